package tui

import (
	"fmt"
	"strings"
	"testing"

	"ebb/store"
	"ebb/tui/keys"
	"ebb/tui/screen/screentest"
	"ebb/tui/termtest"
	"ebb/tui/theme"
)

// Where a person has no editor the part that is seen is typed over the screen.
func TestAPartIsEditedAsText(t *testing.T) {
	for _, c := range []struct {
		name   string
		keys   []string // to the screen and the selection
		title  string
		within string // in the text
	}{
		{"the block screen", nil, `block "Build" as text`, "part block from 2027-03-29"},
		{"the week screen", []string{"enter"}, "the week of Mon 5 Apr 2027 as text", "part week from 2027-04-05"},
		{"the season screen", []string{"esc"}, `season "Spring" as text`, "    Tue easy 1h"},
		{"a week that is selected", []string{"V"}, "the week of Mon 5 Apr 2027 as text", "part week from 2027-04-05"},
		{"days of two weeks", []string{"v", "j"}, `block "Build" as text`, "part block"},
		{"days of two blocks", []string{"v", "2k"}, `season "Spring" as text`, "season"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, _ := fresh(t)
			p.types(c.keys...).types("E")
			p.isWell()
			p.reads(c.title, c.within, "ctrl+s or :w store", "esc or :q leave")
			p.types("esc")
			if len(p.app.overlays) != 0 || p.app.status.Says != "left as it was" {
				t.Errorf("esc leaves %d overlays and says %q", len(p.app.overlays), p.app.status.Says)
			}
		})
	}
}

// finds goes to the line of the text that holds some words.
func (p *person) finds(words string) {
	p.t.Helper()
	for range 100 {
		if o, ok := p.app.overlays[len(p.app.overlays)-1].(*textOverlay); ok && strings.Contains(o.text.Line(), words) {
			return
		}
		p.types("down")
	}
	p.t.Fatalf("no line holds %q:\n%s", words, p.sees())
}

// What is typed is one change, which u takes back; a mistake is written above
// its line, with the cursor there.
func TestATextIsStoredAsOneChange(t *testing.T) {
	for name, end := range map[string][]string{"ctrl+s": {"ctrl+s"}, ":w on a line": {"end", "enter", ":w", "enter"}} {
		t.Run(name, func(t *testing.T) {
			p, _ := fresh(t)
			before := p.day(6) + p.day(7)
			p.types("enter", "E")
			p.finds("Tue easy 1h")
			p.types("end", "backspace", "x")
			p.types(end...)
			p.isWell()
			p.reads("#! ", "Tue easy 1x", "not stored: ")
			p.types("end", "backspace", "h20", "down", "end", " #hills")
			p.types(end...)
			p.isWell()
			if len(p.app.overlays) != 0 {
				t.Fatalf("the text stays open:\n%s", p.sees())
			}
			p.reads("the week of Mon 5 Apr 2027: 2 sessions changed")
			if got := p.day(6) + p.day(7); got != "easy 1h20intervals 1h10 #hills !" {
				t.Errorf("Tuesday and Wednesday have %q", got)
			}
			p.types("u")
			if got := p.day(6) + p.day(7); got != before {
				t.Errorf("after u there is %q", got)
			}
		})
	}
}

// What was typed is not left by a slip of the finger.
func TestATextIsLeftAfterAsking(t *testing.T) {
	for _, leave := range [][]string{{"esc", "esc"}, {"end", "enter", ":q", "enter", "esc"}, {"end", "enter", ":q!", "enter"}} {
		p, _ := fresh(t)
		p.types("E", "x")
		p.types(leave[:len(leave)-1]...)
		if len(p.app.overlays) != 1 {
			t.Fatalf("%q leaves at once", leave[:len(leave)-1])
		}
		p.types(leave[len(leave)-1])
		if len(p.app.overlays) != 0 || p.app.status.Says != "left as it was" {
			t.Errorf("%q: %d overlays, %q", leave, len(p.app.overlays), p.app.status.Says)
		}
		p.isWell()
	}
}

