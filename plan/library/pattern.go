package library

import (
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
)

// Pattern is how a week of a phase lies for an athlete who trains on so many
// days.
type Pattern struct {
	Days  int    // on which something is trained, 1 to 7
	Slots []Slot // in the order of days
}

// Slot is a piece of training of a week.
type Slot struct {
	Day   int        // Monday 0
	Role  Role       // what the piece is to the week
	Sport plan.Sport // NoSport: the athlete's own; that of a role that has one
	Share float64    // of the week's load of endurance; 0 for strength, mobility and days off
	Named []string   // entries to take, in turn; none: those that fit by role and phase
}

// Pattern gives how a week of a phase lies with so many days of training, 1 to
// 7: of the patterns for the athlete alone, else of those for all, else of the
// program's, the one for the nearest number of days.
func (l Library) Pattern(d Discipline, phase plan.Phase, days int) Pattern {
	best, far, whose := Pattern{}, 100, Ebbs
	phase = known(phase)
	l.each(Patterns, func(e *Entry) bool {
		if len(e.Phases) > 0 && !slices.Contains(e.Phases, phase) || len(e.Disciplines) > 0 && !slices.Contains(e.Disciplines, d) {
			return true
		}
		if far < 100 && e.Whose != whose { // the nearest to the athlete come first
			return false
		}
		whose = e.Whose
		for _, p := range e.Patterns {
			off := 2 * max(p.Days-days, days-p.Days) // of two as near the smaller
			if p.Days > days {
				off++
			}
			if off < far {
				best, far = p, off
			}
		}
		return true
	})
	return best
}

// On moves the days of a pattern to those on which an athlete can train, in
// minutes a day from Monday (-1: not said), so that their order round the week
// stays, or that of the others round the long day, there is time for a week of
// so many minutes, the long day stays as near as may be to where the pattern has
// it, and no more hard days stand side by side than the pattern means. Where
// there are fewer days than the pattern has it gives false, and the pattern as
// it was.
func (p Pattern) On(minutes [calendar.Week]int, week float64) (Pattern, bool) {
	var from, to []int // the pattern's days of training; those that there are
	for d := range calendar.Week {
		if p.trains(d) {
			from = append(from, d)
		}
		if minutes[d] != 0 {
			to = append(to, d)
		}
	}
	if len(from) == 0 || len(from) > len(to) {
		return p, false
	}
	best, least := p, 1e18
	try := func(days []int, turn int, cost float64) {
		if cost += .01 * shifts(from, days, turn); cost >= least {
			return
		}
		moved := p.moved(from, days, turn)
		cost += moved.lacks(minutes, week) + .5*float64(max(0, moved.beside()-p.beside())) + .15*float64(apart(p.longest(), moved.longest()))
		if cost < least {
			best, least = moved, cost
		}
	}
	for set := range 1 << len(to) {
		days := chosen(to, set)
		if len(days) != len(from) {
			continue
		}
		for turn := range days {
			try(days, turn, 0)
		}
		for turn := 1; turn < len(days)-1 && least > .1; turn++ {
			try(turned(days, slices.Index(from, p.longest()), turn), 0, .1)
		}
	}
	return best, true
}

func (p Pattern) trains(day int) bool {
	return slices.ContainsFunc(p.Slots, func(s Slot) bool { return s.Day == day && s.Role != Off })
}

// chosen gives the days of a set, a bit for each.
func chosen(days []int, set int) (some []int) {
	for i, d := range days {
		if set>>i&1 == 1 {
			some = append(some, d)
		}
	}
	return some
}

// turned moves each of some days but one so many places on, past that one.
func turned(days []int, but, places int) []int {
	var rest []int
	for i, d := range days {
		if i != but {
			rest = append(rest, d)
		}
	}
	places %= len(rest)
	rest = append(rest[places:], rest[:places]...)
	if but < 0 {
		return rest
	}
	return slices.Insert(rest, but, days[but])
}

// moved puts the i-th day of training on the i+turn-th of some days.
func (p Pattern) moved(from, to []int, turn int) Pattern {
	p.Slots = slices.DeleteFunc(slices.Clone(p.Slots), func(s Slot) bool { return s.Role == Off })
	for i := range p.Slots {
		s := &p.Slots[i]
		s.Day = to[(slices.Index(from, s.Day)+turn)%len(to)]
	}
	slices.SortStableFunc(p.Slots, func(a, b Slot) int { return a.Day - b.Day })
	return p
}

// shifts gives by how many days, round the week, days are moved in all.
func shifts(from, to []int, turn int) (sum float64) {
	for i := range from {
		sum += float64(apart(from[i], to[(i+turn)%len(to)]))
	}
	return sum
}

// apart gives how many days lie between two of the week, whichever way is shorter.
func apart(a, b int) int {
	off := (b - a + calendar.Week) % calendar.Week
	return min(off, calendar.Week-off)
}

// longest gives the day of the first long piece, -1 without one.
func (p Pattern) longest() int {
	if i := slices.IndexFunc(p.Slots, func(s Slot) bool { return s.Role == Long }); i >= 0 {
		return p.Slots[i].Day
	}
	return -1
}

// lacks is ten times the part of the week for which there is no time.
func (p Pattern) lacks(minutes [calendar.Week]int, week float64) (sum float64) {
	var shares [calendar.Week]float64
	for _, s := range p.Slots {
		shares[s.Day] += s.Share
	}
	for d, share := range shares {
		if minutes[d] >= 0 {
			sum += 10 * max(0, share*week-float64(minutes[d])) / max(1, week)
		}
	}
	return sum
}

// beside counts the hard days that have another beside them; a second long day
// belongs there.
func (p Pattern) beside() (n int) {
	var roles [calendar.Week]Role
	for _, s := range p.Slots {
		if s.Role.Hard() {
			roles[s.Day] = s.Role
		}
	}
	for d, role := range roles {
		if next := roles[(d+1)%calendar.Week]; role != NoRole && next != NoRole && next != Second {
			n++
		}
	}
	return n
}
