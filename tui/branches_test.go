package tui

import (
	"path/filepath"
	"strings"
	"testing"

	"ebb/store"
)

// onMain says what main has on a day of April, whatever branch is seen.
func onMain(t *testing.T, s *store.Store, n int) string {
	t.Helper()
	snapshot, err := coach(s, "kim").Snapshot(sam, store.Main)
	if err != nil {
		t.Fatal(err)
	}
	p := &person{t: t, app: &App{}}
	p.app.scene.Plan = snapshot.Plan
	return p.day(n)
}

// A branch is made, worked on, compared and taken over; what was done on it left
// main as it was; and all of it is undone after the program was opened again.
func TestABranchFromItsBeginningToItsEnd(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ebb.db")
	s := storeWith(t, path)
	p := opens(t, coach(s, "kim"), sam, t.TempDir())
	was := p.day(6)

	p.types("B")
	p.reads("branches", "A branch is the plan beside itself", "what the athlete sees")
	p.types("n", "If the knee holds")
	p.reads("if-the-knee-holds, off main")
	p.types("enter")
	p.reads("on if-the-knee-holds", "main stays as it is")
	p.types("esc")
	p.reads("Sam Rivera on if-the-knee-holds › Spring › Build")

	p.types("3+", "l", "x")
	if p.day(6) == was || p.day(7) != "" {
		t.Fatalf("%q, %q", p.day(6), p.day(7))
	}
	if got := onMain(t, s, 6); got != was || onMain(t, s, 7) == "" {
		t.Fatalf("main was touched: %q", got)
	}

	p.types("B")
	p.reads("2 differences: 1 gone, 1 changed", "load/wk", "fitness", "form", "Canyon 100K: fitness")
	p.types("tab", "j")
	p.reads("gone: intervals 1h10 !")
	p.types("enter")
	p.reads("on if-the-knee-holds › Spring › Build")
	if got := p.app.editor.Cursor.Format("2 Jan"); got != "7 Apr" {
		t.Errorf("the cursor is on %s", got)
	}

	p.types("B", "&")
	p.reads("take over if-the-knee-holds", "2 differences", "enter take over, the branch goes")
	p.types("esc")
	if onMain(t, s, 6) != was {
		t.Error("esc takes it over")
	}
	p.types("&", "enter")
	p.reads("this is main now", "what the athlete sees")
	if got := onMain(t, s, 7); got != "" || strings.Contains(p.sees(), "if-the-knee-holds, off") {
		t.Errorf("main has %q\n%s", got, p.sees())
	}

	p = opens(t, coach(store.Open(path, store.Options{}), "kim"), sam, t.TempDir())
	if p.day(7) != "" {
		t.Fatal("not kept")
	}
	p.types("u")
	if p.day(6) != was || p.day(7) == "" {
		t.Errorf("%q, %q", p.day(6), p.day(7))
	}
	p.types("B")
	p.reads("if-the-knee-holds")
	p.types("j", "enter")
	if p.day(7) != "" {
		t.Error("the branch is not what it was")
	}
	p.types("u", "u")
	p.reads("undo")
	p.isWell()
}

func TestDroppingABranchAsksAndIsUndone(t *testing.T) {
	p, s := fresh(t)
	p.types("B", "n", "knee", "enter", "esc", "x", "B", "x")
	p.reads("drop knee", "brings it back", "1 difference")
	p.types("q")
	p.reads("left as it was", "knee")
	p.types("x", "enter")
	p.reads("u brings it back")
	if p.app.snapshot.Branch != store.Main {
		t.Errorf("on %s", p.app.snapshot.Branch)
	}
	p.types("u")
	p.reads("undone: drop branch", "knee")
	if all, err := coach(s, "kim").Branches(sam); err != nil || len(all) != 2 {
		t.Errorf("%v, %v", all, err)
	}
	p.types("ctrl+r")
	p.reads("done again: drop branch")
}

func TestRenamingSwitchingAndReleasing(t *testing.T) {
	p, s := fresh(t)
	p.types("B", "n", "knee", "enter", "e", "backspace", "backspace", "backspace", "backspace", "Other Leg", "enter")
	p.reads("other-leg")
	if p.app.snapshot.Branch != "other-leg" {
		t.Errorf("on %q", p.app.snapshot.Branch)
	}
	p.types("e")
	p.reads("rename ▸ other-leg")
	p.types("esc", "k", "e")
	p.reads("main is the plan that the athlete sees: it stays")
	p.types("enter")
	p.reads("on main now")
	p.types("n", "9 lives", "enter")
	p.reads("is no name for a branch")
	p.types("r", "nonsense", "enter")
	p.reads("is not a date")
	p.types("esc", "r", "2027-04-18")
	p.reads("the athlete sees main up to Sun 18 Apr 2027")
	p.types("enter")
	p.reads("released until Sun 18 Apr")
	if got := p.app.snapshot.Released.String(); got != "2027-04-18" {
		t.Errorf("released until %s", got)
	}
	p.types("r", "all", "enter")
	if p.app.snapshot.Released != store.AllDays {
		t.Error("not all is released")
	}
	p.types("u")
	p.reads("released until Sun 18 Apr")
	if now, err := coach(s, "kim").CurrentBranch(sam); err != nil || now != store.Main {
		t.Errorf("%s, %v", now, err)
	}
}

// The branch that the person works on is the one that is opened, as on the
// command line; one that someone else takes away is left for main.
func TestTheBranchOfBeforeIsOpenedAndOneThatGoesIsLeft(t *testing.T) {
	p, s := fresh(t)
	p.types("B", "n", "knee", "enter", "q", "x")
	again := opens(t, coach(s, "kim"), sam, t.TempDir())
	again.reads("Sam Rivera on knee")
	if again.day(6) != "" {
		t.Error("it is not the branch's plan")
	}
	if _, err := coach(s, "lee").DropBranch(sam, "knee"); err != nil {
		t.Fatal(err)
	}
	again.gets(changedMsg{})
	again.reads("the branch knee is gone: this is main")
	if again.day(6) == "" || again.app.snapshot.Branch != store.Main {
		t.Errorf("on %s", again.app.snapshot.Branch)
	}
}
