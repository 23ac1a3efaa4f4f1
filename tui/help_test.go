package tui

import (
	"path/filepath"
	"strings"
	"testing"

	"ebb/plan"
	"ebb/store"
)

// In an empty store most keys do nothing yet: those that do come first, and a
// reason that many share is said once.
func TestHelpOfAnEmptyStoreBeginsWithWhatWorks(t *testing.T) {
	s := store.Open(filepath.Join(t.TempDir(), "ebb.db"), store.Options{})
	p := opens(t, coach(s, "kim"), plan.ID{}, t.TempDir())
	for _, z := range [][2]int{{40, 20}, {80, 24}, {120, 36}, {200, 60}} {
		p.resizes(z[0], z[1])
		p.types("?")
		h, ok := p.app.overlays[0].(*help)
		if !ok {
			t.Fatal("? opens no help")
		}
		rows := h.rowsOf(p.app)
		said := map[string]int{}
		dead, after := 0, 0
		for _, r := range rows {
			if r.words != "" {
				said[r.words]++
			}
			if r.why != "" {
				said[r.why]++
			}
			if r.not {
				dead++
			} else if r.keys != "" && dead > 0 {
				after++
			}
		}
		if after > 0 || dead < 20 {
			t.Errorf("%d keys that work stand after some of the %d that do not", after, dead)
		}
		for why, times := range said {
			if times >= shared {
				t.Errorf("%q is said %d times", why, times)
			}
		}
		if z[0] >= 120 && strings.Count(p.sees(), "there is no season yet") != 1 {
			t.Errorf("%v:\n%s", z, p.sees())
		}
		p.types("q")
	}
}

// A race alone is a beginning: the screen shows it and counts the days to it.
func TestARaceIsEnteredFirst(t *testing.T) {
	s := store.Open(filepath.Join(t.TempDir(), "ebb.db"), store.Options{})
	p := opens(t, coach(s, "kim"), plan.ID{}, t.TempDir())
	p.reads("Nothing is planned yet.", "begin with the race", "add an event")
	p.types(":", "add an event", "enter")
	if strings.Contains(p.sees(), "no name") {
		t.Errorf("there is a fault before the first key:\n%s", p.sees())
	}
	p.types("A 2027-06-06 River Marathon 42.2k", "enter")
	p.isWell()
	p.reads("61 d to River Marathon", "A race is planned, and no training yet.", "River Marathon: A event on Sun 6 Jun 2027", "42.2k")
	if strings.Contains(p.sees(), "Nothing is planned yet") {
		t.Errorf("it says still that nothing is planned:\n%s", p.sees())
	}
	for _, size := range [][2]int{{40, 20}, {40, 15}, {20, 5}, {80, 24}} {
		p.resizes(size[0], size[1])
		p.isWell()
	}
	p.types("a", "easy 50m", "enter")
	p.reads("easy")
}
