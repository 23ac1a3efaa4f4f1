package chart

import (
	"math"

	"ebb/tui/frame"
	"ebb/tui/theme"
)

// Load is the row of day loads under a wave.
type Load struct {
	Loads  []float64   // a day each, in the load unit
	Done   int         // how many of them, from the first, are behind us
	Top    float64     // the load of a full bar, at least; 0 for the highest
	Per    int         // columns a day, as in the wave
	Cursor int         // the day of the cursor; -1 for none
	Ink    theme.Style // of days that are not behind us; Default for that of loads
}

// Draw draws the loads in every row of the area, days behind us darker.
func (l *Load) Draw(a frame.Area) {
	per, top := min(max(l.Per, 1), 2), level(l.Top)
	for _, v := range l.Loads {
		top = max(top, level(v))
	}
	if l.Cursor >= 0 {
		a.Wash(l.Cursor*per, 0, per, a.H, theme.Sel)
	}
	for i, v := range l.Loads {
		st := l.Ink
		if st == theme.Default {
			st = theme.Load
		}
		if i < l.Done {
			st = theme.Tick
		}
		k := eighths(v, top, a.H*8)
		for c := range per {
			column(a, i*per+c, k, st)
		}
	}
}

// eighths is a share of top in n eighths; what is there at all is seen.
func eighths(v, top float64, n int) int {
	v = level(v)
	if v <= 0 || top <= 0 {
		return 0
	}
	return int(min(max(math.Round(v/top*float64(n)), 1), float64(n)))
}

// column draws a bar of one ink from the area's last row upwards.
func column(a frame.Area, x, k int, st theme.Style) {
	for i := 0; 8*i < k; i++ {
		a.Rune(x, a.H-1-i, standing[inCell(k, i)], st)
	}
}

// Strip is the row of one system under a wave: ink only on mornings that are
// not settled, so that the ends of the rows tell which system is last.
type Strip struct {
	Mornings []float64   // what the system carries, a day each
	Ink      theme.Style // Core for the legs, Peak for the others
	Per      int         // columns a day, as in the wave
	Cursor   int         // the day of the cursor; -1 for none
}

// stripTop is the level of a full cell of a strip.
const stripTop = 100

// Draw draws the strip in the area's first row.
func (s *Strip) Draw(a frame.Area) {
	per := min(max(s.Per, 1), 2)
	if s.Cursor >= 0 {
		a.Wash(s.Cursor*per, 0, per, 1, theme.Sel)
	}
	for i, v := range s.Mornings {
		r, st := standing[1], theme.Faint
		if v = level(v); v > Ready {
			r, st = standing[2+rise(v, stripTop, 6*8)/8], s.Ink
		}
		for c := range per {
			a.Rune(i*per+c, 0, r, st)
		}
	}
}
