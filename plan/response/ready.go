package response

import (
	"math"
)

// Range is when a system is ready, in mornings after an evening: 1 is the next
// morning. Early and Late are by time constants of 0.7 and 1.3 times the usual,
// for one day is more than the model knows.
type Range struct {
	Days, Early, Late int
}

// The factors on the time constants of a Range.
const (
	quick = .7
	slow  = 1.3
)

// Ready gives for each system the first morning on which it is at or below
// Light, if nothing more were done after this evening.
func (s Systems) Ready() [5]Range {
	var ready [5]Range
	for k := range s {
		ready[k] = Range{Days: s.days(k, 1), Early: s.days(k, quick), Late: s.days(k, slow)}
	}
	return ready
}

// ReadyAll gives the first morning on which all systems are at or below Light.
func (s Systems) ReadyAll() Range {
	var all Range
	for _, r := range s.Ready() {
		all = Range{max(all.Days, r.Days), max(all.Early, r.Early), max(all.Late, r.Late)}
	}
	return all
}

// days gives the first morning on which system k is light, with its time
// constant times factor.
func (s Systems) days(k int, factor float64) int {
	if s[k] <= Light {
		return 1
	}
	if k == Fuel {
		return s.fuelDays(factor)
	}
	return max(1, int(math.Ceil(factor*tau[k]*math.Log(s[k]/Light))))
}

// fuelDays goes night by night, because the time constant of fuel falls as the
// muscle recovers.
func (s Systems) fuelDays(factor float64) int {
	fuel, muscle := s[Fuel], s[Muscle]
	muscleNight := math.Exp(-1 / (factor * tau[Muscle]))
	for n := 1; ; n++ {
		fuel *= math.Exp(-1 / (factor * fuelTau(muscle)))
		if fuel <= Light {
			return n
		}
		muscle *= muscleNight
	}
}
