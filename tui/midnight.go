package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

type midnightMsg struct{}

// waitForMidnight wakes up shortly after each hour: the athlete's midnight may
// be hours from this clock's.
func (a *App) waitForMidnight() tea.Cmd {
	if !a.options.Rolls {
		return nil
	}
	now := time.Now()
	next := now.Truncate(time.Hour).Add(time.Hour + time.Second)
	return tea.Tick(next.Sub(now), func(time.Time) tea.Msg { return midnightMsg{} })
}

// rollOver takes up the day it has become.
func (a *App) rollOver() {
	today := a.options.Today()
	if today == a.scene.Today {
		return
	}
	onToday := a.editor.Cursor == a.scene.Today
	a.scene.Today = today
	clear(a.marks) // every row of the squad says something else today
	a.look()
	a.waits()
	if onToday {
		a.editor.MoveTo(today, &a.scene)
	}
}
