package chart

import (
	"ebb/tui/frame"
	"ebb/tui/theme"
)

// Turned is the wave of a list with a day a row: settled to the left of the
// line, stress to the right, so that time runs with the list. Each row is
// drawn by itself, for a day may be opened to several.
type Turned struct {
	Left int  // columns for the settled side; the line stands after them
	Top  int  // the upper end of the scale: Top(Highest(days), 0)
	Was  *Day // of the row that is drawn, before the preview; nil when there is none
}

// Row draws a day in one row: its morning to the left, its evening to the
// right. The stress side takes the rest of the area.
func (t Turned) Row(a frame.Area, y int, d Day) {
	t.Line(a, y, d.Settled())
	t.morning(a, y, d)
	t.stress(a, y, d.Evening, d.LegsEvening, t.was(true))
}

// Morning draws the first of two rows a day.
func (t Turned) Morning(a frame.Area, y int, d Day) {
	t.Line(a, y, d.Settled())
	t.morning(a, y, d)
	t.stress(a, y, d.Morning, d.LegsMorning, t.was(false))
}

// Evening draws the second of two rows a day.
func (t Turned) Evening(a frame.Area, y int, d Day) {
	t.Line(a, y, false)
	t.stress(a, y, d.Evening, d.LegsEvening, t.was(true))
}

// Line draws the line alone, heavy on a settled morning, light otherwise and
// in the further rows of a day.
func (t Turned) Line(a frame.Area, y int, settled bool) {
	if settled {
		a.Rune(t.left(), y, '┃', theme.Pool)
		return
	}
	a.Rune(t.left(), y, theme.Upright, theme.Tick)
}

func (t Turned) left() int { return max(0, t.Left) }

func (t Turned) morning(a frame.Area, y int, d Day) {
	if d.Settled() {
		leftward(a, t.left(), y, t.left(), sink(d.Morning, t.left()*8))
	}
}

// was is the level before the preview, less than nothing when there is none.
func (t Turned) was(evening bool) float64 {
	switch {
	case t.Was == nil:
		return -1
	case evening:
		return t.Was.Evening
	default:
		return t.Was.Morning
	}
}

func (t Turned) stress(a frame.Area, y int, all, legs, was float64) {
	cols := max(0, a.W-t.left()-1)
	n := rise(all, t.Top, cols*8)
	b := bar{core: min(rise(legs, t.Top, cols*8), n), stays: n, full: n, gone: n}
	if was >= 0 {
		before := rise(was, t.Top, cols*8)
		b.stays, b.gone = min(before, n), max(before, n)
		b.core = min(b.core, b.stays)
	}
	b.rightward(a, t.left()+1, y, cols)
}
