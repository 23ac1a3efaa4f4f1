package load

import (
	"math"

	"ebb/plan"
)

// effort is an intensity factor (IF, 1 = threshold) that goes evenly from one
// value to another; the two are the same unless it is a ramp.
type effort struct{ from, to float64 }

func even(intensity float64) effort { return effort{intensity, intensity} }

// mean gives the mean intensity factor: that of speed.
func (e effort) mean() float64 { return (e.from + e.to) / 2 }

// square gives the mean of IF^2 over the effort.
func (e effort) square() float64 {
	if e.from == e.to {
		return e.from * e.from
	}
	return (e.from*e.from + e.from*e.to + e.to*e.to) / 3
}

// cube gives the mean of IF^3 over the effort.
func (e effort) cube() float64 {
	if e.from == e.to {
		return e.from * e.from * e.from
	}
	return (e.from + e.to) * (e.from*e.from + e.to*e.to) / 4
}

// factor gives the intensity factor that does as much as the effort.
func (e effort) factor() float64 {
	if e.from == e.to {
		return e.from
	}
	return math.Sqrt(e.square())
}

// perHour gives the load of an hour. Drag in water grows with the cube of speed
// over ground covered, so that swimming counts IF^3 (TrainingPeaks' swim score).
func (e effort) perHour(sport plan.Sport) float64 {
	if sport == plan.Swim {
		return 100 * e.cube()
	}
	return 100 * e.square()
}

// kindFactor is the intensity factor of a kind without an intensity. Race goes
// by duration: raceFactor.
var kindFactor = [...]float64{
	plan.NoKind:      .68,
	plan.Rest:        0,
	plan.Recovery:    .60,
	plan.Easy:        .68,
	plan.Steady:      .74,
	plan.Long:        .71,
	plan.Tempo:       .86,
	plan.Threshold:   .90,
	plan.Intervals:   .86,
	plan.Hills:       .84,
	plan.Progression: .80,
	plan.Test:        .95,
	plan.Race:        .88,
	plan.Cross:       .65,
	plan.Heavy:       0,
	plan.Maintenance: 0,
	plan.Plyo:        0,
	plan.Flexibility: 0,
}

const easyFactor = .68

// ofKind gives the effort of a kind without an intensity.
func ofKind(k plan.Kind) effort {
	if int(k) >= len(kindFactor) {
		return even(easyFactor)
	}
	return even(kindFactor[k])
}

// zoneFactor is the intensity factor of zones 1 to 5; between them it is
// linear.
var zoneFactor = line{{1, .68}, {2, .74}, {3, .86}, {4, 1.00}, {5, 1.08}}

// effortLoad is the load of an hour at an RPE (Friel's table).
var effortLoad = line{{1, 20}, {2, 30}, {3, 40}, {4, 50}, {5, 60}, {6, 70}, {7, 80}, {8, 100}, {9, 120}, {10, 140}}

// raceLine is the intensity factor of a race by the logarithm of its hours.
var raceLine = line{
	{math.Log(.75), 1.01}, {math.Log(1.75), .95}, {math.Log(3.5), .88}, {math.Log(6), .72}, {math.Log(14), .62}, {math.Log(24), .50},
}

// RaceFactor gives the intensity factor that a race of so many hours is run at.
func RaceFactor(hours float64) float64 {
	return raceLine.at(math.Log(max(hours, 0)))
}

// EffortFactor gives the intensity factor of an RPE from 1 to 10.
func EffortFactor(rpe float64) float64 { return math.Sqrt(effortLoad.at(rpe) / 100) }

// heartFactor gives the intensity factor of a heart rate as a share of that at
// threshold: linear through .60 at 70 % and 1.00 at 100 %.
func heartFactor(share float64) float64 { return max(0, .60+(share-.70)*.40/.30) }

// maxHRShare is the share of the highest heart rate taken as threshold when
// only the highest is known.
const maxHRShare = .90

