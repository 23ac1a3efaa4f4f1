package tui

import (
	"strings"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/store"
	"ebb/tui/editor"
	"ebb/tui/keys"
	"ebb/tui/screen"
)

// What was typed in a session that ended before it was stored is offered on the
// first screen of the next, and gone on with in its form.

// readDrafts offers drafts, the latest first and one at a time. What can't be read is
// no reason not to begin.
func (a *App) readDrafts() {
	if a.mayKeep() {
		all, _ := a.desk.Drafts()
		a.offerDrafts(all)
	}
}

// mostQuoted is how many letters of a draft are shown.
const mostQuoted = 160

func (a *App) offerDrafts(all []store.Draft) {
	if len(all) == 0 {
		return
	}
	d, rest := &all[0], all[1:]
	text := strings.Join(strings.Fields(d.Text), " ")
	if letters := []rune(text); len(letters) > mostQuoted {
		text = strings.TrimSpace(string(letters[:mostQuoted])) + "…"
	}
	a.open(&asking{
		title: "Not stored yet", later: "later",
		says: []string{"You were typing " + a.wordsOf(d) + ":", "", "“" + text + "”"},
		ways: []way{
			{"enter", "go on", func(a *App) tea.Cmd { return a.resume(d) }},
			{"x", "drop it", func(a *App) tea.Cmd {
				a.offerDrafts(rest)
				desk := a.desk
				return func() (msg tea.Msg) {
					defer a.caught(func(error) {})
					_ = desk.ChangeDraft(d.At, nil) // what stays is offered again
					return nil
				}
			}},
		},
	})
}

// formWords say what was being typed in a form; one that is not here is called by
// its name.
var formWords = map[keys.Action]string{
	keys.Talk: "a word", keys.CheckIn: "a word with a check-in", keys.Lighter: "why a lighter day", keys.AskMove: "why a session is to move",
	keys.Palette: "a command", keys.AddLine: "a new session", keys.EditLine: "a session", keys.LogLine: "what was done",
	keys.Waiting: "why lighter days",
}

// wordsOf says what a draft is: "a word for your coach, Wed 25 Nov".
func (a *App) wordsOf(d *store.Draft) string {
	form := keys.Action(d.Form)
	words := formWords[form]
	switch {
	case words == "":
		words = d.Form
	case form == keys.Talk && a.desk.Who().Role == store.AthleteRole:
		words = "a word for your coach"
	}
	if form != keys.Palette {
		words += ", " + d.Day.Format("Mon 2 Jan")
	}
	if a.snapshot == nil || d.Athlete == a.snapshot.Athlete.ID {
		return words
	}
	all, _ := a.desk.Athletes()
	for i := range all {
		if all[i].ID == d.Athlete {
			words += ", " + all[i].Name
		}
	}
	return words
}

// resume goes to where a draft was typed, and goes on with it.
func (a *App) resume(d *store.Draft) tea.Cmd {
	a.keeper().kept, a.unsaved.wanted = d.At, new(*d)
	a.unsaved.wanted.At = time.Time{}
	if d.Athlete.IsZero() || a.snapshot != nil && a.snapshot.Athlete.ID == d.Athlete && a.snapshot.Branch == d.Branch {
		return a.openAgain(d)
	}
	desk := a.desk
	a.busy = true
	return a.read(func() (func() tea.Cmd, error) {
		snapshot, _, err := onBranch(desk, d.Athlete, d.Branch)
		return func() tea.Cmd { a.take(snapshot); return a.openAgain(d) }, err
	}, a.refuse)
}

// openAgain opens the form of a draft with its text; what has no place any more
// becomes a word about its day, or is there to be read and copied.
func (a *App) openAgain(d *store.Draft) (cmd tea.Cmd) {
	if !a.onDays() && a.snapshot != nil {
		cmd = a.goTo(max(a.home, screen.Block))
	}
	session := a.under(d.Day, d.About)
	if a.opens(d, session) {
		return cmd
	}
	word := d.Form == string(keys.Talk) || utf8.RuneCountInString(d.Text) <= longestWord && !strings.Contains(d.Text, "\n")
	if word && a.snapshot != nil && a.may(store.Change, store.Comments) {
		return tea.Batch(cmd, a.openTalkOn(d.Day, session, func(o *talk) {
			o.begin(a)
			typeOn(&o.input, d.Text)
		}))
	}
	a.leaveKept()
	lines := append([]string{"It has no place any more: copy what you need.", ""}, strings.Split(d.Text, "\n")...)
	a.open(newReading(&screen.Text{Title: "What you typed", Lines: lines}))
	return cmd
}

// under puts the cursor on a day, or on the session that is meant, wherever it is by
// now, and gives that.
func (a *App) under(day calendar.Day, about plan.ID) (session plan.Session) {
	if at, i, ok := a.scene.Plan.FindSession(about); ok {
		day, session = at.Date(), a.scene.Plan.Week(at).Sessions[i]
	}
	a.editor.MoveTo(day, &a.scene)
	on := a.scene.Plan.SessionsOn(day)
	for i := range on {
		if on[i].ID == about {
			a.editor.Item = i
		}
	}
	return session
}

// opens shows the form of a draft, unless it can't be opened any more.
func (a *App) opens(d *store.Draft, session plan.Session) bool {
	switch action := keys.Action(d.Form); action {
	case keys.Talk:
	case keys.CheckIn:
		if ok, _ := a.canCheckIn(); ok && d.Day <= a.scene.Today {
			o := a.newCheckin(d.Day)
			o.mark(d.Beside)
			typeOn(&o.input, d.Text)
			o.words = true
			a.open(o)
			return true
		}
	case keys.Lighter:
		if ok, _ := a.canEase(d.Day); ok && a.asks() {
			return a.easesAgain(d)
		}
	case keys.AskMove:
		if ok, _ := a.canAskMove(); ok && !a.hides(action) && !session.ID.IsZero() {
			return a.movesAgain(d)
		}
	case keys.Waiting:
		if a.waits(); len(a.waiting.back.Changes) > 0 {
			o := newWayBack(a)
			o.goOn(d.Text)
			a.open(o)
			return true
		}
	case keys.Palette:
		o := newPalette(a)
		typeOn(&o.input, d.Text)
		a.open(o)
		return true
	default:
		if _, known := keys.Of(action); known && !a.hides(action) && (action != keys.LogLine || session.ID == d.About) {
			a.reply(a.editor.TypeOn(editor.Typed{By: action, About: d.About, Day: d.Day, Text: d.Text, Met: d.Began}, &a.scene))
			return a.editor.Typing()
		}
	}
	return false
}

func (a *App) easesAgain(d *store.Draft) bool {
	var felt *plan.Checkin
	if d.Beside != "" {
		felt = new(a.felt(d.Day))
	}
	before := len(a.overlays)
	a.openEasing(d.Day, felt)
	if len(a.overlays) == before {
		return false
	}
	o, ok := a.overlays[before].(*easing)
	if ok {
		o.goOn(d.Text)
	}
	return ok
}

func (a *App) movesAgain(d *store.Draft) bool {
	before := len(a.overlays)
	a.openMoving()
	if len(a.overlays) == before {
		return false
	}
	o, ok := a.overlays[before].(*askMove)
	for i := 0; ok && i < len(o.to); i++ {
		if o.to[i].Day.String() == d.Beside {
			o.at = i
			o.goOn(d.Text)
			return true
		}
	}
	a.overlays = a.overlays[:before]
	return false
}
