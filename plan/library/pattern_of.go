package library

import (
	"errors"
	"math"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
)

// PatternOf gives how a week of a plan lies, as an entry without a name: for the
// phase of its block, and for races as the next one of priority A. The error says
// why a week is no pattern: it has no seven days, or nothing of endurance in it.
func PatternOf(p plan.Plan, at plan.Place, a *plan.Athlete) (Entry, error) {
	one, err := patternOf(p.Week(at), a, at.Start)
	if err != nil {
		return Entry{}, err
	}
	return Entry{
		What: Patterns, Patterns: []Pattern{one},
		Phases: Phases(p.Block(at).Phase), Disciplines: []Discipline{DisciplineAhead(p.Events, a, at.Start)},
	}, nil
}

// Phases gives the phase of a block as an entry says it; a word of the coach's own
// is none.
func Phases(p plan.Phase) []plan.Phase {
	if slices.Contains(plan.Phases(), p) {
		return []plan.Phase{p}
	}
	return nil
}

// patternOf gives what each session is to its week, and its share of the week's
// load of endurance in whole percents. The week begins on start.
func patternOf(w *plan.Microcycle, a *plan.Athlete, start calendar.Day) (Pattern, error) {
	if w.Days != calendar.Week {
		return Pattern{}, errors.New("a pattern is of a week of seven days")
	}
	var slots []Slot
	sum := 0.0
	for _, s := range w.Sessions {
		day := start + calendar.Day(s.Day)
		slot := Slot{Day: weekday(day), Role: roleOf(s), Sport: s.Sport}
		if s.Sport == a.On(day).Sport || slot.Role.apart() || s.Sport == roleSports[slot.Role] {
			slot.Sport = roleSports[slot.Role]
		}
		if !slot.Role.apart() {
			slot.Share = load.Of(s, a, day).Load
			sum += slot.Share
		}
		slots = append(slots, slot)
	}
	slots = slices.DeleteFunc(slots, func(s Slot) bool { return !s.Role.apart() && !(math.Round(100*s.Share/sum) >= 1) })
	if len(slots) == 0 || sum == 0 {
		return Pattern{}, errors.New("there is no session of endurance in this week to make a pattern of")
	}
	slices.SortStableFunc(slots, func(a, b Slot) int { return a.Day - b.Day })
	inPercents(slots)
	p := Pattern{Slots: slots}
	for d := range calendar.Week {
		if p.trains(d) {
			p.Days++
		}
	}
	return p, nil
}

// apart reports whether a role has no share of the load of endurance.
func (r Role) apart() bool { return r == Off || r == Strength || r == Mobility }

// inPercents makes loads shares that come to 1: in whole percents, of which the
// largest takes what rounding leaves. A long day behind a long day is a second.
func inPercents(slots []Slot) {
	sum, left, most := 0.0, 100.0, 0
	for i, s := range slots {
		sum += s.Share
		if s.Share > slots[most].Share {
			most = i
		}
		if s.Role == Long && slices.ContainsFunc(slots[:i], func(b Slot) bool {
			return (b.Role == Long || b.Role == Second) && b.Sport == s.Sport && b.Day == s.Day-1
		}) {
			slots[i].Role = Second
		}
	}
	for i := range slots {
		slots[i].Share = math.Round(100 * slots[i].Share / sum)
		left -= slots[i].Share
	}
	slots[most].Share += left
	for i := range slots {
		slots[i].Share /= 100
	}
}
