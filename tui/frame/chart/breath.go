package chart

import (
	"ebb/tui/frame"
	"ebb/tui/theme"
)

// Span is what one week of a season carries: the highest of all systems on its
// lowest morning and its highest evening.
type Span struct{ Low, High float64 }

// Settled tells whether the week came down: a bar that touches the line.
func (s Span) Settled() bool { return level(s.Low) <= Ready }

// Breath is the wave of a season, a week a bar. A bar stands from the week's
// lowest morning to its highest evening; one that hangs in the air did not
// come down and has no pool.
type Breath struct {
	Weeks  []Span
	Before []Span // the same weeks before the preview; nil when there is none
	Top    int    // the upper end of the scale
	Above  int    // rows over the line
	Below  int    // rows under it
	Wide   int    // columns of a bar
	Gap    int    // columns between two bars
	Cursor int    // the week of the cursor; -1 for none
}

// Rows is the height of the canvas.
func (b *Breath) Rows() int { return max(0, b.Above) + 1 + max(0, b.Below) }

// Draw draws the breaths from the area's upper left corner.
func (b *Breath) Draw(a frame.Area) {
	wide, pitch := max(1, b.Wide), max(1, b.Wide)+max(0, b.Gap)
	line := max(0, b.Above)
	if b.Cursor >= 0 {
		a.Wash(b.Cursor*pitch, 0, wide, b.Rows(), theme.Sel)
	}
	for i := range b.Weeks {
		x := i * pitch
		if x >= a.W {
			return
		}
		r, st := b.waterline(i)
		for c := range pitch {
			if c >= wide {
				r, st = theme.Line, theme.Tick
			} else {
				b.over(a, i, x+c, line-1)
				b.under(a, i, x+c, line+1)
			}
			a.Rune(x+c, line, r, st)
		}
	}
}

// waterline is the line in one week: heavy where a morning is settled, in
// accent where a preview made it so.
func (b *Breath) waterline(i int) (rune, theme.Style) {
	switch {
	case !b.Weeks[i].Settled():
		return theme.Line, theme.Tick
	case i < len(b.Before) && !b.Before[i].Settled():
		return theme.Settled, theme.Plus
	default:
		return theme.Settled, theme.Pool
	}
}

// over draws the part of a bar that stands over the line. A cell in which it
// has both its ends shows the upper one; one that a preview added or left for
// its greater part shows that.
func (b *Breath) over(a frame.Area, i, x, foot int) {
	rows := max(0, b.Above)
	now := b.reach(b.Weeks[i], rows)
	was := now
	if i < len(b.Before) {
		was = b.reach(b.Before[i], rows)
	}
	for row := range rows {
		from, to := inCell(now.from, row), inCell(now.to, row)
		old := max(0, inCell(was.to, row)-inCell(was.from, row))
		if from >= to {
			if old >= 4 {
				a.Rune(x, foot-row, theme.Gone, theme.Ghost)
			}
			continue
		}
		st := theme.Peak
		if stays := min(to, inCell(was.to, row)) - max(from, inCell(was.from, row)); 2*stays < to-from {
			st = theme.Plus
		}
		if to == 8 && from > 0 {
			a.Rune(x, foot-row, standing[from], st.Reverse())
		} else {
			a.Rune(x, foot-row, standing[to], st)
		}
	}
}

// reach is a bar over the line, from and to, in eighths of a cell.
type reach struct{ from, to int }

func (b *Breath) reach(s Span, rows int) reach {
	return reach{rise(s.Low, b.Top, rows*8), rise(s.High, b.Top, rows*8)}
}

// under draws the pool of a week.
func (b *Breath) under(a frame.Area, i, x, top int) {
	rows := max(0, b.Below)
	now := sink(b.Weeks[i].Low, rows*8)
	hang(a, x, top, rows, now)
	if i < len(b.Before) {
		repool(a, x, top, rows, now, sink(b.Before[i].Low, rows*8))
	}
}

// repool shows of a pool that is drawn what a preview added, and what is gone
// of it.
func repool(a frame.Area, x, top, rows, now, was int) {
	for row := range rows {
		k, old := inCell(now, row), inCell(was, row)
		switch {
		case k > 0 && old == 0: // the whole of the cell is new
			a.Restyle(x, top+row, 1, 1, ink(theme.Plus, k < 8))
		case k == 0 && (old >= 4 || row == 0 && old > 0):
			a.Rune(x, top+row, theme.Gone, theme.Ghost)
		}
	}
}
