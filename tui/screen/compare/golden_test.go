package compare_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"ebb/tui/editor"
	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/screen"
	"ebb/tui/screen/compare"
	"ebb/tui/screen/screentest"
	"ebb/tui/termtest"
	"ebb/tui/theme"
)

type size struct{ w, h int }

func (s size) String() string { return fmt.Sprintf("%dx%d", s.w, s.h) }

var usual = []size{{40, 20}, {80, 24}, {120, 36}, {200, 60}}

// states are what the screen may be in.
var states = []struct {
	name string
	open func(t testing.TB) *person
}{
	{"two", func(t testing.TB) *person { return sit(t, "knee", "if-it-rains") }},
	{"main-alone", func(t testing.TB) *person { return sit(t) }},
	{"long-name", func(t testing.TB) *person { return sit(t, long) }},
	{"differences", func(t testing.TB) *person { return sit(t, "knee").types("tab", "j") }},
	{"new", func(t testing.TB) *person { return sit(t, "knee").types("n", "If it rains") }},
	{"release", func(t testing.TB) *person { return sit(t, "knee").types("r", "+2w") }},
	{"no-date", func(t testing.TB) *person { return sit(t, "knee").types("r", "soon", "enter") }},
	{"three-years", func(t testing.TB) *person {
		sc, other := threeYears(t)
		p := sitOn(t, sc, other, "knee").types("j")
		p.other(screen.Version{Athlete: sc.Athlete.ID, Branch: sc.Branch, Revision: 1}, other)
		return p
	}},
	{"same", func(t testing.TB) *person {
		sc := screentest.Runner(t)
		sc.Branch = "knee"
		return sitOn(t, sc, sc.Plan, "knee")
	}},
	{"failed", func(t testing.TB) *person {
		p := sit(t)
		p.Fail(screen.Version{}, "this is not yours to see")
		return p
	}},
	{"reading", func(t testing.TB) *person {
		sc := screentest.Runner(t)
		return &person{Screen: compare.New(editor.New(sc.Today)), sc: sc}
	}},
}

func TestEachStateAtEachSize(t *testing.T) {
	for _, c := range states {
		for _, z := range usual {
			t.Run(c.name+"-"+z.String(), func(t *testing.T) {
				termtest.Golden(t, "state/"+c.name+"-"+z.String(), c.open(t).text(z.w, z.h))
			})
		}
	}
}

// The look of each cell, by role; dark and light show the same signs.
func TestTheBranchesInStyleAndWithoutColour(t *testing.T) {
	for _, z := range usual {
		t.Run(z.String(), func(t *testing.T) {
			p := sit(t, "knee", "if-it-rains")
			f, _ := p.sees(z.w, z.h)
			termtest.Golden(t, "style/"+z.String(), strings.Join(f.Styles(), "\n"))
			screentest.Grounds(t, z.String(), screentest.Size{W: z.w, H: z.h}, f)
			for _, dark := range []bool{true, false} {
				text := string(f.Encode(nil, theme.New(theme.ANSI256, dark, theme.Unicode)))
				if got, want := termtest.Parse(z.w, z.h, text).String(), p.text(z.w, z.h); got != want {
					t.Errorf("dark %v shows other signs:\n%s", dark, termtest.Diff("want", want, "got", got))
				}
			}
			lines := f.Plain(screentest.ASCII)
			for y, line := range lines {
				if i := strings.IndexFunc(line, func(r rune) bool { return r > '~' }); i >= 0 {
					t.Errorf("row %d has %q", y, line[i:])
				}
			}
			termtest.Golden(t, "ascii/"+z.String(), screentest.TextOf(lines))
			f, caret := p.seesWith(z.w, z.h, false)
			shown := termtest.Parse(z.w, z.h, string(f.Encode(nil, screentest.Colourless)))
			reversed := 0
			for _, c := range shown.Rows[caret.Y] {
				if c.Style.Reverse && strings.TrimSpace(c.Text) != "" {
					reversed++
				}
			}
			if shown.Rows[caret.Y][0].Text != "▌" || reversed < 4 {
				t.Errorf("the cursor is marked by %q and %d reversed signs", shown.Rows[caret.Y][0].Text, reversed)
			}
			termtest.Golden(t, "nocolour/"+z.String(), shown.String())
		})
	}
}

// Without colour the two lines are told apart: one is whole, one in dashes.
func TestTheLinesDifferWithoutColour(t *testing.T) {
	p := sit(t, "knee")
	f, _ := p.seesWith(200, 60, false)
	text := strings.Join(f.Lines(), "\n")
	if !strings.Contains(text, "╌╌ main   ── knee") {
		t.Error("the lines are not named")
	}
	same := screentest.Runner(t)
	same.Branch = "knee"
	whole, _ := sitOn(t, same, same.Plan, "knee").seesWith(200, 60, false)
	if strings.Join(whole.Lines(), "\n") == text {
		t.Error("a second line changes nothing")
	}
}

// Whatever is on screen, at whatever size: nothing panics, every row is as wide
// as the screen, and the hardware cursor is on it.
func TestTheBranchesFitEverySize(t *testing.T) {
	for _, c := range states {
		p := c.open(t)
		screentest.EverySize(func(w, h int) { fits(t, p, w, h) })
	}
}

type tb interface {
	Helper()
	Fatalf(format string, args ...any)
}

