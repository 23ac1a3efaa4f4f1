package printout

import (
	"math"
	"testing"
	"time"

	"ebb/plan/calendar"
)

func TestFiguresAsTheyAreSaid(t *testing.T) {
	for _, tt := range []struct{ got, want string }{
		{Clock(0), ""}, {Clock(29), ""}, {Clock(30), "1m"}, {Clock(2700), "45m"}, {Clock(3590), "1h"}, {Clock(7200), "2h"}, {Clock(13500), "3h45"}, {Clock(3660), "1h01"},
		{Hours(1799), ""}, {Hours(1800), "1 h"}, {Hours(772_440), "215 h"},
		{Carried(15.6), "16"}, {Carried(20), "20"}, {Carried(20.04), "20.1"}, {Carried(20.3), "20.3"}, {Carried(20.6), "21"},
		{Figure(-4.4), "−4"}, {Figure(-.4), "0"}, {Signed(4.4), "+4"}, {Signed(.4), "0"}, {Signed(-12), "−12"},
		{Way(499, false), ""}, {Way(500, false), "1 km"}, {Way(42195, false), "42 km"}, {Way(42195, true), "26 mi"}, {Way(700, true), ""},
		{Height(4, false), ""}, {Height(954, false), "+950 m"}, {Height(1000, true), "+3280 ft"},
		{Counted(1, "week"), "1 week"}, {Counted(0, "week"), "0 weeks"},
	} {
		if tt.got != tt.want {
			t.Errorf("said %q, want %q", tt.got, tt.want)
		}
	}
}

func TestDaysAsTheyAreSaid(t *testing.T) {
	day := func(month time.Month, d int) calendar.Day { return calendar.Of(2027, month, d) }
	for _, tt := range []struct{ got, want string }{
		{Days(day(4, 5), day(4, 11)), "5 to 11 Apr 2027"},
		{Days(day(3, 29), day(4, 4)), "29 Mar to 4 Apr 2027"},
		{Days(day(12, 27), day(12, 27)+7), "27 Dec 2027 to 3 Jan 2028"},
		{Days(day(4, 5), day(4, 5)), "5 Apr 2027"},
		{Morning{Early: day(4, 8), Late: day(4, 8)}.Range(), "Thu 8 Apr"},
		{Morning{Early: day(4, 8), Late: day(4, 10)}.Range(), "Thu 8 to Sat 10 Apr"},
		{Morning{Early: day(4, 29), Late: day(5, 2)}.Range(), "Thu 29 Apr to Sun 2 May"},
		{Morning{Early: day(4, 8), Late: day(4, 20)}.Range(), "Thu 8 Apr to Tue 20 Apr"},
	} {
		if tt.got != tt.want {
			t.Errorf("said %q, want %q", tt.got, tt.want)
		}
	}
}

func TestScalesEndAtRoundFigures(t *testing.T) {
	for v, want := range map[float64]float64{0: 10, 10: 10, 11: 20, 69: 70, 101: 200, 640: 700, 901: 1000} {
		if got := Round(v); got != want {
			t.Errorf("the scale of %g ends at %g, want %g", v, got, want)
		}
	}
	for _, odd := range []float64{math.NaN(), math.Inf(1), -5} {
		if got := Round(odd); got != 10 {
			t.Errorf("the scale of %g ends at %g, want 10", odd, got)
		}
	}
	for v, want := range map[float64]float64{0: 60, 60: 60, 61: 80, 242: 300, 900: 300} {
		if got := Top(v); got != want {
			t.Errorf("the scale of stress of %g ends at %g, want %g", v, got, want)
		}
	}
}

func TestWhatCountsAsComingDown(t *testing.T) {
	for _, tt := range []struct {
		week SeasonWeek
		want bool
	}{
		{SeasonWeek{Kind: "load", Phase: "build"}, false},
		{SeasonWeek{Kind: "down", Phase: "build"}, true},
		{SeasonWeek{Kind: "taper", Phase: "taper"}, true},
		{SeasonWeek{Kind: "load", Phase: "transition"}, true},
		{SeasonWeek{Kind: "race", Phase: "race"}, false},
	} {
		if got := tt.week.ComesDown(); got != tt.want {
			t.Errorf("%s week of %s: %v", tt.week.Kind, tt.week.Phase, got)
		}
	}
}
