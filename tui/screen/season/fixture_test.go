package season_test

import (
	"strings"
	"testing"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/notation"
	"ebb/plan/outlook"
	"ebb/tui/editor"
	"ebb/tui/panel"
	"ebb/tui/screen"
	"ebb/tui/screen/screentest"
	"ebb/tui/screen/season"
)

// person sits before a season screen.
type person struct{ *screentest.Person }

func sit(t testing.TB, sc *screen.Scene) person {
	t.Helper()
	e := editor.New(sc.Today)
	return person{screentest.Sit(t, sc, e, season.New(e, &panel.Panel{}))}
}

func (p person) types(words ...string) person {
	p.Helper()
	p.Types(words...)
	return p
}

// Weeks of the runner: calm ones and hard ones.
const (
	baseLoad  = "load 380 | rest | easy 1h | hills 1h | easy 50m | rest | long 2h @3 +300m | easy 1h15\n"
	buildLoad = "load 460 | strength maintenance 45m | easy 1h10 | threshold 1h15 ! | easy 1h | rest | long 3h @3 +700m ! | easy 1h30\n"
	hardLoad  = "load 540 | rest | easy 1h10 | threshold 1h15 ! | easy 50m | rest | long 4h15 @3 +1200m #night ! | long 2h30 @3 +300m #b2b\n"
	down      = "down 250 | rest | easy 45m | easy 50m | hills 45m | rest | easy 1h | easy 1h\n"
)

// canyon is a season of 29 weeks with a race of 50 km on the way to one of 100.
func canyon(t testing.TB, newID func() plan.ID) plan.Plan {
	t.Helper()
	m := plan.Macrocycle{ID: newID(), Name: "Canyon 100K", Start: calendar.Of(2026, time.November, 30)}
	add := func(name string, phase plan.Phase, weeks ...string) {
		m.Blocks = append(m.Blocks, screentest.Weeks(t, name, phase, strings.Join(weeks, ""), newID))
	}
	add("Base 1", plan.Base, baseLoad, baseLoad, baseLoad, down)
	add("Base 2", plan.Base, baseLoad, buildLoad, buildLoad, down)
	add("Build 1", plan.Build, buildLoad, buildLoad, buildLoad, down)
	add("Build 2", plan.Build, buildLoad, buildLoad, "race 200 | rest | easy 50m | easy 40m | rest | easy 30m | rest | rest\n")
	add("Recover", plan.Recover, "recovery 0 | rest | rest | rest | easy 30m | rest | easy 40m | rest\n", down)
	add("Specific 1", plan.Specific, buildLoad, hardLoad, hardLoad, down)
	add("Specific 2", plan.Specific, hardLoad, hardLoad)
	add("Taper", plan.Taper, "taper 260 | rest | easy 50m | tempo 50m | easy 40m | rest | easy 1h15 | easy 45m\n")
	add("Race", plan.RacePhase, "race 90 | rest | easy 30m | easy 30m | rest | easy 20m | rest | rest\n")
	add("Come down", plan.Recover, "recovery 0 | rest | rest | rest | rest | rest | easy 30m | rest\n",
		"recovery 90 | rest | easy 30m | rest | easy 40m | rest | easy 40m | rest\n",
		"recovery 150 | rest | easy 40m | rest | easy 40m | rest | easy 1h | easy 40m\n", down)
	return plan.Plan{Seasons: []plan.Macrocycle{m}, Events: []plan.Event{
		event(t, `B 2027-03-14 "Foothill 50K" 50k +2100m 6h`, newID), event(t, `A 2027-05-22 "Canyon 100K" 100k +5400m 16h fuel 75g #night`, newID),
	}}
}

func event(t testing.TB, line string, newID func() plan.ID) plan.Event {
	t.Helper()
	e, err := notation.ParseEvent(line, plan.Run, calendar.Typing{Today: screentest.Today})
	if err != nil {
		t.Fatal(err)
	}
	e.ID = newID()
	return e
}

// runner gives the scene of that season on Tuesday, 6 April.
func runner(t testing.TB) *screen.Scene {
	t.Helper()
	newID := screentest.IDs()
	return screentest.SceneOf(t, canyon(t, newID), newID, plan.Setting{Key: "start.fitness", Value: "45"},
		plan.Setting{Key: "start.fatigue", Value: "45"}, plan.Setting{Key: "start.date", Value: "2026-11-30"})
}

