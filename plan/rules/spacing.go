package rules

import (
	"fmt"

	"ebb/plan/calendar"
)

// spacingRules ask what follows a day of stress.
var spacingRules = []Rule{
	{
		ID: "R03", Name: "calm-day", Family: Recovery, Severity: Warn,
		Statement: "A calm day follows each hard day.",
		Why: "Nerves and the autonomic system take one to two days after hard work, and hard days beside easy ones keep the week from being all alike. " +
			"That two hard days in a row do harm no trial has shown; on purpose, tagged #b2b, they are not counted.",
		Source:     "convention of coaching; after Foster 1998 and Stanley, Peake and Buchheit 2013",
		Fix:        "swap one of the two with the nearest easy day",
		Parameters: []Parameter{{"calm days", 1, 1, 2}},
		Back:       2, Ahead: 0, judge: calmDay,
	},
	{
		ID: "R04", Name: "hard-days", Family: Recovery, Severity: Red,
		Statement:  "Hard days are few: not too many in a row, nor in seven days.",
		Why:        "Endurance athletes who do well do about two or three hard sessions a week. That describes them; it does not show that a fourth would harm one of them.",
		Source:     "convention of coaching; after Seiler 2010",
		Fix:        "make the one that matters least easy",
		Parameters: []Parameter{{"in a row", 2, 1, 3}, {"in seven days", 3, 2, 4}},
		Back:       Forever, Ahead: 1, judge: hardDays,
	},
	{
		ID: "R05", Name: "hard-on-loaded", Family: Recovery, Severity: Red,
		Statement: "Hard work is not planned on a body that still carries much.",
		Why: "On the morning of a hard day the heaviest of five systems is looked at: legs may feel good long before muscle and stores are back. " +
			"The figures are the model's, with time constants that may be 40 % off for one athlete. Hard work on a loaded body is sometimes the purpose.",
		Source:     "this program's model of systems; the thresholds are assumptions",
		Fix:        "move it to the first morning at or below 20",
		Parameters: []Parameter{{"carried that morning", 30, 20, 60}, {"carried to red", 50, 20, 100}},
		Back:       Forever, Ahead: 0, judge: hardOnLoaded,
	},
	{
		ID: "R06", Name: "after-back-to-back", Family: Recovery, Severity: Warn,
		Statement: "Two long days in a row are followed by calm ones, till muscle is back.",
		Why: "Long days back to back are a fine rehearsal when recovery follows. Muscle and tissue come back last: force was down for five days and more after races. " +
			"How many calm days a training weekend asks for no trial has shown.",
		Source:     "convention of coaching; Besson 2020 on the load of stages",
		Fix:        "make the two days after them rest or easy",
		Parameters: []Parameter{{"calm days of the next three", 2, 1, 3}},
		Back:       Forever, Ahead: 8, judge: afterBackToBack,
	},
	{
		ID: "R07", Name: "back-to-back-rests", Family: Recovery, Severity: Warn,
		Statement:  "Not every weekend is a pair of long days.",
		Why:        "Three in four weeks is what coaches of long races commonly give at most. No trial has looked at it.",
		Source:     convention,
		Fix:        "make the fourth a single long day, or none",
		Parameters: []Parameter{{"pairs in four weeks", 3, 2, 3}},
		Back:       32, Ahead: 1, judge: backToBackRests,
	},
}

// paired reports whether a day is tagged as one of two on purpose.
func (g *ground) paired(d calendar.Day) bool {
	for _, s := range g.during(calendar.Span{From: d, To: d}) {
		if s.tagged("b2b") || s.tagged("back-to-back") {
			return true
		}
	}
	return false
}

func calmDay(c *call) {
	for d := c.days.From; d <= c.days.To; d++ {
		if !c.hard(d) {
			continue
		}
		for gap := calendar.Day(1); gap <= calendar.Day(c.is(0, d)); gap++ {
			was := d - gap
			if !c.hard(was) || c.sameRace(was, d) {
				continue
			}
			if gap == 1 && (c.paired(was) || c.paired(d)) {
				continue
			}
			says := fmt.Sprintf("Hard on %s and again on %s, with no calm day between", on(was), on(d))
			if gap > 1 {
				says = fmt.Sprintf("Hard on %s and again on %s, with %s between where %.0f are asked for", on(was), on(d), count(int(gap)-1, "calm day"), c.is(0, d))
			}
			c.find(d, Finding{Severity: Warn, From: was, To: d, Case: c.caseOf(d), Says: says})
			break
		}
	}
}

