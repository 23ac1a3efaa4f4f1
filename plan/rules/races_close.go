package rules

import (
	"fmt"

	"ebb/plan/calendar"
	"ebb/plan/races"
)

// closeRules ask for room around races.
var closeRules = []Rule{
	{
		ID: "R19", Name: "races-too-close", Family: Races, Severity: Red,
		Statement: "Races that are run all out have room between them.",
		Why: "The race table says how many days lie between a race and the next that is as long or longer; a shorter one waits till the easy days after the first are over. " +
			"The figures are convention: how long the slowest system takes to come down gives only a lower bound. A race in training, of priority C, asks for three fifths.",
		Source:     "convention of coaching; the lower bound from this program's model of systems",
		Fix:        "run one of them in training (priority C), move it, or drop it",
		Parameters: []Parameter{{"times the table", 1, .5, 2}, {"red below this share", .60, .30, 1}},
		Back:       Forever, Ahead: 0, judge: racesTooClose,
	},
	{
		ID: "R20", Name: "calm-after-race", Family: Races, Severity: Red,
		Statement: "The days after a race are calm: nothing hard, and no more than half of a usual week.",
		Why: "After a marathon, force and jump power are down for a week, and markers of muscle damage were not normal at day five after an Ironman. " +
			"That the calm has to last as long as the race table says no sound trial has shown; one easy day a mile is folklore that happens to match it.",
		Source:     "convention of coaching; Sherman 1984, Petersen 2007 and Neubauer 2008 on how long damage lasts",
		Fix:        "clear those days; then a quarter, a half and three quarters of a usual week",
		Parameters: []Parameter{{"times the table", 1, .5, 2}, {"share of a usual week", .50, .20, .90}},
		Back:       60, Ahead: 100, judge: calmAfterRace,
	},
	{
		ID: "R21", Name: "season-density", Family: Races, Severity: Warn,
		Statement: "A year holds only so many marathons and longer races run all out.",
		Why: "Three a year, or two of 100 miles, Ironman or several days, is what coaches commonly hold to. No trial has looked at it; some athletes race far more and last. " +
			"Races of priority C are not counted.",
		Source:     convention,
		Fix:        "make one of them a B or C race, or drop it",
		Parameters: []Parameter{{"marathons and longer", 3, 1, 5}, {"of the longest kind", 2, 1, 5}},
		Back:       Forever, Ahead: 366, judge: seasonDensity,
	},
}

// asks gives the days that lie between a race and a later one.
func asks(first, then *race) float64 {
	days := float64(first.class.EasyOnly)
	if then.class.NoHard >= first.class.NoHard {
		days = float64(first.class.Gap)
	}
	return days * min(first.share(), then.share())
}

// racesTooClose holds each race against those of the year before it, and tells
// of the one that is most too close.
func racesTooClose(c *call) {
	c.racing(func(i int, then *race) {
		if !then.classed {
			return
		}
		worst, of, want := 1.0, -1, 0.0
		for k := range c.races {
			first := &c.races[k]
			if k == i || !first.classed || first.span.From > then.span.From || first.span.From == then.span.From && k > i {
				continue
			}
			days := asks(first, then) * c.is(0, then.span.From)
			gap := max(0, float64(then.span.From-first.span.To))
			if share := gap / days; share < worst {
				worst, of, want = share, k, days
			}
		}
		if of < 0 {
			return
		}
		first, severity := &c.races[of], Warn
		if worst < c.is(1, then.span.From) {
			severity = Red
		}
		gap := int(then.span.From - first.span.To)
		says := fmt.Sprintf("%s comes %s after %s: %.0f are usual between a %s and the next race of its kind",
			titled(then), count(gap, "day"), titled(first), want, first.class.Name)
		switch {
		case gap < 1:
			says = fmt.Sprintf("%s and %s share a day", titled(first), titled(then))
		case then.class.NoHard < first.class.NoHard:
			says = fmt.Sprintf("%s comes %s after %s: the easy days after a %s are %.0f", titled(then), count(gap, "day"), titled(first), first.class.Name, want)
		}
		c.find(then.span.From, Finding{
			Severity: severity, From: min(first.span.To, then.span.From), To: then.span.To, Says: says, way: room(first, then),
			Case: Case{Of: then.of.ID, And: first.of.ID},
		})
	})
}

