package races

import (
	"testing"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
)

func TestARaceIsInTheClassOfItsLength(t *testing.T) {
	km := func(v float64) plan.Distance { return plan.Distance{Value: v, Unit: plan.Kilometres} }
	for _, tt := range []struct {
		event plan.Event
		hours float64
		want  string
	}{
		{plan.Event{Days: 1, Sport: plan.Run, Distance: km(5)}, 0, "5 km"},
		{plan.Event{Days: 1, Sport: plan.Run, Distance: km(10)}, 0, "10 km"},
		{plan.Event{Days: 1, Sport: plan.Run, Distance: km(21.1)}, 0, "half marathon"},
		{plan.Event{Days: 1, Sport: plan.Run, Distance: km(42.2)}, 3, "marathon"},
		{plan.Event{Days: 1, Sport: plan.Run, Distance: km(50)}, 6, "50 km"},
		{plan.Event{Days: 1, Sport: plan.Run, Distance: plan.Distance{Value: 50, Unit: plan.Miles}}, 9, "50 miles to 100 km"},
		{plan.Event{Days: 1, Sport: plan.Run, Distance: km(100)}, 16, "50 miles to 100 km"},
		{plan.Event{Days: 1, Sport: plan.Run, Distance: plan.Distance{Value: 100, Unit: plan.Miles}}, 24, "100 miles"},
		{plan.Event{Days: 1, Sport: plan.Run, Distance: km(330)}, 100, "over 200 miles or 7 days"},
		{plan.Event{Days: 3, Sport: plan.Run, Distance: km(90)}, 12, "stage race"},
		{plan.Event{Days: 8, Sport: plan.Run}, 60, "over 200 miles or 7 days"},
		{plan.Event{Days: 1, Sport: plan.Hike}, 20, "100 miles"},
		{plan.Event{Days: 1, Sport: plan.Run}, 3.5, "marathon"},
		{plan.Event{Days: 1, Sport: plan.Multi}, 2.5, "Olympic triathlon"},
		{plan.Event{Days: 1, Sport: plan.Multi, Distance: km(113)}, 5, "70.3"},
		{plan.Event{Days: 1, Sport: plan.Multi}, 11, "Ironman"},
		{plan.Event{Days: 1, Sport: plan.Bike, Distance: km(160)}, 6, "70.3"},
		{plan.Event{Days: 1, Sport: plan.Bike, Distance: km(160)}, 0, ""},
		{plan.Event{Days: 1, Sport: plan.Run}, 0, ""},
	} {
		if got, ok := ClassOf(&tt.event, tt.hours); got.Name != tt.want || ok != (tt.want != "") {
			t.Errorf("%+v in %v h: %q, %v, want %q", tt.event, tt.hours, got.Name, ok, tt.want)
		}
	}
}

func TestWindowsLieAroundTheRace(t *testing.T) {
	race := plan.Event{From: calendar.Of(2027, time.May, 22), Days: 1, Priority: plan.A, Sport: plan.Run, Distance: plan.Distance{Value: 100, Unit: plan.Kilometres}}
	may := func(from, to int) calendar.Span {
		return calendar.Span{From: calendar.Of(2027, time.May, from), To: calendar.Of(2027, time.May, to)}
	}
	for _, tt := range []struct {
		priority plan.Priority
		days     int
		want     Windows
	}{
		{plan.A, 1, Windows{may(6, 21), may(23, 44), may(45, 50)}},
		{plan.B, 1, Windows{may(22, 21), may(23, 44), may(45, 50)}},
		{plan.C, 1, Windows{may(22, 21), may(23, 35), may(36, 39)}},
		{plan.A, 3, Windows{may(8, 21), may(25, 48), may(49, 59)}},
	} {
		race.Priority, race.Days = tt.priority, tt.days
		if got, ok := WindowsOf(&race, 16); !ok || got != tt.want {
			t.Errorf("%v of %d days: %v, want %v", tt.priority, tt.days, got, tt.want)
		}
	}
	if _, ok := WindowsOf(&plan.Event{Days: 1, Sport: plan.Bike}, 0); ok {
		t.Error("a race that nothing is known of has windows")
	}
}
