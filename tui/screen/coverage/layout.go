package coverage

import "ebb/tui/screen"

// shape is a way to lay the screen out.
type shape uint8

const (
	tooSmall shape = iota // one line that says so
	list                  // a demand a row: how near, how many
	charted               // with the weeks of the blocks before the event
)

// layout is where things stand on a screen of a size; it depends on the size
// alone.
type layout struct {
	shape  shape
	header int // rows over the demands
	footer int // rows under them, the rule included

	name        column
	chart       column
	sign, best  column
	have, until column
}

// column is a column of the list.
type column struct{ x, w int }

func (c column) end() int { return c.x + c.w }

// Columns of the parts.
const (
	nameAt    = 2
	nameWide  = 20
	signWide  = 3
	bestWide  = 6
	haveWide  = 10
	untilWide = 12
	leastName = 12

	dayWide   = 10 // of the list of rehearsals
	shareWide = 7
)

func lay(w, h int) layout {
	switch {
	case w < screen.LeastWidth || h < screen.LeastHeight:
		return layout{shape: tooSmall}
	case h < screen.PhoneHeight:
		return columns(layout{shape: list, header: 1, footer: 2}, w)
	case w < screen.NarrowWidth:
		return columns(layout{shape: list, header: 2, footer: 4}, w)
	default:
		return columns(layout{shape: charted, header: 4, footer: 4}, w)
	}
}

// columns sets figures to the right, the name to the left, and the chart between
// them where there is room for one.
func columns(l layout, w int) layout {
	end := w - 1
	if w >= screen.BelowWidth {
		l.until = column{end - untilWide, untilWide}
		end = l.until.x
	}
	if w >= screen.PhoneWidth {
		l.have = column{end - haveWide, haveWide}
		end = l.have.x
	}
	l.best = column{end - bestWide, bestWide}
	l.sign = column{l.best.x - signWide, signWide}
	l.name = column{nameAt, max(leastName, min(nameWide, l.sign.x-nameAt-1))}
	if room := l.sign.x - l.name.end() - 2; l.shape == charted && room >= 16 {
		l.chart = column{l.name.end() + 1, room}
	}
	return l
}
