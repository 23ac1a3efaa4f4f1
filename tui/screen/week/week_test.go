package week_test

import (
	"strings"
	"testing"

	"ebb/tui/editor"
	"ebb/tui/panel"
	"ebb/tui/screen"
	"ebb/tui/screen/screentest"
	"ebb/tui/screen/week"
	"ebb/tui/termtest"
)

var states = screentest.Days(func(e *editor.Editor) screen.Screen { return week.New(e, &panel.Panel{}) })

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

// Where keys lead on a list of days: letters as everywhere, the arrows by rows.
func TestKeysThatMove(t *testing.T) {
	for _, tt := range []struct{ typed, at string }{
		{"l", "Wed 7 Apr: intervals 1h10 !"}, {"h", "Mon 5 Apr: strength maintenance 45m"},
		{"j", "Tue 13 Apr: easy 1h"}, {"k", "Tue 30 Mar: easy 1h10"},
		{"down", "Wed 7 Apr: intervals 1h10 !"}, {"up", "Mon 5 Apr: strength maintenance 45m"}, {"3 down", "Fri 9 Apr: rest"},
		{"pgdown", "Tue 13 Apr: easy 1h"}, {"pgup", "Tue 30 Mar: easy 1h10"}, {"w", "Wed 7 Apr: intervals 1h10 !"},
		{"M down enter", "Wed 7 Apr: easy 1h10"}, {"M j enter", "Tue 13 Apr: easy 1h10"},
	} {
		p := open(t, "today").Types(strings.Fields(tt.typed)...)
		if got := p.Here(); got != tt.at {
			t.Errorf("%q leads to %s, want %s", tt.typed, got, tt.at)
		}
	}
}

// enter goes in to the day, esc out to the block; where the panel was opened
// esc closes it first.
func TestZoom(t *testing.T) {
	p := open(t, "today").Types("enter")
	if len(p.Went) != 1 || p.Went[0] != screen.Day {
		t.Errorf("enter leads to %v", p.Went)
	}
	if p.Types("esc"); !p.Left {
		t.Error("esc does not lead out")
	}
	p = open(t, "today")
	p.Text(80, 24)
	if got := p.Types("tab").Text(80, 24); !strings.Contains(got, "oscillation") {
		t.Errorf("tab does not open the panel:\n%s", got)
	}
	if got := p.Types("esc").Text(80, 24); p.Left || strings.Contains(got, "oscillation") {
		t.Error("esc does not close the panel alone")
	}
}

// What the week says of itself and of its days.
func TestWhatTheWeekSays(t *testing.T) {
	for _, tt := range []struct {
		state string
		w, h  int
		says  []string
	}{
		{"today", 120, 36, []string{"load week 2 of 4", "week 6 of 10", "down week 19 Apr", "load 515 of 500", "46 d to Canyon 100K", "run 6h50", "+950 m", "Saturday's long is still in the muscle"}},
		{"long", 120, 36, []string{"long 3h45 +950m key", "70 g carbohydrate, 600 mg sodium an hour", "kit: shoes with grip, poles", "Rehearses feeding (70 of 75 g) for Canyon 100K."}},
		{"long", 40, 20, []string{"long 3h45 +950m", "70 g carbohydrate"}},
		{"rest", 120, 36, []string{"Rest keeps Saturday's long 3h45."}},
		{"race", 120, 36, []string{"A Lake Ironman 11h", "swim 3800mtr 1h10", "bike 180k +1500m 5h45", "Race day: form this morning"}},
		{"stages", 120, 36, []string{"28k +1400m 5h", "20k +600m 3h"}},
		{"sick", 120, 36, []string{"sick easy 1h10", "Sick until Fri 9 Apr: nothing of the plan is expected."}},
		{"travel", 120, 36, []string{"travel easy 45m", "Travel until Fri 9 Apr: run as planned, of the rest nothing."}},
		{"outline", 120, 36, []string{"about 65, an outline"}},
		{"answered", 120, 36, []string{"felt: legs 3, the rest of you 4, sleep 2 of", "✓ bike 40m", "Saturday is the one that counts.", "1h29 of 10h50 done"}},
		{"ten-days", 120, 36, []string{"down week 2 of 2", "Sat 24"}},
		{"notes", 120, 36, []string{`10m @2 "loose", 5x(4m @9, 2m @2)`}},
		{"run", 80, 24, []string{"4h20", "+24"}},
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

// When the next down week starts is said by its weekday once it is near.
func TestTheNextDownWeek(t *testing.T) {
	p := open(t, "today")
	p.Today += 11
	p.Editor.MoveTo(p.Today, p.Scene)
	if got := p.Text(120, 36); !strings.Contains(got, "down week starts Mon") {
		t.Errorf("on Sat 17 Apr:\n%s", got)
	}
}

// Whatever a preview adds is in accent, and what it takes away a ghost.
func TestAPreviewShowsInTheTurnedWave(t *testing.T) {
	for typed, want := range map[string]string{"a long 5h": "+*", "x l e backspace": "*", "l e tab tab e": "g*"} {
		p := open(t, "today")
		for _, word := range strings.Fields(strings.ReplaceAll(typed, "long 5h", "long_5h")) {
			p.Types(strings.ReplaceAll(word, "_", " "))
		}
		f, _ := p.Sees(120, 36)
		look := ""
		for _, row := range f.Styles()[3:24] {
			look += row[:70]
		}
		for _, letter := range want {
			if !strings.ContainsRune(look, letter) {
				t.Errorf("%q: no cell in %q", typed, letter)
			}
		}
	}
}

// The mouse finds days and their sessions.
func TestPointing(t *testing.T) {
	p := open(t, "today")
	f, caret := p.Sees(120, 36)
	pointed, ok := p.Screen.(screen.Pointed)
	if !ok {
		t.Fatal("nothing can be pointed at")
	}
	if spot, ok := pointed.Point(2, caret.Y); !ok || spot.Kind != screen.OnDay || spot.Day != screentest.Today {
		t.Errorf("at the date there is %+v, %v", spot, ok)
	}
	for y, line := range f.Lines() {
		if x := strings.Index(line, "bike 1h"); x > 0 {
			if spot, ok := pointed.Point(x, y); !ok || spot != (screen.Spot{Kind: screen.OnSession, Day: screentest.Today + 2, Item: 1}) {
				t.Errorf("at the ride there is %+v, %v", spot, ok)
			}
			return
		}
	}
	t.Error("no ride on screen")
}
