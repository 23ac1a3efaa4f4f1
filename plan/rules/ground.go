package rules

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/outlook"
	"ebb/plan/response"
)

// Input is everything that rules look at. None of it may be changed while a
// verdict on it is in use.
type Input struct {
	Look     *outlook.Outlook
	Today    calendar.Day
	Since    calendar.Day   // findings that end before it are left out; 0: none are
	Checkins []plan.Checkin // in the order of days
	Records  []plan.Record  // of the year before today, in the order of days; none: what was done is taken for what was planned
	NewID    func() plan.ID // for sessions that a fix adds; nil: none does
}

// before is how far before Since is looked, so that all rules see what they ask
// for: a year and the weeks that a week is held against.
const before = 400

// ground is what rules look at: the days with what was trained and what is
// carried, the weeks, the sessions and the races. It is not changed once made.
type ground struct {
	in       Input
	plan     plan.Plan
	athlete  *plan.Athlete
	settings settings
	span     calendar.Span
	horizon  calendar.Span // of the models
	trained  pieces[work]
	carried  pieces[carried]
	weeks    []week
	weekOf   []int32 // of each day, its week
	blocks   []block
	races    []race

	microcycles []microcycle
	done        []session  // of records
	sessions    []*session // planned or done, in the order of days
	firstOf     []int32    // of each day and the one after the last, the first of sessions from it on
}

// work is what was or will be trained on a day, by the series.
type work struct {
	load      float64 // strength in full
	endurance float64 // strength apart
	hard      float64 // at or near threshold and over
	strength  float64
	longest   float64 // km of the longest run, races apart
	raced     float64 // km of the longest race on foot
	runs      float64 // load of all running, races too
	run       float64 // load of the longest run, a race too
	planned   float64 // load by the plan
	count     int     // sessions of endurance
	race      bool
	reported  bool
	life      plan.LifeKind
}

// carried is what the models say of a day.
type carried struct {
	morning float64 // the heaviest system
	muscle  float64
	system  uint8 // the heaviest, as in response.Names
	form    float64
	fitness float64 // in the evening
	debt    float64
	since   int32 // days since a settled morning
	deep    int32 // days in a row of form under the bound of R14

	off, hards int32   // days without training, and hard ones, up to this one
	debts      float64 // the sum of debt up to this day
}

// hardDay is the hard load from which a day is a hard one.
const hardDay = 30

func (t *work) isHard() bool { return t.hard >= hardDay || t.race }

// makeGround looks at everything; old is that of another plan with all else the
// same, from which is taken what did not change, or nil.
func makeGround(in Input, old *ground) *ground {
	g := &ground{in: in, plan: in.Look.Plan(), athlete: in.Look.Athlete(), horizon: in.Look.Span()}
	g.span = g.horizon
	if in.Since != 0 {
		g.span.From = min(max(g.span.From, in.Since-before), g.span.To)
	}
	if old != nil {
		g.settings = old.settings
	} else {
		g.settings = settingsOf(g.athlete)
	}
	g.makeRaces(old)
	g.days(old)
	g.makeWeeks(old)
	g.makeSessions(old)
	return g
}

// days fills in what is trained and carried on each day. Those of old are taken
// where the outlooks share them.
func (g *ground) days(old *ground) {
	anew, refed := g.span, g.span
	if old != nil && old.span == g.span {
		refed = g.in.Look.Refed(old.in.Look)
		anew.From = max(anew.From, min(g.in.Look.SharedTo(old.in.Look), g.span.To+1))
		if refed.Days() > 0 {
			anew.From = max(g.span.From, min(anew.From, refed.From))
		}
		refed = calendar.Span{From: max(refed.From, g.span.From), To: min(refed.To, g.span.To)}
		g.trained, g.carried = old.trained.but(g.span.From, refed), old.carried.till(g.span.From, anew.From)
	} else {
		g.trained, g.carried = makePieces[work](g.span.Days()), makePieces[carried](g.span.Days())
	}
	for day, impulses := range g.in.Look.Impulses(refed) {
		d, _ := g.in.Look.Day(day)
		t := g.on(day)
		*t = work{planned: d.PlannedLoad, reported: d.Reported, life: d.Life}
		t.take(impulses)
	}
	deepest := indexOf("deep-form")
	var before carried
	if anew.From > g.span.From {
		before = *g.after(anew.From - 1)
	}
	for day, d := range g.in.Look.Through(anew) {
		t, c := g.on(day), g.after(day)
		*c = carriedOf(&d.Day)
		if day > g.span.From && c.form < formBound(g.settings.on(deepest, day).values[1], before.fitness) {
			c.deep = before.deep + 1
		}
		c.off, c.hards, c.debts = before.off, before.hards, before.debts+c.debt
		if t.load == 0 {
			c.off++
		}
		if t.isHard() && !g.sameRace(day-1, day) {
			c.hards++
		}
		before = *c
	}
}

