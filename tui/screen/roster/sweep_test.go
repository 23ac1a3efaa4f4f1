package roster_test

import (
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/squad"
	"ebb/tui/frame"
	"ebb/tui/screen/roster"
	"ebb/tui/screen/screentest"
	"ebb/tui/termtest"
)

// Whatever is on screen, at whatever size: nothing panics, every row is as wide
// as the screen, and the hardware cursor is on it.
func TestTheRosterFitsEverySize(t *testing.T) {
	strange := rows(t)
	for i := range strange {
		strange[i].Name = "日本語のとても長い名前です Maximiliana-Theodora von und zu Hohenstein"
		strange[i].Done, strange[i].Planned, strange[i].Since = 123456, 987654, 12345
		strange[i].Event.Away = 98765
	}
	odd := roster.New()
	odd.Names(namesOf(strange))
	odd.Take(strange, true)
	for name, p := range map[string]*person{
		"squad": sit(t), "end": sit(t).types("G"), "find": sit(t).types("/tomás and a lot more than fits into the line of a phone"),
		"nobody": {Screen: roster.New()}, "strange": {Screen: odd}, "count": sit(t).types("12"),
	} {
		screentest.EverySize(func(w, h int) { fits(t, name, p, w, h) })
	}
}

func fits(t rapid.TB, name string, p *person, w, h int) {
	t.Helper()
	f, caret := p.sees(w, h)
	for y, line := range f.Lines() {
		if got := frame.Width(line); got != w {
			t.Errorf("%s, %dx%d: row %d has %d columns: %q", name, w, h, y, got, line)
		}
	}
	if caret.X < 0 || caret.X >= w || caret.Y < 0 || caret.Y >= h {
		t.Errorf("%s, %dx%d: the cursor is at %d,%d", name, w, h, caret.X, caret.Y)
	}
}

// The athlete under the cursor can always be read.
func TestTheCursorIsSeen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 150).Draw(t, "athletes")
		all := make([]squad.Row, n)
		for i := range all {
			all[i] = squad.Row{Athlete: plan.ID{byte(i), byte(i >> 8), 1}, Name: "N" + string(rune('A'+i%26)) + string(rune('a'+i/26)), Why: "so"}
		}
		p := &person{Screen: roster.New()}
		p.Names(namesOf(all))
		p.Take(all, true)
		w, h := rapid.IntRange(20, 200).Draw(t, "w"), rapid.IntRange(5, 60).Draw(t, "h")
		for range rapid.IntRange(0, 6).Draw(t, "keys") {
			p.types(rapid.SampledFrom([]string{"j", "k", "9j", "G", "gg", "pgdown", "pgup", "s", "/Nb", "enter"}).Draw(t, "key"))
			p.sees(w, h)
		}
		f, caret := p.sees(w, h)
		if p.Typing() {
			return
		}
		name := ""
		for i := range all {
			if all[i].Athlete == p.Cursor() {
				name = all[i].Name
			}
		}
		line := f.Lines()[caret.Y]
		if !contains(line, name) {
			t.Fatalf("%dx%d: %q is not in %q", w, h, name, line)
		}
	})
}

func contains(line, name string) bool {
	for i := 0; i+len(name) <= len(line); i++ {
		if line[i:i+len(name)] == name {
			return true
		}
	}
	return false
}

func TestAMonkeyBreaksNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := monkeySquad
		p := &person{Screen: roster.New()}
		p.Names(namesOf(all))
		p.Take(all[:rapid.IntRange(0, len(all)).Draw(t, "read")], true)
		w, h := 80, 24
		for _, a := range termtest.Actions().Draw(t, "actions") {
			switch {
			case a.Key != "":
				p.key(a.Key)
			case a.W > 0:
				w, h = a.W, a.H
			case p.Typing():
				p.Press(tea.PasteMsg{Content: a.Paste}, scene())
			}
			fits(t, a.String(), p, w, h)
		}
	})
}

// monkeySquad is a squad of plain rows: what they say does not matter.
var monkeySquad = func() []squad.Row {
	var all []squad.Row
	for i, p := range people {
		all = append(all, squad.Row{Athlete: plan.ID{byte(i + 1), 1}, Name: p.name, Attention: squad.Attention(i % 4), Why: "because"})
	}
	return all
}()

// BenchmarkKey is a key and its drawing, with a hundred athletes.
func BenchmarkKey(b *testing.B) {
	some, all := rows(b), make([]squad.Row, 100)
	for i := range all {
		all[i] = some[i%len(some)]
		all[i].Athlete = plan.ID{byte(i), 7}
	}
	for _, s := range []size{{120, 36}, {200, 60}} {
		b.Run(s.String(), func(b *testing.B) {
			p := &person{Screen: roster.New()}
			p.Names(namesOf(all))
			p.Take(all, true)
			f := frame.New(s.w, s.h)
			b.ReportAllocs()
			for n := 0; b.Loop(); n++ {
				p.key([]string{"j", "j", "k"}[n%3])
				f.Clear()
				p.Draw(f.Area(), scene(), p.status, true)
			}
		})
	}
}
