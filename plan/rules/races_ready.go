package rules

import (
	"fmt"
	"iter"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/coverage"
	"ebb/plan/races"
)

// readyRules ask how a race is met.
var readyRules = []Rule{
	{
		ID: "R22", Name: "taper", Family: Races, Severity: Warn,
		Statement: "A main race has a taper: about two weeks, roughly half of the volume, nearly as often, and not all of it easy.",
		Why: "Over many trials, two weeks with 41 to 60 % less volume at the same intensity and frequency had the best effect. That is a mean over athletes of mostly shorter events; " +
			"how it goes for one athlete, or before very long races, it does not show. The weeks that the plan calls taper and race are measured, or else those that are lighter.",
		Source:     "Bosquet 2007, Med Sci Sports Exerc 39:1358-1365; Wang 2023",
		Fix:        "cut volume step by step over two weeks, and keep short hard work",
		Parameters: []Parameter{{"least days", 8, 3, 14}, {"least cut", .30, .20, .60}, {"most cut", .65, .40, .90}},
		Back:       140, Ahead: 0, judge: taperRight,
	},
	{
		ID: "R23", Name: "race-form", Family: Races, Severity: Warn,
		Statement:  "On the morning of a race, form is where it is wanted.",
		Why:        "Form of 10 to 25 before a main race and -10 to 10 before a lesser one is a habit of coaches who plan by these models. Form says nothing of health, sleep or heart.",
		Source:     "convention of coaching, after Friel",
		Fix:        "scale the week of the race",
		Parameters: []Parameter{{"points to either side", 0, 0, 10}},
		Back:       Forever, Ahead: 0, judge: raceForm,
	},
	{
		ID: "R24", Name: "fitness-lost", Family: Races, Severity: Info,
		Statement:  "A taper does not give too much fitness away.",
		Why:        "A loss of a tenth of fitness over a taper is what coaches accept. Fitness here is an average of load: it falls whenever load does, and performance may rise meanwhile.",
		Source:     "convention of coaching, after Friel; Mujika and Padilla 2003",
		Fix:        "shorten the taper",
		Parameters: []Parameter{{"share lost", .10, .05, .15}},
		Back:       Forever, Ahead: 0, judge: fitnessLost,
	},
	{
		ID: "R25", Name: "last-long-too-late", Family: Races, Severity: Warn,
		Statement: "The last very long session is not too close to the race.",
		Why: "Among 158 000 marathoners those who tapered strictly for three weeks ran 2.6 % faster than expected. They chose it themselves, so that it does not prove the taper did it. " +
			"Ten days for a half, 14 for a marathon and 21 for 100 miles are convention.",
		Source:     "convention of coaching; Smyth and Lawlor 2021, Front Sports Act Living 3:735220",
		Fix:        "move it earlier",
		Parameters: []Parameter{{"share of the longest", .80, .60, 1}},
		Back:       130, Ahead: 0, judge: lastLongTooLate,
	},
}

// taper is what the days before a race come to. The race is in no load here.
type taper struct {
	days      int     // with that of the race; 0: none
	last      float64 // load of the last week of load before it
	cut       float64 // of its mean week against that
	frequency float64 // sessions a week against that, the race counted
	hard      float64 // load at or near threshold in it
	wasHard   float64 // in the last week of load
}

// taperOf measures the taper of a race; ok is false where there is nothing to
// taper from.
func (g *ground) taperOf(r *race) (t taper, ok bool) {
	start := g.taperStart(r)
	week, found := g.lastLoaded(start)
	if !found {
		return taper{}, false
	}
	t.days, t.last = int(r.span.From-start)+1, g.load(week)
	if t.days == 1 {
		return taper{last: t.last}, true
	}
	weeks := float64(t.days) / 7
	t.cut = 1 - g.load(calendar.Span{From: start, To: r.span.From - 1})/weeks/t.last
	sessions, was := 0, 0
	for d := start; d <= r.span.From; d++ {
		sessions += g.on(d).count
		if d < r.span.From {
			t.hard += g.on(d).hard
		}
	}
	for d := week.From; d <= week.To; d++ {
		was += g.on(d).count
		t.wasHard += g.on(d).hard
	}
	if was > 0 {
		t.frequency = float64(sessions) / weeks / float64(was)
	}
	return t, true
}