// hardDays takes the days of one race for one.
func hardDays(c *call) {
	counts := func(d calendar.Day) bool { return c.hard(d) && !c.sameRace(d-1, d) }
	c.runs(counts, func(s calendar.Span) {
		most := int(c.is(0, s.To))
		if s.Days() <= most {
			return
		}
		c.find(s.To, Finding{
			Severity: beyond(s.Days(), most), From: s.From, To: s.To, Case: c.caseOf(s.To),
			Says: fmt.Sprintf("%d hard days in a row, %s, where %d are the most", s.Days(), over(s), most),
		})
	})
	within := func(d calendar.Day) int { return int(c.after(d).hards - c.sums(d-7).hards) }
	c.runs(func(d calendar.Day) bool { return within(d) > int(c.is(1, d)) }, func(s calendar.Span) {
		worst, most := 0, int(c.is(1, s.To))
		for d := s.From; d <= s.To; d++ {
			worst = max(worst, within(d))
		}
		days := calendar.Span{From: max(s.From-6, c.span.From), To: s.To}
		c.find(s.To, Finding{
			Severity: beyond(worst, most), From: days.From, To: days.To, Case: c.caseOf(s.From),
			Says: fmt.Sprintf("Up to %d hard days in seven, %s, where %d are the most", worst, over(days), most),
		})
	})
}

// beyond is how grave it is to have more than the most: by one it is warned of.
func beyond(n, most int) Severity {
	if n > most+1 {
		return Red
	}
	return Warn
}

func hardOnLoaded(c *call) {
	for d := c.days.From; d <= c.days.To; d++ {
		warn, red := c.is(0, d), c.is(1, d)
		if !c.hard(d) || !(c.after(d).morning > warn) || c.sameRace(d-1, d) {
			continue
		}
		a, severity := c.after(d), Warn
		if a.morning > red {
			severity = Red
		}
		c.tell(d, Finding{
			Severity: severity, From: d, To: d, Case: c.caseOf(d),
		}, gistOf(float64(d), float64(a.system), said(a.morning, 10), warn), func() string {
			return fmt.Sprintf("%s is hard while %s still carries %.1f that morning, where %.0f is the most", on(d), a.heaviest(), said(a.morning, 10)/10, warn)
		})
	}
}

// pairs reports whether a day is the second or a later one of long days in a row
// that end on it.
func (g *ground) pairEnds(d calendar.Day) bool {
	return g.long(d) && g.long(d-1) && !g.long(d+1)
}

// calmAfter is how many days are looked at after two long ones, and muscleReady
// what muscle may carry on the first hard day after them.
const (
	calmAfter   = 3
	muscleReady = 20
)

func afterBackToBack(c *call) {
	for d := c.days.From; d <= c.days.To; d++ {
		if !c.pairEnds(d) || c.sameRace(d-1, d) {
			continue
		}
		calm := 0
		for e := d + 1; e <= d+calmAfter; e++ {
			if !c.hard(e) && !c.long(e) {
				calm++
			}
		}
		says, way, to := "", "", d+calmAfter
		if want := int(c.is(0, d)); calm < want {
			says = fmt.Sprintf("only %d of the next three days are calm, where %d are asked for", calm, want)
		}
		for e := d + 1; e <= d+7 && says == ""; e++ {
			if !c.hard(e) {
				continue
			}
			if m := c.after(e).muscle; m > muscleReady {
				says, to = fmt.Sprintf("muscle still carries %.1f on %s, the next hard day, where %d is the most", m, on(e), muscleReady), e
				way = "make " + on(e) + " easy, or put it later"
			}
			break
		}
		if says == "" {
			continue
		}
		c.find(d, Finding{
			Severity: Warn, From: d - 1, To: min(to, c.span.To), Case: c.caseOf(d),
			Says: fmt.Sprintf("After the long days of %s and %s %s", on(d-1), on(d), says), way: way,
		})
	}
}

func backToBackRests(c *call) {
	for d := c.days.From; d <= c.days.To; d++ {
		if !c.pairEnds(d) {
			continue
		}
		n := 0
		for e := max(d-27, c.span.From); e <= d; e++ {
			if c.pairEnds(e) {
				n++
			}
		}
		if most := int(c.is(0, d)); n > most {
			c.find(d, Finding{
				Severity: Warn, From: max(d-27, c.span.From), To: d, Case: c.caseOf(d),
				Says: fmt.Sprintf("The pair of long days that ends on %s is the %s of four weeks, where %d are the most", on(d), ordinal(n), most),
			})
		}
	}
}

// ordinal says the place of a thing in a row.
func ordinal(n int) string {
	words := [...]string{"none", "first", "second", "third", "fourth", "fifth", "sixth", "seventh"}
	if n < len(words) {
		return words[n]
	}
	return fmt.Sprintf("%dth", n)
}
