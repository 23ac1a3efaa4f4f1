package coverage_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"ebb/tui/frame"
	"ebb/tui/screen"
	"ebb/tui/termtest"
)

var (
	widths  = []int{1, 2, 5, 19, 20, 21, 30, 39, 40, 41, 59, 60, 79, 80, 99, 100, 119, 120, 159, 160, 220, 300}
	heights = []int{1, 2, 4, 5, 6, 10, 14, 15, 17, 18, 21, 22, 24, 36, 60, 100}
)

// Whatever is on screen, at whatever size: nothing panics, every row is as wide
// as the screen, the hardware cursor is on it, and the demand under the cursor is
// seen.
func TestEveryStateFitsEverySize(t *testing.T) {
	for _, s := range states {
		t.Run(s.name, func(t *testing.T) {
			p := s.open(t)
			for _, w := range widths {
				for _, h := range heights {
					fits(t, p, w, h)
				}
			}
		})
	}
}

func fits(t rapid.TB, p person, w, h int) {
	t.Helper()
	at := fmt.Sprintf("%dx%d", w, h)
	defer func() {
		if fault := recover(); fault != nil {
			t.Fatalf("%s: panic: %v", at, fault)
		}
	}()
	f, caret := p.Sees(w, h)
	lines := f.Lines()
	for y, line := range lines {
		if got := frame.Width(line); got != w {
			t.Errorf("%s: row %d has %d columns: %q", at, y, got, line)
		}
	}
	if caret.X < 0 || caret.X >= w || caret.Y < 0 || caret.Y >= h {
		t.Errorf("%s: the cursor is at %d,%d", at, caret.X, caret.Y)
	}
	if p.Screen.Typing() || w < 20 || h < 5 || !strings.Contains(strings.Join(lines, "\n"), "%") && !strings.Contains(strings.Join(lines, "\n"), "none") {
		return
	}
	if !strings.Contains(lines[caret.Y], "▌") {
		t.Errorf("%s: no bar at the cursor, row %d:\n%s", at, caret.Y, strings.Join(lines, "\n"))
	}
}

// The cursor is seen on every demand, however few rows there are.
func TestTheCursorIsSeenOnEveryDemand(t *testing.T) {
	p := stateNamed(t, "canyon").types("gg")
	for range 12 {
		for _, s := range []size{{20, 5}, {30, 8}, {40, 15}, {60, 20}, {120, 36}} {
			fits(t, p, s.w, s.h)
		}
		p.types("j")
	}
}

func TestAMonkeyBreaksNothing(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p := sit(t, runner(t, canyon))
		start := p.Plan
		w, h := 80, 24
		for _, a := range termtest.Actions().Draw(r, "actions") {
			switch {
			case a.Key != "":
				p.Types(a.Key)
			case a.W > 0:
				w, h = a.W, a.H
			case p.Screen.Typing():
				p.Screen.Press(tea.PasteMsg{Content: a.Paste}, p.Scene)
			}
			fits(r, p, w, h)
		}
		for p.Screen.Typing() {
			p.types("esc")
		}
		p.Does(screen.Reply{Undo: len(p.Past)})
		p.Unchanged(start)
	})
}

// BenchmarkKey is a key and its drawing: the cursor to another demand.
func BenchmarkKey(b *testing.B) {
	for _, s := range []size{{120, 36}, {200, 60}} {
		b.Run(s.String(), func(b *testing.B) {
			p := sit(b, runner(b, canyon))
			f := frame.New(s.w, s.h)
			b.ReportAllocs()
			for n := 0; b.Loop(); n++ {
				p.types([]string{"j", "k"}[n%2])
				f.Clear()
				p.Screen.Draw(f.Area(), p.Scene, p.Status, true)
			}
		})
	}
}