// Taper gives what the taper of an event holds a week, its race apart, and the
// last week of load before it; ok is false where there is none.
func (v *Verdict) Taper(event plan.ID) (week, usual float64, ok bool) {
	r := v.ground.raceOf(event)
	if r == nil {
		return 0, 0, false
	}
	t, ok := v.ground.taperOf(r)
	return (1 - t.cut) * t.last, t.last, ok && t.days > 0
}

// taperStart gives the first day of the taper of a race, the day of the race
// where there is none. Weeks that the plan calls taper or race are the taper;
// where it calls none so, weeks counted back from the race are, while each is a
// fifth or more lighter than the heaviest of the four before it.
func (g *ground) taperStart(r *race) calendar.Day {
	start := r.span.From
	for i := len(g.microcycles) - 1; i >= 0; i-- {
		m := &g.microcycles[i]
		if m.span.From > start {
			continue
		}
		kind, phase := m.of.Kind, m.phase
		named := kind == plan.TaperWeek || kind == plan.RaceWeek || phase == plan.Taper || phase == plan.RacePhase
		if m.span.To < start-1 || !named || start-m.span.From > mostMeasured {
			break
		}
		start = m.span.From
	}
	if start < r.span.From {
		return max(start, g.span.From)
	}
	for start > r.span.From-mostMeasured {
		week := calendar.Span{From: start - 7, To: start - 1}
		if start == r.span.From {
			week.From++ // the race stands for the seventh day
		}
		heaviest := 0.0
		for n := calendar.Day(1); n <= 4 && g.has(week.From-7*n); n++ {
			heaviest = max(heaviest, g.load(calendar.Span{From: week.From - 7*n, To: week.From - 7*n + 6}))
		}
		if heaviest == 0 || g.load(week) > (1-downFrom)*heaviest {
			break
		}
		start = week.From
	}
	return start
}

// lastLoaded gives the last seven days before a day that are no down week.
func (g *ground) lastLoaded(day calendar.Day) (calendar.Span, bool) {
	week := func(n int) calendar.Span {
		return calendar.Span{From: day - calendar.Day(7*n) - 7, To: day - calendar.Day(7*n) - 1}
	}
	for n := range 3 {
		heaviest := 0.0
		for k := n + 1; k <= n+4 && g.has(week(k).From); k++ {
			heaviest = max(heaviest, g.load(week(k)))
		}
		if w := week(n); g.has(w.From) && g.load(w) > 0 && g.load(w) > (1-downFrom)*heaviest {
			return w, true
		}
	}
	return calendar.Span{}, false
}

// mostMeasured is how many days of a taper are measured: what is lighter for
// longer is not a taper but another plan.
const mostMeasured = 42

// mostTaper is the days beyond which a taper is long.
const mostTaper = 21

func taperRight(c *call) {
	c.racing(func(_ int, r *race) {
		if r.of.Priority != plan.A || !r.classed || !c.prepared(r) {
			return
		}
		t, ok := c.taperOf(r)
		if !ok {
			return
		}
		at := r.span.From
		least := min(int(c.is(0, at)), r.class.Taper)
		var faults []string
		switch {
		case t.days == 0:
			faults = append(faults, "the week of the race is as heavy as those before it")
		case t.days < least:
			faults = append(faults, fmt.Sprintf("it lasts %d days, where %d are usual", t.days, r.class.Taper))
		case t.days > mostTaper:
			faults = append(faults, fmt.Sprintf("it lasts %d days, where %d are the most", t.days, mostTaper))
		}
		if t.days > 0 && t.cut < c.is(1, at) {
			faults = append(faults, fmt.Sprintf("load is cut by %.0f %%, where %.0f is the least", 100*t.cut, 100*c.is(1, at)))
		}
		if t.days > 0 && t.cut > c.is(2, at) {
			faults = append(faults, fmt.Sprintf("load is cut by %.0f %%, where %.0f is the most", 100*t.cut, 100*c.is(2, at)))
		}
		if t.days > 0 && t.frequency < .75 {
			faults = append(faults, fmt.Sprintf("sessions are %.0f %% as many as before, where 80 or more are usual", 100*t.frequency))
		}
		if t.days > 0 && t.hard == 0 && t.wasHard > 0 {
			faults = append(faults, "nothing in it keeps the intensity")
		}
		if len(faults) == 0 {
			return
		}
		c.find(at, Finding{
			Severity: Warn, From: at - calendar.Day(max(t.days, 7)) + 1, To: at, Case: Case{Of: r.of.ID},
			Says: fmt.Sprintf("The taper of %s: %s", titled(r), strings.Join(faults, "; ")),
		})
	})
}