// Comments are named before they are left out, and nothing is stored until then.
func TestCommentsAreNamedBeforeTheyGo(t *testing.T) {
	p, _ := fresh(t)
	p.types("enter", "E")
	p.finds("Tue easy 1h")
	p.types("end", "05", "enter", "ctrl+u", "# not before the knee is fine", "ctrl+s")
	p.reads("comments stay out of the plan", "# not before the knee is fine", "enter store without them")
	p.types("j", "G", "pgdown") // there is no list to go through
	p.reads("comments stay out of the plan")
	if got := p.day(6); got != "easy 1h" {
		t.Errorf("Tuesday has %q before it was agreed to", got)
	}
	p.types("esc")
	if len(p.app.overlays) != 1 {
		t.Fatal("the text is gone")
	}
	p.types("ctrl+s", "enter")
	if got := p.day(6); got != "easy 1h05" || len(p.app.overlays) != 0 {
		t.Errorf("Tuesday has %q, %d overlays", got, len(p.app.overlays))
	}
}

// Someone else changes the plan while the text is open: what fits is stored
// beside it; of the same session both versions are shown, and no text is lost.
func TestATextMeetsAnotherChange(t *testing.T) {
	p, s := fresh(t)
	other := opens(t, coach(store.Open(s.Path(), store.Options{}), "lee"), sam, t.TempDir())
	p.types("enter", "E")
	p.finds("Tue easy 1h")
	p.types("end", "backspace", "backspace", "90m")
	other.types("l", "x")
	p.gets(changedMsg{})
	p.types("ctrl+s")
	p.isWell()
	if got := p.day(6) + "|" + p.day(7); got != "easy 90m|" {
		t.Errorf("Tuesday and Wednesday have %q", got)
	}
	p.reads("what others changed meanwhile stands too")

	other.gets(changedMsg{})
	p.types("E")
	p.finds("Tue easy 90m")
	p.types("end", "backspace", "backspace", "backspace", "2h")
	other.types("h", "3+")
	theirs := other.day(6)
	p.types("ctrl+s")
	p.reads("two versions", "mine")
	p.types("t")
	if got := p.day(6); got != theirs || len(p.app.overlays) != 1 {
		t.Errorf("Tuesday has %q, lee wrote %q; %d overlays", got, theirs, len(p.app.overlays))
	}
	p.reads("Tue easy 2h")
	p.types("ctrl+s", "m")
	if got := p.day(6); got != "easy 2h" || len(p.app.overlays) != 0 {
		t.Errorf("Tuesday has %q, %d overlays", got, len(p.app.overlays))
	}
}

// Everywhere else E says why it does nothing.
func TestEverywhereElseItSaysWhy(t *testing.T) {
	p, _ := fresh(t)
	for _, action := range []keys.Action{keys.Events, keys.Settings, keys.History, keys.Branch} {
		p.types(":", string(action), "enter", "E")
		if !p.app.status.Fault || !strings.Contains(p.app.status.Says, "a plan is edited as text where it is seen") {
			t.Errorf("%s: %q", action, p.app.status.Says)
		}
		p.types("q")
	}
	p.types("U", "j", "enter") // the plan as it was
	if ok, why := p.app.can(keys.EditText); ok || why == "" {
		t.Errorf("in the past: %v, %q", ok, why)
	}
}

// The area in each size and look.
func TestTheTextAtEachSize(t *testing.T) {
	p, _ := fresh(t)
	p.types("E")
	p.finds("Tue easy 1h")
	p.types("end", "backspace", "x", "ctrl+s")
	for _, z := range [][2]int{{40, 20}, {80, 24}, {120, 36}, {200, 60}} {
		p.resizes(z[0], z[1])
		p.isWell()
		name, f := fmt.Sprintf("text/%dx%d", z[0], z[1]), p.app.frame
		termtest.Golden(t, name, screentest.TextOf(f.Lines()))
		termtest.Golden(t, name+"-style", screentest.TextOf(f.Styles()))
		termtest.Golden(t, name+"-ascii", screentest.TextOf(f.Plain(theme.New(theme.ANSI256, true, theme.ASCII))))
	}
	for w := 1; w <= 220; w += 1 + w/12 {
		for h := 1; h <= 70; h += 1 + h/8 {
			p.resizes(w, h)
			p.isWell()
		}
	}
}
