package tui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/comeback"
	"ebb/plan/edit"
	"ebb/plan/leeway"
	"ebb/plan/lighter"
	"ebb/store"
	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// talk is what athlete and coach say to each other beside the plan: requests
// that are open, then what was said of the days around the cursor. An athlete
// asks, a coach answers with one key.
type talk struct {
	day     calendar.Day // under the cursor
	session plan.Session // too; zero: the day
	spoken
	next    *spoken // what the work that is under way reads; it is seen when that is done
	at, top int
	rows    int // as last drawn
	input   textinput.Model
	types   bool // a comment is typed
	says    string
	fault   bool
}

// spoken is what was read.
type spoken struct {
	comments []plan.Comment
	requests []plan.Request
}

func (s *spoken) read(desk Desk, athlete plan.ID, day calendar.Day) (err error) {
	if s.comments, err = desk.Comments(athlete, day-talkBehind, day+talkAhead); err == nil {
		s.requests, err = desk.Requests(athlete, day-talkBehind)
	}
	return err
}

// How far what is said is looked at, in days before and after the cursor.
const (
	talkBehind = 28
	talkAhead  = 28
)

// canTalk reports whether the person may see what is said.
func (a *App) canTalk() (bool, string) {
	if a.snapshot == nil {
		return false, "there is nobody yet"
	}
	if !a.may(store.See, store.Comments) {
		return false, "what athlete and coach say to each other is theirs"
	}
	return true, ""
}

func (a *App) may(verb store.Verb, kind store.ThingKind) bool {
	return store.Can(a.desk.Who(), verb, store.Thing{Kind: kind, Athlete: a.snapshot.Athlete.ID})
}

// openTalk reads what is said and shows it; with says a comment is begun.
func (a *App) openTalk(says bool) tea.Cmd {
	session, _ := a.editor.Session(&a.scene)
	return a.openTalkOn(a.editor.Cursor, session, func(o *talk) {
		if says {
			o.begin(a)
		}
	})
}

// openTalkOn reads what is said around a day and shows it, and then does more.
func (a *App) openTalkOn(day calendar.Day, session plan.Session, then func(*talk)) tea.Cmd {
	o := &talk{day: day, session: session, input: screen.NewField(longestWord)}
	desk, athlete := a.desk, a.snapshot.Athlete.ID
	a.busy = true
	return a.read(func() (func() tea.Cmd, error) {
		err := o.spoken.read(desk, athlete, o.day)
		return func() tea.Cmd {
			a.open(o)
			then(o)
			return nil
		}, err
	}, a.refuse)
}

func (o *talk) press(msg tea.Msg, a *App) (bool, tea.Cmd) {
	if o.types {
		return false, o.write(msg, a)
	}
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return false, nil
	}
	o.says, o.fault = "", false
	switch key.String() {
	case "esc", "q", "ctrl+c":
		return true, nil
	case "j", "down":
		o.at = min(o.at+1, max(0, len(o.requests)+len(o.comments)-1))
	case "k", "up":
		o.at = max(0, o.at-1)
	case "c":
		o.begin(a)
	case "l", "d":
		return a.instead(keys.Lighter)
	case "m":
		return a.instead(keys.AskMove)
	case "y":
		return false, o.answer(a, plan.Accepted)
	case "n":
		return false, o.answer(a, plan.Declined)
	case "r":
		return false, o.answer(a, plan.Open)
	}
	return false, nil
}

func (o *talk) refuse(why string) { o.says, o.fault = why, true }

// instead does what an action asks in the place of what lies over the screen, and
// leaves that open where the action can't be done.
func (a *App) instead(action keys.Action) (bool, tea.Cmd) {
	if ok, _ := a.can(action); ok {
		a.overlays = a.overlays[:0]
	}
	return false, a.act(action, 1)
}

func (o *talk) begin(a *App) {
	if !a.may(store.Change, store.Comments) {
		o.refuse("that is for athlete and coach")
		return
	}
	o.types = true
	o.input.SetValue("")
}

// write takes what is typed, and stores it with enter.
func (o *talk) write(msg tea.Msg, a *App) tea.Cmd {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "esc", "ctrl+c":
			o.types = false
			return nil
		case "enter":
			return o.send(a)
		}
	}
	o.input, _ = o.input.Update(msg)
	return nil
}

func (o *talk) send(a *App) tea.Cmd {
	desk, athlete := a.desk, a.snapshot.Athlete.ID
	o.types = false
	c := plan.Comment{ID: desk.NewID(), On: o.session.ID, Day: o.day, Text: o.input.Value()}
	return o.store(a, "said", func() error { return desk.AddComment(athlete, c) })
}

// store does one thing and shows what there is after it.
func (o *talk) store(a *App, says string, do func() error) tea.Cmd {
	desk, athlete, branch := a.desk, a.snapshot.Athlete.ID, a.snapshot.Branch
	day, next := o.day, new(spoken)
	o.next, o.says = next, says
	return a.work(func() (*store.Snapshot, string, error) {
		if err := do(); err != nil {
			return nil, "", err
		}
		if err := next.read(desk, athlete, day); err != nil {
			return nil, "", err
		}
		snapshot, err := desk.Snapshot(athlete, branch)
		return snapshot, says, err
	})
}

