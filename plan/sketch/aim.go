package sketch

import (
	"math"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/outlook"
	"ebb/plan/response"
)

// begin sets the models to the evening before the season, and gives races what
// they ask of its weeks.
func (m *maker) begin() {
	p := m.in.Athlete.On(m.in.Today)
	m.params = response.ParamsOf(p)
	start := m.cycles[0].start
	m.state, m.seeded = m.stateBefore(start, p)
	m.lead = lead{
		in: &m.in, races: m.races, perMinute: usualLoad / 60,
		longMost: map[plan.Sport]int{}, longLast: map[plan.Sport]int{}, longRecent: map[plan.Sport]int{}, bound: map[plan.Sport]string{}, keyed: map[string]int{},
	}
	if m.in.Look != nil {
		span := calendar.Span{From: start - spikeDays, To: start - 1}
		for day, impulses := range m.in.Look.Impulses(span) {
			m.ranOn(day, longestRunOf(impulses))
		}
	}
	m.rehearse()
}

// stateBefore gives what the models carry into the first day of a season, and
// whether fitness was known.
func (m *maker) stateBefore(start calendar.Day, p *plan.Profile) (response.State, bool) {
	if look := m.in.Look; look != nil {
		if s, ok := lastState(look, start-1); ok {
			return s, s.Fitness > 1
		}
	}
	s := response.State{Fitness: p.StartFitness, Fatigue: p.StartFatigue}
	for day := p.StartDate; p.StartDate != 0 && day < start; day++ {
		s.Step(&m.params, nil)
	}
	return s, p.StartDate != 0 && p.StartFitness > 0
}

func lastState(look *outlook.Outlook, day calendar.Day) (s response.State, ok bool) {
	d, ok := look.Day(min(day, look.Span().To))
	if !ok {
		return s, false
	}
	s = d.After()
	params := response.ParamsOf(look.Athlete().On(day))
	for n := min(day, look.Span().To); n < day; n++ {
		s.Step(&params, nil)
	}
	return s, true
}

// usualLoad is the load of an hour of training that is mostly easy.
const usualLoad = 50

// Shares of a week's hours.
const (
	downShare   = .64 // of the weeks of load before it
	raceShare   = .36 // of the last week of load, in the days before a race
	pairRest    = .90 // of a lighter week behind two long days
	longestRest = .80 // of one behind the longest day before an ultra
	testRest    = .90 // of one with a test, which weighs more than its minutes

	calmShare  = .36 // of a usual week, while a race asks for nothing hard
	lesser     = .60 // of a week with a lesser race, that race apart
	comeStep   = 1.5 // of the week before, while training comes back
	rampPoints = 4.6 // of fitness a week, of the 5 that R10 bears
)

// aim gives the minutes of training that a cycle is meant to hold.
func (m *maker) aim(c *cycle) int {
	weeks := float64(c.days) / calendar.Week
	usual := m.usual()
	minutes := 0.0
	if c.kind != plan.RecoveryWeek {
		m.lead.cameBack = 0
	}
	switch c.kind {
	case plan.LoadWeek:
		minutes = m.loadWeek(c, weeks)
	case plan.DownWeek:
		minutes = downShare * usual * weeks
		if c.start-m.lead.lastPair <= 2 && m.lead.lastPair > 0 {
			minutes *= pairRest
		}
		if c.start-m.lead.longest <= 2 && m.lead.longest > 0 {
			minutes *= longestRest
		}
		if m.lead.sport.OnFoot() && m.testing(c) {
			minutes *= testRest
		}
	case plan.TaperWeek:
		minutes = m.fresh * taperShare(c.part, c.parts) * m.lastLoad() * weeks
	case plan.RaceWeek:
		days := min(int(c.leadsFrom()-c.start), c.days)
		minutes = m.fresh * m.fresh * raceShare * m.lastLoad() * float64(days) / 6
	case plan.RecoveryWeek: // step by step
		minutes = m.comeBack(c) * usual * weeks
		if last := m.lead.cameBack * weeks; last > 0 {
			minutes = min(minutes, comeStep*last)
		}
		m.lead.cameBack = minutes / weeks
	}
	return near5(minutes)
}

