package comeback

import (
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
)

// Gap is a run of days on which the plan was not done, or will not be.
type Gap struct {
	calendar.Span
	Sick    int  // days of them, of illness
	Injured bool // an injury is among the reasons

	stops []plan.Life // the facts that it is made of
}

// half is the share of the plan, in percent, from which on a fact is no gap: half
// the training holds fitness for weeks, and nothing has to be eased after it.
const half = 50

// stops reports whether a fact takes most of the plan away.
func stops(l plan.Life) bool { return l.Kept() < half }

// GapOf gives the gap that a fact stands in: its days, and those of other facts
// that overlap or follow without a day between. ok is false when the fact leaves
// half of the plan or more. A fact of no kind stands for days that were missed.
func GapOf(life []plan.Life, fact plan.Life) (g Gap, ok bool) {
	if fact.Days < 1 || !stops(fact) {
		return Gap{}, false
	}
	g = Gap{Span: fact.Span(), stops: []plan.Life{fact}}
	others := slices.DeleteFunc(slices.Clone(life), func(l plan.Life) bool { return l.ID == fact.ID || !stops(l) })
	for grown := true; grown; {
		grown = false
		others = slices.DeleteFunc(others, func(l plan.Life) bool {
			near := l.Span().From <= g.To+1 && l.Span().To >= g.From-1
			if near {
				g.Span, g.stops, grown = g.Union(l.Span()), append(g.stops, l), true
			}
			return near
		})
	}
	for day := g.From; day <= g.To; day++ {
		if g.has(plan.Sick, day) {
			g.Sick++
		}
	}
	g.Injured = slices.ContainsFunc(g.stops, func(l plan.Life) bool { return l.Kind == plan.Injured })
	return g, true
}

func (g *Gap) has(kind plan.LifeKind, day calendar.Day) bool {
	return slices.ContainsFunc(g.stops, func(l plan.Life) bool { return l.Kind == kind && l.Span().Has(day) })
}

// allows reports whether a sport went on all the time: there is nothing to come
// back from.
func (g *Gap) allows(sport plan.Sport) bool {
	return !slices.ContainsFunc(g.stops, func(l plan.Life) bool { return !slices.Contains(l.Allows, sport) })
}
