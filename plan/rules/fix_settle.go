package rules

import (
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/outlook"
)

// settle gives settled mornings back: by leaving out one small session of the
// row, that of the smallest load first, by a few calm days as often as it takes, or by
// down weeks. A row of more than two weeks is not made lighter as a whole: that
// would be another plan.
func settle(g *ground, f *Finding) (edits []edit.Edit) {
	open := g.open(calendar.Span{From: f.From, To: f.To})
	small := slices.DeleteFunc(slices.Clone(open), func(s session) bool { return s.of.Key || g.rehearses(&s) })
	const least = 12
	most := calendar.Day(g.settings.on(indexOf(f.Rule.Name), f.To).values[1])
	if f.To-f.From < 2*most { // one morning can be enough
		small = byLoad(small)
		for _, s := range small[:min(least, len(small))] {
			if f.To-f.From < most || s.load*float64(len(open)) <= loadOf(open)+grain { // no small session else
				edits = append(edits, dropped([]session{s})...)
			}
		}
	}
	if f.Severity == Warn {
		most = calendar.Day(g.settings.on(indexOf(f.Rule.Name), f.To).values[0])
	}
	edits = append(edits, g.mornings(f, most)...)
	edits = append(edits, downWeekWithin(g, f)...)
	if f.To-f.From < fortnight {
		for _, share := range []float64{.7, .5} {
			edits = append(edits, batch("lighter days", g.lighter(open, share*loadOf(open), 0))...)
		}
	}
	return edits
}

// calm is what is left of days that are made light: nothing hard, and shares of
// the sessions. What tires for days is what is long, so that goes first.
type calm struct {
	long, easy float64
	strength   bool // heavy strength stays, as maintenance
}

// calms are tried one after the other; the last takes most away.
var calms = [...]calm{{1, 1, true}, {.65, 1, true}, {.65, 1, false}, {.5, .8, false}, {.4, .5, false}, {.25, .3, false}}

// rows are how many days before a morning are made light.
var rows = [...]calendar.Day{3, 5, 7}

// respite is what makes a morning a settled one.
type respite struct {
	edits []edit.Edit
	cost  float64 // load that it takes away
	from  calendar.Day
	to    calendar.Day // the morning
	look  *outlook.Outlook
}

// mornings cuts a row without a settled morning into such that last no longer
// than so many days: wherever one is due the days before it are made calm, where
// that takes least away for the days that it is good for.
func (g *ground) mornings(f *Finding, most calendar.Day) []edit.Edit {
	var all []edit.Edit
	var days []string
	look, left := g.in.Look, looks
	for from := max(f.From, g.in.Today); from <= f.To; {
		until := from + 1
		for until <= f.To && look.SinceSettled(until) > 0 {
			until++
		}
		if until-from <= most || g.ofRace(from, 3) {
			from = until + 1
			continue
		}
		best := respite{}
		for m := from + most; m > from+most/2 && left > 0; m-- {
			if r, ok := g.respite(look, m, from, &left); ok && (best.look == nil || r.cost/float64(m-from) < best.cost/float64(best.to-from)) {
				best = r
			}
		}
		if best.look == nil {
			return nil
		}
		all, look, from = append(all, best.edits...), best.look, best.to+1
		days = append(days, over(calendar.Span{From: best.from, To: best.to - 1}))
	}
	return batch("calm days: "+listed(days), all)
}

// looks at the models are had for one proposal: beyond them nobody waits.
const looks = 300

// respite finds the least that lets a morning be a settled one.
func (g *ground) respite(look *outlook.Outlook, m, after calendar.Day, left *int) (best respite, found bool) {
	try := func(days calendar.Day, c calm) (r respite, ok bool) {
		r = respite{from: max(m-days, after), to: m}
		r.edits, r.cost = g.calmer(calendar.Span{From: r.from, To: m - 1}, c)
		if len(r.edits) == 0 || found && r.cost >= best.cost {
			return r, false
		}
		done, err := edit.Apply(look.Plan(), edit.Batch{Edits: r.edits})
		if err != nil {
			return r, false
		}
		*left--
		r.look = look.With(done.Plan)
		return r, r.look.SinceSettled(m) == 0
	}
	if best, found = try(rows[len(rows)-1], calms[len(calms)-1]); !found {
		return best, false
	}
	for _, days := range rows {
		for _, c := range calms {
			if r, ok := try(days, c); ok {
				best = r
				break
			}
		}
	}
	return best, true
}

// calmer makes the sessions of some days light; what rehearses stays. The cost is
// the load that it takes away, of key sessions twice.
func (g *ground) calmer(span calendar.Span, c calm) (edits []edit.Edit, cost float64) {
	const long = 75 // load
	for _, s := range g.open(span) {
		if g.rehearses(&s) {
			continue
		}
		next, share := *s.of, c.easy
		if s.load > long {
			share = c.long
		}
		if s.hard > 0 || s.heavy() {
			next, share = edit.Eased(next), c.easy
		}
		gone := s.heavy() && !c.strength && !s.of.Key
		if share < 1 && !gone {
			next, _ = scaled(next, share)
		}
		less := g.sessionOn(s.day, &next)
		switch {
		case gone:
			edits = append(edits, edit.DeleteSessions{Sessions: []plan.ID{s.of.ID}})
			less.load = 0
		case edit.SameSession(next, *s.of):
			continue
		default:
			edits = append(edits, edit.ChangeSession{Session: next})
		}
		cost += s.load - less.load
		if s.of.Key {
			cost += s.load - less.load
		}
	}
	return edits, cost
}
