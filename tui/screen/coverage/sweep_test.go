package coverage_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ebb/tui/frame"
	"ebb/tui/screen/screentest"
)

// Whatever is on screen, at whatever size: nothing panics, every row is as wide
// as the screen, the hardware cursor is on it, and the demand under the cursor is
// seen.
func TestEveryStateFitsEverySize(t *testing.T) {
	for _, s := range states {
		t.Run(s.name, func(t *testing.T) {
			p := s.open(t)
			screentest.EverySize(func(w, h int) { fits(t, p, w, h) })
		})
	}
}

func fits(t rapid.TB, p person, w, h int) {
	t.Helper()
	lines, caret := p.Fits(t, w, h)
	if p.Screen.Typing() || w < 20 || h < 5 || !strings.Contains(strings.Join(lines, "\n"), "%") && !strings.Contains(strings.Join(lines, "\n"), "none") {
		return
	}
	if !strings.Contains(lines[caret.Y], "▌") {
		t.Errorf("%dx%d: no bar at the cursor, row %d:\n%s", w, h, caret.Y, strings.Join(lines, "\n"))
	}
}

// The cursor is seen on every demand, however few rows there are.
func TestTheCursorIsSeenOnEveryDemand(t *testing.T) {
	p := stateNamed(t, "canyon").types("gg")
	for range 12 {
		for _, s := range [][2]int{{20, 5}, {30, 8}, {40, 15}, {60, 20}, {120, 36}} {
			fits(t, p, s[0], s[1])
		}
		p.types("j")
	}
}

func TestAMonkeyBreaksNothing(t *testing.T) {
	screentest.Monkey(t, func() *screentest.Person { return sit(t, runner(t, canyon)).Person }, func(r *rapid.T, p *screentest.Person, w, h int) { fits(r, person{p}, w, h) })
}

// BenchmarkKey is a key and its drawing: the cursor to another demand.
func BenchmarkKey(b *testing.B) {
	for _, s := range screentest.Looked[2:] {
		b.Run(s.String(), func(b *testing.B) {
			p := sit(b, runner(b, canyon))
			f := frame.New(s.W, s.H)
			b.ReportAllocs()
			for n := 0; b.Loop(); n++ {
				p.types([]string{"j", "k"}[n%2])
				f.Clear()
				p.Screen.Draw(f.Area(), p.Scene, p.Status, true)
			}
		})
	}
}
