package chart

import (
	"ebb/tui/frame"
	"ebb/tui/theme"
)

// Bar draws a share of w cells as a line, in half cells rounded down, but some
// ink for whatever is more than nothing. It returns the column after the ink.
func Bar(a frame.Area, x, y, w int, share float64, st theme.Style) int {
	w = min(max(w, 0), a.W)
	share = min(level(share), 1)
	halves := int(share*float64(2*w) + 1e-9)
	if halves == 0 && share > 0 && w > 0 {
		halves = 1
	}
	for i := range halves / 2 {
		a.Rune(x+i, y, theme.Settled, st)
	}
	if halves%2 == 1 {
		a.Rune(x+halves/2, y, theme.Half, st)
	}
	return x + (halves+1)/2
}

// Gauge draws a share of w cells as Bar does and the rest as a faint line.
func Gauge(a frame.Area, x, y, w int, share float64, st theme.Style) {
	w = min(max(w, 0), a.W)
	for at := Bar(a, x, y, w, share, st); at < x+w; at++ {
		a.Rune(at, y, theme.Settled, theme.Faint)
	}
}
