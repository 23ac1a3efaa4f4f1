package rules

import (
	"fmt"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
)

// partHardDays swaps one of the two with the nearest easy day, else makes one
// easy.
func partHardDays(g *ground, f *Finding) []edit.Edit {
	anyDay := func(calendar.Day) bool { return true }
	return slices.Concat(g.swaps(f.To, anyDay), g.swaps(f.From, anyDay), g.ease(f.To), g.ease(f.From))
}

// fewerHardDays makes the hard day that matters least easy, or two of them.
func fewerHardDays(g *ground, f *Finding) (edits []edit.Edit) {
	var hard []session
	for _, s := range g.open(calendar.Span{From: f.From, To: f.To}) {
		if s.hard >= hardDay && !s.of.Key && !g.rehearses(&s) {
			hard = append(hard, s)
		}
	}
	hard = byLoad(hard)
	for n := 1; n <= 3; n++ {
		for k := 0; k+n <= len(hard); k++ {
			var some []edit.Edit
			for _, s := range hard[k : k+n] {
				some = append(some, edit.ChangeSession{Session: edit.Eased(*s.of)})
			}
			edits = append(edits, batch("an easy day", some)...)
		}
	}
	return edits
}

// moveFromLoaded moves the work to a settled morning of its week, later first,
// else makes it easy. A race stays: the days before it are made light.
func moveFromLoaded(g *ground, f *Finding) (edits []edit.Edit) {
	if g.has(f.From) && g.on(f.From).race {
		for _, days := range rows {
			for _, c := range calms {
				light, _ := g.calmer(calendar.Span{From: f.From - days, To: f.From - 1}, c)
				edits = append(edits, batch(fmt.Sprintf("%d calm days before %s", days, on(f.From)), light)...)
			}
		}
		return edits
	}
	settled := func(later bool) func(calendar.Day) bool {
		return func(e calendar.Day) bool { return g.after(e).since == 0 && (e > f.From) == later }
	}
	return slices.Concat(g.swaps(f.From, settled(true)), g.swaps(f.From, settled(false)), g.ease(f.From))
}

// calmAfterPair calms the days after two long ones: easy, then shorter, then
// off.
func calmAfterPair(g *ground, f *Finding) (edits []edit.Edit) {
	pair := f.at
	after := calendar.Span{From: pair + 1, To: max(f.To, pair+calmAfter)}
	edits = append(edits, batch("calm days after two long ones", g.eased(after))...)
	edits = append(edits, batch("calm days after two long ones", g.lighter(g.open(after), .6*loadOf(g.open(after)), 0))...)
	next := g.open(calendar.Span{From: pair + 1, To: pair + 2})
	if !g.anyKept(next) {
		edits = append(edits, batch("two days off after two long ones", dropped(next))...)
	}
	return edits
}

// singleLongDay makes the lesser of two long days an easy one.
func singleLongDay(g *ground, f *Finding) (edits []edit.Edit) {
	for _, s := range byLoad(g.open(calendar.Span{From: f.at - 1, To: f.at})) {
		if !g.rehearses(&s) {
			edits = append(edits, edit.ChangeSession{Session: edit.Eased(*s.of)})
		}
	}
	for _, d := range [...]calendar.Day{f.at, f.at - 1} {
		if on := g.open(calendar.Span{From: d, To: d}); !g.anyKept(on) {
			edits = append(edits, dropped(on)...)
		}
	}
	return edits
}

// capRun holds a run at what is allowed over the longest before.
func capRun(g *ground, f *Finding) (edits []edit.Edit) {
	longest := 0.0
	for e := max(f.From-spikeDays, g.span.From); e < f.From; e++ {
		longest = max(longest, g.on(e).longest, g.on(e).raced)
	}
	most := g.settings.on(indexOf(f.Rule.Name), f.From).values[0] * longest
	var over []session
	for _, s := range g.open(calendar.Span{From: f.From, To: f.From}) {
		if s.metres/1000 > most {
			over = append(over, s)
		}
	}
	for _, spare := range []float64{1, .97, .9} {
		var capped []edit.Edit
		for _, s := range over {
			capped = append(capped, scale([]session{s}, spare*most/(s.metres/1000))...)
		}
		edits = append(edits, batch("a run held at a tenth more", capped)...)
	}
	return edits
}

// capLongest lets the other runs of a week grow, else shortens the longest, or
// the two.
func capLongest(g *ground, f *Finding) (edits []edit.Edit) {
	runs := byLoad(slices.DeleteFunc(g.open(calendar.Span{From: f.From, To: f.To}), func(s session) bool { return s.sport != plan.Run }))
	if len(runs) == 0 {
		return nil
	}
	last := len(runs) - 1
	long := runs[last:]
	if last > 0 && max(runs[last].day-runs[last-1].day, runs[last-1].day-runs[last].day) == 1 && g.long(runs[last-1].day) {
		long = runs[last-1:]
	}
	for _, share := range grows[1:4] {
		edits = append(edits, batch("more running in the week", scale(runs[:len(runs)-len(long)], share))...)
	}
	for _, share := range cuts {
		edits = append(edits, batch("a shorter long run", scale(long, share))...)
	}
	return edits
}

// easeNext makes the next hard day easy, when one is near.
func easeNext(g *ground, _ *Finding) []edit.Edit {
	const near = 4 // days
	for d := g.in.Today; d < g.in.Today+near; d++ {
		if g.hard(d) {
			return g.ease(d)
		}
	}
	return nil
}

// shortenMorning makes what is to be done before noon in the next two days
// shorter by a third; where nothing is, the next hard day becomes easy.
func shortenMorning(g *ground, f *Finding) []edit.Edit {
	const soon, less = 2, .67
	var early []session
	for _, s := range g.open(calendar.Span{From: g.in.Today, To: g.in.Today + soon - 1}) {
		if s.of.At > 0 && s.of.At < plan.Clock(12, 0) {
			early = append(early, s)
		}
	}
	return append(batch("a longer night", scale(early, less)), easeNext(g, f)...)
}

// easeSome makes a hard session of the last weeks of a block easy where too
// little is.
func easeSome(g *ground, f *Finding) []edit.Edit {
	return fewerHardDays(g, f)
}
