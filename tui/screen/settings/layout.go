package settings

import "ebb/tui/screen"

// shape is a way to lay the screen out.
type shape uint8

const (
	tooSmall shape = iota // one line that says so
	phone                 // key and value; the one under the cursor opened
	small                 // with since when and what it means
	wide                  // with the default
)

// layout is where things stand on a screen of a size; it depends on the size
// alone. Columns of width 0 are not shown.
type layout struct {
	shape  shape
	header int // rows over the list, the heads of the columns included
	footer int // rows under it, its rule included
	zones  int // rows of the zones below the list; 0: they are opened by a key

	key, value, since, standard, meaning column
}

// column is a column of the list.
type column struct{ x, w int }

// Columns and rows of the parts.
const (
	keyAt        = 2
	keyWide      = 20
	standardWide = 13
	zoneRows     = 7  // a rule, the heads and five zones
	zonesFrom    = 28 // rows of a screen that has room for them
)

func lay(w, h int) layout {
	l := layout{header: 3, footer: 4, key: column{keyAt, keyWide}}
	switch {
	case w < screen.LeastWidth || h < screen.LeastHeight:
		return layout{shape: tooSmall}
	case w < screen.NarrowWidth || h < screen.PhoneHeight:
		l.shape, l.header, l.footer = phone, 2, 3
		if h < screen.PhoneHeight {
			l.header, l.footer = 1, 2
		}
		l.key.w = min(keyWide, w/2)
		l.value = column{l.key.x + l.key.w, w - l.key.x - l.key.w - 1}
	case w < screen.BesideWidth:
		l.shape = small
		l.value, l.since = column{22, 14}, column{36, 20}
		l.meaning = column{56, w - 57}
	default:
		l.shape = wide
		l.value, l.since, l.standard = column{22, 21}, column{43, 31}, column{74, standardWide}
		l.meaning = column{74 + standardWide, w - 74 - standardWide - 1}
	}
	if h >= zonesFrom && l.shape > phone {
		l.zones = zoneRows
	}
	return l
}
