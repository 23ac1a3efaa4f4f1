package tui

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/leeway"
	"ebb/store"
	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// askMove asks to which day a session should go: a digit chooses the day, the
// same digit or enter asks the coach.
type askMove struct {
	session plan.Session
	day     calendar.Day
	hold    leeway.Hold // of the day
	to      []leeway.Target
	at      int
	word
}

// mostTargets is how many days are offered: a digit each.
const mostTargets = 9

// canAskMove reports whether the session under the cursor can be asked to be
// moved, and why not.
func (a *App) canAskMove() (bool, string) {
	if a.snapshot == nil {
		return false, "there is nobody yet"
	}
	if !a.onDays() {
		return false, "on a screen of days: a week, a day"
	}
	day := a.editor.Cursor
	if s, ok := a.editor.Session(&a.scene); ok && a.isAnswered(s.ID) {
		return false, "that session was reported: r says it otherwise"
	}
	switch leeway.Of(&a.scene.Plan, day, a.scene.Today, a.isAnswered) {
	case leeway.Over:
		return false, "that day is over"
	case leeway.ByRace:
		return false, "a race keeps its day"
	case leeway.Empty:
		return false, "there is nothing to move on " + day.Format("Mon 2 Jan")
	case leeway.Yours, leeway.ByKey, leeway.ByCoach:
	}
	return true, ""
}

func (a *App) openMoving() {
	o := &askMove{day: a.editor.Cursor, word: word{input: screen.NewField(longestWord)}}
	var on bool
	if o.session, on = a.editor.Session(&a.scene); !on || o.session.Kind == plan.Rest {
		a.refuse("no session is under the cursor")
		return
	}
	if r, open := a.openAsk(func(r *plan.Request) bool { return r.Session == o.session.ID }); open {
		a.refuse("you asked to move it to " + r.To.Format("Mon 2 Jan") + ": your coach has not answered yet")
		return
	}
	o.hold = leeway.Of(&a.scene.Plan, o.day, a.scene.Today, a.isAnswered)
	if o.to = leeway.Targets(a.scene.Outlook, o.session.ID, a.scene.Today, mostTargets, a.isAnswered); len(o.to) == 0 {
		a.refuse("there is no day left to move it to")
		return
	}
	o.at = -1
	a.open(o)
}

func (o *askMove) press(msg tea.Msg, a *App) (bool, tea.Cmd) {
	return o.pressed(msg,
		func(why string) (bool, tea.Cmd) { return o.ask(a, why) },
		func(key string) (bool, tea.Cmd) { return o.chooses(key, a) })
}

func (o *askMove) chooses(key string, a *App) (bool, tea.Cmd) {
	switch key {
	case "j", "down":
		o.at = min(o.at+1, len(o.to)-1)
	case "k", "up":
		o.at = max(o.at-1, 0)
	case "t":
		o.typed = o.chosen(a)
	case "enter", "a":
		if o.chosen(a) {
			return o.ask(a, "")
		}
	case "q", "esc", "ctrl+c":
		return true, nil
	default:
		if n, err := strconv.Atoi(key); err == nil && n >= 1 && n <= len(o.to) {
			if o.at == n-1 {
				return o.ask(a, "")
			}
			o.at = n - 1
		}
	}
	return false, nil
}

func (o *askMove) chosen(a *App) bool {
	if o.at < 0 {
		a.refuse("a digit chooses the day first")
	}
	return o.at >= 0
}

func (o *askMove) ask(a *App, why string) (bool, tea.Cmd) {
	to := o.to[o.at].Day
	says := "asked: " + phrase.Title(o.session) + " to " + to.Format("Mon 2 Jan") + "; your coach answers, u takes it back"
	a.overlays = a.overlays[:0]
	return true, a.ask(plan.Request{Session: o.session.ID, Day: o.day, To: to, Text: why}, says)
}

// holdWords say what holds the day that a session is asked to leave.
var holdWords = map[leeway.Hold]string{
	leeway.Yours:   "This day is yours to move. Where to?",
	leeway.ByKey:   "A key session: other days are built around it. You can ask. Where to?",
	leeway.ByCoach: "Your coach has fixed this day. You can ask all the same. Where to?",
}

func (o *askMove) draw(area frame.Area, a *App) screen.Caret {
	hint := "1-" + strconv.Itoa(len(o.to)) + " the day   q back"
	if o.typed {
		hint = "enter ask   esc as it was"
	}
	inside := sheet(area, "Move "+phrase.Title(o.session)+" of "+o.day.Format("Mon 2 Jan"), hint)
	left, top := inside.At()
	caret := screen.Caret{X: left, Y: top}
	y := 0
	for _, line := range frame.Wrap(holdWords[o.hold], inside.W) {
		inside.Text(0, y, line, theme.Body)
		y++
	}
	if y+len(o.to)+3 < inside.H {
		y++
	}
	for i := range o.to {
		if y >= inside.H-2 {
			break
		}
		if i == o.at {
			caret.Y = top + y
		}
		o.row(inside.Sub(0, y, inside.W, 1), i, a)
		y++
	}
	foot := inside.Sub(0, inside.H-2, inside.W, 2)
	switch {
	case o.typed:
		x := foot.Text(0, 1, "why ", theme.Accent)
		column, _ := screen.Field(foot.Sub(x, 1, foot.W-x, 1), &o.input, "a word for your coach")
		caret = screen.Caret{X: left + x + column, Y: top + inside.H - 1, Text: true}
	case a.status.Says != "":
		foot.Text(0, 1, frame.CutWords(a.status.Says, foot.W), a.status.Ink())
	case o.at >= 0:
		x := foot.Text(0, 0, strconv.Itoa(o.at+1), theme.Text.Bold())
		foot.Text(x+1, 0, frame.CutWords("asks your coach for "+o.to[o.at].Day.Format("Mon 2 Jan"), foot.W-x-1), theme.Body)
		x = foot.Text(0, 1, "t", theme.Text.Bold())
		foot.Text(x+1, 1, "asks with a word of why", theme.Body)
	}
	return inArea(caret, area)
}

// row draws a day to which the session could go: what stands there and how the
// session would start.
func (o *askMove) row(a frame.Area, i int, app *App) {
	t := &o.to[i]
	st := theme.Body
	if i == o.at {
		st = theme.Text.Bold()
		if app.theme.Washes() {
			a.Wash(0, 0, a.W, 1, theme.Sel)
		} else {
			st = st.Reverse()
		}
	}
	a.Text(0, 0, strconv.Itoa(i+1), theme.Text.Bold())
	x := a.Text(3, 0, t.Day.Format("Mon 2"), st)
	words, ink := "starts at "+strconv.Itoa(phrase.Figure(t.Starts)), theme.Stress
	if t.Settled() {
		words, ink = "starts settled", theme.Ebb
	}
	if t.Never {
		words, ink = "no time that day", theme.Dim
	}
	end := a.Right(a.W, 0, words, ink)
	there := "free"
	if on := app.scene.Plan.SessionsOn(t.Day); len(on) > 0 {
		there = ""
		for n := range on {
			if n > 0 {
				there += ", "
			}
			there += phrase.Sport(on[n], app.sport())
		}
	}
	a.Text(max(x+1, 10), 0, frame.Cut(there, max(0, end-1-max(x+1, 10))), theme.Dim)
}

func (o *askMove) unsaved(*App) *store.Draft {
	if o.at < 0 {
		return nil
	}
	return draftOf(keys.AskMove, o.day, o.session.ID, o.text(), o.to[o.at].Day.String())
}
