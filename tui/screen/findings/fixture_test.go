package findings_test

import (
	"strings"
	"testing"

	"ebb/plan"
	"ebb/tui/editor"
	"ebb/tui/screen"
	"ebb/tui/screen/findings"
	"ebb/tui/screen/screentest"
)

// sit puts someone before the findings of a scene.
func sit(t testing.TB, sc *screen.Scene) *screentest.Person {
	t.Helper()
	e := editor.New(sc.Today)
	return screentest.Sit(t, sc, e, findings.New(e)).Judged()
}

// state is a screen in the middle of something.
type state struct {
	name string
	open func(testing.TB) *screentest.Person
}

func typed(name string, words ...string) state {
	return state{name, func(t testing.TB) *screentest.Person { return sit(t, screentest.Runner(t)).Types(words...) }}
}

// never puts the cursor on the first finding that can be fixed: a row of days
// without a settled morning.
var never = []string{"gg", "/", "settled morning", "enter"}

func after(words ...string) []string { return append(append([]string{}, never...), words...) }

// states are the screens that are drawn, swept over all sizes and acted on.
var states = []state{
	typed("list"),
	typed("second", "gg", "j"),
	typed("information", "tab"),
	typed("fix", after("f")...),
	typed("behind", after("f", "tab")...),
	typed("mute", after("m", "a week of travel")...),
	typed("mute-block", after("m", "tab", "we know")...),
	typed("mute-always", after("m", "tab", "tab", "twins")...),
	typed("muted", after("m", "a week of travel", "enter", "gg", "m", "tab", "tab", "never tells", "enter", "tab", "tab")...),
	typed("none-muted", "tab", "tab"),
	typed("find", "/", "climb"),
	typed("count", "3"),
	{"group", func(t testing.TB) *screentest.Person { return often(t).Types(tooClose...) }},
	{"opened", func(t testing.TB) *screentest.Person { return often(t).Types(tooClose...).Types("enter", "j", "j") }},
	{"refused", refused},
	{"empty", func(t testing.TB) *screentest.Person {
		return sit(t, screentest.SceneOf(t, plan.Plan{}, screentest.IDs()))
	}},
	{"unknown", func(t testing.TB) *screentest.Person { // before the rules were asked
		sc := screentest.Runner(t)
		e := editor.New(sc.Today)
		return screentest.Sit(t, sc, e, findings.New(e))
	}},
}

func stateNamed(t testing.TB, name string) *screentest.Person {
	t.Helper()
	for _, s := range states {
		if s.name == name {
			return s.open(t)
		}
	}
	t.Fatalf("no state %q", name)
	return nil
}

// row gives the row of the screen that holds words, "" when none does.
func row(p *screentest.Person, words string) string {
	for line := range strings.Lines(p.Text(120, 36)) {
		if strings.Contains(line, words) {
			return strings.TrimRight(line, "\n")
		}
	}
	return ""
}
