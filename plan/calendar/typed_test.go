package calendar

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// tuesday is the day that dates are typed on in these tests.
var tuesday = Of(2027, time.April, 6)

var races = []Race{
	{"Foothill 50K", Of(2027, time.March, 14), false},
	{"Canyon 100K", Of(2027, time.May, 22), true},
	{"Ridge 50K", Of(2027, time.August, 7), true},
	{"Canyon 100K", Of(2026, time.May, 23), true},
}

func TestDatesAsTyped(t *testing.T) {
	for _, c := range []struct{ text, planning, logging string }{
		{"today", "2027-04-06", "2027-04-06"},
		{"Tomorrow", "2027-04-07", "2027-04-07"},
		{"yesterday", "2027-04-05", "2027-04-05"},
		{"tue", "2027-04-06", "2027-04-06"},
		{"sun", "2027-04-11", "2027-04-04"},
		{"Monday", "2027-04-12", "2027-04-05"},
		{"thurs", "2027-04-08", "2027-04-01"},
		{"+2w", "2027-04-20", "2027-04-20"},
		{"-3d", "2027-04-03", "2027-04-03"},
		{"+1m", "2027-05-06", "2027-05-06"},
		{"-2m", "2027-02-06", "2027-02-06"},
		{"12 oct", "2027-10-12", "2026-10-12"},
		{"oct 12", "2027-10-12", "2026-10-12"},
		{"'12 oct'", "2027-10-12", "2026-10-12"},
		{"6 april", "2027-04-06", "2027-04-06"},
		{"5 apr", "2028-04-05", "2027-04-05"},
		{"7 apr", "2027-04-07", "2026-04-07"},
		{"29 feb", "2028-02-29", "2024-02-29"},
		{"12 October 2027", "2027-10-12", "2027-10-12"},
		{"sept 3 2031", "2031-09-03", "2031-09-03"},
		{"2027-05-22", "2027-05-22", "2027-05-22"},
		{"2027-W20", "2027-05-17", "2027-05-17"},
		{"2027-w1", "2027-01-04", "2027-01-04"},
		{"2026-W53", "2026-12-28", "2026-12-28"},
		{"race", "2027-05-22", "2027-05-22"},
		{"race-21d", "2027-05-01", "2027-05-01"},
		{"race+1w", "2027-05-29", "2027-05-29"},
		{"race:canyon-3w", "2027-05-01", "2027-05-01"},
		{"race:canyon-100k-3w", "2027-05-01", "2027-05-01"},
		{"race:foot", "2027-03-14", "2027-03-14"},
		{"race:50k", "2027-08-07", "2027-08-07"},
	} {
		for past, want := range map[bool]string{false: c.planning, true: c.logging} {
			got, err := Typing{Today: tuesday, Past: past, WeekStart: time.Monday, Races: races}.Whole(c.text)
			if err != nil || got.String() != want {
				t.Errorf("%s (past %v): %v, %v; want %s", c.text, past, got, err, want)
			}
		}
	}
}

