package block_test

import (
	"slices"
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/notation"
)

// cityRunner is the runner, who races a marathon five weeks before the 100 km:
// its easy days reach into the taper.
func cityRunner(t testing.TB) *person {
	t.Helper()
	newID := ids()
	p := season(newID)
	city, err := notation.ParseEvent(`B 2027-04-18 "City" 42.2k 3h30`, plan.Run, calendar.Typing{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	city.ID = newID()
	p.Events = slices.Insert(p.Events, 0, city)
	return sit(t, sceneOf(t, p, newID, plan.Setting{Key: "start.fitness", Value: "55"}, plan.Setting{Key: "start.fatigue", Value: "55"},
		plan.Setting{Key: "start.date", Value: "2027-03-01"}))
}

// Under the days that a race asks for stands what it asks, as long as it lasts;
// where two races ask, both are named. Days that none asks for stay blank.
func TestWindowsOfRacesAreDrawnInTheBlock(t *testing.T) {
	for _, tt := range []struct {
		name string
		keys []string
		has  []string
		not  []string
	}{
		{"before the race nothing", nil, []string{"no hard day after City ━━━━"}, []string{"taper", "easy days"}},
		{"where two overlap", []string{"G"}, []string{"✗ easy days after City; taper, Canyon 100K"}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text := cityRunner(t).types(tt.keys...).text(200, 60)
			calendar := ""
			for line := range strings.Lines(text) {
				left, _, _ := strings.Cut(line, "│")
				calendar += left + "\n"
			}
			for _, want := range tt.has {
				if !strings.Contains(calendar, want) {
					t.Errorf("%q is missing:\n%s", want, text)
				}
			}
			for _, no := range tt.not {
				if strings.Contains(calendar, no) {
					t.Errorf("%q is there:\n%s", no, text)
				}
			}
		})
	}
}

// Where there is no row for it, a sign before the date says it: on a phone and
// where weeks are low.
func TestWindowsOfRacesAreSignsWhereThereIsNoRow(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 20}} {
		p := cityRunner(t).types("gd", "2027-04-20", "enter")
		if text := p.text(size[0], size[1]); !strings.Contains(text, "━") || !strings.ContainsAny(lineWith(text, "21"), "━") {
			t.Errorf("%v: no sign on Wed 21 Apr:\n%s", size, text)
		}
	}
}

// lineWith is the first row of days that holds words.
func lineWith(text, words string) string {
	for line := range strings.Lines(text) {
		if strings.Contains(line, " "+words+" ") || strings.Contains(line, "━"+words) {
			return line
		}
	}
	return ""
}
