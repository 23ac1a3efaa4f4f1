package squad

import (
	"fmt"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/oscillation"
	"ebb/plan/outlook"
	"ebb/plan/response"
)

// Attention is how much an athlete needs the coach, the more the higher.
type Attention uint8

// The degrees: nothing to do; nothing has been heard; something to look at;
// something that should not wait.
const (
	Fine Attention = iota
	Silent
	Look
	Red
)

// String gives the word for a.
func (a Attention) String() string { return [...]string{"fine", "silent", "look", "red"}[a] }

// Reason is something that the coach should know of an athlete.
type Reason struct {
	Attention Attention
	Short     string // a few words: "not down for 100 d"
	Says      string // a sentence without its full stop
}

// context is what reasons are found in.
type context struct {
	Known
	look *outlook.Outlook
	row  *Row
}

// reasons are what is looked for, those that weigh more first among equals.
var reasons = []func(*context) (Reason, bool){
	unwell, asks, laidUp, neverDown, flat, monotonous, racesTooClose, strayRace, feltLow, unplanned, noReport, noCheckin, said,
}

// judge says how much attention the reasons come to, and why.
func (r *Row) judge() {
	if len(r.Reasons) == 0 {
		r.Why = r.fine()
		return
	}
	r.Attention, r.Why = r.Reasons[0].Attention, r.Reasons[0].Short
}

// fine says what shows that an athlete is.
func (r *Row) fine() string {
	settled, known := 0, 0
	for _, d := range r.Wave[Behind-6 : Behind+1] {
		if d.Known {
			known++
		}
		if d.Known && d.Morning <= response.Light {
			settled++
		}
	}
	switch {
	case known < calendar.Week:
		return "only just begun"
	case settled == 0:
		return "stirred, and not yet down"
	default:
		return fmt.Sprintf("settled on %d of the last 7 mornings", settled)
	}
}

const dateForm = "Mon 2 Jan"

// unwell is what the athlete said of being ill or hurt.
func unwell(c *context) (Reason, bool) {
	felt := c.row.Felt
	var said string
	switch {
	case felt.Ill && felt.Hurt:
		said = "ill and hurt"
	case felt.Ill:
		said = "ill"
	case felt.Hurt:
		said = "hurt"
	default:
		return Reason{}, false
	}
	on := felt.Day.Format(dateForm)
	return Reason{Red, "feels " + said + " since " + on, fmt.Sprintf("the check-in of %s says %s", on, said)}, true
}

// laidUp is a day on which the athlete is known to be sick or injured.
func laidUp(c *context) (Reason, bool) {
	for _, l := range plan.LifeOn(c.Life, c.Today) {
		if !l.Kind.Health() {
			continue
		}
		span := l.Span()
		return Reason{
			Look, fmt.Sprintf("%s till %s", l.Kind, span.To.Format(dateForm)),
			fmt.Sprintf("%s since %s, till %s", l.Kind, span.From.Format(dateForm), span.To.Format(dateForm)),
		}, true
	}
	return Reason{}, false
}

// Days without a settled morning that are many, and too many.
const (
	longUnsettled = 10
	farTooLong    = 21
)

// neverDown is the present run of days without a settled morning, or the first
// one ahead, when it is long.
func neverDown(c *context) (Reason, bool) {
	var run struct {
		from, to calendar.Day
		days     int
	}
	for d := c.Today; d <= c.Today+Ahead; d++ {
		n := c.look.SinceSettled(d)
		if n == 0 && run.days > 0 {
			break
		}
		if n > longUnsettled {
			run.from, run.to, run.days = d-calendar.Day(n)+1, d, n
		}
	}
	if run.days == 0 {
		return Reason{}, false
	}
	r := Reason{Attention: Look}
	if run.days > farTooLong {
		r.Attention = Red
	}
	now := c.row.Since
	down := "nor in the four weeks ahead"
	if run.to < c.Today+Ahead {
		down = "down again on " + (run.to + 1).Format(dateForm)
	}
	switch {
	case now > longUnsettled:
		r.Short = fmt.Sprintf("not down for %d d", now)
		r.Says = fmt.Sprintf("no settled morning for %d days: the lowest of three weeks was %.0f; %s", now, c.lowest(), down)
	case run.from <= c.Today:
		r.Short = fmt.Sprintf("not down for %d d, till %s", run.days, run.to.Format(dateForm))
		r.Says = fmt.Sprintf("by the plan %d days without a settled morning, %s", run.days, down)
	default:
		r.Short = fmt.Sprintf("%d d without coming down, from %s", run.days, run.from.Format(dateForm))
		r.Says = fmt.Sprintf("by the plan %d days without a settled morning, from %s; %s", run.days, run.from.Format(dateForm), down)
	}
	return r, true
}

