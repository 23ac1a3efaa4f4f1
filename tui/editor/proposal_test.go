package editor_test

import (
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/tui/editor"
	"ebb/tui/screen/screentest"
	"ebb/tui/termtest"
)

// goesTo puts another athlete before the screen: one who is less fit, slower and
// rides by power.
func goesTo(t testing.TB, p *screentest.Person) *screentest.Person {
	t.Helper()
	newID := p.NewID
	m := plan.Macrocycle{ID: newID(), Name: "Harbour 10K", Start: calendar.Of(2027, 3, 29)}
	m.Blocks = []plan.Mesocycle{screentest.Weeks(t, "Build", plan.Build, strings.Repeat("load 200 | rest | easy 40m | easy 40m | rest | rest | long 1h20 | rest\n", 6), newID)}
	other := screentest.SceneOf(t, plan.Plan{Seasons: []plan.Macrocycle{m}}, newID, plan.Setting{Key: "start.fitness", Value: "30"}, plan.Setting{Key: "start.fatigue", Value: "30"},
		plan.Setting{Key: "start.date", Value: "2027-03-01"}, plan.Setting{Key: "threshold.run", Value: "5:10/km"})
	other.Athlete.Name = "Mara Lind"
	*p.Scene = *other
	p.Past, p.Future, p.News = nil, nil, 0
	p.Editor.Stored(p.Scene)
	return p
}

// pastedFromAnother is a week's days of the runner, about to be pasted to the
// other.
func pastedFromAnother(t testing.TB) *screentest.Person {
	return goesTo(t, runner(t, "v", "4l", "y")).Types("gd", "2027-04-13", "enter", "p")
}

func weeksFromAnother(t testing.TB) *screentest.Person {
	return goesTo(t, runner(t, "V", "j", "y")).Types("p")
}

func TestTheOfferAtEachSize(t *testing.T) {
	for _, z := range looked {
		t.Run(z.String(), func(t *testing.T) {
			termtest.Golden(t, "offer/days-"+z.String(), text(pastedFromAnother(t), z.w, z.h))
			termtest.Golden(t, "offer/weeks-"+z.String(), text(weeksFromAnother(t), z.w, z.h))
		})
	}
}

// What is pasted from another athlete is offered line by line; taken, it is the
// plan that was shown, with ids of its own; undone, nothing is left of it.
func TestAPasteFromAnotherAthlete(t *testing.T) {
	p := pastedFromAnother(t)
	start := p.Plan
	if p.News > 0 || !p.Editor.Typing() {
		t.Fatal("it is stored unasked")
	}
	shown := text(p, 120, 36)
	for _, words := range []string{"from Sam Rivera", "loads ×", "fitness", "(was intervals 1h10 !)", "preview, nothing stored yet"} {
		if !strings.Contains(shown, words) {
			t.Errorf("the offer does not say %q:\n%s", words, shown)
		}
	}
	ahead := p.Editor.Ahead.Plan
	p.Types("enter")
	p.Unchanged(ahead)
	if len(p.Past) != 1 || p.Editor.Typing() {
		t.Errorf("%d steps of undo, still offered %v", len(p.Past), p.Editor.Typing())
	}
	for _, line := range strings.Split(days(p, 13, 17), "\n") {
		for _, one := range strings.Split(line, "; ") {
			if one != "" && one != "easy 40m" && one != "long 1h20" && !strings.Contains(shown, one) { // but for what was there
				t.Errorf("%q was not shown:\n%s", one, shown)
			}
		}
	}
	if at := p.Editor.Cursor; at != april(13) {
		t.Errorf("the cursor is on %s", at.Format("2 Jan"))
	}
	p.Types("u")
	p.Unchanged(start)

	p = weeksFromAnother(t)
	start = p.Plan
	if got := text(p, 120, 36); !strings.Contains(got, "what gives way") || !strings.Contains(got, "loads ×") {
		t.Errorf("weeks of another are offered as\n%s", got)
	}
	ahead = p.Editor.Ahead.Plan
	p.Types("enter")
	p.Unchanged(ahead)
	p.Types("u")
	p.Unchanged(start)
}

