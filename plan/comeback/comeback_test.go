package comeback

import (
	"math"
	"slices"
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/notation"
	"ebb/plan/outlook"
)

// monday is the first day of the plans of the tests.
var monday = calendar.Of(2027, 4, 5)

func athlete(t testing.TB, more ...plan.Setting) *plan.Athlete {
	t.Helper()
	settings := append([]plan.Setting{{Key: "threshold.run", Value: "4:15/km"}, {Key: "sport", Value: "run"}}, more...)
	a, err := plan.Athlete{Name: "Sam", Settings: settings}.Resolve()
	if err != nil {
		t.Fatal(err)
	}
	return &a
}

func id(n int) plan.ID { return plan.ID{15: byte(n), 14: byte(n >> 8)} }

// weeks makes a season of weeks of seven days from lines, one a day; "" is a day
// without a session.
func weeks(t testing.TB, lines ...[7]string) plan.Plan {
	t.Helper()
	b := plan.Mesocycle{ID: id(2), Phase: plan.Build}
	for n, days := range lines {
		w := plan.Microcycle{ID: id(100 * (n + 1)), Days: 7}
		for d, line := range days {
			if line == "" {
				continue
			}
			s, err := notation.ParseSession(line, plan.Run)
			if err != nil {
				t.Fatal(line, err)
			}
			s.ID, s.Day = id(100*(n+1)+d+1), d
			w.Sessions = append(w.Sessions, s)
		}
		b.Weeks = append(b.Weeks, w)
	}
	return plan.Plan{Seasons: []plan.Macrocycle{{ID: id(1), Start: monday, Blocks: []plan.Mesocycle{b}}}}
}

// usual is a week as coaches write them.
var usual = [7]string{
	"strength heavy 45m", "intervals: 20m @2, 5x(4m @9, 2m @2), 20m @2", "easy 50m", "tempo 1h", "bike easy 1h30", "easy 45m", "long 3h +900m !",
}

func race(day calendar.Day) plan.Event {
	return plan.Event{
		ID: id(50), From: day, Days: 1, Priority: plan.A, Name: "Canyon 100K", Sport: plan.Run, Tags: []string{"night"},
		Distance: plan.Distance{Value: 100, Unit: plan.Kilometres}, Goal: plan.DurationOf(16 * 3600),
	}
}

func fact(kind plan.LifeKind, from, days int, allows ...plan.Sport) plan.Life {
	return plan.Life{ID: id(8000 + from), Kind: kind, From: monday + calendar.Day(from), Days: days, Allows: allows}
}

// said lists changes as "day: was -> is".
func said(r Return) []string {
	var all []string
	for _, c := range r.Changes {
		all = append(all, c.Day.Format("Mon 2")+": "+c.Was+" -> "+c.Is)
	}
	return all
}

func TestRamp(t *testing.T) {
	illFor := func(days int) Gap { return Gap{Span: calendar.Span{From: 1, To: calendar.Day(days)}, Sick: days} }
	off := func(days int) Gap { return Gap{Span: calendar.Span{From: 1, To: calendar.Day(days)}} }
	mixed := off(20)
	mixed.Sick = 4
	for _, c := range []struct {
		name  string
		gap   Gap
		rule  string
		parts []Part
		calm  int
	}{
		{"3 days missed: continue", off(3), "R38", nil, 0},
		{"4 days missed: a week at 80 %", off(4), "R38", []Part{{7, .8}}, 0},
		{"6 days missed", off(6), "R38", []Part{{7, .8}}, 0},
		{"7 days missed: 60 to 70 %, and ramp", off(7), "R38", []Part{{7, .65}, {7, .8}}, 0},
		{"13 days missed", off(13), "R38", []Part{{7, .65}, {7, .8}}, 0},
		{"14 days missed: restart at 50 %", off(14), "R38", []Part{{7, .5}, {7, .65}, {7, .8}}, 0},
		{"1 day ill", illFor(1), "R37", []Part{{1, .5}, {1, .75}}, 3},
		{"4 days ill: 50 % for as many, then 75 %", illFor(4), "R37", []Part{{4, .5}, {2, .75}}, 3},
		{"7 days ill", illFor(7), "R37", []Part{{7, .5}, {4, .75}}, 3},
		{"11 days ill: within two weeks", illFor(11), "R37", []Part{{11, .5}, {3, .75}}, 3},
		{"14 days ill: both rules", illFor(14), "R37", []Part{{14, .5}, {7, .8}}, 3},
		{"ill, then away: the smaller share", mixed, "R37", []Part{{7, .5}, {7, .65}, {7, .8}}, 3},
	} {
		r := RampOf(c.gap)
		if r.Rule != c.rule || !slices.Equal(r.Parts, c.parts) || r.Calm != c.calm {
			t.Errorf("%s: %+v, want %s %v %d", c.name, r, c.rule, c.parts, c.calm)
		}
	}
}

