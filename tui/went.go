package tui

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/notation"
	"ebb/plan/report"
	"ebb/store"
	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// went asks how a session went with single letters: done, a part of it, something
// else, or not at all, and then how hard it was. Each answer is stored at once;
// who has said enough leaves.
type went struct {
	session plan.Session // as planned
	day     calendar.Day
	asks    wentAsk
	record  plan.Record // as said so far; its ID is zero before that
}

// wentAsk is what is asked.
type wentAsk uint8

const (
	whatCame wentAsk = iota
	howMuch
	howHard
)

// asksWent reports whether r asks with letters here: of an athlete, and on a
// phone, where a line takes many thumbs.
func (a *App) asksWent() bool {
	if w, _ := a.frame.Size(); !isZoom(a.at) || a.desk.Who().Role != store.AthleteRole && w >= screen.NarrowWidth {
		return false
	}
	_, planned := a.editor.Session(&a.scene)
	return planned
}

// logWhatWasDone asks for what was done, with letters or in a line.
func (a *App) logWhatWasDone(count int) tea.Cmd {
	if !a.asksWent() {
		return a.byScreen(keys.LogLine, count)
	}
	a.openWent()
	return nil
}

// openWent asks about the session under the cursor.
func (a *App) openWent() {
	session, _ := a.editor.Session(&a.scene)
	a.openWentOf(session, a.editor.Cursor)
}

// openWentOf asks about a session of a day.
func (a *App) openWentOf(session plan.Session, day calendar.Day) {
	o := &went{session: session, day: day}
	if said := a.scene.Answers[session.ID]; said != nil {
		o.record = *said
	}
	a.open(o)
}

func (o *went) press(msg tea.Msg, a *App) (bool, tea.Cmd) {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return false, nil
	}
	k := key.String()
	switch k {
	case "esc", "q", "enter", "ctrl+c":
		return true, nil
	}
	mark := 0
	if len(k) == 1 && k[0] >= '0' && k[0] <= '9' {
		if mark = int(k[0] - '0'); mark == 0 {
			mark = 10
		}
	}
	switch {
	case o.asks == howMuch && mark > 0 && mark < 10:
		o.asks = howHard
		return false, o.partly(a, mark)
	case o.asks == howHard && mark > 0:
		return true, o.hard(a, mark)
	}
	switch k {
	case "d", "space":
		o.asks = howHard
		return false, o.say(a, plan.DoneAsPlanned, o.session, "as planned")
	case "p":
		o.asks = howMuch
	case "s":
		return true, o.say(a, plan.Skipped, plan.Session{Kind: plan.Rest, Sport: o.session.Sport}, "typed")
	case "i":
		o.goThere(a)
		a.editor.AskInstead(&a.scene)
		return true, nil
	case "l":
		o.goThere(a)
		return true, a.reply(a.here().Act(keys.LogLine, 1, &a.scene))
	}
	return false, nil
}

// goThere puts the cursor on the session, for what is said of the one under it.
func (o *went) goThere(a *App) {
	if on, _ := a.editor.Session(&a.scene); on.ID == o.session.ID {
		return
	}
	a.editor.MoveTo(o.day, &a.scene)
	a.editor.Item = max(0, slices.IndexFunc(a.scene.Plan.SessionsOn(o.day), func(s plan.Session) bool { return s.ID == o.session.ID }))
}

// say stores what was done; what was said of the session before is changed.
func (o *went) say(a *App, state plan.DoneState, done plan.Session, source string) tea.Cmd {
	var impulses []plan.Impulse
	method := ""
	if state != plan.Skipped {
		impulses = load.Append(nil, &done, a.scene.Athlete, o.day)
		method = load.Of(done, a.scene.Athlete, o.day).Method
	}
	return o.keep(a, state, report.Done{Session: done, Impulses: impulses, Method: method}, source)
}

func (o *went) keep(a *App, state plan.DoneState, done report.Done, source string) tea.Cmd {
	r := plan.Record{
		ID: o.record.ID, Day: o.day, State: state, Sessions: []plan.Share{{Session: o.session.ID}},
		Done: done.Session, Impulses: done.Impulses, Method: done.Method, Source: source,
	}
	if r.ID.IsZero() {
		r.ID = a.newID()
	}
	o.record = r
	return a.record(r)
}

