package notation

import (
	"testing"

	"pgregory.net/rapid"

	"ebb/plan"
)

// Hours are read as they are printed, however many a microcycle has.
func TestHoursOfATargetAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := plan.Target{Measure: plan.TargetHours, Value: float64(rapid.IntRange(1, mostHours*60).Draw(t, "minutes")) / 60}
		if got, err := ParseTarget(PrintTarget(want)); err != nil || got != want {
			t.Fatalf("%s is read as %+v, %v", PrintTarget(want), got, err)
		}
	})
}

func TestHoursThatAreNone(t *testing.T) {
	for _, text := range []string{"hours 673h", "hours 30h5", "hours 30h60", "hours 30h30h", "hours h30", "hours -3h", "hours 1e3h"} {
		if got, err := ParseTarget(text); err == nil {
			t.Errorf("%s is read as %+v", text, got)
		}
	}
}
