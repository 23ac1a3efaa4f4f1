package fuelling_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/coverage"
	"ebb/plan/edit"
	"ebb/plan/fuelling"
	"ebb/plan/notation"
)

var raceDay = calendar.Of(2027, time.May, 22)

func id(n int) plan.ID { return plan.ID{15: byte(n), 14: byte(n >> 8)} }

// before gives a plan of a race with sessions on days before it, and today.
func before(t testing.TB, race string, today int, lines ...string) coverage.Input {
	t.Helper()
	e, err := notation.ParseEvent(race, plan.Run, calendar.Typing{Today: raceDay - 150})
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
		week.Sessions = append(week.Sessions, s)
		slices.SortStableFunc(week.Sessions, func(a, b plan.Session) int { return a.Day - b.Day })
	}
	athlete, err := plan.Athlete{Name: "Sam"}.Resolve()
	if err != nil {
		t.Fatal(err)
	}
	return coverage.Input{
		Plan:    plan.Plan{Seasons: []plan.Macrocycle{{ID: id(7000), Start: raceDay - 112, Blocks: []plan.Mesocycle{block}}}, Events: []plan.Event{e}},
		Athlete: &athlete, Today: raceDay + calendar.Day(today),
	}
}

const canyon = `A 2027-05-22 "Canyon" 100k +5400m 16h fuel 75g salt 600mg`

func train(in coverage.Input) fuelling.Training {
	b := coverage.BookOf(in)
	c := b.Of(&in.Plan.Events[0])
	return fuelling.Train(b, &c, in.Today)
}

// told writes what is proposed: "-35 30, -28 40".
func told(t *fuelling.Training) string {
	var words []string
	for _, c := range t.Changes {
		words = append(words, fmt.Sprintf("%d %.0f", c.Day-raceDay, c.Is.Carb))
	}
	return strings.Join(words, ", ")
}

func TestTheGutIsTrainedByTenGramsAWeek(t *testing.T) {
	for _, tt := range []struct {
		name  string
		lines []string
		want  string
	}{
		{"from 30, where nothing was rehearsed", []string{"-42 long 2h", "-35 long 2h", "-28 long 2h", "-21 long 2h", "-14 long 2h", "-7 long 2h"}, "-42 30, -35 40, -28 50, -21 60, -14 70, -7 75"},
		{"two in a week are alike", []string{"-42 long 2h", "-39 long 1h30", "-35 long 2h"}, "-42 30, -39 30, -35 40"},
		{"short and easy ones are left", []string{"-42 long 2h", "-41 easy 2h", "-40 long 1h20", "-39 easy 3h"}, "-42 30, -39 30"},
		{"a week without a long session is a step all the same", []string{"-42 long 2h", "-28 long 2h"}, "-42 30, -28 50"},
		{"on from what was last rehearsed", []string{"-56 long 3h fuel 50g", "-42 long 2h", "-35 long 2h", "-28 long 2h"}, "-42 60, -35 70, -28 75"},
		{"what is higher stays, and it goes on from there", []string{"-42 long 2h", "-35 long 2h fuel 60g", "-28 long 2h"}, "-42 30, -28 70"},
		{"rides train no runner's gut", []string{"-42 bike long 3h", "-35 long 2h"}, "-35 30"},
		{"nothing to do", []string{"-42 long 2h fuel 75g", "-35 long 2h fuel 90g"}, ""},
		{"races are raced", []string{"-42 race 2h", "-35 long 2h"}, "-35 30"},
	} {
		in := before(t, canyon, -50, tt.lines...)
		got := train(in)
		if told(&got) != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, told(&got), tt.want)
		}
		if len(got.Edit.Edits) != len(got.Changes) {
			t.Errorf("%s: %d edits of %d changes", tt.name, len(got.Edit.Edits), len(got.Changes))
		}
	}
}

// A brick is mostly ridden: the gut of the run has steps of its own.
func TestATriathleteTrainsForEachSport(t *testing.T) {
	got := train(before(t, `A 2027-05-22 "Iron" multi 11h fuel 90g`, -50, "-56 bike long 4h fuel 80g", "-42 multi long 5h", "-40 long 2h", "-33 long 2h", "-34 bike long 4h"))
	if want := "-42 90, -40 30, -34 90, -33 40"; told(&got) != want {
		t.Errorf("%s, want %s", told(&got), want)
	}
}