// state is a screen in the middle of something.
type state struct {
	name string
	open func(testing.TB) person
}

// typed is the runner's season after these keys.
func typed(name string, words ...string) state {
	return state{name, func(t testing.TB) person { return sit(t, runner(t)).types(words...) }}
}

// states are the screens that are drawn, swept over all sizes and acted on.
var states = []state{
	typed("season"),
	typed("line", "2l", "a", "long 3h @3 +1200m #night !"),
	typed("line-invalid", "2l", "a", "long 3h @3 +1200q"),
	typed("run", "4l", "5+"),
	typed("insert", "j", "2i"),
	typed("insert-down", "j", "I"),
	typed("insert-alone", "j", "I", "o"),
	typed("delete", "j", "X"),
	typed("stretch", "z", "l"),
	typed("shrink", "z", "h"),
	typed("weeks-selected", "V", "2j"),
	typed("target", "T", "load 700"),
	typed("first", "gg"),
	typed("last", "G"),
	typed("race-day", "gd", "2027-05-22", "enter"),
	typed("oscillation", "tab"),
	typed("systems", "tab", "tab"),
	typed("fitness", "shift+tab"),
	{"empty", empty},
	{"empty-line", func(t testing.TB) person { return empty(t).types("a", "long 3h") }},
	{"one-week", func(t testing.TB) person { return oneBlock(t, "A week", down) }},
	{"one-day", func(t testing.TB) person { return oneBlock(t, "A day", "load 50 | easy 50m\n") }},
	{"year", func(t testing.TB) person { return manyWeeks(t, 52) }},
	{"three-years", func(t testing.TB) person { return manyWeeks(t, 156) }},
	{"ten-days", tenDays},
	{"four-weeks-long", fourWeeksLong},
	{"outline", outline},
	{"stages", stages},
	{"life", life},
	{"long-names", withNames(strings.Repeat("the very long block ", 10))},
	{"emoji", withNames("👩‍👩‍👧‍👦 Sierra 🏔️ 1")},
	{"wide", withNames("日本語のレース山岳")},
	{"turned", withNames("מחזור הבנייה مرحبا")},
	{"nameless", withNames("")},
	{"two-seasons", func(t testing.TB) person { return twoSeasons(t).types("}", "99}", "{") }},
	{"second-season", func(t testing.TB) person { return twoSeasons(t).types("G", "l") }},
}

func stateNamed(t testing.TB, name string) person {
	t.Helper()
	return person{gallery().Open(t, name)}
}

func empty(t testing.TB) person { return sit(t, screentest.SceneOf(t, plan.Plan{}, screentest.IDs())) }

// seasonOf is a season of one block around today.
func seasonOf(t testing.TB, name string, start calendar.Day, text string) person {
	t.Helper()
	newID := screentest.IDs()
	m := plan.Macrocycle{ID: newID(), Name: "Spring", Start: start}
	m.Blocks = []plan.Mesocycle{screentest.Weeks(t, name, plan.Build, text, newID)}
	return sit(t, screentest.SceneOf(t, plan.Plan{Seasons: []plan.Macrocycle{m}}, newID))
}

func oneBlock(t testing.TB, name, text string) person {
	return seasonOf(t, name, calendar.Of(2027, time.April, 5), text)
}

// manyWeeks is a long season: blocks of four weeks, today in the middle.
func manyWeeks(t testing.TB, weeks int) person {
	t.Helper()
	newID := screentest.IDs()
	start := calendar.Of(2027, time.April, 5) - calendar.Day(weeks/2*calendar.Week)
	m := plan.Macrocycle{ID: newID(), Name: "The long way", Start: start}
	for n := range weeks / 4 {
		m.Blocks = append(m.Blocks, screentest.Weeks(t, "Block "+string(rune('A'+n%26)), plan.Build, buildLoad+hardLoad+buildLoad+down, newID))
	}
	return sit(t, screentest.SceneOf(t, plan.Plan{Seasons: []plan.Macrocycle{m}, Events: []plan.Event{
		event(t, `A 2027-05-22 "Canyon 100K" 100k +5400m 16h`, newID),
	}}, newID))
}

