package coverage_test

import (
	"testing"

	"ebb/plan/coverage"
)

// What only some classes ask for has a row of its own: race pace before a
// marathon, the position on the bike before an Ironman, a night through before
// 100 miles, and the care of feet before a stage race.
func TestWhatOnlySomeClassesAskFor(t *testing.T) {
	for _, tt := range []struct {
		race, demand string
		lines        []string
		have         int
	}{
		{`A 2027-05-22 "City" 42.2k 3h31`, "race pace", []string{"-40 long 28k: 16k @2, 12k @5:00/km"}, 1},
		{`A 2027-05-22 "City" 42.2k 3h31`, "race pace", []string{"-40 long 28k: 16k @2, 12k @4:30/km"}, 0},
		{`A 2027-05-22 "City" 42.2k 3h31`, "race pace", []string{"-40 tempo 14k #racepace"}, 1},
		{`A 2027-05-22 "City" 42.2k 3h31`, "race pace", []string{"-40 steady 9k @5:00/km"}, 0},
		{`A 2027-05-22 "Iron" multi 11h`, "race position", []string{"-40 bike long 5h #position", "-33 bike long 4h #position", "-26 bike long 5h"}, 1},
		{`A 2027-05-22 "Hundred" 160k 26h #night`, "a night through", []string{"-40 long 12h #night", "-60 long 4h #night"}, 1},
		{`A 2027-05-22..2027-05-26 "Stages" 150k 26h`, "foot care", []string{"-40 long 3h #footcare", "-60 long 3h"}, 1},
	} {
		in := before(t, tt.race, tt.lines...)
		c := coverage.BookOf(in).Of(&in.Plan.Events[0])
		found := false
		for i := range c.Demands {
			if d := &c.Demands[i]; d.Name == tt.demand {
				found = true
				if d.Have != tt.have {
					t.Errorf("%s before %s: %s: %d count, want %d", tt.demand, tt.race, tt.lines, d.Have, tt.have)
				}
			}
		}
		if !found {
			t.Errorf("%s asks for no %s", tt.race, tt.demand)
		}
	}
}