// answer says yes or no to the request under the cursor, or the first that is
// open; with neither a line beside it is asked for first.
func (o *talk) answer(a *App, with plan.Answer) tea.Cmd {
	if !a.may(store.Change, store.Answers) {
		o.refuse("the coach answers")
		return nil
	}
	r, found := o.open()
	if !found {
		o.refuse("no request is open")
		return nil
	}
	if with == plan.Accepted {
		if _, why := asked(a.snapshot, a.scene.Today, r); why != "" && a.snapshot.Branch == store.Main {
			o.refuse(why)
			return nil
		}
	}
	return a.answer(a.snapshot.Athlete.ID, r, with, o)
}

func (o *talk) open() (r plan.Request, found bool) {
	if o.at < len(o.requests) && o.requests[o.at].Answer == plan.Open {
		return o.requests[o.at], true
	}
	for _, r := range o.requests {
		if r.Answer == plan.Open {
			return r, true
		}
	}
	return r, false
}

// asked gives the edit that a request asks for, or why there is none.
func asked(of *store.Snapshot, today calendar.Day, r plan.Request) (edit.Edit, string) {
	if r.To != 0 {
		move, err := leeway.Edit(&of.Plan, r.Session, r.To)
		if err != nil {
			return nil, err.Error() + ": n declines"
		}
		return move, ""
	}
	if r.Back {
		back, due := comeback.Due(returnOf(of, today), of.Checkins)
		if !due {
			return nil, "nothing is left to make lighter on the way back: n declines"
		}
		back.Edit.Title += ", as " + r.Person + " asked"
		return back.Edit, ""
	}
	_, batch, err := lighter.Edits(&of.Plan, &of.Athlete, r.Day, nil)
	if err != nil {
		return nil, err.Error() + ": n declines"
	}
	batch.Title += ", as " + r.Person + " asked"
	return batch, ""
}

func (o *talk) draw(area frame.Area, a *App) screen.Caret {
	hint := "c say   d lighter   m move   q back"
	if a.may(store.Change, store.Answers) {
		hint = "y yes  n no  r words  c say  q back"
	}
	if o.types {
		hint = "enter keep   esc as it was"
	}
	title := "About " + o.day.Format("Mon 2 Jan")
	if o.next != nil && !a.busy {
		if !a.status.Fault {
			o.spoken = *o.next
		}
		o.next = nil
	}
	inside := sheet(area, title, hint)
	left, top := inside.At()
	lines, starts := o.lines(inside.W)
	o.rows = max(1, inside.H-2)
	if len(starts) > 0 {
		o.at = min(o.at, len(starts)-1)
		o.top = max(min(o.top, starts[o.at]), starts[o.at]-o.rows+2, 0)
	}
	caret := screen.Caret{X: left, Y: top}
	for y := 0; y < o.rows && o.top+y < len(lines); y++ {
		st := theme.Body
		if len(starts) > 0 && o.top+y == starts[o.at] {
			st, caret.Y = theme.Text.Bold(), top+y
		}
		inside.Text(0, y, lines[o.top+y], st)
	}
	st, says := theme.Dim, o.says
	if o.fault {
		st = theme.Alert
	}
	if a.status.Fault {
		st, says = theme.Alert, a.status.Says
	}
	inside.Text(0, inside.H-2, frame.Cut(says, inside.W), st)
	if o.types {
		inside.Text(0, inside.H-1, "say", theme.Accent)
		column, _ := screen.Field(inside.Sub(5, inside.H-1, inside.W-5, 1), &o.input, "a comment")
		caret = screen.Caret{X: left + 5 + column, Y: top + inside.H - 1, Text: true}
	}
	return inArea(caret, area)
}

// inArea keeps the caret of an overlay on a screen that is too small for it.
func inArea(c screen.Caret, area frame.Area) screen.Caret {
	x, y := area.At()
	c.X, c.Y = max(x, min(c.X, x+area.W-1)), max(y, min(c.Y, y+area.H-1))
	return c
}

// lines gives what is shown, and the line with which each row begins.
func (o *talk) lines(width int) (lines []string, starts []int) {
	add := func(says string) {
		starts = append(starts, len(lines))
		lines = append(lines, frame.WrapIndented(says, width)...)
	}
	for _, r := range o.requests {
		add(requestLine(r))
	}
	for _, c := range o.comments {
		add(fmt.Sprintf("%s, %s: %s", c.Day.Format("Mon 2 Jan"), c.Person, strings.ReplaceAll(c.Text, "\n", " ")))
	}
	if len(lines) == 0 {
		lines = frame.WrapIndented(nothingSaid, width)
	}
	return lines, starts
}

const nothingSaid = "Nothing was said or asked yet. c says something about this day, d makes it lighter, m asks to move the session."

func requestLine(r plan.Request) string {
	says := r.Person + " asks " + r.Asks()
	if r.Text != "" {
		says += ": " + strings.ReplaceAll(r.Text, "\n", " ")
	}
	if r.Answer == plan.Open {
		return says + " (open)"
	}
	says += " (" + answered[r.Answer] + " by " + r.By
	if r.Reply != "" {
		says += ": " + strings.ReplaceAll(r.Reply, "\n", " ")
	}
	return says + ")"
}

func (o *talk) unsaved(*App) *store.Draft {
	if !o.types {
		return nil
	}
	return draftOf(keys.Talk, o.day, o.session.ID, o.input.Value(), "")
}
