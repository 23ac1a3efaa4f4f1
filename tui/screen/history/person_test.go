package history_test

import (
	"fmt"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	differ "ebb/plan/compare"
	"ebb/plan/edit"
	"ebb/tui/differences"
	"ebb/tui/editor"
	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/screen"
	"ebb/tui/screen/history"
	"ebb/tui/screen/screentest"
)

var (
	_ screen.Screen  = (*history.Screen)(nil)
	_ screen.Pointed = (*history.Screen)(nil)
	_ screen.Named   = (*history.Screen)(nil)
)

// person sits before the history of a runner and types.
type person struct {
	*history.Screen
	sc     *screen.Scene
	reader keys.Reader
	status screen.Status
	reply  screen.Reply // the last
}

// sit puts someone before the history of a runner on which a week of three things
// was done, the newest entry under the cursor.
func sit(t testing.TB) *person {
	t.Helper()
	sc := screentest.Runner(t)
	sc.Branch = "main"
	entries := []history.Entry{
		{Person: "kim", Via: "local", Branch: "main", Words: "undo: easy 1h10 deleted from Tue 6 Apr"},
		{Person: "lee", Via: "serve", Branch: "main", Words: "down week inserted before Mon 5 Apr, every later week 7 days on; 2 sessions over the edge of the week"},
		{Person: "Sam Rivera", Via: "serve", Words: "felt legs=2 energy=3"},
		{Person: "Sam Rivera", Via: "serve", Words: "done: easy 1h"},
		{Person: "kim", Via: "local", Branch: "knee", Words: "intervals 1h10 deleted from Wed 7 Apr"},
		{Person: "kim", Via: "cron", Branch: "main", Words: "easy 1h10 on Tue 6 Apr is now 1h26"},
	}
	for n := range 40 {
		entries = append(entries, history.Entry{Person: "lee", Via: "local", Branch: "main", Words: fmt.Sprintf("long 3h on Sat %d Jan is now 3h09", n%28+1)})
	}
	at := time.Date(2027, 4, 6, 14, 2, 0, 0, time.UTC)
	for i := range entries {
		entries[i].Seq, entries[i].At = uint64(len(entries)-i), at
		at = at.Add(-time.Duration(i*i) * time.Hour)
	}
	p := &person{Screen: history.New(editor.New(sc.Today)), sc: sc}
	p.Take(history.Page{Of: p.version(), Entries: entries, Whole: true}, sc.Today)
	p.then(changed(t, sc))
	p.sees(120, 36)
	return p
}

func (p *person) version() screen.Version {
	return screen.Version{Athlete: p.sc.Athlete.ID, Branch: p.sc.Branch, Revision: 46}
}

// then shows a plan as that after the entry under the cursor.
func (p *person) then(was plan.Plan) {
	seq, _ := p.WantsThen()
	p.Show(&history.Then{
		Of: p.version(), Seq: seq, When: "Tue 6 Apr 14:02", Outlook: p.sc.Outlook.With(was),
		Differs: differences.Of(differ.Plans(was, p.sc.Plan, plan.Run), p.sc.Today),
	}, p.sc)
}

// changed is the plan of a scene with a down week put in, a session longer and
// one gone.
func changed(t testing.TB, sc *screen.Scene) plan.Plan {
	t.Helper()
	at, _ := sc.Plan.Locate(sc.Today)
	week := sc.Plan.Week(at)
	return after(t, sc.Plan,
		edit.Scale{Session: week.Sessions[1].ID, Steps: 4},
		edit.DeleteSessions{Sessions: []plan.ID{week.Sessions[2].ID}},
		edit.InsertWeek{Week: plan.Microcycle{ID: sc.NewID(), Kind: plan.DownWeek, Days: 7}, Before: week.ID, Gives: edit.Push})
}

func after(t testing.TB, p plan.Plan, edits ...edit.Edit) plan.Plan {
	t.Helper()
	for _, e := range edits {
		r, err := edit.Apply(p, e)
		if err != nil {
			t.Fatal(err)
		}
		p = r.Plan
	}
	return p
}

// codes are the keys that Bubble Tea has a number for.
var codes = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "backspace": tea.KeyBackspace, "up": tea.KeyUp, "down": tea.KeyDown,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "left": tea.KeyLeft, "right": tea.KeyRight, "tab": tea.KeyTab,
}

// types presses keys by name, or plain ones in a row.
func (p *person) types(words ...string) *person {
	for _, word := range words {
		if code, ok := codes[word]; ok {
			p.key(word, tea.KeyPressMsg{Code: code})
			continue
		}
		for _, r := range word {
			p.key(string(r), tea.KeyPressMsg{Code: r, Text: string(r)})
		}
	}
	return p
}

func (p *person) key(name string, msg tea.KeyPressMsg) {
	p.reply, p.status = screen.Reply{}, screen.Status{}
	if p.Typing() {
		p.does(p.Press(msg, p.sc))
		return
	}
	stroke := p.reader.Read(name)
	p.status.Pending = p.reader.Pending()
	if stroke.Action == keys.None {
		return
	}
	if ok, why := p.Can(stroke.Action, p.sc); ok || why != "" {
		p.does(p.Act(stroke.Action, stroke.Count, p.sc))
	}
}

func (p *person) does(r screen.Reply) {
	p.reply = r
	p.status.Says, p.status.Fault = r.Says, r.Fault
}

func (p *person) sees(w, h int) (*frame.Frame, screen.Caret) { return p.seesWith(w, h, true) }

func (p *person) seesWith(w, h int, washes bool) (*frame.Frame, screen.Caret) {
	f := frame.New(w, h)
	return f, p.Draw(f.Area(), p.sc, p.status, washes)
}

func (p *person) text(w, h int) string {
	f, _ := p.sees(w, h)
	return screentest.TextOf(f.Lines())
}
