package tui

import (
	"ebb/tui/keys"
	"ebb/tui/theme"
)

// turnLook changes how the program looks and listens, for this viewer alone.
func (a *App) turnLook(action keys.Action) {
	t := a.theme
	switch action { //nolint:exhaustive // the viewer's own
	case keys.Mouse:
		a.mousing, a.grip = !a.mousing, nil
		a.status.Says = "mouse off: the terminal selects text again"
		if a.mousing {
			a.status.Says = "mouse on: click, wheel, drag"
		}
	case keys.Ground:
		a.theme = theme.New(t.Profile, !t.Dark, t.Glyphs)
		a.status.Says = "colours for a light ground"
		if a.theme.Dark {
			a.status.Says = "colours for a dark ground"
		}
	case keys.Signs:
		glyphs := theme.ASCII
		a.status.Says = "plain signs"
		if t.Glyphs == theme.ASCII {
			glyphs, a.status.Says = theme.Unicode, "fine signs"
		}
		a.theme = theme.New(t.Profile, t.Dark, glyphs)
	}
}
