package rules

import (
	"math"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/coverage"
	"ebb/plan/edit"
)

// rehearseRows makes long days in a row, or big days, of weekends that are long
// already: the last first, every third week, then every second.
func rehearseRows(g *ground, f *Finding) (edits []edit.Edit) {
	r := g.raceOf(f.Case.Of)
	a, at := coverage.AskedOf(r.class.Name), r.span.From
	span := calendar.Span{From: max(at-coverage.BuildUp, g.in.Today), To: at - calendar.Day(7*a.Weeks)}
	whole := calendar.Span{From: at - coverage.BuildUp, To: span.To}
	scale := g.settings.on(indexOf(f.Rule.Name), at).values[0]
	title, lengthened := "long days in a row", func(d calendar.Day) []edit.Edit { return g.row(r, d) }
	var missing int
	if f.Case.Day == bigDays {
		title, lengthened = "big days", func(d calendar.Day) []edit.Edit { return g.bigDay(d, a.Big.Hours) }
		missing = int(float64(a.Big.Times)*scale+.5) - g.bigDays(whole, a.Big.Hours)
	} else {
		missing = int(float64(a.Pairs.Times)*scale+.5) - g.rows(r, whole)
	}
	for _, every := range []calendar.Day{21, 14, 7} {
		for late := calendar.Day(0); late <= 63; late += 7 {
			var all []edit.Edit
			n := 0
			for to := span.To - late; to-6 >= span.From && n < missing; to -= every {
				if one := lengthened(g.longestDay(calendar.Span{From: to - 6, To: to})); len(one) > 0 {
					all, n = append(all, one...), n+1
				}
			}
			if n == missing {
				edits = append(edits, batch(title, all)...)
			}
		}
	}
	return edits
}

// longestDay gives the day of a span with the most hours of training.
func (g *ground) longestDay(span calendar.Span) (best calendar.Day) {
	best = span.To
	for d := span.To; d >= span.From; d-- {
		if g.hoursOn(d, false) > g.hoursOn(best, false)+grain {
			best = d
		}
	}
	return best
}

// row makes a day and those beside it long enough to count as a row before a
// race: what is too short lasts longer, and where there is nothing on foot a
// session is added.
func (g *ground) row(r *race, long calendar.Day) (edits []edit.Edit) {
	p := coverage.AskedOf(r.class.Name).Pairs
	need := p.From()*p.Share*r.dayHours() + .1
	days := []calendar.Day{long, long + 1}
	if _, ok := g.spot(long + 1); !ok || g.hard(long+1) || g.hard(long+2) {
		days = []calendar.Day{long, long - 1}
	}
	if p.Days == 3 {
		days = []calendar.Day{long, long - 1, long + 1}
	}
	first := max(g.hoursOn(long, true), need*.6)
	if p.Days == 3 {
		first = need / 3
	}
	for i, d := range days {
		want := first
		if i > 0 {
			want = (need - first) / float64(len(days)-1)
		}
		e, ok := g.atLeast(r, d, math.Ceil(want*12)/12)
		if !ok {
			return nil
		}
		edits = append(edits, e...)
	}
	return edits
}

// atLeast gives the edits that let a day hold so many hours on foot; ok is false
// where that can't be.
func (g *ground) atLeast(r *race, d calendar.Day, hours float64) (edits []edit.Edit, ok bool) {
	if now := g.hoursOn(d, true); now >= hours {
		return nil, true
	}
	if _, free := g.spot(d); !free || int(60*hours) > g.available(d) {
		return nil, false
	}
	open := slices.DeleteFunc(g.open(calendar.Span{From: d, To: d}), func(s session) bool { return !s.endurance() || !s.sport.OnFoot() || s.hard >= hardDay })
	if len(open) == 0 {
		s := plan.Session{Sport: r.of.Sport, Kind: plan.Long, Duration: plan.DurationOf(int(3600 * hours)), Tags: []string{"b2b"}}
		e, ok := g.inserted(d, s)
		return []edit.Edit{e}, ok && !g.hard(d)
	}
	longest := slices.MaxFunc(open, func(a, b session) int { return int(a.seconds - b.seconds) })
	next := lasting(&longest, longest.hours()+hours-g.hoursOn(d, true))
	if !slices.Contains(next.Tags, "b2b") && len(next.Tags) < plan.MaxTags {
		next.Tags = append(next.Tags, "b2b")
	}
	return []edit.Edit{edit.ChangeSession{Session: next}}, true
}

// bigDay lets the longest session of a day last so much longer that the day
// holds so many hours.
func (g *ground) bigDay(d calendar.Day, hours float64) []edit.Edit {
	open := slices.DeleteFunc(g.open(calendar.Span{From: d, To: d}), func(s session) bool { return !s.endurance() || s.hard >= hardDay })
	now := g.hoursOn(d, false)
	if len(open) == 0 || now >= hours || int(60*hours) > g.available(d) {
		return nil
	}
	longest := slices.MaxFunc(open, func(a, b session) int { return int(a.seconds - b.seconds) })
	return []edit.Edit{edit.ChangeSession{Session: lasting(&longest, longest.hours()+hours-now)}}
}
