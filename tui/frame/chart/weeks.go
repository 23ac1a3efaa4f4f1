package chart

import (
	"ebb/tui/frame"
	"ebb/tui/theme"
)

// Week is one week of a season in small: its load, whether it comes down on
// purpose, and the letter of a race in it.
type Week struct {
	Load float64
	Down bool
	Race rune // 'A', 'B', 'C'; 0 for none
}

// Weeks draws a week a column from column x of a row, load weeks grey, down
// weeks blue, races as letters, and returns the column after it. top is the
// load of a full bar.
func Weeks(a frame.Area, x, y int, weeks []Week, top float64) int {
	for _, w := range weeks {
		switch {
		case w.Race != 0:
			a.Rune(x, y, w.Race, theme.Accent.Bold())
		case w.Down:
			a.Rune(x, y, standing[eighths(w.Load, top, 8)], theme.Pool)
		default:
			a.Rune(x, y, standing[eighths(w.Load, top, 8)], theme.Load)
		}
		x++
	}
	return x
}