// room says how two races come further apart, without what is done already.
func room(first, then *race) string {
	if first.allOut() || then.allOut() {
		return "" // as the rule says
	}
	return "both are run in training (C) already: move one of them, or drop it"
}

// titled gives what a race is called.
func titled(r *race) string {
	if r.of.Name != "" {
		return r.of.Name
	}
	return "the race of " + on(r.span.From)
}

func calmAfterRace(c *call) {
	c.racing(func(_ int, r *race) {
		if !r.classed || !c.has(r.span.To+1) {
			return
		}
		at, last := r.span.From, r.span.To
		window := calendar.Span{From: last + 1, To: last + calendar.Day(float64(r.class.NoHard)*r.share()*c.is(0, at)+.5)}
		hard, first, until := 0, calendar.Day(0), calendar.Day(0)
		for d := window.From; d <= min(window.To, c.span.To); d++ {
			if !c.hard(d) {
				continue
			}
			if hard++; hard == 1 {
				first = d
			}
			until = d
		}
		var says string
		severity := Warn
		if hard > 0 {
			says = fmt.Sprintf("the first hard day after %s is %s, %s on, where %d calm ones are usual", titled(r), on(first), count(int(first-last), "day"), window.Days())
			if 2*int(first-last) <= window.Days() {
				severity = Red
			}
		} else if week, share, ok := c.heavyWeek(r, window, c.is(1, at)); ok {
			first, until = week.From, week.To
			says = fmt.Sprintf("the week of %s after %s is %.0f %% of a usual one, where %.0f %% is the most", on(week.From), titled(r), 100*share, 100*c.is(1, at))
		} else {
			return
		}
		c.find(at, Finding{Severity: severity, From: first, To: until, Case: Case{Of: r.of.ID}, Says: sentence(says)})
	})
}

// heavyWeek gives the first whole week of the days after a race that is more
// than a share of a usual week before it.
func (c *call) heavyWeek(r *race, window calendar.Span, most float64) (week calendar.Span, share float64, ok bool) {
	usual := c.normal(r.span.From, 8) // reaches back before the taper
	for from := window.From; usual > 0 && from+6 <= min(window.To, c.span.To); from += 7 {
		week := calendar.Span{From: from, To: from + 6}
		if share := c.load(week) / usual; share > most {
			return week, share, true
		}
	}
	return calendar.Span{}, 0, false
}

// big reports whether a race is of the longest kind: 100 miles, Ironman, several
// days.
func (r *race) big() bool { return r.class.NoHard >= races.Iron.NoHard }

// seasonDensity counts the year that ends with each long race, and tells of the
// last of those in a row that are too many.
func seasonDensity(c *call) {
	c.racing(func(i int, r *race) {
		long, big, first := c.density(i)
		most, mostBig := int(c.is(0, r.span.From)), int(c.is(1, r.span.From))
		if long <= most && big <= mostBig {
			return
		}
		for k := i + 1; k < len(c.races); k++ {
			if n, b, _ := c.density(k); n > most || b > mostBig {
				if c.races[k].span.From <= r.span.From+year {
					return
				}
			}
		}
		says := fmt.Sprintf("%s is the %s marathon or longer race in twelve months, where %d run all out are the most", sentence(titled(r)), ordinal(long), most)
		if long <= most {
			says = fmt.Sprintf("%s is the %s race of the longest kind in twelve months, where %d are the most", sentence(titled(r)), ordinal(big), mostBig)
		}
		c.find(r.span.From, Finding{Severity: Warn, From: first, To: r.span.To, Case: Case{Of: r.of.ID}, Says: says})
	})
}

// year is how far back races are counted, in days.
const year = 365

// density counts the long races of the year that ends with race i, which is one
// itself, and those of the longest kind; first is the day of the first of them.
func (g *ground) density(i int) (long, big int, first calendar.Day) {
	r := &g.races[i]
	counts := func(r *race) bool { return r.classed && r.allOut() && r.class.NoHard >= races.Marathon.NoHard }
	if !counts(r) {
		return 0, 0, 0
	}
	first = r.span.From
	for k := range g.races[:i+1] {
		b := &g.races[k]
		if !counts(b) || b.span.From <= r.span.From-year {
			continue
		}
		long++
		first = min(first, b.span.From)
		if b.big() {
			big++
		}
	}
	if !r.big() {
		big = 0
	}
	return long, big, first
}
