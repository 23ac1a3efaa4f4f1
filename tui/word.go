package tui

import (
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
)

// word is what an athlete types for the coach beside what they ask for.
type word struct {
	input textinput.Model
	typed bool // it is being typed
}

// write takes what is typed. said reports that enter ended it: it is asked with.
func (w *word) write(msg tea.Msg) (said bool) {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "esc", "ctrl+c":
			w.typed = false
			return false
		case "enter":
			w.typed = false
			return true
		}
	}
	w.input, _ = w.input.Update(msg)
	return false
}
