package rules

import (
	"cmp"
	"fmt"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/comeback"
)

// returnRules ask for a gentle way back.
var returnRules = []Rule{
	{
		ID: "R37", Name: "after-illness", Family: Health, Severity: Red,
		Statement: "After illness training comes back by half for as many days as were ill, with nothing hard on the first three.",
		Why: "Symptoms last about a week, and one in five is away from training for longer than a day. That a graduated return avoids anything no trial has shown, and the \"neck check\" lacks evidence. " +
			"When someone is well is for them and a doctor to say.",
		Source:     "Schwellnus 2022 (IOC); the steps are convention",
		Fix:        "ease the next two weeks: ebb life return",
		Parameters: []Parameter{{"share over the step", 1.15, 1, 1.5}},
		Back:       Forever, Ahead: 60, judge: afterIllness,
	},
	{
		ID: "R38", Name: "after-missed-days", Family: Recovery, Severity: Warn,
		Statement: "After missed days load comes back in steps, and what was missed is not made up for.",
		Why: "Up to three days change nothing. After a week or more away, marathons were 5 to 8 % slower, which is where the time went, not a debt to be trained back. " +
			"The steps of 80, 65 and 50 % are convention.",
		Source:     "Feely 2023; Mujika and Padilla 2000; the steps are convention",
		Fix:        "ease the weeks after: ebb life return",
		Parameters: []Parameter{{"share over the step", 1.15, 1, 1.5}},
		Back:       Forever, Ahead: 30, judge: afterMissed,
	},
}

// afterIllness hangs on the first day back.
func afterIllness(c *call) {
	c.gaps(func(g comeback.Gap) {
		if g.Sick > 0 {
			c.comesBack(g, Red, count(g.Sick, "day")+" of illness")
		}
	})
}

func afterMissed(c *call) {
	c.gaps(func(g comeback.Gap) {
		if g.Sick == 0 {
			c.comesBack(g, Warn, count(g.Days(), "day")+" away")
		}
	})
}

// gaps goes through the runs of days on which the plan was not done that end on
// the day before one of the call: by facts of life, by check-ins that say ill,
// and days that were planned and missed.
func (c *call) gaps(yield func(comeback.Gap)) {
	asked := c.in.Today // till when someone may have said to be ill
	if n := len(c.in.Checkins); n > 0 {
		asked = max(asked, c.in.Checkins[n-1].Day)
	}
	for d := max(c.days.From-1, c.span.From); d <= min(c.days.To, c.span.To)-1; d++ {
		if t := c.on(d); t.life == 0 && !t.reported && d > asked {
			continue // as most days to come
		}
		if !c.away(d) || c.away(d+1) {
			continue
		}
		from := d
		for from > c.span.From && c.away(from-1) {
			from--
		}
		gap := comeback.Gap{Span: calendar.Span{From: from, To: d}}
		missed := 0
		for e := from; e <= d; e++ {
			if c.ill(e) {
				gap.Sick++
			}
			if t := c.on(e); t.life != 0 || t.planned > 0 || c.ill(e) {
				missed++
			}
		}
		if missed > 0 {
			yield(gap)
		}
	}
}

// away reports whether nothing was trained on a day though it was planned, or
// someone was ill; days of rest that lie between such days are as well.
func (c *call) away(d calendar.Day) bool {
	t := c.on(d)
	if c.ill(d) {
		return true
	}
	if t.load > 0 {
		return false
	}
	return t.life != 0 || t.reported && (t.planned > 0 || c.missedAround(d))
}

// missedAround reports whether the planned days before and after a day without
// a plan were missed.
func (c *call) missedAround(d calendar.Day) bool {
	missed := func(step calendar.Day) bool {
		for e := d + step; c.has(e) && e <= d+4 && e >= d-4; e += step {
			if t := c.on(e); t.load > 0 || t.planned > 0 {
				return t.load == 0 && t.reported
			}
		}
		return false
	}
	return missed(-1) && missed(1)
}

// ill reports whether a fact of life or a check-in says so of a day.
func (c *call) ill(d calendar.Day) bool {
	if c.on(d).life == plan.Sick {
		return true
	}
	i, ok := slices.BinarySearchFunc(c.in.Checkins, d, func(k plan.Checkin, d calendar.Day) int { return cmp.Compare(k.Day, d) })
	return ok && c.in.Checkins[i].Ill
}

// comesBack holds the days after a gap against the steps of a return.
func (c *call) comesBack(g comeback.Gap, severity Severity, after string) {
	ramp, first := comeback.RampOf(g), g.To+1
	if len(ramp.Parts) == 0 && ramp.Calm == 0 {
		return
	}
	for d := first; d < first+calendar.Day(ramp.Calm) && c.has(d); d++ {
		if c.hard(d) {
			c.find(first, Finding{
				Severity: severity, From: first, To: d, Case: Case{Day: int(first)},
				Says: fmt.Sprintf("%s is hard, on day %d after %s: nothing hard is usual on the first %d", on(d), int(d-g.To), after, ramp.Calm),
			})
			return
		}
	}
	usual := c.normal(g.From, 4) / 7
	for _, p := range ramp.Parts {
		span := calendar.Span{From: first, To: first + calendar.Day(p.Days) - 1}
		if usual == 0 || !c.has(span.To) {
			return
		}
		share := c.load(span) / (usual * float64(p.Days))
		if share > p.Share*c.is(0, first) {
			c.find(g.To+1, Finding{
				Severity: severity, From: span.From, To: span.To, Case: Case{Day: int(g.To + 1)},
				Says: fmt.Sprintf("After %s, the days from %s to %s hold %s what was usual, where %.0f %% is how one comes back", after, on(span.From), on(span.To), portion(share), 100*p.Share),
			})
			return
		}
		first = span.To + 1
	}
}

// portion says a share in words of its size: where little was reported before,
// a figure would claim to know more.
func portion(share float64) string {
	if share >= 2 {
		return "more than twice"
	}
	return fmt.Sprintf("%.0f %% of", 100*share)
}
