package sketch

import (
	"math"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/coverage"
	"ebb/plan/load"
	"ebb/plan/races"
)

// race is an event with what it asks for.
type race struct {
	of      *plan.Event
	span    calendar.Span
	class   races.Class
	classed bool
	asked   coverage.Asked
	windows races.Windows
	sport   plan.Sport
	hours   float64 // of all its days
	stage   float64 // of a usual day
	km      float64
	ascent  float64
	carb    float64
	clear   int // days before it without a very long session
}

func raceOf(e *plan.Event, a *plan.Athlete) *race {
	r := &race{of: e, span: e.Span(), sport: e.Sport}
	if r.sport == plan.NoSport {
		r.sport = plan.Run
	}
	for d := range calendar.Day(e.Days) {
		day := load.EventDay(e, a, e.From+d)
		r.hours += day.Seconds / 3600
		r.km += day.Metres / 1000
		r.ascent += day.AscentMetres
	}
	r.stage = r.hours / float64(max(1, e.Days))
	r.class, r.classed = races.ClassOf(e, r.hours)
	r.asked = coverage.AskedOf(r.class.Name)
	r.windows, _ = races.WindowsOf(e, r.hours)
	r.clear = coverage.ClearDays(r.class)
	if r.carb = e.Fuel.Carb; r.carb == 0 && r.stage >= 2.5 {
		r.carb = coverage.LeastCarb(r.stage)
	}
	return r
}

// by is the day by which rehearsals are wanted.
func (r *race) by() calendar.Day { return r.of.From - calendar.Day(7*r.asked.Weeks) }

// density gives the climb of the race in metres a kilometre; 0 for one that is
// not hilly.
func (r *race) density() float64 {
	if r.km <= 0 || r.ascent < coverage.Hilly*r.km {
		return 0
	}
	return r.ascent / r.km
}

// longest gives the band of the longest session in a sport, in minutes; zeros
// where the class asks for none.
func (r *race) longest(sport plan.Sport) (low, high int) {
	for _, b := range r.asked.Longest {
		if !b.Fits(r.sport, sport) {
			continue
		}
		l, h := b.Hours(r.stage)
		return up5(l * 60), int(h * 60)
	}
	return 0, 0
}

// longestKm gives the least kilometres of the longest session in a sport whose
// band is told in kilometres alone.
func (r *race) longestKm(sport plan.Sport) float64 {
	for _, b := range r.asked.Longest {
		if b.Sport == sport && b.High == 0 {
			return b.Km[0]
		}
	}
	return 0
}

// up5 and near5 round minutes to five.
func up5(minutes float64) int   { return 5 * int(math.Ceil(minutes/5-1e-9)) }
func near5(minutes float64) int { return 5 * int(minutes/5+.5) }
func down5(minutes float64) int { return 5 * int(minutes/5+1e-9) }
