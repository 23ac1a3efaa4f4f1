package tui

import (
	"path/filepath"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/store"
	"ebb/tui/keys"
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
	{"a command", true, []string{":", "say "}},
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
	if was == nil {
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
	if is := p.app.typing(); !sameDraft(is, was) || p.app.editor.Cursor != day {
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

// Once it is stored, nothing of it is kept, whether it was kept before or not.
func TestWhatIsStoredIsNoDraft(t *testing.T) {
	for _, c := range []struct {
		name  string
		coach bool
		typed []string
	}{
		{"a word", false, []string{"'", "c", "calf is tight", "enter"}},
		{"a check-in", false, []string{"c", "3", "n", "slept badly", "enter"}},
		{"why lighter", false, []string{"l", "d", "t", "no legs", "enter"}},
		{"why to move", false, []string{"l", "m", "3", "t", "late shift", "enter"}},
		{"a log line", false, []string{"r", "l", " @7", "enter"}},
		{"a line", true, []string{"a", "easy 50m", "enter"}},
		{"a form", true, []string{"e", " #road", "enter"}},
		{"a command", true, []string{":", "say so", "enter"}},
	} {
		for _, paused := range []bool{false, true} {
			_, s := fresh(t)
			p := sitsDown(t, s, c.coach)
			last := len(c.typed) - 1
			p.types(c.typed[:last]...)
			if paused {
				p.gets(pauseMsg{p.app.unsaved.at})
				if n := len(kept(t, s, c.coach)); n != 1 {
					t.Errorf("%s: in a pause %d drafts are kept", c.name, n)
				}
			}
			p.types(c.typed[last])
			if n := len(kept(t, s, c.coach)); n != 0 || p.app.status.Fault {
				t.Errorf("%s, stored: %d drafts, %q", c.name, n, p.app.status.Says)
			}
			if p.ends() {
				t.Errorf("%s: stored, and there is something to keep", c.name)
			}
		}
	}
}

// What the store refuses stays a draft, and what is typed next does not take its
// place.
func TestWhatIsRefusedStaysADraft(t *testing.T) {
	_, s := fresh(t)
	p := opens(t, refusing{asAthlete(s)}, sam, t.TempDir())
	p.types("'", "c", "calf is tight", "enter")
	if all := kept(t, s, false); len(all) != 1 || all[0].Text != "calf is tight" {
		t.Fatalf("kept is %+v", all)
	}
	p.types("c", "and more")
	p.ends()
	if all := kept(t, s, false); len(all) != 2 {
		t.Fatalf("kept is %+v", all)
	}
	p = sitsDown(t, s, false)
	p.reads("and more")
	p.types("x")
	p.reads("calf is tight")
	p.types("enter", "enter")
	if all := kept(t, s, false); len(all) != 0 {
		t.Errorf("one dropped, one said: %+v", all)
	}
	if said, err := asAthlete(s).Comments(sam, today, today); err != nil || len(said) != 1 || said[0].Text != "calf is tight" {
		t.Errorf("said is %+v, %v", said, err)
	}
}

type refusing struct{ Desk }

func (refusing) AddComment(plan.ID, plan.Comment) error { return errSulk }

// When what it was about is gone, the text has a place all the same: it makes a new
// session, or becomes a word about the day, or is there to be copied.
func TestADraftWhosePlaceIsGone(t *testing.T) {
	gone := plan.ID{15: 77}
	for _, c := range []struct {
		name  string
		coach bool
		draft store.Draft
		reads []string
		is    string // the form that it is typed in then
	}{
		{"a session that was changed", true, store.Draft{Form: string(keys.EditLine), Day: today + 1, About: gone, Text: "tempo 1h"}, []string{"tempo 1h"}, string(keys.EditLine)},
		{"one that was logged", false, store.Draft{Form: string(keys.LogLine), Day: today - 1, About: gone, Text: "easy 50m @7"}, []string{"About Mon 5 Apr", "easy 50m @7"}, string(keys.Talk)},
		{"one to be moved", false, store.Draft{Form: string(keys.AskMove), Day: today + 2, About: gone, Text: "late shift", Beside: "2027-04-09"}, []string{"About Thu 8 Apr", "late shift"}, string(keys.Talk)},
		{"a day that is over", false, store.Draft{Form: string(keys.Lighter), Day: today - 1, Text: "no legs"}, []string{"About Mon 5 Apr", "no legs"}, string(keys.Talk)},
		{"a day outside of the season", false, store.Draft{Form: string(keys.Talk), Day: today + 400, Text: "see you"}, []string{"see you"}, string(keys.Talk)},
		{"a form of another version", true, store.Draft{Form: "sing a song", Day: today, Text: "la la"}, []string{"About Tue 6 Apr", "la la"}, string(keys.Talk)},
		{"a branch that was dropped", true, store.Draft{Form: string(keys.AddLine), Branch: "knee", Day: today, Text: "easy 50m"}, []string{"easy 50m"}, string(keys.AddLine)},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, s := fresh(t)
			d := asAthlete(s)
			if c.coach {
				d = coach(s, "kim")
			}
			if c.draft.Athlete = sam; c.draft.Branch == "" {
				c.draft.Branch = store.Main
			}
			if err := d.ChangeDraft(time.Time{}, &c.draft); err != nil {
				t.Fatal(err)
			}
			p := sitsDown(t, s, c.coach)
			p.types("enter")
			p.reads(c.reads...)
			if is := p.app.typing(); is == nil || is.Form != c.is || is.Text != c.draft.Text {
				t.Errorf("it is typed as %+v\n%s", is, p.sees())
			}
			p.isWell()
			if p.types("esc"); len(kept(t, s, c.coach)) != 0 {
				t.Error("left, and kept")
			}
		})
	}
}

// Someone with another's session in mind is taken to them.
func TestADraftAboutAnotherAthlete(t *testing.T) {
	_, s := fresh(t)
	kim := coach(s, "kim")
	ana, err := kim.AddAthlete("Ana Kovač", nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := kim.ChangeDraft(time.Time{}, &store.Draft{Form: string(keys.Talk), Athlete: ana.ID, Branch: store.Main, Day: today, Text: "well done"}); err != nil {
		t.Fatal(err)
	}
	p := sitsDown(t, s, true)
	p.reads("You were typing a word, Tue 6 Apr, Ana Kovač:")
	p.types("enter", "enter")
	if said, err := kim.Comments(ana.ID, today, today); err != nil || len(said) != 1 || said[0].Text != "well done" {
		t.Errorf("said to Ana is %+v, %v", said, err)
	}
}

// A store that can't be read for it, or a viewer, is no reason not to begin.
func TestWithoutDraftsOneBegins(t *testing.T) {
	_, s := fresh(t)
	p := opens(t, noDrafts{asAthlete(s)}, sam, t.TempDir())
	p.types("'", "c", "calf")
	p.gets(pauseMsg{p.app.unsaved.at})
	p.reads("calf")
	p.ends()
	p.isWell()
	viewer := as(t, s, store.Viewer)
	viewer.types("/", "long")
	if viewer.ends() {
		t.Error("of a viewer something is kept")
	}
}

type noDrafts struct{ Desk }

func (noDrafts) Drafts() ([]store.Draft, error)            { return nil, errSulk }
func (noDrafts) ChangeDraft(time.Time, *store.Draft) error { return errSulk }

// A program that stops at a fault of its own keeps what was typed.
func TestACrashKeepsWhatIsTyped(t *testing.T) {
	_, s := fresh(t)
	p := sitsDown(t, s, false)
	p.types("'", "c", "calf")
	p.app.overlays = append(p.app.overlays, faulty{})
	p.types("x")
	if p.app.crash == nil {
		t.Fatal("nothing happens")
	}
	p.ends()
	if all := kept(t, s, false); len(all) != 1 || all[0].Text != "calf" {
		t.Errorf("kept is %+v", all)
	}
}

type faulty struct{ *reading }

func (faulty) press(tea.Msg, *App) (bool, tea.Cmd) { panic("a fault") }
