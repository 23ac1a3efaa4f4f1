package tui

import (
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"ebb/tui/frame"
	"ebb/tui/screen"
	"ebb/tui/theme"
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

// pressed gives a press to the word while it is typed, of which enter asks; else
// to do.
func (w *word) pressed(msg tea.Msg, ask, do func(string) (bool, tea.Cmd)) (over bool, cmd tea.Cmd) {
	if w.typed {
		if w.write(msg) {
			return ask(w.input.Value())
		}
		return false, nil
	}
	if key, ok := msg.(tea.KeyPressMsg); ok {
		return do(key.String())
	}
	return false, nil
}

// text is the word as it stands, nothing while none is typed.
func (w *word) text() string {
	if !w.typed {
		return ""
	}
	return w.input.Value()
}

// goOn goes on with a word that was begun before.
func (w *word) goOn(text string) {
	typeOn(&w.input, text)
	w.typed = true
}

// last draws the last row: the word that is typed, or what the program says.
func (w *word) last(inside, area frame.Area, a *App) screen.Caret {
	left, top := inside.At()
	caret := screen.Caret{X: left, Y: top}
	row := inside.Sub(0, inside.H-1, inside.W, 1)
	if w.typed {
		x := row.Text(0, 0, "why ", theme.Accent)
		column, _ := screen.Field(row.Sub(x, 0, row.W-x, 1), &w.input, "a word for your coach")
		caret = screen.Caret{X: left + x + column, Y: top + inside.H - 1, Text: true}
	} else if a.status.Says != "" {
		row.Text(0, 0, frame.CutWords(a.status.Says, row.W), a.status.Ink())
	}
	return inArea(caret, area)
}

// typeOn puts a text into a line, and the cursor behind it.
func typeOn(line *textinput.Model, text string) {
	line.SetValue(text)
	line.CursorEnd()
}
