package events_test

import (
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/notation"
	"ebb/tui/editor"
	"ebb/tui/screen"
	"ebb/tui/screen/events"
	"ebb/tui/screen/screentest"
)

// person sits before the events.
type person struct{ *screentest.Person }

func sit(t testing.TB, sc *screen.Scene) person {
	t.Helper()
	e := editor.New(sc.Today)
	return person{screentest.Sit(t, sc, e, events.New(e))}
}

func (p person) types(words ...string) person {
	p.Helper()
	p.Types(words...)
	return p
}

// lines of events around the season of the runner of screentest, whose own race
// is on 22 May.
const (
	foothill = `B 2027-03-14 "Foothill 50K" 50k +2100m 6h fuel 65g #technical`
	parkrun  = `C 2027-04-17 "Parkrun" 5k`
	closeBy  = `B 2027-06-12 "Ridge Marathon" 42.2k 4h`
	ironman  = `A 2027-09-05 "Ironman" 11h fuel 90g #openwater: swim 3800mtr 1h10, bike 180k 5h45, run 42.2k 4h`
	twoDays  = `C 2027-10-02..2027-10-03 "Two Days" 63k: day 1: 35k +1000m 5h, day 2: 28k +1400m 5h "careful"`
)

// runner gives the season of screentest with further events.
func runner(t testing.TB, lines ...string) *screen.Scene {
	t.Helper()
	newID := screentest.IDs()
	p := screentest.Season(t, newID)
	for _, line := range lines {
		p.Events = append(p.Events, event(t, line, newID))
	}
	sorted(p.Events)
	return screentest.SceneOf(t, p, newID, plan.Setting{Key: "start.fitness", Value: "55"}, plan.Setting{Key: "start.fatigue", Value: "55"},
		plan.Setting{Key: "start.date", Value: "2027-03-01"})
}

func sorted(all []plan.Event) {
	for i := range all {
		for j := i; j > 0 && all[j].From < all[j-1].From; j-- {
			all[j], all[j-1] = all[j-1], all[j]
		}
	}
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

// year gives the scene of five events and the runner's own.
func year(t testing.TB) *screen.Scene { return runner(t, foothill, parkrun, closeBy, ironman, twoDays) }

// state is a screen in the middle of something.
type state struct {
	name string
	open func(testing.TB) person
}

func typed(name string, words ...string) state {
	return state{name, func(t testing.TB) person { return sit(t, year(t)).types(words...) }}
}

// states are the screens that are drawn, swept over all sizes and acted on.
var states = []state{
	typed("year"),
	typed("clash", "2j"),
	typed("line", "a", `"Hill Race" 12k +900m 1h30`),
	typed("line-invalid", "a", `"Hill Race" 12q`),
	typed("edit", "j", "e", " #heat"),
	typed("moved", "j", "7<"),
	typed("ranked", "j", "-"),
	typed("opened", "j", "enter"),
	typed("legs", "3j", "enter"),
	typed("stages", "G", "enter"),
	typed("plan", "j", "enter", "a", `16h @3 "walk every climb"`, "enter"),
	typed("plan-line", "j", "enter", "a", `16h @3`),
	typed("deleted", "j", "x"),
	typed("count", "3"),
	{"one", func(t testing.TB) person { return sit(t, runner(t)) }},
	{"empty", func(t testing.TB) person { return sit(t, screentest.SceneOf(t, plan.Plan{}, screentest.IDs())) }},
	{"empty-line", func(t testing.TB) person {
		return sit(t, screentest.SceneOf(t, plan.Plan{}, screentest.IDs())).types("a", `"Hill Race" 12k`)
	}},
	{"no-season", func(t testing.TB) person {
		newID := screentest.IDs()
		return sit(t, screentest.SceneOf(t, plan.Plan{Events: []plan.Event{event(t, foothill, newID), event(t, ironman, newID)}}, newID)).types("enter")
	}},
	{"long-names", func(t testing.TB) person {
		return sit(t, runner(t, `A 2027-06-05 "`+strings.Repeat("the very long race ", 8)+`" 50k 6h`, `B 2027-07-05 "👩‍👩‍👧‍👦 Sierra 🏔️ 1" 50k 6h`, `B 2027-08-05 "日本語のレース山岳" 10k`)).types("j")
	}},
	{"many", func(t testing.TB) person {
		var lines []string
		for day := calendar.Day(0); day < 40; day++ {
			lines = append(lines, `C `+(screentest.Today+7*day).String()+` "Race of the week" 10k`)
		}
		return sit(t, runner(t, lines...)).types("20j")
	}},
}

func stateNamed(t testing.TB, name string) person {
	t.Helper()
	return person{gallery().Open(t, name)}
}