func TestGapsGrowTogether(t *testing.T) {
	life := []plan.Life{
		fact(plan.Sick, 3, 4), fact(plan.Holiday, 7, 5), fact(plan.Sick, 13, 2), fact(plan.Travel, 1, 2),
	}
	for _, c := range []struct {
		name     string
		of       plan.Life
		from, to int
		sick     int
		ok       bool
	}{
		{"days that follow", life[0], 3, 11, 4, true},
		{"from the later one", life[1], 3, 11, 4, true},
		{"a day between parts them", life[2], 13, 14, 2, true},
		{"half the plan is no gap", life[3], 0, 0, 0, false},
		{"missed days are one", plan.Life{From: monday + 12, Days: 1}, 3, 14, 6, true},
	} {
		g, ok := GapOf(life, c.of)
		if ok != c.ok || ok && (g.From != monday+calendar.Day(c.from) || g.To != monday+calendar.Day(c.to) || g.Sick != c.sick) {
			t.Errorf("%s: %+v %v", c.name, g, ok)
		}
	}
}

func TestReturnAfterIllness(t *testing.T) {
	in := Input{Plan: weeks(t, usual, usual), Athlete: athlete(t), Today: monday}
	r := Propose(in, fact(plan.Sick, 0, 4)) // Monday to Thursday
	want := []string{
		"Fri 9: bike easy 1h30 -> bike easy 45m #return",
		"Sat 10: run easy 45m -> run easy 20m #return",
		"Sun 11: run long 3h +900m ! -> run long 1h30 +450m #return !",
		"Mon 12: strength heavy 45m -> strength heavy 20m #return",
		"Tue 13: run intervals: 20m @2, 5x(4m @9, 2m @2), 20m @2 -> run intervals #return: 15m @2, 3x(4m @9, 2m @2), 15m @2",
		"Wed 14: run easy 50m -> run easy 35m #return",
	}
	if got := said(r); !slices.Equal(got, want) {
		t.Errorf("changes:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if want := "return after 4 days ill: 6 changes until Wed 14 Apr"; r.Edit.Title != want {
		t.Errorf("title %q, want %q", r.Edit.Title, want)
	}
	for _, words := range []string{"R37", "50 % of the plan for 4 days, then 75 % of the plan for 2 days", "nothing hard in the first 3", "Schwellnus 2022"} {
		if !strings.Contains(r.Why, words) {
			t.Errorf("why is %q, want %q in it", r.Why, words)
		}
	}
	if len(r.Care) != 1 || !strings.Contains(r.Care[0], "doctor") {
		t.Errorf("care is %q, want a doctor", r.Care)
	}
}

func TestNothingHardOnTheFirstDaysBack(t *testing.T) {
	in := Input{Plan: weeks(t, usual, usual), Athlete: athlete(t), Today: monday}
	r := Propose(in, fact(plan.Sick, 5, 2)) // Saturday and Sunday
	want := []string{
		"Mon 12: strength heavy 45m -> strength maintenance 25m #return",
		"Tue 13: run intervals: 20m @2, 5x(4m @9, 2m @2), 20m @2 -> run easy 40m #return",
		"Wed 14: run easy 50m -> run easy 35m #return",
	}
	if got := said(r); !slices.Equal(got, want) {
		t.Errorf("changes:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if !r.Changes[1].Eased || r.Changes[2].Eased {
		t.Errorf("eased: %+v", r.Changes)
	}
}

func TestReturnAfterMissedDays(t *testing.T) {
	in := Input{Plan: weeks(t, usual, usual, usual, usual), Athlete: athlete(t), Today: monday}
	for _, c := range []struct {
		name    string
		fact    plan.Life
		changes int
		why     string
	}{
		{"3 days: the plan goes on", fact(plan.Holiday, 0, 3), 0, "the plan goes on as it stands"},
		{"5 days: a week", fact(plan.Holiday, 0, 5), 7, "80 % of the plan for 7 days"},
		{"8 days: two weeks", plan.Life{From: monday, Days: 8}, 14, "65 % of the plan for 7 days, then 80 %"},
		{"14 days: the rest of the plan", fact(plan.Injured, 0, 14), 14, "50 % of the plan for 7 days, then 65 %"},
		{"a sport that went on stays", fact(plan.Injured, 0, 5, plan.Bike), 6, "80 %"},
		{"all that is planned goes on", plan.Life{Kind: plan.Holiday, From: monday + 1, Days: 3, Allows: []plan.Sport{plan.Run}}, 0, "run goes on: nothing of the plan is lost"},
		{"what goes on is not planned", plan.Life{Kind: plan.Holiday, From: monday, Days: 5, Allows: []plan.Sport{plan.Swim}}, 7, "80 %"},
		{"half the plan was done", fact(plan.Travel, 0, 10), 0, "50 % of the plan is kept"},
	} {
		r := Propose(in, c.fact)
		if len(r.Changes) != c.changes || !strings.Contains(r.Why, c.why) {
			t.Errorf("%s: %d changes, want %d: %s", c.name, len(r.Changes), c.changes, r.Why)
		}
	}
}

func TestWhatAReturnLeavesAlone(t *testing.T) {
	p := weeks(t, usual, [7]string{"rest", "mobility 20m", "race 2h", "easy 50m", "easy 40m", "easy 45m", "easy 1h"})
	p.Events = []plan.Event{race(monday + 11)} // the second Friday
	in := Input{
		Plan: p, Athlete: athlete(t), Today: monday + 8,
		Done: []plan.DoneDay{{Day: monday + 8, Sessions: []plan.ID{id(204)}}}, // Thursday's, done early
	}
	r := Propose(in, fact(plan.Sick, 0, 7))
	want := []string{"Sat 17: run easy 45m -> run easy 20m #return", "Sun 18: run easy 1h -> run easy 30m #return"}
	if got := said(r); !slices.Equal(got, want) {
		t.Errorf("changes:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if len(r.Care) != 3 || !strings.Contains(r.Care[1], "Canyon 100K on Fri 16 Apr comes on day 5 back") {
		t.Errorf("care: %q", r.Care)
	}
}

func TestAReturnIsTakenOnce(t *testing.T) {
	in := Input{Plan: weeks(t, usual, usual), Athlete: athlete(t), Today: monday}
	in.Plan.Seasons[0].Blocks[0].Weeks = append(in.Plan.Seasons[0].Blocks[0].Weeks, plan.Microcycle{
		ID: id(900), Days: 7, Target: plan.Target{Measure: plan.TargetLoad, Value: 300}, Note: "find the habit",
	})
	f := fact(plan.Sick, 0, 14)
	r := Propose(in, f)
	res, err := edit.Apply(in.Plan, r.Edit)
	if err != nil || len(r.Changes) == 0 {
		t.Fatal(err, r)
	}
	in.Plan = res.Plan
	if again := Propose(in, f); len(again.Changes) > 0 {
		t.Errorf("a second return takes more: %q", said(again))
	}
}

func TestReturnOfWeeksThatOnlySayTheirTarget(t *testing.T) {
	p := weeks(t, usual)
	for n, target := range []plan.Target{
		{Measure: plan.TargetLoad, Value: 300}, {Measure: plan.TargetHours, Value: 8}, {Measure: plan.TargetShare, Value: 65},
	} {
		p.Seasons[0].Blocks[0].Weeks = append(p.Seasons[0].Blocks[0].Weeks, plan.Microcycle{ID: id(900 + n), Days: 7, Target: target})
	}
	in := Input{Plan: p, Athlete: athlete(t), Today: monday}
	r := Propose(in, plan.Life{From: monday - 7, Days: 14})
	want := []string{"Mon 12: load 300 -> load 150", "Mon 19: hours 8h -> hours 5h12", "Mon 26: 65% -> 52%"}
	if got := said(r); !slices.Equal(got, want) {
		t.Errorf("changes %q, want %q", got, want)
	}
	res, err := edit.Apply(p, r.Edit)
	if err != nil {
		t.Fatal(err)
	}
	if w := res.Plan.Seasons[0].Blocks[0].Weeks[1]; w.Note != "(return: 50 %)" || w.Target.Value != 150 {
		t.Errorf("the week is %+v", w)
	}
}

func TestWhatTheRaceLoses(t *testing.T) {
	p := weeks(t, usual, usual, usual, usual)
	night, err := notation.ParseSession("easy 1h #night", plan.Run)
	if err != nil {
		t.Fatal(err)
	}
	night.ID, night.Day = id(777), 4
	w := &p.Seasons[0].Blocks[0].Weeks[2]
	w.Sessions = slices.Insert(w.Sessions, 5, night)
	p.Events = []plan.Event{race(monday + 27)}
	trained := athlete(t, plan.Setting{Key: "start.date", Value: monday.String()},
		plan.Setting{Key: "start.fitness", Value: "70"}, plan.Setting{Key: "start.fatigue", Value: "70"})
	in := Input{Plan: p, Athlete: trained, Today: monday}
	f := fact(plan.Sick, 15, 4) // Tuesday to Friday of the third week
	in.Life = []plan.Life{f}
	r := Propose(in, f)
	c, ok := CostOf(in, f, r)
	if !ok || c.Race.Name != "Canyon 100K" {
		t.Fatalf("cost %+v %v", c, ok)
	}
	var lines []string
	for _, m := range c.Missed {
		lines = append(lines, date(m.Day)+" "+line(m.Session))
	}
	if want := []string{"Fri 23 Apr run easy 1h #night"}; !slices.Equal(lines, want) {
		t.Errorf("missed %q, want %q", lines, want)
	}
	without := outlook.New(outlook.Input{Plan: p, Athlete: in.Athlete, Today: monday})
	if d, _ := without.Day(monday + 26); d.Fitness != c.Before.Fitness {
		t.Errorf("fitness before %v, want %v", c.Before.Fitness, d.Fitness)
	}
	if !(c.Before.Fitness > c.With.Fitness && c.With.Fitness > c.After.Fitness) || c.With.Form <= c.Before.Form {
		t.Errorf("mornings %+v %+v %+v: fitness falls, form rises", c.Before, c.With, c.After)
	}
	for _, words := range []string{"Canyon 100K on Sun 2 May: fitness ", "1 rehearsal missed: run easy 1h on Fri 23 Apr", "rest and no gain"} {
		if !strings.Contains(c.Says, words) {
			t.Errorf("it says %q, want %q in it", c.Says, words)
		}
	}
	free := plan.Life{ID: id(9000), Kind: plan.Holiday, From: monday + 1, Days: 3, Allows: []plan.Sport{plan.Run}}
	if c, _ := CostOf(Input{Plan: p, Athlete: in.Athlete, Today: monday}, free, Return{}); !strings.Contains(c.Says, ", as without it") || strings.Contains(c.Says, "instead") {
		t.Errorf("where nothing is lost it says %q", c.Says)
	}
	if _, ok := CostOf(Input{Plan: weeks(t, usual), Athlete: in.Athlete, Today: monday}, f, r); ok {
		t.Error("a cost without a race")
	}
}

// Four days of nothing take from the fitness of a steady plan what the average
// takes by itself: a factor exp(-4/42) at their end.
func TestCostOfASteadyPlanIsTheAveragesOwn(t *testing.T) {
	steady := [7]string{}
	for d := range steady {
		steady[d] = "easy 1h load 60"
	}
	p := weeks(t, steady, steady, steady, steady)
	p.Events = []plan.Event{race(monday + 28)}
	in := Input{Plan: p, Athlete: athlete(t), Today: monday}
	f := fact(plan.Injured, 24, 4)
	c, _ := CostOf(in, f, Return{})
	full := func(days float64) float64 { return 60 * (1 - math.Exp(-days/42)) }
	if got, want := c.Before.Fitness, full(28); math.Abs(got-want) > 1e-9 {
		t.Errorf("fitness before %v, want %v", got, want)
	}
	if got, want := c.With.Fitness, full(24)*math.Exp(-4./42); math.Abs(got-want) > 1e-9 {
		t.Errorf("fitness with it %v, want %v", got, want)
	}
}
