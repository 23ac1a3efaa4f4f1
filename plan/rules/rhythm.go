package rules

import (
	"fmt"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/oscillation"
)

// rhythmRules ask that the body comes down, week by week and block by block.
var rhythmRules = []Rule{
	{
		ID: "R01", Name: "down-week", Family: Recovery, Severity: Red,
		Statement: "There is a down week at least every few weeks of load.",
		Why: "Athletes and coaches in strength sports take 5 to 7 lighter days every 4 to 6 weeks; how often endurance needs it no trial has shown. " +
			"A down week here is a fifth or more below the two largest of the four weeks before; only weeks of load 200 or more are counted.",
		Source:     "convention of coaching; Bell 2022 and Rogerson 2024 describe the practice in strength athletes",
		Fix:        "turn one of them into a down week",
		Parameters: []Parameter{{"weeks in a row without one", 4, 2, 6}},
		Back:       Forever, Ahead: 10, judge: downWeek,
	},
	{
		ID: "R02", Name: "down-week-depth", Family: Recovery, Severity: Info,
		Statement: "A down week is deep enough to let go, and is not a week off.",
		Why: "Cutting volume by a quarter to a half while keeping one short hard session is common practice. That one depth is better than another no trial has shown. " +
			"Depth is measured against the mean of the two largest of the four weeks before.",
		Source:     convention,
		Fix:        "scale it to about 65 % of the weeks before: less volume, one short hard session kept",
		Parameters: []Parameter{{"least depth", .20, .10, .35}, {"most depth", .60, .40, .80}},
		Back:       60, Ahead: 10, judge: downWeekDepth,
	},
	{
		ID: "R08", Name: "rest-day", Family: Recovery, Severity: Info,
		Statement: "Two weeks hold a day without training.",
		Why: "Sameness of daily load, more than its size, went with illness in athletes, and a day off is the plainest way to break it. " +
			"It does not show that a whole day off beats a very easy one.",
		Source:     "convention of coaching; the idea after Foster 1998",
		Fix:        "drop the smallest session",
		Parameters: []Parameter{{"days off in 14", 1, 0, 3}},
		Back:       Forever, Ahead: 1, judge: restDay,
	},
	{
		ID: "R15", Name: "never-settles", Family: Recovery, Severity: Red,
		Statement: "The body comes down to a settled morning every week or so.",
		Why: "A morning is settled when none of the five systems carries more than 20. Their time constants follow studies of recovery after sessions and races, " +
			"and may be 40 % off for one athlete. It does not show overtraining; it shows a plan without an end to the stress.",
		Source:     "this program's model of systems; the thresholds are assumptions",
		Fix:        "drop the smallest load that gives a settled morning back",
		Parameters: []Parameter{{"days", 10, 7, 28}, {"days to red", 21, 7, 56}},
		Back:       Forever, Ahead: 60, judge: neverSettles,
	},
	{
		ID: "R16", Name: "fatigue-debt", Family: Recovery, Severity: Red,
		Statement: "What is carried from day to day does not pile up over a month.",
		Why: "Every morning above 20 adds to a debt that fades over 14 days; its mean over 28 days is compared here. Patterns that coaches use stay under 1.5, a marathon every week reaches 5. " +
			"The debt is a sum over assumptions, and no trial has tied it to anything. The six weeks after a race with the calm that it asks for are left out.",
		Source:     "this program's model of systems; the thresholds are assumptions",
		Fix:        "put in 7 to 10 days of recovery",
		Parameters: []Parameter{{"mean debt", 1.5, .5, 5}, {"mean debt to red", 2.5, .5, 10}},
		Back:       Forever, Ahead: 60, judge: fatigueDebt,
	},
	{
		ID: "R17", Name: "easy-stays-easy", Family: Recovery, Severity: Warn,
		Statement: "Rest and easy days are done as rest and easy days.",
		Why: "When calm days are trained through, the plan that was written is not the one that is done. This is a thing to ask about, not to reschedule: " +
			"the plan may be too light, or life may have moved a session.",
		Source:     convention,
		Fix:        "ask first; nothing needs to be moved",
		Parameters: []Parameter{{"share of calm days", .30, .10, .80}},
		Back:       27, Ahead: 0, judge: easyStaysEasy,
	},
	{
		ID: "R18", Name: "oscillation", Family: Recovery, Severity: Red,
		Statement: "A block goes up and comes down: it oscillates.",
		Why: "The measure is a product of stimulus, contrast between days, a lighter week, and mornings that settle; one missing part takes the wave away. " +
			"It is this program's own: with all its constants moved by a third, sound patterns still came out above poor ones, while single points mean nothing.",
		Source:     "this program's measure; the thresholds are assumptions",
		Fix:        "mend the part that is missing",
		Parameters: []Parameter{{"warn below", 60, 20, 90}, {"red below", 35, 10, 60}},
		Back:       Forever, Ahead: 28, judge: oscillates,
	},
}

