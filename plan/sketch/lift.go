package sketch

import (
	"slices"

	"ebb/plan"
	"ebb/plan/library"
	"ebb/plan/response"
)

// lifting is what the days of a cycle hold beside its strength.
type lifting struct {
	of     *maker
	cycle  *cycle
	beside []piece // all that is no strength
	muscle [plan.MaxDays]float64
	lifts  int
	last   int // the day of the lift before
}

// lifted moves strength off days on which muscle still carries much, and heavy
// strength off the days before what it would dull: behind hard work with a calm
// day after it, else to any day that suits; else it goes.
func (m *maker) lifted(c *cycle, all []piece) []piece {
	l := lifting{of: m, cycle: c, lifts: countLifts(all), last: -2}
	draft, state := m.draft(c, all, c.days), m.state
	for d := range c.days {
		day := m.step(&state, c, d, draft)
		l.muscle[d] = day.Morning[response.Muscle]
	}
	for i := range all {
		if all[i].role != library.Strength {
			l.beside = append(l.beside, all[i])
		}
	}
	kept := slices.Clone(l.beside)
	for i := range all {
		one := all[i]
		if one.role != library.Strength {
			continue
		}
		if day := l.day(&one); day >= 0 {
			one.day, l.last = day, day
			kept = append(kept, one)
		}
	}
	return kept
}

// holds reports whether something of a day is of a sort.
func (l *lifting) holds(d int, sort func(*piece) bool) bool {
	return slices.ContainsFunc(l.beside, func(p piece) bool { return p.day == d && sort(&p) })
}

func (l *lifting) long(d int) bool {
	return l.holds(d, func(p *piece) bool { return p.far() && p.sport != plan.Swim })
}

func (l *lifting) hard(d int) bool {
	return l.holds(d, func(p *piece) bool { return p.role == library.Quality })
}

// key reports whether a day holds hard or long work of the legs that are lifted with.
func (l *lifting) key(d int) bool {
	return l.long(d) || l.holds(d, func(p *piece) bool { return p.role == library.Quality && p.sport != plan.Swim })
}

func (l *lifting) suits(one *piece, d int) bool {
	heavy := one.fit[0].Session.Kind == plan.Heavy
	dulls := heavy && (l.long(d+1) || l.hard(d+1) || l.holds(d+2, (*piece).tests)) // R29
	return d > l.last+1 && !l.long(d) && !dulls && l.muscle[d] <= strengthCarried && l.of.lead.minutes(l.cycle, d) >= one.minutes+20
}

// What stands against a day for strength: that it is another one than the pattern
// has, and where the week has one lift alone, that hard work follows within two days.
const (
	behindHard = 1
	another    = 5
	beforeHard = 3
)

// day gives the day for a lift; -1 for none.
func (l *lifting) day(one *piece) int {
	best, least := -1, 100
	for d := range l.cycle.days {
		cost := another
		switch {
		case !l.suits(one, d):
			continue
		case d == one.day:
			cost = 0
		case l.key(d): // hard days hard
			cost = behindHard
		}
		if l.lifts == 1 && (l.key(d+1) || l.key(d+2)) {
			cost += beforeHard
		}
		if cost < least {
			best, least = d, cost
		}
	}
	return best
}
