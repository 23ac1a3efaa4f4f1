package load

import (
	"math"

	"ebb/plan"
)

// assumedSpeed is the speed at threshold, in km/h, of the sports for which
// athletes give none. They are assumptions, there so that a distance gives a
// time: an easy ride comes to 24 km/h, a long triathlon to 19.
var assumedSpeed = [plan.Other + 1]float64{plan.Bike: 35, plan.Ski: 18, plan.Row: 14, plan.Multi: 28}

// thresholdSpeed gives the speed in km/h that the athlete holds for an hour, 0
// for sports without one. Hiking and other sports go by the running threshold.
func thresholdSpeed(sport plan.Sport, p *plan.Profile) float64 {
	switch sport {
	case plan.Run, plan.Hike, plan.Other, plan.NoSport:
		return paceSpeed(p.ThresholdRun, plan.PerKilometre)
	case plan.Swim:
		return paceSpeed(p.ThresholdSwim, plan.Per100Metres)
	default:
		return assumedSpeed[sport]
	}
}

// paceSpeed gives the km/h of a pace in seconds.
func paceSpeed(seconds float64, per plan.PaceUnit) float64 {
	if seconds <= 0 {
		return 0
	}
	return 3.6 * per.Metres() / seconds
}

// easyAt is the intensity factor of the pace that the setting easy.run gives.
const easyAt = .70

// speed gives the flat speed in km/h at an intensity factor: in proportion to
// that at threshold, and for runners who gave an easy pace on the straight line
// through both, in proportion below it.
func speed(sport plan.Sport, intensity float64, p *plan.Profile) float64 {
	threshold := thresholdSpeed(sport, p)
	if p.EasyRun == 0 || !(sport.OnFoot()) {
		return threshold * intensity
	}
	easy := paceSpeed(p.EasyRun, plan.PerKilometre)
	if easy >= threshold {
		return threshold * intensity
	}
	if intensity <= easyAt {
		return easy * intensity / easyAt
	}
	return easy + (threshold-easy)*(intensity-easyAt)/(1-easyAt)
}

// way is a distance over the ground, in metres.
type way struct{ distance, ascent float64 }

// effortKm gives the km-effort of the way: 100 m of ascent count as one km
// (ITRA). Water has no ascent.
func (w way) effortKm(sport plan.Sport) float64 {
	if sport == plan.Swim || sport == plan.Row {
		return w.distance / 1000
	}
	return KmEffort(w.distance/1000, w.ascent)
}

// hours gives the time that a way takes at an effort.
func (w way) hours(sport plan.Sport, e effort, p *plan.Profile) float64 {
	v := speed(sport, e.mean(), p)
	if v <= 0 {
		return 0
	}
	return w.effortKm(sport) / v
}

// steepest is the mean gradient up to which climb shortens an estimated
// distance.
const steepest = .25

// covered gives the metres covered in some hours at an effort with an ascent:
// the way whose hours they are. Sports without a known speed cover none.
func covered(sport plan.Sport, hours, ascent float64, e effort, p *plan.Profile) float64 {
	if sport == plan.Other || sport == plan.Multi {
		return 0
	}
	flat := 1000 * hours * speed(sport, e.mean(), p)
	if sport == plan.Swim || sport == plan.Row {
		return flat
	}
	return max(flat-10*ascent, min(flat, ascent/steepest))
}

// raceHours gives the duration of a race at which need(IF), the hours it takes
// at an intensity factor, and the intensity that a race of that duration is run
// at agree.
func raceHours(need func(intensity float64) float64) float64 {
	low, high := math.Log(1./60), math.Log(400.)
	for range 50 { // to 1e-14 of the duration
		middle := (low + high) / 2
		if need(raceLine.at(middle)) > math.Exp(middle) {
			low = middle
		} else {
			high = middle
		}
	}
	return math.Exp((low + high) / 2)
}