// lowest gives the least that the heaviest system carried on a morning of the
// wave up to today.
func (c *context) lowest() float64 {
	least := c.row.Wave[Behind].Morning
	for _, d := range c.row.Wave[:Behind] {
		if d.Known {
			least = min(least, d.Morning)
		}
	}
	return least
}

// flat is an oscillation that is not good, by the part that keeps it low.
func flat(c *context) (Reason, bool) {
	r := c.row
	m, band := &r.Oscillation, r.Oscillation.Band()
	if !r.Judged || band == oscillation.Good {
		return Reason{}, false
	}
	part := m.Weakest()
	if m.Stress < hardlyStirred { // it has no days to be told apart
		part = "stress"
	}
	words := flatWords[part]
	attention := Look
	if band == oscillation.Low {
		attention = Red
	}
	if alike, _, ok := c.monotony(); part == "contrast" && ok {
		words.short = fmt.Sprintf("%.0f a week, every day alike (monotony %.1f)", r.Planned, alike)
	}
	return Reason{attention, words.short, fmt.Sprintf("%s oscillates at %.0f, %s: %s", r.Block, m.O, band, words.says)}, true
}

// hardlyStirred is the part of stress in an oscillation below which nothing
// else is to be said of it: evenings stay under 24.
const hardlyStirred = .8

// flatWords say which part keeps an oscillation low.
var flatWords = map[string]struct{ short, says string }{
	"stress":   {"always settled, never stirred", "nothing in it stirs the system"},
	"contrast": {"every day alike", "hard and easy days hardly differ"},
	"rhythm":   {"no lighter week", "no week is lighter than the others"},
	"settle":   {"weeks that do not come down", "its weeks do not come down"},
}

// tooAlike is the monotony of a week's days from which it is told, and
// leastWeek the load below which no week is judged. Sound weeks of training
// reach 2.2, so that the usual warning at 2 would never be silent.
const (
	tooAlike  = 2.5
	leastWeek = 200
)

// monotonous is a week behind whose days were all alike, where the oscillation
// does not say it already.
func monotonous(c *context) (Reason, bool) {
	m, load, ok := c.monotony()
	if r := c.row; !ok || r.Judged && r.Oscillation.Band() != oscillation.Good && r.Oscillation.Contrast < 1 {
		return Reason{}, false
	}
	return Reason{
		Look, fmt.Sprintf("seven days alike (monotony %.1f)", m),
		fmt.Sprintf("the last seven days are hardly to be told apart: load %.0f, monotony %.1f", load, m),
	}, true
}

// monotony gives the monotony of the seven days behind (Foster 1998) and their
// load; ok is false when it is nothing to tell.
func (c *context) monotony() (m, load float64, ok bool) {
	days := c.look.Days(nil, calendar.Span{From: c.Today - calendar.Week, To: c.Today - 1})
	load = oscillation.Load(days)
	m, ok = oscillation.Monotony(days)
	return m, load, ok && len(days) == calendar.Week && load >= leastWeek && m > tooAlike
}

