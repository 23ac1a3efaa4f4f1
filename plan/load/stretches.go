package load

import (
	"ebb/plan"
	"ebb/plan/calendar"
)

// Stretch is a step of a session, with its repeats, and what it comes to.
type Stretch struct {
	Step          *plan.Step
	Seconds, Load float64
}

// Stretches gives what each step of a session comes to on a day, in order. What
// is stated of the whole is not looked at.
func Stretches(s *plan.Session, a *plan.Athlete, day calendar.Day) []Stretch {
	var parts [8]plan.Impulse
	p := a.On(day)
	t := tallyOf(parts[:0], s, sportOf(s.Sport, p), p)
	all := make([]Stretch, len(s.Steps))
	for i := range s.Steps {
		before := t.sum
		t.add(s.Steps[i : i+1])
		all[i] = Stretch{&s.Steps[i], t.sum.Seconds - before.Seconds, t.sum.Load - before.Load}
	}
	return all
}

// FlatSpeed gives the speed in km/h on the flat at an intensity factor; 0 for
// sports of which none is known.
func FlatSpeed(sport plan.Sport, intensity float64, p *plan.Profile) float64 {
	return speed(sportOf(sport, p), intensity, p)
}
