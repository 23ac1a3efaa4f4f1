// Package coveragetest has the plans that tests of coverage, and of what is built
// on it, hold a race against.
package coveragetest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/coverage"
	"ebb/plan/notation"
)

// RaceDay is the Saturday of the races of these tests, day 0 of their lines.
var RaceDay = calendar.Of(2027, time.May, 22)

func id(n int) plan.ID { return plan.ID{15: byte(n), 14: byte(n >> 8)} }

// Before gives a plan of a race and of sessions on days before it: "-21 long 4h
// #night". Weeks of seven days go from day -112 to the race.
func Before(t testing.TB, race string, today int, lines ...string) coverage.Input {
	t.Helper()
	e, err := notation.ParseEvent(race, plan.Run, calendar.Typing{Today: RaceDay - 150})
	if err != nil {
		t.Fatal(err)
	}
	e.ID = id(9000)
	block := plan.Mesocycle{ID: id(8000), Name: "All", Phase: plan.Specific}
	for w := range 17 {
		block.Weeks = append(block.Weeks, plan.Microcycle{ID: id(8001 + w), Days: 7})
	}
	for n, line := range lines {
		var day int
		word, rest, _ := strings.Cut(line, " ")
		if _, err := fmt.Sscan(word, &day); err != nil {
			t.Fatal(err)
		}
		s, err := notation.ParseSession(rest, plan.Run)
		if err != nil {
			t.Fatalf("%s: %v", rest, err)
		}
		s.ID, s.Day = id(n+1), (day+112)%7
		week := &block.Weeks[(day+112)/7]
		i := 0
		for i < len(week.Sessions) && week.Sessions[i].Day <= s.Day {
			i++
		}
		week.Sessions = append(week.Sessions[:i], append([]plan.Session{s}, week.Sessions[i:]...)...)
	}
	athlete, err := plan.Athlete{Name: "Sam"}.Resolve()
	if err != nil {
		t.Fatal(err)
	}
	return coverage.Input{
		Plan:    plan.Plan{Seasons: []plan.Macrocycle{{ID: id(7000), Start: RaceDay - 112, Blocks: []plan.Mesocycle{block}}}, Events: []plan.Event{e}},
		Athlete: &athlete, Today: RaceDay + calendar.Day(today),
	}
}
