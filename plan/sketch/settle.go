package sketch

import (
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/library"
	"ebb/plan/oscillation"
	"ebb/plan/response"
)

// Days without a settled morning that a cycle of load may end with: few, so that
// the last of a row may be large; of that one, the days until rest would bring one,
// somewhat fewer than R15 calls red.
const (
	unsettled     = 4
	unsettledLast = 16 // of the last cycle before a lighter one

	unsettledLongest = 18 // of that with the longest day before an ultra: the week behind it is easier still
)

// readyBy is the mornings after a week of load, with another one behind it, by which
// rest would settle the body: training makes it a day or two more.
const (
	readyBy     = 5
	readyByPair = 8 // of a week with two long days, which a short one follows
)

func readyIn(c *cycle) int {
	if c.pair == 2 {
		return readyByPair
	}
	return readyBy
}

// mostDebt is the mean of what is carried over four weeks that a cycle may end
// with: under what R16 calls red.
const mostDebt = 1.95

// debtLongest is how much more it may be where the longest day before an ultra is its
// last: light weeks follow.
const debtLongest = .2

// strengthCarried is what muscle may carry on the morning of strength work.
const strengthCarried = 42

// leastHours is the share of its hours, of a hundred, that a cycle of load keeps.
const leastHours = 90

// leastLongest is that of the cycle with the longest day before an ultra.
const leastLongest = 80

// patience is how often long days give way before the hours of a cycle do.
const patience = 5

// near is how much further from what is wanted a try may be than the best one and
// still be taken for having come before it: to give more away would gain nothing.
const near = .75

// settled gives the pieces of a cycle their minutes, so that the body comes down
// in time: where it would not, strength beyond the first session goes, then the
// long days give way to others, step by step, and at last the hours. Where nothing
// helps, because of what the weeks before left, as little as possible is given away.
func (m *maker) settled(c *cycle, pieces []piece) []piece {
	const step = .93
	tries := 6
	switch {
	case c.huge:
		tries = 14
	case c.toDown == 0:
		tries = 11
	}
	if m.gentle > 1 && c.kind == plan.LoadWeek {
		m.only(pieces)
	}
	type try struct {
		all  []piece
		over int
		off  float64
	}
	var tried []try
	best, minutes := 1000., c.minutes
	for n := 0; ; n++ {
		switch {
		case c.kind != plan.LoadWeek:
		case c.huge && n > 0: // hours give way before the longest day does
			minutes = max(minutes*95/100, c.minutes*leastLongest/100)
		case n > patience:
			minutes = max(minutes*96/100, c.minutes*leastHours/100)
		}
		var all []piece
		all, pieces = m.laid(c, pieces, minutes)
		off, alike := m.offBy(c, m.comesDown(c, all))
		if off+alike == 0 {
			return all
		}
		tried = append(tried, try{all, m.lead.over, off + alike})
		if best = min(best, off+alike); n >= tries {
			break
		}
		switch {
		case off == 0: // fewer hours let days differ
			minutes = minutes * 97 / 100
		case n == 0:
			pieces = fewerLifts(pieces, 1)
		case n == 2 && off > onlyOne && m.only(pieces):
		default:
			for i := range pieces {
				if one := &pieces[i]; one.far() && one.sport != plan.Swim && (!c.huge || n > patience) {
					one.want = max(min(one.want, m.leastPeak(c, one)), down5(step*float64(one.want)))
					one.least, one.most = min(one.least, one.want), one.want
				}
			}
		}
	}
	first := slices.IndexFunc(tried, func(t try) bool { return t.off <= best+max(0, near-.25*float64(m.gentle)) })
	m.lead.over = tried[first].over
	return tried[first].all
}

// onlyOne is how far a week of load is from coming down in time, in days, for one
// hard session on foot to be enough for it.
const onlyOne = 2

// only makes all hard sessions on foot but the first easy; false where there is no
// second one.
func (m *maker) only(pieces []piece) (changed bool) {
	first := true
	for i := range pieces {
		if one := &pieces[i]; one.role == library.Quality && one.sport.OnFoot() {
			if !first {
				m.turn(one, library.Easy)
				changed = true
			}
			first = false
		}
	}
	return changed
}

// laid gives pieces so many minutes and eases them; and what is left of them where
// strength finds no day.
func (m *maker) laid(c *cycle, pieces []piece, minutes int) (all, left []piece) {
	for {
		all = m.share(c, slices.Clone(pieces), minutes)
		m.ease(c, all)
		all = m.lifted(c, merged(all))
		if n := countLifts(all); n < countLifts(pieces) { // its minutes go to others
			pieces = fewerLifts(pieces, n)
			continue
		}
		return all, pieces
	}
}