func (c *cycle) leadsFrom() calendar.Day {
	if c.leads == nil {
		return c.last()
	}
	return c.leads.of.From
}

// taperShare gives the share of the last week of load that a taper week holds:
// the volume falls step by step to about half.
func taperShare(part, parts int) float64 {
	from, to := .66, .52
	if parts == 1 {
		return .58
	}
	if parts > 2 {
		from = .78
	}
	return from + (to-from)*float64(part)/float64(parts-1)
}

// comeBack gives the share of a usual week that comes back after a race: a taper
// in reverse, no more than calmShare while nothing hard is due.
func (m *maker) comeBack(c *cycle) float64 {
	if c.after == nil && m.afterLesser(c) == nil {
		return .5
	}
	share := .25
	if c.parts > 1 {
		share += .45 * float64(c.part) / float64(c.parts-1)
	}
	for _, r := range m.races {
		if r.windows.NoHard.Overlaps(c.span()) && r.span.To < c.start {
			share = min(share, calmShare)
			if loads(c.phase) {
				share = calmShare
			}
		}
	}
	return share
}

// afterLesser gives the race whose days without anything hard fill most of a
// cycle.
func (m *maker) afterLesser(c *cycle) *race {
	for _, r := range m.races {
		n := calendar.Span{From: max(c.start, r.windows.NoHard.From), To: min(c.last(), r.windows.NoHard.To)}.Days()
		if r.classed && r.span.To < c.start && n >= 4 {
			return r
		}
	}
	return nil
}

// loadWeek gives the minutes of a week of load: from the first to the most over
// the weeks of load before the race, no faster than fitness bears.
func (m *maker) loadWeek(c *cycle, weeks float64) float64 {
	first, most := m.in.Hours.First*60, m.in.Hours.Most*60
	if c.after != nil {
		first = (first + most) / 2
	}
	minutes := most
	if c.of > 1 {
		minutes = first + (most-first)*float64(c.nth)/float64(c.of-1)
	}
	fitness := m.state.Fitness
	if !m.seeded {
		fitness = max(fitness, m.in.Hours.First*usualLoad/calendar.Week)
	}
	bears := calendar.Week * (fitness + rampPoints/(1-math.Exp(-calendar.Week/m.fitnessDays()))) / m.lead.perMinute
	if minutes > bears {
		if minutes > 1.05*bears {
			m.remark(c.start, "%s in the week of %s would raise fitness by more than 5 a week, from %.0f: it gets %s (R10)",
				clock(near5(minutes)), on(c.start), m.state.Fitness, clock(near5(bears)))
		}
		minutes = bears
	}
	minutes *= weeks
	if raced, r := m.lead.raced(c); r != nil {
		least := .35 * minutes
		minutes = max(least, min(minutes-float64(raced), lesser*minutes))
	}
	if m.lead.calm(c.last(), 0) && m.lead.calm(c.start, 0) {
		minutes *= .75 // easy days after a race
	}
	return minutes
}

func (m *maker) fitnessDays() float64 { return m.in.Athlete.On(m.in.Today).FitnessDays }

// usual gives the minutes of a usual week of load: the mean of the two largest of
// the last four.
func (m *maker) usual() float64 {
	if len(m.recent) == 0 {
		return m.in.Hours.First * 60
	}
	first, then := 0.0, 0.0
	for _, v := range m.recent[max(0, len(m.recent)-4):] {
		if v > first {
			first, then = v, first
		} else {
			then = max(then, v)
		}
	}
	if then == 0 {
		return first
	}
	return (first + then) / 2
}

func (m *maker) lastLoad() float64 {
	if len(m.recent) == 0 {
		return m.in.Hours.First * 60
	}
	return m.recent[len(m.recent)-1]
}
