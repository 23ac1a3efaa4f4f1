package notation

import (
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
)

func TestDatesAreCountedFromTheNextAEvent(t *testing.T) {
	events := []plan.Event{
		{Name: "Foothill 50K", From: 1000, Priority: plan.B},
		{Name: "Canyon 100K", From: 1100, Priority: plan.A},
		{Name: "Ridge", From: 1200, Priority: plan.A},
	}
	for text, want := range map[string]calendar.Day{"race": 1100, "race-3w": 1079, "race:foothill+1d": 1001} {
		if got, err := (calendar.Typing{Today: 990, Races: Races(events)}).Whole(text); err != nil || got != want {
			t.Errorf("%s: %d, %v", text, got, err)
		}
	}
}
