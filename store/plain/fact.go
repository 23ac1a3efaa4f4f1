package plain

import "ebb/plan"

var record = []field[plan.Record]{
	{"id", func(t *text, r *plan.Record) { named(t, &r.ID) }},
	{"day", func(t *text, r *plan.Record) { named(t, &r.Day) }},
	{"start", func(t *text, r *plan.Record) { named(t, &r.Start) }},
	{"state", func(t *text, r *plan.Record) { named(t, &r.State) }},
	{"links", func(t *text, r *plan.Record) {
		list(t, &r.Sessions, func(t *text, s *plan.Share) { object(t, s, share) })
	}},
	{"done", func(t *text, r *plan.Record) { object(t, &r.Done, session) }},
	{"impulses", func(t *text, r *plan.Record) {
		list(t, &r.Impulses, func(t *text, i *plan.Impulse) { object(t, i, impulse) })
	}},
	{"method", func(t *text, r *plan.Record) { words(t, &r.Method) }},
	{"source", func(t *text, r *plan.Record) { words(t, &r.Source) }},
}

var share = []field[plan.Share]{
	{"session", func(t *text, s *plan.Share) { named(t, &s.Session) }},
	{"part", func(t *text, s *plan.Share) { figure(t, &s.Part) }},
}

var impulse = []field[plan.Impulse]{
	{"load", func(t *text, i *plan.Impulse) { figure(t, &i.Load) }},
	{"hard", func(t *text, i *plan.Impulse) { figure(t, &i.Hard) }},
	{"foot_km", func(t *text, i *plan.Impulse) { figure(t, &i.FootKm) }},
	{"descent_km", func(t *text, i *plan.Impulse) { figure(t, &i.DescentKm) }},
	{"strength", func(t *text, i *plan.Impulse) { figure(t, &i.Strength) }},
	{"sport", func(t *text, i *plan.Impulse) { named(t, &i.Sport) }},
	{"race", func(t *text, i *plan.Impulse) { truth(t, &i.Race) }},
	{"heat", func(t *text, i *plan.Impulse) { truth(t, &i.Heat) }},
	{"fuelled", func(t *text, i *plan.Impulse) { object(t, &i.Fuelled, number) }},
}

var checkin = []field[plan.Checkin]{
	{"day", func(t *text, c *plan.Checkin) { named(t, &c.Day) }},
	{"legs", func(t *text, c *plan.Checkin) { count(t, &c.Legs) }},
	{"energy", func(t *text, c *plan.Checkin) { count(t, &c.Energy) }},
	{"sleep", func(t *text, c *plan.Checkin) { count(t, &c.Sleep) }},
	{"stress", func(t *text, c *plan.Checkin) { count(t, &c.Stress) }},
	{"mood", func(t *text, c *plan.Checkin) { count(t, &c.Mood) }},
	{"gut", func(t *text, c *plan.Checkin) { count(t, &c.Gut) }},
	{"motivation", func(t *text, c *plan.Checkin) { count(t, &c.Motivation) }},
	{"slept", func(t *text, c *plan.Checkin) { count(t, &c.Slept) }},
	{"hrv", func(t *text, c *plan.Checkin) { figure(t, &c.HRV) }},
	{"hurt", func(t *text, c *plan.Checkin) { truth(t, &c.Hurt) }},
	{"ill", func(t *text, c *plan.Checkin) { truth(t, &c.Ill) }},
	{"note", func(t *text, c *plan.Checkin) { words(t, &c.Note) }},
}

var life = []field[plan.Life]{
	{"id", func(t *text, l *plan.Life) { named(t, &l.ID) }},
	{"kind", func(t *text, l *plan.Life) { named(t, &l.Kind) }},
	{"from", func(t *text, l *plan.Life) { named(t, &l.From) }},
	{"days", func(t *text, l *plan.Life) { count(t, &l.Days) }},
	{"share", func(t *text, l *plan.Life) { object(t, &l.Share, number) }},
	{"allows", func(t *text, l *plan.Life) {
		list(t, &l.Allows, func(t *text, s *plan.Sport) { named(t, s) })
	}},
	{"note", func(t *text, l *plan.Life) { words(t, &l.Note) }},
}