// sums gives what the days up to one come to; nothing before the ground begins.
func (g *ground) sums(d calendar.Day) *carried {
	if d < g.span.From {
		return &carried{}
	}
	return g.after(d)
}

// take adds up what the models were fed with on a day.
func (t *work) take(impulses []plan.Impulse) {
	for k := range impulses {
		i := &impulses[k]
		t.load += i.Total()
		t.endurance += i.Load
		t.hard += i.Hard
		t.strength += i.Strength
		t.race = t.race || i.Race
		if i.Load > 0 && i.Sport != plan.Strength && i.Sport != plan.Mobility {
			t.count++
		}
		if i.Sport != plan.Run {
			continue
		}
		t.runs += i.Load
		t.run = max(t.run, i.Load)
		if i.Race {
			t.raced = max(t.raced, i.FootKm)
		} else {
			t.longest = max(t.longest, i.FootKm)
		}
	}
}

func carriedOf(d *response.Day) carried {
	c := carried{muscle: d.Morning[response.Muscle], form: d.Form, fitness: d.Fitness, debt: d.Debt, since: int32(d.SinceSettled)}
	for k, x := range d.Morning {
		if x > c.morning {
			c.morning, c.system = x, uint8(k)
		}
	}
	return c
}

// has reports whether the ground knows a day.
func (g *ground) has(d calendar.Day) bool { return g.span.Has(d) }

// on gives what is trained on a day that the ground knows.
func (g *ground) on(d calendar.Day) *work { return g.trained.at(int(d - g.span.From)) }

// after gives what the models say of a day that the ground knows.
func (g *ground) after(d calendar.Day) *carried { return g.carried.at(int(d - g.span.From)) }

// hard reports whether a day is a hard one.
func (g *ground) hard(d calendar.Day) bool { return g.has(d) && g.on(d).isHard() }

// long reports whether a day is a long one: its load is over 100, or a quarter
// of its week's or more.
func (g *ground) long(d calendar.Day) bool {
	if !g.has(d) {
		return false
	}
	t, w := g.on(d), g.week(d)
	return t.endurance > 100 || t.endurance > 0 && t.endurance >= .25*w.sum
}

// load gives the load of the days of a span that the ground knows.
func (g *ground) load(s calendar.Span) float64 {
	sum := 0.0
	for d := max(s.From, g.span.From); d <= min(s.To, g.span.To); d++ {
		sum += g.on(d).load
	}
	return sum
}

// normal gives the load of a usual week before a day: the mean of the two
// largest of so many before it; 0 when fewer than two are known.
func (g *ground) normal(day, weeks calendar.Day) float64 {
	var first, second float64
	known := 0
	for w := calendar.Day(1); w <= weeks; w++ {
		span := calendar.Span{From: day - 7*w, To: day - 7*w + 6}
		if !g.has(span.From) || !g.has(span.To) {
			break
		}
		known++
		if l := g.load(span); l > first {
			first, second = l, first
		} else {
			second = max(second, l)
		}
	}
	if known < 2 {
		return 0
	}
	return (first + second) / 2
}

// seeded reports whether fitness on a day is to be believed: the models were
// told where it began, or have run for their time constant.
func (g *ground) seeded(d calendar.Day) bool {
	p := g.athlete.On(d)
	return p.StartDate != 0 && p.StartFitness > 0 || d >= g.horizon.From+calendar.Day(p.FitnessDays)
}