// racesTooClose is a race ahead that falls into the recovery from the one
// before it, as the systems come down: for certain, or by the slow reckoning.
func racesTooClose(c *context) (Reason, bool) {
	events, last := c.Plan.Events, LastDay(c.Plan, c.Today)
	for i := 1; i < len(events); i++ {
		first, next := &events[i-1], &events[i]
		if first.From > last {
			break // the models are not asked so far ahead
		}
		if next.From < c.Today {
			continue
		}
		ready, ok := c.look.Ready(first.Span().To)
		if !ok {
			break
		}
		if ready.All.Late <= next.From {
			continue
		}
		r := Reason{Attention: Look, Short: fmt.Sprintf("%s, %d d after %s", next.Name, next.From-first.Span().To, first.Name)}
		if ready.All.Early > next.From {
			r.Attention = Red
		}
		r.Says = fmt.Sprintf("%s on %s falls into the recovery from %s: all systems are back %s", next.Name, next.From.Format(dateForm),
			first.Name, between(ready.All.Early, ready.All.Late))
		return r, true
	}
	return Reason{}, false
}

// strayRace is an A race within sight that lies outside of its race week.
func strayRace(c *context) (Reason, bool) {
	e, week, ok := c.Plan.StrayRace(calendar.Span{From: c.Today, To: c.Today + Ahead})
	if !ok {
		return Reason{}, false
	}
	return Reason{
		Look, e.Name + " is not in its race week",
		fmt.Sprintf("%s on %s lies outside of its race week, which starts on %s", e.Name, e.From.Format(dateForm), week.Start.Format(dateForm)),
	}, true
}

func between(early, late calendar.Day) string {
	if early == late {
		return "on " + late.Format(dateForm)
	}
	return "between " + early.Format(dateForm) + " and " + late.Format(dateForm)
}

// low is the highest mark of a check-in that is one of feeling low.
const low = 2

// feltLow is two check-ins running that were low.
func feltLow(c *context) (Reason, bool) {
	n := len(c.Checkins)
	if n < 2 || c.row.Felt.Day == 0 || !isLow(c.Checkins[n-1]) || !isLow(c.Checkins[n-2]) {
		return Reason{}, false
	}
	f := c.row.Felt
	return Reason{Look, "felt low twice running", fmt.Sprintf("the last two check-ins were low: %s on %s", Marks(f), f.Day.Format(dateForm))}, true
}

func isLow(c plan.Checkin) bool {
	return c.Legs > 0 && c.Legs <= low || c.Energy > 0 && c.Energy <= low
}

// Marks says the two marks of a check-in in words.
func Marks(c plan.Checkin) string {
	mark := func(n int) string {
		if n == 0 {
			return "not said"
		}
		return fmt.Sprint(n)
	}
	return "legs " + mark(c.Legs) + ", the rest " + mark(c.Energy)
}

// endsSoon is how many days before the end of a plan it is told.
const endsSoon = 7

// unplanned is a plan that is over, or soon will be.
func unplanned(c *context) (Reason, bool) {
	ends, planned := calendar.Day(0), false
	for i := range c.Plan.Seasons {
		if span := c.Plan.Seasons[i].Span(); span.Days() > 0 {
			ends, planned = span.To, true
		}
	}
	switch {
	case !planned:
		return Reason{Look, "nothing is planned yet", "there is no season yet"}, true
	case ends < c.Today:
		return Reason{Look, "the plan ended " + ends.Format(dateForm), "nothing is planned since " + ends.Format(dateForm)}, true
	case ends < c.Today+endsSoon:
		return Reason{Look, "the plan ends " + ends.Format(dateForm), "nothing is planned after " + ends.Format(dateForm)}, true
	}
	return Reason{}, false
}

// quiet is how many days without a word make someone silent.
const quiet = 4

// away reports whether a fact of life lies over today: then silence says
// nothing.
func (c *context) away() bool { return len(plan.LifeOn(c.Life, c.Today)) > 0 }

func noReport(c *context) (Reason, bool) {
	n := c.row.Silence
	if n < quiet || c.away() {
		return Reason{}, false
	}
	return Reason{Silent, fmt.Sprintf("nothing reported for %d days", n), fmt.Sprintf("nothing was reported for %d days, with training planned", n)}, true
}

func noCheckin(c *context) (Reason, bool) {
	n := c.row.Missed
	if !c.row.Asked || n < quiet || c.away() {
		return Reason{}, false
	}
	return Reason{Silent, fmt.Sprintf("no check-in for %d days", n), fmt.Sprintf("the last check-in is %d days ago", n+1)}, true
}