func TestMonthsOnEndOnTheLastDay(t *testing.T) {
	got, err := Typing{Today: Of(2027, time.January, 31)}.Whole("+1m")
	if err != nil || got.String() != "2027-02-28" {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestAWeekStartsWhereTheAthletesWeeksDo(t *testing.T) {
	got, err := Typing{Today: tuesday, WeekStart: time.Sunday}.Whole("2027-W20")
	if err != nil || got.String() != "2027-05-16" {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestTheLongestPrefixIsTheDate(t *testing.T) {
	for _, c := range []struct{ text, day, rest string }{
		{"sat easy 50m", "2027-04-10", "easy 50m"},
		{"12 oct 50k", "2027-10-12", "50k"},
		{"12 oct 2029 50k", "2029-10-12", "50k"},
		{"  2027-05-22   Canyon 100K ", "2027-05-22", "Canyon 100K"},
		{"2027-05-22..2027-05-23 Stages", "2027-05-22", "..2027-05-23 Stages"},
		{"12 oct..14 oct Stages", "2027-10-12", "..14 oct Stages"},
		{"'12 oct' Canyon", "2027-10-12", "Canyon"},
		{"race race", "2027-05-22", "race"},
		{"sun 12", "2027-04-11", "12"},
	} {
		day, rest, err := Typing{Today: tuesday, Races: races}.Read(c.text)
		if err != nil || day.String() != c.day || rest != c.rest {
			t.Errorf("%q: %v, %q, %v", c.text, day, rest, err)
		}
	}
}

func TestDateErrorsSayWhatIsAllowed(t *testing.T) {
	for _, c := range []struct{ text, says string }{
		{"", "write today, sat, +2w, 12 oct, 2027-05-22, 2027-W20 or race-21d"},
		{"tomorow", `“tomorow” is not a date: write today`},
		{"easy 50m", `“easy” is not a date`},
		{"+2y", "not a date"},
		{"+", "not a date"},
		{"31 feb", "February has 1 to 29 days, not 31"},
		{"29 feb 2027", "February 2027 has 28 days"},
		{"2027-13-01", "there is no day 2027-13-01"},
		{"2027-W54", "2027 has no week 54"},
		{"2027-W53", "2027 has no week 53"},
		{"2027-W00", "2027 has no week 0"},
		{"race:", "takes a name"},
		{"race:london", `no race is named “london”: write race:foothill-50k or race:canyon-100k`},
		{"sat night", `“night” after the date`},
		{"0000-01-01", "years 1 to 9999"},
		{"racecourse", "not a date"},
		{"12. oct", "not a date"},
	} {
		_, err := Typing{Today: tuesday, Races: races}.Whole(c.text)
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q: %v", c.text, err)
		}
	}
	if _, err := (Typing{Today: tuesday}).Whole("race-3w"); err == nil || !strings.Contains(err.Error(), "no A race") {
		t.Errorf("race-3w without races: %v", err)
	}
}

func TestDirectionOfTypedDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		today := Day(rapid.IntRange(-20_000, 60_000).Draw(t, "today"))
		text := rapid.SampledFrom([]string{"mon", "tue", "wed", "thu", "fri", "sat", "sun", "1 jan", "31 dec", "29 feb", "15 jun"}).Draw(t, "text")
		next, errNext := Typing{Today: today}.Whole(text)
		last, errLast := Typing{Today: today, Past: true}.Whole(text)
		if errNext != nil || errLast != nil {
			t.Fatal(errNext, errLast)
		}
		if next < today || last > today || (next == today) != (last == today) {
			t.Fatalf("%s on %v: next %v, last %v", text, today, next, last)
		}
		if next.Weekday() != last.Weekday() && len(text) == 3 {
			t.Fatalf("%s: %v and %v", text, next.Weekday(), last.Weekday())
		}
	})
}

func FuzzDate(f *testing.F) {
	for _, seed := range []string{"today", "12 oct 2027", "'12 oct' x", "race:canyon-3w", "race-21d", "2027-W20", "+9999m", "-9999w", "sat..sun", "..", "'", "2027-05-22..2027-05-23", "İ 1 jan"} {
		f.Add(seed, int32(tuesday), false)
	}
	f.Fuzz(func(t *testing.T, text string, today int32, past bool) {
		typing := Typing{Today: Day(today % 2_000_000), Past: past, Races: races}
		day, rest, err := typing.Read(text)
		if err != nil {
			return
		}
		if !strings.HasSuffix(strings.TrimSpace(text), rest) {
			t.Errorf("%q: rest %q is not its end", text, rest)
		}
		if day < Of(1, time.January, 1) || day > Of(9999, time.December, 31) {
			return // today itself lay there
		}
		if again, err := typing.Whole(day.String()); err != nil || again != day {
			t.Errorf("%q gave %v, which reads as %v, %v", text, day, again, err)
		}
	})
}