func raceForm(c *call) {
	c.racing(func(_ int, r *race) {
		at := r.span.From
		low, high, wanted := races.FormOf(r.of.Priority)
		if !wanted || !c.prepared(r) || !c.seeded(at) {
			return
		}
		slack := c.is(0, at)
		form := c.after(at).form
		if form >= float64(low)-slack && form <= float64(high)+slack {
			return
		}
		severity, but := Info, "more rest before it would lift it"
		if r.of.Priority == plan.A {
			severity = Warn
		}
		if form > float64(high) {
			but = "a little more work before it would lower it"
		}
		c.find(at, Finding{
			Severity: severity, From: at, To: at, Case: Case{Of: r.of.ID},
			Says: fmt.Sprintf("Form on the morning of %s is %.1f, where %d to %d is wanted: %s", titled(r), form, low, high, but),
		})
	})
}

func fitnessLost(c *call) {
	c.racing(func(_ int, r *race) {
		at := r.span.From
		if r.of.Priority != plan.A || !r.classed || !c.prepared(r) || !c.seeded(at) {
			return
		}
		t, ok := c.taperOf(r)
		from := at - calendar.Day(max(t.days, 7))
		if !ok || !c.has(from) {
			return
		}
		before, then := c.after(from).fitness, c.after(at-1).fitness
		if before <= 0 || 1-then/before <= c.is(0, at) {
			return
		}
		c.find(at, Finding{
			Severity: Info, From: from, To: at, Case: Case{Of: r.of.ID},
			Says: fmt.Sprintf("Fitness falls by %.0f %% in the taper of %s, from %.1f to %.1f, where %.0f %% is the most", 100*(1-then/before), titled(r), before, then, 100*c.is(0, at)),
		})
	})
}

// clear gives the days before a race that are free of very long sessions; 0
// where none need be.
func (r *race) clear() int {
	if !r.classed {
		return 0
	}
	return coverage.ClearDays(r.class)
}

func lastLongTooLate(c *call) {
	c.racing(func(_ int, r *race) {
		days, at := r.clear(), r.span.From
		if days == 0 || r.of.Priority == plan.C {
			return
		}
		var peak, late *session
		for s := range c.training(calendar.Span{From: at - coverage.BuildUp, To: at - 1}) {
			if peak == nil || s.seconds > peak.seconds {
				peak = s
			}
		}
		for s := range c.training(calendar.Span{From: at - calendar.Day(days) + 1, To: at - 1}) {
			if s.seconds >= c.is(0, at)*peak.seconds && (late == nil || s.seconds > late.seconds) {
				late = s
			}
		}
		const longEnough = 1.5 // hours: shorter ones tire nobody for ten days
		if late == nil || late.hours() < longEnough {
			return
		}
		c.find(at, Finding{
			Severity: Warn, From: late.day, To: late.day, Case: Case{Of: r.of.ID, And: late.of.ID},
			Says: fmt.Sprintf("%s on %s is %s before %s: sessions as long as that end %d days before a %s",
				sentence(clock(late.hours())), on(late.day), count(int(at-late.day), "day"), titled(r), days, r.class.Name),
		})
	})
}

// training goes through the sessions of endurance of some days, races apart.
func (g *ground) training(span calendar.Span) iter.Seq[*session] {
	return func(yield func(*session) bool) {
		for _, s := range g.during(span) {
			if s.endurance() && s.of.Kind != plan.Race && !yield(s) {
				return
			}
		}
	}
}
