package outlook

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
)

// PlannedOn appends the impulses that a plan holds for one day to dst: those of
// its sessions in the order of the day, or of the outline of its week, then of
// its events.
func PlannedOn(dst []plan.Impulse, p plan.Plan, a *plan.Athlete, day calendar.Day) []plan.Impulse {
	raced := false
	if at, ok := p.Locate(day); ok {
		w := p.Week(at)
		if load.Outlined(w) {
			shares := load.Shares(w, p.Block(at).Phase, at.Start, a)
			dst = load.Outline(dst, shares[at.Day]*targetOf(p, a, at), a, day)
		}
		sessions := w.On(at.Day)
		for _, i := range inOrder(nil, sessions) {
			dst = load.Append(dst, &sessions[i], a, day)
			raced = raced || sessions[i].Kind == plan.Race
		}
	}
	for i := range p.Events {
		if !raced {
			dst = load.OfEvent(dst, &p.Events[i], a, day)
		}
	}
	return dst
}

// targetOf gives the load that the outlined week of a place aims at. A share
// looks at weeks before, which may be shares themselves: all are gone through.
func targetOf(p plan.Plan, a *plan.Athlete, at plan.Place) float64 {
	var loads []float64
	for place := range p.Weeks() {
		w := p.Week(place)
		target := load.Target(w.Target, loads[max(0, len(loads)-4):])
		if place.Start == at.Start {
			return target
		}
		if !load.Outlined(w) {
			target = 0
			for i := range w.Sessions {
				target += load.Of(w.Sessions[i], a, place.Start+calendar.Day(w.Sessions[i].Day)).Load
			}
		}
		loads = append(loads, target)
	}
	return 0
}
