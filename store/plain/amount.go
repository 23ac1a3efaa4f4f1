package plain

import "ebb/plan"

var duration = []field[plan.Duration]{
	{"s", func(t *text, d *plan.Duration) { count(t, &d.Seconds) }},
	{"u", func(t *text, d *plan.Duration) { count(t, &d.Unit) }},
}

var distance = []field[plan.Distance]{
	{"v", func(t *text, d *plan.Distance) { figure(t, &d.Value) }},
	{"u", func(t *text, d *plan.Distance) { count(t, &d.Unit) }},
}

var height = []field[plan.Height]{
	{"v", func(t *text, h *plan.Height) { figure(t, &h.Value) }},
	{"u", func(t *text, h *plan.Height) { count(t, &h.Unit) }},
}

var number = []field[plan.Number]{
	{"v", func(t *text, n *plan.Number) { figure(t, &n.Value) }},
	{"given", func(t *text, n *plan.Number) { truth(t, &n.Given) }},
}

var fuel = []field[plan.Fuel]{
	{"carb", func(t *text, f *plan.Fuel) { figure(t, &f.Carb) }},
	{"sodium", func(t *text, f *plan.Fuel) { figure(t, &f.Sodium) }},
	{"fluid", func(t *text, f *plan.Fuel) { figure(t, &f.Fluid) }},
}

var intensity = []field[plan.Intensity]{
	{"scale", func(t *text, i *plan.Intensity) { count(t, &i.Scale) }},
	{"from", func(t *text, i *plan.Intensity) { figure(t, &i.From) }},
	{"to", func(t *text, i *plan.Intensity) { figure(t, &i.To) }},
	{"ramp", func(t *text, i *plan.Intensity) { truth(t, &i.Ramp) }},
	{"per", func(t *text, i *plan.Intensity) { count(t, &i.Per) }},
}
