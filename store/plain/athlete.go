package plain

import "ebb/plan"

var athlete = []field[plan.Athlete]{
	{"id", func(t *text, a *plan.Athlete) { named(t, &a.ID) }},
	{"name", func(t *text, a *plan.Athlete) { words(t, &a.Name) }},
	{"settings", func(t *text, a *plan.Athlete) {
		list(t, &a.Settings, func(t *text, s *plan.Setting) { object(t, s, setting) })
	}},
}

var setting = []field[plan.Setting]{
	{"key", func(t *text, s *plan.Setting) { words(t, &s.Key) }},
	{"value", func(t *text, s *plan.Setting) { words(t, &s.Value) }},
	{"from", func(t *text, s *plan.Setting) { named(t, &s.From) }},
}
