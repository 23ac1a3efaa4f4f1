package rules

import (
	"ebb/plan/sorting"

	"cmp"
	"math"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
)

// Fixable reports whether there may be a fix for a finding, without looking for
// it: its rule has one to propose, and it is not over.
func (v *Verdict) Fixable(f *Finding) bool {
	_, known := proposals[f.Rule.ID]
	return known && f.To >= v.ground.in.Today
}

// Fix gives the first edit that takes a finding of v away, brings none that is
// red, and none to be warned of in a family that stands before its own; ok is
// false where none does. Days before today, races' own days, and sessions that
// were done are left as they are.
func (v *Verdict) Fix(f *Finding) (fix Fix, ok bool) {
	all := v.Fixes(f, 1)
	if len(all) == 0 {
		return Fix{}, false
	}
	return all[0], true
}

// Fixes gives up to so many fixes of a finding, as Fix does, those that a coach
// would rather make first.
func (v *Verdict) Fixes(f *Finding, most int) (all []Fix) {
	if !v.Fixable(f) {
		return nil
	}
	for _, e := range proposals[f.Rule.ID](v.ground, f) {
		if len(all) == most {
			break
		}
		if fix, ok := v.try(f, e); ok {
			all = append(all, fix)
		}
	}
	return all
}

// try makes an edit; ok is false where it fails, touches what is to be left, or
// does not put the finding right.
func (v *Verdict) try(f *Finding, e edit.Edit) (fix Fix, ok bool) {
	r, err := edit.Apply(v.ground.plan, e)
	if err != nil || !v.ground.leaves(r.Plan) {
		return Fix{}, false
	}
	look := v.ground.in.Look.With(r.Plan)
	fix = Fix{Edit: e, Plan: r.Plan, Look: look, Verdict: v.With(look), was: v, day: max(f.From, v.ground.in.Today)}
	fix.Gone = lost(v.findings, fix.Verdict.findings)
	fix.Come = lost(fix.Verdict.findings, v.findings)
	return fix, fix.putsRight(f)
}

// putsRight reports whether a finding is gone, and at no higher cost.
func (x *Fix) putsRight(f *Finding) bool {
	gone := slices.ContainsFunc(x.Gone, func(g Finding) bool { return g.Case == f.Case && g.Severity == f.Severity })
	return gone && !slices.ContainsFunc(x.Come, func(c Finding) bool {
		sameStill := c.Rule == f.Rule && c.Severity >= f.Severity && c.From <= f.To && f.From <= c.To
		return sameStill || c.Severity == Red || c.Severity == Warn && c.Rule.Family < f.Rule.Family
	})
}

// lost gives the findings of was that is has not: neither that case, nor one of
// the same rule on days of it, as grave or graver.
func lost(was, is []Finding) (gone []Finding) {
	has := make(map[Case]Severity, len(is))
	for i := range is {
		if s, known := has[is[i].Case]; !known || s < is[i].Severity {
			has[is[i].Case] = is[i].Severity
		}
	}
	for i := range was {
		f := &was[i]
		if s, known := has[f.Case]; !known || s < f.Severity {
			gone = append(gone, *f)
		}
	}
	return gone
}

// proposals are the edits that may put a finding of each rule right, those that a
// coach would rather do first.
var proposals = map[string]func(*ground, *Finding) []edit.Edit{
	"R01": makeDownWeek, "R03": partHardDays, "R05": moveFromLoaded, "R15": dropSmallest, "R19": lowerPriority,
}

// makeDownWeek turns a week of the row into a down week: the last that may be
// one of load, or the first after it that is still to come.
func makeDownWeek(g *ground, f *Finding) (edits []edit.Edit) {
	last := g.week(min(f.To, g.span.To))
	most := int(g.settings.on(indexOf(f.Rule.Name), f.To).values[0])
	for i := last.first + most - 1; i < len(g.weeks) && g.weeks[i].span.From <= f.To; i++ {
		w := &g.weeks[i]
		if !w.planned || w.part > 0 || w.span.From < g.in.Today || w.kind != plan.LoadWeek {
			continue
		}
		if e, ok := g.lighten(i); ok {
			edits = append(edits, e)
		}
	}
	return edits
}

// lighter is the share of the weeks before that a down week is made.
const lighter = .65

// stepDown is what a step of scaling leaves.
const stepDown = .95

