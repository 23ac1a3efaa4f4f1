package screentest

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/screen"
	"ebb/tui/termtest"
	"ebb/tui/theme"
)

// Size is a terminal's.
type Size struct{ W, H int }

func (s Size) String() string { return fmt.Sprintf("%dx%d", s.W, s.H) }

// Looked are the four sizes in which every screen is looked at.
var Looked = []Size{{40, 20}, {80, 24}, {120, 36}, {200, 60}}

// FitsEverySize draws a state at every size: nothing panics, every row is as
// wide as the screen and the hardware cursor is on it.
func FitsEverySize(t *testing.T, p *Person) {
	t.Helper()
	EverySize(func(w, h int) { p.Fits(t, w, h) })
}

// Fits draws a state at a size: nothing panics, every row is as wide as the
// screen and the hardware cursor is on it. It gives the rows and the cursor.
func (p *Person) Fits(t rapid.TB, w, h int) (lines []string, caret screen.Caret) {
	t.Helper()
	defer func() {
		if fault := recover(); fault != nil {
			t.Fatalf("%dx%d: panic: %v", w, h, fault)
		}
	}()
	f, caret := p.Sees(w, h)
	lines = f.Lines()
	for y, line := range lines {
		if got := frame.Width(line); got != w {
			t.Errorf("%dx%d: row %d has %d columns: %q", w, h, y, got, line)
		}
	}
	if caret.X < 0 || caret.X >= w || caret.Y < 0 || caret.Y >= h {
		t.Errorf("%dx%d: the cursor is at %d,%d", w, h, caret.X, caret.Y)
	}
	return lines, caret
}

// Monkey does anything at any size: what is drawn fits after each deed, and undo
// of all leads back to the start.
func Monkey(t *testing.T, open func() *Person, fits func(r *rapid.T, p *Person, w, h int)) {
	t.Helper()
	rapid.Check(t, func(r *rapid.T) {
		p := open()
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
			p.Types("esc")
		}
		p.Does(screen.Reply{Undo: len(p.Past)})
		p.Unchanged(start)
	})
}

// DoesOrSaysWhyNot does every action of the table in a state: it does
// something, or says why not and leaves the plan as it is.
func DoesOrSaysWhyNot(t *testing.T, open func(testing.TB) *Person) {
	t.Helper()
	for _, b := range keys.Table {
		t.Run(string(b.Action), func(t *testing.T) {
			p := open(t)
			for p.Screen.Typing() {
				p.Types("esc")
			}
			ok, why := p.Screen.Can(b.Action, p.Scene)
			if keys.OfProgram(b.Action) {
				if ok || why != "" {
					t.Errorf("the program's own: Can says %v, %q", ok, why)
				}
				return
			}
			if !ok && why == "" {
				t.Fatal("does nothing and says nothing")
			}
			look, was, past := p.Text(120, 36), p.Plan, len(p.Past)
			reply := p.Screen.Act(b.Action, 1, p.Scene)
			p.Does(reply)
			if !ok {
				if reply.Says != why || !reply.Fault {
					t.Errorf("says %q, Can said %q", reply.Says, why)
				}
				p.Unchanged(was)
				return
			}
			asks := reply.Text != nil || reply.Leave || reply.Go != nil || reply.Undo > 0 || reply.Redo > 0 || reply.Record != nil || reply.Says != ""
			if !asks && p.Text(120, 36) == look && len(p.Past) == past && !p.Screen.Typing() && b.Group != keys.Move {
				t.Error("does nothing")
			}
		})
	}
}

// UnlistedDoNothing presses every key that is in no table.
func UnlistedDoNothing(t *testing.T, p *Person) {
	t.Helper()
	listed := map[string]bool{}
	for _, b := range keys.Table {
		for _, key := range b.Keys {
			listed[key[:1]], listed[key] = true, true // the first of two opens the pair
		}
	}
	was, look := p.Plan, p.Text(120, 36)
	for r := '!'; r <= '~'; r++ {
		if key := string(r); !listed[key] && (r < '1' || r > '9') {
			p.Types(key)
			p.Status.Says = ""
			if p.Text(120, 36) != look || p.Screen.Typing() || p.Left {
				t.Errorf("%q does something", key)
			}
		}
	}
	p.Unchanged(was)
}