// The methods by which a load is found, as records keep them and screens say
// them.
const (
	ByNothing    = "nothing to count"
	ByStated     = "stated"
	BySteps      = "steps"
	ByZone       = "zone"
	ByEffort     = "effort"
	ByPace       = "pace"
	ByPower      = "power"
	ByShare      = "share of threshold"
	ByHeartRate  = "heart rate"
	ByMaxHR      = "heart rate, threshold taken as 90 % of hr.max"
	ByKind       = "kind"
	ByDuration   = "race of this duration"
	ByStrength   = "strength by the minute"
	ByNoBike     = "kind: threshold.bike is not set"
	ByNoHR       = "kind: neither threshold.hr nor hr.max is set"
	ByNoPower    = "kind: power counts by bike only"
	ByNoSpeed    = "kind: the sport has no threshold pace"
	ByTarget     = "target"
	ByStrengthAU = "strength by effort"
)

// intensityOf turns an intensity of any scale into an effort. A range is its
// middle, taken as it was typed. ok is false when i is not given or the
// athlete's threshold for it is not known; method then says which.
func intensityOf(i plan.Intensity, sport plan.Sport, p *plan.Profile) (e effort, method string, ok bool) {
	factor, method := scaleOf(i, sport, p)
	if factor == nil {
		return effort{}, method, false
	}
	if i.Ramp {
		return effort{factor(i.From, i, sport, p), factor(i.To, i, sport, p)}, method, true
	}
	return even(factor((i.From+i.To)/2, i, sport, p)), method, true
}

// factorOf turns one figure of an intensity into an intensity factor.
type factorOf func(x float64, i plan.Intensity, sport plan.Sport, p *plan.Profile) float64

// scaleOf gives the way to read the scale of i, nil when there is none.
func scaleOf(i plan.Intensity, sport plan.Sport, p *plan.Profile) (factorOf, string) {
	switch i.Scale {
	case plan.RPE:
		return func(x float64, _ plan.Intensity, _ plan.Sport, _ *plan.Profile) float64 { return EffortFactor(x) }, ByEffort
	case plan.Zone:
		return func(x float64, _ plan.Intensity, _ plan.Sport, _ *plan.Profile) float64 { return zoneFactor.at(x) }, ByZone
	case plan.Percent:
		return func(x float64, _ plan.Intensity, _ plan.Sport, _ *plan.Profile) float64 { return x / 100 }, ByShare
	case plan.Pace:
		if thresholdSpeed(sport, p) == 0 || assumedSpeed[sport] != 0 {
			return nil, ByNoSpeed
		}
		return func(x float64, i plan.Intensity, sport plan.Sport, p *plan.Profile) float64 {
			return paceSpeed(x, i.Per) / thresholdSpeed(sport, p)
		}, ByPace
	case plan.Power:
		switch {
		case sport != plan.Bike:
			return nil, ByNoPower
		case p.ThresholdBike == 0:
			return nil, ByNoBike
		}
		return func(x float64, _ plan.Intensity, _ plan.Sport, p *plan.Profile) float64 { return x / p.ThresholdBike }, ByPower
	case plan.HeartRate:
		switch {
		case p.ThresholdHR != 0:
			return func(x float64, _ plan.Intensity, _ plan.Sport, p *plan.Profile) float64 {
				return heartFactor(x / p.ThresholdHR)
			}, ByHeartRate
		case p.MaxHR != 0:
			return func(x float64, _ plan.Intensity, _ plan.Sport, p *plan.Profile) float64 {
				return heartFactor(x / (maxHRShare * p.MaxHR))
			}, ByMaxHR
		}
		return nil, ByNoHR
	default:
		return nil, ByKind
	}
}

// Hard gives q, the part of a load at an intensity factor that is at or near
// threshold and over: none up to .75, all of it from 1.0 on.
func Hard(load, intensity float64) float64 {
	const from, whole = .75, 1.0
	return load * min(max((intensity-from)/(whole-from), 0), 1)
}

// line is a function drawn straight between points of rising x, flat outside
// them.
type line []struct{ x, y float64 }

func (l line) at(x float64) float64 {
	if x <= l[0].x {
		return l[0].y
	}
	for i := 1; i < len(l); i++ {
		if x <= l[i].x {
			a, b := l[i-1], l[i]
			return a.y + (b.y-a.y)*(x-a.x)/(b.x-a.x)
		}
	}
	return l[len(l)-1].y
}
