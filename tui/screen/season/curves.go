package season

import (
	"math"

	"ebb/plan/calendar"
	"ebb/plan/outlook"
	"ebb/tui/frame"
	"ebb/tui/frame/chart"
	"ebb/tui/theme"
)

// lines are the dots of fitness and fatigue, kept between frames.
type lines struct {
	of, than                 *outlook.Outlook
	pitch, from, to          int
	fitness, fatigue, before []float64
	fresh                    []float64 // fitness where a preview changes it
	sums                     sums      // to take means of
}

// curves draws fitness and fatigue over the weeks, fitness on top; before a
// preview's, what fitness was.
func (c *charts) curves() {
	h := c.rows[curves]
	if h == 0 {
		return
	}
	l, y := &c.state.lines, c.rows.at(curves)
	a := c.a.Sub(gutter, y, c.right()-gutter, h)
	c.plot(l)
	if c.Before != nil {
		chart.Line(a, l.before, c.figures.low, c.high, theme.Ghost)
	}
	chart.Line(a, l.fatigue, c.figures.low, c.high, theme.Peak)
	chart.Line(a, l.fitness, c.figures.low, c.high, theme.Text.Bold())
	if c.Before != nil {
		chart.Line(a, l.fresh, c.figures.low, c.high, theme.Plus.Bold())
	}
	c.nameCurves(h)
}

// plot works the dots out when what is seen is another than last time.
func (c *charts) plot(l *lines) {
	if l.of == c.Now && l.than == c.Before && l.pitch == c.pitch && l.from == c.from && l.to == c.to {
		return
	}
	l.of, l.than, l.pitch, l.from, l.to = c.Now, c.Before, c.pitch, c.from, c.to
	l.fatigue, l.fitness = l.fatigue[:0], l.fitness[:0]
	if c.Before != nil {
		l.sums.of(c.Before, c.seen())
		l.before, _ = c.dots(l.before[:0], nil, &l.sums)
	}
	l.sums.of(c.Now, c.seen())
	l.fitness, l.fatigue = c.dots(l.fitness[:0], l.fatigue[:0], &l.sums)
	if c.Before != nil {
		l.fresh = l.fresh[:0]
		for i, v := range l.fitness {
			if math.Abs(v-l.before[i]) < .5 {
				v = math.NaN()
			}
			l.fresh = append(l.fresh, v)
		}
	}
}

// dots appends the figures of each column of dots, of which a cell has two: the
// mean of the seven days around it, for the saw of single days hides where the
// lines go. A gap between blocks goes on with the last one.
func (c *charts) dots(fitness, fatigue []float64, s *sums) (fit, tired []float64) {
	for i := c.from; i < c.to; i++ {
		w := &c.weeks[i]
		for dot := range 2 * c.pitch {
			f, t := s.mean(w.Start + calendar.Day(dot*w.days/(2*c.pitch)))
			fitness, fatigue = append(fitness, f), append(fatigue, t)
		}
		for range 2 * (c.x(i+1) - c.x(i) - c.pitch) {
			fitness, fatigue = append(fitness, fitness[len(fitness)-1]), append(fatigue, fatigue[len(fatigue)-1])
		}
	}
	return fitness, fatigue
}

// around are the days before and after one that its mean takes in.
const around = 3

// sums are fitness and fatigue of all days before one, so that a mean of any
// of them is a difference.
type sums struct {
	from calendar.Day
	upto []sum
}

type sum struct {
	fitness, fatigue float64
	days             int // that the outlook knows
}

// of sums the days of a span and those around it.
func (s *sums) of(o *outlook.Outlook, days calendar.Span) {
	s.from = days.From - around
	var all sum
	s.upto = append(s.upto[:0], all)
	for d := s.from; d <= days.To+around; d++ {
		if said, ok := o.Day(d); ok {
			all = sum{all.fitness + said.Fitness, all.fatigue + said.Fatigue, all.days + 1}
		}
		s.upto = append(s.upto, all)
	}
}

// mean is that of the days around one that the outlook knows; no numbers when
// it knows none.
func (s *sums) mean(day calendar.Day) (fitness, fatigue float64) {
	to, from := s.upto[day+around+1-s.from], s.upto[day-around-s.from]
	n := float64(to.days - from.days)
	if n == 0 {
		return math.NaN(), math.NaN()
	}
	return (to.fitness - from.fitness) / n, (to.fatigue - from.fatigue) / n
}

// nameCurves writes what the lines are at the height at which they begin.
func (c *charts) nameCurves(h int) {
	at := h / 2
	if values := c.state.lines.fitness; len(values) > 0 && c.high > c.figures.low {
		if share := (values[0] - c.figures.low) / (c.high - c.figures.low); !math.IsNaN(share) {
			at = int(math.Round((1 - min(max(share, 0), 1)) * float64(h-1)))
		}
	}
	c.label(curves, at, "fitness", theme.Text.Bold())
	other := at - 1
	if other < 0 {
		other = at + 1
	}
	c.label(curves, other, "fatigue", theme.Stress)
}

// forms draws how fresh each week finds the athlete, as the mean of its
// mornings.
func (c *charts) forms() {
	h := c.rows[forms]
	if h < 2 {
		return
	}
	a := c.a.Sub(0, c.rows.at(forms), c.a.W, h)
	for i := c.from; i < c.to; i++ {
		chart.Balance(a, c.x(i), c.bar, h/2, c.weeks[i].form, c.fullForm)
	}
	c.label(forms, h/2-1, "form", theme.Body)
	if h >= 4 {
		scaleOf(a, int(c.fullForm+.5))
	}
}

// scaleOf writes the ends of the scale of form.
func scaleOf(a frame.Area, full int) {
	a.IntRight(gutter-1, 0, full, theme.Dim)
	a.IntRight(gutter-1, a.H-1, -full, theme.Dim)
}
