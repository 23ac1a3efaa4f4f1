package sketch

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/library"
	"ebb/plan/load"
	"ebb/plan/response"
)

// What the body may carry on the morning of hard work: somewhat under R05's
// bound, and of muscle R06's in the week behind two long days.
const (
	carried       = 28
	muscleCarried = 19
)

// ease moves or softens hard work that would meet a body that carries much. The
// models are taken through the week for each way there is.
func (m *maker) ease(c *cycle, all []piece) {
	for i := range all {
		if all[i].role == library.Quality && !m.bears(c, all, i) && !m.moved(c, all, i) {
			m.turn(&all[i], library.Easy)
		}
	}
}

// moved swaps a hard piece with an easy one of its sport on a later day, where
// that bears it.
func (m *maker) moved(c *cycle, all []piece, i int) bool {
	for k := range all {
		one, other := &all[i], &all[k]
		if other.role != library.Easy || other.sport != one.sport || other.day <= one.day || m.stands(c, all, i, other.day) {
			continue
		}
		if one.minutes > m.lead.minutes(c, other.day) || other.minutes > m.lead.minutes(c, one.day) {
			continue
		}
		one.day, other.day = other.day, one.day
		if m.bears(c, all, i) {
			return true
		}
		one.day, other.day = other.day, one.day
	}
	return false
}

// stands reports whether something stands against hard work on a day: a race
// near, other hard work beside it, or a long day next to it.
func (m *maker) stands(c *cycle, all []piece, i, day int) bool {
	if m.lead.calm(c.start+calendar.Day(day), 3) {
		return true
	}
	for k := range all {
		near := all[k].day - day
		switch {
		case k == i:
		case all[k].role == library.Quality && near >= -1 && near <= 1, all[k].far() && all[k].sport != plan.Swim && near >= -1 && near <= 1,
			all[k].role == library.Strength && near == -1:
			return true
		}
	}
	return false
}

// bears reports whether the body carries little enough on the morning of a hard
// piece.
func (m *maker) bears(c *cycle, all []piece, i int) bool {
	draft := m.draft(c, all, all[i].day)
	state := m.state
	for d := range all[i].day {
		m.step(&state, c, d, draft)
	}
	day := m.step(&state, c, all[i].day, nil)
	paired := m.lead.lastPair > 0 && c.start+calendar.Day(all[i].day)-m.lead.lastPair <= calendar.Week
	return day.Morning.Max() <= carried && (!paired || day.Morning[response.Muscle] <= muscleCarried)
}

// step takes a state over a day of a cycle with its sessions and races.
func (m *maker) step(state *response.State, c *cycle, d int, sessions []plan.Session) response.Day {
	day := c.start + calendar.Day(d)
	m.parts = m.parts[:0]
	for i := range sessions {
		if sessions[i].Day == d {
			m.parts = load.Append(m.parts, &sessions[i], m.in.Athlete, day)
		}
	}
	for _, r := range m.races {
		if r.span.Has(day) {
			m.parts = load.OfEvent(m.parts, r.of, m.in.Athlete, day)
		}
	}
	return state.Step(&m.params, m.parts)
}

// carry takes the models over a cycle, and notes its runs.
func (m *maker) carry(c *cycle) {
	sum := 0.0
	for d := range c.days {
		if r := c.leads; r != nil && c.start+calendar.Day(d) == r.of.From {
			m.form = m.state.Fitness - m.state.Fatigue
		}
		day := m.step(&m.state, c, d, c.sessions)
		m.ranOn(c.start+calendar.Day(d), longestRunOf(m.parts))
		for i := range m.parts {
			if !m.parts[i].Race {
				sum += m.parts[i].Total()
			}
		}
		m.debts[int(c.start+calendar.Day(d))%len(m.debts)] = day.Debt
		if c.leads != nil && !m.lead.calm(c.start+calendar.Day(d), 0) && (day.SinceSettled > redUnsettled || m.meanDebt() > redDebt) {
			m.strained = true
		}
	}
	if c.kind == plan.LoadWeek && c.minutes > 0 && sum > 0 {
		m.lead.perMinute = sum / float64(c.minutes)
	}
}

// From where on R15 and R16 are red.
const (
	redUnsettled = 21
	redDebt      = 2.5
)

// meanDebt gives the mean of what is carried over four weeks.
func (m *maker) meanDebt() (debt float64) {
	for _, d := range m.debts {
		debt += d / float64(len(m.debts))
	}
	return debt
}

// noted notes a hard session, which the next week goes on from.
func (l *lead) noted(c *cycle, one *piece) {
	if one.role != library.Quality || one.minutes == 0 {
		return
	}
	if e := entryFor(one.fit, one.minutes); e.Session.Kind == plan.Test {
		l.lastTest = c.start + calendar.Day(one.day)
	} else if c.kind == plan.LoadWeek {
		l.keyed[e.Name] = one.minutes
	}
}

// told notes what the weeks behind a cycle look back on.
func (m *maker) told(c *cycle, all []piece) {
	l := &m.lead
	endures, minutes := 0, 0
	for i := range all {
		one := &all[i]
		day := c.start + calendar.Day(one.day)
		minutes += one.minutes
		if one.endures() {
			endures++
		}
		l.noted(c, one)
		switch {
		case one.role == library.Second:
			l.lastLong, l.lastPair = max(l.lastLong, day), max(l.lastPair, day)
		case one.far() && one.minutes > 0:
			n, sport := one.minutes, one.sport
			if one.role == library.Brick {
				n, sport = int(float64(n)*(1-offBike(one, m.in.Athlete, c))), plan.Bike
			}
			if c.kind == plan.LoadWeek {
				l.longLast[sport] = n
				l.longMost[sport] = max(l.longMost[sport], n)
				if c.toDown == 0 {
					l.longRecent[sport] = n
				}
			}
			if sport != plan.Swim {
				l.lastLong = max(l.lastLong, day)
			}
			if c.huge {
				l.longest = day
			}
		}
	}
	if c.kind != plan.LoadWeek {
		return
	}
	if _, r := l.raced(c); r != nil {
		return
	}
	l.frequent = endures
	m.recent = append(m.recent, float64(minutes)*calendar.Week/float64(c.days))
	if l.over >= 15 && l.over*20 > c.minutes {
		if l.short++; l.over > l.worst {
			l.worst, l.worstOf, l.worstDay = l.over, c.minutes, c.start
		}
	}
}

// hoursLack remarks on weeks that do not hold their hours.
func (m *maker) hoursLack() {
	l := &m.lead
	if l.short == 0 {
		return
	}
	m.remark(l.worstDay, "%s less than --hours asks for: in that of %s %s of %s found room, by what a day should hold and what the body comes down from in time. More minutes on a day, another day, or fewer hours",
		weeksHold(l.short), on(l.worstDay), clock(l.worstOf-l.worst), clock(l.worstOf))
}

func weeksHold(n int) string {
	if n == 1 {
		return "1 week of load holds"
	}
	return count(n, "week") + " of load hold"
}
