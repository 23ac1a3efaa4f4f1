package plain

import "ebb/plan"

var mute = []field[plan.Mute]{
	{"id", func(t *text, m *plan.Mute) { named(t, &m.ID) }},
	{"rule", func(t *text, m *plan.Mute) { words(t, &m.Rule) }},
	{"of", func(t *text, m *plan.Mute) { named(t, &m.Of) }},
	{"and", func(t *text, m *plan.Mute) { named(t, &m.And) }},
	{"day", func(t *text, m *plan.Mute) { count(t, &m.Day) }},
	{"reason", func(t *text, m *plan.Mute) { words(t, &m.Reason) }},
}
