package rules

import (
	"math"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/coverage"
	"ebb/plan/edit"
)

// What is usual to drink, an hour.
const (
	usualFluid  = 500 // ml
	usualSodium = 400 // mg
	mostFluid   = 750 // ml
)

// fed gives the edit that gives a session other targets.
func fed(s *plan.Session, change func(*plan.Fuel)) edit.Edit {
	next := *s
	change(&next.Fuel)
	return edit.ChangeSession{Session: next}
}

// fuelSessions sets targets of carbohydrate that fit.
func fuelSessions(g *ground, f *Finding) []edit.Edit {
	if r := g.raceOf(f.Case.Of); r != nil {
		next := *r.of
		next.Fuel.Carb = coverage.LeastCarb(r.dayHours())
		return []edit.Edit{edit.ChangeEvent{Event: next}}
	}
	from := g.settings.on(indexOf(f.Rule.Name), f.From).values[0]
	var all []edit.Edit
	for _, s := range g.open(calendar.Span{From: f.From, To: f.To}) {
		least := coverage.LeastCarb(s.hours())
		switch carb := s.of.Fuel.Carb; {
		case !s.endurance():
		case s.of.ID == f.Case.Of && carb > untrainedGut:
			all = append(all, fed(s.of, func(f *plan.Fuel) { f.Carb = untrainedGut }))
		case s.of.ID == f.Case.Of && carb < least, f.Case.Of != s.of.ID && carb == 0 && s.hours() >= from:
			all = append(all, fed(s.of, func(f *plan.Fuel) { f.Carb = least }))
		}
	}
	return batch("carbohydrate targets", all)
}

// Steps of gut training, in grams an hour.
const (
	gutFrom = 30
	gutStep = 10 // a week
)

// trainGut sets targets on the long sessions before a race that rise to its own,
// 10 g an hour more a week from 30.
func trainGut(g *ground, f *Finding) (edits []edit.Edit) {
	r := g.raceOf(f.Case.Of)
	if r == nil {
		return nil
	}
	goal := r.of.Fuel.Carb
	if goal == 0 {
		goal = coverage.LeastCarb(r.dayHours())
	}
	open := g.open(calendar.Span{From: r.span.From - 56, To: r.span.From - 1})
	for _, first := range []float64{gutFrom, .8 * goal} {
		var all []edit.Edit
		var began calendar.Day
		for i := range open {
			s := &open[i]
			if !s.endurance() || s.hours() < 1.5 {
				continue
			}
			if began == 0 {
				began = s.day
			}
			rate := min(goal, math.Ceil(first/5)*5+gutStep*math.Floor(float64(s.day-began)/7))
			if s.of.Fuel.Carb < rate {
				all = append(all, fed(s.of, func(f *plan.Fuel) { f.Carb = rate }))
			}
		}
		edits = append(edits, batch("gut training before "+titled(r), all)...)
	}
	return edits
}

// fuelFirst sets a target on the first of two days of hard or long sessions.
func fuelFirst(g *ground, f *Finding) []edit.Edit {
	var all []edit.Edit
	for _, s := range g.open(calendar.Span{From: f.From, To: f.From}) {
		if s.endurance() && s.of.Fuel.Carb == 0 {
			all = append(all, fed(s.of, func(f *plan.Fuel) { f.Carb = max(gutFrom, coverage.LeastCarb(s.hours())) }))
		}
	}
	return batch("carbohydrate targets", all)
}

// drinkPlan adds a plan for fluid and sodium, and lowers one that asks for too
// much.
func drinkPlan(g *ground, f *Finding) []edit.Edit {
	if r := g.raceOf(f.Case.Of); r != nil {
		next := *r.of
		next.Fuel.Fluid = mostFluid
		return []edit.Edit{edit.ChangeEvent{Event: next}}
	}
	from := g.settings.on(indexOf(f.Rule.Name), f.From).values[1]
	var all []edit.Edit
	for _, s := range g.open(calendar.Span{From: f.From, To: f.To}) {
		switch {
		case s.of.ID == f.Case.Of:
			all = append(all, fed(s.of, func(f *plan.Fuel) { f.Fluid = min(f.Fluid, mostFluid) }))
		case s.endurance() && s.of.Fuel.Fluid == 0 && s.of.Fuel.Sodium == 0 && (s.hours() > from || s.tagged("heat") && s.hours() >= hotFrom):
			all = append(all, fed(s.of, func(f *plan.Fuel) { f.Fluid, f.Sodium = usualFluid, usualSodium }))
		}
	}
	return batch("what to drink", all)
}
