package load

import (
	"ebb/plan"
	"ebb/plan/calendar"
)

// OfEvent appends the impulses of an event on one of its days to dst and gives
// it; on other days it appends nothing. Sessions of the event's own plan on that
// day stand in the place of its load.
//
// A race in parts is its legs in order, a race in stages one stage a day. A race
// of several days without stages is spread evenly over them.
func OfEvent(dst []plan.Impulse, e *plan.Event, a *plan.Athlete, day calendar.Day) []plan.Impulse {
	dst, _ = eventDay(dst, e, a, day)
	return dst
}

// EventDay gives what an event asks for on one of its days.
func EventDay(e *plan.Event, a *plan.Athlete, day calendar.Day) Estimate {
	var parts [8]plan.Impulse
	_, whole := eventDay(parts[:0], e, a, day)
	return whole
}

func eventDay(dst []plan.Impulse, e *plan.Event, a *plan.Athlete, day calendar.Day) ([]plan.Impulse, Estimate) {
	offset := int(day - e.From)
	if offset < 0 || offset >= e.Days {
		return dst, Estimate{}
	}
	p := a.On(day)
	if dst, whole, planned := eventPlan(dst, e, p, offset); planned {
		return dst, whole
	}
	staged := false
	for i := range e.Legs {
		staged = staged || e.Legs[i].Stage > 0
	}
	if staged {
		return stageDay(dst, e, p, offset)
	}
	first := len(dst)
	whole := raceSession(e, e.Legs)
	dst, est := estimate(dst, &whole, p)
	share := 1 / float64(e.Days)
	for i := range dst[first:] {
		scale(&dst[first+i], share)
	}
	return dst, est.times(share)
}

// eventPlan estimates the sessions of the event's own plan on a day; ok tells
// whether there are any.
func eventPlan(dst []plan.Impulse, e *plan.Event, p *plan.Profile, offset int) (_ []plan.Impulse, sum Estimate, ok bool) {
	for i := range e.Plan {
		if e.Plan[i].Day != offset {
			continue
		}
		var one Estimate
		dst, one = estimate(dst, &e.Plan[i], p)
		if ok {
			one = sum.plus(one)
		}
		sum, ok = one, true
	}
	return dst, sum, ok
}

// stageDay estimates the stage of a day. A load stated for the whole event is
// shared among the stages by their estimates.
func stageDay(dst []plan.Impulse, e *plan.Event, p *plan.Profile, offset int) ([]plan.Impulse, Estimate) {
	first := len(dst)
	s := raceSession(e, stage(e.Legs, offset))
	s.Duration, s.Distance, s.Climb, s.Descent, s.Load = plan.Duration{}, plan.Distance{}, plan.Height{}, plan.Height{}, plan.Number{}
	dst, est := estimate(dst, &s, p)
	if !e.Load.Given {
		return dst, est
	}
	total := 0.0
	var parts [8]plan.Impulse
	for day := range e.Days {
		s := s
		s.Steps = legSteps(stage(e.Legs, day))
		_, one := estimate(parts[:0], &s, p)
		total += one.Load
	}
	if total > 0 {
		est.stateLoad(dst[first:], e.Load.Value*est.Load/total)
	}
	return dst, est
}

// stage gives the legs of a day of the event; those that name no stage are of
// the first.
func stage(legs []plan.Leg, offset int) []plan.Leg {
	var of []plan.Leg
	for _, l := range legs {
		if max(1, l.Stage) == offset+1 {
			of = append(of, l)
		}
	}
	return of
}

// raceSession writes a race as the session that it is.
func raceSession(e *plan.Event, legs []plan.Leg) plan.Session {
	return plan.Session{
		Sport: e.Sport, Kind: plan.Race, Duration: e.Goal, Distance: e.Distance, Effort: e.Effort,
		Climb: e.Climb, Descent: e.Descent, Load: e.Load, Tags: e.Tags, Steps: legSteps(legs),
	}
}

func legSteps(legs []plan.Leg) []plan.Step {
	if len(legs) == 0 {
		return nil
	}
	steps := make([]plan.Step, len(legs))
	for i, l := range legs {
		steps[i] = plan.Step{
			Sport: l.Sport, Duration: l.Goal, Distance: l.Distance, Effort: l.Effort, Climb: l.Climb, Descent: l.Descent,
		}
	}
	return steps
}

// scale takes a share of an impulse.
func scale(i *plan.Impulse, share float64) {
	i.Load *= share
	i.Hard *= share
	i.FootKm *= share
	i.DescentKm *= share
	i.Strength *= share
}

// times gives a share of e.
func (e Estimate) times(share float64) Estimate {
	e.Seconds *= share
	e.Metres *= share
	e.AscentMetres *= share
	e.DescentMetres *= share
	e.Load *= share
	e.Hard *= share
	return e
}

// plus adds the amounts of f to e.
func (e Estimate) plus(f Estimate) Estimate {
	e.Seconds += f.Seconds
	e.Metres += f.Metres
	e.AscentMetres += f.AscentMetres
	e.DescentMetres += f.DescentMetres
	e.Load += f.Load
	e.Hard += f.Hard
	e.Estimated.Seconds = e.Estimated.Seconds || f.Estimated.Seconds
	e.Estimated.Metres = e.Estimated.Metres || f.Estimated.Metres
	e.Estimated.Descent = e.Estimated.Descent || f.Estimated.Descent
	e.Estimated.Load = e.Estimated.Load || f.Estimated.Load
	return e
}
