package sketch

import (
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
)

// lead is what a season in the making leads to, and what the weeks so far have
// come to.
type lead struct {
	in    *Input
	races []*race
	race  *race // of the stretch, or the last one
	sport plan.Sport

	lastLong  calendar.Day // the day of the last long session
	lastPair  calendar.Day // the last day of the last long days in a row
	frequent  int          // sessions of endurance in the last cycle of load
	over      int          // minutes of the cycle that no day had room for
	longMost  map[plan.Sport]int
	longLast  map[plan.Sport]int
	bound     map[plan.Sport]string // what kept the longest from being longer
	perMinute float64               // load of a minute in the last cycle of load
}

// of turns to the race that a cycle leads to.
func (l *lead) of(m *maker, c *cycle) {
	l.race = c.leads
	if l.race == nil {
		l.race = c.after
	}
	l.sport = m.in.Athlete.On(c.start).Sport
	if l.race != nil {
		l.sport = l.race.sport
	}
	if l.sport == plan.NoSport || l.sport == plan.Strength || l.sport == plan.Mobility || l.sport == plan.Other {
		l.sport = plan.Run
	}
}

// Minutes of a day of which the athlete has said nothing.
const (
	usualWeekday = 150
	usualWeekend = 600
)

// minutes gives the minutes that the athlete has on a day of a cycle: none on
// days that are over, on those of races, and on the first ones after a long one.
func (l *lead) minutes(c *cycle, d int) int {
	day := c.start + calendar.Day(d)
	if day < l.in.Today {
		return 0
	}
	for _, r := range l.races {
		if r.span.Has(day) || day > r.span.To && day <= r.span.To+r.still() {
			return 0
		}
	}
	return available(l.in.Athlete, day)
}

func available(a *plan.Athlete, day calendar.Day) int {
	minutes := a.On(day).Available[day.Weekday()]
	switch {
	case minutes >= 0:
		return minutes
	case day.Weekday() == time.Saturday || day.Weekday() == time.Sunday:
		return usualWeekend
	default:
		return usualWeekday
	}
}

// still gives the days of rest that follow a race.
func (r *race) still() calendar.Day {
	if !r.classed {
		return 0
	}
	if r.of.Priority == plan.C {
		return min(1, calendar.Day(r.class.NoHard/5))
	}
	return calendar.Day(clamp(r.class.NoHard/5, 1, 6))
}

// days gives the number of days of a cycle on which there is time to train.
func (l *lead) days(c *cycle) (n int) {
	for d := range c.days {
		if l.minutes(c, d) >= 20 {
			n++
		}
	}
	return n
}

func (l *lead) room(c *cycle) bool { return l.days(c) > 0 }

// free reports whether there is time on a day.
func (l *lead) free(c *cycle, d int) bool { return d >= 0 && d < c.days && l.minutes(c, d) >= 20 }

func (l *lead) swims(c *cycle, d int) bool { return l.free(c, d) }

// before gives the day of a cycle before a lesser race in it or right behind it;
// -1 where there is none.
func (l *lead) before(c *cycle) int {
	for _, r := range l.races {
		if d := int(r.of.From - c.start - 1); r != c.leads && r.of.From >= l.in.Today && l.free(c, d) {
			return d
		}
	}
	return -1
}

// calm reports whether nothing hard belongs on a day: after a race as long as its
// table says, and so many days before one.
func (l *lead) calm(day, ahead calendar.Day) bool {
	for _, r := range l.races {
		if r.windows.NoHard.Has(day) || r.windows.EasyOnly.Has(day) || r.span.Has(day) {
			return true
		}
		if n := r.of.From - day; n > 0 && (n <= ahead && r.of.Priority != plan.C || n <= 1) {
			return true
		}
	}
	return false
}

// mayBeHard reports whether a cycle has a day for something hard.
func (m *maker) mayBeHard(c *cycle) bool {
	for d := range c.days {
		if m.lead.free(c, d) && !m.lead.calm(c.start+calendar.Day(d), 3) {
			return true
		}
	}
	return false
}

// raced gives the minutes of races within a cycle, main ones apart.
func (l *lead) raced(c *cycle) (minutes int, r *race) {
	for _, e := range l.races {
		if c.span().Has(e.of.From) && e != c.leads {
			minutes, r = minutes+int(e.hours*60), e
		}
	}
	return minutes, r
}

// widest gives the most minutes that a day of a cycle has, and that day.
func (l *lead) widest(c *cycle) (minutes int, day calendar.Day) {
	for d := range c.days {
		if n := l.minutes(c, d); n > minutes {
			minutes, day = n, c.start+calendar.Day(d)
		}
	}
	return minutes, day
}

// pair gives how many long days follow the long one of a cycle: 0, 1 or 2.
func (l *lead) pair(c *cycle, first int) int {
	if c.pair < 2 || first < 60 || l.race == nil {
		return 0
	}
	if first+(c.pair-1)*l.secondOf(c, first) > c.minutes*82/100 {
		return 0
	}
	return c.pair - 1
}

// secondOf gives the minutes of the long day behind another, by what the race
// asks of both together; for a pair at least a fifth of the dose.
func (l *lead) secondOf(c *cycle, first int) int {
	p := l.race.asked.Pairs
	dose := p.Share * l.race.stage * 60
	if p.Days == 3 {
		return up5(max(.75*dose/3, 60))
	}
	counted := min(float64(first), .6*dose)
	want := up5(max(p.From()*dose-counted, .2*dose, 60))
	return min(want, up5(.75*float64(first)))
}

// mostLong gives how far the long session may go where a week has more hours
// than its days take.
func (l *lead) mostLong(one *piece) int {
	if l.race == nil || one.sport == plan.Run || one.sport == plan.Hike {
		return one.want
	}
	if _, high := l.race.longest(one.sport); high > 0 {
		return min(high, one.want*115/100)
	}
	return one.want
}
