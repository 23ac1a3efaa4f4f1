package block

import (
	"ebb/tui/panel"
	"ebb/tui/screen"
)

// layout is where things stand on a screen of a size. It depends on the size
// alone, so that nothing jumps when the plan changes.
type layout struct {
	shape  shape
	header int // rows of title, strip and rule
	footer int // rows of the footer, its rule included where there is one
	label  int // columns of a week's label
	day    int // columns of a day, its gap included
	panel  int // columns of the panel beside, or rows of the panel below; 0: none
	perDay int // columns of the wave a day
}

// shape is a way to lay the screen out.
type shape uint8

const (
	tooSmall shape = iota // one line that says so
	inWords               // the day as sentences
	phone                 // a day a row
	narrow                // the calendar alone, the panel over its lower half
	below                 // the panel below the calendar
	beside                // the panel beside the calendar
)

// Sizes at which the layout changes.
const (
	belowHeight = 22 // with fewer rows the panel below is opened by its key
)

// Columns and rows of the parts.
const (
	labelWide   = 9
	widestDay   = 20
	sideMargins = 2
)

func lay(w, h int) layout {
	switch {
	case w < screen.LeastWidth || h < screen.LeastHeight:
		return layout{shape: tooSmall}
	case w < screen.PhoneWidth || h < screen.PhoneHeight:
		return layout{shape: inWords, footer: 1}
	case w < screen.NarrowWidth:
		return layout{shape: phone, header: 2, footer: 2, perDay: 1}
	case w < screen.BelowWidth:
		return layout{shape: narrow, header: 1, footer: 3, label: 8, day: (w - 1 - 8) / 7, perDay: 1}
	case w < screen.BesideWidth:
		l := layout{shape: narrow, header: 1, footer: 3, label: labelWide, day: (w - 1 - labelWide) / 7, perDay: 2}
		if h >= belowHeight {
			l.shape, l.panel = below, panel.LeastRows+min(8, (h-belowHeight)/3)
		}
		return l
	default:
		l := layout{shape: beside, header: 3, footer: 4, label: labelWide, panel: panel.Columns, perDay: 1}
		if w >= screen.DoubleWidth {
			l.panel, l.perDay = panel.WideColumns, 2
		}
		l.day = min(widestDay, (w-sideMargins-l.panel-l.label-1)/7)
		return l
	}
}

// wide reports whether the panel stands beside or below without being asked.
func (s *Screen) wide() bool { return s.shape == beside || s.shape == below }

// Rows of one row of days in the calendar.
const (
	leastRows = 3
	mostRows  = 12
)

// rowsOf gives the rows of a row of days, when count of them share the height,
// and how many fit.
func rowsOf(height, count int) (rows, fit int) {
	if count < 1 {
		count = 1
	}
	rows = min(max(height/count, leastRows), mostRows)
	return rows, max(1, height/rows)
}
