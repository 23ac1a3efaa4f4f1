package editor_test

import (
	"strings"
	"testing"
)

func TestSearch(t *testing.T) {
	for _, tt := range []struct{ typed, at string }{
		{"/ technical enter", "Sat 10 Apr"},
		{"/ technical enter n", "Sat 3 Apr"}, // round
		{"/ technical enter N", "Sat 3 Apr"},
		{"/ technical enter 2n", "Sat 10 Apr"},
		{"/ strength enter", "Thu 15 Apr"},
		{"h / strength enter", "Mon 5 Apr"}, // the one under the cursor counts
		{"h / strength enter n", "Thu 15 Apr"},
		{"h / strength enter n n", "Mon 29 Mar"},
		{"h / strength enter 2n", "Mon 29 Mar"},
		{"h / strength enter 3n", "Mon 5 Apr"},
		{"h / strength enter N", "Mon 29 Mar"},
		{"h / strength enter 2N", "Thu 15 Apr"},
		{"h / strength enter 300n", "Mon 5 Apr"},
		{"/ BIKE enter", "Thu 8 Apr"},
		{"/ hills enter", "Thu 22 Apr"},
		{"/ taper enter", "Mon 26 Apr"},
		{"/ technical enter 2j n", "Sat 3 Apr"},
		{"/ technical enter 3k n", "Sat 3 Apr"},
	} {
		t.Run(strings.ReplaceAll(tt.typed, " ", "_"), func(t *testing.T) {
			p := runner(t, strings.Fields(tt.typed)...)
			if got := p.Editor.Cursor.Format("Mon 2 Jan"); got != tt.at {
				t.Errorf("%q leads to %s, want %s (says %q)", tt.typed, p.Here(), tt.at, p.Status.Says)
			}
			if p.News > 0 || p.Editor.Typing() {
				t.Error("it changes something")
			}
		})
	}
}

// The second of a day's sessions is found as itself.
func TestSearchFindsTheSessionOfADay(t *testing.T) {
	p := runner(t, "/", "bike", "enter")
	if got := p.Here(); got != "Thu 8 Apr: bike easy 1h" {
		t.Errorf("found is %s", got)
	}
	if got := p.Types("n").Here(); got != "Sun 11 Apr: bike easy 2h15" {
		t.Errorf("next is %s", got)
	}
	p.Types("N")
	if got := p.Here(); got != "Thu 8 Apr: bike easy 1h" {
		t.Errorf("and back %s", got)
	}
}

// n goes through everything that holds the words, also what lies outside the
// seasons, and comes round.
func TestSearchGoesRoundPastWhatLiesOutside(t *testing.T) {
	p := runner(t, "/", "night", "enter") // one session, and the race two weeks behind the season
	first := p.Here()
	seen := map[string]bool{first: true}
	for range 4 {
		p.Types("n")
		seen[p.Here()] = true
	}
	p.Types("n", "n")
	back := false
	for range 3 {
		if p.Here() == first {
			back = true
		}
		p.Types("n")
	}
	if !back || len(seen) != 2 {
		t.Errorf("n never comes back to %s: %v", first, seen)
	}
	if p.Types("N", "N", "N").Status.Fault {
		t.Errorf("N says %q", p.Status.Says)
	}
}

func TestSearchForNothing(t *testing.T) {
	p := runner(t, "n")
	p.Said("nothing was searched yet", true)
	p.Types("N")
	p.Said("nothing was searched yet", true)
	at := p.Here()
	p.Types("/", "squirrel")
	if got := text(p, 120, 36); !strings.Contains(got, `nothing in the plan holds “squirrel”`) {
		t.Errorf("nothing found is not said:\n%s", got)
	}
	p.Types("enter")
	p.Said(`nothing in the plan holds “squirrel”`, true)
	if !p.Editor.Typing() {
		t.Error("the line is gone")
	}
	p.Types("esc", "/", "enter")
	if p.Editor.Typing() || p.Here() != at {
		t.Errorf("an empty search leads to %s", p.Here())
	}
	p.Types("n")
	p.Said("nothing was searched yet", true)
}

// After an edit n finds what is there now; gone is said.
func TestSearchAfterAnEdit(t *testing.T) {
	p := runner(t, "/", "poles", "enter", "x", "gg", "n")
	p.Said(`nothing in the plan holds “poles” any more`, true)
	p.Types("u", "n")
	if got := p.Editor.Cursor; got != april(10) {
		t.Errorf("undone it is found on %s", got.Format("2 Jan"))
	}
	p.Types("y", "j", "p", "gg", "n", "n")
	if got := p.Editor.Cursor; got != april(17) {
		t.Errorf("the copy is found on %s", got.Format("2 Jan"))
	}
	p.Types("/") // what was searched last stands in the line
	if got := text(p, 120, 36); !strings.Contains(got, "/ poles") {
		t.Errorf("the last words are not in the line:\n%s", got)
	}
}
