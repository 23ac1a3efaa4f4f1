package plain

import (
	"ebb/plan"
	"ebb/plan/edit"
)

var season = []field[edit.SeasonHead]{
	{"id", func(t *text, s *edit.SeasonHead) { named(t, &s.ID) }},
	{"name", func(t *text, s *edit.SeasonHead) { words(t, &s.Name) }},
	{"start", func(t *text, s *edit.SeasonHead) { named(t, &s.Start) }},
	{"blocks", func(t *text, s *edit.SeasonHead) {
		list(t, &s.Blocks, func(t *text, b *edit.BlockHead) { object(t, b, block) })
	}},
}

var block = []field[edit.BlockHead]{
	{"id", func(t *text, b *edit.BlockHead) { named(t, &b.ID) }},
	{"name", func(t *text, b *edit.BlockHead) { words(t, &b.Name) }},
	{"phase", func(t *text, b *edit.BlockHead) { words(t, &b.Phase) }},
	{"ratio", func(t *text, b *edit.BlockHead) { object(t, &b.Ratio, ratio) }},
	{"weeks", func(t *text, b *edit.BlockHead) {
		list(t, &b.Weeks, func(t *text, id *plan.ID) { named(t, id) })
	}},
}

var ratio = []field[plan.Ratio]{
	{"stress", func(t *text, r *plan.Ratio) { count(t, &r.Stress) }},
	{"recovery", func(t *text, r *plan.Ratio) { count(t, &r.Recovery) }},
}

var microcycle = []field[plan.Microcycle]{
	{"id", func(t *text, w *plan.Microcycle) { named(t, &w.ID) }},
	{"kind", func(t *text, w *plan.Microcycle) { named(t, &w.Kind) }},
	{"days", func(t *text, w *plan.Microcycle) { count(t, &w.Days) }},
	{"target", func(t *text, w *plan.Microcycle) { object(t, &w.Target, target) }},
	{"note", func(t *text, w *plan.Microcycle) { words(t, &w.Note) }},
	{"sessions", func(t *text, w *plan.Microcycle) { sessions(t, &w.Sessions) }},
}

var target = []field[plan.Target]{
	{"measure", func(t *text, g *plan.Target) { count(t, &g.Measure) }},
	{"value", func(t *text, g *plan.Target) { figure(t, &g.Value) }},
}
