package rules

import (
	"fmt"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/coverage"
)

// specificRules ask that what the race asks for has been done before.
var specificRules = []Rule{
	{
		ID: "R26", Name: "demand-rehearsed", Family: Specificity, Severity: Red,
		Statement: "What a race asks for has been rehearsed: night, ground, poles, pack, open water, bricks, long days in a row.",
		Why: "People get better at what they do: that training is specific is as old as coaching. How many rehearsals are enough, and how late, is convention. " +
			"A session counts by its tag. Weeks that are only outlined are not held against it.",
		Source:     "principle of specificity; the numbers are convention of coaching",
		Fix:        "give one of the long sessions the tag, at the hour or on the ground it asks for",
		Parameters: []Parameter{{"times the table", 1, .25, 2}},
		Back:       150, Ahead: 0, judge: demandRehearsed,
	},
	{
		ID: "R27", Name: "longest-session", Family: Specificity, Severity: Warn,
		Statement: "The longest session fits the race: long enough to know it, not so long that it costs it.",
		Why: "Runners whose longest run before a marathon was under 25 km were slower, and no more or less injured. For longer races the shares of race time are convention. " +
			"It does not show that a longer run makes a slower runner fast.",
		Source:     "Fokkema 2020; Tan 2017; the table is convention of coaching",
		Fix:        "adjust the long session",
		Parameters: []Parameter{{"times the table", 1, .5, 1.5}},
		Back:       130, Ahead: 0, judge: longestSession,
	},
	{
		ID: "R28", Name: "climb-rehearsed", Family: Specificity, Severity: Warn,
		Statement: "Before a hilly race, long sessions climb and drop about as steeply, and a week holds half of its climb.",
		Why: "One bout of running downhill protects muscle for about three weeks. That density of climb should be seven tenths of the race's is convention. " +
			"The eight weeks up to three before the race are looked at, and for density their sessions of 90 minutes and more.",
		Source:     "convention of coaching; Khassetarash 2021 and Bontemps 2020 on the repeated bout",
		Fix:        "hills, a treadmill or stairs in the long sessions",
		Parameters: []Parameter{{"share of the density", coverage.ClimbMean, .40, 1}, {"share of the climb in a week", coverage.ClimbWeek, .20, 1}},
		Back:       90, Ahead: 0, judge: climbRehearsed,
	},
	{
		ID: "R44", Name: "heat-acclimation", Family: Specificity, Severity: Warn,
		Statement: "A race in the heat is preceded by eight sessions or more in the heat, the last in the week before it.",
		Why: "Eight to ten sessions of an hour change sweat, plasma volume and heart rate; what was gained fades by about 2.5 % a day. " +
			"The studies are of minutes to hours, not of days on end. A session counts by the tag #heat.",
		Source:     "Pryor 2019; Daanen 2018",
		Fix:        "add easy hours in the heat, the last in the week before",
		Parameters: []Parameter{{"sessions", 8, 4, 14}, {"days since the last", 7, 3, 14}},
		Back:       40, Ahead: 0, judge: heatAcclimation,
	},
}

// held reports whether a race is held against what its class asks for: main and
// lesser ones are, when training before them is known.
func (c *call) held(r *race) bool {
	return r.classed && r.of.Priority != plan.C && c.prepared(r)
}

func demandRehearsed(c *call) {
	c.racing(func(_ int, r *race) {
		if !c.held(r) {
			return
		}
		a, at := coverage.AskedOf(r.class.Name), r.span.From
		by := at - calendar.Day(7*a.Weeks)
		span := calendar.Span{From: at - coverage.BuildUp, To: by}
		if !c.drawn(calendar.Span{From: by - 83, To: by}) {
			return
		}
		severity := Warn
		if c.in.Today > at-calendar.Day(r.class.Taper) && c.in.Today <= at {
			severity = Red
		}
		for i, tag := range coverage.Tags {
			if !coverage.AsksFor(r.of, tag) {
				continue
			}
			want := int(float64(a.Times(tag))*c.is(0, at) + .5)
			n, last := c.rehearsals(span, tag)
			if n >= want {
				continue
			}
			says := fmt.Sprintf("%s asks for %s, which is not rehearsed by %s: %s before then are usual", titled(r), tag, on(by), count(want, "time"))
			if n > 0 {
				says = fmt.Sprintf("%s asks for %s, which is rehearsed %s by %s, the last on %s: %d are usual", titled(r), tag, count(n, "time"), on(by), on(last), want)
			}
			c.find(at, Finding{Severity: severity, From: max(by, c.span.From), To: at, Case: Case{Of: r.of.ID, Day: i}, Says: says})
		}
		c.rowsRehearsed(r, by, severity)
	})
}

