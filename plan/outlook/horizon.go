package outlook

import (
	"ebb/plan/calendar"
	"ebb/plan/response"
)

// after is how many days the horizon goes on after the last thing in it, so
// that its stress is seen to settle.
const after = 28

// horizon gives the days that are looked at: from the models' start to the last
// planned, event or record day and some after it, today included.
func (o *Outlook) horizon() calendar.Span {
	first, last, any := o.facts()
	span := calendar.Span{From: first, To: last + after}
	if !any {
		span = calendar.Span{From: o.in.Today, To: o.in.Today + after}
	}
	if o.started() {
		span.From = o.in.Athlete.On(o.in.Today).StartDate
	}
	span.To = max(span.To, o.in.Today, span.From+after)
	return span
}

// facts gives the first day on which training can stand and the last day of
// anything.
func (o *Outlook) facts() (first, last calendar.Day, any bool) {
	var all calendar.Span
	hold := func(s calendar.Span) {
		switch {
		case s.Days() == 0:
		case any:
			all = all.Union(s)
		default:
			all, any = s, true
		}
	}
	if done := o.in.Done; len(done) > 0 {
		hold(calendar.Span{From: done[0].Day, To: done[len(done)-1].Day})
	}
	if seasons := o.in.Plan.Seasons; len(seasons) > 0 {
		hold(calendar.Span{From: seasons[0].Start, To: seasons[len(seasons)-1].Span().To})
	}
	if begins := o.in.Begins; begins != 0 {
		hold(calendar.Span{From: begins, To: begins})
	}
	events := o.in.Plan.Events
	if len(events) > 0 && !any {
		hold(events[0].Span())
	}
	for i := range events {
		all.To = max(all.To, events[i].From+calendar.Day(events[i].Days)-1)
	}
	return all.From, all.To, any
}

// started reports whether the models begin on the athlete's start date. Records
// from before it win: then they begin with the records.
func (o *Outlook) started() bool {
	start := o.in.Athlete.On(o.in.Today).StartDate
	if start == 0 {
		return false
	}
	return o.in.Series == Planned || len(o.in.Done) == 0 || o.in.Done[0].Day >= start
}

// seed gives the state of the models on the evening before the horizon.
func (o *Outlook) seed() response.State {
	p := o.in.Athlete.On(o.in.Today)
	if p.StartDate != 0 && !o.started() {
		return response.State{}
	}
	return response.State{Fitness: p.StartFitness, Fatigue: p.StartFatigue}
}
