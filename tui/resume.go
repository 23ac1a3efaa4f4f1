package tui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/store"
	"ebb/tui/differences"
	"ebb/tui/editor"
	"ebb/tui/keys"
	"ebb/tui/screen"
)

// resumed says of the forms in which text is typed what was being written, and how
// one goes on with it. A form that is not here is a line of the editor.
var resumed map[keys.Action]struct {
	words string
	opens func(a *App, d store.Draft) (tea.Cmd, bool) // false: it can't be opened any more
}

func init() { // an initializer, as opening asks the program
	resumed = map[keys.Action]struct {
		words string
		opens func(a *App, d store.Draft) (tea.Cmd, bool)
	}{
		keys.Talk:     {"a word", (*App).resumeTalk},
		keys.CheckIn:  {"a word with a check-in", (*App).resumeCheckin},
		keys.Lighter:  {"why a lighter day", (*App).resumeEasing},
		keys.AskMove:  {"why a session is to move", (*App).resumeMoving},
		keys.Palette:  {"a command", (*App).resumePalette},
		keys.AddLine:  {"a session", (*App).resumeLine},
		keys.EditLine: {"a session", (*App).resumeLine},
		keys.LogLine:  {"what was done", (*App).resumeLine},
	}
}

// readDrafts offers what was typed in a session that ended before it was stored,
// the latest first and one at a time. What can't be read is no reason not to begin.
func (a *App) readDrafts() {
	if !a.mayKeep() {
		return
	}
	if all, err := a.desk.Drafts(); err == nil {
		a.offerDrafts(all)
	}
}

// mostQuoted is how many letters of a draft are shown.
const mostQuoted = 160

func (a *App) offerDrafts(all []store.Draft) {
	if len(all) == 0 {
		return
	}
	d, rest := all[0], all[1:]
	text := strings.Join(strings.Fields(d.Text), " ")
	if letters := []rune(text); len(letters) > mostQuoted {
		text = strings.TrimSpace(string(letters[:mostQuoted])) + "…"
	}
	o := &asking{title: "Not stored yet", list: &differences.List{}, later: "later"}
	o.says = []string{"You were typing " + a.wordsOf(d) + ":", "", "“" + text + "”"}
	o.ways = []way{
		{"enter", "go on", func(a *App) tea.Cmd { return a.resume(d) }},
		{"x", "drop it", func(a *App) tea.Cmd {
			a.offerDrafts(rest)
			desk := a.desk
			return func() (msg tea.Msg) {
				defer a.caught(func(error) { msg = nil })
				_, _ = desk.ChangeDraft(d, store.Draft{}) // what stays is offered again
				return nil
			}
		}},
	}
	a.open(o)
}

// wordsOf says what a draft is: "a word for your coach, Wed 25 Nov".
func (a *App) wordsOf(d store.Draft) string {
	form, known := resumed[keys.Action(d.Form)]
	words := form.words
	if !known {
		words = d.Form
	}
	if d.Form == string(keys.Talk) && a.desk.Who().Role == store.AthleteRole {
		words = "a word for your coach"
	}
	if d.Form != string(keys.Palette) {
		words += ", " + d.Day.Format("Mon 2 Jan")
	}
	if a.snapshot == nil || d.Athlete == a.snapshot.Athlete.ID || d.Athlete.IsZero() {
		return words
	}
	if all, err := a.desk.Athletes(); err == nil {
		for i := range all {
			if all[i].ID == d.Athlete {
				words += ", " + all[i].Name
			}
		}
	}
	return words
}

