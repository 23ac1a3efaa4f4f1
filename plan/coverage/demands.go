package coverage

import (
	"slices"

	"ebb/plan"
	"ebb/plan/races"
)

// Band is how long the longest session before a race is, by its class: shares
// of the race's time, or hours in a sport. All are conventions of coaching.
type Band struct {
	Sport     plan.Sport // NoSport: on foot, or the event's own
	Low, High float64    // share of the time of the race, or hours where Most is 0
	Most      float64    // hours that are enough whatever the race; 0: Low and High are hours
	Km        [2]float64 // instead, where it is run; 0: none
}

// Hours gives the band in hours for a race that lasts so many, or a usual stage
// of it.
func (b Band) Hours(race float64) (low, high float64) {
	if b.Most == 0 {
		return b.Low, b.High
	}
	return min(b.Low*race, b.Most*.8), min(b.High*race, b.Most)
}

// Asked is what a race of one class asks to have been done before.
type Asked struct {
	Class    string
	Longest  []Band
	Fuelling int // sessions at the fuelling of the race
	Weeks    int // before the race, by which the rest is done
	Pairs    Pair
	Big      Big
	times    map[string]int // rehearsals of a demand, by its tag
}

// Big is what a class asks of big days: how often, and how many hours of all
// sports together on one day.
type Big struct {
	Times int
	Hours float64
}

// Pair is what a class asks of long days in a row: how often, how much of the
// race's time (of a usual stage's, in a stage race), and in how many days.
type Pair struct {
	Times int
	Share float64
	Days  int
}

// asked is what races ask to be rehearsed, by class.
var asked = []Asked{
	{races.Marathon.Name, []Band{{Sport: plan.Run, Low: 2.3, High: 3.25, Km: [2]float64{28, 35}}}, 6, 3, Pair{}, Big{}, map[string]int{"gear": 2}},
	{races.FiftyK.Name, []Band{{Low: .60, High: .80, Most: 5}}, 6, 3, Pair{2, 1, 2}, Big{}, map[string]int{"technical": 4, "poles": 3}},
	{races.HundredK.Name, []Band{{Low: .45, High: .60, Most: 7}}, 8, 3, Pair{3, .70, 2}, Big{}, map[string]int{"night": 2, "technical": 4, "poles": 3}},
	{races.HundredMile.Name, []Band{{Low: .30, High: .40, Most: 9}}, 8, 3, Pair{3, .40, 2}, Big{}, map[string]int{"night": 3, "gear": 2, "pack": 2, "technical": 4, "poles": 3}},
	{races.Longest.Name, []Band{{Low: .30, High: .40, Most: 9}}, 8, 4, Pair{3, .40, 2}, Big{}, map[string]int{"night": 3, "gear": 2, "pack": 2, "technical": 4, "poles": 3}},
	{races.Stages.Name, []Band{{Low: .80, High: 1, Most: 9}}, 2, 3, Pair{2, 2.40, 3}, Big{}, map[string]int{"pack": 6}},
	{races.HalfIron.Name, []Band{{Sport: plan.Bike, Low: 3, High: 3.5}, {Sport: plan.Run, Low: 1.75, High: 2}, {Sport: plan.Swim, Km: [2]float64{1.8, 2.2}}}, 5, 2, Pair{}, Big{}, map[string]int{"openwater": 3, "brick": 4}},
	{races.Iron.Name, []Band{{Sport: plan.Bike, Low: 5, High: 6}, {Sport: plan.Run, Low: 2.25, High: 2.75}, {Sport: plan.Swim, Km: [2]float64{3.6, 4.2}}}, 8, 3, Pair{}, Big{1, 6}, map[string]int{"openwater": 4, "brick": 6}},
}

// usual is how often a demand is rehearsed that a class says nothing of.
var usual = map[string]int{
	"night": 2, "technical": 4, "poles": 3, "pack": 2, "altitude": 2, "cold": 2, "openwater": 3, "gear": 2, "brick": 4,
}

// Tags are the demands that are rehearsed by sessions with their tag, in the
// order in which they are told of.
var Tags = []string{"night", "technical", "poles", "pack", "gear", "openwater", "brick", "altitude", "cold"}

// leastHours is how long a session is to rehearse a demand.
var leastHours = map[string]float64{"night": 2, "pack": 1, "technical": .75, "poles": .75, "openwater": .33}

// LeastHours gives how long a session is to rehearse a demand by its tag.
func LeastHours(tag string) float64 { return leastHours[tag] }

// AskedOf gives what a class asks for; classes without a row ask for what is
// usual, two weeks before.
func AskedOf(class string) Asked {
	for _, a := range asked {
		if a.Class == class {
			return a
		}
	}
	return Asked{Class: class, Weeks: 2}
}

// Times gives how often a demand is rehearsed.
func (a Asked) Times(tag string) int {
	if n := a.times[tag]; n > 0 {
		return n
	}
	return usual[tag]
}

// AsksFor reports whether a race has a demand: it is tagged so, or it is a
// triathlon, whose sports follow one another.
func AsksFor(e *plan.Event, tag string) bool {
	return slices.Contains(e.Tags, tag) || tag == "brick" && e.Sport == plan.Multi
}

// Rehearses reports whether a session of so many hours rehearses a demand.
func Rehearses(s *plan.Session, hours float64, tag string) bool {
	if tag == "brick" {
		return s.Sport == plan.Multi || slices.Contains(s.Tags, tag)
	}
	return slices.Contains(s.Tags, tag) && hours >= leastHours[tag]
}
