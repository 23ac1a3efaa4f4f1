package chart

import "ebb/tui/frame"

// Mini is the wave of many athletes under one another: two rows over a line
// that is not drawn, one under it, and for all of them the same scale.
type Mini struct {
	Days []Day // as many as are shown; the first stands in column 0
	Per  int   // columns a day, 1 or 2; less counts as 1
}

// MiniTop is the upper end of the scale: an evening after a raced marathon.
const MiniTop = 100

// MiniRows is the height of the canvas.
const MiniRows = miniAbove + miniBelow

const miniAbove, miniBelow = 2, 1

// Draw draws the wave from the area's upper left corner.
func (m *Mini) Draw(a frame.Area) {
	w := Wave{Days: m.Days, Top: MiniTop, Above: miniAbove, Below: miniBelow, Per: m.Per}
	per := w.per()
	for i := range m.Days {
		for c := range per {
			x := i*per + c
			w.over(i, c == per-1).upright(a, x, miniAbove-1, miniAbove)
			hang(a, x, miniAbove, miniBelow, sink(m.Days[i].Morning, miniBelow*8))
		}
	}
}
