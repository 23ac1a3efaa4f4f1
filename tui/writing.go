package tui

import (
	"fmt"
	"os/exec"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/compare"
	"ebb/plan/edit"
	"ebb/plan/notation"
	"ebb/plan/report"
	"ebb/plan/rewrite"
	"ebb/store"
	"ebb/tui/screen"
	"ebb/tui/visual"
)

// writing is a part of the plan that a person edits as text: in their own
// editor, or where there is none in an area of the screen.
type writing struct {
	text  rewrite.Text
	base  *store.Snapshot
	draft *visual.Draft // nil: it is typed on the screen
}

// writtenMsg is what became of a text in the person's editor.
type writtenMsg struct {
	of    *writing
	saved rewrite.Draft
	open  bool // the editor is to be opened, at line
	line  int
	err   error
}

// writable are the screens that show a part of a plan, with that part.
var writable = map[screen.Name]notation.FilePart{
	screen.Season: notation.SeasonFile, screen.Block: notation.BlockFile, screen.Week: notation.WeekFile, screen.Day: notation.WeekFile,
}

// canWrite reports whether what is seen can be edited as text, and why not.
func (a *App) canWrite() (ok bool, why string) {
	if _, shown := writable[a.at]; !shown {
		return false, "a plan is edited as text where it is seen: season, block, week or day"
	}
	if _, inside := a.scene.Plan.Locate(a.editor.Cursor); !inside {
		return false, "there is no season yet: a adds a session and makes one"
	}
	if desk := a.options.Env.Desk; desk != nil && a.snapshot != nil {
		plans := store.Thing{Kind: store.Plans, Athlete: a.snapshot.Athlete.ID, Branch: a.snapshot.Branch}
		if !store.Can(desk.Who(), store.Change, plans) {
			return false, desk.Who().Person + " may not change the plan"
		}
	}
	return true, ""
}

// partHere gives the part that is edited: the smallest that holds what is
// selected, else what the screen shows.
func (a *App) partHere() rewrite.Part {
	here, day := writable[a.at], a.editor.Cursor
	if span, ok := a.editor.Selected(a.scene.Plan); ok {
		here, day = extentOf(a.scene.Plan, span), span.From
	}
	part, _ := rewrite.PartOn(a.scene.Plan, day, here)
	return part
}

// extentOf gives the smallest part that holds all days of a span.
func extentOf(p plan.Plan, span calendar.Span) notation.FilePart {
	from, ok := p.Locate(span.From)
	to, okTo := p.Locate(span.To)
	switch {
	case !ok || !okTo || from.Season != to.Season || from.Block != to.Block:
		return notation.SeasonFile
	case from.Week != to.Week:
		return notation.BlockFile
	default:
		return notation.WeekFile
	}
}

// partWords name the drafts of parts.
var partWords = [...]string{notation.SeasonFile: "season", notation.BlockFile: "block", notation.WeekFile: "week"}

// writeText opens the part of the plan that is seen as text.
func (a *App) writeText() tea.Cmd {
	a.editor.Run = nil
	part, athlete := a.partHere(), a.snapshot.Athlete
	from := rewrite.Source{Plan: a.snapshot.Plan, Athlete: athlete.Name, Sport: athlete.On(a.editor.Cursor).Sport}
	text, err := rewrite.TextOf(from, part, false)
	if err != nil {
		a.refuse(err.Error())
		return nil
	}
	w, line := &writing{text: text, base: a.snapshot}, text.LineOf(a.editor.Cursor)
	if !a.options.Editor.Known() {
		a.open(newPartOverlay(w, line))
		return nil
	}
	a.busy = true
	return func() (msg tea.Msg) {
		defer a.caught(func(err error) { msg = writtenMsg{of: w, err: err} })
		w.draft, err = visual.NewDraft(partWords[part.Extent], text.Bytes())
		return writtenMsg{of: w, open: err == nil, line: line, err: err}
	}
}

// written goes on with a text: into the editor, or into the store.
func (a *App) written(msg writtenMsg) tea.Cmd {
	w := msg.of
	switch {
	case msg.err != nil:
		return a.leaveText(func() { a.keepText(w, msg.err, nil) })
	case msg.open:
		return a.openEditor(w, msg.line)
	case msg.saved.Edit == nil:
		return tea.Batch(w.remove, a.leaveText(func() { a.status.Says = msg.saved.Why }))
	case a.besides(w, msg.saved) != nil:
		return a.leaveText(func() { a.open(a.besides(w, msg.saved)) })
	default:
		return a.storeText(w, msg.saved)
	}
}

