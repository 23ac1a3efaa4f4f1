package load

import (
	"math"
	"testing"

	"ebb/plan"
)

func TestZonesFollowTheThresholds(t *testing.T) {
	p := plan.Defaults()
	p.ThresholdRun, p.ThresholdSwim, p.ThresholdBike, p.ThresholdHR = 240, 100, 250, 170
	want := [5]ZoneMark{
		{.68, 240 / .68, 100 / .68, 170, 170 * .76}, {.74, 240 / .74, 100 / .74, 185, 170 * .805},
		{.86, 240 / .86, 100 / .86, 215, 170 * .895}, {1, 240, 100, 250, 170}, {1.08, 240 / 1.08, 100 / 1.08, 270, 170 * 1.06},
	}
	for i, got := range Zones(&p) {
		w := want[i]
		for name, pair := range map[string][2]float64{
			"factor": {got.Factor, w.Factor}, "run": {got.Run, w.Run}, "swim": {got.Swim, w.Swim}, "bike": {got.Bike, w.Bike}, "heart": {got.Heart, w.Heart},
		} {
			if math.Abs(pair[0]-pair[1]) > 1e-9 {
				t.Errorf("z%d, %s: %v, want %v", i+1, name, pair[0], pair[1])
			}
		}
	}
}

func TestZonesWithoutSettings(t *testing.T) {
	p := plan.Defaults()
	for i, got := range Zones(&p) {
		if got.Bike != 0 || got.Heart != 0 || got.Run == 0 || got.Swim == 0 {
			t.Errorf("z%d: %+v", i+1, got)
		}
	}
	p.MaxHR = 190
	if got := Zones(&p)[3].Heart; math.Abs(got-171) > 1e-9 {
		t.Errorf("threshold by the highest heart rate is %v, want 171", got)
	}
}

// A heart rate that a zone gives is reckoned as that zone.
func TestZonesAndHeartRatesAgree(t *testing.T) {
	for f := .60; f <= 1.1; f += .01 {
		if got := heartFactor(heartShare(f)); math.Abs(got-f) > 1e-12 {
			t.Errorf("%v comes back as %v", f, got)
		}
	}
}
