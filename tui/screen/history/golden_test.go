package history_test

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
	"ebb/tui/screen/history"
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
	{"newest", sit},
	{"differences", func(t testing.TB) *person { return sit(t).types("tab", "j") }},
	{"same", func(t testing.TB) *person {
		p := sit(t).types("2j")
		p.then(p.sc.Plan)
		return p
	}},
	{"moved-on", func(t testing.TB) *person { return sit(t).types("3j") }},
	{"oldest", func(t testing.TB) *person { return sit(t).types("G") }},
	{"find", func(t testing.TB) *person { return sit(t).types("/", "sam") }},
	{"found", func(t testing.TB) *person { return sit(t).types("/", "LEE down", "enter") }},
	{"nothing-found", func(t testing.TB) *person { return sit(t).types("/", "zzz", "enter") }},
	{"day", func(t testing.TB) *person { return sit(t).types("gd", "1 apr") }},
	{"no-day", func(t testing.TB) *person { return sit(t).types("gd", "soon", "enter") }},
	{"no-past", func(t testing.TB) *person {
		p := sit(t).types("G")
		seq, _ := p.WantsThen()
		p.Show(&history.Then{Of: p.version(), Seq: seq, Why: "the history begins on 2026-10-01: there is no plan before"}, p.sc)
		return p
	}},
	{"empty", func(t testing.TB) *person {
		p := &person{Screen: history.New(editor.New(screentest.Today)), sc: screentest.Runner(t)}
		p.Take(history.Page{Of: p.version(), Whole: true}, p.sc.Today)
		return p
	}},
	{"failed", func(t testing.TB) *person {
		p := sit(t)
		p.Fail(p.version(), "this is not yours to see")
		return p
	}},
	{"reading", func(t testing.TB) *person {
		return &person{Screen: history.New(editor.New(screentest.Today)), sc: screentest.Runner(t)}
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
func TestTheHistoryInStyleAndWithoutColour(t *testing.T) {
	for _, z := range usual {
		t.Run(z.String(), func(t *testing.T) {
			p := sit(t)
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

// Whatever is on screen, at whatever size: nothing panics, every row is as wide
// as the screen, and the hardware cursor is on it.
func TestTheHistoryFitsEverySize(t *testing.T) {
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

func TestKeysOfTheHistory(t *testing.T) {
	for _, c := range []struct {
		keys []string
		want screen.Ask
	}{
		{[]string{"enter"}, screen.Ask{Do: screen.LookBack, Seq: 46}},
		{[]string{"j", "enter"}, screen.Ask{Do: screen.LookBack, Seq: 45}},
		{[]string{"u"}, screen.Ask{Do: screen.GoBack, Seq: 46}},
		{[]string{"G", "u"}, screen.Ask{Do: screen.GoBack, Seq: 1}},
		{[]string{"G", "gg", "u"}, screen.Ask{Do: screen.GoBack, Seq: 46}},
		{[]string{"/", "felt", "enter", "u"}, screen.Ask{Do: screen.GoBack, Seq: 44}},
		{[]string{"/", "felt", "enter", "esc", "u"}, screen.Ask{Do: screen.GoBack, Seq: 44}},
		{[]string{"/", "felt", "esc", "u"}, screen.Ask{Do: screen.GoBack, Seq: 44}},
		{[]string{"gd", "1 apr", "enter", "enter"}, screen.Ask{Do: screen.LookBack, Seq: 38}},
		{[]string{"/", "zzz", "enter", "u"}, screen.Ask{}},
	} {
		if p := sit(t).types(c.keys...); !reflect.DeepEqual(p.reply.Ask, c.want) {
			t.Errorf("%q asks for %+v, want %+v", c.keys, p.reply.Ask, c.want)
		}
	}
}

func TestOlderEntriesAreWantedOnTheWayDown(t *testing.T) {
	p := &person{Screen: history.New(editor.New(screentest.Today)), sc: screentest.Runner(t)}
	page := func(from, n int) (all []history.Entry) {
		for seq := from; seq > from-n; seq-- {
			all = append(all, history.Entry{Seq: uint64(seq), Words: fmt.Sprint("entry ", seq)})
		}
		return all
	}
	if before, ok := p.Wants(p.version()); before != 0 || !ok {
		t.Fatalf("%d, %v", before, ok)
	}
	p.Take(history.Page{Of: p.version(), Entries: page(500, 120)}, p.sc.Today)
	p.sees(120, 36)
	if _, ok := p.Wants(p.version()); ok {
		t.Error("more is wanted at the top")
	}
	p.types("80j")
	if before, ok := p.Wants(p.version()); before != 381 || !ok {
		t.Errorf("%d, %v", before, ok)
	}
	p.Take(history.Page{Of: p.version(), Before: 381, Entries: page(380, 120)}, p.sc.Today)
	if _, ok := p.Wants(p.version()); ok {
		t.Error("more is wanted than is seen")
	}
	newer := p.version()
	newer.Revision++
	if before, ok := p.Wants(newer); before != 0 || !ok {
		t.Error("what is new is not wanted")
	}
	p.Take(history.Page{Of: newer, Entries: page(502, 120)}, p.sc.Today)
	if p.types("enter"); p.reply.Ask.Seq != 420 {
		t.Errorf("the cursor went to %d", p.reply.Ask.Seq)
	}
	p.types("120j", "enter")
	if p.reply.Ask.Seq != 300 {
		t.Errorf("older entries were lost: %d", p.reply.Ask.Seq)
	}
	p.types("/", "entry 7", "enter")
	if before, ok := p.Wants(newer); before != 261 || !ok {
		t.Errorf("words are not looked for in older entries: %d, %v", before, ok)
	}
}

func TestTheMouseFindsEntriesAndDifferences(t *testing.T) {
	p := sit(t)
	p.sees(120, 36)
	spot, ok := p.Point(10, 4)
	if !ok || spot.Kind != screen.OnRow || spot.Item != 2 || p.Select(spot.Item) || !p.Select(spot.Item) {
		t.Errorf("%+v, %v", spot, ok)
	}
	p = sit(t)
	for y := 30; y > 10 && (!ok || spot.Item < 1<<20); y-- {
		spot, ok = p.Point(100, y)
	}
	if !ok || p.Select(spot.Item) || !p.Select(spot.Item) {
		t.Errorf("%+v, %v", spot, ok)
	}
}

func TestAMonkeyOnTheHistory(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		c := rapid.SampledFrom(states).Draw(r, "state")
		p := c.open(t)
		for _, key := range rapid.SliceOfN(rapid.SampledFrom([]string{
			"j", "k", "h", "l", "tab", "enter", "esc", "/", "gd", "u", "a", "G", "gg", "pgdown", "pgup", "3", "backspace", "q", "left",
		}), 1, 30).Draw(r, "keys") {
			p.types(key)
			if p.Typing() && rapid.Bool().Draw(r, "pastes") {
				p.does(p.Press(tea.PasteMsg{Content: "two\nlines \x1b[31m 日本"}, p.sc))
			}
			fits(r, p, rapid.SampledFrom(screentest.Widths).Draw(r, "w"), rapid.SampledFrom(screentest.Heights).Draw(r, "h"))
		}
	})
}

// BenchmarkKey is a key and its drawing, with ten years of entries read.
func BenchmarkKey(b *testing.B) {
	for _, z := range []size{{120, 36}, {200, 60}} {
		b.Run(z.String(), func(b *testing.B) {
			p := sit(b)
			var entries []history.Entry
			for n := range 10000 {
				entries = append(entries, history.Entry{Seq: uint64(20000 - n), Person: "kim", Words: "long 3h on Sat 2 Jan is now 3h09", Branch: "main"})
			}
			p.Take(history.Page{Of: p.version(), Entries: entries, Whole: true}, p.sc.Today)
			p.then(changed(b, p.sc))
			f := frame.New(z.w, z.h)
			b.ReportAllocs()
			for n := 0; b.Loop(); n++ {
				p.types([]string{"j", "j", "k"}[n%3])
				f.Clear()
				p.Draw(f.Area(), p.sc, p.status, true)
			}
		})
	}
}
