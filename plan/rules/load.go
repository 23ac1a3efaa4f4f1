package rules

import (
	"fmt"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/races"
)

// loadRules look at how much, and how fast it grows.
var loadRules = []Rule{
	{
		ID: "R09", Name: "weekly-rise", Family: Load, Severity: Warn, Off: true,
		Statement: "Load does not rise much from one week of load to the next.",
		Why: "The 10 % rule has no good evidence: among 5205 runners the change from week to week was not tied to injury, while the single long session was. " +
			"It is here for those who plan by it.",
		Source:     "convention of coaching; Frandsen 2025 finds no relation",
		Fix:        "hold the week at a tenth more than the last",
		Parameters: []Parameter{{"rise", .10, .05, .20}, {"rise to warn", .20, .05, .50}},
		Back:       Forever, Ahead: 10, judge: weeklyRise,
	},
	{
		ID: "R10", Name: "fitness-ramp", Family: Load, Severity: Red,
		Statement:  "Fitness does not climb too fast.",
		Why:        "A gain of 5 to 8 points of fitness (CTL) a week is what coaches who plan by it call hard. The bound is theirs, not that of a trial, and is unsafe to compare between athletes.",
		Source:     "convention of coaching, after Friel",
		Fix:        "make the week lighter",
		Parameters: []Parameter{{"gain a week", 5, 3, 8}, {"gain to red", 8, 3, 15}},
		Back:       Forever, Ahead: 10, judge: fitnessRamp,
	},
	{
		ID: "R11", Name: "session-spike", Family: Load, Severity: Red,
		Statement: "No run is much longer than the longest of the thirty days before it.",
		Why: "In 5205 runners the single run that was too long, more than a tenth over the longest of 30 days, was tied to injury; the weekly rise was not. " +
			"It is a relation in many runners, and says nothing of what will happen to one. Races are exempt, and named.",
		Source:     "Frandsen 2025, Br J Sports Med 59:1203",
		Fix:        "hold the run at a tenth more than the longest",
		Parameters: []Parameter{{"times the longest", 1.10, 1.05, 1.5}, {"times to red", 1.30, 1.05, 2}, {"times far beyond", 2, 1.05, 4}},
		Back:       30, Ahead: 0, judge: sessionSpike,
	},
	{
		ID: "R12", Name: "long-run-share", Family: Load, Severity: Info, Off: true,
		Statement:  "The longest run is not most of the week's running.",
		Why:        "A third of the week for marathons, less than half for longer races, and three fifths for two long days in a row are rules of thumb. No trial has looked at them.",
		Source:     convention,
		Fix:        "add running in the middle of the week, or shorten the long run",
		Parameters: []Parameter{{"share, to the marathon", .35, .25, .60}, {"share, beyond it", .45, .25, .60}, {"share of two days", .60, .25, .80}},
		Back:       12, Ahead: Forever, judge: longRunShare,
	},
	{
		ID: "R13", Name: "monotony", Family: Load, Severity: Warn,
		Statement: "The days of a week differ from one another.",
		Why: "Sameness of daily load, not only its size, went with illness in athletes. Monotony is the mean of the days over their standard deviation; strain is load times monotony. " +
			"Sound weeks of load reach 2.2 by it, so that a finding here alone is no alarm.",
		Source:     "Foster 1998, Med Sci Sports Exerc 30:1164-1168",
		Fix:        "make easy days easier, and let one of them go",
		Parameters: []Parameter{{"monotony", 2, 1.5, 2.5}, {"strain", 1250, 600, 5000}},
		Back:       Forever, Ahead: 10, judge: monotonous,
	},
	{
		ID: "R14", Name: "deep-form", Family: Load, Severity: Red,
		Statement:  "Form does not stay deep for long.",
		Why:        "Form is fitness minus fatigue. Days far below zero are part of hard blocks; many in a row are how overreaching is described. Where the bound lies is an assumption, and form alone tells nothing of how someone is.",
		Source:     "convention of coaching; the idea after Meeusen 2013",
		Fix:        "put in a down week",
		Parameters: []Parameter{{"days in a row", 10, 7, 21}, {"form below", -20, -35, -15}},
		Back:       Forever, Ahead: 1, judge: deepForm,
	},
}

// loads reports whether a week is one that load is built in.
func (w *week) loads() bool {
	return !w.down && (!w.planned || w.kind == plan.LoadWeek) && w.load >= countsFrom
}