// partly says how many tenths of the planned time were done.
func (o *went) partly(a *App, tenths int) tea.Cmd {
	line := strconv.Itoa(o.minutes(a, tenths)) + "m"
	done, err := report.Read(line, &o.session, a.sport(), a.scene.Athlete, o.day)
	if err != nil {
		a.refuse(err.Error())
		return nil
	}
	return o.keep(a, plan.DonePartly, done, "typed")
}

// minutes gives tenths of the planned time, a minute at least.
func (o *went) minutes(a *App, tenths int) int {
	return max(1, int(load.Of(o.session, a.scene.Athlete, o.day).Seconds)*tenths/600)
}

// hard says how hard all of it was; the load follows from that.
func (o *went) hard(a *App, effort int) tea.Cmd {
	is := o.record.Done
	is.Effort = plan.Intensity{Scale: plan.RPE, From: float64(effort), To: float64(effort)}
	is.Steps, is.Load = nil, plan.Number{}
	done, err := report.Read(notation.PrintSession(is, a.sport()), nil, a.sport(), a.scene.Athlete, o.day)
	if err != nil {
		a.refuse(err.Error())
		return nil
	}
	return o.keep(a, o.record.State, done, "typed")
}

// sport is the athlete's own on the day it is.
func (a *App) sport() plan.Sport { return a.snapshot.Athlete.On(a.scene.Today).Sport }

// effortWords are what marks of effort feel like, after Borg's scale of ten.
var effortWords = [...]struct{ marks, words string }{
	{"1 2", "very easy"}, {"3 4", "easy: whole sentences"}, {"5 6", "steady: short sentences"},
	{"7 8", "hard: a few words"}, {"9 0", "all there was (0 is ten)"},
}

func (o *went) draw(area frame.Area, a *App) screen.Caret {
	inside := sheet(area, "How it went, "+o.day.Format("Mon 2 Jan"), "q enough")
	left, top := inside.At()
	planned := phrase.Sport(o.session, a.sport())
	if amount := phrase.Amount(o.session); amount != "" {
		planned += " " + amount
	}
	inside.Text(0, 0, frame.Cut(planned, inside.W), theme.Text.Bold())
	y := 1
	if !o.record.ID.IsZero() {
		said := o.record.State.String()
		if amount := phrase.Amount(o.record.Done); amount != "" && o.record.State != plan.Skipped {
			said += ", " + amount
		}
		inside.Text(0, y, frame.Cut("✓ "+said, inside.W), theme.Ebb)
	}
	y += 2
	put := func(key, words string) {
		inside.Text(0, y, key, theme.Text.Bold())
		inside.Text(max(3, frame.Width(key)+2), y, frame.Cut(words, max(0, inside.W-5)), theme.Body)
		y++
	}
	switch o.asks {
	case howMuch:
		inside.Text(0, y, frame.Cut("How much of it, in tenths", inside.W), theme.Text)
		y++
		for _, tenths := range []int{2, 5, 8} {
			put(strconv.Itoa(tenths), "about "+phrase.Clock(60*o.minutes(a, tenths)))
		}
		put("l", "type it: partly 35m")
	case howHard:
		inside.Text(0, y, frame.Cut("How hard was all of it?", inside.W), theme.Text)
		y++
		for _, e := range effortWords {
			put(e.marks, e.words)
		}
	default:
		put("d", "done as planned")
		put("p", "partly")
		put("s", "skipped")
		put("i", "something else instead")
		put("l", "say it in a line")
	}
	if y++; a.status.Says != "" && y < inside.H {
		for _, line := range frame.Wrap(a.status.Says, inside.W) {
			if y < inside.H {
				inside.Text(0, y, line, a.status.Ink())
			}
			y++
		}
	}
	return screen.Caret{X: min(left, max(0, area.W-1)), Y: min(top+3, max(0, area.H-1))}
}
