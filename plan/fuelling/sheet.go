package fuelling

import (
	"math"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/coverage"
	"ebb/plan/load"
)

// Sheet is what to take in a race, hour by hour.
type Sheet struct {
	Event  *plan.Event
	Parts  []Part
	Total  plan.Fuel
	Target plan.Fuel // an hour, of the event's line
}

// Part is a leg or a stage of the race, or all of it.
type Part struct {
	Name       string // "bike", "day 2", "" for all of it
	Sport      plan.Sport
	Day        calendar.Day
	Seconds    float64
	Rehearsals Rehearsals
	Fuel       plan.Fuel // an hour: no more than was rehearsed
	Hours      []Hour
}

// Hour is an hour of a part, or what is left of it at its end.
type Hour struct {
	From, To float64   // seconds from the start of the day
	Fuel     plan.Fuel // in this hour
}

// mostHours of a race are put on a sheet.
const mostHours = 400

// SheetOf makes the race sheet of an event. Nothing on it was not rehearsed:
// in what was done, and with planned also in what is still to be done.
func SheetOf(b *coverage.Book, e *plan.Event, a *plan.Athlete, planned bool) Sheet {
	s := Sheet{Event: e, Target: e.Fuel}
	for _, p := range partsOf(e, a) {
		p.Rehearsals = rehearsalsOf(b, e, p.Sport, planned)
		if p.Sport != plan.Swim { // nobody eats there
			p.Fuel = plan.Fuel{
				Carb:   most(e.Fuel.Carb, p.Rehearsals.Carb),
				Sodium: most(e.Fuel.Sodium, p.Rehearsals.Sodium),
				Fluid:  most(e.Fuel.Fluid, p.Rehearsals.Fluid),
			}
		}
		start := 0.0
		if n := len(s.Parts); n > 0 && s.Parts[n-1].Day == p.Day {
			start = s.Parts[n-1].end()
		}
		p.fill(start)
		for _, h := range p.Hours {
			s.Total.Carb += h.Fuel.Carb
			s.Total.Sodium += h.Fuel.Sodium
			s.Total.Fluid += h.Fuel.Fluid
		}
		s.Parts = append(s.Parts, p)
	}
	return s
}

// most gives what was rehearsed, up to the target where there is one.
func most(target float64, r Rehearsed) float64 {
	if target > 0 {
		return min(target, r.Amount)
	}
	return r.Amount
}

func (p *Part) end() float64 {
	if n := len(p.Hours); n > 0 {
		return p.Hours[n-1].To
	}
	return 0
}

// fill cuts a part into hours from its start.
func (p *Part) fill(start float64) {
	for from := 0.0; from < p.Seconds-30 && len(p.Hours) < mostHours; from += 3600 {
		to := min(from+3600, p.Seconds)
		share := (to - from) / 3600
		p.Hours = append(p.Hours, Hour{start + from, start + to, plan.Fuel{
			Carb: math.Round(p.Fuel.Carb * share), Sodium: math.Round(p.Fuel.Sodium * share), Fluid: math.Round(p.Fuel.Fluid * share),
		}})
	}
}

// partsOf gives the legs of a race, its days, or all of it in one.
func partsOf(e *plan.Event, a *plan.Athlete) (parts []Part) {
	sport := e.Sport
	if sport == plan.NoSport {
		sport = plan.Run
	}
	for n := range max(1, min(e.Days, mostHours)) {
		day := e.From + calendar.Day(n)
		whole := load.EventDay(e, a, day).Seconds
		first, sum := len(parts), 0.0
		for i := range e.Legs {
			leg := &e.Legs[i]
			if max(1, leg.Stage) != n+1 || e.Days > 1 && leg.Stage == 0 {
				continue
			}
			p := Part{Name: leg.Sport.String(), Sport: leg.Sport, Day: day}
			if leg.Sport == plan.NoSport {
				p.Sport, p.Name = sport, sport.String()
			}
			p.Seconds = load.Of(plan.Session{
				Sport: p.Sport, Kind: plan.Race, Duration: leg.Goal, Distance: leg.Distance, Climb: leg.Climb, Descent: leg.Descent, Effort: leg.Effort,
			}, a, day).Seconds
			sum += p.Seconds
			parts = append(parts, p)
		}
		if len(parts) == first || !(sum > 0) {
			parts = append(parts[:first], Part{Sport: sport, Day: day, Seconds: whole})
			sum = whole
		}
		for i := range parts[first:] { // changing shoes takes its time too
			p := &parts[first+i]
			if sum > 0 {
				p.Seconds *= whole / sum
			}
			if e.Days > 1 {
				p.Name = dayName(n, p.Name, len(parts)-first)
			}
		}
	}
	return parts
}

func dayName(n int, sport string, legs int) string {
	name := "day " + digits(n+1)
	if legs > 1 && sport != "" {
		name += ", " + sport
	}
	return name
}
