package tui

import (
	"errors"
	"maps"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/squad"
	"ebb/store"
	"ebb/tui/screen"
	"ebb/tui/screen/roster"
)

// The squad is read when it is looked at: first everyone's name, then rows, a
// few at a time, and after a change with the names those alone that it touched.

// rowsAtOnce is how many rows are read before those are shown.
const rowsAtOnce = 25

// squadMsg is who is in the squad, and the rows that are others than those which
// were kept.
type squadMsg struct {
	members []store.Member
	rows    []squad.Row
	err     error
}

// rowsMsg is some rows of the squad, and whose are still to be read.
type rowsMsg struct {
	rows []squad.Row
	rest []plan.ID
	err  error
}

// showsSquad makes the squad's screen, for those who may see one.
func (a *App) showsSquad() {
	a.roster = roster.New()
	a.screens[screen.Roster] = a.roster
	a.marks = map[plan.ID]uint64{}
}

// readSquad reads who is in the squad, while it is looked at.
func (a *App) readSquad() tea.Cmd {
	if a.at != screen.Roster || a.roster == nil {
		return nil
	}
	desk, kept, today := a.desk, maps.Clone(a.marks), a.scene.Today
	return func() (msg tea.Msg) {
		defer a.caught(func(err error) { msg = squadMsg{err: err} })
		members, rows, err := desk.Squad(kept, today)
		return squadMsg{members, rows, err}
	}
}

// gathered shows the names with the rows that changed, and reads those of
// newcomers.
func (a *App) gathered(msg squadMsg) tea.Cmd {
	arrives := a.arriving
	a.arriving = false
	if msg.err != nil {
		a.status = screen.Status{Says: msg.err.Error(), Fault: true}
		return a.catchUp()
	}
	names := make([]roster.Name, len(msg.members))
	var unread []plan.ID
	for i, m := range msg.members {
		names[i] = roster.Name{Athlete: m.ID, Name: m.Name}
		_, has := a.marks[m.ID]
		if a.marks[m.ID] = m.Mark; !has {
			unread = append(unread, m.ID)
		}
	}
	a.roster.Names(names)
	if len(msg.rows) > 0 {
		a.roster.Take(msg.rows, a.at == screen.Roster)
	}
	if a.snapshot != nil && arrives { // one stands on the athlete one comes from
		a.roster.MoveTo(a.snapshot.Athlete.ID)
	}
	return tea.Batch(a.readRows(unread), a.catchUp())
}

func (a *App) readRows(of []plan.ID) tea.Cmd {
	if len(of) == 0 {
		return nil
	}
	desk, today := a.desk, a.scene.Today
	now, rest := of[:min(rowsAtOnce, len(of))], of[min(rowsAtOnce, len(of)):]
	return func() (msg tea.Msg) {
		defer a.caught(func(err error) { msg = rowsMsg{err: err} })
		rows, err := desk.Rows(now, today)
		return rowsMsg{rows, rest, err}
	}
}

// rowed shows rows, and reads those that are left.
func (a *App) rowed(msg rowsMsg) tea.Cmd {
	if msg.err != nil {
		clear(a.marks) // the next look reads all again
		a.status = screen.Status{Says: msg.err.Error(), Fault: true}
		return nil
	}
	a.roster.Take(msg.rows, a.at == screen.Roster)
	return a.readRows(msg.rest)
}

// visit goes to a screen of another athlete.
func (a *App) visit(whom plan.ID, to screen.Name) tea.Cmd {
	if a.screens[to] == nil {
		to = screen.Block
	}
	if a.snapshot != nil && a.snapshot.Athlete.ID == whom {
		return a.goTo(to)
	}
	desk := a.desk
	return a.workThen(&to, func() (*store.Snapshot, string, error) {
		snapshot, err := ofChoice(desk, whom)
		return snapshot, "", err
	})
}

// settle answers the request of an athlete: yes is an edit of the coach's own on
// the plan that everyone sees, and then the answer.
func settle(desk Desk, whom plan.ID, today calendar.Day, asks plan.Request, answer plan.Answer, reply string) error {
	all, err := desk.Requests(whom, asks.Day)
	if err != nil {
		return err
	}
	for _, is := range all { // another may have been quicker
		if is.ID == asks.ID && is.Answer != plan.Open {
			return &store.Answered{Is: is}
		}
	}
	if answer == plan.Accepted {
		base, err := desk.Snapshot(whom, store.Main)
		if err != nil {
			return err
		}
		change, why := asked(base, today, asks)
		if why != "" {
			return errors.New(why)
		}
		if _, _, err := desk.Apply(whom, store.Main, base, change, ""); err != nil {
			return err
		}
	}
	return desk.AnswerRequest(whom, asks, answer, reply)
}
