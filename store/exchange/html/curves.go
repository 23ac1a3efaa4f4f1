package html

import (
	"strings"

	"ebb/store/exchange/printout"
)

// curves draws fitness and fatigue, each day as the mean of the seven around it:
// the saw of single days hides where the lines go.
func (c *season) curves() {
	fitness := c.line("fitness", func(p printout.Point) float64 { return p.Fitness })
	fatigue := c.line("fatigue", func(p printout.Point) float64 { return p.Fatigue })
	c.label("", "end", chartLeft-6, curvesTop+6, printout.Figure(c.high))
	c.label("", "end", chartLeft-6, curvesLow, printout.Figure(c.low))
	if fitness == "" {
		return
	}
	c.label("text", "start", 0, (curvesTop+curvesLow)/2-1, "fitness")
	c.label("stress", "start", 0, (curvesTop+curvesLow)/2+10, "fatigue")
	c.void("polyline", "class", "fatigue", "points", fatigue)
	c.void("polyline", "class", "fitness", "points", fitness)
}

// line gives the points of a curve.
func (c *season) line(_ string, of func(printout.Point) float64) string {
	const around = 3
	var points []string
	day := 0
	for i := range c.Weeks {
		days := c.Weeks[i].Days()
		for d := range days {
			sum, n := 0.0, 0
			for near := max(0, day-around); near <= min(len(c.Curve)-1, day+around); near++ {
				if c.Curve[near].Known {
					sum, n = sum+of(c.Curve[near]), n+1
				}
			}
			if n > 0 {
				v := min(max(sum/float64(n), c.low), c.high)
				x := c.x(i) + c.pitch*(float64(d)+.5)/float64(days)
				points = append(points, at(x)+","+at(curvesLow-(v-c.low)/(c.high-c.low)*(curvesLow-curvesTop)))
			}
			day++
		}
	}
	return strings.Join(points, " ")
}

// forms draws how fresh each week finds the athlete.
func (c *season) forms() {
	c.label("body", "start", 0, formLine+3.5, "form")
	c.label("", "end", chartLeft-6, formLine-formHigh+7, printout.Signed(c.form))
	c.label("", "end", chartLeft-6, formLine+formHigh+1, printout.Figure(-c.form))
	for i := range c.Weeks {
		w := &c.Weeks[i]
		if !w.Known {
			continue
		}
		high := w.Form / c.form * formHigh
		if high >= 0 {
			c.rect("form", c.x(i), formLine-high, c.bar, high)
		} else {
			c.rect("owed", c.x(i), formLine, c.bar, -high)
		}
	}
	c.rule("line", chartLeft, formLine, chartWide, formLine)
}
