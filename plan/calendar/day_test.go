package calendar

import (
	"encoding/json"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestDaysAreCountedFromTheEpoch(t *testing.T) {
	for _, c := range []struct {
		day  Day
		date string
		wd   time.Weekday
	}{
		{0, "1970-01-01", time.Thursday},
		{-1, "1969-12-31", time.Wednesday},
		{11016, "2000-02-29", time.Tuesday},
		{20961, "2027-05-23", time.Sunday},
	} {
		if got := c.day.String(); got != c.date {
			t.Errorf("day %d is %s, want %s", c.day, got, c.date)
		}
		if got := c.day.Weekday(); got != c.wd {
			t.Errorf("%s is a %s, want %s", c.date, got, c.wd)
		}
		if got, err := Parse(c.date); err != nil || got != c.day {
			t.Errorf("%s reads as %d, %v", c.date, got, err)
		}
	}
}

func TestParseTakesISODatesOnly(t *testing.T) {
	for _, text := range []string{"", "2027-5-22", "2027-02-29", "22.05.2027", "2027-05-22 ", "2027-05-22T00:00", "today"} {
		if day, err := Parse(text); err == nil {
			t.Errorf("%q reads as %v", text, day)
		}
	}
}

// Dates are read as package time reads them.
func TestParseReadsWhatTimeDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(
			rapid.StringMatching(`(19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]`),
			rapid.StringMatching(`[0-9a/-]{4}-[0-9 .+-]{2}-[0-9:é]{2}`),
			rapid.StringMatching(`[0-9]{3,5}-[0-9]{1,3}-[0-9]{1,3}`),
		).Draw(t, "text")
		got, err := Parse(text)
		want, wantErr := time.Parse(time.DateOnly, text)
		if (err == nil) != (wantErr == nil) || err == nil && got != On(want) {
			t.Fatalf("%q is %s, %v; package time says %v, %v", text, got, err, want, wantErr)
		}
	})
}

func TestACivilDayIsThatOfTheClockOnTheWall(t *testing.T) {
	auckland := time.FixedZone("", 13*3600)
	late := time.Date(2027, time.May, 22, 23, 59, 59, 0, auckland)
	if got := On(late); got != Of(2027, time.May, 22) {
		t.Errorf("in Auckland it is %v", got)
	}
	if got := On(late.UTC()); got != Of(2027, time.May, 22) {
		t.Errorf("in Greenwich it is %v", got)
	}
	if got := On(late.Add(-12 * time.Hour).UTC()); got != Of(2027, time.May, 21) {
		t.Errorf("in Greenwich, that noon, it was %v", got)
	}
}

func TestPartsOutOfRangeCarryOver(t *testing.T) {
	if a, b := Of(2027, time.February, 30), Of(2027, time.March, 2); a != b {
		t.Errorf("30 February is %v", a)
	}
	if a, b := Of(2026, 13, 1), Of(2027, time.January, 1); a != b {
		t.Errorf("month 13 starts on %v", a)
	}
}

func TestWeekStart(t *testing.T) {
	sunday := Of(2027, time.May, 23)
	if got := sunday.WeekStart(time.Monday); got != sunday-6 {
		t.Errorf("the week of Monday starts on %v", got)
	}
	if got := sunday.WeekStart(time.Sunday); got != sunday {
		t.Errorf("the week of Sunday starts on %v", got)
	}
}

func TestISOWeekAtTheTurnOfYears(t *testing.T) {
	for date, want := range map[string][2]int{"2027-01-03": {2026, 53}, "2027-01-04": {2027, 1}, "2024-12-30": {2025, 1}} {
		day, _ := Parse(date)
		if year, week := day.ISOWeek(); [2]int{year, week} != want {
			t.Errorf("%s lies in week %d of %d", date, week, year)
		}
	}
}

func TestDaysSurviveTheirText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := Day(rapid.Int32Range(int32(Of(1, 1, 1)), int32(Of(9999, 12, 31))).Draw(t, "day"))
		if again, err := Parse(day.String()); err != nil || again != day {
			t.Fatalf("%d reads back as %d, %v", day, again, err)
		}
		if year, month, d := day.Date(); Of(year, month, d) != day {
			t.Fatalf("%v has the date %d %v %d", day, year, month, d)
		}
		if want := time.Unix(int64(day)*86400, 0).UTC().Weekday(); day.Weekday() != want {
			t.Fatalf("%v: %v, want %v", day, day.Weekday(), want)
		}
		if start := day.WeekStart(time.Monday); start.Weekday() != time.Monday || start > day || day-start > 6 {
			t.Fatalf("the week of %v starts on %v", day, start)
		}
	})
}

func TestDaysInJSON(t *testing.T) {
	text, err := json.Marshal(Of(2027, time.May, 22))
	if err != nil || string(text) != `"2027-05-22"` {
		t.Errorf("%s, %v", text, err)
	}
	var day Day
	if err := json.Unmarshal([]byte(`"2027-05-2"`), &day); err == nil {
		t.Errorf("read as %v", day)
	}
}