// lighten gives the edit that makes a down week of a week: its target a share of
// those before, or its sessions shorter and all but one of the hard ones easy.
func (g *ground) lighten(i int) (edit.Edit, bool) {
	w := &g.weeks[i]
	at, ok := g.plan.FindWeek(w.of)
	if !ok {
		return nil, false
	}
	m := g.plan.Week(at)
	edits := []edit.Edit{edit.SetKind{Week: m.ID, Kind: plan.DownWeek}}
	if len(m.Sessions) == 0 {
		edits = append(edits, edit.SetTarget{Week: m.ID, Target: plan.Target{Measure: plan.TargetShare, Value: 100 * lighter}})
		return edit.Batch{Title: "a down week", Edits: edits}, true
	}
	share := min(lighter/(1-min(w.depth, .9)), stepDown) // of what it is now
	steps := int(math.Floor(math.Log(share) / math.Log(stepDown)))
	kept := false
	for _, s := range g.during(w.span) {
		switch {
		case s.load == 0 || s.of.Kind == plan.Race:
			continue
		case s.hard >= hardDay && kept:
			edits = append(edits, edit.ChangeSession{Session: edit.Eased(*s.of)})
			continue
		}
		kept = kept || s.hard >= hardDay
		if _, err := edit.Scaled(*s.of, -steps); err == nil {
			edits = append(edits, edit.Scale{Session: s.of.ID, Steps: -steps})
		}
	}
	return edit.Batch{Title: "a down week", Edits: edits}, true
}

// spot gives the place of a day in the plan; ok is false where it can't be
// changed: it is over, outside of the plan, or a race's.
func (g *ground) spot(d calendar.Day) (edit.Spot, bool) {
	at, ok := g.plan.Locate(d)
	if !ok || !g.has(d) || !g.free(d) {
		return edit.Spot{}, false
	}
	return edit.Spot{Week: g.plan.Week(at).ID, Day: at.Day}, true
}

// swaps gives the swaps of a day with others of its week that are neither hard
// nor long and are wanted, the nearest first.
func (g *ground) swaps(d calendar.Day, wanted func(calendar.Day) bool) (edits []edit.Edit) {
	here, ok := g.spot(d)
	if !ok {
		return nil
	}
	var days []calendar.Day
	for e := g.week(d).span.From; e <= g.week(d).span.To; e++ {
		if e != d && g.has(e) && !g.hard(e) && !g.long(e) && wanted(e) {
			days = append(days, e)
		}
	}
	away := func(e calendar.Day) int { return max(int(e-d), int(d-e)) }
	sorting.By(days, func(a, b calendar.Day) int { return cmp.Compare(away(a), away(b)) })
	for _, e := range days {
		if there, ok := g.spot(e); ok {
			edits = append(edits, edit.SwapDays{A: here, B: there})
		}
	}
	return edits
}

// ease makes the hard sessions of a day easy.
func (g *ground) ease(d calendar.Day) (edits []edit.Edit) {
	if _, ok := g.spot(d); !ok {
		return nil
	}
	for _, s := range g.during(calendar.Span{From: d, To: d}) {
		if s.hard > 0 && s.of.Kind != plan.Race {
			edits = append(edits, edit.ChangeSession{Session: edit.Eased(*s.of)})
		}
	}
	if len(edits) == 0 {
		return nil
	}
	return []edit.Edit{edit.Batch{Title: "an easy day", Edits: edits}}
}

// partHardDays swaps one of the two with the nearest easy day, else makes one
// easy.
func partHardDays(g *ground, f *Finding) []edit.Edit {
	anyDay := func(calendar.Day) bool { return true }
	return slices.Concat(g.swaps(f.To, anyDay), g.swaps(f.From, anyDay), g.ease(f.To), g.ease(f.From))
}

// moveFromLoaded moves the work to a settled morning of its week, later first,
// else makes it easy.
func moveFromLoaded(g *ground, f *Finding) []edit.Edit {
	settled := func(later bool) func(calendar.Day) bool {
		return func(e calendar.Day) bool { return g.after(e).since == 0 && (e > f.From) == later }
	}
	return slices.Concat(g.swaps(f.From, settled(true)), g.swaps(f.From, settled(false)), g.ease(f.From))
}

// dropSmallest leaves out one session of the row, that of the smallest load
// first; key sessions and races stay.
func dropSmallest(g *ground, f *Finding) (edits []edit.Edit) {
	var small []session
	for _, s := range g.during(calendar.Span{From: max(f.From, g.in.Today), To: f.To}) {
		if s.load > 0 && !s.of.Key && s.of.Kind != plan.Race {
			small = append(small, s)
		}
	}
	sorting.By(small, func(a, b session) int { return cmp.Compare(a.load, b.load) })
	const tried = 24
	for _, s := range small[:min(tried, len(small))] {
		edits = append(edits, edit.DeleteSessions{Sessions: []plan.ID{s.of.ID}})
	}
	return edits
}

// lowerPriority runs the lesser of two races in training; of two alike the
// later, or else the first.
func lowerPriority(g *ground, f *Finding) (edits []edit.Edit) {
	var two []*race
	for _, id := range [...]plan.ID{f.Case.Of, f.Case.And} {
		for i := range g.races {
			if r := &g.races[i]; r.of.ID == id && r.span.From >= g.in.Today && r.allOut() {
				two = append(two, r)
			}
		}
	}
	sorting.By(two, func(a, b *race) int { return cmp.Compare(b.of.Priority, a.of.Priority) })
	for _, r := range two {
		if r.of.Priority == plan.A && len(two) > 1 && two[0].of.Priority != plan.A {
			continue // a main race stays what it is
		}
		lower := *r.of
		lower.Priority = plan.C
		edits = append(edits, edit.ChangeEvent{Event: lower})
	}
	return edits
}