// offBy gives how far what a cycle comes to is from what is wanted, about in days;
// and how far its days are from differing enough.
func (m *maker) offBy(c *cycle, down comes) (off, alike float64) {
	if c.kind == plan.DownWeek || c.kind == plan.RecoveryWeek {
		return max(0, down.lowest-response.Light+2) / 2, 0
	}
	least := unsettled
	switch {
	case c.huge:
		least = unsettledLongest
	case c.toDown == 0:
		least = unsettledLast
	}
	most := mostDebt - .15*float64(m.gentle)
	if c.huge {
		most += debtLongest
	}
	off = float64(max(0, down.since-least)) + 10*max(0, down.debt-most)
	if c.toDown > 0 {
		off += float64(max(0, down.ready-readyIn(c)))
	}
	if c.kind == plan.LoadWeek {
		alike = 20 * max(0, leastVariation-down.variation)
	}
	return off, alike
}

// brickKeeps is the part of the last long ride that the brick of a row's last week has
// at least.
const brickKeeps = .9

// leastPeak gives the minutes below which a long piece does not give way: the
// last of a row of load is no shorter than the one before it, because a peak that
// lies below its row is none. With another long day behind it, it may be somewhat.
func (m *maker) leastPeak(c *cycle, one *piece) int {
	switch {
	case c.huge && m.gentle < 2 && m.lead.race != nil:
		low, _ := m.lead.race.longest(one.sport)
		return max(40, low)
	case c.pair == 3 && (one.role == library.Second || one.role == library.Long):
		return max(leastSecond, m.secondOf(c, leastSecond)*7/8)
	case one.role == library.Second:
		return leastSecond
	case one.role == library.Brick && c.kind == plan.LoadWeek && c.toDown == 0 && m.gentle < 2:
		return max(40, down5(brickKeeps*float64(m.lead.longLast[plan.Bike])/(1-offBike(one, m.in.Athlete, c))))
	case c.kind != plan.LoadWeek || c.toDown > 0 || one.role != library.Long:
		return 40
	}
	if c.pair == 2 {
		return max(40, m.lead.longLast[one.sport]*3/4)
	}
	return max(40, m.lead.longLast[one.sport])
}

// fewerLifts leaves of strength sessions the first ones.
func fewerLifts(pieces []piece, most int) []piece {
	kept, lifts := make([]piece, 0, len(pieces)), 0
	for _, one := range pieces {
		if one.role == library.Strength {
			if lifts++; lifts > most {
				continue
			}
		}
		kept = append(kept, one)
	}
	return kept
}

func countLifts(pieces []piece) (n int) {
	for i := range pieces {
		if pieces[i].role == library.Strength {
			n++
		}
	}
	return n
}

// leastVariation is the least that the days of a week of load differ by: their
// standard deviation over their mean (R13 wants a half).
const leastVariation = .53

// comes is what a cycle comes to.
type comes struct {
	since     int     // days without a settled morning at its end; in the last of a row of load up to the morning that rest would settle
	ready     int     // mornings after it until one is settled, with rest
	lowest    float64 // the least that the heaviest system carries on one of its mornings
	debt      float64 // the mean of the four weeks up to its end
	variation float64 // of its days' loads
}

// comesDown takes the models over a cycle.
func (m *maker) comesDown(c *cycle, all []piece) (down comes) {
	draft := m.draft(c, all, c.days)
	state, debts := m.state, m.debts
	var days [plan.MaxDays]response.Day
	down.lowest = 1000
	for d := range c.days {
		days[d] = m.step(&state, c, d, draft)
		down.lowest = min(down.lowest, days[d].Morning.Max())
		debts[int(c.start+calendar.Day(d))%len(debts)] = days[d].Debt
	}
	for _, d := range debts {
		down.debt += d / float64(len(debts))
	}
	down.since, down.variation = state.SinceSettled, oscillation.Variation(days[:c.days])
	down.ready = state.Systems.ReadyAll().Days
	if c.toDown == 0 && c.kind == plan.LoadWeek {
		down.since += down.ready
	}
	return down
}

// mostAtOnce is the minutes up to which two easy runs of a day are one.
const mostAtOnce = 95

// merged makes one of two easy sessions of a day that are short enough, or on
// wheels.
func merged(all []piece) []piece {
	kept := make([]piece, 0, len(all))
	for _, one := range all {
		into := slices.IndexFunc(kept, func(p piece) bool {
			return p.day == one.day && p.sport == one.sport && p.role == library.Easy && one.role == library.Easy &&
				(p.minutes+one.minutes <= mostAtOnce || p.sport == plan.Bike)
		})
		if into < 0 {
			kept = append(kept, one)
			continue
		}
		kept[into].minutes += one.minutes
	}
	return kept
}

// draft makes sessions of the pieces before a day of a cycle, without taking
// anything from it.
func (m *maker) draft(c *cycle, all []piece, before int) []plan.Session {
	water := c.water
	draft := make([]plan.Session, 0, len(all))
	for i := range all {
		if all[i].minutes > 0 && all[i].day < before {
			draft = append(draft, m.session(c, &all[i]))
		}
	}
	c.water = water
	return draft
}
