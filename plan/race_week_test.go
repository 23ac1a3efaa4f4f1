package plan

import (
	"testing"

	"ebb/plan/calendar"
)

func TestARaceOutsideItsRaceWeek(t *testing.T) {
	weeks := func(kinds ...WeekKind) Plan {
		block := Mesocycle{ID: id(2), Name: "Race", Phase: RacePhase}
		for i, kind := range kinds {
			block.Weeks = append(block.Weeks, Microcycle{ID: id(byte(10 + i)), Kind: kind, Days: 7})
		}
		return Plan{Seasons: []Macrocycle{{ID: id(1), Start: monday, Blocks: []Mesocycle{block}}}}
	}
	race := func(day calendar.Day, priority Priority) Event {
		return Event{ID: id(byte(40 + day)), From: monday + day, Days: 1, Priority: priority}
	}
	for _, c := range []struct {
		what   string
		plan   Plan
		events []Event
		week   calendar.Day // -1: none
	}{
		{"in its race week", weeks(LoadWeek, RaceWeek, RecoveryWeek), []Event{race(13, A)}, -1},
		{"a week late", weeks(LoadWeek, RaceWeek, RecoveryWeek), []Event{race(20, A)}, 7},
		{"a week early", weeks(LoadWeek, RaceWeek, RecoveryWeek), []Event{race(6, A)}, 7},
		{"the nearest race week", weeks(RaceWeek, LoadWeek, LoadWeek, LoadWeek, RaceWeek), []Event{race(27, A)}, 28},
		{"of two races one has its week", weeks(LoadWeek, RaceWeek, RecoveryWeek), []Event{race(6, A), race(13, A)}, -1},
		{"a B race needs none", weeks(LoadWeek, RaceWeek), []Event{race(6, B)}, -1},
		{"a plan without race weeks", weeks(LoadWeek, LoadWeek), []Event{race(6, A)}, -1},
		{"behind the plan", weeks(LoadWeek, RaceWeek), []Event{race(20, A)}, -1},
	} {
		c.plan.Events = c.events
		_, week, ok := c.plan.StrayRace(calendar.Span{From: monday, To: monday + 100})
		if ok != (c.week >= 0) || ok && week.Start != monday+c.week {
			t.Errorf("%s: %v, %v, want %d", c.what, ok, week.Start, c.week)
		}
	}
}
