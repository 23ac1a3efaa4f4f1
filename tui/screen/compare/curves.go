package compare

import (
	"math"

	"ebb/plan/calendar"
	"ebb/plan/compare"
	"ebb/tui/frame"
	"ebb/tui/frame/chart"
	"ebb/tui/phrase"
	"ebb/tui/theme"
)

// curves keeps the dots of a comparison at a width.
type curves struct {
	wide  int
	lines [len(figures)]lines
}

// lines are a figure of both plans.
type lines struct {
	was, is   []float64
	low, high float64
}

// figures are what is drawn, from top to bottom.
var figures = [...]struct {
	name  string
	of    func(compare.Point) float64
	times float64 // to what it is shown as
}{
	{"load/wk", func(p compare.Point) float64 { return p.Load }, calendar.Week},
	{"fitness", func(p compare.Point) float64 { return p.Fitness }, 1},
	{"form", func(p compare.Point) float64 { return p.Form }, 1},
}

func (c *curves) forget() { c.wide = 0 }

// fit works the dots out, two to a column, when the width is another.
func (c *curves) fit(of *Comparison, wide int) {
	if c.wide == wide {
		return
	}
	c.wide = wide
	for i, f := range figures {
		l := &c.lines[i]
		l.was = dots(l.was[:0], of.Was.Days, f.of, f.times, 2*wide)
		l.is = dots(l.is[:0], of.Is.Days, f.of, f.times, 2*wide)
		l.low, l.high = math.Inf(1), math.Inf(-1)
		for _, v := range [][]float64{l.was, l.is} {
			for _, x := range v {
				l.low, l.high = min(l.low, x), max(l.high, x)
			}
		}
		if !(l.high-l.low >= 2) {
			l.low, l.high = l.low-1, l.high+1
		}
	}
}

// dots gives so many figures over all days, each the mean of the week around its
// day: the saw of single days hides where the lines go.
func dots(dst []float64, days []compare.Point, of func(compare.Point) float64, times float64, wide int) []float64 {
	if len(days) == 0 {
		return dst
	}
	const around = 3
	for x := range wide {
		at := x * (len(days) - 1) / max(1, wide-1)
		sum, n := 0.0, 0
		for d := max(0, at-around); d <= min(at+around, len(days)-1); d++ {
			sum += of(days[d])
			n++
		}
		dst = append(dst, sum/float64(n)*times)
	}
	return dst
}

// gutter holds the names and scales of the curves.
const gutter = 9

// draw draws the curves under one another over an area, the dates under them; a
// day is marked by a wash, or where there are none by a rule.
func (c *curves) draw(a frame.Area, of *Comparison, mark calendar.Day, marked, washes bool) {
	wide, rows := a.W-gutter-1, a.H-1
	if wide < 8 || rows < len(figures) || len(of.Was.Days) == 0 {
		return
	}
	c.fit(of, wide)
	if marked && of.Span.Has(mark) {
		x := gutter + int(mark-of.Span.From)*(wide-1)/max(1, of.Span.Days()-1)
		if washes {
			a.Wash(x, 0, 1, a.H, theme.Sel)
		} else {
			a.VLine(x, 0, rows, theme.Upright, theme.Rule)
		}
	}
	y := 0
	for i, f := range figures {
		tall := (rows - y) / (len(figures) - i)
		l := &c.lines[i]
		one := a.Sub(gutter, y, wide, tall)
		chart.Dashed(one, l.was, l.low, l.high, theme.Tick)
		chart.Line(one, l.is, l.low, l.high, theme.Text)
		a.Text(0, y, f.name, theme.Dim)
		if tall >= 3 {
			a.IntRight(gutter-1, y+1, phrase.Figure(l.high), theme.Dim)
			a.IntRight(gutter-1, y+tall-1, phrase.Figure(l.low), theme.Dim)
		}
		y += tall
	}
	dates(a.Sub(gutter, rows, wide, 1), of.Span)
}

// dates writes under the curves when months begin, as many as have room.
func dates(a frame.Area, span calendar.Span) {
	const least = 10
	days := span.Days()
	every := 1
	for _, every = range []int{1, 2, 3, 6, 12, 24, 60, 120} {
		if a.W*every*30/max(1, days) >= least {
			break
		}
	}
	next := 0
	for d := span.From; d <= span.To; d++ {
		year, month, n := d.Date()
		if n != 1 {
			d += max(0, calendar.Day(27-n)) // on to the end of the month
			continue
		}
		x := int(d-span.From) * (a.W - 1) / max(1, days-1)
		if (year*12+int(month)-1)%every == 0 && x >= next && x+8 <= a.W {
			next = a.Text(x, 0, d.Format("Jan 2006"), theme.Dim) + 1
		}
	}
}
