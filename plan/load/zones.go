package load

import "ebb/plan"

// ZoneMark is what the middle of a zone is for an athlete. Figures whose setting
// is not known are 0.
type ZoneMark struct {
	Factor float64 // of intensity, 1 = threshold
	Run    float64 // seconds a kilometre on the flat
	Swim   float64 // seconds a 100 metres
	Bike   float64 // watts
	Heart  float64 // beats a minute
}

// Zones gives the marks of zones 1 to 5 as the settings of an athlete make them:
// what a line with @z1 to @z5 is reckoned with.
func Zones(p *plan.Profile) (marks [5]ZoneMark) {
	heart := p.ThresholdHR
	if heart == 0 {
		heart = p.MaxHR * maxHRShare
	}
	for i := range marks {
		f := zoneFactor.at(float64(i + 1))
		marks[i] = ZoneMark{Factor: f, Bike: p.ThresholdBike * f, Heart: heart * heartShare(f)}
		if v := speed(plan.Run, f, p); v > 0 {
			marks[i].Run = 3.6 * plan.PerKilometre.Metres() / v
		}
		if v := speed(plan.Swim, f, p); v > 0 {
			marks[i].Swim = 3.6 * plan.Per100Metres.Metres() / v
		}
	}
	return marks
}

// heartShare gives the share of the heart rate at threshold that goes with an
// intensity factor: heartFactor the other way round.
func heartShare(intensity float64) float64 { return .70 + (intensity-.60)*.30/.40 }
