package history

import "ebb/tui/screen"

// shape is a way to lay the screen out.
type shape uint8

const (
	tooSmall shape = iota // one line that says so
	inWords               // entries alone, a row each
	phone                 // entries of two rows, or the differences
	below                 // what it was below the entries
	beside                // what it was beside them
)

// layout is where things stand on a screen of a size; it depends on the size
// alone.
type layout struct {
	shape  shape
	header int // rows of the title and its rule
	footer int // rows of the footer, its rule included
	rows   int // rows of an entry
	panel  int // columns of the panel beside, or rows of the panel below
	who    int // columns of the person
	branch int // columns of the branch
	perDay int // columns of the wave a day
}

// Columns of the parts.
const (
	whenColumns = 18
	gutter      = 8
	tallPhone   = 18 // rows from which the change is said in full
)

func lay(w, h int) layout {
	switch {
	case w < screen.LeastWidth || h < screen.LeastHeight:
		return layout{shape: tooSmall}
	case w < screen.PhoneWidth || h < screen.PhoneHeight:
		return layout{shape: inWords, header: 1, footer: 1, rows: 1}
	case w < screen.NarrowWidth:
		l := layout{shape: phone, header: 2, footer: 2, rows: 2}
		if h >= tallPhone {
			l.footer = 4
		}
		return l
	case w < screen.BesideWidth:
		body := h - 5
		return layout{shape: below, header: 2, footer: 3, rows: 1, panel: max(5, body/2), who: 8, branch: min(12, max(0, w-68)), perDay: 1}
	default:
		l := layout{shape: beside, header: 2, footer: 3, rows: 1, who: 9, panel: 50, branch: 0, perDay: 1}
		if w >= screen.DoubleWidth {
			l.who, l.panel, l.branch, l.perDay = 14, min(90, w/2), 16, 2
		}
		return l
	}
}
