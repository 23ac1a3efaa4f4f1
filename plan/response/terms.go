package response

import "ebb/plan"

// TermNames are the words for what a day's addition to a system comes of, in the
// order of Terms.
var TermNames = [6]string{"load", "load of a long day, over 100", "hard work", "way on foot", "descent", "strength work"}

// Terms is what a day adds to the systems, taken apart.
type Terms struct {
	Of    [6]Systems // before they are scaled
	Scale float64    // by fitness, and the athlete's own factor
}

// TermsOf takes apart what Add gives: the sum of the terms times the scale, bent
// from 100 on.
func TermsOf(impulses []plan.Impulse, ctl, gain float64) Terms {
	t := Terms{Scale: kappa(ctl) * gain}
	before := 0.0
	for _, i := range impulses {
		excess := max(0, before+i.Load-max(before, excessFrom))
		before += i.Load
		for k, only := range [len(t.Of)]plan.Impulse{{Load: i.Load}, {}, {Hard: i.Hard}, {FootKm: i.FootKm}, {DescentKm: i.DescentKm}, {Strength: i.Strength}} {
			only.Sport, only.Race, only.Heat, only.Fuelled = i.Sport, i.Race, i.Heat, i.Fuelled
			over := 0.0
			if k == 1 {
				over = excess
			}
			addRaw(&t.Of[k], &only, over)
		}
	}
	return t
}

// TimeConstants gives the time constant of each system, in days, in the night
// after an evening.
func TimeConstants(evening Systems) Systems {
	all := tau
	all[Fuel] = fuelTau(evening[Muscle])
	return all
}