// resume goes to where a draft was typed, and goes on with it.
func (a *App) resume(d store.Draft) tea.Cmd {
	typed := d
	typed.At = time.Time{}
	k := a.keeper()
	k.is, k.kept = typed, d
	k.wants.Store(&typed)
	a.unsaved.wanted = typed
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

// openAgain opens the form of a draft with its text; what has no place any more is
// there to be read and copied, and stays a draft.
func (a *App) openAgain(d store.Draft) tea.Cmd {
	var went tea.Cmd
	if !a.onDays() && a.snapshot != nil {
		went = a.goTo(max(a.home, screen.Block))
	}
	a.editor.MoveTo(d.Day, &a.scene)
	a.under(d.About)
	opens := (*App).resumeLine
	if form, known := resumed[keys.Action(d.Form)]; known {
		opens = form.opens
	}
	cmd, ok := opens(a, d)
	if !ok {
		cmd, ok = a.resumeTalk(d)
	}
	if !ok {
		a.leaveKept()
		a.open(newReading(&screen.Text{Title: "What you typed", Lines: append([]string{"It has no place any more: copy what you need.", ""}, strings.Split(d.Text, "\n")...)}))
	}
	return tea.Batch(went, cmd)
}

// under puts the cursor on a session, wherever it is by now.
func (a *App) under(session plan.ID) (found bool) {
	at, _, found := a.scene.Plan.FindSession(session)
	if !found {
		return false
	}
	a.editor.MoveTo(at.Date(), &a.scene)
	for i, s := range a.scene.Plan.SessionsOn(at.Date()) {
		if s.ID == session {
			a.editor.Item = i
		}
	}
	return true
}

func (a *App) resumeTalk(d store.Draft) (tea.Cmd, bool) {
	if a.snapshot == nil || !a.may(store.Change, store.Comments) {
		return nil, false
	}
	var session plan.Session
	if at, i, ok := a.scene.Plan.FindSession(d.About); ok {
		session = a.scene.Plan.Week(at).Sessions[i]
	}
	return a.openTalkOn(d.Day, session, func(o *talk) {
		o.begin(a)
		o.input.SetValue(d.Text)
		o.input.CursorEnd()
	}), true
}

func (a *App) resumeCheckin(d store.Draft) (tea.Cmd, bool) {
	if ok, _ := a.canCheckIn(); !ok || d.Day > a.scene.Today {
		return nil, false
	}
	o := a.newCheckin(d.Day)
	o.mark(d.Beside)
	o.input.SetValue(d.Text)
	o.input.CursorEnd()
	o.words = true
	a.open(o)
	return nil, true
}

func (a *App) resumeEasing(d store.Draft) (tea.Cmd, bool) {
	if ok, _ := a.canEase(d.Day); !ok || !a.asks() {
		return nil, false
	}
	var felt *plan.Checkin
	if d.Beside != "" {
		is := a.felt(d.Day)
		felt = &is
	}
	a.openEasing(d.Day, felt)
	o, ok := a.onTop().(*easing)
	if ok {
		o.goOn(d.Text)
	}
	return nil, ok
}

func (a *App) resumeMoving(d store.Draft) (tea.Cmd, bool) {
	if s, _ := a.editor.Session(&a.scene); s.ID != d.About || a.hides(keys.AskMove) {
		return nil, false
	}
	if ok, _ := a.canAskMove(); !ok {
		return nil, false
	}
	a.openMoving()
	o, ok := a.onTop().(*askMove)
	if !ok {
		return nil, false
	}
	for i := range o.to {
		if o.to[i].Day.String() == d.Beside {
			o.at = i
			o.goOn(d.Text)
		}
	}
	if !o.typed {
		a.overlays = a.overlays[:0]
	}
	return nil, o.typed
}

func (a *App) resumePalette(d store.Draft) (tea.Cmd, bool) {
	o := newPalette(a)
	o.input.SetValue(d.Text)
	o.input.CursorEnd()
	a.open(o)
	return nil, true
}

func (a *App) resumeLine(d store.Draft) (tea.Cmd, bool) {
	action := keys.Action(d.Form)
	session, _ := a.editor.Session(&a.scene)
	if _, known := keys.Of(action); !known || a.hides(action) || action == keys.LogLine && session.ID != d.About {
		return nil, false
	}
	r := a.editor.TypeOn(editor.Typed{By: action, About: d.About, Day: d.Day, Text: d.Text, Met: d.Began}, &a.scene)
	if !a.editor.Typing() {
		return nil, false
	}
	return a.reply(r), true
}

// onTop gives what lies on top; nil: nothing does.
func (a *App) onTop() overlay {
	if n := len(a.overlays); n > 0 {
		return a.overlays[n-1]
	}
	return nil
}
