package tui

import (
	tea "charm.land/bubbletea/v2"
)

// View hands over what Update drew.
func (a *App) View() tea.View { return a.view }

// draw draws the screen and what lies over it, once.
func (a *App) draw() {
	w, h := a.frame.Size()
	if w == 0 || h == 0 {
		return
	}
	a.frame.Clear()
	area := a.frame.Area()
	caret, over := a.editor.Page(area, &a.scene, a.status, a.theme.Washes())
	if !over {
		inside := a.banner(area)
		caret = a.here().Draw(inside, &a.scene, a.status, a.theme.Washes())
		if on, typed := a.editor.Sheet(inside, &a.scene, a.status, a.theme.Washes()); typed {
			caret = on
		}
		caret.Y += area.H - inside.H
	}
	for _, over := range a.overlays {
		caret = over.draw(area, a)
	}
	a.view = tea.View{AltScreen: true, WindowTitle: a.windowTitle()}
	if a.mousing {
		a.view.MouseMode = tea.MouseModeCellMotion
	}
	a.view.Cursor = tea.NewCursor(min(caret.X, w-1), min(caret.Y, h-1))
	a.view.Cursor.Blink = false
	if caret.Text {
		a.view.Cursor.Shape = tea.CursorBar
	}
	if a.options.Paint != nil {
		a.options.Paint(a.frame, a.theme, a.view)
		return
	}
	a.text = a.frame.Encode(a.text[:0], a.theme)
	a.view.Content = string(a.text)
}

func (a *App) windowTitle() string {
	if a.scene.Athlete.Name == "" {
		return "ebb"
	}
	return a.theme.Glyphs.Plain("ebb · " + a.scene.Athlete.Name)
}
