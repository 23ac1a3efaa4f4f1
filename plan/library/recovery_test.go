package library

import (
	"slices"
	"testing"

	"ebb/plan"
	"ebb/plan/races"
)

// Each class comes back over the days it asks for, and no week is above half of
// what is usual before the days without a hard one have passed.
func TestRecoveryFollowsTheRaceTable(t *testing.T) {
	for _, c := range []races.Class{
		races.FiveK, races.TenK, races.Half, races.Marathon, races.FiftyK, races.HundredK, races.HundredMile, races.Stages, races.Longest,
		races.Olympic, races.HalfIron, races.Iron,
	} {
		b := Library{}.Recovery(c)
		if want := (c.EasyOnly + 6) / 7; b.Weeks != want || len(b.Shares) != want || b.Phase != plan.Recover {
			t.Errorf("%s: %+v, want %d weeks", c.Name, b, want)
		}
		for i, share := range b.Shares {
			if float64(7*i)+3.5 < float64(c.NoHard) && share > .5 {
				t.Errorf("%s: week %d at %g, and nothing is hard for %d days", c.Name, i+1, share, c.NoHard)
			}
		}
		if !slices.IsSorted(b.Shares) {
			t.Errorf("%s: %v", c.Name, b.Shares)
		}
		weeks := b.Make("After", 8, 0).Weeks
		if got := weeks[len(weeks)-1].Target.Value; got != 8*b.Shares[len(b.Shares)-1] || weeks[0].Kind != plan.RecoveryWeek {
			t.Errorf("%s: %+v", c.Name, weeks)
		}
	}
}

func TestBlocksAreMadeOfParameters(t *testing.T) {
	b := Parameters{Phase: plan.Build, Weeks: 8, Ratio: plan.Ratio{Stress: 3, Recovery: 1}, Growth: .10}
	got := b.Make("Build", 6, 7.5)
	var hours []float64
	for i, w := range got.Weeks {
		if w.Kind == plan.DownWeek != (i%4 == 3) {
			t.Errorf("week %d is a %s week", i+1, w.Kind)
		}
		hours = append(hours, w.Target.Value)
	}
	if want := []float64{6, 6.5, 7.25, 65, 7.5, 7.5, 7.5, 65}; !slices.Equal(hours, want) {
		t.Errorf("targets %v, want %v", hours, want)
	}
	if err := got.Check(); err != nil {
		t.Error(err)
	}
	if b.Make("Build", 6, 0).Weeks[6].Target.Value != 9.75 {
		t.Error("without a bound it grows on")
	}
}
