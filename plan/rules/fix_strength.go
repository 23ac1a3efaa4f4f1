package rules

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
)

// moveStrength moves heavy strength behind the key session of its day, or behind
// another hard one of the week, or to an easy day; else makes it light.
func moveStrength(g *ground, f *Finding) (edits []edit.Edit) {
	var heavy *session
	for _, s := range g.open(calendar.Span{From: f.From, To: f.To}) {
		if s.of.ID == f.Case.And {
			heavy = &s
		}
	}
	if heavy == nil {
		return nil
	}
	move := func(to calendar.Day) {
		spot, ok := g.spot(to)
		if !ok {
			return
		}
		late := *heavy.of
		all := []edit.Edit{edit.MoveSession{Session: late.ID, To: spot}}
		if late.At != 0 && g.hard(to) { // the clock would put it before what it is to follow
			late.At = 0
			all = append(all, edit.ChangeSession{Session: late})
		}
		edits = append(edits, edit.Batch{Title: "strength after what matters", Edits: all})
	}
	if heavy.day == f.To {
		move(heavy.day)
	}
	w := g.week(heavy.day).span
	for _, hard := range [...]bool{true, false} {
		for d := w.From; d <= w.To; d++ {
			if d != heavy.day && g.hard(d) == hard && !g.keyOn(d+1) && (hard || !g.keyOn(d)) {
				move(d)
			}
		}
	}
	if g.raceOf(f.Case.Of) != nil { // on its eve nothing is gained by any of it
		return append(dropped([]session{*heavy}), edits...)
	}
	light := *heavy.of
	light.Kind = plan.Maintenance
	return append(edits, edit.ChangeSession{Session: light})
}

// keyOn reports whether a day holds a session or race that strength should not
// dull.
func (g *ground) keyOn(d calendar.Day) bool {
	if g.has(d) && g.on(d).race {
		return true
	}
	during := g.during(calendar.Span{From: d, To: d})
	for i := range during {
		if during[i].key() {
			return true
		}
	}
	return false
}

// mendStrength adds a light half hour to each week without, on the easy day that
// dulls least; heavy work close to a race becomes light.
func mendStrength(g *ground, f *Finding) (edits []edit.Edit) {
	if !f.Case.And.IsZero() {
		for _, s := range g.open(calendar.Span{From: f.From, To: f.To}) {
			if s.of.ID == f.Case.And {
				light := *s.of
				light.Kind = plan.Maintenance
				edits = append(edits, dropped([]session{s})[0], edit.ChangeSession{Session: light})
			}
		}
		return edits
	}
	half := plan.Session{Sport: plan.Strength, Kind: plan.Maintenance, Duration: plan.DurationOf(30 * 60)}
	var all []edit.Edit
	for _, i := range g.within(f) {
		w := &g.weeks[i]
		if w.kind != plan.LoadWeek {
			continue
		}
		best, found := calendar.Day(0), false
		for d := w.span.From; d <= w.span.To; d++ {
			if _, free := g.spot(d); !free || g.hard(d) || g.keyOn(d+1) {
				continue
			}
			if !found || g.on(d).load < g.on(best).load && g.on(d).load > 0 || g.on(best).load == 0 && g.on(d).load > 0 {
				best, found = d, true // a day off stays one where another is to be had
			}
		}
		if found {
			if e, ok := g.inserted(best, half); ok {
				all = append(all, e)
			}
		}
	}
	return batch("a little strength each week", all)
}
