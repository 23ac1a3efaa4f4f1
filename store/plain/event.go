package plain

import "ebb/plan"

var event = []field[plan.Event]{
	{"id", func(t *text, e *plan.Event) { named(t, &e.ID) }},
	{"from", func(t *text, e *plan.Event) { named(t, &e.From) }},
	{"days", func(t *text, e *plan.Event) { count(t, &e.Days) }},
	{"priority", func(t *text, e *plan.Event) { named(t, &e.Priority) }},
	{"name", func(t *text, e *plan.Event) { words(t, &e.Name) }},
	{"sport", func(t *text, e *plan.Event) { named(t, &e.Sport) }},
	{"distance", func(t *text, e *plan.Event) { object(t, &e.Distance, distance) }},
	{"climb", func(t *text, e *plan.Event) { object(t, &e.Climb, height) }},
	{"descent", func(t *text, e *plan.Event) { object(t, &e.Descent, height) }},
	{"goal", func(t *text, e *plan.Event) { object(t, &e.Goal, duration) }},
	{"effort", func(t *text, e *plan.Event) { object(t, &e.Effort, intensity) }},
	{"load", func(t *text, e *plan.Event) { object(t, &e.Load, number) }},
	{"fuel", func(t *text, e *plan.Event) { object(t, &e.Fuel, fuel) }},
	{"tags", func(t *text, e *plan.Event) { tags(t, &e.Tags) }},
	{"note", func(t *text, e *plan.Event) { words(t, &e.Note) }},
	{"private", func(t *text, e *plan.Event) { words(t, &e.Private) }},
	{"legs", func(t *text, e *plan.Event) {
		list(t, &e.Legs, func(t *text, l *plan.Leg) { object(t, l, leg) })
	}},
	{"plan", func(t *text, e *plan.Event) { sessions(t, &e.Plan) }},
}

var leg = []field[plan.Leg]{
	{"stage", func(t *text, l *plan.Leg) { count(t, &l.Stage) }},
	{"sport", func(t *text, l *plan.Leg) { named(t, &l.Sport) }},
	{"distance", func(t *text, l *plan.Leg) { object(t, &l.Distance, distance) }},
	{"climb", func(t *text, l *plan.Leg) { object(t, &l.Climb, height) }},
	{"descent", func(t *text, l *plan.Leg) { object(t, &l.Descent, height) }},
	{"goal", func(t *text, l *plan.Leg) { object(t, &l.Goal, duration) }},
	{"effort", func(t *text, l *plan.Leg) { object(t, &l.Effort, intensity) }},
	{"note", func(t *text, l *plan.Leg) { words(t, &l.Note) }},
}
