package rules

import (
	"cmp"
	"math"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/outlook"
	"ebb/plan/sorting"
)

// Verdict is what the rules say of a plan. It is never changed once made.
type Verdict struct {
	ground   *ground
	byRule   [][]Finding // of each rule of the table, in the order of the days they hang on
	order    order       // of all of them
	findings []Finding
	muted    []Muted
}

// Judge holds a plan against all rules.
func Judge(in Input) *Verdict {
	v := &Verdict{ground: makeGround(in, nil), byRule: make([][]Finding, len(table))}
	c := call{ground: v.ground}
	for i := range table {
		v.byRule[i] = slices.Clone(c.ask(i, v.ground.span, nil))
	}
	v.gather(nil)
	return v
}

// With judges another plan with everything else the same, of which look is the
// outlook: equal to Judge, but only what can have changed is judged again.
func (v *Verdict) With(look *outlook.Outlook) *Verdict {
	in := v.ground.in
	in.Look = look
	if look.Athlete() != v.ground.athlete || look.Span().From != v.ground.horizon.From {
		return Judge(in)
	}
	next := &Verdict{ground: makeGround(in, v.ground), byRule: make([][]Finding, len(table))}
	if changed := next.ground.since(v.ground); changed.Days() > 0 {
		c := call{ground: next.ground, found: make([]Finding, 0, v.most()+1)}
		for i := range table {
			next.byRule[i] = c.again(i, changed, v.byRule[i])
		}
	} else {
		copy(next.byRule, v.byRule)
	}
	next.gather(v)
	return next
}

// Findings gives the cases in which a rule does not hold, the gravest first,
// then by day. The slice is the verdict's own and must not be changed.
func (v *Verdict) Findings() []Finding { return v.findings }

// most gives the largest number of cases that one rule finds.
func (v *Verdict) most() (n int) {
	for _, of := range v.byRule {
		n = max(n, len(of))
	}
	return n
}

// ask gives the findings of a rule that hang on days of a span; they stand until
// the call is used again.
func (c *call) ask(rule int, span calendar.Span, was []Finding) []Finding {
	r := &table[rule]
	c.rule, c.settings, c.days, c.was, c.found = r, c.ground.settings[rule], span, was, c.found[:0]
	if r.judge == nil || span.Days() == 0 || !slices.ContainsFunc(c.settings, func(s setting) bool { return !s.off }) {
		return nil
	}
	r.judge(c)
	if !slices.IsSortedFunc(c.found, byDay) {
		sorting.By(c.found, byDay)
	}
	return c.found
}

func byDay(a, b Finding) int { return cmp.Compare(a.at, b.at) }

// again gives the findings of a rule when the days of changed are others; was
// are those from before.
func (c *call) again(rule int, changed calendar.Span, was []Finding) []Finding {
	r := &table[rule]
	anew := calendar.Span{From: changed.From - calendar.Day(r.Ahead), To: changed.To + calendar.Day(r.Back)}
	from := slices.IndexFunc(was, func(f Finding) bool { return f.at >= anew.From })
	if from < 0 {
		from = len(was)
	}
	to := from
	for to < len(was) && was[to].at <= anew.To {
		to++
	}
	found := c.ask(rule, calendar.Span{From: max(anew.From, c.span.From), To: min(anew.To, c.span.To)}, was[from:to])
	if slices.Equal(found, was[from:to]) {
		return was
	}
	return slices.Concat(was[:from], found, was[to:])
}

// call is a rule that is asked about some days, one rule after the other.
type call struct {
	*ground
	rule     *Rule
	settings []setting
	days     calendar.Span // that what is found may hang on
	was      []Finding     // on those days before an edit
	found    []Finding     // in memory that the rules share
}

// set gives how the rule stands on a day.
func (c *call) set(day calendar.Day) *setting { return settings{c.settings}.on(0, day) }

// is gives a parameter of the rule on a day.
func (c *call) is(parameter int, day calendar.Day) float64 { return c.set(day).values[parameter] }

// find keeps a finding that hangs on a day, unless the rule is off there.
func (c *call) find(at calendar.Day, f Finding) {
	if !c.days.Has(at) {
		return
	}
	set := c.set(at)
	if set.off {
		return
	}
	f.Rule, f.at, f.set, f.Case.Rule = c.rule, at, set, c.rule.ID
	c.found = append(c.found, f)
}

// gist is what the words of a finding are made of, in one number. Figures go
// into it as they are said: what says the same has the same.
type gist uint64

func gistOf(values ...float64) gist {
	sum := uint64(14695981039346656037) // FNV-1a, a value at a time
	for _, v := range values {
		sum = (sum ^ math.Float64bits(v)) * 1099511628211
		sum ^= sum >> 29
	}
	return gist(sum | 1)
}

// said rounds a figure to some decimals.
func said(x float64, decimals float64) float64 { return math.Round(x * decimals) }

// tell keeps a finding like find. Words are made only where they are others than
// before the edit.
func (c *call) tell(at calendar.Day, f Finding, of gist, says func() string) {
	i, _ := slices.BinarySearchFunc(c.was, at, func(f Finding, d calendar.Day) int { return cmp.Compare(f.at, d) })
	for ; i < len(c.was) && c.was[i].at == at && f.Says == ""; i++ {
		if c.was[i].of == of {
			f.Says = c.was[i].Says
		}
	}
	if f.Says == "" {
		f.Says = says()
	}
	f.of = of
	c.find(at, f)
}

