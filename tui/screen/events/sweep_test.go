package events_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ebb/tui/frame"
	"ebb/tui/screen/screentest"
)

// Whatever is on screen, at whatever size: nothing panics, every row is as wide
// as the screen, the hardware cursor is on it, and the event under the cursor is
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
	if p.Screen.Typing() || w < 20 || h < 5 || len(p.Plan.Events) == 0 {
		return
	}
	if !strings.Contains(lines[caret.Y], "▌") {
		t.Errorf("%dx%d: no bar at the cursor, row %d:\n%s", w, h, caret.Y, strings.Join(lines, "\n"))
	}
}

// The cursor is seen on every event of a list that is longer than the screen.
func TestTheCursorIsSeenOnEveryEvent(t *testing.T) {
	p := stateNamed(t, "many").types("gg")
	for range len(p.Plan.Events) {
		for _, s := range [][2]int{{30, 8}, {40, 15}, {60, 20}, {120, 36}} {
			fits(t, p, s[0], s[1])
		}
		p.types("j")
	}
}

func TestAMonkeyBreaksNothing(t *testing.T) {
	screentest.Monkey(t, func() *screentest.Person { return sit(t, year(t)).Person }, func(r *rapid.T, p *screentest.Person, w, h int) { fits(r, person{p}, w, h) })
}

// BenchmarkKey is a key and its drawing: the cursor to another event, and a
// letter of a line that is typed.
func BenchmarkKey(b *testing.B) {
	for _, s := range screentest.Looked[2:] {
		for _, c := range []struct {
			name        string
			first, keys []string
		}{{"move", nil, []string{"j", "k"}}, {"letter", []string{"j", "e"}, []string{"7", "backspace"}}} {
			b.Run(c.name+"/"+s.String(), func(b *testing.B) {
				p := sit(b, year(b)).types(c.first...)
				f := frame.New(s.W, s.H)
				b.ReportAllocs()
				for n := 0; b.Loop(); n++ {
					p.types(c.keys[n%2])
					f.Clear()
					p.Screen.Draw(f.Area(), p.Scene, p.Status, true)
				}
			})
		}
	}
}
