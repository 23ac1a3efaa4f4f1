package plain

import "ebb/plan"

func sessions(t *text, to *[]plan.Session) {
	list(t, to, func(t *text, s *plan.Session) { object(t, s, session) })
}

var session = []field[plan.Session]{
	{"id", func(t *text, s *plan.Session) { named(t, &s.ID) }},
	{"day", func(t *text, s *plan.Session) { count(t, &s.Day) }},
	{"sport", func(t *text, s *plan.Session) { named(t, &s.Sport) }},
	{"kind", func(t *text, s *plan.Session) { named(t, &s.Kind) }},
	{"at", func(t *text, s *plan.Session) { count(t, &s.At) }},
	{"duration", func(t *text, s *plan.Session) { object(t, &s.Duration, duration) }},
	{"distance", func(t *text, s *plan.Session) { object(t, &s.Distance, distance) }},
	{"effort", func(t *text, s *plan.Session) { object(t, &s.Effort, intensity) }},
	{"climb", func(t *text, s *plan.Session) { object(t, &s.Climb, height) }},
	{"descent", func(t *text, s *plan.Session) { object(t, &s.Descent, height) }},
	{"load", func(t *text, s *plan.Session) { object(t, &s.Load, number) }},
	{"fuel", func(t *text, s *plan.Session) { object(t, &s.Fuel, fuel) }},
	{"tags", func(t *text, s *plan.Session) { tags(t, &s.Tags) }},
	{"key", func(t *text, s *plan.Session) { truth(t, &s.Key) }},
	{"optional", func(t *text, s *plan.Session) { truth(t, &s.Optional) }},
	{"note", func(t *text, s *plan.Session) { words(t, &s.Note) }},
	{"private", func(t *text, s *plan.Session) { words(t, &s.Private) }},
	{"steps", func(t *text, s *plan.Session) { steps(t, &s.Steps, step) }},
	{"origin", func(t *text, s *plan.Session) { count(t, &s.Origin) }},
}

func tags(t *text, to *[]string) {
	list(t, to, func(t *text, tag *string) { words(t, tag) })
}

// step lists the fields of a step that may hold steps. They lie no deeper than
// plan.MaxStepDepth.
var step = stepAround(stepAround(stepAround(nil)))

func stepAround(inner []field[plan.Step]) []field[plan.Step] {
	return []field[plan.Step]{
		{"sport", func(t *text, s *plan.Step) { named(t, &s.Sport) }},
		{"duration", func(t *text, s *plan.Step) { object(t, &s.Duration, duration) }},
		{"distance", func(t *text, s *plan.Step) { object(t, &s.Distance, distance) }},
		{"effort", func(t *text, s *plan.Step) { object(t, &s.Effort, intensity) }},
		{"climb", func(t *text, s *plan.Step) { object(t, &s.Climb, height) }},
		{"descent", func(t *text, s *plan.Step) { object(t, &s.Descent, height) }},
		{"cue", func(t *text, s *plan.Step) { words(t, &s.Cue) }},
		{"repeat", func(t *text, s *plan.Step) { count(t, &s.Repeat) }},
		{"steps", func(t *text, s *plan.Step) { steps(t, &s.Steps, inner) }},
	}
}

func steps(t *text, to *[]plan.Step, fields []field[plan.Step]) {
	list(t, to, func(t *text, s *plan.Step) { object(t, s, fields) })
}
