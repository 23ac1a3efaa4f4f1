package screentest

import (
	"slices"
	"strings"
	"testing"

	"ebb/tui/termtest"
)

// Gallery is all that is looked at of a screen.
type Gallery struct {
	Name   string   // the folder of the goldens at each size
	Shown  string   // the state that is drawn at each size and in each look
	Styled []string // those whose cells are looked at by role
	States []State  // all of them; the first is Shown or one like it, and is not drawn again
}

// everywhere are the sizes that a screen is drawn at: phones, a small and a
// usual terminal, windows on large screens.
var everywhere = []Size{{30, 10}, {40, 15}, {40, 20}, {60, 20}, {80, 24}, {100, 30}, {120, 36}, {160, 45}, {200, 60}, {300, 100}}

// Open gives a person before the state of a name.
func (g Gallery) Open(t testing.TB, name string) *Person {
	t.Helper()
	i := slices.IndexFunc(g.States, func(s State) bool { return s.Name == name })
	if i < 0 {
		t.Fatalf("no state %q", name)
	}
	return g.States[i].Open(t)
}

// Hangs compares a screen with its goldens: at each size, by the roles of its
// cells, on a dark and a light ground, in ASCII, without colours, in each of its
// states; and it draws the same when it is drawn again.
func (g Gallery) Hangs(t *testing.T) {
	t.Helper()
	for _, s := range everywhere {
		t.Run("size/"+s.String(), func(t *testing.T) {
			termtest.Golden(t, g.Name+"/"+s.String(), g.Open(t, g.Shown).Text(s.W, s.H))
		})
	}
	for _, s := range Looked {
		for _, name := range g.Styled {
			t.Run("style/"+name+"-"+s.String(), func(t *testing.T) {
				f, _ := g.Open(t, name).Sees(s.W, s.H)
				termtest.Golden(t, "style/"+name+"-"+s.String(), TextOf(f.Styles()))
			})
		}
		t.Run("ground/"+s.String(), func(t *testing.T) {
			f, _ := g.Open(t, g.Shown).Sees(s.W, s.H)
			Grounds(t, s.String(), s, f)
		})
		t.Run("ascii/"+s.String(), func(t *testing.T) { g.inASCII(t, s) })
		t.Run("nocolour/"+s.String(), func(t *testing.T) { g.withoutColour(t, s) })
	}
	for _, state := range g.States[1:] {
		for _, s := range Looked[:3] {
			t.Run("state/"+state.Name+"-"+s.String(), func(t *testing.T) {
				termtest.Golden(t, "state/"+state.Name+"-"+s.String(), state.Open(t).Text(s.W, s.H))
			})
		}
	}
	for _, state := range g.States {
		t.Run("again/"+state.Name, func(t *testing.T) {
			p := state.Open(t)
			first := p.Text(120, 36)
			p.Text(40, 20)
			p.Text(200, 60)
			if again := p.Text(120, 36); again != first {
				t.Error(termtest.Diff("first", first, "again", again))
			}
		})
	}
}

// inASCII: in a locale that is not UTF-8 the screen is ASCII and says the same.
func (g Gallery) inASCII(t *testing.T, s Size) {
	f, _ := g.Open(t, g.Shown).Sees(s.W, s.H)
	lines := f.Plain(ASCII)
	for y, line := range lines {
		if i := strings.IndexFunc(line, func(r rune) bool { return r > '~' }); i >= 0 {
			t.Errorf("row %d has %q", y, line[i:])
		}
		if strings.Contains(line, "?") && !strings.Contains(line, "? help") && !strings.Contains(line, "? more") {
			t.Errorf("row %d has a sign that ASCII does not know: %q", y, line)
		}
	}
	termtest.Golden(t, "ascii/"+s.String(), TextOf(lines))
}

// withoutColour: the cursor and what is said by hue must show in glyphs and in
// reverse.
func (g Gallery) withoutColour(t *testing.T, s Size) {
	f, caret := g.Open(t, g.Shown).SeesWith(s.W, s.H, false)
	shown := termtest.Parse(s.W, s.H, string(f.Encode(nil, Colourless)))
	if !slices.ContainsFunc(shown.Rows[caret.Y], func(c termtest.Cell) bool { return c.Text == "▌" }) {
		t.Errorf("no bar in the row of the cursor:\n%s", shown)
	}
	termtest.Golden(t, "nocolour/"+s.String(), Planes(t, shown))
}
