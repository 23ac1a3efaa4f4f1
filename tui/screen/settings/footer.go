package settings

import (
	"ebb/tui/editor"
	"ebb/tui/frame"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// leastField is the room that a typed value needs beside its key.
const leastField = 12

// footer is what the setting under the cursor takes and what it was or will be
// on other days, and the keys; or what is typed.
func (v *view) footer(a frame.Area, at int, caret screen.Caret) screen.Caret {
	a.HLine(0, 0, a.W, theme.Line, theme.Rule)
	inside := a.Sub(1, 1, a.W-2, a.H-1)
	switch {
	case v.state.field != nil:
		return v.field(inside, at+1)
	case v.Editor.Typing():
		return v.Draft(inside, 1, at+1, caret)
	}
	e := &v.state.kept.entries[v.at]
	takes, others := "takes "+e.takes, "the same on every day"
	if e.others != "" {
		others = "on other days " + e.others
	}
	switch {
	case inside.H >= 3 && v.layout.shape == wide:
		v.two(inside, takes, others)
	case inside.H >= 3:
		v.two(inside, e.meaning, takes+"; "+others)
	case inside.H >= 2:
		inside.Text(0, 0, frame.Cut(takes, inside.W), theme.Body)
	}
	v.Hints(inside.Sub(0, inside.H-1, inside.W, 1))
	return caret
}

// two writes the key of the setting under the cursor and words behind it, and a
// second row.
func (v *view) two(a frame.Area, first, second string) {
	x := a.Text(0, 0, v.state.kept.entries[v.at].key, theme.Text.Bold()) + 2
	a.Text(x, 0, frame.Cut(first, a.W-x), theme.Body)
	a.Text(0, 1, frame.Cut(second, a.W), theme.Dim)
}

// field draws the value that is typed, with what it would be or what would be
// right.
func (v *view) field(a frame.Area, top int) screen.Caret {
	s := v.state
	prompt, hint := s.asked+" ▸ ", "a value, or a value from a date: from 2027-03-01"
	if s.asked == "" {
		prompt, hint = "setting ▸ ", `threshold.run=4:15/km from 2027-03-01   rule.R05=off "masters group"`
	}
	if frame.Width(prompt)+leastField > a.W {
		prompt = "▸ "
	}
	x := a.Text(0, 0, prompt, theme.Accent.Bold())
	column, _ := screen.Field(a.Sub(x, 0, a.W-x-1, 1), s.field, hint)
	if a.H >= 2 {
		words, st := s.typed.words, theme.Dim
		if s.typed.err != nil {
			words, st = s.typed.err.Error(), theme.Alert
		}
		if words == "" && s.asked != "" {
			words = "takes " + s.kept.entries[v.at].takes
		}
		a.Text(0, 1, frame.Cut(words, a.W), st)
	}
	if a.H >= 3 {
		editor.Pairs(a, 2, "enter", "keep", "esc", "put back")
		if a.W >= screen.BelowWidth {
			a.Right(a.W, 2, "default gives back the default; without from it holds since ever", theme.Dim)
		}
	}
	return screen.Caret{X: min(1+x+column, a.W), Y: top, Text: true}
}
