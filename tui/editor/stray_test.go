package editor_test

import (
	"slices"
	"strings"
	"testing"

	"ebb/plan/calendar"
)

// An A race that stands outside of its race week is told in both weeks, and in
// no other.
func TestARaceOutsideItsRaceWeekIsTold(t *testing.T) {
	p := canyon(t)
	moved := p.Plan
	moved.Events = slices.Clone(moved.Events)
	moved.Events[1].From += calendar.Week
	p.Shows(moved)
	for day, want := range map[calendar.Day]string{
		calendar.Of(2027, 5, 12): "", calendar.Of(2027, 5, 18): "a race week without Canyon 100K", calendar.Of(2027, 5, 27): "Canyon 100K is not in its race week",
	} {
		p.Editor.MoveTo(day, p.Scene)
		if seen := text(p, 120, 36); !strings.Contains(seen, want) || want == "" && strings.Contains(seen, "race week") {
			t.Errorf("%s: no %q in\n%s", day, want, seen)
		}
	}
}
