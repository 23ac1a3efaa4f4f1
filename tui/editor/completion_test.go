package editor_test

import (
	"strings"
	"testing"

	"ebb/plan"
	"ebb/tui/screen/screentest"
)

// typing gives the rows of the draft on the screen: the line, what it means and
// what stands under it.
func typing(p *screentest.Person, w, h int) (line, meaning, under string) {
	rows := strings.Split(text(p, w, h), "\n")
	n := len(rows)
	return rows[n-3], rows[n-2], rows[n-1]
}

// lineOf is the line that is typed, with what stands behind the caret.
func lineOf(p *screentest.Person) string {
	line, _, _ := typing(p, 120, 36)
	_, line, _ = strings.Cut(line, "▸ ")
	line, _, _ = strings.Cut(line, "   ")
	return strings.TrimRight(line, " ")
}

// canyon stands on Tuesday 6 April: on Tuesdays one runs easy 1h10 or 1h.
func TestALineIsCompleted(t *testing.T) {
	for _, c := range []struct {
		name, typed string
		line        string
	}{
		{"the rest of an earlier line is a ghost", "a eas", "easy 1h10"},
		{"that is not in the line", "a eas backspace", "easy 1h10"},
		{"right takes it", "a eas right backspace", "easy 1h1"},
		{"end takes it", "a eas end !", "easy 1h10!"},
		{"ctrl+e takes it", "a eas ctrl+e !", "easy 1h10!"},
		{"tab takes it", "a eas tab !", "easy 1h10!"},
		{"right within the line moves", "a eas left left right x", "eaxs"},
		{"tab writes the first way", "a te tab", "tempo 1h"},
		{"and the next", "a te tab tab", "tempo 40m"},
		{"and the words", "a te tab tab tab", "tempo"},
		{"and goes round", "a te tab tab tab tab tab", "tempo 1h"},
		{"shift+tab goes back", "a te tab tab shift+tab", "tempo 1h"},
		{"shift+tab begins with the last", "a te shift+tab", "test"},
		{"esc gives back what was typed", "a te tab tab esc", "tempo 1h"}, // te with its ghost
		{"a word is followed by the next", "a te tab tab tab 3 0 m", "tempo 30m"},
		{"its blank is not typed twice", "a te tab tab tab space 3 0 m", "tempo 30m"},
		{"but behind a whole line it is", "a te tab space #x", "tempo 1h #x"},
		{"a lone way leads on to what follows", "a easy space 2h space #po tab tab", "easy 2h #poles @3"},
		{"typing ends it", "a te tab tab tab x tab", "tempo x"},
		{"a tag of the plan", "a easy space 5h space #te tab", "easy 5h #technical"},
		{"a figure of the plan", "a long space 5h space + tab", "long 5h +300m"},
		{"a zone", "a easy space 5h space @z4 backspace tab", "easy 5h @z1"},
	} {
		t.Run(strings.ReplaceAll(c.name, " ", "-"), func(t *testing.T) {
			p := canyon(t)
			typed(p, c.typed)
			if got := lineOf(p); !strings.HasPrefix(got, c.line) {
				t.Errorf("%s gives %q, want %q", c.typed, got, c.line)
			}
		})
	}
}

// A word that is half typed with its rest beside it is no mistake yet; on a
// narrow screen too the way out is named while ways on are shown.
func TestAHalfTypedWordIsNoMistake(t *testing.T) {
	for keys, wrong := range map[string]bool{"a te": false, "a eas": false, "a teq": true, "a xx": true} {
		p := canyon(t)
		typed(p, keys)
		if _, meaning, _ := typing(p, 120, 36); strings.Contains(meaning, "means nothing here") != wrong {
			t.Errorf("%s says %q", keys, meaning)
		}
	}
	p := canyon(t)
	typed(p, "a te")
	if !strings.HasSuffix(strings.TrimRight(text(p, 40, 20), " \n"), " esc back") {
		t.Errorf("at 40 columns: %s", text(p, 40, 20))
	}
}

// What is a ghost is not typed: enter takes the line without it.
func TestAGhostIsNotTaken(t *testing.T) {
	p := canyon(t, "a", "easy 1h")
	if got := lineOf(p); got != "easy 1h10" {
		t.Fatalf("no ghost: %q", got)
	}
	p.Types("enter")
	if got := p.Here(); got != "Tue 6 Apr: easy 1h" {
		t.Errorf("enter stores %q", got)
	}
}

// esc ends exactly one thing: the completion, then the line.
func TestEscEndsTheCompletionFirst(t *testing.T) {
	for _, open := range []string{"a", "r", ":", "form"} {
		p := canyon(t)
		start := p.Plan
		switch open {
		case "form":
			p.Types("a", "x", "esc", "e", "end", " #tr")
		case ":":
			p.Does(p.Editor.AskNewEvent(p.Scene))
			p.Types("Hill 50k #tr")
		case "r":
			p.Types("k", open, " #tr")
		default:
			p.Types(open, "easy 1h #tr")
		}
		before := text(p, 120, 36)
		if p.Types("tab"); text(p, 120, 36) == before {
			t.Errorf("%s: tab completes nothing", open)
		}
		p.Types("esc")
		if !p.Editor.Typing() || text(p, 120, 36) != before {
			t.Errorf("%s: esc does not give back the line:\n%s", open, text(p, 120, 36))
		}
		if p.Types("esc"); p.Editor.Typing() {
			t.Errorf("%s: the second esc does not leave", open)
		}
		p.Unchanged(start)
	}
}