func weeklyRise(c *call) {
	c.ending(func(i int, w *week) {
		if !w.loads() {
			return
		}
		before := i - 1
		for before >= max(0, i-8) && !c.weeks[before].loads() {
			before--
		}
		if before < max(0, i-8) {
			return
		}
		rise := w.load/c.weeks[before].load - 1
		severity := Info
		if rise > c.is(1, w.span.To)+grain {
			severity = Warn
		}
		if rise > c.is(0, w.span.To)+grain {
			c.find(w.span.To, Finding{
				Severity: severity, From: w.span.From, To: w.span.To, Case: caseOfWeek(w),
				Says: fmt.Sprintf("The week of %s is %.0f %% above the last week of load: %.0f after %.0f", on(w.span.From), 100*rise, w.load, c.weeks[before].load),
			})
		}
	})
}

func fitnessRamp(c *call) {
	c.ending(func(_ int, w *week) {
		gain, ok := c.ramp(w)
		if !ok || !c.seeded(w.span.From) || gain <= c.is(0, w.span.To) || c.racedIn(w) {
			return
		}
		severity := Warn
		if gain > c.is(1, w.span.To) {
			severity = Red
		}
		c.find(w.span.To, Finding{
			Severity: severity, From: w.span.From, To: w.span.To, Case: caseOfWeek(w),
			Says: fmt.Sprintf("Fitness gains %.1f in the week of %s, where %.0f is the most", gain, on(w.span.From), c.is(0, w.span.To)),
		})
	})
}

// racedIn reports whether a race lies in a week: what it adds to fitness in a day
// is no ramp of training.
func (g *ground) racedIn(w *week) bool {
	for d := max(w.span.From, g.span.From); d <= min(w.span.To, g.span.To); d++ {
		if g.on(d).race {
			return true
		}
	}
	return false
}

// spikeDays is how far back the longest run is looked for.
const spikeDays = 30

func sessionSpike(c *call) {
	for d := max(c.days.From, c.span.From+spikeDays); d <= c.days.To; d++ {
		t := c.on(d)
		run := max(t.longest, t.raced)
		if run == 0 {
			continue
		}
		longest := 0.0
		for e := d - spikeDays; e < d; e++ {
			longest = max(longest, c.on(e).longest, c.on(e).raced)
		}
		if longest == 0 || !(run > c.is(0, d)*longest+grain) {
			continue
		}
		way := ""
		if c.on(d).longest < c.on(d).raced {
			way = noWay
		}
		c.find(d, Finding{way: way, Severity: c.spike(d, run/longest), From: d, To: d, Case: c.caseOf(d), Says: c.spikeSays(d, run, longest)})
	}
}

// spike gives how grave a run of so many times the longest is.
func (c *call) spike(d calendar.Day, times float64) Severity {
	switch t := c.on(d); {
	case t.longest < t.raced:
		return Info
	case times > c.is(1, d)+grain:
		return Red
	default:
		return Warn
	}
}

func (c *call) spikeSays(d calendar.Day, run, longest float64) string {
	t := c.on(d)
	says := fmt.Sprintf("The run of %s is %.1f km, %.0f %% over the longest of the thirty days before (%.1f km)", on(d), run, 100*(run/longest-1), longest)
	switch {
	case t.longest < t.raced:
		return says + ". It is a race, so it stays: what matters is what follows it"
	case run > c.is(2, d)*longest:
		return says + ": more than twice as far"
	default:
		return says
	}
}

// longRunShare looks at weeks with running of some load.
func longRunShare(c *call) {
	const least = 50 // of running, for a share of it to say something
	c.ending(func(_ int, w *week) {
		runs, longest, pair, was := 0.0, 0.0, 0.0, 0.0
		for d := max(w.span.From, c.span.From); d <= min(w.span.To, c.span.To); d++ {
			t := c.on(d)
			runs += t.runs
			longest = max(longest, t.run)
			if c.long(d) && was > 0 {
				pair = max(pair, was+t.run)
			}
			was = 0
			if c.long(d) {
				was = t.run
			}
		}
		if runs < least {
			return
		}
		most := c.is(0, w.span.To)
		if r := c.next(w.span.From); r != nil && r.classed && r.class.NoHard >= races.FiftyK.NoHard && r.class.Name != races.Marathon.Name {
			most = c.is(1, w.span.To)
		}
		var says string
		switch both := c.is(2, w.span.To); {
		case pair > both*runs:
			says = fmt.Sprintf("two long days are %.0f %% of the week's running, where %.0f %% is the most", 100*pair/runs, 100*both)
		case longest > most*runs && pair == 0:
			says = fmt.Sprintf("the longest run is %.0f %% of the week's running, where %.0f %% is the most", 100*longest/runs, 100*most)
		default:
			return
		}
		c.find(w.span.To, Finding{
			Severity: Info, From: w.span.From, To: w.span.To, Case: caseOfWeek(w),
			Says: fmt.Sprintf("In the week of %s %s", on(w.span.From), says),
		})
	})
}