// downWeek hangs on the last week before a down week, or of all.
func downWeek(c *call) {
	c.ending(func(i int, w *week) {
		most := int(c.is(0, w.span.To))
		if w.without <= most || i+1 < len(c.weeks) && c.weeks[i+1].first == w.first {
			return
		}
		for c.weeks[i].load < countsFrom {
			i--
		}
		first, last := &c.weeks[w.first], &c.weeks[i]
		severity := Warn
		if w.without >= most+2 {
			severity = Red
		}
		c.tell(w.span.To, Finding{
			Severity: severity, From: first.span.From, To: last.span.To, Case: caseOfWeek(first),
		}, gistOf(float64(w.without), float64(first.span.From), float64(last.span.To), float64(most)), func() string {
			return fmt.Sprintf("%d weeks in a row without a down week, from %s to %s, where %d are the most",
				w.without, on(first.span.From), on(last.span.To), most)
		})
	})
}

func downWeekDepth(c *call) {
	c.ending(func(_ int, w *week) {
		least, most := c.is(0, w.span.To), c.is(1, w.span.To)
		if w.kind != plan.DownWeek || !w.planned || !w.known || w.depth >= least && w.depth <= most {
			return
		}
		percent := said(w.depth, 100)
		c.tell(w.span.To, Finding{
			Severity: Info, From: w.span.From, To: w.span.To, Case: caseOfWeek(w),
		}, gistOf(float64(w.span.From), percent), func() string {
			says := "hardly lighter than what came before"
			if w.depth > most {
				says = "closer to a week off: one short hard session keeps more"
			}
			return fmt.Sprintf("The down week of %s lies %.0f %% under the weeks before it: %s", on(w.span.From), percent, says)
		})
	})
}

// fortnight is how many days R08 looks at.
const fortnight = 14

func restDay(c *call) {
	tooFew := func(d calendar.Day) bool {
		before := d - fortnight
		return before+1 >= c.span.From && int(c.after(d).off-c.sums(before).off) < int(c.is(0, d))
	}
	c.runs(tooFew, func(s calendar.Span) {
		days := calendar.Span{From: s.From - fortnight + 1, To: s.To}
		least := c.is(0, s.To)
		c.tell(s.To, Finding{
			Severity: Info, From: days.From, To: days.To, Case: c.caseOf(days.From),
		}, gistOf(float64(days.From), float64(days.To), least), func() string {
			return fmt.Sprintf("%d days, %s, with fewer than %s off in any fortnight", days.Days(), over(days), count(int(least), "day"))
		})
	})
}

// neverSettles hangs on the last day of a row without a settled morning.
func neverSettles(c *call) {
	for d := c.days.From; d <= c.days.To; d++ {
		n := int(c.after(d).since)
		if n <= int(c.is(0, d)) || c.has(d+1) && c.after(d+1).since > 0 {
			continue
		}
		days := calendar.Span{From: max(d-calendar.Day(n)+1, c.span.From), To: d}
		if c.ofRace(days.From, 3) {
			continue
		}
		severity := Warn
		if n > int(c.is(1, d)) {
			severity = Red
		}
		lightest := said(c.lightest(days), 1)
		c.tell(d, Finding{
			Severity: severity, From: days.From, To: days.To, Case: c.caseOf(days.From),
		}, gistOf(float64(n), float64(days.From), lightest), func() string {
			down := "; down again on " + on(d+1)
			if d == c.span.To {
				down = ""
			}
			return fmt.Sprintf("%d days without a settled morning, from %s: the lightest still carries %.0f%s", n, on(days.From), lightest, down)
		})
	}
}

// quiet reports whether the days after a race are free of hard ones for as long
// as it asks.
func (g *ground) quiet(r *race) bool {
	if !r.classed {
		return false
	}
	until := r.span.To + calendar.Day(float64(r.class.NoHard)*r.share()+.5)
	for d := r.span.To + 1; d <= min(until, g.span.To); d++ {
		if g.hard(d) {
			return false
		}
	}
	return true
}

// ofRace reports whether what is carried on a day comes of a race with the calm
// after it that it asks for: that is what a race does, and R20 looks after it.
func (g *ground) ofRace(d calendar.Day, within calendar.Day) bool {
	for i := range g.races {
		if r := &g.races[i]; d > r.span.To && d <= r.span.To+within && g.quiet(r) {
			return true
		}
	}
	return false
}

// lightest gives the least that the heaviest system carries on a morning.
func (g *ground) lightest(s calendar.Span) float64 {
	least := g.after(s.From).morning
	for d := s.From; d <= s.To; d++ {
		least = min(least, g.after(d).morning)
	}
	return least
}

// debtOver is the days over which debt is averaged.
const debtOver = 28

