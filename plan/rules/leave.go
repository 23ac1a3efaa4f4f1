package rules

import (
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
)

// leaves reports whether a plan leaves alone what a fix must: what lies before
// today, what was done, what stands on the days of races, and races that are
// over.
func (g *ground) leaves(next plan.Plan) bool {
	races := next.Events // the day of a race that goes is free
	for _, c := range edit.Changes(g.plan, next) {
		var ok bool
		switch c.Ref.What {
		case edit.SeasonValue:
			ok = c.Before != nil && c.After != nil && c.Before.Season.Start == c.After.Season.Start
		case edit.WeekValue:
			ok = c.Before != nil && c.After != nil && g.leavesWeek(c.Before.Week, c.After.Week, races)
		case edit.EventValue:
			ok = c.Before != nil && c.Before.Event.From >= g.in.Today
		case edit.MuteValue: // no fix hides what it does not mend
		}
		if !ok {
			return false
		}
	}
	return true
}

// leavesWeek reports whether the days of a week that are over, those of races,
// and the sessions that were done stay.
func (g *ground) leavesWeek(was, is *plan.Microcycle, races []plan.Event) bool {
	at, ok := g.plan.FindWeek(was.ID)
	if !ok || was.Days != is.Days {
		return false
	}
	if at.Start < g.in.Today && (was.Target != is.Target || was.Kind != is.Kind) {
		return false
	}
	left := func(of, other []plan.Session) bool {
		for i := range of {
			s := &of[i]
			day := at.Start + calendar.Day(s.Day)
			racing := slices.ContainsFunc(races, func(e plan.Event) bool { return e.Span().Has(day) })
			if day >= g.in.Today && !racing && !g.recorded(s.ID) {
				continue
			}
			if !slices.ContainsFunc(other, func(o plan.Session) bool { return o.ID == s.ID && edit.SameSession(o, *s) }) {
				return false
			}
		}
		return true
	}
	return left(was.Sessions, is.Sessions) && left(is.Sessions, was.Sessions)
}

// free reports whether a day may be planned anew: it is not over, and no race's.
func (g *ground) free(d calendar.Day) bool {
	return d >= g.in.Today && !slices.ContainsFunc(g.races, func(r race) bool { return r.span.Has(d) })
}

// recorded reports whether a session was done, or answered in another way.
func (g *ground) recorded(id plan.ID) bool {
	for i := len(g.in.Records) - 1; i >= 0; i-- {
		if g.in.Records[i].Answers(id) {
			return true
		}
	}
	return false
}
