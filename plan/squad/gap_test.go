package squad_test

import (
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/squad"
)

// What the legs say stands against what the systems carry, of today's or
// yesterday's check-in alone.
func TestLegsAgainstSystems(t *testing.T) {
	for _, c := range []struct {
		legs, missed int
		carried      float64
		want         string
	}{
		{4, 0, 38, "legs 4 of 5, systems carry 38: they feel ready before all of them is"},
		{5, 0, 20, "legs 5 of 5, systems carry 20"},
		{3, 0, 60, "legs 3 of 5, systems carry 60"},
		{2, 0, 12, "legs 2 of 5, systems carry 12: heavier than the load explains"},
		{1, 0, 55, "legs 1 of 5, systems carry 55"},
		{4, 1, 38, ""},
		{0, 0, 38, ""},
	} {
		r := squad.Row{Modelled: true, Missed: c.missed, Felt: plan.Checkin{Day: 1, Legs: c.legs}}
		r.Wave[squad.Behind].Morning = c.carried
		if got := r.Gap(); got != c.want {
			t.Errorf("legs %d, %g carried: %q, want %q", c.legs, c.carried, got, c.want)
		}
		r.Modelled = false
		if got := r.Gap(); got != "" {
			t.Errorf("without models: %s", strings.TrimSpace(got))
		}
	}
}
