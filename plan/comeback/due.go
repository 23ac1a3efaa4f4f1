package comeback

import (
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
)

// Due gives the return after the illness or injury that ended last before today,
// while its days last and it changes anything. Days on which a check-in says ill
// count as days of illness, as they do for the rules. Nothing is due of one who
// is ill today, or whose fact of life is not over.
func Due(in Input, felt []plan.Checkin) (r Return, due bool) {
	in.Life = withIll(in.Life, felt, in.Today)
	last := plan.Life{}
	for _, l := range in.Life {
		if !l.Kind.Health() || !stops(l) || l.From > in.Today {
			continue
		}
		if l.Span().To >= last.Span().To || last.Days == 0 {
			last = l
		}
	}
	if last.Days == 0 {
		return r, false
	}
	if g, ok := GapOf(in.Life, last); !ok || g.To >= in.Today {
		return r, false
	}
	r = Propose(in, last)
	return r, len(r.Changes) > 0 && r.Days.To >= in.Today
}

// longestAgo is how many days back a check-in is looked at: the longest ramp is
// over after those.
const longestAgo = 4 * calendar.Week

// withIll gives facts of life with a day of illness for each check-in that says
// so and lies in none of them.
func withIll(life []plan.Life, felt []plan.Checkin, today calendar.Day) []plan.Life {
	all := slices.Clip(life)
	for _, c := range felt {
		if c.Ill && c.Day >= today-longestAgo && len(plan.LifeOn(life, c.Day)) == 0 {
			id := plan.ID{0: 0xff, 14: byte(c.Day >> 8), 15: byte(c.Day)} // told apart, and nowhere else
			all = append(all, plan.Life{ID: id, Kind: plan.Sick, From: c.Day, Days: 1})
		}
	}
	return all
}
