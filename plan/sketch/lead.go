package sketch

import (
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/library"
)

// lead is what a season in the making leads to, and what the weeks so far have
// come to.
type lead struct {
	in         *Input
	races      []*race
	race       *race // of the stretch, or the last one
	sport      plan.Sport
	discipline library.Discipline
	phase      plan.Phase // of the pattern of the cycle in the making
	turn       int        // of its kind of week, from 0

	lastLong              calendar.Day // the day of the last long session
	lastPair              calendar.Day // the last day of the last long days in a row
	longest               calendar.Day // the longest day before an ultra
	lastTest              calendar.Day
	keyed                 map[string]int // minutes of the hard sessions of the last cycle of load, by their entry
	cameBack              float64        // minutes of the last week of recovery, for seven days
	frequent              int            // sessions of endurance in the last cycle of load
	over                  int            // minutes of the cycle that no day had room for
	longMost              map[plan.Sport]int
	longLast              map[plan.Sport]int
	longRecent            map[plan.Sport]int    // of the last row of load
	bound                 map[plan.Sport]string // what kept the longest from being longer
	short, worst, worstOf int                   // weeks of load with less than their hours; of the worst the minutes that lack, and all
	worstDay              calendar.Day
	perMinute             float64 // load of a minute in the last cycle of load
}

// of turns to the race that a cycle leads to.
func (l *lead) of(m *maker, c *cycle) {
	l.race, l.phase, l.turn = c.leads, phaseOf(c), c.nth
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
	l.discipline = library.Road
	switch {
	case l.race != nil:
		l.discipline = library.DisciplineOf(l.race.of, l.race.hours)
	case l.sport == plan.Multi:
		l.discipline = library.Triathlon
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
	minutes := available(l.in.Athlete, day)
	for _, r := range l.races {
		if r.of.From == day+1 { // a few minutes, or none
			minutes = min(minutes, eve)
		}
	}
	return minutes
}

// eve is the most minutes of the day before a race.
const eve = 30

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

// free reports whether there is time on a day.
func (l *lead) free(c *cycle, d int) bool { return d >= 0 && d < c.days && l.minutes(c, d) >= 20 }

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

// holds gives the minutes that the days of a cycle hold, by what a day should that
// is not long.
func (l *lead) holds(c *cycle) (sum int) {
	most := onFoot.usual
	if !l.sport.OnFoot() {
		most = offFoot.usual
	}
	wide, _ := l.widest(c)
	for d := range c.days {
		sum += min(l.minutes(c, d), most)
	}
	return sum + max(0, min(wide, longDay)-most)
}

// longDay is the minutes that a long day counts with at most among those of its
// week.
const longDay = 300

// leastBehind is the least of what the race asks of two long days that the second has:
// between the half of what is left to it at most, and next to nothing.
const leastBehind = .30

// secondOf gives the minutes of the long day behind another, by what the race
// asks of both together; 0 where the week has no room for it.
func (m *maker) secondOf(c *cycle, first int) int {
	l := &m.lead
	if l.race == nil || first < 60 {
		return 0
	}
	p := l.race.asked.Pairs
	dose := p.Share * l.race.stage * 60
	if p.Days == 3 {
		want := min(max(.75*dose/3, 60), alikeShare*float64(c.minutes))
		for range c.pairs { // the last row is the largest
			want *= alikeBefore
		}
		return down5(want)
	}
	counted := min(float64(first), .6*dose)
	want := min(up5(max(p.From()*dose-counted, leastBehind*dose, 60)), up5(.75*float64(first)))
	if first+want > c.minutes*84/100 {
		return min(want, down5(.18*float64(c.minutes)))
	}
	return want
}
