package notation

import (
	"ebb/plan"
	"ebb/plan/calendar"
)

// Races gives what typed dates can be counted from: race-21d, race:canyon-3w.
func Races(events []plan.Event) []calendar.Race {
	races := make([]calendar.Race, 0, len(events))
	for _, e := range events {
		races = append(races, calendar.Race{Name: e.Name, Day: e.From, A: e.Priority == plan.A})
	}
	return races
}
