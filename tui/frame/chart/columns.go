package chart

import (
	"math"

	"ebb/tui/frame"
	"ebb/tui/theme"
)

// Column is the load of one week of a season.
type Column struct {
	Load   float64
	Done   float64     // of it, behind us; drawn darker
	Was    float64     // before a preview; as Load where there is none
	Target float64     // a tick where it is over the bar; 0 for none
	Ink    theme.Style // Load, or Pool where the week comes down on purpose
	Rough  bool        // an outline: a target with no session yet
	Past   bool        // all of it is behind us
}

// Columns are the loads of a season, a week a bar, as tall as the area.
type Columns struct {
	Bars      []Column
	Top       float64 // the load of a full bar
	Wide, Gap int     // columns of a bar, and between two
	Marked    bool    // bars in Pool have a ~ over them, where inks can't be told apart
}

// rough fills an outline.
const rough = '▒'

// Draw draws the bars on the area's last row, upwards.
func (c *Columns) Draw(a frame.Area) {
	wide, gap := max(1, c.Wide), max(0, c.Gap)
	for i := range c.Bars {
		x := i * (wide + gap)
		if x >= a.W {
			return
		}
		for n := range wide {
			c.bar(a, &c.Bars[i], x+n)
		}
		if b := &c.Bars[i]; c.Marked && b.Ink == theme.Pool && a.H > 0 {
			full := (eighths(b.Load, c.Top, a.H*8) + 7) / 8
			a.Rune(x+wide-1, max(a.H-1-full, 0), '~', theme.Ebb)
		}
	}
}

func (c *Columns) bar(a frame.Area, b *Column, x int) {
	n := a.H * 8
	load, was, done := eighths(b.Load, c.Top, n), eighths(b.Was, c.Top, n), eighths(min(b.Done, b.Load), c.Top, n)
	for i := range a.H {
		y := a.H - 1 - i
		k := inCell(load, i)
		if k == 0 {
			if inCell(was, i) >= 4 {
				a.Rune(x, y, theme.Gone, theme.Ghost)
			}
			continue
		}
		r, st := standing[k], b.Ink
		switch {
		case 2*inCell(was, i) < k:
			st = theme.Plus
		case st == theme.Load && (b.Past || 2*inCell(done, i) >= k):
			st = theme.Tick
		}
		if b.Rough && k == 8 && st != theme.Plus {
			r = rough
		}
		a.Rune(x, y, r, st)
	}
	if b.Target > b.Load && a.H > 0 {
		if i := (eighths(b.Target, c.Top, n) - 1) / 8; inCell(load, i) == 0 && inCell(was, i) < 4 {
			a.Rune(x, a.H-1-i, theme.Line, theme.Tick)
		}
	}
}

// Whole is the least whole number of hundreds, from 2000 on of five hundreds,
// that is not under the highest.
func Whole(highest float64) int {
	highest = level(highest)
	unit := 100.0
	if highest > 2000 {
		unit = 500
	}
	return int(max(math.Ceil(highest/unit), 1) * unit)
}

// Balance draws a figure around zero as a bar of wide columns from x: over the
// middle of the area as a pool's blue, under it as stress. Over has the upper
// rows of the area, the rest is below; top is the figure of a full bar on the
// larger side.
func Balance(a frame.Area, x, wide, over int, value, top float64) {
	over = min(max(over, 0), a.H)
	wide = min(max(wide, 0), a.W)
	rows := max(over, a.H-over)
	if !(top > 0) || rows == 0 {
		return
	}
	k := int(math.Round(level(math.Abs(value)) / top * float64(rows*8)))
	up := value > 0
	room := a.H - over
	if up {
		room = over
	}
	k = min(max(k, 0), room*8)
	for c := range wide {
		for i := 0; 8*i < k; i++ {
			n := inCell(k, i)
			switch {
			case up:
				a.Rune(x+c, over-1-i, standing[n], theme.Pool)
			case n == 8:
				a.Rune(x+c, over+i, theme.Full, theme.Peak)
			default:
				a.Rune(x+c, over+i, standing[8-n], theme.Peak.Reverse())
			}
		}
	}
}
