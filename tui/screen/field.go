package screen

import (
	"charm.land/bubbles/v2/textinput"

	"ebb/tui/frame"
	"ebb/tui/theme"
)

// NewField gives a line to type, of so many letters at most.
func NewField(most int) textinput.Model {
	input := textinput.New()
	input.Prompt = ""
	input.CharLimit = most
	input.KeyMap.DeleteWordForward.SetEnabled(false) // in bubbles 2.2.1 it reads beyond the end of the line
	input.Focus()
	return input
}

// Field draws a line that is typed into the first row of an area, scrolled so
// that its cursor is seen, or a hint while it is empty. It gives the column of
// the cursor and the first letter that is drawn.
func Field(a frame.Area, input *textinput.Model, hint string) (column, first int) {
	text, at := []rune(input.Value()), input.Position()
	at = min(at, len(text))
	for first < at && frame.Width(string(text[first:at])) >= a.W {
		first++
	}
	if len(text) == 0 {
		a.Text(0, 0, frame.Cut(hint, a.W), theme.Dim)
	}
	a.Text(0, 0, string(text[first:]), theme.Text.Bold())
	return max(0, min(frame.Width(string(text[first:at])), a.W-1)), first
}
