package begin_test

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/begin"
	"ebb/plan/calendar"
)

var today = calendar.Of(2026, 11, 23)

func TestWhatWasTrainedLatelyIsReadAsPeopleSayIt(t *testing.T) {
	for text, want := range map[string]begin.Lately{
		"about 6 h a week for two months":              {Hours: 6, Days: 60},
		"6h/week for 12 weeks":                         {Hours: 6, Days: 84},
		"some 6h30 a week over a year":                 {Hours: 6.5, Days: 365},
		"I trained about 5-7 hours per week for 8w":    {Hours: 6, Days: 56},
		"45m a day for a month":                        {Hours: 5.25, Days: 30},
		"45 minutes a day for the last three months":   {Hours: 5.25, Days: 90},
		"ten hours weekly":                             {Hours: 10, Days: 60},
		"~8h":                                          {Hours: 8, Days: 60},
		"half an hour":                                 {},
		"4 h a week for half a year":                   {Hours: 4, Days: 183},
		"4 h a week for a couple of weeks":             {Hours: 4, Days: 14},
		"nothing":                                      {},
		"a lot":                                        {},
		"6 h a fortnight":                              {},
		"60 h a week for a month":                      {},
		"6 h a week for ever":                          {},
		"6 h a week for 20 years":                      {},
		"6 h a week for -1 weeks":                      {},
		"6 h a week for two months and then some more": {},
	} {
		got, err := begin.ParseLately(text)
		if got != want || (err == nil) != (want.Hours > 0 || text == "nothing") {
			t.Errorf("%q is %+v, %v; want %+v", text, got, err, want)
		}
	}
}

// Constant load comes to w (1 - exp(-n/tau)), in the other weighting to
// w (1 - (1 - 1/tau)^n); an easy hour of running is some fifty of load.
func TestConstantLoadIsWhatTheModelsSay(t *testing.T) {
	sam, err := plan.Athlete{Name: "Sam"}.Resolve()
	if err != nil {
		t.Fatal(err)
	}
	inverse, err := sam.With(plan.Setting{Key: "model.weight", Value: "inverse"})
	if err != nil {
		t.Fatal(err)
	}
	l := begin.Lately{Hours: 7, Days: 60}
	w := begin.EasyHour(&sam, today)
	if w < 35 || w > 65 {
		t.Errorf("an easy hour has load %.1f", w)
	}
	got := l.From(&sam, today)
	if want := w * (1 - math.Exp(-60./42)); math.Abs(got.Fitness-want) > 1e-9 {
		t.Errorf("fitness %v, want %v", got.Fitness, want)
	}
	if want := w * (1 - math.Exp(-60./7)); math.Abs(got.Fatigue-want) > 1e-9 {
		t.Errorf("fatigue %v, want %v", got.Fatigue, want)
	}
	if want := w * (1 - math.Pow(1-1./42, 60)); math.Abs(l.From(&inverse, today).Fitness-want) > 1e-9 {
		t.Errorf("inverse: fitness %v, want %v", l.From(&inverse, today).Fitness, want)
	}
	if none := (begin.Lately{}).From(&sam, today); none.Fitness != 0 || none.Date != today {
		t.Errorf("nothing gives %+v", none)
	}
	for _, s := range (begin.Lately{Hours: 40, Days: 1825}).From(&sam, today).Settings() {
		if sam, err = sam.With(s); err != nil {
			t.Errorf("%+v: %v", s, err)
		}
	}
}