// tenDays is a block of a masters athlete: microcycles of ten days.
func tenDays(t testing.TB) person {
	return seasonOf(t, "Masters", calendar.Of(2027, time.March, 1), strings.Repeat(`load 600 | rest | easy 1h | intervals 1h ! | easy 40m | rest | hills 1h | easy 1h | bike easy 1h | rest | long 3h @3 +600m
`, 3)+`down 300 | rest | easy 40m | easy 40m | rest | tempo 40m | rest | easy 50m | bike easy 1h | rest | easy 1h30
`)
}

func fourWeeksLong(t testing.TB) person {
	return seasonOf(t, "Camp", calendar.Of(2027, time.March, 29), strings.Repeat("load 900 | "+strings.Repeat("rest | easy 1h | long 2h @3 | bike easy 1h | ", 6)+"tempo 50m | easy 1h | rest | rest\n", 3)+"load 60 | easy 1h\n")
}

// outline is the runner's season with nothing but targets from the specific
// blocks on.
func outline(t testing.TB) person {
	p := sit(t, runner(t))
	for b := 5; b < 7; b++ {
		weeks := p.Plan.Seasons[0].Blocks[b].Weeks
		for w := range weeks {
			weeks[w].Sessions = nil
		}
	}
	p.relook()
	return p
}

// stages is a season with a race of five days and two that lie close by.
func stages(t testing.TB) person {
	sc := runner(t)
	sc.Plan.Events = []plan.Event{
		event(t, `C 2027-03-13 "Parkrun" 5k 25m`, sc.NewID),
		event(t, `A 2027-04-14..2027-04-18 "Five Peaks" 120k +6000m 30h`, sc.NewID),
		event(t, `B 2027-04-24 "Town Ten" 10k 50m`, sc.NewID),
		event(t, `B 2027-04-24 "Same Day" 10k 50m`, sc.NewID),
		event(t, `A 2027-12-01 "After all" bike 160k 6h`, sc.NewID),
	}
	p := sit(t, sc)
	p.relook()
	return p
}

// life is a season with days in bed and a long holiday.
func life(t testing.TB) person {
	sc := runner(t)
	sc.Life = []plan.Life{
		{ID: sc.NewID(), Kind: plan.Sick, From: calendar.Of(2027, time.April, 3), Days: 5},
		{ID: sc.NewID(), Kind: plan.Holiday, From: calendar.Of(2027, time.April, 26), Days: 21},
	}
	p := sit(t, sc)
	p.relook()
	return p
}

// withNames gives everything in the runner's season this name.
func withNames(name string) func(testing.TB) person {
	return func(t testing.TB) person {
		sc := runner(t)
		name := string([]rune(name)[:min(plan.MaxName, len([]rune(name)))])
		sc.Athlete.Name = name
		sc.Plan.Seasons[0].Name = name
		for b := range sc.Plan.Seasons[0].Blocks {
			sc.Plan.Seasons[0].Blocks[b].Name = name
		}
		if name != "" { // an event needs one
			sc.Plan.Events[0].Name, sc.Plan.Events[1].Name = name, name
		}
		p := sit(t, sc)
		p.relook()
		return p
	}
}

// twoSeasons is a winter and an autumn with weeks of nothing between.
func twoSeasons(t testing.TB) person {
	newID := screentest.IDs()
	p := canyon(t, newID)
	autumn := plan.Macrocycle{ID: newID(), Name: "Autumn", Start: calendar.Of(2027, time.September, 6)}
	autumn.Blocks = []plan.Mesocycle{screentest.Weeks(t, "Autumn 1", plan.Base, baseLoad+baseLoad+down, newID)}
	p.Seasons = append(p.Seasons, autumn)
	return sit(t, screentest.SceneOf(t, p, newID))
}

// relook works the models out after a test has changed the plan itself.
func (p person) relook() {
	p.Outlook = outlook.New(outlook.Input{Plan: p.Plan, Athlete: p.Athlete, Today: p.Scene.Today, Life: p.Life})
	p.Editor.MoveTo(p.Scene.Today, p.Scene)
}

// takesOut is an edit of someone else: the week of a day is gone.
func (p person) takesOut(day calendar.Day) {
	p.Helper()
	at, ok := p.Plan.Locate(day)
	if !ok {
		p.Fatalf("no week on %s", day)
	}
	result, err := edit.Apply(p.Plan, edit.DeleteWeek{Week: p.Plan.Week(at).ID})
	if err != nil {
		p.Fatal(err)
	}
	p.Shows(result.Plan)
}
