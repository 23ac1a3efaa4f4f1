package tui

import (
	"strings"
	"testing"

	"ebb/plan"
	"ebb/store"
)

func feltToday(t tb, s *store.Store) plan.Checkin {
	t.Helper()
	snap, err := coach(s, "kim").Snapshot(sam, store.Main)
	if err != nil {
		t.Fatalf("%v", err)
	}
	for _, c := range snap.Checkins {
		if c.Day == today {
			return c
		}
	}
	return plan.Checkin{}
}

// Legs and energy are two keys, stored with the second; more is asked of nobody.
func TestCheckinTakesTwoKeys(t *testing.T) {
	p, s := fresh(t)
	p.types("c", "4")
	if got := feltToday(t, s); got != (plan.Checkin{}) {
		t.Errorf("after one key %v is stored", got)
	}
	p.types("2")
	if got, want := feltToday(t, s), (plan.Checkin{Day: today, Legs: 4, Energy: 2}); got != want {
		t.Errorf("stored %v, want %v", got, want)
	}
	p.reads("that is the gap")
	p.types("q")
	p.types("c", "j", "j", "5", "h", "n", "left calf", "enter", "q")
	if got, want := feltToday(t, s), (plan.Checkin{Day: today, Legs: 4, Energy: 2, Sleep: 5, Hurt: true, Note: "left calf"}); got != want {
		t.Errorf("stored %v, want %v", got, want)
	}
	p.types("c", "n", "no", "esc", "0", "q")
	if got := feltToday(t, s); got.Legs != 0 || got.Note != "left calf" {
		t.Errorf("a mark taken back and a word left as it was: %v", got)
	}
	p.types("u")
	if got := feltToday(t, s); got.Legs != 4 {
		t.Errorf("after undo: %v, want legs 4", got)
	}
}

// One mark and away is stored too; nothing said stores nothing.
func TestCheckinThatIsLeft(t *testing.T) {
	p, s := fresh(t)
	p.types("c", "q", "c", "3", "esc")
	if got, want := feltToday(t, s), (plan.Checkin{Day: today, Legs: 3}); got != want {
		t.Errorf("stored %v, want %v", got, want)
	}
}

// A day to come is not asked about: today is. A day that is over is.
func TestCheckinOfTheDayUnderTheCursor(t *testing.T) {
	p, s := fresh(t)
	p.types("l", "l", "c", "5", "5", "q")
	if got := feltToday(t, s); got.Legs != 5 {
		t.Errorf("stored of today: %v", got)
	}
	p.types("t", "h", "c", "1", "1", "q")
	snap, err := coach(s, "kim").Snapshot(sam, store.Main)
	if err != nil {
		t.Fatal(err)
	}
	if c := snap.Checkins[0]; c.Day != today-1 || c.Legs != 1 {
		t.Errorf("stored of yesterday: %v", c)
	}
}

func TestWhoMayNotCheckIn(t *testing.T) {
	_, s := fresh(t)
	p := opens(t, s.As(store.Principal{Person: "pat", Role: store.Viewer, Athlete: sam}), sam, t.TempDir())
	p.types("c")
	if !strings.Contains(p.app.status.Says, "theirs to say") {
		t.Errorf("a viewer hears %q", p.app.status.Says)
	}
	p.types("4", "4")
	if got := feltToday(t, s); got != (plan.Checkin{}) {
		t.Errorf("a viewer's check-in is stored: %v", got)
	}
}
