package block_test

import (
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
)

// esc ends one thing: what is being made up, then what is on screen of a run.
func TestEscEndsOneThing(t *testing.T) {
	p := sit(t, runner(t))
	start := p.Plan
	p.types("3", "esc", "l")
	if p.Cursor != p.Today+1 {
		t.Errorf("esc does not forget the count: %s", p.here())
	}
	p.types("h", "3+", "a", "easy 20m", "esc")
	if p.Typing() || p.left {
		t.Fatal("esc does not end the line alone")
	}
	p.types("e", "enter")
	p.unchangedBut(start, p.Today)
	for _, open := range []string{"z", "M", "s", "i"} {
		p := sit(t, runner(t)).types(open, "3", "esc")
		if !p.Typing() {
			t.Errorf("%s 3 esc ends more than the count", open)
		}
	}
}

// unchangedBut fails unless the plan differs on this day alone.
func (p *person) unchangedBut(want plan.Plan, day calendar.Day) {
	p.Helper()
	for at := range want.Weeks() {
		for d := range want.Week(at).Days {
			on := at.Start + calendar.Day(d)
			if a, b := want.SessionsOn(on), p.Plan.SessionsOn(on); on != day && len(a) != len(b) {
				p.Errorf("%s changed", on.Format("Mon 2 Jan"))
			}
		}
	}
}

// More and less, however many and in whatever order, are one step of undo and
// an inverse pair; esc takes the whole run back.
func TestARunIsOneThing(t *testing.T) {
	for _, tt := range []struct{ typed, then string }{
		{"+++", ""}, {"5+", ""}, {"3+2-", ""}, {"---", ""}, {"2=", ""}, {">>", ""}, {"2><", ""},
	} {
		p := sit(t, runner(t))
		start := p.Plan
		p.types(tt.typed)
		if len(p.past) != 1 {
			t.Errorf("%q is %d steps of undo", tt.typed, len(p.past))
		}
		if !strings.Contains(p.text(120, 36), "esc puts it back") {
			t.Errorf("%q: the screen does not say that esc puts it back", tt.typed)
		}
		p.types("esc")
		p.unchanged(start)
		if p.Cursor != p.Today && !strings.ContainsAny(tt.typed, "<>") {
			t.Errorf("%q esc: the cursor is on %s", tt.typed, p.here())
		}
		if p.left {
			t.Errorf("%q esc leaves the screen as well", tt.typed)
		}
	}
}

func TestMoreAndLessAreAnInversePair(t *testing.T) {
	for _, moves := range []string{"", "h", "l", "4l", "2w", "3w", "2j", "3j", "2h"} {
		p := sit(t, runner(t)).types(moves)
		start := p.Plan
		before := p.here()
		p.types("+++")
		if p.here() == before {
			t.Errorf("%s: +++ changes nothing", before)
		}
		p.types("---")
		p.unchanged(start)
		if len(p.past) != 1 {
			t.Errorf("%s: +++--- is %d steps of undo", before, len(p.past))
		}
	}
}

// A run ends with anything else that is done: the next presses are another.
func TestARunEndsWithWhatComesBetween(t *testing.T) {
	for _, tt := range []struct {
		typed string
		steps int
	}{
		{"++", 1}, {"+l+", 2}, {"+lh+", 2}, {"+>", 2}, {"+>+", 3}, {"++--", 1},
	} {
		p := sit(t, runner(t)).types(tt.typed)
		if len(p.past) != tt.steps {
			t.Errorf("%q is %d steps of undo, want %d", tt.typed, len(p.past), tt.steps)
		}
	}
}

// While something is made up the plan stays as it is, and the screen shows
// what would be.
func TestAPreviewStoresNothing(t *testing.T) {
	for _, typed := range []string{"a long_3h", "e backspace 5", "M 2l", "s 2l", "z l", "z h", "I", "i 2l", "X", "T 200", "C down"} {
		p := sit(t, runner(t))
		start, look := p.Plan, p.text(120, 36)
		for _, word := range strings.Fields(typed) {
			p.types(strings.ReplaceAll(word, "_", " "))
		}
		if p.text(120, 36) == look {
			t.Errorf("%q does not show", typed)
		}
		p.unchanged(start)
		p.types("esc")
		p.unchanged(start)
		if p.Typing() || p.Cursor != p.Today {
			t.Errorf("%q esc leaves the cursor on %s, typing %v", typed, p.here(), p.Typing())
		}
		p.status.Says = ""
		if got := p.text(120, 36); got != look {
			t.Errorf("%q esc: the screen is another", typed)
		}
	}
}

// What is stored is what was shown.
func TestWhatIsTakenIsWhatWasShown(t *testing.T) {
	for _, typed := range []string{"a long_3h", "M 2l", "s 2l", "z l", "z h", "I", "I o", "X", "X o", "T load_200", "C down"} {
		p := sit(t, runner(t))
		for _, word := range strings.Fields(typed) {
			p.types(strings.ReplaceAll(word, "_", " "))
		}
		shown := calendarOf(p.text(120, 36))
		p.types("enter")
		if p.Typing() {
			t.Errorf("%q is not taken: %s", typed, p.status.Says)
			continue
		}
		if got := calendarOf(p.text(120, 36)); got != shown {
			t.Errorf("%q: stored is\n%s\nshown was\n%s", typed, got, shown)
		}
	}
}

// calendarOf cuts the days and their figures out of a screen of 120x36,
// without the mark of the cursor.
func calendarOf(text string) string {
	lines := strings.Split(text, "\n")[3:30]
	for i, line := range lines {
		lines[i] = strings.ReplaceAll(string([]rune(line)[:min(72, len([]rune(line)))]), "▌", " ")
	}
	return textOf(lines)
}

// The first line in an empty store makes a season around it.
func TestTheFirstLineMakesASeason(t *testing.T) {
	p := empty(t).types("a", "long 3h", "enter")
	if len(p.Plan.Seasons) != 1 || p.here() != "Tue 6 Apr: long 3h" {
		t.Fatalf("%d seasons, the cursor on %s", len(p.Plan.Seasons), p.here())
	}
	p.types("u")
	p.unchanged(plan.Plan{})
}

// An edit of another person while something is made up leaves the cursor and
// what is typed alone.
func TestOthersEditsLeaveTheCursorAlone(t *testing.T) {
	p := sit(t, runner(t)).types("2l", "a", "long 3h")
	id := p.Plan.SessionsOn(april(13))[0].ID
	result, err := edit.Apply(p.Plan, edit.DeleteSessions{Sessions: []plan.ID{id}})
	if err != nil {
		t.Fatal(err)
	}
	p.shows(result.Plan)
	if !p.Typing() || p.Cursor != april(8) {
		t.Fatalf("the cursor is on %s", p.here())
	}
	p.types("enter")
	if got := p.day(april(8)); got != "easy 45m; bike easy 1h; long 3h" {
		t.Errorf("on Thursday there is %q", got)
	}
}
