package sketch

import (
	"ebb/plan"
	"ebb/plan/calendar"
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
func (m *maker) ease(c *cycle, p *placing, all []piece) {
	for i := range all {
		if !all[i].hard() || m.bears(c, p, all, i) {
			continue
		}
		if !m.moved(c, p, all, i) {
			one := &all[i]
			one.role = brisk
			if one.sport == plan.Bike {
				one.role = easy
			}
		}
	}
}

// moved swaps a hard piece with an easy one of its sport on a later day, where
// that bears it.
func (m *maker) moved(c *cycle, p *placing, all []piece, i int) bool {
	for k := range all {
		other := &all[k]
		one := &all[i]
		if other.role != easy || other.fixed || other.sport != one.sport || other.day == one.day {
			continue
		}
		if near := other.day; p.longAt(near+1) || p.longAt(near) || m.hardBeside(all, i, near) || m.lead.calm(c.start+calendar.Day(near), 3) || m.heavyBefore(all, near) {
			continue
		}
		if one.minutes > m.lead.minutes(c, other.day) || other.minutes > m.lead.minutes(c, one.day) {
			continue
		}
		one.day, other.day = other.day, one.day
		if m.bears(c, p, all, i) {
			p.hard[other.day], p.hard[one.day] = false, true
			return true
		}
		one.day, other.day = other.day, one.day
	}
	return false
}

func (m *maker) hardBeside(all []piece, i, day int) bool {
	for k := range all {
		if k != i && all[k].hard() && all[k].day >= day-1 && all[k].day <= day+1 {
			return true
		}
	}
	return false
}

func (m *maker) heavyBefore(all []piece, day int) bool {
	for k := range all {
		if all[k].role == strength && all[k].heavy && all[k].day == day-1 {
			return true
		}
	}
	return false
}

// bears reports whether the body carries little enough on the morning of a hard
// piece.
func (m *maker) bears(c *cycle, p *placing, all []piece, i int) bool {
	var draft []plan.Session
	for k := range all {
		if all[k].minutes > 0 && all[k].day < all[i].day {
			s := m.draft(c, &all[k])
			s.Day = all[k].day
			draft = append(draft, s)
		}
	}
	state := m.state
	for d := 0; d <= all[i].day; d++ {
		day := m.step(&state, c, d, draft)
		if d < all[i].day {
			continue
		}
		paired := m.lead.lastPair > 0 && c.start+calendar.Day(d)-m.lead.lastPair <= 7
		return day.Morning.Max() <= carried && (!paired || day.Morning[response.Muscle] <= muscleCarried)
	}
	return true
}

// draft makes the session of a piece as far as the models see it.
func (m *maker) draft(c *cycle, one *piece) plan.Session {
	water := c.water
	s := m.session(c, one)
	c.water = water
	return s
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
		day := m.step(&m.state, c, d, c.sessions)
		m.ranOn(c.start+calendar.Day(d), longestRunOf(m.parts))
		for i := range m.parts {
			if !m.parts[i].Race {
				sum += m.parts[i].Total()
			}
		}
		_ = day
	}
	if c.kind == plan.LoadWeek && c.minutes > 0 && sum > 0 {
		m.lead.perMinute = sum / float64(c.minutes)
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
		switch one.role {
		case long, longRun:
			n := one.minutes - one.off
			if c.kind == plan.LoadWeek {
				l.longLast[one.sport] = n
				l.longMost[one.sport] = max(l.longMost[one.sport], n)
			}
			l.lastLong = max(l.lastLong, day)
		case second:
			l.lastLong, l.lastPair = max(l.lastLong, day), max(l.lastPair, day)
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
		m.remark(c.start, "the days of the week of %s have room for %s of its %s: more minutes on a day, another day, or fewer --hours", on(c.start), clock(minutes), clock(c.minutes))
	}
}
