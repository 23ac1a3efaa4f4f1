package tui

import (
	tea "charm.land/bubbletea/v2"

	"ebb/tui/keys"
	"ebb/tui/screen"
)

// here gives the screen that is seen.
func (a *App) here() screen.Screen { return a.screens[a.at] }

// called gives the name of an action: the screen's own, where the key does
// something else there.
func (a *App) called(action keys.Action) string {
	if own, ok := a.here().(screen.Named); ok {
		if says := own.Says(action); says != "" {
			return says
		}
	}
	return string(action)
}

// isZoom tells the screens that lie within one another from those that are
// opened by name.
func isZoom(n screen.Name) bool { return n <= screen.Day }

// onDays reports whether the screen that is seen is one of an athlete's days.
func (a *App) onDays() bool { return isZoom(a.at) && a.at != screen.Roster }

// opened are the screens that have an action of their own.
var opened = map[keys.Action]screen.Name{
	keys.History: screen.History, keys.Branch: screen.Compare, keys.Events: screen.Events,
	keys.Findings: screen.Findings, keys.Coverage: screen.Coverage, keys.Settings: screen.Settings, keys.Squad: screen.Roster,
}

// canOpen reports whether there is such a screen, and why it can't be opened.
func (a *App) canOpen(n screen.Name) (ok bool, why string) {
	switch {
	case a.screens[n] == nil:
		return false, ""
	case a.snapshot == nil && n != screen.Roster:
		return false, "there is nobody yet"
	case a.at == n:
		return false, "this is it"
	default:
		return true, ""
	}
}

// goTo opens a screen; the cursor's day is the same on all of them.
func (a *App) goTo(n screen.Name) tea.Cmd {
	if n == a.at {
		return nil
	}
	if a.screens[n] == nil {
		a.status = screen.Status{Says: "no " + n.String() + " screen here", Fault: true}
		return nil
	}
	switch {
	case a.past != nil: // what it was opened from stays
	case isZoom(n):
		a.came = a.came[:0]
	default:
		a.came = append(a.came, a.at)
	}
	a.at = n
	return a.arrived()
}

// arrived reads what the screen that was gone to shows beyond the plan.
func (a *App) arrived() tea.Cmd {
	switch a.at {
	case screen.Roster:
		a.arriving = true
		return a.readSquad()
	default: // at once, as keys that were typed ahead are meant for what will be there
		return a.readWhatIsWanted()
	}
}

// out goes back to where a screen was opened from, or one zoom out.
func (a *App) out() tea.Cmd {
	if a.past != nil {
		return a.outOfPast()
	}
	if n := len(a.came); n > 0 {
		a.at, a.came = a.came[n-1], a.came[:n-1]
		return a.arrived()
	}
	for n := a.at; n > 0; n-- {
		if a.screens[n-1] != nil {
			a.at = n - 1
			return a.arrived()
		}
	}
	a.status.Says = "q leaves"
	return nil
}

// leave goes back towards the screen that the program began with, and ends the
// program there.
func (a *App) leave() tea.Cmd {
	switch {
	case a.past != nil:
		return a.leavePast()
	case a.panel.Open && a.isMenu(): // a phone often has no esc to close it
		return a.act(keys.Out, 1)
	case isZoom(a.at) && a.at < a.home && a.home == screen.Week: // an athlete's own, from farther out
		return a.goTo(a.home)
	case len(a.came) > 0, a.at > a.home:
		return a.out()
	case a.options.Elsewhere && a.leaving == 0: // a thumb slips, and coming back takes a connection
		a.leaving = 2
		a.status.Says = "once more ends the session"
		return nil
	default:
		return tea.Quit
	}
}
