package settings_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ebb/tui/frame"
	"ebb/tui/screen/screentest"
)

// Whatever is on screen, at whatever size: nothing panics, every row is as wide
// as the screen, the hardware cursor is on it, and the setting under the cursor is
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
	if p.Screen.Typing() || w < 20 || h < 5 || onlyZones(lines) {
		return
	}
	if !strings.Contains(lines[caret.Y], "▌") {
		t.Errorf("%dx%d: no bar at the cursor, row %d:\n%s", w, h, caret.Y, strings.Join(lines, "\n"))
	}
}

// onlyZones tells whether the zones stand in the place of the list.
func onlyZones(lines []string) bool {
	text := strings.Join(lines, "\n")
	return strings.Contains(text, " z1 ") && !strings.Contains(text, "▌")
}

// The cursor is seen on every setting.
func TestTheCursorIsSeenOnEverySetting(t *testing.T) {
	p := stateNamed(t, "settings").types("gg")
	for range 40 {
		for _, s := range [][2]int{{20, 5}, {30, 8}, {40, 15}, {60, 20}, {120, 36}} {
			fits(t, p, s[0], s[1])
		}
		p.types("j")
	}
}

func TestAMonkeyBreaksNothing(t *testing.T) {
	screentest.Monkey(t, func() *screentest.Person { return sit(t, coached(t)).Person }, func(r *rapid.T, p *screentest.Person, w, h int) {
		if len(p.Past) > 0 {
			r.Fatal("a setting has changed the plan")
		}
		fits(r, person{p}, w, h)
	})
}

// BenchmarkKey is a key and its drawing: the cursor to another setting or
// day, and a letter of a value that is typed.
func BenchmarkKey(b *testing.B) {
	for _, s := range screentest.Looked[2:] {
		for _, c := range []struct {
			name        string
			first, keys []string
		}{{"move", nil, []string{"j", "k"}}, {"day", nil, []string{"l", "h"}}, {"letter", []string{"9j", "e", "backspace"}, []string{"m", "backspace"}}} {
			b.Run(c.name+"/"+s.String(), func(b *testing.B) {
				p := sit(b, coached(b)).types(c.first...)
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