func TestPastLoadsAreReadFromATable(t *testing.T) {
	sam, _ := plan.Athlete{Name: "Sam"}.Resolve()
	var b strings.Builder
	b.WriteString("Date,Name,Load\n")
	for d := today - 60; d < today; d++ {
		b.WriteString(d.String() + "T06:30,run,30\n" + d.String() + ",ride,20\n")
	}
	loads, err := begin.ParseLoads(b.String(), &sam, today)
	if err != nil || len(loads) != 60 {
		t.Fatalf("%d days, %v", len(loads), err)
	}
	if got, want := loads.From(&sam, today).Fitness, 50*(1-math.Exp(-60./42)); math.Abs(got-want) > 1e-9 {
		t.Errorf("fitness %v, want %v", got, want)
	}
	hours, err := begin.ParseLoads("date;hours\r\n2026-11-01;1.5\r\n", &sam, today)
	if err != nil || math.Abs(hours[calendar.Of(2026, 11, 1)]-1.5*begin.EasyHour(&sam, today)) > 1e-9 {
		t.Errorf("%v, %v", hours, err)
	}
	for text, says := range map[string]string{
		"":                              "first line names the columns",
		"2026-11-01,50\n":               "first line names the columns",
		"date,load\n":                   "no day in it",
		"date,load\n2026-11-01\n":       "line 2 has 1 columns",
		"date,load\n2026-11-01,5\nx,5":  "line 3",
		"date,load\n2026-11-23,5\n":     "not over yet",
		"date,load\n2026-11-01,-5\n":    "is no load",
		"date,load\n2026-11-01,NaN\n":   "is no load",
		"date,load\n2026-11-01,1e400\n": "is no load",
		"date,load\n1990-11-01,50\n":    "no day in it",
	} {
		if got, err := begin.ParseLoads(text, &sam, today); err == nil || !strings.Contains(err.Error(), says) || got != nil {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
}

func TestDaysWithTheirTime(t *testing.T) {
	for text, want := range map[string]begin.Time{
		"mon-fri 1h, sat sun 3h":       {180, 60, 60, 60, 60, 60, 180},
		"Tue, Thu 45m; Saturday 2h30":  {0, 0, 45, 0, 45, 0, 150},
		"weekdays 60 and weekend 1:30": {90, 60, 60, 60, 60, 60, 90},
		"fri-mon 2h, wed 0":            {120, 120, 0, 0, 0, 120, 120},
		"daily 1h":                     {60, 60, 60, 60, 60, 60, 60},
		"1h mon":                       {},
		"mon":                          {},
		"mon 1h, mon 2h":               {},
		"mon 25h":                      {},
		"mon 0":                        {},
		"":                             {},
		"mon tomorrow":                 {},
	} {
		got, err := begin.ParseTime(text)
		if (err == nil) != (want != begin.Time{}) || err == nil && got != want {
			t.Errorf("%q is %v, %v", text, got, err)
		}
		if err != nil {
			continue
		}
		if again, err := begin.ParseTime(got.String()); err != nil || again != got {
			t.Errorf("%q is written %q and read back %v, %v", text, got.String(), again, err)
		}
		sam, _ := plan.Athlete{Name: "Sam"}.Resolve()
		for _, s := range got.Settings() {
			if sam, err = sam.With(s); err != nil {
				t.Fatal(err)
			}
		}
		if of, ok := begin.TimeOf(sam.On(today)); !ok || of != got {
			t.Errorf("%q is set as %v", text, of)
		}
	}
}

// Whatever is typed, it is read or refused in words, within what is believed.
func TestNothingTypedBreaksIt(t *testing.T) {
	sam, _ := plan.Athlete{Name: "Sam"}.Resolve()
	rapid.Check(t, func(r *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{
			"6", "h", "6h", "a", "week", "for", "two", "months", "-", "1-", "-1", "5-7", "8w", "mon-", "mon", "-fri", "sat", "1h", "NaN", "Inf", "half", "é", "\x00", "date,load", "\n", ";", "/", "2026-11-01,5",
		}), 0, 8).Draw(r, "words")
		text := strings.Join(words, rapid.SampledFrom([]string{" ", "", ","}).Draw(r, "between"))
		if l, err := begin.ParseLately(text); err == nil && (l.Hours < 0 || l.Hours > 40 || l.Days < 0 || l.Days > 1825) {
			r.Errorf("%q is %+v", text, l)
		}
		if week, err := begin.ParseTime(text); err == nil && (week.Minutes() < 1 || week.Minutes() > 7*24*60) {
			r.Errorf("%q is %v", text, week)
		}
		if loads, err := begin.ParseLoads(text, &sam, today); err == nil && len(loads) == 0 {
			r.Errorf("%q gives no loads and no error", text)
		}
	})
}
