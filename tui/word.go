package tui

import (
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"ebb/store"
	"ebb/tui/keys"
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

// draft is the word as it stands, nothing while none is typed.
func (w *word) draft(form keys.Action) store.Draft {
	if !w.typed {
		return store.Draft{}
	}
	return about(form, w.input.Value())
}

// goOn puts a text into the word that is typed beside what is asked for.
func (w *word) goOn(text string) {
	w.input.SetValue(text)
	w.input.CursorEnd()
	w.typed = true
}
