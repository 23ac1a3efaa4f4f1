package rules

import (
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/outlook"
)

// mornings gives a check-in a day with a reading; 0: none was taken.
func mornings(readings ...float64) (all []plan.Checkin) {
	for d, ms := range readings {
		if ms > 0 {
			all = append(all, plan.Checkin{Day: monday + calendar.Day(d), HRV: ms})
		}
	}
	return all
}

// nights gives a check-in a day with the hours of its night; 0: not said.
func nights(hours ...float64) (all []plan.Checkin) {
	for d, h := range hours {
		if h > 0 {
			all = append(all, plan.Checkin{Day: monday + calendar.Day(d), Slept: int(60 * h)})
		}
	}
	return all
}

// usualReadings swing between 56 and 64 ms, so that their spread is known: .067
// of the logarithm, of which half is two milliseconds.
func usualReadings(days int) (all []float64) {
	for d := range days {
		all = append(all, []float64{56, 64}[d%2])
	}
	return all
}

func TestBordersOfReadings(t *testing.T) {
	usual := usualReadings(35)
	for _, tt := range []struct {
		name     string
		readings []float64
		want     string
	}{
		{"as usual", append(usual[:35:35], 60, 60, 60, 60, 60, 60, 60), ""},
		{"within half a spread", append(usual[:35:35], 59, 59, 59, 59, 59, 59, 59), ""},
		{"below it", append(usual[:35:35], 57, 57, 57, 57, 57, 57, 57), "warn"},
		{"one low morning", append(usual[:35:35], 60, 60, 60, 60, 60, 60, 55), ""},
		{"three readings in the week", append(usual[:35:35], 0, 50, 0, 50, 0, 50, 0), "warn"},
		{"two readings in the week", append(usual[:35:35], 0, 0, 0, 0, 0, 50, 50), ""},
		{"too short a past", append(usual[:20:20], 50, 50, 50, 50, 50, 50, 50), ""},
		{"two a week before", append([]float64{60, 0, 0, 60, 0, 0, 0, 60, 0, 0, 60, 0, 0, 0, 60, 0, 0, 60, 0, 0, 0, 60, 0, 0, 60, 0, 0, 0}, 50, 50, 50, 50, 50, 50, 50), ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := judgedOn(t, mornings(tt.readings...)).grave("R40"); got != tt.want {
				t.Errorf("finds %q, want %q", got, tt.want)
			}
		})
	}
}

func TestBordersOfNights(t *testing.T) {
	for _, tt := range []struct {
		name  string
		hours []float64
		want  string
	}{
		{"seven hours", []float64{7, 7, 7, 7, 7, 7, 7}, ""},
		{"six and a half", []float64{6.5, 6.5, 6.5, 6.5, 6.5, 6.5, 6.5}, "info"},
		{"three nights known", []float64{6.5, 0, 6.5, 0, 6.5}, ""},
		{"one short night", []float64{8, 8, 5, 8, 8}, ""},
		{"two short ones in a row", []float64{9, 9, 5, 5.5, 9, 9, 9}, "warn"},
		{"two short ones with one between", []float64{9, 9, 5, 9, 5, 9, 9}, ""},
		{"two short ones with a night not said between", []float64{9, 9, 5, 0, 5, 9, 9}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := judgedOn(t, nights(tt.hours...)).grave("R41"); got != tt.want {
				t.Errorf("finds %q, want %q", got, tt.want)
			}
		})
	}
}

// judgedOn holds check-ins against the rules, on the day after the last of them.
func judgedOn(t *testing.T, all []plan.Checkin) *Verdict {
	t.Helper()
	today := all[len(all)-1].Day + 1
	look := outlook.New(outlook.Input{Plan: loads(300, 300, 300, 300, 300, 300, 300, 300), Athlete: athlete(t), Today: today})
	return Judge(Input{Look: look, Today: today, Checkins: all})
}

// Short nights make what is to be done before noon shorter, else the next hard
// day easy; readings that are low make the next hard day easy.
func TestAnswersToShortNightsAndLowReadings(t *testing.T) {
	today := monday + 43
	early := easy(43, 90)
	early.At = plan.Clock(6, 30)
	for _, tt := range []struct {
		rule, want string
		felt       []plan.Checkin
		days       []plan.Session
	}{
		{"R41", "a longer night", nights(append(make([]float64, 36), 6, 6, 6, 6, 6, 6, 6)...), []plan.Session{early, hard(44)}},
		{"R41", "an easy day", nights(append(make([]float64, 36), 6, 6, 6, 6, 6, 6, 6)...), []plan.Session{easy(43, 90), hard(44)}},
		{"R40", "an easy day", mornings(append(usualReadings(36), 50, 50, 50, 50, 50, 50, 50)...), []plan.Session{early, hard(44)}},
	} {
		look := outlook.New(outlook.Input{Plan: only(8, tt.days...), Athlete: athlete(t), Today: today})
		v := Judge(Input{Look: look, Today: today, Checkins: tt.felt})
		found := v.of(tt.rule)
		if len(found) == 0 {
			t.Errorf("%s finds nothing", tt.rule)
			continue
		}
		fix, ok := v.Fix(&found[len(found)-1])
		if b, isBatch := fix.Edit.(edit.Batch); !ok || !isBatch || b.Title != tt.want {
			t.Errorf("%s: %v, %v, want %s", tt.rule, fix.Edit, ok, tt.want)
		}
	}
}
