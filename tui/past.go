package tui

import (
	tea "charm.land/bubbletea/v2"

	"ebb/store"
	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// past is the plan as it was, which is walked through on the screens of a plan.
// Nothing can be changed in it; what the store has now waits behind it.
type past struct {
	when string
	from screen.Name // where it was opened
}

// why says why nothing can be changed.
func (p *past) why() string {
	return "this is the plan as it was on " + p.when + ": q goes back to now"
}

// enterPast shows a plan of the past on the screen from which history was
// opened, if that is one of a plan.
func (a *App) enterPast(s *store.Snapshot, when string) tea.Cmd {
	if a.snapshot == nil || s.Athlete.ID != a.snapshot.Athlete.ID || a.at != screen.History {
		return nil
	}
	to := screen.Block
	for _, n := range a.came {
		if n == screen.Season && a.screens[n] != nil {
			to = n
		}
	}
	a.past = &past{when: when, from: a.at}
	a.scene.Past = when
	a.scene.Plan, a.scene.Outlook, a.scene.Findings = s.Plan, a.scene.Outlook.With(s.Plan), nil
	a.at = to
	a.editor.Dropped()
	a.editor.Stored(&a.scene)
	return nil
}

// leavePast goes back to now, to where the past was opened from.
func (a *App) leavePast() tea.Cmd {
	a.at = a.past.from
	a.past, a.scene.Past = nil, ""
	a.scene.Plan = a.snapshot.Plan
	a.look()
	a.editor.Dropped()
	a.editor.Stored(&a.scene)
	return a.arrived()
}

// outOfPast goes a zoom out within the past, or back to now from its widest.
func (a *App) outOfPast() tea.Cmd {
	if a.at > screen.Season && a.screens[screen.Season] != nil {
		a.at--
		for a.screens[a.at] == nil {
			a.at--
		}
		return nil
	}
	return a.leavePast()
}

// inPast reports whether an action can be done to the plan as it was: looking
// and copying.
func inPast(action keys.Action) bool {
	switch action {
	case keys.Copy, keys.SelectDays, keys.SelectWeeks:
		return true
	case keys.History:
		return true // back to it
	case keys.NextAthlete, keys.Branch, keys.Events, keys.Findings, keys.Coverage, keys.Settings, keys.Squad:
		return false
	default:
		b, _ := keys.Of(action)
		return b.Group != keys.Session && b.Group != keys.Week && b.Group != keys.Change
	}
}

// banner says over the screen that it shows the past, and gives what is left of
// the area.
func (a *App) banner(area frame.Area) frame.Area {
	if a.past == nil || area.H < screen.LeastHeight {
		return area
	}
	words := " as it was on " + a.past.when + "; nothing here can be changed; q back to now"
	if frame.Width(words) >= area.W {
		words = " was " + a.past.when + "; q back to now"
	}
	row := area.Sub(0, 0, area.W, 1)
	row.Fill(0, 0, area.W, 1, ' ', theme.Accent.Reverse())
	row.Text(0, 0, frame.Cut(words, area.W), theme.Accent.Bold().Reverse())
	return area.Sub(0, 1, area.W, area.H-1)
}
