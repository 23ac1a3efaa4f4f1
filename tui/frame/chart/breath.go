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
	Top    int // the upper end of the scale
	Above  int // rows over the line
	Below  int // rows under it
	Wide   int // columns of a bar; the gap after it is one
	Cursor int // the week of the cursor; -1 for none
}

// Rows is the height of the canvas.
func (b *Breath) Rows() int { return max(0, b.Above) + 1 + max(0, b.Below) }

// Draw draws the breaths from the area's upper left corner.
func (b *Breath) Draw(a frame.Area) {
	wide, line, below := max(1, b.Wide), max(0, b.Above), max(0, b.Below)
	if b.Cursor >= 0 {
		a.Wash(b.Cursor*(wide+1), 0, wide, b.Rows(), theme.Sel)
	}
	for i, w := range b.Weeks {
		x := i * (wide + 1)
		if x >= a.W {
			return
		}
		foot, head := rise(w.Low, b.Top, line*8), rise(w.High, b.Top, line*8)
		for c := range wide {
			float(a, x+c, line-1, line, foot, head)
			hang(a, x+c, line+1, below, sink(w.Low, below*8))
		}
		r, st := theme.Line, theme.Tick
		if w.Settled() {
			r, st = theme.Settled, theme.Pool
		}
		a.Fill(x+wide, line, 1, 1, theme.Line, theme.Tick)
		a.Fill(x, line, wide, 1, r, st)
		if i == b.Cursor {
			a.Wash(x, line, wide, 1, theme.Sel)
		}
	}
}

// float draws a bar from foot to head, in eighths over the row line, that may
// hang in the air. A cell in which it has both its ends shows the upper one.
func float(a frame.Area, x, line, rows, foot, head int) {
	for i := range rows {
		from, to := inCell(foot, i), inCell(head, i)
		switch {
		case to == 0 || from == 8 || from >= to:
		case to == 8 && from > 0:
			a.Rune(x, line-i, standing[from], theme.Peak.Reverse())
		default:
			a.Rune(x, line-i, standing[to], theme.Peak)
		}
	}
}
