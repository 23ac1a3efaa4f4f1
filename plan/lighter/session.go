// Package lighter makes the lighter version of a day, for an athlete without
// legs: the same sessions, less of them, and what that does to the days after.
// It proposes; whether the day is changed is for the athlete and the coach.
//
// It imports plan and the packages below it, and the standard library.
package lighter

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/comeback"
	"ebb/plan/edit"
	"ebb/plan/load"
)

// How much of a session's time is left at most. That a hard one becomes easy is
// what the rules on falling wellness and a low HRV ask for (R39, R40: Hooper &
// Mackinnon 1995, Plews 2014); half of a long one is the first share after an
// illness (R37). How much shorter is convention: no trial has compared shares.
const (
	ofHard = .75
	ofLong = .5
	ofElse = 2. / 3
)

// shortest is how long a session is, in seconds, of which nothing is worth taking
// away but that it is hard.
const shortest = 20 * 60

// Session gives the lighter version of a session of a day: what is hard becomes
// easy and shorter; a long one becomes half as long, easy and flat, with its
// fuelling, since that can still be practised; of any other two thirds are left.
// It keeps its id and its place. A rest and mobility stay what they are, and so
// does what has no lighter version.
func Session(s plan.Session, a *plan.Athlete, day calendar.Day) plan.Session {
	if s.Kind == plan.Rest || s.Kind == plan.Flexibility {
		return s.Clone()
	}
	easy := edit.Eased(s)
	easy.Origin = s.Origin
	share := ofElse
	switch {
	case s.Kind == plan.Long:
		share = ofLong
		easy.Duration, easy.Distance, easy.Fuel = s.Duration, s.Distance, s.Fuel
		if easy.Duration.IsZero() && easy.Distance.IsZero() {
			easy.Duration = plan.DurationOf(int(load.Of(s, a, day).Seconds))
		}
		if !easy.Duration.IsZero() {
			easy.Distance = plan.Distance{}
		}
	case comeback.Hard(s, a, day):
		share = ofHard
	}
	was, is := load.Of(s, a, day), load.Of(easy, a, day)
	if was.Seconds <= shortest {
		share = 1
	}
	if is.Seconds > share*was.Seconds && is.Seconds > 0 {
		easy = comeback.Cut(easy, share*was.Seconds/is.Seconds, a, day)
		is = load.Of(easy, a, day)
	}
	if is.Load >= was.Load || easy.Check() != nil {
		return s.Clone()
	}
	return easy
}
