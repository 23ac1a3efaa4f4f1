package rules

import (
	"fmt"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
)

// strengthRules ask where strength work stands, and how easy the easy work is.
var strengthRules = []Rule{
	{
		ID: "R29", Name: "strength-before-key", Family: Specificity, Severity: Red,
		Statement: "Heavy strength work does not stand in the day before a hard or long session.",
		Why: "Heavy lifting dulls running for hours to days; after the key session of the day it costs least. The studies measure the run that follows, not the season. " +
			"Where no clock is given, training is taken to begin at 8 and strength work on another day at noon; on one day their order counts.",
		Source:     "Doma 2017, Sports Med 47:2187-2200; Doma and Deakin 2015",
		Fix:        "move it behind the hard session, or to an easy day",
		Parameters: []Parameter{{"hours before", 24, 6, 48}, {"red within hours", 6, 3, 12}},
		Back:       3, Ahead: 0, judge: strengthBeforeKey,
	},
	{
		ID: "R30", Name: "strength-present", Family: Specificity, Severity: Info,
		Statement: "Weeks of load hold some strength work, and the last heavy session is ten days before a main race.",
		Why: "Two or three sessions a week for eight weeks and more improve running economy a little (Hedges g about 0.3). That it keeps anyone from injury is not shown. " +
			"It can be stopped 10 to 14 days before a race; after four weeks without, what was gained goes.",
		Source:     "Balsalobre 2016; Eihara 2022; Llanos-Lagos 2024",
		Fix:        "add 30 to 40 minutes",
		Parameters: []Parameter{{"weeks without", 2, 1, 8}, {"days before a race", 10, 5, 21}},
		Back:       Forever, Ahead: 21, judge: strengthPresent,
	},
	{
		ID: "R31", Name: "easy-share", Family: Specificity, Severity: Info, Off: true,
		Statement: "About four fifths of training time is easy.",
		Why: "Endurance athletes who do well train 70 to 90 % of their time below the first threshold. Trials find polarised and pyramidal training about equal. " +
			"Time above is estimated here by load at or near threshold.",
		Source:     "Seiler 2010; Rosenblat 2025; Silva Oliveira 2024",
		Fix:        "make some of the middle work easy, or some of the easy work hard",
		Parameters: []Parameter{{"least share", .70, .50, .85}, {"most share", .92, .80, 1}},
		Back:       40, Ahead: 28, judge: easyShare,
	},
}

// Clock times that are taken where none is given, in hours.
const (
	trainingAt = 8
	strengthAt = 12
)

// key reports whether a session is one that strength work should not dull.
func (s *session) key() bool {
	if !s.endurance() {
		return false
	}
	return s.hard >= hardDay || s.of.Kind == plan.Race || s.of.Kind == plan.Long || s.load > 100
}

func (s *session) heavy() bool { return s.sport == plan.Strength && s.of.Kind == plan.Heavy }

func strengthBeforeKey(c *call) {
	strengthBeforeRace(c)
	for _, k := range c.during(c.days) {
		if !k.key() {
			continue
		}
		before := c.during(calendar.Span{From: k.day - 2, To: k.day})
		for _, h := range slices.Backward(before) {
			if !h.heavy() || h.day == k.day && !stands(h, k, before) {
				continue
			}
			hours := hoursBetween(h, k)
			if hours < 0 || hours >= c.is(0, k.day) {
				continue
			}
			severity := Warn
			if hours < c.is(1, k.day) {
				severity = Red
			}
			when := "the same day, before"
			if h.day != k.day {
				when = fmt.Sprintf("on %s, %.0f hours before", on(h.day), hours)
			}
			c.find(k.day, Finding{
				Severity: severity, From: h.day, To: k.day, Case: Case{Of: k.of.ID, And: h.of.ID},
				Says: fmt.Sprintf("Heavy strength stands %s the %s of %s: after it, or on an easy day, it costs less", when, k.of.Kind, on(k.day)),
			})
			break
		}
	}
}

// strengthBeforeRace looks at the days before races, which are no sessions.
func strengthBeforeRace(c *call) {
	c.racing(func(_ int, r *race) {
		k := session{day: r.span.From, of: &plan.Session{}}
		before := c.during(calendar.Span{From: k.day - 2, To: k.day - 1})
		for _, h := range slices.Backward(before) {
			hours := hoursBetween(h, &k)
			if !h.heavy() || hours >= c.is(0, k.day) {
				continue
			}
			severity := Warn
			if hours < c.is(1, k.day) {
				severity = Red
			}
			c.find(k.day, Finding{
				Severity: severity, From: h.day, To: k.day, Case: Case{Of: r.of.ID, And: h.of.ID}, way: "take it away",
				Says: fmt.Sprintf("Heavy strength stands on %s, %.0f hours before %s", on(h.day), hours, titled(r)),
			})
			return
		}
	})
}

