package rules

import (
	"ebb/plan"
	"ebb/plan/comeback"
	"ebb/plan/edit"
)

// comeBack eases the days after a gap, as package comeback proposes.
func comeBack(g *ground, f *Finding) []edit.Edit {
	c := call{ground: g}
	last := f.at - 1 // of the gap
	if !g.has(last) || !c.away(last) {
		return nil
	}
	from := last
	for from > g.span.From && c.away(from-1) {
		from--
	}
	fact := plan.Life{From: from, Days: int(last-from) + 1}
	if f.Rule.Family == Health {
		fact.Kind = plan.Sick
	}
	r := comeback.Propose(comeback.Input{
		Plan: g.plan, Athlete: g.athlete, Done: g.answers(), Life: g.in.Look.Life(), Today: g.in.Today,
	}, fact)
	if len(r.Edit.Edits) == 0 {
		return nil
	}
	return []edit.Edit{r.Edit}
}

// answers gives the days of the records, with the sessions that they answer.
func (g *ground) answers() (done []plan.DoneDay) {
	for i := range g.in.Records {
		r := &g.in.Records[i]
		if n := len(done); n == 0 || done[n-1].Day != r.Day {
			done = append(done, plan.DoneDay{Day: r.Day})
		}
		last := &done[len(done)-1]
		for _, s := range r.Sessions {
			last.Sessions = append(last.Sessions, s.Session)
		}
	}
	return done
}
