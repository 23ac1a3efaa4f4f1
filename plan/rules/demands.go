package rules

import (
	"ebb/plan/calendar"
	"ebb/plan/coverage"
)

// rehearsals gives the sessions of some days that rehearse a demand, races of
// other events with it among them.
func (g *ground) rehearsals(span calendar.Span, tag string) (n int, last calendar.Day) {
	for _, s := range g.during(span) {
		if s.load > 0 && coverage.Rehearses(s.of, s.hours(), tag) {
			n, last = n+1, s.day
		}
	}
	for i := range g.races {
		if r := &g.races[i]; span.Has(r.span.From) && coverage.AsksFor(r.of, tag) {
			n, last = n+1, max(last, r.span.From)
		}
	}
	return n, last
}

// drawn reports whether most weeks of a span that are to come have sessions:
// of weeks that are only outlined nothing can be said of what is rehearsed.
func (g *ground) drawn(span calendar.Span) bool {
	with, without := 0, 0
	for i := range g.microcycles {
		m := &g.microcycles[i]
		switch {
		case !m.span.Overlaps(span):
		case len(m.of.Sessions) > 0:
			with += m.of.Days
		case m.span.To >= g.in.Today:
			without += m.of.Days
		}
	}
	return with > 0 && with >= without
}
