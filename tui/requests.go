package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/store"
)

// What an athlete asked for stands on their screens, with the answer. It is read
// again after every change that others or they made.

// askedMsg is what was asked, as of a revision.
type askedMsg struct {
	asks []plan.Request
	of   asksOf
	err  error
}

// asksOf says of whom and as of which revision requests were read.
type asksOf struct {
	athlete  plan.ID
	revision uint64
}

// readAsks reads what the athlete asked for, when that may be news. A coach has
// it in the squad and beside each day.
func (a *App) readAsks() tea.Cmd {
	if a.snapshot == nil || a.busy || a.desk.Who().Role != store.AthleteRole {
		return nil
	}
	of := asksOf{a.snapshot.Athlete.ID, a.snapshot.Revision}
	if a.asksRead == of {
		return nil
	}
	a.asksRead = of
	desk, from := a.desk, a.scene.Today-talkBehind
	return func() (msg tea.Msg) {
		defer a.caught(func(err error) { msg = askedMsg{of: of, err: err} })
		asks, err := desk.Requests(of.athlete, from)
		return askedMsg{asks, of, err}
	}
}

// takeAsks shows what was read, unless a later reading is under way.
func (a *App) takeAsks(msg askedMsg) {
	if msg.err == nil && msg.of == a.asksRead {
		a.tellAnswers(msg.asks)
		a.scene.Asks, a.asksKnown = msg.asks, true
		a.waits()
	}
}

// tellAnswers says what the coach answered while the athlete looks on.
func (a *App) tellAnswers(now []plan.Request) {
	for i := range now {
		r := &now[i]
		yesOrNo := map[plan.Answer]string{plan.Accepted: "yes", plan.Declined: "no"}[r.Answer]
		waited := slices.ContainsFunc(a.scene.Asks, func(was plan.Request) bool { return was.ID == r.ID && was.Answer == plan.Open })
		if yesOrNo == "" || !waited || a.status.Fault {
			continue
		}
		a.status.Says = r.By + " says " + yesOrNo + ", you asked " + r.Asks()
		if r.Reply != "" {
			a.status.Says += ": “" + r.Reply + "”"
		}
	}
}

// ask stores a request of the person's own. What it says when it is there tells
// who answers and how it is taken back.
func (a *App) ask(r plan.Request, says string) tea.Cmd {
	desk, athlete, branch := a.desk, a.snapshot.Athlete.ID, a.snapshot.Branch
	r.ID = a.newID()
	return a.work(func() (*store.Snapshot, string, error) {
		if err := desk.AskFor(athlete, r); err != nil {
			return nil, "", err
		}
		snapshot, err := desk.Snapshot(athlete, branch)
		return snapshot, says, err
	})
}

// openAsk gives the request that is open about a session, or about its day.
func (a *App) openAsk(about func(r *plan.Request) bool) (plan.Request, bool) {
	for _, r := range a.scene.Asks {
		if r.Answer == plan.Open && about(&r) {
			return r, true
		}
	}
	return plan.Request{}, false
}

// isAnswered reports whether it was said how a session went.
func (a *App) isAnswered(session plan.ID) bool { return a.scene.Answers[session] != nil }
