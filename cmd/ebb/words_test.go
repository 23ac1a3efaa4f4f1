package main

import (
	"testing"

	"ebb/plan/calendar"
)

func TestClock(t *testing.T) {
	for seconds, want := range map[int]string{0: "0m", 29: "0m", 45 * 60: "45m", 3599: "1h", 7200: "2h", 13500: "3h45", 3660: "1h01"} {
		if got := clock(seconds); got != want {
			t.Errorf("%d s is said as %s, want %s", seconds, got, want)
		}
	}
}

func TestList(t *testing.T) {
	for _, tt := range []struct {
		words []string
		want  string
	}{{nil, ""}, {[]string{"legs"}, "legs"}, {[]string{"legs", "muscle"}, "legs and muscle"}, {[]string{"legs", "nerves", "muscle"}, "legs, nerves and muscle"}} {
		if got := list(tt.words); got != tt.want {
			t.Errorf("%q is said as %q, want %q", tt.words, got, tt.want)
		}
	}
}

func TestReadSpot(t *testing.T) {
	today, err := calendar.Parse(scriptDay) // a Tuesday
	surely(t, today, err)
	for _, tt := range []struct {
		text   string
		past   bool
		day    calendar.Day
		n      int
		rest   string
		isDate bool
	}{
		{"sat", false, today + 4, 0, "", true},
		{"sat", true, today - 3, 0, "", true},
		{"sat.2 sun", false, today + 4, 2, "sun", true},
		{"2027-04-10.1", false, today + 4, 1, "", true},
		{"10 apr easy 50m", false, today + 4, 0, "easy 50m", true},
		{"10 apr 2027.3", false, today + 4, 3, "", true},
		{"-3d partly 40m", true, today - 3, 0, "partly 40m", true},
		{"7kq4 sun", false, 0, 0, "", false},
		{"easy 2.5h", false, 0, 0, "", false},
		{"", false, 0, 0, "", false},
	} {
		day, n, rest, isDate := readSpot(calendar.Typing{Today: today, Past: tt.past}, tt.text)
		if day != tt.day || n != tt.n || rest != tt.rest || isDate != tt.isDate {
			t.Errorf("%q: %s, %d, %q, %v", tt.text, day, n, rest, isDate)
		}
	}
}