func fatigueDebt(c *call) {
	mean := func(d calendar.Day) float64 {
		if d-debtOver+1 < c.span.From {
			return 0
		}
		return (c.after(d).debts - c.sums(d-debtOver).debts) / debtOver
	}
	c.runs(func(d calendar.Day) bool { return mean(d) > c.is(0, d) && !c.ofRace(d, debtOver+14) }, func(s calendar.Span) {
		worst := 0.0
		for d := s.From; d <= s.To; d++ {
			worst = max(worst, mean(d))
		}
		severity := Warn
		if worst > c.is(1, s.To) {
			severity = Red
		}
		most := c.is(0, s.To)
		c.tell(s.To, Finding{
			Severity: severity, From: s.From, To: s.To, Case: c.caseOf(s.From),
		}, gistOf(float64(s.From), float64(s.To), said(worst, 100), most), func() string {
			return fmt.Sprintf("From %s to %s a month's mean of what is carried is up to %.2f, where %.2g is the most", on(s.From), on(s.To), said(worst, 100)/100, most)
		})
	})
}

// easyStaysEasy looks at the four weeks up to today.
func easyStaysEasy(c *call) {
	const (
		fewest = 5   // calm days, for a share of them to say something
		half   = 1.5 // more than planned
		slight = 20  // load that nobody need be asked about
	)
	today := c.in.Today - 1
	if !c.days.Has(today) {
		return
	}
	calm, through, last := 0, 0, today
	for d := max(today-27, c.span.From); d <= today; d++ {
		t := c.on(d)
		if !t.reported || !c.plannedCalm(d) {
			continue
		}
		calm++
		if t.load > max(half*t.planned, slight) {
			through++
			last = d
		}
	}
	if calm < fewest || float64(through) <= c.is(0, today)*float64(calm) {
		return
	}
	c.find(today, Finding{
		Severity: Warn, From: max(today-27, c.span.From), To: today, Case: c.caseOf(last),
		Says: fmt.Sprintf("%d of the %d calm days of four weeks were trained through, the last on %s. Worth asking why before anything is moved", through, calm, on(last)),
	})
}

// plannedCalm reports whether a day was planned as one of rest or easy work.
func (g *ground) plannedCalm(d calendar.Day) bool {
	at, ok := g.plan.Locate(d)
	if !ok || g.on(d).planned > 100 {
		return false
	}
	if w := g.plan.Week(at); len(w.Sessions) == 0 && w.Target.IsZero() {
		return false // nothing was planned
	}
	for i := range g.plan.Week(at).On(at.Day) {
		s := g.sessionOn(d, &g.plan.Week(at).On(at.Day)[i])
		if s.hard >= hardDay || s.of.Kind == plan.Long || s.of.Kind == plan.Race {
			return false
		}
	}
	for i := range g.races {
		if g.races[i].span.Has(d) {
			return false
		}
	}
	return true
}

func oscillates(c *call) {
	for i := range c.blocks {
		b := &c.blocks[i]
		last := b.span.To
		if !c.days.Has(last) || !b.of.Phase.Judged() || c.bare(b) {
			continue
		}
		m, ok := c.in.Look.Oscillation(last)
		warn, red := c.is(0, last), c.is(1, last)
		if !ok || m.O >= warn {
			continue
		}
		severity := Warn
		if m.O < red {
			severity = Red
		}
		c.find(last, Finding{
			Severity: severity, From: max(b.span.From, last-27), To: last, Case: Case{Of: b.of.ID}, way: waves[weakest(m)],
			Says: fmt.Sprintf("The last weeks of %s swing little (oscillation %.0f): %s", named(b.of), m.O, flat[weakest(m)]),
		})
	}
}

// named gives what a block is called.
func named(b *plan.Mesocycle) string {
	if b.Name != "" {
		return b.Name
	}
	return "the " + string(b.Phase) + " block"
}

// weakest gives the part that keeps an oscillation low. Without a stimulus there
// is nothing to tell apart.
func weakest(m oscillation.Measure) string {
	const hardlyStirred = .8
	if m.Stress < hardlyStirred && m.Contrast > 0 {
		return "stress"
	}
	return m.Weakest()
}

// flat says which part keeps an oscillation low.
var flat = map[string]string{
	"stress":   "nothing in them stirs the system",
	"contrast": "hard and easy days hardly differ",
	"rhythm":   "no week is lighter than the others",
	"settle":   "they do not come down",
}

// waves says what gives a block the part of its wave that is missing.
var waves = map[string]string{
	"stress":   "nothing that ebb proposes: one harder or longer day a week stirs more",
	"contrast": "make rest days and easy days easier, so that the hard ones stand out",
	"rhythm":   "make one of its weeks a down week",
	"settle":   "a down week, or one hard day less, so that a morning settles",
}

// bare reports whether a block holds a week to come without anything planned:
// its wave is not to be read yet.
func (g *ground) bare(b *block) bool {
	start := b.span.From
	for i := range b.of.Weeks {
		w := &b.of.Weeks[i]
		start += calendar.Day(w.Days)
		if start > g.in.Today && len(w.Sessions) == 0 && w.Target.IsZero() {
			return true
		}
	}
	return false
}