// stands reports whether a session of a day stands before another.
func stands(h, k *session, in []*session) bool {
	for i := range in {
		switch in[i].of {
		case h.of:
			return true
		case k.of:
			return false
		}
	}
	return false
}

// hoursBetween gives the hours from one session to another. On one day without
// clock times they follow one another.
func hoursBetween(h, k *session) float64 {
	from, to := clockOf(h, strengthAt), clockOf(k, trainingAt)
	if h.day == k.day && (h.of.At == 0 || k.of.At == 0) {
		return 0
	}
	return float64(k.day-h.day)*24 + to - from
}

func clockOf(s *session, usual float64) float64 {
	if s.of.At == 0 {
		return usual
	}
	h, m := s.of.At.HourMinute()
	return float64(h) + float64(m)/60
}

// stopped is the weeks without strength work after which it has stopped.
const stopped = 4

func strengthPresent(c *call) {
	without := func(i int) bool {
		w := &c.weeks[i]
		if !w.planned || w.kind != plan.LoadWeek || !w.phase.Judged() || w.load < countsFrom {
			return false
		}
		for d := max(w.span.From, c.span.From); d <= min(w.span.To, c.span.To); d++ {
			if c.on(d).strength > 0 {
				return false
			}
		}
		return c.drawn(w.span) || w.span.To < c.in.Today
	}
	c.ending(func(i int, w *week) {
		if !without(i) || i+1 < len(c.weeks) && without(i+1) {
			return
		}
		first := i
		for first > 0 && without(first-1) {
			first--
		}
		n := i - first + 1
		if n < int(c.is(0, w.span.To)) {
			return
		}
		from, says := c.weeks[first].span.From, "a little keeps what was gained"
		if n > stopped {
			says = "after four weeks without, what was gained goes"
		}
		c.find(w.span.To, Finding{
			Severity: Info, From: from, To: w.span.To, Case: caseOfWeek(&c.weeks[first]),
			Says: fmt.Sprintf("%s of load from %s hold no strength work: %s", sentence(count(n, "week")), on(from), says),
		})
	})
	c.racing(func(_ int, r *race) {
		if r.of.Priority != plan.A {
			return
		}
		days := calendar.Day(c.is(1, r.span.From))
		for _, s := range c.during(calendar.Span{From: r.span.From - days + 1, To: r.span.From - 1}) {
			if s.heavy() {
				c.find(r.span.From, Finding{
					Severity: Info, From: s.day, To: s.day, Case: Case{Of: r.of.ID, And: s.of.ID}, way: "take it away, or make it light",
					Says: fmt.Sprintf("Heavy strength on %s is %s before %s: it usually ends %d days before", on(s.day), count(int(r.span.From-s.day), "day"), titled(r), days),
				})
				return
			}
		}
	})
}

// easyShare looks at the last four weeks of each block, when they hold six hours
// or more a week.
func easyShare(c *call) {
	const leastHours = 6
	for i := range c.blocks {
		b := &c.blocks[i]
		last := b.span.To
		if !c.days.Has(last) || !b.of.Phase.Judged() {
			continue
		}
		span := calendar.Span{From: max(b.span.From, last-27), To: last}
		hours, above := 0.0, 0.0
		for s := range c.training(span) {
			hours += s.hours()
			if s.load > 0 {
				above += s.hours() * min(1, s.hard/s.load)
			}
		}
		if hours < leastHours*float64(span.Days())/7 {
			continue
		}
		share := 1 - above/hours
		var says string
		switch {
		case share < c.is(0, last):
			says = fmt.Sprintf("less than %.0f %%", 100*c.is(0, last))
		case share > c.is(1, last):
			says = fmt.Sprintf("more than %.0f %%", 100*c.is(1, last))
		default:
			continue
		}
		c.find(last, Finding{
			Severity: Info, From: span.From, To: last, Case: Case{Of: b.of.ID},
			Says: fmt.Sprintf("%.0f %% of the time at the end of %s is easy, %s", 100*share, named(b.of), says),
		})
	}
}
