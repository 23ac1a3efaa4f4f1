package transfer

import (
	"fmt"
	"math"

	"ebb/plan"
	"ebb/plan/load"
)

// stepIntensities turns the intensities of steps in place.
func (t *passage) stepIntensities(steps []plan.Step, sport plan.Sport) {
	for i := range steps {
		of := sport
		if steps[i].Sport != plan.NoSport {
			of = steps[i].Sport
		}
		steps[i].Effort = t.intensity(steps[i].Effort, of)
		t.stepIntensities(steps[i].Steps, of)
	}
}

// intensity turns what is measured in one athlete's own figures into what both
// can read: a pace and watts become a share of threshold; a heart rate the
// same share of the other's at threshold, in beats, or an effort when theirs is
// not known. Efforts, zones and shares are portable as they are. A figure that
// can't be read without a threshold that was never set is left out, and told:
// the kind of the session says how hard it is then.
func (t *passage) intensity(i plan.Intensity, sport plan.Sport) plan.Intensity {
	var turned plan.Intensity
	var missing string
	switch i.Scale {
	case plan.Pace:
		turned, missing = t.ofPace(i, sport)
	case plan.Power:
		turned, missing = t.ofPower(i, sport)
	case plan.HeartRate:
		turned, missing = t.ofHeartRate(i)
	default:
		return i
	}
	if missing != "" || turned.Check() != nil {
		if missing == "" {
			missing = "a sensible share of threshold"
		}
		t.tell(fmt.Sprintf("%s left out: %s has no %s", scaleWords[i.Scale], t.name, missing))
		return plan.Intensity{}
	}
	return turned
}

var scaleWords = map[plan.Scale]string{plan.Pace: "a pace", plan.Power: "watts", plan.HeartRate: "a heart rate"}

func (t *passage) ofPace(i plan.Intensity, sport plan.Sport) (plan.Intensity, string) {
	var threshold float64
	var missing string
	switch sport {
	case plan.Run, plan.Hike, plan.Other, plan.NoSport:
		threshold, missing = t.from.ThresholdRun/1000, "threshold.run"
	case plan.Swim:
		threshold, missing = t.from.ThresholdSwim/100, "threshold.swim"
	default:
		return plan.Intensity{}, "threshold pace for " + sport.String()
	}
	if threshold <= 0 {
		return plan.Intensity{}, missing
	}
	return share(i, func(seconds float64) float64 { return 100 * threshold * i.Per.Metres() / seconds }), ""
}

func (t *passage) ofPower(i plan.Intensity, sport plan.Sport) (plan.Intensity, string) {
	switch {
	case sport != plan.Bike:
		return plan.Intensity{}, "threshold power for " + sport.String()
	case t.from.ThresholdBike <= 0:
		return plan.Intensity{}, "threshold.bike"
	}
	return share(i, func(watts float64) float64 { return 100 * watts / t.from.ThresholdBike }), ""
}

// share gives an intensity in percent of threshold. A range runs upwards, a ramp
// the way it ran.
func share(i plan.Intensity, percent func(float64) float64) plan.Intensity {
	s := plan.Intensity{Scale: plan.Percent, From: math.Round(percent(i.From)), To: math.Round(percent(i.To)), Ramp: i.Ramp}
	if !s.Ramp && s.From > s.To {
		s.From, s.To = s.To, s.From
	}
	return s
}

// maxHRShare is the share of the highest heart rate taken as threshold when only
// the highest is known, as loads do.
const maxHRShare = .90

func (t *passage) ofHeartRate(i plan.Intensity) (plan.Intensity, string) {
	from, to := thresholdHR(t.from), thresholdHR(t.to)
	if from <= 0 {
		return plan.Intensity{}, "threshold.hr or hr.max"
	}
	turned := i
	if to > 0 {
		turned.From, turned.To = math.Round(i.From/from*to), math.Round(i.To/from*to)
		return turned, ""
	}
	turned.Scale = plan.RPE
	turned.From, turned.To = effortOf(i.From/from), effortOf(i.To/from)
	return turned, ""
}

func thresholdHR(p *plan.Profile) float64 {
	if p.ThresholdHR > 0 {
		return p.ThresholdHR
	}
	return maxHRShare * p.MaxHR
}

// effortOf gives the effort, in halves, at a heart rate as a share of that at
// threshold: by the same line from heart rate to intensity that loads take
// (.60 at 70 %, 1 at 100 %).
func effortOf(share float64) float64 {
	intensity := .60 + (share-.70)*.40/.30
	effort := 1.
	for e := 1.5; e <= 10; e += .5 {
		if math.Abs(load.EffortFactor(e)-intensity) < math.Abs(load.EffortFactor(effort)-intensity) {
			effort = e
		}
	}
	return effort
}
