package tui

import (
	tea "charm.land/bubbletea/v2"
)

// readMsg is something that was read for a screen outside of Update: what it
// does with it.
type readMsg struct {
	take func() tea.Cmd
	held bool // keys wait for it
}

// read reads something for a screen outside of Update; do gives what is done with
// it. While the program is busy keys wait for it.
func (a *App) read(do func() (take func() tea.Cmd, err error), failed func(why string)) tea.Cmd {
	a.reading = true
	held := a.busy
	return func() (msg tea.Msg) {
		fail := func(err error) {
			msg = readMsg{func() tea.Cmd { failed(err.Error()); return nil }, held}
		}
		defer a.caught(fail)
		take, err := do()
		if err != nil {
			fail(err)
			return msg
		}
		return readMsg{take, held}
	}
}

// readWhatIsWanted reads what the screen that is seen wants next; one thing at a
// time, so that a cursor that runs on leaves no queue behind.
func (a *App) readWhatIsWanted() tea.Cmd {
	if more := a.readAsks(); more != nil {
		return more
	}
	if a.reading || a.busy || a.snapshot == nil || a.snapshot.Part {
		return nil
	}
	switch a.at {
	case historyScreen:
		return a.readHistory()
	case branchesScreen:
		return a.readBranches()
	default:
		return nil
	}
}

// gotRead hands over what was read.
func (a *App) gotRead(msg readMsg) tea.Cmd {
	a.reading = false
	if !msg.held {
		return msg.take()
	}
	a.busy = false
	return tea.Batch(msg.take(), a.lookAgain(), a.catchUp())
}
