package rules

import (
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
)

// lighterTo is the share of the weeks before that a down week is made.
const lighterTo = .65

// lighten gives the edits that make a down week of a week: its target a share of
// those before, or its sessions shorter and all but one of the hard ones easy.
// A week whose race is as heavy as that is none.
func (g *ground) lighten(i int, to float64) ([]edit.Edit, bool) {
	w := &g.weeks[i]
	at, ok := g.plan.FindWeek(w.of)
	if !ok || !w.planned || w.part > 0 || w.span.From < g.in.Today {
		return nil, false
	}
	m := g.plan.Week(at)
	edits := []edit.Edit{edit.SetKind{Week: m.ID, Kind: plan.DownWeek}}
	if len(m.Sessions) == 0 {
		return append(edits, edit.SetTarget{Week: m.ID, Target: plan.Target{Measure: plan.TargetShare, Value: 100 * to}}), true
	}
	open := g.open(w.span)
	now := loadOf(open)
	want := min(to*w.sum/max(1-w.depth, .1)-(w.sum-now), stepDown*now)
	if now <= 0 || want < .15*now {
		return nil, false
	}
	return append(edits, g.lighter(open, want, 1)...), true
}

// comesDown reports whether the weeks that a fix calls down are so: a fifth or
// more lighter than the two largest before them.
func (g *ground) comesDown(was *ground) bool {
	for i := range g.weeks {
		w := &g.weeks[i]
		if w.kind == plan.DownWeek && w.planned && w.part == 0 && w.known && !w.down {
			if at, ok := was.plan.FindWeek(w.of); ok && was.plan.Week(at).Kind != plan.DownWeek {
				return false
			}
		}
	}
	return true
}

// makeDownWeeks turns weeks of a row into down weeks: one where that is enough,
// else one every few weeks, as often as is asked for or oftener.
func makeDownWeeks(g *ground, f *Finding) (edits []edit.Edit) {
	last := g.week(min(f.To, g.span.To))
	most := int(g.settings.on(indexOf(f.Rule.Name), f.To).values[0])
	for i := last.first + most - 1; i < len(g.weeks) && g.weeks[i].span.From <= f.To && i <= last.first+most; i++ {
		if e, ok := g.lighten(i, lighterTo); ok {
			edits = append(edits, batch("a down week of "+on(g.weeks[i].span.From), e)...)
		}
	}
	for every := most; every >= 2; every-- {
		edits = append(edits, g.downWeeksEvery(every, last.first, f.To)...)
	}
	return edits
}

// downWeeksEvery makes the lightest of the last two of so many weeks in a row a
// down week, again and again.
func (g *ground) downWeeksEvery(every, first int, until calendar.Day) []edit.Edit {
	var edits []edit.Edit
	var days []string
	n := 0
	for i := first; i < len(g.weeks) && g.weeks[i].span.From <= until; i++ {
		n++
		if n < every {
			continue
		}
		e, ok := g.lighten(i, lighterTo)
		if next := i + 1; n == every && next < len(g.weeks) && g.raced(next) < g.raced(i) {
			ok = false // the next is easier to make lighter
		}
		if ok {
			edits, n = append(edits, e...), 0
			days = append(days, on(g.weeks[i].span.From))
		}
	}
	return batch("down weeks of "+listed(days), edits)
}

// raced gives the load of a week that can't be changed.
func (g *ground) raced(i int) float64 {
	w := &g.weeks[i]
	left := w.sum
	for _, s := range g.open(w.span) {
		left -= s.load
	}
	return left
}

// mendDownWeek brings a down week to its depth.
func mendDownWeek(g *ground, f *Finding) (edits []edit.Edit) {
	w := g.week(f.From)
	if w.depth < lighterDepth {
		if e, ok := g.lighten(int(g.weekOf[f.From-g.span.From]), lighterTo); ok {
			edits = batch("a deeper down week", e)
		}
		return edits
	}
	share := lighterTo / max(1-w.depth, .1)
	return batch("a fuller down week", scale(g.open(w.span), share))
}

// lighterDepth is the depth of a down week that is aimed at.
const lighterDepth = 1 - lighterTo

// cuts are the shares of its sessions that a week may be brought to.
var cuts = []float64{.95, .9, .85, .8, .7, .6, .5, .4}

// lighterWeek makes the sessions of a week shorter, by as little as is enough.
func lighterWeek(g *ground, f *Finding) (edits []edit.Edit) {
	open := g.open(calendar.Span{From: f.From, To: f.To})
	for _, share := range cuts {
		edits = append(edits, batch("a lighter week", g.lighter(open, share*loadOf(open), 3))...)
	}
	return edits
}

// within gives the weeks of the days of a finding.
func (g *ground) within(f *Finding) (all []int) {
	for i := range g.weeks {
		if w := &g.weeks[i]; w.planned && w.span.Overlaps(calendar.Span{From: f.From, To: f.To}) {
			all = append(all, i)
		}
	}
	return all
}

