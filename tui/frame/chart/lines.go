package chart

import (
	"math"

	"ebb/tui/frame"
	"ebb/tui/theme"
)

// Line draws figures as a line of braille dots over the whole area, the first
// at its left edge and the last at its right, low at the bottom and high at
// the top. Several lines may be drawn in one area; where they share a cell it
// takes the ink of the last. Figures that are no number leave a gap.
func Line(a frame.Area, values []float64, low, high float64, st theme.Style) {
	line(a, values, low, high, st, 0)
}

// Dashed is Line in dashes: next to a whole line it is told apart where there is
// no colour.
func Dashed(a frame.Area, values []float64, low, high float64, st theme.Style) {
	line(a, values, low, high, st, dash)
}

// dash is how many columns of dots a dash takes, and the gap after it.
const dash = 4

func line(a frame.Area, values []float64, low, high float64, st theme.Style, dash int) {
	wide, tall := 2*a.W, 4*a.H
	if len(values) == 0 || wide == 0 || tall == 0 || !(high > low) {
		return
	}
	last := -1
	for x := range wide {
		y := height(at(values, x, wide), low, high, tall)
		if y < 0 || dash > 0 && x/dash%2 == 1 {
			last = -1
			continue
		}
		from := y // a run of dots joins it to the column before
		switch {
		case last < 0:
		case y > last:
			from = last + 1
		case y < last:
			from = last - 1
		}
		a.Dots(x, min(from, y), max(from, y), st)
		last = y
	}
}

// at is the value that stands at column x of wide, between its neighbours.
func at(values []float64, x, wide int) float64 {
	if len(values) == 1 || wide == 1 {
		return values[0]
	}
	p := float64(x) * float64(len(values)-1) / float64(wide-1)
	i := min(int(p), len(values)-2)
	return values[i] + (p-float64(i))*(values[i+1]-values[i])
}

// height is the row of dots of a value, from the top; -1 for no number.
func height(v, low, high float64, tall int) int {
	share := (v - low) / (high - low)
	if math.IsNaN(share) {
		return -1
	}
	return tall - 1 - int(math.Round(min(max(share, 0), 1)*float64(tall-1)))
}
