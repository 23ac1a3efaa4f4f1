package main

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
)

// openRaces gives the events of a day that no record of it answers, each as
// the session that it is: with the event's id, so that a report names it.
func (s *sheet) openRaces(day calendar.Day) []plan.Session {
	var open []plan.Session
	for _, e := range s.plan.EventsOn(day) {
		if !s.isAnswered(day, e.ID) {
			open = append(open, raceOf(e, &s.athlete, day))
		}
	}
	return open
}

// raceOf gives an event as a session: whole when it has one day, else the part
// of that day.
func raceOf(e plan.Event, a *plan.Athlete, day calendar.Day) plan.Session {
	race := plan.Session{ID: e.ID, Sport: e.Sport, Kind: plan.Race, Effort: e.Effort, Fuel: e.Fuel, Tags: e.Tags}
	if e.Days > 1 {
		part := load.EventDay(&e, a, day)
		race.Duration, race.Load = plan.DurationOf(int(part.Seconds)/60*60), plan.Given(part.Load)
		return race
	}
	race.Duration, race.Distance, race.Climb, race.Descent, race.Load = e.Goal, e.Distance, e.Climb, e.Descent, e.Load
	for _, leg := range e.Legs {
		race.Steps = append(race.Steps, plan.Step{
			Sport: leg.Sport, Duration: leg.Goal, Distance: leg.Distance, Effort: leg.Effort, Climb: leg.Climb, Descent: leg.Descent,
		})
	}
	if len(race.Steps) > 0 && plan.SumSteps(race.Steps).Timed {
		race.Duration = plan.Duration{} // a goal counts transitions, steps don't
	}
	return race
}
