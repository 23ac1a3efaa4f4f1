package tui

import (
	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/store"
	"ebb/tui/screen"
)

// set stores a setting of the athlete; every figure follows from the snapshot
// that is read after it.
func (a *App) set(q screen.Ask) tea.Cmd {
	switch {
	case a.past != nil:
		a.refuse(a.past.why())
		return nil
	case a.snapshot == nil:
		a.refuse("there is nobody yet: a adds a session and makes one")
		return nil
	}
	athlete, branch, desk := a.snapshot.Athlete.ID, a.snapshot.Branch, a.desk
	return a.work(func() (*store.Snapshot, string, error) {
		if _, err := desk.SetAthlete(athlete, []plan.Setting{q.Setting}); err != nil {
			return nil, "", err
		}
		snapshot, err := desk.Snapshot(athlete, branch)
		if err != nil {
			return nil, "", err
		}
		return snapshot, snapshot.Head.Words, nil
	})
}
