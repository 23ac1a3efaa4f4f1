package coverage_test

import (
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/notation"
	"ebb/tui/editor"
	"ebb/tui/screen"
	"ebb/tui/screen/coverage"
	"ebb/tui/screen/screentest"
)

// person sits before the coverage of an event.
type person struct{ *screentest.Person }

func sit(t testing.TB, sc *screen.Scene) person {
	t.Helper()
	e := editor.New(sc.Today)
	return person{screentest.Sit(t, sc, e, coverage.New(e))}
}

func (p person) types(words ...string) person {
	p.Helper()
	p.Types(words...)
	return p
}

// lines of events; the runner's own race stands on 22 May, and gives way to one
// of its day.
const (
	canyon  = `A 2027-05-22 "Canyon 100K" 100k +5400m -5600m 16h fuel 75g #night #heat #technical`
	before  = `B 2027-04-18 "Foothill 50K" 50k +2100m 6h fuel 65g #technical`
	ironman = `A 2027-05-22 "Ironman" multi 11h fuel 90g #openwater: swim 3800mtr 1h10, bike 180k 5h45, run 42.2k 4h`
	stages  = `A 2027-05-22..2027-05-24 "Three Days" fuel 60g #pack: day 1: 30k +1500m 5h, day 2: 35k +1000m 6h, day 3: 40k 9h`
	stroll  = `A 2027-05-22 "Stroll" 5k`
)

// runner gives the season of screentest with these events alone.
func runner(t testing.TB, lines ...string) *screen.Scene {
	t.Helper()
	newID := screentest.IDs()
	p := screentest.Season(t, newID)
	p.Events = nil
	for _, line := range lines {
		e, err := notation.ParseEvent(line, plan.Run, calendar.Typing{Today: screentest.Today})
		if err != nil {
			t.Fatal(err)
		}
		e.ID = newID()
		p.Events = append(p.Events, e)
	}
	return screentest.SceneOf(t, p, newID)
}

// state is a screen in the middle of something.
type state struct {
	name string
	open func(testing.TB) person
}

func of(name, line string, words ...string) state {
	return state{name, func(t testing.TB) person { return sit(t, runner(t, line)).types(words...) }}
}

// states are the screens that are drawn, swept over all sizes and acted on.
var states = []state{
	of("canyon", canyon),
	of("lower", canyon, "3j"),
	of("rehearsals", canyon, "2j", "enter"),
	of("gut", canyon, "T"),
	of("gut-taken", canyon, "T", "enter"),
	of("sheet", canyon, "tab"),
	of("ironman", ironman),
	of("stages", stages),
	of("nothing-asked", stroll),
	{"two", func(t testing.TB) person { return sit(t, runner(t, before, canyon)) }},
	{"the-other", func(t testing.TB) person { return sit(t, runner(t, before, canyon)).types("w") }},
	{"no-event", func(t testing.TB) person { return sit(t, runner(t)) }},
	{"no-season", func(t testing.TB) person {
		newID := screentest.IDs()
		sc := runner(t, canyon)
		sc = screentest.SceneOf(t, plan.Plan{Events: sc.Plan.Events}, newID)
		return sit(t, sc)
	}},
	{"long-name", func(t testing.TB) person {
		return sit(t, runner(t, `A 2027-05-22 "`+strings.Repeat("the very long race ", 8)+`" 50k 6h #night #heat #technical #poles #pack #gear #altitude #cold`))
	}},
}

func stateNamed(t testing.TB, name string) person {
	t.Helper()
	return person{gallery().Open(t, name)}
}