func TestLongAndHotSessionsGetAPlanForFluid(t *testing.T) {
	in := before(t, canyon, -50, "-42 long 4h", "-35 long 1h30 #heat", "-28 long 2h", "-21 long 4h fluid 600ml")
	got := train(in)
	want := []plan.Fuel{{Carb: 30, Sodium: 600, Fluid: 500}, {Carb: 40, Sodium: 600, Fluid: 500}, {Carb: 50}, {Carb: 60, Fluid: 600}}
	for i, c := range got.Changes {
		if c.Is != want[i] {
			t.Errorf("%d days before: %+v, want %+v", raceDay-c.Day, c.Is, want[i])
		}
	}
	in.Plan.Events[0].Fuel.Fluid = 1200
	if got := train(in); got.Changes[0].Is.Fluid != 750 {
		t.Errorf("%v ml an hour are proposed: more than 750 is never asked for", got.Changes[0].Is.Fluid)
	}
}

func TestWhatIsProposedIsOneEditThatLeavesNothingToPropose(t *testing.T) {
	in := before(t, canyon, -50, "-42 long 4h", "-35 long 4h", "-28 long 4h")
	got := train(in)
	done, err := edit.Apply(in.Plan, got.Edit)
	if err != nil {
		t.Fatal(err)
	}
	in.Plan = done.Plan
	if again := train(in); len(again.Changes) != 0 {
		t.Errorf("once done it is proposed again: %s", told(&again))
	}
}

func TestItIsSaidWhenTheTargetIsNotReached(t *testing.T) {
	got := train(before(t, canyon, -50, "-42 long 4h", "-35 long 4h"))
	if said := strings.Join(got.Says(), " "); got.Reached != 0 || !strings.Contains(said, "come to 40 g by then, and no more") {
		t.Errorf("reached on %v: %s", got.Reached, said)
	}
	none := train(before(t, `A 2027-05-22 "Canyon" 100k 16h`, -50))
	if said := strings.Join(none.Says(), " "); !strings.Contains(said, "no long session is planned") || !strings.Contains(said, "says no target: 30 g") {
		t.Error(said)
	}
}

func sheet(in coverage.Input, planned bool) fuelling.Sheet {
	return fuelling.SheetOf(coverage.BookOf(in), &in.Plan.Events[0], in.Athlete, planned)
}

func TestOnlyWhatWasRehearsedIsOnTheSheet(t *testing.T) {
	for _, tt := range []struct {
		name    string
		planned bool
		lines   []string
		carb    float64
		says    string
	}{
		{"nothing", false, nil, 0, "Carbohydrate: 75 g an hour is the target, and nothing is rehearsed: the sheet gives none."},
		{"less than the target", false, []string{"-60 long 3h fuel 50g", "-56 long 3h fuel 60g"}, 60, "Carbohydrate: the target of 75 g an hour is never rehearsed: the sheet gives the most that is, 60 g an hour, last on Sat 27 Mar."},
		{"the target, twice", false, []string{"-60 long 3h fuel 75g", "-56 long 3h fuel 75g"}, 75, "Carbohydrate: the target is rehearsed: 75 g an hour in 2 sessions, last on Sat 27 Mar."},
		{"more than the target", false, []string{"-60 long 3h fuel 90g"}, 75, "Carbohydrate: the target of 75 g an hour is within what is rehearsed: 90 g an hour, last on Tue 23 Mar."},
		{"what is only planned is no rehearsal", false, []string{"-60 long 3h fuel 50g", "-28 long 3h fuel 75g"}, 50, "Carbohydrate: the target of 75 g an hour is never rehearsed: the sheet gives the most that is, 50 g an hour, last on Tue 23 Mar."},
		{"unless it is asked for", true, []string{"-60 long 3h fuel 50g", "-28 long 3h fuel 75g"}, 75, "Carbohydrate: the target is rehearsed: 75 g an hour, last on Sat 24 Apr, planned and not done yet (50 g so far)."},
		{"an hour is no rehearsal", false, []string{"-60 easy 1h fuel 75g"}, 0, "Carbohydrate: 75 g an hour is the target, and nothing is rehearsed: the sheet gives none."},
	} {
		s := sheet(before(t, canyon, -50, tt.lines...), tt.planned)
		if len(s.Parts) != 1 || s.Parts[0].Fuel.Carb != tt.carb || len(s.Parts[0].Hours) != 16 || s.Total.Carb != 16*tt.carb {
			t.Errorf("%s: %+v", tt.name, s.Parts)
		}
		if got := s.Remarks()[0]; got != tt.says {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.says)
		}
	}
}

