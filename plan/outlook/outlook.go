package outlook

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/response"
)

// Series says which loads the models are fed with.
type Series uint8

// The series. Expected takes the reports up to the last reported day and the
// plan from the day after it, less what life takes; Planned the plan alone; Done the records alone.
const (
	Expected Series = iota
	Planned
	Done
)

// String gives the word for s.
func (s Series) String() string { return [...]string{"expected", "planned", "done"}[s] }

// Input is everything that an outlook is made of. None of it may be changed
// while an outlook of it is in use.
type Input struct {
	Plan    plan.Plan
	Athlete *plan.Athlete  // resolved
	Done    []plan.DoneDay // in the order of days, one a day
	Life    []plan.Life    // facts over the plan, for the expected series
	Today   calendar.Day
	Series  Series
	Begins  calendar.Day // the first day of seasons that ended long ago and that Plan leaves out; 0: there are none
	Since   calendar.Day // the first day that is asked about: those before it are gone through and forgotten; 0: all are kept
}

// Outlook is what the models say of a plan.
type Outlook struct {
	in      Input
	reports reports
	span    calendar.Span  // the horizon
	weeks   []*week        // of the plan, in the order of days
	days    days           // of the horizon
	before  response.State // on the evening before the horizon
}

// New gives the outlook of a plan from scratch.
func New(in Input) *Outlook {
	o := &Outlook{in: in, reports: report(in.Done, in.Today)}
	o.span = o.horizon()
	o.weeks, _ = o.planWeeks(nil)
	o.before = o.seed()
	o.pass()
	o.run(o.span.From)
	return o
}

// With gives the outlook of another plan with everything else the same: equal to
// New, but computed only from the first day that can have changed. o stays as it
// is.
func (o *Outlook) With(p plan.Plan) *Outlook {
	next := &Outlook{in: o.in, reports: o.reports, before: o.before}
	next.in.Plan = p
	if o.in.Since != 0 { // what comes before it may have changed too
		return New(next.in)
	}
	next.span = next.horizon()
	weeks, changed := next.planWeeks(o.weeks)
	next.weeks = weeks
	if next.span.From != o.span.From {
		next.run(next.span.From)
		return next
	}
	changed = min(changed, firstEventChange(o.in.Plan.Events, p.Events), o.span.To+1)
	changed = max(min(changed, next.span.To+1), next.span.From)
	next.days = o.days.before(int(changed - next.span.From))
	next.run(changed)
	return next
}

// Series gives the series that o is of.
func (o *Outlook) Series() Series { return o.in.Series }

// Span gives the horizon: the days that o knows.
func (o *Outlook) Span() calendar.Span { return o.span }

// Plan gives the plan that o is of.
func (o *Outlook) Plan() plan.Plan { return o.in.Plan }