// openEditor gives the terminal to the editor until it ends.
func (a *App) openEditor(w *writing, line int) tea.Cmd {
	editor, newID := a.options.Editor, a.newID
	return tea.ExecProcess(editor.Command(w.draft.Path, line), func(err error) (msg tea.Msg) {
		defer a.caught(func(err error) { msg = writtenMsg{of: w, err: err} })
		if err != nil {
			return writtenMsg{of: w, err: editor.Ended(err)}
		}
		saved, again, err := w.draft.Take(w.text, newID)
		return writtenMsg{of: w, saved: saved, open: err == nil && again > 0, line: again, err: err}
	})
}

// leaveText ends the work on a text that is not stored; keys that were typed
// meanwhile were meant for the editor.
func (a *App) leaveText(then func()) tea.Cmd {
	a.busy, a.typed = false, nil
	then()
	return a.lookAgain()
}

// storeText stores what was written; the draft goes when it is there.
func (a *App) storeText(w *writing, d rewrite.Draft) tea.Cmd {
	desk := a.desk
	return a.work(func() (*store.Snapshot, string, error) {
		snapshot, _, err := desk.Apply(w.base.Athlete.ID, w.base.Branch, w.base, d.Edit, "")
		if err != nil {
			return nil, "", &unstored{err, w}
		}
		w.remove()
		says := w.text.Name + ": " + d.Says
		switch n := report.Displaced(&w.base.Plan, &snapshot.Plan, snapshot.Records); n {
		case 0:
		case 1:
			says += "; 1 session that was done is on another day now"
		default:
			says += fmt.Sprintf("; %d sessions that were done are on other days now", n)
		}
		if !edit.Equal(snapshot.Plan, d.Plan) {
			says += "; what others changed meanwhile stands too"
		}
		return snapshot, says, nil
	})
}

// remove takes the draft away.
func (w *writing) remove() tea.Msg {
	if w.draft != nil {
		_ = w.draft.Remove() // what is left is private, and swept with other temporary files
	}
	return nil
}

// unstored says why a text could not be stored.
type unstored struct {
	error
	of *writing
}

func (u *unstored) Unwrap() error { return u.error }

// keepText says where the text is that was not stored, with what others did.
func (a *App) keepText(w *writing, why error, now *store.Snapshot) {
	a.status.Says, a.status.Fault = why.Error(), true
	if w.draft == nil {
		return // it is on the screen
	}
	if w.draft.Untouched(w.text) {
		w.remove()
		return
	}
	lines := []string{why.Error(), "", "Nothing was changed. Your text is kept in", "  " + w.draft.Path}
	if now != nil {
		lines = append(lines, "", "What was changed since you opened it:")
		for _, d := range a.differ(w.base.Plan, now.Plan) {
			lines = append(lines, "  "+d)
		}
	}
	a.open(newReading(&screen.Text{Title: "your text is kept", Lines: lines}))
}

// besides asks before a text is stored that does more than it says: it moves what
// stands behind it, or a race into another kind of week, or has comments, which a
// plan does not keep. It is nil where there is nothing of that.
func (a *App) besides(w *writing, d rewrite.Draft) *asking {
	o := &asking{title: "comments stay out of the plan", ways: []way{
		{"enter", "store without them", func(a *App) tea.Cmd { return a.storeText(w, d) }},
	}}
	own := w.base.Athlete.On(a.scene.Today).Sport
	if first := compare.First(w.base.Plan, d.Plan, own); len(first) > 0 {
		o.title, o.ways[0].words = "what it does besides", "store it"
		o.says = first
		if len(d.Comments) > 0 {
			o.says = append(o.says, "", "Comments stay out of the plan:")
		}
	} else if len(d.Comments) == 0 {
		return nil
	}
	for i, c := range d.Comments {
		if i == mostNamed {
			o.says = append(o.says, fmt.Sprintf("and %d more", len(d.Comments)-i))
			break
		}
		o.says = append(o.says, fmt.Sprintf("line %d: # %s", c.Line, c.Text))
	}
	if w.draft != nil {
		o.says = append(o.says, "", "The text stays in "+w.draft.Path+" until it is stored.")
	}
	return o
}

// EditorOf gives the person's editor for the screens; none is no error, as they
// have an area to type in.
func EditorOf(getenv func(string) string) visual.Editor {
	e, err := visual.Find(getenv, exec.LookPath)
	if err != nil {
		return visual.Editor{}
	}
	return e
}