// monotonous puts weeks in a row together; it hangs on the last of them.
func monotonous(c *call) {
	c.ending(func(i int, w *week) {
		if !c.tooAlike(i) || i+1 < len(c.weeks) && c.tooAlike(i+1) {
			return
		}
		first, low, high, strain := i, w.monotony, w.monotony, w.strain
		for first > 0 && c.tooAlike(first-1) {
			first--
			v := &c.weeks[first]
			low, high, strain = min(low, v.monotony), max(high, v.monotony), max(strain, v.strain)
		}
		from, most := &c.weeks[first], c.is(0, w.span.To)
		row := alike{days: calendar.Span{From: from.span.From, To: w.span.To}, weeks: i - first + 1, low: said(low, 100) / 100, high: said(high, 100) / 100, strain: said(strain, 1), strained: high <= most, most: most, last: w.span.From}
		c.tell(w.span.To, Finding{Severity: Warn, From: from.span.From, To: w.span.To, Case: caseOfWeek(from)}, row.gist(), row.says)
	})
}

// alike is a row of weeks with days much alike.
type alike struct {
	days                    calendar.Span
	last                    calendar.Day // first day of the last week
	weeks                   int
	low, high, strain, most float64 // monotony, strain, as they are said, and the bound of monotony
	strained                bool    // by its strain alone
}

func (a *alike) gist() gist {
	strained := 0.
	if a.strained {
		strained = 1
	}
	return gistOf(float64(a.days.From), float64(a.days.To), a.low, a.high, a.strain, a.most, float64(a.weeks), strained)
}

func (a *alike) says() string {
	switch {
	case a.strained:
		return fmt.Sprintf("Load and sameness come to a strain of %.0f from %s to %s, which is a lot for this athlete", a.strain, on(a.days.From), on(a.days.To))
	case a.weeks > 1:
		return fmt.Sprintf("%d weeks in a row, from %s, have days much alike: monotony %s, where %.2g is the most", a.weeks, on(a.days.From), between(a.low, a.high), a.most)
	default:
		return fmt.Sprintf("The days of the week of %s are much alike: monotony %.2f, where %.2g is the most", on(a.last), a.high, a.most)
	}
}

// between says two figures, or the one that both are.
func between(low, high float64) string {
	from, to := fmt.Sprintf("%.2f", low), fmt.Sprintf("%.2f", high)
	if from == to {
		return from
	}
	return from + " to " + to
}

// tooAlike reports whether the days of a week are, or its strain is a lot.
func (c *call) tooAlike(i int) bool {
	w := &c.weeks[i]
	if w.load < countsFrom {
		return false
	}
	usual := c.is(1, w.span.To)
	return w.monotony > c.is(0, w.span.To) || w.strain > usual && w.strain > c.ownStrain(i, usual)
}

// ownStrain gives the strain that is a lot for this athlete: the 90th percentile
// of the year before, where that is known and more than the usual bound.
func (c *call) ownStrain(i int, usual float64) float64 {
	const enough, year = 26, 52
	var own []float64
	for k := max(0, i-year); k < i; k++ {
		if c.weeks[k].load >= countsFrom {
			own = append(own, c.weeks[k].strain)
		}
	}
	if len(own) < enough {
		return usual
	}
	slices.Sort(own)
	return max(usual, own[len(own)*9/10])
}

// formBound is the form below which it is deep, for a fitness.
func formBound(usual, fitness float64) float64 { return min(usual, -.35*fitness) }

func deepForm(c *call) {
	for d := c.days.From; d <= c.days.To; d++ {
		n, most := int(c.after(d).deep), int(c.is(0, d))
		if n <= most || c.has(d+1) && c.after(d+1).deep > 0 || !c.seeded(d-calendar.Day(n)+1) {
			continue
		}
		severity, lowest := Warn, 0.0
		if n > 2*most {
			severity = Red
		}
		from := d - calendar.Day(n) + 1
		for e := from; e <= d; e++ {
			lowest = min(lowest, c.after(e).form)
		}
		c.find(d, Finding{
			Severity: severity, From: from, To: d, Case: c.caseOf(from),
			Says: fmt.Sprintf("Form stays deep for %d days from %s, down to %.0f, where %d are the most", n, on(from), lowest, most),
		})
	}
}
