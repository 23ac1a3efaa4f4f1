package rules

import (
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
)

// band is how long the longest session before a race is, by its class: shares of
// the race's time, or hours in a sport. All are conventions of coaching.
type band struct {
	sport     plan.Sport // NoSport: on foot, or the event's own
	low, high float64    // share of the time of the race, or hours where most is 0
	most      float64    // hours that are enough whatever the race; 0: low and high are hours
	km        [2]float64 // instead, where it is run; 0: none
}

// asked is what a race of one class asks to have been done before.
type asked struct {
	class    string
	longest  []band
	fuelling int            // sessions at the fuelling of the race
	weeks    int            // before the race, by which the rest is done
	times    map[string]int // rehearsals of a demand, by its tag
}

// demands is what races ask to be rehearsed, by class.
var demands = []asked{
	{marathon.Class, []band{{sport: plan.Run, low: 2.3, high: 3.25, km: [2]float64{28, 35}}}, 6, 3, map[string]int{"gear": 2}},
	{fiftyK.Class, []band{{low: .60, high: .80, most: 5}}, 6, 3, map[string]int{"technical": 4, "poles": 3}},
	{hundredK.Class, []band{{low: .45, high: .60, most: 7}}, 8, 3, map[string]int{"night": 2, "technical": 4, "poles": 3}},
	{hundredMile.Class, []band{{low: .30, high: .40, most: 9}}, 8, 3, map[string]int{"night": 3, "gear": 2, "pack": 2, "technical": 4, "poles": 3}},
	{longest.Class, []band{{low: .30, high: .40, most: 9}}, 8, 4, map[string]int{"night": 3, "gear": 2, "pack": 2, "technical": 4, "poles": 3}},
	{stages.Class, []band{{low: .80, high: 1, most: 9}}, 2, 3, map[string]int{"pack": 6}},
	{halfIron.Class, []band{{sport: plan.Bike, low: 3, high: 3.5}, {sport: plan.Run, low: 1.75, high: 2}}, 5, 2, map[string]int{"openwater": 3, "brick": 4}},
	{iron.Class, []band{{sport: plan.Bike, low: 5, high: 6}, {sport: plan.Run, low: 2.25, high: 2.75}}, 8, 3, map[string]int{"openwater": 4, "brick": 6}},
}

// usual is how often a demand is rehearsed that a class says nothing of.
var usual = map[string]int{
	"night": 2, "technical": 4, "poles": 3, "pack": 2, "altitude": 2, "cold": 2, "openwater": 3, "gear": 2, "brick": 4,
}

// rehearsed is the order in which demands are told of.
var rehearsed = []string{"night", "technical", "poles", "pack", "gear", "openwater", "brick", "altitude", "cold"}

// leastHours is how long a session is to rehearse a demand.
var leastHours = map[string]float64{"night": 2, "pack": 1, "technical": .75, "poles": .75, "openwater": .33}

// askedOf gives what a class asks for; classes without a row ask for what is
// usual, three weeks before.
func askedOf(class string) asked {
	for _, a := range demands {
		if a.class == class {
			return a
		}
	}
	return asked{class: class, weeks: 2}
}

// timesOf gives how often a demand is rehearsed.
func (a asked) timesOf(tag string) int {
	if n := a.times[tag]; n > 0 {
		return n
	}
	return usual[tag]
}

// asksFor reports whether a race has a demand: it is tagged so, or it is a
// triathlon, whose sports follow one another.
func (r *race) asksFor(tag string) bool {
	return slices.Contains(r.of.Tags, tag) || tag == "brick" && r.of.Sport == plan.Multi
}

// rehearses reports whether a session rehearses a demand.
func (s *session) rehearses(tag string) bool {
	if tag == "brick" {
		return s.sport == plan.Multi || s.tagged(tag)
	}
	return s.tagged(tag) && s.hours() >= leastHours[tag]
}

// rehearsals gives the sessions of some days that rehearse a demand, races of
// other events with it among them.
func (g *ground) rehearsals(span calendar.Span, tag string) (n int, last calendar.Day) {
	during := g.during(span)
	for i := range during {
		if s := &during[i]; s.load > 0 && s.rehearses(tag) {
			n, last = n+1, s.day
		}
	}
	for i := range g.races {
		if r := &g.races[i]; span.Has(r.span.From) && r.asksFor(tag) {
			n, last = n+1, max(last, r.span.From)
		}
	}
	return n, last
}

// drawn reports whether most weeks of a span that are to come have sessions:
// of weeks that are only outlined nothing can be said of what is rehearsed.
func (g *ground) drawn(span calendar.Span) bool {
	with, without := 0, 0
	for i := range g.microcycles {
		m := &g.microcycles[i]
		switch {
		case !m.span.Overlaps(span):
		case len(m.of.Sessions) > 0:
			with += m.of.Days
		case m.span.To >= g.in.Today:
			without += m.of.Days
		}
	}
	return with > 0 && with >= without
}
