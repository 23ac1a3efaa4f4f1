package tui

import (
	"path/filepath"
	"testing"

	"ebb/plan"
	"ebb/store"
	"ebb/tui/screen"
)

// esc zooms out of the block and enter back in; the cursor keeps its day, and
// what is done to the season is in the block and in the store.
func TestZoomBetweenSeasonAndBlock(t *testing.T) {
	p, s := fresh(t)
	p.types("2l", "esc")
	if p.app.at != screen.Season || p.app.editor.Cursor != today+2 {
		t.Fatalf("esc leads to the %s screen on %s", p.app.at, p.app.editor.Cursor)
	}
	p.reads("8 weeks", "week of 5 Apr")
	p.types("j", "X", "enter")
	p.isWell()
	p.reads("7 weeks")
	stored, err := coach(store.Open(s.Path(), store.Options{}), "kim").Snapshot(sam, store.Main)
	if err != nil {
		t.Fatal(err)
	}
	if n := weeksOf(stored.Plan); n != 7 {
		t.Errorf("the store has %d weeks", n)
	}
	p.types("u", "enter")
	if p.app.at != screen.Block || p.app.editor.Cursor != today+9 {
		t.Fatalf("enter leads to the %s screen on %s", p.app.at, p.app.editor.Cursor)
	}
	p.reads("Build")
}

func weeksOf(p plan.Plan) (n int) {
	for range p.Weeks() {
		n++
	}
	return n
}

// A store without a season has a season screen, too, on which one can begin.
func TestASeasonBeginsOnItsScreen(t *testing.T) {
	st := store.Open(filepath.Join(t.TempDir(), "ebb.db"), store.Options{})
	p := opens(t, coach(st, "kim"), plan.ID{}, t.TempDir())
	p.types("esc")
	if p.app.at == screen.Season {
		p.reads("Nothing is planned yet.")
	}
	p.types("a", "long 3h", "enter")
	p.isWell()
	p.reads("4 weeks")
}

// From the block enter leads to the week and on to the day, esc back out; the
// cursor keeps its day, and what is typed in the form on the day is stored.
func TestZoomFromTheBlockToADay(t *testing.T) {
	p, s := fresh(t)
	p.types("2l")
	for _, step := range []struct {
		key string
		at  screen.Name
	}{{"enter", screen.Week}, {"enter", screen.Day}, {"enter", screen.Day}, {"esc", screen.Week}, {"esc", screen.Block}, {"enter", screen.Week}, {"enter", screen.Day}} {
		p.types(step.key)
		if p.app.at != step.at || p.app.editor.Cursor != today+2 {
			t.Fatalf("%s leads to the %s screen on %s, want the %s", step.key, p.app.at, p.app.editor.Cursor, step.at)
		}
	}
	p.types("e", "tab", "tab", "tab", "backspace", "backspace", "8m", "enter")
	p.isWell()
	stored, err := coach(store.Open(s.Path(), store.Options{}), "kim").Snapshot(sam, store.Main)
	if err != nil {
		t.Fatal(err)
	}
	on := stored.Plan.SessionsOn(today + 2)
	if len(on) != 2 || on[0].Duration.Seconds != 48*60 {
		t.Errorf("the store has %+v", on)
	}
	p.reads(on[0].Kind.String())
}

// Keys that are typed ahead of the squad's names are meant for whom is there: they
// wait for them, and ctrl+c for nothing.
func TestKeysAheadOfTheSquadWaitForItsNames(t *testing.T) {
	p, s := fresh(t)
	other := plan.ID{15: 8}
	if err := coach(s, "kim").Seed(store.Seed{Athlete: plan.Athlete{ID: other, Name: "Zoe"}, Plan: spring(s.NewID)}); err != nil {
		t.Fatal(err)
	}
	p.app.showsSquad()
	p.hold = true
	p.types("esc", "esc", "G", "enter")
	if p.app.at != screen.Roster || p.app.status.Fault {
		t.Fatalf("before the names are there: %s, %q", p.app.at, p.app.status.Says)
	}
	p.letGo()
	if p.app.at == screen.Roster || p.app.snapshot.Athlete.ID != other {
		t.Errorf("the keys lead to the %s screen of %s", p.app.at, p.app.snapshot.Athlete.Name)
	}
	p.hold = true
	p.types("esc", "esc", "ctrl+c")
	p.letGo()
	if !p.ended {
		t.Error("ctrl+c waits for the names")
	}
}