func fits(t tb, p *person, w, h int) {
	t.Helper()
	f, caret := p.sees(w, h)
	for y, line := range f.Lines() {
		if frame.Width(line) != w {
			t.Fatalf("%dx%d: row %d is %d wide: %q", w, h, y, frame.Width(line), line)
		}
	}
	if caret.X < 0 || caret.X >= w || caret.Y < 0 || caret.Y >= h {
		t.Fatalf("%dx%d: the cursor is at %+v", w, h, caret)
	}
}

// A key of the table does something on this screen, says why not, or is none of
// its own: then nothing changes.
func TestEveryKeyInEveryState(t *testing.T) {
	for _, c := range states {
		if c.open(t).Typing() {
			continue
		}
		for _, b := range keys.Table {
			p := c.open(t)
			before := p.text(120, 36)
			ok, why := p.Can(b.Action, p.sc)
			reply := p.Act(b.Action, 1, p.sc)
			switch {
			case ok && why != "":
				t.Errorf("%s: %s can be done, and why not: %q", c.name, b.Action, why)
			case !ok && (reply.Go != nil || reply.Ask.Do != screen.NoDeed || p.text(120, 36) != before):
				t.Errorf("%s: %s is not to be done and does something", c.name, b.Action)
			case !ok && why != "" && !reply.Fault:
				t.Errorf("%s: %s says nothing", c.name, b.Action)
			}
		}
	}
}

func TestWhatIsAskedOfTheStore(t *testing.T) {
	for _, c := range []struct {
		keys []string
		want screen.Ask
	}{
		{[]string{"k", "enter"}, screen.Ask{Do: screen.SwitchBranch, Branch: "main"}},
		{[]string{"n", "If  the Knee", "enter"}, screen.Ask{Do: screen.NewBranch, Branch: "knee", Name: "if-the-knee"}},
		{[]string{"x"}, screen.Ask{Do: screen.DropBranch, Branch: "knee"}},
		{[]string{"&"}, screen.Ask{Do: screen.TakeBranch, Branch: "knee"}},
		{[]string{"e", "2", "enter"}, screen.Ask{Do: screen.RenameBranch, Branch: "knee", Name: "knee2"}},
		{[]string{"r", "ALL", "enter"}, screen.Ask{Do: screen.Release, Branch: "knee", Name: "all", All: true}},
		{[]string{"u"}, screen.Ask{Do: screen.UndoOnMain}},
		{[]string{"n", "enter"}, screen.Ask{}},
		{[]string{"n", "x", "esc"}, screen.Ask{}},
		{[]string{"k", "x"}, screen.Ask{}},
		{[]string{"enter"}, screen.Ask{}},
	} {
		if p := sit(t, "knee").types(c.keys...); !reflect.DeepEqual(p.reply.Ask, c.want) {
			t.Errorf("%q asks for %+v, want %+v", c.keys, p.reply.Ask, c.want)
		}
	}
}

func TestTheMouseFindsBranchesAndDifferences(t *testing.T) {
	p := sit(t, "knee", "if-it-rains")
	p.sees(120, 36)
	spot, ok := p.Point(10, 5) // heads stand on row 2, main on 3
	if !ok || spot.Kind != screen.OnRow {
		t.Fatalf("%+v, %v", spot, ok)
	}
	if p.Select(spot.Item) || !p.Select(spot.Item) {
		t.Error("a second click is none")
	}
	p = sit(t, "knee")
	p.sees(120, 36)
	if spot, ok = p.Point(100, 8); !ok || p.Select(spot.Item) || !p.Select(spot.Item) {
		t.Errorf("%+v, %v", spot, ok)
	}
	if p.types("enter"); p.reply.Go == nil || p.Cursor != spot.Day {
		t.Errorf("enter does %+v, on %s", p.reply, p.Cursor)
	}
}

func TestAMonkeyOnTheBranches(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		c := rapid.SampledFrom(states).Draw(r, "state")
		p := c.open(t)
		for _, key := range rapid.SliceOfN(rapid.SampledFrom([]string{
			"j", "k", "h", "l", "tab", "enter", "esc", "n", "e", "x", "&", "y", "r", "u", "G", "gg", "pgdown", "pgup", "3", "backspace", "q", "left",
		}), 1, 30).Draw(r, "keys") {
			p.types(key)
			if p.Typing() && rapid.Bool().Draw(r, "pastes") {
				p.does(p.Press(tea.PasteMsg{Content: "two\nlines \x1b[31m 日本"}, p.sc))
			}
			fits(r, p, rapid.SampledFrom(screentest.Widths).Draw(r, "w"), rapid.SampledFrom(screentest.Heights).Draw(r, "h"))
		}
	})
}

// BenchmarkKey is a key and its drawing, with three years of differences.
func BenchmarkKey(b *testing.B) {
	sc, other := threeYears(b)
	for _, z := range []size{{120, 36}, {200, 60}} {
		for _, k := range []struct {
			name string
			keys []string
		}{{"branches", []string{"k", "j"}}, {"differences", []string{"j", "j", "k"}}} {
			b.Run(k.name+"/"+z.String(), func(b *testing.B) {
				p := sitOn(b, sc, other, "knee").types("j")
				p.other(screen.Version{Athlete: sc.Athlete.ID, Branch: sc.Branch, Revision: 1}, other)
				if k.name == "differences" {
					p.types("tab")
				}
				f := frame.New(z.w, z.h)
				b.ReportAllocs()
				for n := 0; b.Loop(); n++ {
					p.types(k.keys[n%len(k.keys)])
					f.Clear()
					p.Draw(f.Area(), sc, p.status, true)
				}
			})
		}
	}
}
