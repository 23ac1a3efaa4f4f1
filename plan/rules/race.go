package rules

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/races"
)

// race is an event as rules look at it.
type race struct {
	of      *plan.Event
	span    calendar.Span
	hours   float64 // of all its days
	metres  float64
	ascent  float64
	descent float64
	class   races.Class
	classed bool // it is in a class
}

// allOut reports whether a race is run all out: one of priority C is a part of
// training.
func (r *race) allOut() bool { return r.of.Priority != plan.C }

// share is the part of the race table's days that a race asks for.
func (r *race) share() float64 {
	if r.allOut() {
		return 1
	}
	return races.InTraining
}

// makeRaces looks at the events; old knows them where they are the same.
func (g *ground) makeRaces(old *ground) {
	if old != nil && sameRaces(g.plan.Events, old.plan.Events) {
		g.races = old.races
		return
	}
	g.races = make([]race, 0, len(g.plan.Events))
	for i := range g.plan.Events {
		of := &g.plan.Events[i]
		r := race{of: of, span: of.Span()}
		for d := range calendar.Day(of.Days) {
			e := load.EventDay(of, g.athlete, of.From+d)
			r.hours += e.Seconds / 3600
			r.metres += e.Metres
			r.ascent += e.AscentMetres
			r.descent += e.DescentMetres
		}
		r.class, r.classed = races.ClassOf(of, r.hours)
		g.races = append(g.races, r)
	}
}

// sameRace reports whether two days are of one event of several.
func (g *ground) sameRace(a, b calendar.Day) bool {
	for i := range g.races {
		if s := g.races[i].span; s.Has(a) && s.Has(b) {
			return true
		}
	}
	return false
}

// prepared reports whether something is trained in the weeks before a race: on
// others nothing can be said of how it is met.
func (g *ground) prepared(r *race) bool {
	const weeks = 28
	if !g.has(r.span.From) {
		return false
	}
	return g.load(calendar.Span{From: r.span.From - weeks, To: r.span.From - 1}) > 0
}

// next gives the first race of a day or later; nil where there is none.
func (g *ground) next(day calendar.Day) *race {
	for i := range g.races {
		if g.races[i].span.From >= day {
			return &g.races[i]
		}
	}
	return nil
}
