package settings_test

import (
	"testing"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/tui/editor"
	"ebb/tui/screen"
	"ebb/tui/screen/screentest"
	"ebb/tui/screen/settings"
)

// person sits before the settings.
type person struct{ *screentest.Person }

func sit(t testing.TB, sc *screen.Scene) person {
	t.Helper()
	e := editor.New(sc.Today)
	return person{screentest.Sit(t, sc, e, settings.New(e))}
}

func (p person) types(words ...string) person {
	p.Helper()
	p.Types(words...)
	return p
}

// clears takes what stands in the line away.
func (p person) clears() person {
	for range 60 {
		p.Types("backspace")
	}
	return p
}

// coached gives the runner of screentest with settings of several days.
func coached(t testing.TB, more ...plan.Setting) *screen.Scene {
	t.Helper()
	newID := screentest.IDs()
	day := calendar.Of
	all := append([]plan.Setting{
		{Key: "start.fitness", Value: "55"}, {Key: "start.date", Value: "2027-03-01"}, {Key: "model.gain", Value: "0.9", From: day(2027, time.March, 1)},
		{Key: "threshold.run", Value: "4:30/km"}, {Key: "threshold.run", Value: "4:15/km", From: day(2027, time.March, 1)},
		{Key: "threshold.run", Value: "4:05/km", From: day(2027, time.April, 19)},
		{Key: "threshold.hr", Value: "168"}, {Key: "weight_kg", Value: "68"}, {Key: "rule.R05", Value: `off "masters group"`},
	}, more...)
	return screentest.SceneOf(t, screentest.Season(t, newID), newID, all...)
}

// state is a screen in the middle of something.
type state struct {
	name string
	open func(testing.TB) person
}

func typed(name string, words ...string) state {
	return state{name, func(t testing.TB) person { return sit(t, coached(t)).types(words...) }}
}

// states are the screens that are drawn, swept over all sizes and acted on.
var states = []state{
	typed("settings"),
	typed("threshold", "9j"),
	typed("later", "9j", "14l"),
	typed("typed", "9j", "e", "backspace", "7"),
	{"changed", func(t testing.TB) person {
		return sit(t, coached(t)).types("9j", "e").clears().types("3:50/km from 2027-04-01")
	}},
	{"wrong", func(t testing.TB) person { return sit(t, coached(t)).types("9j", "e").clears().types("fast") }},
	typed("rule", "a", `rule.R13=off "twins"`),
	typed("no-key", "a", "fast"),
	typed("last", "G"),
	typed("models", "4}"),
	typed("stored", "9j", "e", "backspace", "7", "enter"),
	typed("date", "gd", "2027-03-02"),
	{"imperial", func(t testing.TB) person {
		return sit(t, coached(t, plan.Setting{Key: "units", Value: "imperial"}, plan.Setting{Key: "threshold.bike", Value: "245"})).types("9j")
	}},
	{"nothing-set", func(t testing.TB) person { return sit(t, screentest.SceneOf(t, plan.Plan{}, screentest.IDs())) }},
	{"zones", func(t testing.TB) person {
		p := sit(t, coached(t))
		p.Sees(80, 24)
		return p.types("tab")
	}},
}

func stateNamed(t testing.TB, name string) person {
	t.Helper()
	return person{gallery().Open(t, name)}
}