// The ways stand in the row of the keys: the line and what is over it stay where
// they are when they come, are gone through and go.
func TestTheRowOfTheWaysMovesNothing(t *testing.T) {
	for _, z := range []size{{40, 20}, {80, 24}, {120, 36}, {200, 60}} {
		p := canyon(t, "a", "easy 50m #")
		bar := func() (rows int, top, line string) {
			all := strings.Split(text(p, z.w, z.h), "\n")
			return len(all), strings.Join(all[:len(all)-3], "\n"), strings.Fields(all[len(all)-3])[0]
		}
		rows, top, prompt := bar()
		for _, key := range []string{"tab", "tab", "shift+tab", "esc"} {
			p.Types(key)
			n, above, begins := bar()
			if n != rows || begins != prompt || len(strings.Split(above, "\n")) != len(strings.Split(top, "\n")) {
				t.Errorf("%s: %s moves the line", z, key)
			}
		}
		if _, above, _ := bar(); above != top {
			t.Errorf("%s: esc leaves\n%s", z, above)
		}
	}
}

// What a way means is said beside it.
func TestAWayIsExplained(t *testing.T) {
	p := canyon(t, "a", "stea", "tab")
	if _, _, under := typing(p, 120, 36); !strings.Contains(under, "steady") || !strings.HasSuffix(under, "brisk, a little above easy") {
		t.Errorf("under the line: %q", under)
	}
	if _, _, under := typing(p, 40, 20); !strings.Contains(under, "steady") || !strings.HasSuffix(under, "brisk, a little above easy") {
		t.Errorf("on a phone: %q", under)
	}
}

// up goes back through the lines of this athlete and this question, and on to
// those of the plan.
func TestLinesComeBack(t *testing.T) {
	p := canyon(t, "a", "easy 33m", "enter", "a", "easy 44m", "enter", "gd", "sat", "enter", "a")
	line := func(keys ...string) string {
		p.Types(keys...)
		return lineOf(p)
	}
	if got := line("t", "up"); got != "easy 44m" {
		t.Errorf("the latest line is %q", got)
	}
	if got := line("up"); got != "easy 33m" {
		t.Errorf("the line before is %q", got)
	}
	if got := line("up"); got == "sat" || got == "easy 33m" {
		t.Errorf("beyond the typed lines stands %q, want one of the plan", got)
	}
	if got := line("down", "down", "down"); !strings.HasPrefix(got, "t") || strings.HasPrefix(got, "tempo 1h #") {
		t.Errorf("down from the latest gives %q, want what was typed", got)
	}
	if got := line("up", "backspace", "2m", "down"); got != "easy 442m" {
		t.Errorf("typing does not end the walk: %q", got)
	}
	p.Types("esc")
	p.Athlete = &plan.Athlete{ID: p.NewID(), Name: "Kim"}
	if got := line("a", "up"); got == "easy 44m" {
		t.Error("another athlete gets the lines of the first")
	}
}

// The line of an event begins on the cursor's day with nothing wrong in it; a
// whole line that is typed behind that is meant as it stands.
func TestTheLineOfAnEventBegins(t *testing.T) {
	for _, c := range []struct{ typed, line string }{
		{"", "A 2027-04-06"},
		{"River Marathon 42k", "A 2027-04-06 River Marathon 42k"},
		{`"River Marathon" 42k`, `A 2027-04-06 "River Marathon" 42k`},
		{`A 2027-06-06 "River Marathon" 42k`, `A 2027-06-06 "River Marathon" 42k`},
		{`B 6 jun River 42k`, `B 6 jun River 42k`},
		{`c +8w River 42k`, `c +8w River 42k`},
		{"A Sunday in Hell 100k", "A 2027-04-06 A Sunday in Hell 100k"},
		{"B 2 Bridges 10k", "A 2027-04-06 B 2 Bridges 10k"},
	} {
		for _, paste := range []bool{false, true} {
			p := canyon(t)
			p.Does(p.Editor.AskNewEvent(p.Scene))
			if shown := text(p, 120, 36); strings.Contains(shown, "↑") && strings.Contains(shown, "no name") {
				t.Errorf("a fault is shown before the first key:\n%s", shown)
			}
			if paste && c.typed != "" {
				p.Pastes(c.typed)
			} else {
				p.Types(c.typed)
			}
			if got := lineOf(p); got != c.line {
				t.Errorf("%q (pasted %v) gives %q, want %q", c.typed, paste, got, c.line)
			}
		}
	}
}