// Golden compares a state with its goldens in the four sizes: as text, by the
// roles of its cells, in the colours of a dark and a light ground, without
// colours and in ASCII.
func Golden(t *testing.T, name string, open func(testing.TB) *Person) {
	t.Helper()
	for _, s := range Looked {
		t.Run(s.String(), func(t *testing.T) {
			p := open(t)
			f, _ := p.Sees(s.W, s.H)
			bare, _ := p.SeesWith(s.W, s.H, false)
			Looks(t, name+"-"+s.String(), s, f, bare)
		})
	}
}

// Looks compares a frame of a size with its goldens as Golden does; bare is the
// frame for a terminal without colours.
func Looks(t *testing.T, at string, s Size, f, bare *frame.Frame) {
	t.Helper()
	termtest.Golden(t, "text/"+at, TextOf(f.Lines()))
	termtest.Golden(t, "style/"+at, TextOf(f.Styles()))
	Grounds(t, at, s, f)
	plain := f.Plain(ASCII)
	for y, line := range plain {
		if i := strings.IndexFunc(line, func(r rune) bool { return r > '~' }); i >= 0 {
			t.Errorf("row %d has %q in ASCII", y, line[i:])
		}
	}
	termtest.Golden(t, "ascii/"+at, TextOf(plain))
	shown := termtest.Parse(s.W, s.H, string(bare.Encode(nil, Colourless)))
	termtest.Golden(t, "nocolour/"+at, Planes(t, shown))
}

// Grounds compares what a frame sends to a dark and to a light terminal with its
// goldens: the same text in other colours.
func Grounds(t *testing.T, at string, s Size, f *frame.Frame) {
	t.Helper()
	for ground, dark := range map[string]bool{"dark": true, "light": false} {
		shown := termtest.Parse(s.W, s.H, string(f.Encode(nil, theme.New(theme.TrueColor, dark, theme.Unicode))))
		if got, want := strings.TrimRight(shown.String(), "\n "), strings.TrimRight(TextOf(f.Lines()), "\n "); got != want {
			t.Error(termtest.Diff("drawn", want, "shown", got))
		}
		termtest.Golden(t, ground+"/"+at, inks(shown))
	}
}

// inks lists the colours that a screen is drawn in, with a letter each, and
// which of them each cell has.
func inks(s termtest.Screen) string {
	var legend, rows []string
	letters := map[string]byte{}
	for _, row := range s.Rows {
		var b strings.Builder
		for _, c := range row {
			if strings.TrimSpace(c.Text) == "" && c.Style.Back == "" {
				b.WriteByte(' ')
				continue
			}
			key := string(c.Style.Fore) + " on " + string(c.Style.Back)
			if _, known := letters[key]; !known {
				letters[key] = byte('a' + len(letters))
				legend = append(legend, string(letters[key])+" "+key)
			}
			b.WriteByte(letters[key])
		}
		rows = append(rows, b.String())
	}
	return strings.Join(legend, "\n") + "\n\n" + TextOf(rows)
}

// Planes gives the text of a screen without colours and, below it, where it is
// bold or reverse.
func Planes(t *testing.T, s termtest.Screen) string {
	t.Helper()
	look := make([]string, 0, s.H)
	for _, row := range s.Rows {
		var b strings.Builder
		for _, c := range row {
			if c.Style.Fore != "" || c.Style.Back != "" {
				t.Fatalf("%q has a colour: %+v", c.Text, c.Style)
			}
			switch {
			case c.Style.Bold && c.Style.Reverse:
				b.WriteByte('X')
			case c.Style.Reverse:
				b.WriteByte('R')
			case c.Style.Bold:
				b.WriteByte('B')
			default:
				b.WriteByte(' ')
			}
		}
		look = append(look, b.String())
	}
	return s.String() + "\n\n" + TextOf(look)
}