// downWeekWithin makes one of the weeks of a finding a down week, the first
// first; or every third, or every second.
func downWeekWithin(g *ground, f *Finding) (edits []edit.Edit) {
	weeks := g.within(f)
	for _, i := range weeks {
		if e, ok := g.lighten(i, lighterTo); ok {
			edits = append(edits, batch("a down week of "+on(g.weeks[i].span.From), e)...)
		}
	}
	for _, every := range []int{3, 2, 1} {
		var several []edit.Edit
		var days []string
		for k, i := range weeks {
			if e, ok := g.lighten(i, lighterTo); ok && k%every == every-1 {
				several = append(several, e...)
				days = append(days, on(g.weeks[i].span.From))
			}
		}
		edits = append(edits, batch("down weeks of "+listed(days), several)...)
	}
	return edits
}

// swing mends the part of a wave that is missing.
func swing(g *ground, f *Finding) []edit.Edit {
	i := int(g.weekOf[f.To-g.span.From])
	down := func() (edits []edit.Edit) {
		for k := i; k > max(0, i-4); k-- {
			if e, ok := g.lighten(k, lighterTo); ok {
				edits = append(edits, batch("a down week", e)...)
			}
		}
		return edits
	}
	m, _ := g.in.Look.Oscillation(f.To)
	switch weakest(m) {
	case "contrast":
		return slices.Concat(contrast(g, f), g.wave(f), down())
	case "stress":
		return nil // there is no more of it to be found in what is planned
	default:
		return append(down(), contrast(g, f)...)
	}
}

// wave makes all days of the weeks of a finding differ: one goes, the longest
// grows by half, the others are shorter; and the last week is a down week.
func (g *ground) wave(f *Finding) []edit.Edit {
	var all []edit.Edit
	weeks := g.within(f)
	for _, i := range weeks {
		open := byLoad(g.open(g.weeks[i].span))
		if len(open) < 3 {
			continue
		}
		last := len(open) - 1
		if !g.anyKept(open[:1]) {
			all = append(all, dropped(open[:1])...)
		}
		long, rest := 1.5, .75
		if i == weeks[len(weeks)-1] {
			long, rest = .9, .5
		}
		all = append(all, scale(open[1:last], rest)...)
		all = append(all, scale(open[last:], long)...)
	}
	return batch("weeks that swing", all)
}

// contrast makes easy days easier: a day off in each week, or shorter easy days.
func contrast(g *ground, f *Finding) (edits []edit.Edit) {
	var off, shorter, both []edit.Edit
	for _, i := range g.within(f) {
		w := &g.weeks[i]
		var least []session
		for d := w.span.From; d <= w.span.To; d++ {
			on := g.open(calendar.Span{From: d, To: d})
			if len(on) > 0 && !g.hard(d) && !g.anyKept(on) && (least == nil || loadOf(on) < loadOf(least)) {
				least = on
			}
		}
		drop := dropped(least)
		off = append(off, drop...)
		both = append(both, drop...)
		for _, s := range g.open(w.span) {
			if s.hard < 1 && !g.long(s.day) && !g.rehearses(&s) {
				less := scale([]session{s}, .7)
				shorter = append(shorter, less...)
				if len(least) == 0 || s.day != least[0].day {
					both = append(both, less...)
				}
			}
		}
	}
	edits = append(batch("a day off each week", off), batch("shorter easy days", shorter)...)
	return append(edits, batch("a day off, and shorter easy days", both)...)
}

// anyKept reports whether sessions hold one that is not taken away.
func (g *ground) anyKept(of []session) bool {
	for i := range of {
		if of[i].of.Key || g.rehearses(&of[i]) {
			return true
		}
	}
	return false
}

// loadOf sums the load of sessions.
func loadOf(of []session) (sum float64) {
	for i := range of {
		sum += of[i].load
	}
	return sum
}

// dropped gives the edit that leaves sessions out.
func dropped(of []session) []edit.Edit {
	if len(of) == 0 {
		return nil
	}
	var ids []plan.ID
	for i := range of {
		ids = append(ids, of[i].of.ID)
	}
	return []edit.Edit{edit.DeleteSessions{Sessions: ids}}
}

// freeDays clears the easiest day of each fortnight that has none: the first
// within two weeks, or as soon as today where the days that are over had none.
func freeDays(g *ground, f *Finding) (edits []edit.Edit) {
	for _, soon := range []calendar.Day{fortnight - 1, 3, 1} {
		var all []edit.Edit
		within := soon
		for from := max(f.From, g.in.Today); from <= f.To; {
			day, found := g.easiest(calendar.Span{From: from, To: min(from+within-1, f.To)})
			if !found {
				break
			}
			all = append(all, dropped(g.open(calendar.Span{From: day, To: day}))...)
			from, within = day+1, fortnight-1
			if f.To-day < fortnight-1 {
				break
			}
		}
		edits = append(edits, batch("a day off", all)...)
	}
	return edits
}

// easiest gives the day of the least load that can be cleared.
func (g *ground) easiest(span calendar.Span) (best calendar.Day, found bool) {
	least := 0.0
	for d := span.From; d <= span.To; d++ {
		on := g.open(calendar.Span{From: d, To: d})
		if len(on) == 0 || g.anyKept(on) || loadOf(on) < g.load(calendar.Span{From: d, To: d})-grain {
			continue
		}
		if l := loadOf(on); !found || l < least {
			best, least, found = d, l, true
		}
	}
	return best, found
}