// Back at the athlete that it comes from it is pasted as it was.
func TestAPasteBackHome(t *testing.T) {
	home := runner(t, "v", "4l", "y")
	scene := *home.Scene
	p := goesTo(t, home).Types("p", "esc")
	*p.Scene = scene
	p.Editor.Stored(p.Scene)
	p.Types("gd", "2027-04-13", "enter", "p")
	if p.Editor.Typing() || p.Day(april(14)) != "threshold 1h15 !; intervals 1h10 !" {
		t.Errorf("pasted is %q, offered %v", p.Day(april(14)), p.Editor.Typing())
	}
}

// Each key of an offer does what its footer says, and no other does anything.
func TestTheKeysOfAnOffer(t *testing.T) {
	p := pastedFromAnother(t)
	start := p.Plan
	small := func() string { return text(p, 80, 10) }
	top := small()
	if p.Types("j"); small() == top {
		t.Error("j does not scroll")
	}
	if p.Types("up"); small() != top {
		t.Error("up does not scroll back")
	}
	p.Types("tab")
	if got := text(p, 120, 36); !strings.Contains(got, "Mon      Tue") || !strings.Contains(got, "preview, nothing stored yet") {
		t.Errorf("tab does not show the calendar:\n%s", got)
	}
	p.Types("tab")
	if small() != top {
		t.Error("tab does not come back")
	}
	for range 30 {
		p.Types("j")
	}
	small()
	if p.Types("k"); small() == top {
		t.Error("j scrolls past the end and comes round")
	}
	for _, key := range []string{"a", "e", "x", "y", "p", "P", ".", "v", "V", "M", "<", ">", "i", "X", "s", "~", "z", "T", "C", "u", "ctrl+r", "/", "n", ":", "?", "@", "+", "-", "h", "l", "w", "b", "o", "g", "space", "r", "5"} {
		p := pastedFromAnother(t)
		before := text(p, 120, 36)
		p.Types(key)
		if after := text(p, 120, 36); after != before || !p.Editor.Typing() {
			t.Errorf("%s, which is not listed, does something", key)
		}
		p.Unchanged(start)
	}
	for _, key := range []string{"esc", "q"} {
		p := pastedFromAnother(t).Types(key)
		p.Unchanged(start)
		if p.Editor.Typing() || p.Left {
			t.Errorf("%s does not leave the offer alone", key)
		}
	}
}

// An offer without a change is words to read, that every ending key ends.
func TestAnOfferWithoutAChange(t *testing.T) {
	for _, key := range []string{"enter", "esc", "q"} {
		p := runner(t)
		start := p.Plan
		p.Editor.Propose(editor.Proposal{Title: "travel Sat 10 Apr, 2 days", Lines: []editor.Line{{Says: strings.Repeat("The race loses nothing by it. ", 40), Kind: editor.LineWeight}}}, p.Scene)
		for _, z := range looked {
			if got := text(p, z.w, z.h); !strings.Contains(got, "loses nothing") {
				t.Errorf("%s: not shown\n%s", z, got)
			}
		}
		p.Types(key)
		p.Unchanged(start)
		if p.Editor.Typing() || p.News > 0 || p.Left {
			t.Errorf("%s does not end it alone", key)
		}
	}
}

// A plan that moved on under an offer: it is said, or taken on the newer plan;
// nothing panics.
func TestAnOfferOverAPlanThatMovedOn(t *testing.T) {
	p := pastedFromAnother(t)
	short := p.Plan
	short.Seasons = append([]plan.Macrocycle(nil), short.Seasons...)
	short.Seasons[0].Blocks = append([]plan.Mesocycle(nil), short.Seasons[0].Blocks...)
	short.Seasons[0].Blocks[0].Weeks = short.Seasons[0].Blocks[0].Weeks[:1]
	p.Shows(short)
	for _, z := range looked {
		text(p, z.w, z.h)
	}
	p.Types("enter")
	p.Unchanged(short)
	if !p.Status.Fault {
		t.Errorf("says %q", p.Status.Says)
	}
}
