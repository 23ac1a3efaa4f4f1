package rules

import (
	"slices"

	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/outlook"
)

// recoverWithin puts in days of recovery: a week at half, or two; as many light
// weeks as it takes; else calm after the races that have none.
func recoverWithin(g *ground, f *Finding) (edits []edit.Edit) {
	weeks := g.within(&Finding{From: f.From - debtOver, To: f.To}) // what piles up began before it is too much
	for n := 1; n <= 2; n++ {
		for k := range slices.Backward(weeks) {
			var half []edit.Edit
			for _, i := range weeks[k:min(k+n, len(weeks))] {
				if e, ok := g.lighten(i, .5); ok {
					half = append(half, e...)
				}
			}
			edits = append(edits, batch("days of recovery from "+on(g.weeks[weeks[k]].span.From), half)...)
		}
	}
	edits = append(edits, g.repay(f, weeks)...)
	edits = append(edits, g.calmRaces(f)...)
	return append(edits, downWeekWithin(g, f)...)
}

// calmRaces makes the days after all races of a finding calm that are not.
func (g *ground) calmRaces(f *Finding) []edit.Edit {
	var all []edit.Edit
	var names []string
	for i := range g.races {
		r := &g.races[i]
		if !r.classed || g.quiet(r) || r.span.To > f.To || r.span.To < f.From-debtOver-14 {
			continue
		}
		calm := clearAfterRace(g, &Finding{Rule: &table[indexOf("calm-after-race")], Case: Case{Of: r.of.ID}})
		if len(calm) > 0 {
			all, names = append(all, calm[0]), append(names, titled(r))
		}
	}
	return batch("calm days after "+listed(names), all)
}

// repay makes weeks light until the debt of no month is too much: where it is
// most, the week that takes most of it for the load that goes, further if need
// be.
func (g *ground) repay(f *Finding, weeks []int) []edit.Edit {
	set := g.settings.on(indexOf(f.Rule.Name), f.To).values
	most := set[0]
	if f.Severity == Red {
		most = set[1]
	}
	levels := make([]int, len(weeks)) // of calms, from 1; 0: as it is
	worst, late := g.worstDebt(g.in.Look, f)
	was, left := 0., looks
	for worst > most {
		best, gain, to := -1, 0., 0
		next, cost, day := worst, was, late
		for k, i := range weeks {
			w := g.weeks[i].span
			if w.From < g.in.Today || w.From > late || w.To < late-debtOver {
				continue
			}
			held := levels[k]
			for level := held + 1; level <= len(calms) && left > 0; level++ {
				left--
				levels[k] = level
				all, price := g.lightened(weeks, levels)
				done, err := edit.Apply(g.plan, edit.Batch{Edits: all})
				if err != nil || price <= was {
					continue
				}
				if now, at := g.worstDebt(g.in.Look.With(done.Plan), f); worst-now > gain*(price-was) {
					best, gain, to = k, (worst-now)/(price-was), level
					next, cost, day = now, price, at
				}
			}
			levels[k] = held
		}
		if best < 0 {
			return nil
		}
		levels[best] = to
		worst, was, late = next, cost, day
	}
	var days []string
	for k, i := range weeks {
		if levels[k] > 0 {
			days = append(days, "the week of "+on(g.weeks[i].span.From))
		}
	}
	all, _ := g.lightened(weeks, levels)
	return batch("lighter: "+listed(days), all)
}

// lightened makes weeks light, each as far as its level says.
func (g *ground) lightened(weeks, levels []int) (all []edit.Edit, cost float64) {
	for k, i := range weeks {
		if levels[k] == 0 {
			continue
		}
		edits, less := g.calmer(g.weeks[i].span, calms[levels[k]-1])
		all, cost = append(all, edits...), cost+less
	}
	return all, cost
}

// worstDebt gives the largest mean debt of a month that ends on a day of a
// finding, and that day.
func (g *ground) worstDebt(look *outlook.Outlook, f *Finding) (worst float64, on calendar.Day) {
	sum := 0.0
	debt := func(d calendar.Day) float64 { day, _ := look.Day(d); return day.Debt }
	for d := f.From - debtOver + 1; d < f.From; d++ {
		sum += debt(d)
	}
	for d := f.From; d <= f.To; d++ {
		sum += debt(d)
		if mean := sum / debtOver; mean > worst && !g.ofRace(d, debtOver+14) {
			worst, on = mean, d
		}
		sum -= debt(d - debtOver + 1)
	}
	return worst, on
}
