package tui

import (
	"fmt"
	"slices"
	"testing"

	"ebb/plan"
	"ebb/plan/library"
	"ebb/store"
)

// An entry is looked up, put in as a line that can still be changed, and stored
// when it is taken; esc leaves the plan as it was.
func TestASessionIsPutInFromTheLibrary(t *testing.T) {
	p, s := fresh(t)
	was := len(p.app.scene.Plan.SessionsOn(today))
	p.types("L")
	p.reads("library:", "Easy run", "talk in sentences", "a keep")
	p.types("/", "cruise", "enter", "enter")
	p.reads("threshold 1h10: 20m @2, 4x(8m @z4, 2m @2), 10m @2")
	p.types("esc", "esc")
	if n := len(p.app.scene.Plan.SessionsOn(today)); n != was {
		t.Errorf("left, and there are %d sessions", n)
	}
	p.types("L", "/", "cruise", "enter", "enter", "enter")
	p.isWell()
	again := opens(t, coach(store.Open(s.Path(), store.Options{}), "lee"), sam, t.TempDir())
	on := again.app.scene.Plan.SessionsOn(today)
	if len(on) != was+1 || on[was].Kind != plan.Threshold {
		t.Errorf("stored: %+v", on)
	}
}

// Weeks and blocks go behind the cursor's, with what gives way to be chosen.
func TestABlockIsPutInFromTheLibrary(t *testing.T) {
	p, _ := fresh(t)
	p.types("L", "tab", "tab", "/", "three to one", "enter", "j", "enter")
	p.reads("put Build, three to one behind Build")
	p.types("enter")
	p.isWell()
	season := p.app.scene.Plan.Seasons[0]
	last := season.Blocks[len(season.Blocks)-1]
	if len(season.Blocks) != 3 || last.Name != "Build, three to one" || len(last.Weeks) != 4 || last.Weeks[3].Kind != plan.DownWeek {
		t.Fatalf("%+v", last)
	}
	for i, w := range last.Weeks {
		if len(w.Sessions) < 5 || w.ID.IsZero() || w.Sessions[0].ID.IsZero() {
			t.Errorf("week %d has %d sessions: %+v", i+1, len(w.Sessions), w)
		}
	}
	p.types("u")
	if n := len(p.app.scene.Plan.Seasons[0].Blocks); n != 2 {
		t.Errorf("undone, and there are %d blocks", n)
	}
}

// What is under the cursor or selected is kept by a name, for every coach of the
// store, and put in again as a copy.
func TestWhatIsSelectedIsKept(t *testing.T) {
	p, s := fresh(t)
	p.types("l", "L", "a", "Quick hour", "enter", "enter")
	p.reads(`kept the session "Quick hour" for all`, "Your own, for all")
	p.types("L", "q", "V", "L", "a", "Spring week", "enter", "enter")
	p.reads(`kept the week "Spring week"`)
	p.types("a", "Spring week", "enter", "enter")
	p.reads("in your library already: give another name")
	p.types("esc", "q", "esc", "V", "V", "L", "a", "Spring block", "enter", "enter")
	p.reads(`kept the block "Spring block"`)
	l, err := coach(store.Open(s.Path(), store.Options{}), "lee").Library(plan.ID{})
	if err != nil || len(l.Own) != 3 {
		t.Fatalf("%s, %v", library.Print(l.Own), err)
	}
	p.types("enter", "enter")
	p.isWell()
	blocks := p.app.scene.Plan.Seasons[0].Blocks
	if len(blocks) != 3 || blocks[2].ID == blocks[1].ID || len(blocks[2].Weeks) != len(blocks[1].Weeks) {
		t.Errorf("%d blocks", len(blocks))
	}
	p.types("L", "tab", "tab", "x", "n")
	p.reads("it stays")
	p.types("x", "y")
	p.reads(`took "Spring block" out of the library`)
	p.types("k", "k", "k", "x")
	p.reads("what came with ebb stays")
}

// A pattern is for all or for one athlete alone: kept of a week, of what came with
// ebb, or written; what was done on the page is taken back there.
func TestAPatternIsForOneAthleteAlone(t *testing.T) {
	p, s := fresh(t)
	theirs := func(want ...string) {
		t.Helper()
		l, err := coach(store.Open(s.Path(), store.Options{}), "lee").Library(sam)
		var is []string
		for _, e := range l.Own {
			is = append(is, fmt.Sprintf("%s %d", e.Name, e.Whose))
		}
		if err != nil || !slices.Equal(is, want) {
			t.Errorf("Sam's are %q, want %q, %v", is, want, err)
		}
	}
	p.types("L", "tab", "tab", "tab", "a", "Sam's week", "enter")
	p.reads(`Keep the pattern "Sam's week": for all, or for`, "o for")
	p.types("o")
	p.reads(`kept the pattern "Sam's week" for Sam`, "Your own, for Sam")
	theirs("Sam's week 2")
	p.types("enter")
	p.reads("are made by it: e changes it")
	p.types("/", "ultra, spec", "enter", "enter", "enter")
	p.reads("Your own, for all")
	theirs("Sam's week 2", "Ultra, specific and peak 1")
	p.types("u")
	p.reads("undo: keep the pattern")
	theirs("Sam's week 2")
	p.types("/", "sam's", "enter", "x", "y", "u")
	p.reads("undo: take the pattern")
	theirs("Sam's week 2")
	p.types("u", "u")
	p.reads("nothing was changed here")
	theirs()
	p.types("/", "road, base", "enter", "e", "o")
	p.reads("pattern for Sam", "as text", "one or two days of quality")
	p.types("down", "down", "x", "ctrl+s")
	p.reads("not stored")
	p.types("backspace", "ctrl+s")
	p.reads(`kept the pattern "Road, base" for Sam`)
	theirs("Road, base 2")
	p.isWell()
}

// A season is begun with its line.
func TestASeasonOfTheLibraryIsSketched(t *testing.T) {
	p, _ := fresh(t)
	p.types("L", "shift+tab", "/", "100 mi", "enter", "enter")
	p.reads("lately ▸")
	p.types("enter", "enter", "enter", "enter")
	p.reads("blocks ▸ base 12w 3:1")
}

// Who may not see it is told so, and what is not in a plan asks for no season.
func TestTheLibraryThatIsNotOnes(t *testing.T) {
	p, s := fresh(t)
	p.types("L")
	v := opens(t, s.As(store.Principal{Person: "sam", Role: store.AthleteRole, Athlete: sam, Via: "local"}), sam, t.TempDir())
	v.types("L")
	v.isWell()
	if !v.app.status.Fault || len(v.app.overlays) > 0 {
		t.Errorf("an athlete is told %q", v.app.status.Says)
	}
	p.types("q", "F", "L")
	p.reads("the library is for a plan that is seen")
}