// The legs have 10 h 55 of the 11 h: changing takes the rest, spread over them.
func TestLegsAndStagesHaveTheirOwnHours(t *testing.T) {
	iron := sheet(before(t, `A 2027-05-22 "Iron" multi 11h fuel 90g: swim 3800mtr 1h10, bike 180k 5h45, run 42.2k 4h`, -50,
		"-60 bike long 4h fuel 90g", "-58 long 2h fuel 60g"), false)
	var got []string
	for _, p := range iron.Parts {
		got = append(got, fmt.Sprintf("%s %d h, %.0f g from %s", p.Name, len(p.Hours), p.Fuel.Carb, fuelling.Clock(p.Hours[0].From)))
	}
	if want := "swim 2 h, 0 g from 0:00; bike 6 h, 90 g from 1:11; run 5 h, 60 g from 6:58"; strings.Join(got, "; ") != want {
		t.Errorf("%s, want %s", strings.Join(got, "; "), want)
	}
	if said := strings.Join(iron.Remarks(), "\n"); !strings.Contains(said, "Carbohydrate (run): the target of 90 g an hour is never rehearsed") || !strings.Contains(said, "Carbohydrate (bike): the target is rehearsed") {
		t.Error(said)
	}
	days := sheet(before(t, `A 2027-05-22..2027-05-24 "Three" fuel 60g: day 1: 30k 5h, day 2: 35k 6h, day 3: 40k 9h`, -50, "-60 long 4h fuel 60g"), false)
	if len(days.Parts) != 3 || days.Parts[1].Name != "day 2" || len(days.Parts[2].Hours) != 9 || days.Parts[2].Hours[0].From != 0 || days.Total.Carb != 20*60 {
		t.Errorf("%+v", days)
	}
}

func TestTheLastHourIsWhatIsLeft(t *testing.T) {
	s := sheet(before(t, `A 2027-05-22 "City" 42.2k 3h30 fuel 60g`, -50, "-60 long 3h fuel 60g"), false)
	_, rows := s.Rows()
	want := [][]string{
		{"all", "0:00 to 1:00", "60 g", "-", "-"}, {"", "1:00 to 2:00", "60 g", "-", "-"}, {"", "2:00 to 3:00", "60 g", "-", "-"},
		{"", "3:00 to 3:30", "30 g", "-", "-"}, {"in all", "", "210 g", "-", "-"},
	}
	if !slices.EqualFunc(rows, want, slices.Equal[[]string]) {
		t.Errorf("%q", rows)
	}
	if md := s.Markdown(); !strings.Contains(md, "| 3:00 to 3:30 | 30 g | - | - |") {
		t.Error(md)
	}
}

// Whatever is planned: no figure that is none, no step of more than ten grams a
// week over what was there, nothing over the target, fluid within what is usual.
func TestNoStepIsTooHigh(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		var lines []string
		for day := -100; day < 0; day += rapid.IntRange(1, 12).Draw(r, "days on") {
			line := fmt.Sprintf("%d %s %dm", day, rapid.SampledFrom([]string{"long", "easy", "bike long", "hike long"}).Draw(r, "kind"), rapid.IntRange(20, 500).Draw(r, "minutes"))
			if g := rapid.IntRange(0, 12).Draw(r, "carb"); g > 0 {
				line += fmt.Sprintf(" fuel %dg", 10*g)
			}
			lines = append(lines, line)
		}
		race := rapid.SampledFrom([]string{canyon, `B 2027-05-22 "Run" 10k 45m`, `A 2027-05-22 "Odd" 100k`, `A 2027-05-22 "Iron" multi 11h fuel 92g`, `B 2027-05-22..2027-05-25 "Four" 30h`}).Draw(r, "race")
		in := before(t, race, rapid.IntRange(-110, 10).Draw(r, "today"), lines...)
		got := train(in)
		for _, c := range got.Changes {
			if c.Day < in.Today || c.Is.Carb > max(c.Was.Carb, got.Target) || c.Is.Fluid > max(c.Was.Fluid, 750) || c.Is.Carb < c.Was.Carb {
				r.Fatalf("%+v", c)
			}
		}
		if _, err := edit.Apply(in.Plan, got.Edit); err != nil {
			r.Fatal(err)
		}
		s := sheet(in, rapid.Bool().Draw(r, "planned"))
		for _, p := range s.Parts {
			for _, h := range p.Hours {
				if x := h.Fuel.Carb + h.Fuel.Sodium + h.Fuel.Fluid + h.From + h.To; math.IsNaN(x) || math.IsInf(x, 0) || h.To <= h.From || h.Fuel.Carb > p.Rehearsals.Carb.Amount+.5 {
					r.Fatalf("%+v of %+v", h, p)
				}
			}
		}
	})
}
