// Package leeway says which days of a plan are an athlete's to move, and what a
// move would do. A coach fixes the day of a session with the tag #fixed; the day
// of a race is fixed by itself, and a key session is one that other days are
// built around. Whoever moves, the coach is asked: this says what to expect.
//
// It imports plan and the packages below it, and the standard library.
package leeway

import (
	"ebb/plan"
	"ebb/plan/calendar"
)

// Tag is what fixes the day of a session: "long 3h #fixed".
const Tag = "fixed"

// Hold is what keeps a day where it is.
type Hold uint8

// The holds, those that weigh more after the others.
const (
	Yours   Hold = iota // nothing does: its sessions may be moved
	Empty               // there is nothing to move
	ByKey               // a key session, around which other days are built
	ByCoach             // the coach has fixed it
	ByRace              // a race
	Over                // it is over, or what stands on it was reported
)

// String says why the day is held in a word or two.
func (h Hold) String() string {
	return [...]string{"yours to move", "nothing to move", "key", "fixed", "race", "over"}[h]
}

// Of says what holds a day; done reports that a session was answered.
func Of(p *plan.Plan, day, today calendar.Day, done func(plan.ID) bool) Hold {
	if day < today {
		return Over
	}
	if len(p.EventsOn(day)) > 0 {
		return ByRace
	}
	hold, stands := Yours, Empty
	for _, s := range p.SessionsOn(day) {
		if s.Kind == plan.Rest {
			continue
		}
		if done(s.ID) {
			stands = Over
			continue
		}
		if hold = max(hold, ofSession(&s)); stands != Over {
			stands = Yours
		}
	}
	if stands != Yours {
		return stands
	}
	return hold
}

func ofSession(s *plan.Session) Hold {
	switch {
	case s.HasTag(Tag):
		return ByCoach
	case s.Key:
		return ByKey
	default:
		return Yours
	}
}
