package tui

import (
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"ebb/store"
	"ebb/tui/screen"
)

// writer is a way into a form.
type writer struct {
	name  string
	coach bool
	opens []string
}

// writers are the ways into the forms in which text is typed.
var writers = []writer{
	{"a word", false, []string{"l", "'", "c"}},
	{"a coach's word", true, []string{"2l", "'", "c"}},
	{"a check-in's word", false, []string{"h", "c", "3", "n"}},
	{"why lighter", false, []string{"l", "d", "t"}},
	{"why lighter, ill", false, []string{"c", "2", "2", "i", "d", "t"}},
	{"why to move", false, []string{"l", "m", "3", "t"}},
	{"a log line", false, []string{"r", "l"}},
	{"instead", false, []string{"r", "i"}},
	{"a coach's log line", true, []string{"h", "r"}},
	{"a line", true, []string{"2l", "a"}},
	{"a form", true, []string{"l", "e"}},
	{"a form of a new one", true, []string{"3l", "x", "e"}},
	{"a target", true, []string{"j", "T"}},
	{"a kind", true, []string{"j", "C"}},
	{"a new event", true, []string{":", "add an event", "enter"}},
	{"a command", true, []string{":"}},
}

// sitsDown opens the program as the person of a form.
func sitsDown(t tb, s *store.Store, isCoach bool) *person {
	t.Helper()
	if isCoach {
		return opens(t, coach(s, "kim"), sam, "")
	}
	return opens(t, asAthlete(s), sam, "")
}

func kept(t tb, s *store.Store, isCoach bool) []store.Draft {
	t.Helper()
	d := asAthlete(s)
	if isCoach {
		d = coach(s, "kim")
	}
	all, err := d.Drafts()
	if err != nil {
		t.Fatalf("%v", err)
	}
	return all
}

// What is typed in any form survives the end of the session: it is offered, and
// enter goes on with the same text in the same form on the same day, as it was seen.
// Left by esc nothing of it is kept.
func TestWhatIsTypedOutlivesTheSession(t *testing.T) {
	any := rapid.StringMatching(`[a-zäé0-9][a-zäé0-9 ,'"@#:-]{0,40}[a-z]`)
	for n, w := range writers {
		t.Run(w.name, func(t *testing.T) {
			s := storeWith(t, filepath.Join(t.TempDir(), "ebb.db"))
			p := sitsDown(t, s, w.coach)
			p.types(w.opens...)
			if p.ends() {
				t.Fatal("nothing is typed, and it is kept")
			}
			for _, r := range any.Example(n) {
				p.gets(press(string(r)))
			}
			p.goesOn(s, w)
		})
	}
}

// goesOn ends the session while someone types, comes back and goes on.
func (p *person) goesOn(s *store.Store, w writer) {
	t := p.t
	t.Helper()
	was := p.app.typing()
	if was.Text == "" {
		t.Fatalf("nothing is typed\n%s", p.sees())
	}
	day, saw := p.app.editor.Cursor, p.drawnPlain()
	comes := func(keys ...string) {
		t.Helper()
		p.ends()
		if all := kept(t, s, w.coach); len(all) != 1 {
			t.Fatalf("%d drafts are kept, want 1", len(all))
		}
		*p = *sitsDown(t, s, w.coach)
		p.reads("You were typing", "enter go on")
		p.types(keys...)
		p.isWell()
	}
	comes("esc") // for later
	comes("enter")
	if is := p.app.typing(); is != was || p.app.editor.Cursor != day {
		t.Fatalf("gone on with, it is %+v, was %+v\n%s", is, was, p.sees())
	}
	if now := p.drawnPlain(); now != saw {
		t.Errorf("it looks\n%s\nand was\n%s", now, saw)
	}
	p.types("esc")
	if all := kept(t, s, w.coach); len(all) != 0 {
		t.Fatalf("left by esc, %d are kept", len(all))
	}
	if *p = *sitsDown(t, s, w.coach); len(p.app.overlays) > 0 {
		t.Fatalf("what was left is offered\n%s", p.sees())
	}
}

// ends ends the session, as a line that is cut does.
func (p *person) ends() bool { return p.app.KeepUnsaved() }

// drawnPlain is what is seen, without the line of what was just said.
func (p *person) drawnPlain() string {
	p.app.status = screen.Status{}
	p.app.draw()
	return p.sees()
}
