package sketch

import (
	"ebb/plan"
	"ebb/plan/library"
)

// Form on the morning of a main race that a taper is made for: inside of the 10
// to 25 that R23 wants.
const (
	leastForm = 11.5
	mostForm  = 22
)

// ownForm is the share of fitness that form is made to be at least where that is
// the smaller: who trains little has not enough to leave out.
const ownForm = .26

// How a taper is made lighter or fuller until form is right: in steps, and not so
// far that R22 finds its cut too large or too small.
const (
	lighter  = .08
	fuller   = .06
	lightest = .68
	fullest  = 1.30
)

// tapered fills the cycles from one on that taper to a main race, with that of
// the race, and gives the number of them; 0 where that one begins no taper. Where
// form on the morning of the race would be low they are made again with less, and
// with more where it would be needlessly high.
func (m *maker) tapered(from int) (n int) {
	r := m.cycles[from].leads
	for _, c := range m.cycles[from:] {
		if c.leads != r || c.kind != plan.TaperWeek && c.kind != plan.RaceWeek {
			break
		}
		n++
	}
	if n == 0 || r == nil || r.of.Priority != plan.A {
		return 0
	}
	before, water := *m, make([]int, n)
	for i := range n {
		water[i] = m.cycles[from+i].water
	}
	for fresh, less, more := 1.0, true, true; ; {
		m.state, m.debts, m.ran, m.lead, m.strained = before.state, before.debts, before.ran, before.lead, before.strained
		m.fresh = fresh
		for i := range n {
			c := &m.cycles[from+i]
			c.water, c.sessions = water[i], nil
			m.cycle(c)
		}
		switch {
		case m.form < min(leastForm, ownForm*m.state.Fitness) && less && fresh-lighter >= lightest:
			fresh, more = fresh-lighter, false
		case m.form > mostForm && more && fresh+fuller <= fullest:
			fresh, less = fresh+fuller, false
		default:
			m.fresh = 1
			return n
		}
	}
}

// asOften is how often a taper trains, of what the last week of load did; and the
// minutes from which on an easy session of it may be two.
const (
	asOften  = .84
	leastTwo = 50
)

// oftenAsBefore makes two of the longest easy sessions of a week of a taper, where the
// weeks of load had days with two: as often as before, and less of it.
func (m *maker) oftenAsBefore(c *cycle, all []piece) []piece {
	days, have := c.days, 0
	if c.kind == plan.RaceWeek {
		days = min(days, int(c.leadsFrom()-c.start))
	}
	for i := range all {
		if all[i].endures() && all[i].minutes > 0 {
			have++
		}
	}
	for want := asOften * float64(m.lead.frequent*days) / 7; float64(have) < want; have++ {
		longest := -1
		for i := range all {
			if all[i].role == library.Easy && all[i].minutes >= leastTwo && (longest < 0 || all[i].minutes > all[longest].minutes) {
				longest = i
			}
		}
		if longest < 0 {
			break
		}
		second := all[longest]
		second.minutes = down5(.45 * float64(second.minutes))
		second.least = min(second.least, second.minutes)
		all[longest].minutes -= second.minutes
		all = append(all, second)
	}
	return all
}