func longestSession(c *call) {
	c.racing(func(_ int, r *race) {
		if !c.held(r) {
			return
		}
		at := r.span.From
		if !c.drawn(calendar.Span{From: at - 104, To: at - 21}) {
			return
		}
		for i, b := range coverage.AskedOf(r.class.Name).Longest {
			if !r.sport().OnFoot() && r.sport() != plan.Multi && b.Sport != r.sport() {
				continue // the rows of triathlons stand for all races that are not on foot
			}
			longest := c.longestOf(r, b.Sport)
			says, severity := judgeLongest(b, r, longest, c.is(0, at))
			if says == "" {
				continue
			}
			from := at - coverage.BuildUp
			if longest.hours > 0 {
				from = longest.day
			}
			c.find(at, Finding{Severity: severity, From: max(from, c.span.From), To: at, Says: says, Case: Case{Of: r.of.ID, And: longest.id, Day: i}, way: wayTo(b, r)})
		}
	})
}

// furthest is the longest that was done in a sport before a race.
type furthest struct {
	day       calendar.Day
	id        plan.ID
	hours, km float64
}

// longestOf gives the longest session before a race in a sport, that of the race
// where it is NoSport; other races are sessions too.
func (g *ground) longestOf(r *race, sport plan.Sport) (longest furthest) {
	span := calendar.Span{From: r.span.From - coverage.BuildUp, To: r.span.From - 1}
	fits := func(of plan.Sport) bool {
		return sport == of || sport == plan.NoSport && (of == r.sport() || of.OnFoot() && r.sport().OnFoot())
	}
	take := func(f furthest) {
		if f.hours > longest.hours {
			longest = f
		}
	}
	for s := range g.training(span) {
		if fits(s.sport) {
			take(furthest{s.day, s.of.ID, s.hours(), s.metres / 1000})
		} else if s.sport == plan.Multi && sport != plan.NoSport {
			take(furthest{s.day, s.of.ID, float64(coverage.SecondsIn(s.of.Steps, sport)) / 3600, 0})
		}
	}
	for i := range g.races {
		if o := &g.races[i]; span.Has(o.span.From) && fits(o.sport()) {
			take(furthest{o.span.From, o.of.ID, o.dayHours(), o.metres / 1000 / float64(max(1, o.of.Days))})
		}
	}
	return longest
}

// judgeLongest holds the longest session before a race against a band; it says nothing
// where that fits.
func judgeLongest(b coverage.Band, r *race, longest furthest, scale float64) (says string, severity Severity) {
	kind := "session"
	if b.Sport != plan.NoSport {
		kind = b.Sport.String()
	}
	low, high := b.Hours(r.dayHours())
	low *= scale
	switch {
	case high == 0 && b.Km[0] > 0:
		return longestByKm(b, r, longest, scale)
	case low <= 0 || b.Km[0] > 0 && longest.km >= b.Km[0]*scale && longest.km <= b.Km[1]:
		return "", Info
	case longest.hours == 0:
		return fmt.Sprintf("No %s before %s: the longest usually lasts %s to %s", kind, titled(r), clock(low), clock(high)), Warn
	case longest.hours > high:
		return fmt.Sprintf("The longest %s before %s lasts %s, on %s: longer than %s it costs more than it teaches",
			kind, titled(r), clock(longest.hours), on(longest.day), clock(high)), Info
	case longest.hours >= low:
		return "", Info
	}
	if longest.hours < .8*low {
		severity = Warn
	}
	return fmt.Sprintf("The longest %s before %s lasts %s, on %s: %s to %s are usual",
		kind, titled(r), clock(longest.hours), on(longest.day), clock(low), clock(high)), severity
}

// wayTo says what the longest session before a race is brought to.
func wayTo(b coverage.Band, r *race) string {
	kind := "session"
	if b.Sport != plan.NoSport {
		kind = b.Sport.String()
	}
	if low, high := b.Hours(r.dayHours()); high > 0 {
		return fmt.Sprintf("bring the longest %s to %s to %s", kind, clock(low), clock(high))
	}
	return fmt.Sprintf("bring the longest %s to %.1f to %.1f km", kind, b.Km[0], b.Km[1])
}

// longestByKm does it for a band of kilometres alone: longer is no fault there.
func longestByKm(b coverage.Band, r *race, longest furthest, scale float64) (says string, severity Severity) {
	switch low := b.Km[0] * scale; {
	case longest.hours == 0:
		return fmt.Sprintf("No %s before %s: the longest usually goes %.1f to %.1f km", b.Sport, titled(r), low, b.Km[1]), Warn
	case longest.km >= low-grain, longest.km == 0: // of one in a session of several sports only the time is known
		return "", Info
	case longest.km < .8*low:
		severity = Warn
		fallthrough
	default:
		return fmt.Sprintf("The longest %s before %s goes %.1f km, on %s: %.1f to %.1f are usual", b.Sport, titled(r), longest.km, on(longest.day), low, b.Km[1]), severity
	}
}

