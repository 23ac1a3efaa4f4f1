// Package unsaid finds the session of the last days of which nobody said how it
// went, for an athlete who is asked about it once more.
//
// It imports plan, its calendar, and the standard library.
package unsaid

import (
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
)

// Days is how many days back a session is asked about. That is convention: three
// reach from a Monday over the weekend, on which plans slip most, and what is
// said later is said from the plan and not from memory. Then it is let go.
const Days = 3

// Session is what was not said anything about.
type Session struct {
	Session plan.Session
	Day     calendar.Day
}

// Last gives the latest session before today that has no answer. Rest and what is
// done if one likes need none; nothing is asked on the day of a race, of days on
// which something else was reported, and of days that life took from the plan.
// done is in the order of days; session ids in it are answered wherever they lie.
func Last(p *plan.Plan, life []plan.Life, done []plan.DoneDay, today calendar.Day) (last Session, found bool) {
	if len(p.EventsOn(today)) > 0 {
		return last, false
	}
	for day := today - 1; day >= today-Days; day-- {
		if besides(done, day, len(p.EventsOn(day)) > 0) {
			continue
		}
		for _, s := range p.SessionsOn(day) {
			if s.Kind != plan.Rest && !s.Optional && !answered(done, s.ID) && !taken(life, day, s.Sport) {
				return Session{s, day}, true
			}
		}
	}
	return last, false
}

func taken(life []plan.Life, day calendar.Day, sport plan.Sport) bool {
	return slices.ContainsFunc(plan.LifeOn(life, day), func(l plan.Life) bool { return l.Kept() == 0 && !slices.Contains(l.Allows, sport) })
}

// besides reports whether a day was reported with no word on any session, or, where
// a race may be what it says a word on, at all.
func besides(done []plan.DoneDay, day calendar.Day, race bool) bool {
	return slices.ContainsFunc(done, func(d plan.DoneDay) bool { return d.Day == day && (race || len(d.Sessions) == 0) })
}

func answered(done []plan.DoneDay, id plan.ID) bool {
	return slices.ContainsFunc(done, func(d plan.DoneDay) bool { return slices.Contains(d.Sessions, id) })
}
