package tui

import (
	"fmt"
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/store"
)

func TestWhatWasChangedIsSeenAndGoneBackTo(t *testing.T) {
	p, _ := fresh(t)
	was := p.day(6)
	p.types("3+", "l", "x", "U")
	p.reads("history", "kim", "deleted from Wed 7 Apr", "since ", "no difference")
	p.types("j")
	p.reads("1 difference")
	p.types("j")
	p.reads("2 differences: 1 gone", "1 changed")
	p.types("u")
	p.reads("back to ", "becomes what it was", "2 differences: 1 added, 1 changed", "enter go back")
	p.types("esc")
	p.reads("left as it was")
	p.types("u", "enter")
	p.reads("back to entry", "u takes it back")
	if p.day(6) != was || p.day(7) == "" {
		t.Errorf("%q, %q", p.day(6), p.day(7))
	}
	p.types("gg")
	p.reads("no difference")
	p.types("esc", "u")
	if p.day(6) == was || p.day(7) != "" {
		t.Errorf("u leaves %q", p.day(6))
	}
}

// The plan as it was is walked through on the screens of a plan, where nothing
// can be done to it.
func TestThePastIsWalkedThroughAndNotChanged(t *testing.T) {
	p, s := fresh(t)
	was := p.day(6)
	p.types("x", "U", "j", "enter")
	p.reads("as it was on", "q back to now", "Spring › Build")
	if p.day(6) != was {
		t.Errorf("it had %q, was %q", p.day(6), was)
	}
	for _, key := range []string{"x", "+", "a", "u", "ctrl+r", "i", "space", "M", "B", "."} {
		p.types(key)
		p.reads("this is the plan as it was on")
		if p.app.here().Typing() {
			t.Fatalf("%s begins to change it", key)
		}
	}
	p.types(":", "say", "enter")
	p.reads("this is the plan as it was on")
	p.types("y", "j", "l", "?", "q")
	p.reads("as it was on")
	p.types("a")
	p.isWell()
	if _, _, err := coach(s, "lee").Undo(sam, store.Main); err == nil {
		t.Fatal("lee has nothing to undo")
	}
	p.types("esc")
	p.reads("as it was on") // a zoom out: its season
	p.types("enter")
	p.reads("as it was on", "Spring › Build")
	for _, size := range [][2]int{{40, 20}, {80, 24}, {39, 10}, {20, 5}, {200, 60}} {
		p.resizes(size[0], size[1])
		p.isWell()
	}
	p.resizes(120, 36)
	p.types("q")
	p.reads("history", "1 difference")
	if p.day(6) != "" {
		t.Errorf("now has %q", p.day(6))
	}
	p.types("q", "u")
	if p.day(6) != was {
		t.Errorf("undone it is %q", p.day(6))
	}
}

// What someone else does while the past is walked through waits behind it.
func TestOthersChangeWhileThePastIsSeen(t *testing.T) {
	p, s := fresh(t)
	p.types("x", "U", "j", "enter")
	then := p.day(6)
	other := opens(t, coach(s, "lee"), sam, t.TempDir())
	other.types("l", "x")
	p.gets(changedMsg{})
	if p.day(6) != then || p.day(7) == "" {
		t.Errorf("the past changes: %q, %q", p.day(6), p.day(7))
	}
	p.types("q")
	if p.day(7) != "" {
		t.Errorf("now has %q", p.day(7))
	}
	p.reads("lee")
	p.types("gg", "3j", "u", "enter")
	p.reads("others changed this since", "lee", "b go back all the same")
	p.types("enter")
	p.reads("left as it was")
	if p.day(7) != "" {
		t.Error("it went back all the same")
	}
	p.types("u", "enter", "b")
	p.reads("back to entry")
	if p.day(7) == "" || p.day(6) == "" {
		t.Error("it did not go back")
	}
}

// A long history is read a page at a time, on the way down.
func TestALongHistoryIsReadAsItIsLookedAt(t *testing.T) {
	p, s := fresh(t)
	desk := coach(s, "lee")
	for n := range 300 {
		if _, err := desk.Release(sam, today+7+calendar.Day(n)); err != nil {
			t.Fatal(err)
		}
	}
	p.gets(changedMsg{})
	counting := &counted{Desk: desk}
	p.app.desk = counting
	p.types("U")
	if counting.pages != 1 {
		t.Errorf("%d pages are read at first", counting.pages)
	}
	p.types("99j")
	if counting.pages != 2 {
		t.Errorf("%d pages are read after 99 rows", counting.pages)
	}
	p.types("G", "G", "G")
	p.reads("Sam Rivera")
	if counting.pages > 4 {
		t.Errorf("%d pages are read of 301 entries", counting.pages)
	}
	p.types("gg", "/", "entry 7")
	p.reads("No change has these words")
	p.types("esc", "/", "add", "enter")
	p.reads("with add")
	if strings.Contains(p.sees(), "release") {
		t.Errorf("not filtered:\n%s", p.sees())
	}
	p.types("esc")
	p.reads("all changes", "release")
}

// counted counts what is read.
type counted struct {
	*store.Desk
	pages int
}

func (c *counted) HistoryBefore(athlete plan.ID, branch string, before uint64, most int) ([]store.Head, error) {
	c.pages++
	if most == 0 {
		return nil, fmt.Errorf("all of it is read")
	}
	return c.Desk.HistoryBefore(athlete, branch, before, most)
}