// dayHours gives the hours of a race, of one in stages those of a usual stage.
func (r *race) dayHours() float64 { return r.hours / float64(max(1, r.of.Days)) }

// sport gives the sport of a race: running where none is named.
func (r *race) sport() plan.Sport {
	if r.of.Sport == plan.NoSport {
		return plan.Run
	}
	return r.of.Sport
}

func climbRehearsed(c *call) {
	c.racing(func(_ int, r *race) {
		if !c.held(r) || !r.sport().OnFoot() || r.metres <= 0 || max(r.ascent, r.descent) < coverage.Hilly*r.metres/1000 {
			return
		}
		at := r.span.From
		span := coverage.ClimbSpan(at)
		if !c.drawn(span) {
			return
		}
		metres, ascent, descent, most := 0.0, 0.0, 0.0, 0.0
		for from := span.From; from <= span.To; from += 7 {
			w := c.climbs(calendar.Span{From: from, To: min(from+6, span.To)}, r)
			metres, ascent, descent, most = metres+w.metres, ascent+w.ascent, descent+w.descent, max(most, w.all)
		}
		if metres <= 0 {
			return
		}
		density, want := 1000*ascent/metres, 1000*r.ascent/r.metres
		drop, down := 1000*descent/metres, 1000*r.descent/r.metres
		var says string
		switch day := r.ascent / float64(max(1, r.of.Days)); {
		case want >= coverage.Hilly && density < c.is(0, at)*want:
			says = fmt.Sprintf("the long sessions of the eight weeks up to %s climb %.0f m a km, and %s %.0f: %.0f or more are usual", on(span.To), density, titled(r), want, c.is(0, at)*want)
		case down >= coverage.Hilly && drop < c.is(0, at)*down:
			says = fmt.Sprintf("the long sessions of the eight weeks up to %s drop %.0f m a km, and %s %.0f: %.0f or more are usual, for it is the way down that hurts", on(span.To), drop, titled(r), down, c.is(0, at)*down)
		case want >= coverage.Hilly && most < c.is(1, at)*day:
			says = fmt.Sprintf("the hilliest week up to %s climbs %.0f m, and %s %.0f in a day: half of it is usual", on(span.To), most, titled(r), day)
		default:
			return
		}
		c.find(at, Finding{Severity: Warn, From: max(span.From, c.span.From), To: at, Case: Case{Of: r.of.ID}, Says: sentence(says)})
	})
}

// climb is what is climbed on foot, in metres: in all, and in what is long, of
// which metres is the way, and descent what goes down.
type climb struct{ all, ascent, descent, metres float64 }

// climbs gives what is climbed on some days, in training and in other races.
func (c *call) climbs(days calendar.Span, but *race) (w climb) {
	for s := range c.training(days) {
		if !s.sport.OnFoot() {
			continue
		}
		w.all += s.ascent
		if s.hours() >= coverage.LongHours {
			w.metres += s.metres
			w.ascent += s.ascent
			w.descent += s.descent
		}
	}
	for i := range c.races {
		o := &c.races[i]
		if o.of == but.of || !o.sport().OnFoot() {
			continue
		}
		all := float64(o.span.Days())
		share := float64(calendar.Span{From: max(days.From, o.span.From), To: min(days.To, o.span.To)}.Days()) / all
		w.all += share * o.ascent
		if o.hours/all >= coverage.LongHours {
			w.metres += share * o.metres
			w.ascent += share * o.ascent
			w.descent += share * o.descent
		}
	}
	return w
}

func heatAcclimation(c *call) {
	c.racing(func(_ int, r *race) {
		at := r.span.From
		span := calendar.Span{From: at - 21, To: at - 1}
		if !c.held(r) || !slices.Contains(r.of.Tags, "heat") || !c.drawn(span) {
			return
		}
		const least = .75 // hours
		n, last := 0, calendar.Day(0)
		for s := range c.training(span) {
			if s.tagged("heat") && s.hours() >= least {
				n, last = n+1, s.day
			}
		}
		want, stale := int(c.is(0, at)), int(c.is(1, at))
		var says string
		switch {
		case n == 0:
			says = fmt.Sprintf("%s is in the heat, and no session of the three weeks before it is: %d are usual", titled(r), want)
		case n < want:
			says = fmt.Sprintf("%s is in the heat, and %s of the three weeks before it: %d are usual", titled(r), areIn(n), want)
		case int(at-last) > stale:
			says = fmt.Sprintf("The last session in the heat is %s before %s: what was gained fades, and one in the last %d days keeps it", count(int(at-last), "day"), titled(r), stale)
		default:
			return
		}
		c.find(at, Finding{Severity: Warn, From: max(span.From, c.span.From), To: at, Case: Case{Of: r.of.ID}, Says: says})
	})
}

// areIn says how many sessions there are.
func areIn(n int) string {
	if n == 1 {
		return "so is 1 session"
	}
	return fmt.Sprintf("so are %d sessions", n)
}
