package chart

import (
	"ebb/tui/frame"
	"ebb/tui/theme"
)

// Day is what one day carries: the highest of all systems and the legs, that
// morning and that evening, 0 and up.
type Day struct {
	Morning, Evening         float64
	LegsMorning, LegsEvening float64
}

// Settled tells whether the morning is at or below the line.
func (d Day) Settled() bool { return level(d.Morning) <= Ready }

// Wave is the picture of a block: a day takes one column, its evening over the
// line and its morning under it, or two, morning and evening.
type Wave struct {
	Days   []Day // as many as are shown; the first stands in column 0
	Before []Day // the same days before the preview; nil when there is none
	Top    int   // the upper end of the scale: Top(Highest(days), 0)
	Above  int   // rows over the line, 7 or 8 in a full panel
	Below  int   // rows under it, usually 2
	Per    int   // columns a day, 1 or 2; less counts as 1
	Cursor int   // the day of the cursor; -1 for none
	Marked bool  // the cursor's day is reversed on the line, where no wash shows
}

// Rows is the height of the canvas.
func (w *Wave) Rows() int { return w.above() + 1 + w.below() }

// Columns is its width.
func (w *Wave) Columns() int { return len(w.Days) * w.per() }

func (w *Wave) above() int { return max(0, w.Above) }
func (w *Wave) below() int { return max(0, w.Below) }
func (w *Wave) per() int   { return min(max(w.Per, 1), 2) }

// Draw draws the wave from the area's upper left corner, without its labels.
func (w *Wave) Draw(a frame.Area) {
	per, line := w.per(), w.above()
	if w.Cursor >= 0 {
		a.Wash(w.Cursor*per, 0, per, w.Rows(), theme.Sel)
	}
	for i := range w.Days {
		if i*per >= a.W {
			break
		}
		w.day(a, i, per, line)
	}
	w.figures(a, per)
}

// day draws the columns of one day.
func (w *Wave) day(a frame.Area, i, per, line int) {
	for c := range per {
		x := i*per + c
		w.over(i, c == per-1).upright(a, x, line-1, line)
		r, st := w.waterline(i)
		a.Rune(x, line, r, st)
		w.pool(a, i, x, line+1)
	}
}

// waterline is the line on one day: heavy where the morning is settled, in
// accent where a preview made it so.
func (w *Wave) waterline(i int) (r rune, st theme.Style) {
	r, st = theme.Line, theme.Tick
	if w.Days[i].Settled() {
		r, st = theme.Settled, theme.Pool
		if i < len(w.Before) && !w.Before[i].Settled() {
			st = theme.Plus
		}
	}
	return r, ink(st, w.Marked && i == w.Cursor)
}

// over is the bar over the line of one day, of its evening or its morning.
func (w *Wave) over(i int, evening bool) bar {
	n := w.above() * 8
	now, legs := w.Days[i].at(evening)
	b := bar{full: rise(now, w.Top, n)}
	b.stays, b.gone = b.full, b.full
	if i < len(w.Before) {
		before, _ := w.Before[i].at(evening)
		was := rise(before, w.Top, n)
		b.stays, b.gone = min(b.full, was), max(b.full, was)
	}
	b.core = min(rise(legs, w.Top, n), b.stays)
	return b
}

func (d Day) at(evening bool) (all, legs float64) {
	if evening {
		return d.Evening, d.LegsEvening
	}
	return d.Morning, d.LegsMorning
}

// pool draws what hangs under the line on a settled morning: what stays and
// what is gained in their own inks, a ghost where a pool was.
func (w *Wave) pool(a frame.Area, i, x, top int) {
	n := w.below() * 8
	now := sink(w.Days[i].Morning, n)
	hang(a, x, top, w.below(), now)
	if i >= len(w.Before) {
		return
	}
	repool(a, x, top, w.below(), now, sink(w.Before[i].Morning, n))
}

// ink is a style, reversed or not.
func ink(st theme.Style, reverse bool) theme.Style {
	if reverse {
		return st.Reverse()
	}
	return st
}

// figures writes the level over the highest of each run of bars that are cut
// at the top.
func (w *Wave) figures(a frame.Area, per int) {
	for i := 0; i < len(w.Days); i++ {
		if !w.isCut(i) {
			continue
		}
		high := i
		for ; i+1 < len(w.Days) && w.isCut(i+1); i++ {
			if w.Days[i+1].Evening > w.Days[high].Evening {
				high = i + 1
			}
		}
		n := int(level(w.Days[high].Evening) + 0.5)
		wide := frame.IntWidth(n)
		x := min(max(high*per+per-1-wide/2, 0), max(w.Columns()-wide, 0))
		a.Int(x, 0, n, theme.Text.Bold())
	}
}

func (w *Wave) isCut(i int) bool {
	return w.Above > 0 && level(w.Days[i].Evening) > float64(w.Top)
}

// Labels writes what the sides of the wave are called into a gutter beside it,
// usually of 8 columns: the two ends of the scale, stress, ready and settled.
func (w *Wave) Labels(a frame.Area) {
	line := w.above()
	if line > 1 {
		a.IntRight(a.W, 0, w.Top, theme.Dim)
	}
	a.Text(0, line-1, "stress", theme.Stress)
	x := a.Text(0, line, "ready", theme.Body)
	if a.W >= x+3 {
		a.IntRight(a.W, line, Ready, theme.Dim)
	}
	if w.below() > 0 {
		a.Text(0, line+1, "settled", theme.Ebb)
	}
	if w.below() > 1 {
		a.IntRight(a.W, line+w.below(), 0, theme.Dim)
	}
}
