package html

import "ebb/store/exchange/printout"

// curves draws fitness and fatigue, each day as the mean of the seven around it:
// the saw of single days hides where the lines go.
func (c *season) curves() {
	fitness := c.points(func(p printout.Point) float64 { return p.Fitness })
	fatigue := c.points(func(p printout.Point) float64 { return p.Fatigue })
	c.label("", "end", chartLeft-6, c.y.curvesTop+6, printout.Figure(c.high))
	c.label("", "end", chartLeft-6, c.y.curvesLow, printout.Figure(c.low))
	if len(fitness) == 0 {
		return
	}
	c.label("text", "start", 0, (c.y.curvesTop+c.y.curvesLow)/2-1, "fitness")
	c.label("stress", "start", 0, (c.y.curvesTop+c.y.curvesLow)/2+10, "fatigue")
	c.curve("fatigue", fatigue)
	c.curve("fitness", fitness)
}

// points gives where a curve goes.
func (c *season) points(of func(printout.Point) float64) (points []string) {
	const around = 3
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
				points = append(points, at(x)+","+at(c.y.curvesLow-(v-c.low)/(c.high-c.low)*(c.y.curvesLow-c.y.curvesTop)))
			}
			day++
		}
	}
	return points
}

// forms draws how fresh each week finds the athlete.
func (c *season) forms() {
	c.label("body", "start", 0, c.y.form+3.5, "form")
	c.label("", "end", chartLeft-6, c.y.form-c.y.formHigh+7, printout.Signed(c.form))
	c.label("", "end", chartLeft-6, c.y.form+c.y.formHigh+1, printout.Figure(-c.form))
	for i := range c.Weeks {
		w := &c.Weeks[i]
		if !w.Known {
			continue
		}
		high := w.Form / c.form * c.y.formHigh
		if high >= 0 {
			c.rect("form", c.x(i), c.y.form-high, c.bar, high)
		} else {
			c.rect("owed", c.x(i), c.y.form, c.bar, -high)
		}
	}
	c.rule("line", chartLeft, c.y.form, chartWide, c.y.form)
}
