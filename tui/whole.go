package tui

import (
	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/store"
)

// The program opens on the seasons near today, which is all that its first
// screen shows; ten years of plans take several times as long to read. They
// follow at once, and keys wait until they are there, so that no screen ever
// shows less than there is.

// sightBack is how far back the seasons are there at first: further than the
// first screen reaches at its largest.
const sightBack = 26 * calendar.Week

// wholeMsg is the plan in whole.
type wholeMsg struct {
	snapshot *store.Snapshot
	err      error
}

// load reads of an athlete's plan what the first screen shows; the zero id
// reads nothing.
func (a *App) load(athlete plan.ID) error {
	if athlete.IsZero() {
		a.look()
		return nil
	}
	branch, err := a.options.Env.Branch, error(nil)
	if branch == "" {
		branch, err = a.desk.CurrentBranch(athlete)
	}
	if err != nil {
		return err
	}
	snapshot, err := a.desk.Glance(athlete, branch, store.Sight{Plan: a.scene.Today - sightBack})
	if err != nil {
		return err
	}
	a.take(snapshot)
	return nil
}

// readWhole reads what load left out.
func (a *App) readWhole() tea.Cmd {
	if a.snapshot == nil || !a.snapshot.Part {
		return nil
	}
	a.busy = true
	athlete, branch, desk := a.snapshot.Athlete.ID, a.snapshot.Branch, a.desk
	return func() (msg tea.Msg) {
		defer a.caught(func(err error) { msg = wholeMsg{err: err} })
		snapshot, _, err := onBranch(desk, athlete, branch)
		return wholeMsg{snapshot, err}
	}
}

// whole takes up the plan in whole, then the keys that waited for it. Without
// it there is nothing to go on with.
func (a *App) whole(msg wholeMsg) tea.Cmd {
	if msg.err != nil {
		a.failed = msg.err
		return tea.Quit
	}
	a.busy = false
	a.take(msg.snapshot)
	return tea.Batch(a.lookAgain(), a.catchUp())
}