// caseOf gives the case of a day.
func (g *ground) caseOf(d calendar.Day) Case {
	i, _ := slices.BinarySearchFunc(g.microcycles, d, func(m microcycle, d calendar.Day) int { return cmp.Compare(m.span.To, d) })
	if i < len(g.microcycles) && g.microcycles[i].span.Has(d) {
		return Case{Of: g.microcycles[i].of.ID, Day: int(d - g.microcycles[i].span.From)}
	}
	return Case{Day: int(d)}
}

// runs goes through the longest rows of days for which is holds that end on a
// day of the call.
func (c *call) runs(is func(calendar.Day) bool, yield func(calendar.Span)) {
	next := is(c.days.From)
	for d := c.days.From; d <= c.days.To; d++ {
		now := next
		next = d < c.span.To && is(d+1)
		if !now || next {
			continue
		}
		from := d
		for from > c.span.From && is(from-1) {
			from--
		}
		yield(calendar.Span{From: from, To: d})
	}
}

// ending goes through the weeks whose last day is one of the call.
func (c *call) ending(yield func(i int, w *week)) {
	for i := range c.weeks {
		w := &c.weeks[i]
		if c.days.Has(min(w.span.To, c.span.To)) {
			yield(i, w)
		}
	}
}

// caseOfWeek gives the case of a week.
func caseOfWeek(w *week) Case {
	if !w.planned {
		return Case{Day: int(w.span.From)}
	}
	return Case{Of: w.of, Day: w.part}
}

// racing goes through the races that begin on a day of the call.
func (c *call) racing(yield func(i int, r *race)) {
	for i := range c.races {
		if c.days.Has(c.races[i].span.From) {
			yield(i, &c.races[i])
		}
	}
}

// since gives the days on which g differs from old; an empty span when it does
// not.
func (g *ground) since(old *ground) calendar.Span {
	all := g.span
	if g.span.From != old.span.From {
		return all
	}
	changed := calendar.Span{From: 1}
	add := func(s calendar.Span) { changed = changed.Union(s) }
	same := min(g.span.Days(), old.span.Days())
	for i := range same {
		if g.trained[i/pieceDays] != old.trained[i/pieceDays] && *g.trained.at(i) != *old.trained.at(i) {
			d := g.span.From + calendar.Day(i)
			add(calendar.Span{From: d, To: d})
		}
	}
	if len(g.weeks) != len(old.weeks) {
		add(g.otherWeeks(old))
	} else {
		for i := range g.weeks {
			if g.weeks[i].differs(&old.weeks[i]) {
				add(g.weeks[i].span.Union(old.weeks[i].span))
			}
		}
	}
	if g.span != old.span {
		add(calendar.Span{From: g.span.From + calendar.Day(same), To: max(g.span.To, old.span.To)})
	}
	sharedMicrocycles(g.microcycles, old.microcycles, add)
	if !sameRaces(g.plan.Events, old.plan.Events) {
		for _, races := range [...][]race{g.races, old.races} {
			for i := range races {
				add(races[i].span)
			}
		}
	}
	sharedBlocks(g.blocks, old.blocks, add)
	return changed
}

// otherWeeks gives the days whose weeks are others than in old.
func (g *ground) otherWeeks(old *ground) (others calendar.Span) {
	others = calendar.Span{From: 1}
	for i := range min(len(g.weekOf), len(old.weekOf)) {
		if g.weeks[g.weekOf[i]].differs(&old.weeks[old.weekOf[i]]) {
			d := g.span.From + calendar.Day(i)
			others = others.Union(calendar.Span{From: d, To: d})
		}
	}
	return others
}

// differs reports whether a week is another one to the rules.
func (w *week) differs(v *week) bool {
	return w.span != v.span || w.of != v.of || w.part != v.part || w.kind != v.kind || w.phase != v.phase || w.planned != v.planned || w.sum != v.sum
}

// sharedMicrocycles adds the days of those that are not in both.
func sharedMicrocycles(now, old []microcycle, add func(calendar.Span)) {
	for i := range max(len(now), len(old)) {
		switch {
		case i >= len(now):
			add(old[i].span)
		case i >= len(old):
			add(now[i].span)
		case !now[i].same(&old[i]):
			add(now[i].span)
			add(old[i].span)
		}
	}
}

// sharedBlocks adds the days of the blocks that are not in both.
func sharedBlocks(now, old []block, add func(calendar.Span)) {
	for i := range max(len(now), len(old)) {
		switch {
		case i >= len(now):
			add(old[i].span)
		case i >= len(old):
			add(now[i].span)
		case now[i].span != old[i].span || now[i].of.ID != old[i].of.ID || now[i].of.Phase != old[i].of.Phase || now[i].of.Name != old[i].of.Name:
			add(now[i].span)
			add(old[i].span)
		}
	}
}

// sameRaces reports whether two plans share their events.
func sameRaces(now, old []plan.Event) bool {
	return len(now) == len(old) && (len(now) == 0 || &now[0] == &old[0])
}
