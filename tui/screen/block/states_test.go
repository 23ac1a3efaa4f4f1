package block_test

import (
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/outlook"
)

// state is a screen in the middle of something.
type state struct {
	name string
	open func(testing.TB) *person
}

// typed is the runner's block after these keys.
func typed(name string, words ...string) state {
	return state{name, func(t testing.TB) *person { return sit(t, runner(t)).types(words...) }}
}

// states are the screens that are drawn, swept over all sizes and acted on.
var states = []state{
	typed("block"),
	typed("line", "2l", "a", "long 3h @3 +1200m #night !"),
	typed("line-invalid", "2l", "a", "long 3h @3 +1200q"),
	typed("line-empty", "a"),
	typed("edit", "w", "e"),
	typed("run", "2l", "5+"),
	typed("insert-down", "3j", "I"),
	typed("insert-alone", "3j", "I", "o"),
	typed("delete", "j", "2X"),
	typed("stretch", "z", "l"),
	typed("shrink", "z", "h"),
	typed("carry", "2l", "M", "2l"),
	typed("swap", "s", "2l"),
	typed("date", "gd", "race-21d"),
	typed("target", "T", "65%"),
	typed("kind", "C", "block peak"),
	typed("log", "h", "r"),
	typed("fault", "5l", "a", "long", "enter", "20", "<"),
	typed("systems", "tab"),
	typed("fitness", "tab", "tab"),
	typed("systems-line", "tab", "2l", "a", "long 3h @3 +1200m"),
	typed("before", "{"),
	typed("race", "G"),
	{"ten-days", tenDays},
	{"outline", outline},
	{"empty", empty},
	{"empty-line", func(t testing.TB) *person { return empty(t).types("a", "long 3h") }},
	{"one-day", oneDay},
	{"four-weeks-long", fourWeeksLong},
	{"twelve-weeks", twelveWeeks},
	{"long-names", withNames(strings.Repeat("the very long block ", 10))},
	{"emoji", withNames("👩‍👩‍👧‍👦 Sierra 🏔️ 1")},
	{"wide", withNames("日本語のレース山岳")},
	{"turned", withNames("מחזור הבנייה مرحبا")},
	{"two-seasons", twoSeasons},
	{"crowded", crowded},
	{"windows", cityRunner},
	{"windows-overlap", func(t testing.TB) *person { return cityRunner(t).types("G", "0") }},
	{"crowded-last", func(t testing.TB) *person { return crowded(t).types("b") }},
}

func stateNamed(t testing.TB, name string) *person {
	t.Helper()
	for _, s := range states {
		if s.name == name {
			return s.open(t)
		}
	}
	t.Fatalf("no state %q", name)
	return nil
}

// oneBlock is a season of one block, given line by line.
func oneBlock(t testing.TB, name string, phase plan.Phase, text string) *person {
	t.Helper()
	newID := ids()
	m := plan.Macrocycle{ID: newID(), Name: "Spring", Start: calendar.Of(2027, 3, 29)}
	m.Blocks = []plan.Mesocycle{weeks(name, phase, text, newID)}
	return sit(t, sceneOf(t, plan.Plan{Seasons: []plan.Macrocycle{m}}, newID))
}

// tenDays is a block of a masters athlete: two microcycles of ten days.
func tenDays(t testing.TB) *person {
	return oneBlock(t, "Masters", plan.Build, `
load 600 | rest | easy 1h | intervals 1h ! | easy 40m | rest | hills 1h | easy 1h | bike easy 1h | rest | long 3h @3 +600m
down 300 | rest | easy 40m | easy 40m | rest | tempo 40m | rest | easy 50m | bike easy 1h | rest | easy 1h30`)
}

// outline is a season that was sketched: weeks that have a target and nothing
// else.
func outline(t testing.TB) *person {
	p := oneBlock(t, "Build", plan.Build, "load 400 | rest\nload 450 | rest\nload 480 | rest\ndown 260 | rest")
	block := &p.Plan.Seasons[0].Blocks[0]
	for w := range block.Weeks {
		block.Weeks[w].Sessions, block.Weeks[w].Days = nil, calendar.Week
	}
	p.relook()
	return p
}

// relook works the models out after a test has changed the plan itself.
func (p *person) relook() {
	p.Outlook = outlook.New(outlook.Input{Plan: p.Plan, Athlete: p.Athlete, Today: p.Today})
	p.MoveTo(p.Today, p.Scene)
}

func empty(t testing.TB) *person {
	return sit(t, sceneOf(t, plan.Plan{}, ids()))
}

func oneDay(t testing.TB) *person {
	return oneBlock(t, "A day", plan.Base, "load 50 | easy 50m")
}

func fourWeeksLong(t testing.TB) *person {
	return oneBlock(t, "Stage race camp", plan.Build, "load 900 | "+strings.Repeat("rest | easy 1h | long 2h @3 | bike easy 1h | ", 6)+"tempo 50m | easy 1h | rest | rest")
}

func twelveWeeks(t testing.TB) *person {
	week := "load 420 | rest | easy 1h | intervals 1h | easy 1h | rest | long 2h30 @3 | easy 1h15\n"
	p := oneBlock(t, "Base", plan.Base, strings.Repeat(week, 12))
	p.MoveTo(calendar.Of(2027, 6, 8), p.Scene)
	return p
}

// withNames gives everything in the runner's season this name.
func withNames(name string) func(testing.TB) *person {
	return func(t testing.TB) *person {
		sc := runner(t)
		name := string([]rune(name)[:min(plan.MaxName, len([]rune(name)))])
		sc.Athlete.Name = name
		season := &sc.Plan.Seasons[0]
		season.Name = name
		for b := range season.Blocks {
			season.Blocks[b].Name = name
		}
		sc.Plan.Events[0].Name = name
		session := &season.Blocks[1].Weeks[1].Sessions[1]
		session.Note, session.Tags = name, []string{strings.Repeat("night", 8)}
		p := sit(t, sc)
		p.relook()
		return p
	}
}

// twoSeasons is a spring and an autumn with weeks of nothing between.
func twoSeasons(t testing.TB) *person {
	newID := ids()
	p := season(newID)
	autumn := plan.Macrocycle{ID: newID(), Name: "Autumn", Start: calendar.Of(2027, 9, 6)}
	autumn.Blocks = []plan.Mesocycle{weeks("Autumn 1", plan.Base, specific, newID)}
	p.Seasons = append(p.Seasons, autumn)
	return sit(t, sceneOf(t, p, newID)).types("G")
}

// crowded has more on a day than there are rows.
func crowded(t testing.TB) *person {
	day := strings.Repeat("easy 30m #trail ; ", 6) + "strength heavy 45m"
	return oneBlock(t, "Camp", plan.Build, strings.Repeat("load 900 | "+day+" | rest | "+day+" | rest | rest | rest | rest\n", 4))
}
