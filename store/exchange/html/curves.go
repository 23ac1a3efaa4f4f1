package html

import (
	"math"
	"slices"

	"ebb/store/exchange/printout"
)

// smooth gives fitness and fatigue of each day as the mean of the seven around
// it: the saw of single days hides where the lines go.
func smooth(curve []printout.Point) (fitness, fatigue []float64) {
	const around = 3
	for day := range curve {
		fit, tired, n := 0.0, 0.0, 0.0
		for _, p := range curve[max(0, day-around):min(len(curve), day+around+1)] {
			if p.Known {
				fit, tired, n = fit+p.Fitness, tired+p.Fatigue, n+1
			}
		}
		fitness, fatigue = append(fitness, fit/n), append(fatigue, tired/n) // 0/0 is no number
	}
	return fitness, fatigue
}

// ends gives the scale of the curves: all of fitness, and of fatigue all but the
// few days that tower over the season or fall out of it.
func ends(fitness, fatigue []float64) (low, high float64) {
	isNone := func(v float64) bool { return math.IsNaN(v) || math.IsInf(v, 0) }
	fitness, fatigue = slices.DeleteFunc(slices.Clone(fitness), isNone), slices.DeleteFunc(slices.Clone(fatigue), isNone)
	if len(fitness) == 0 || len(fatigue) == 0 {
		return 0, 10
	}
	slices.Sort(fatigue)
	low, high = min(slices.Min(fitness), fatigue[len(fatigue)/50]), max(slices.Max(fitness), fatigue[len(fatigue)*49/50])
	low, high = math.Floor(max(low, 0)), math.Ceil(max(high, 0))
	if high < low+10 {
		high = low + 10
	}
	return low, high
}

// curves draws fitness and fatigue.
func (c *season) curves() {
	c.label("", "end", chartLeft-6, c.y.curvesTop+6, printout.Figure(c.high))
	c.label("", "end", chartLeft-6, c.y.curvesLow, printout.Figure(c.low))
	fitness := c.points(c.fitness)
	if len(fitness) == 0 {
		return
	}
	c.label("text", "start", 0, (c.y.curvesTop+c.y.curvesLow)/2-1, "fitness")
	c.label("stress", "start", 0, (c.y.curvesTop+c.y.curvesLow)/2+10, "fatigue")
	c.curve("fatigue", c.points(c.fatigue))
	c.curve("fitness", fitness)
}

// points gives where a curve goes.
func (c *season) points(values []float64) (points []string) {
	day := 0
	for i := range c.Weeks {
		days := c.Weeks[i].Days()
		for d := range days {
			if day+d < len(values) && !math.IsNaN(values[day+d]) {
				v := min(max(values[day+d], c.low), c.high)
				x := c.x(i) + c.pitch*(float64(d)+.5)/float64(days)
				points = append(points, at(x)+","+at(c.y.curvesLow-(v-c.low)/(c.high-c.low)*(c.y.curvesLow-c.y.curvesTop)))
			}
		}
		day += days
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
	c.rule("line", chartLeft, c.y.form, c.right, c.y.form)
}
