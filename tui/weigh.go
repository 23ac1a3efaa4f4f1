package tui

import (
	tea "charm.land/bubbletea/v2"

	"ebb/tui/editor"
)

// weighedMsg is what came of weighing the ways of a change of length.
type weighedMsg struct {
	editor.Weighing
	err error
}

// weigh works out, outside of Update, what a preview shows beside the way that is
// chosen; one at a time, so that a held key leaves no queue behind.
func (a *App) weigh() tea.Cmd {
	if a.weighing {
		return nil
	}
	asked, ok := a.editor.Weigh()
	if !ok {
		return nil
	}
	a.weighing = true
	return func() (msg tea.Msg) {
		defer a.caught(func(err error) { msg = weighedMsg{asked, err} })
		return weighedMsg{asked.Work(), nil}
	}
}

// weighed shows it, and does the keys that waited for it.
func (a *App) weighed(msg weighedMsg) tea.Cmd {
	a.weighing = false
	if msg.err != nil {
		a.refuse(msg.err.Error())
		a.editor.Unweighed(msg.Weighing)
	} else {
		a.editor.Weighed(msg.Weighing, &a.scene)
	}
	return a.catchUp()
}

// awaits reports whether a key must wait until what is on screen was weighed, or
// the names of the squad are there that it is meant for.
func (a *App) awaits(msg tea.Msg) bool {
	if a.arriving || a.awaitsVerdict(msg) {
		return true
	}
	return len(a.overlays) == 0 && a.here().Typing() && a.editor.Awaits(msg)
}
