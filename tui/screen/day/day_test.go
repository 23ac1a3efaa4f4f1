package day_test

import (
	"strings"
	"testing"

	"ebb/tui/editor"
	"ebb/tui/panel"
	"ebb/tui/screen"
	"ebb/tui/screen/day"
	"ebb/tui/screen/screentest"
	"ebb/tui/termtest"
)

var states = screentest.Days(func(e *editor.Editor) screen.Screen { return day.New(e, &panel.Panel{}) })

// open gives the state of a name.
func open(t testing.TB, name string) *screentest.Person {
	t.Helper()
	for _, s := range states {
		if s.Name == name {
			return s.Open(t)
		}
	}
	t.Fatalf("no state %q", name)
	return nil
}

func TestTheScreenInEveryTheme(t *testing.T) {
	for _, name := range []string{"long", "preview"} {
		t.Run(name, func(t *testing.T) {
			screentest.Golden(t, name, func(t testing.TB) *screentest.Person { return open(t, name) })
		})
	}
}

func TestEachStateOfTheScreen(t *testing.T) {
	for _, s := range states {
		for _, z := range screentest.Looked {
			t.Run(s.Name+"-"+z.String(), func(t *testing.T) {
				termtest.Golden(t, "state/"+s.Name+"-"+z.String(), s.Open(t).Text(z.W, z.H))
			})
		}
	}
}

func TestEveryStateFitsEverySize(t *testing.T) {
	for _, s := range states {
		t.Run(s.Name, func(t *testing.T) { screentest.FitsEverySize(t, s.Open(t)) })
	}
}

func TestEveryActionDoesSomethingOrSaysWhyNot(t *testing.T) {
	for _, s := range states {
		t.Run(s.Name, func(t *testing.T) { screentest.DoesOrSaysWhyNot(t, s.Open) })
	}
}

func TestUnlistedKeysDoNothing(t *testing.T) { screentest.UnlistedDoNothing(t, open(t, "today")) }

// What is drawn depends on what there is to see alone.
func TestDrawingTwiceGivesTheSame(t *testing.T) {
	for _, s := range states {
		p := s.Open(t)
		first := p.Text(120, 36)
		p.Text(40, 20)
		p.Text(200, 60)
		if again := p.Text(120, 36); again != first {
			t.Error(s.Name, termtest.Diff("first", first, "again", again))
		}
	}
}

// Keys lead from day to day as everywhere; the arrows too, and a screen on
// reads on.
func TestKeysThatMove(t *testing.T) {
	for _, tt := range []struct{ typed, at string }{
		{"l", "Wed 7 Apr: intervals 1h10 !"}, {"h", "Mon 5 Apr: strength maintenance 45m"}, {"j", "Tue 13 Apr: easy 1h"},
		{"down", "Wed 7 Apr: intervals 1h10 !"}, {"up", "Mon 5 Apr: strength maintenance 45m"}, {"3w", "Thu 8 Apr: bike easy 1h"},
	} {
		p := open(t, "today").Types(strings.Fields(tt.typed)...)
		if got := p.Here(); got != tt.at {
			t.Errorf("%q leads to %s, want %s", tt.typed, got, tt.at)
		}
	}
}

func TestADayThatIsLongerThanTheScreenScrolls(t *testing.T) {
	p := open(t, "notes")
	first := p.Text(80, 24)
	if !strings.Contains(first, "below: pgdown") || strings.Contains(first, "fluid  ") {
		t.Fatalf("it does not say that there is more:\n%s", first)
	}
	if next := p.Types("pgdown").Text(80, 24); !strings.Contains(next, "fluid  ") || next == first {
		t.Errorf("pgdown does not read on:\n%s", next)
	}
	for range 9 {
		p.Text(80, 24)
		p.Types("pgdown")
	}
	p.Said("the day ends here", false)
	for range 9 {
		p.Text(80, 24)
		p.Types("pgup")
	}
	p.Said("the day begins here", false)
	if p.Status.Says = ""; p.Text(80, 24) != first {
		t.Error("pgup does not lead back")
	}
	p = open(t, "today")
	p.Types("pgdown")
	p.Said("the whole day is on screen", false)
}

// The session under the cursor is seen, however many there are.
func TestTheSessionUnderTheCursorIsSeen(t *testing.T) {
	p := open(t, "crowded").Types("2b")
	for _, want := range []string{"easy 30m at 06:30", "strength heavy 45m", "bike 1h"} {
		if got := p.Text(40, 15); !strings.Contains(got, "▌"+want) {
			t.Errorf("no %q on\n%s", want, got)
		}
		p.Types("w")
	}
}

func TestEnterSaysThatThisIsTheDay(t *testing.T) {
	p := open(t, "today").Types("enter")
	p.Said("this is as near as it gets", true)
	if p.Types("esc"); !p.Left {
		t.Error("esc does not lead out")
	}
}

func TestWhatTheDaySays(t *testing.T) {
	for _, tt := range []struct {
		state string
		w, h  int
		says  []string
	}{
		{"long", 40, 20, []string{"‹ Sat 10 Apr ›", "in 4 days", "long 3h45 +950m", "key", "easy by feel, about 19 km", "fuel                an hour     in all", "carbohydrate      70 g      263 g", "sodium          600 mg      2.2 g", "kit  shoes with grip, poles", "Rehearses feeding"}},
		{"long", 120, 36, []string{"day 6 of 7, load week 2 of 4", "starts settled, ~14", "before Fri 9 rest", "after  Sun 11 bike 2h15"}},
		{"race", 80, 24, []string{"A  Lake Ironman", "goal 11h, openwater, heat", "2    bike 180k +1500m 5h45", "fluid                                 700 ml      7.7 l", "note calm to the first buoy"}},
		{"stages", 80, 24, []string{"day 2 of 3", "28k +1400m 5h"}},
		{"sick", 40, 20, []string{"sick until Fri 9 Apr", "a cold, no fever"}},
		{"answered", 80, 24, []string{"partly 49m", "bike 40m, besides the plan", "felt legs 3", "something hurts"}},
		{"crowded", 120, 60, []string{"easy 30m at 06:30", "bike 1h", "if you like", "note before work"}},
		{"outline", 40, 20, []string{"about load 65, an outline"}},
		{"empty", 40, 20, []string{"Nothing is planned yet."}},
	} {
		text := open(t, tt.state).Text(tt.w, tt.h)
		for _, want := range tt.says {
			if !strings.Contains(text, want) {
				t.Errorf("%s at %dx%d does not say %q:\n%s", tt.state, tt.w, tt.h, want, text)
			}
		}
	}
}

// Steps are listed with what is repeated below how often.
func TestStepsAreListed(t *testing.T) {
	text := open(t, "notes").Types("l").Text(80, 24)
	for _, want := range []string{"10m  @2 loose", "5 times", "  4m   @9", "3 times", "  2 times", "    30s  @10", "10m  @2 walk the last"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q on\n%s", want, text)
		}
	}
}
