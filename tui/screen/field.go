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

// Rows are a line that is typed, in as many rows as it takes: between words where
// it can, and every letter of it is there.
type Rows struct {
	Rows  []string // the first begins with the prompt
	lead  int      // letters of the prompt
	start []int    // the letter that each row begins with
	at    int      // the letter that the cursor is before
}

// Written breaks a line after a prompt into rows of at most w columns; at is the
// letter that the cursor is before.
func Written(prompt, text string, at, w int) Rows {
	all, lead := []rune(prompt+text), len([]rune(prompt))
	r := Rows{lead: lead, at: lead + at}
	for from := 0; from == 0 || from < len(all); {
		to, blank := from, 0
		for to < len(all) && frame.Width(string(all[from:to+1])) <= w-1 { // the last column is the cursor's
			to++
			if all[to-1] == ' ' && to > lead {
				blank = to
			}
		}
		if to < len(all) && blank > from {
			to = blank
		}
		to = max(to, min(from+1, len(all)))
		r.start, r.Rows = append(r.start, from), append(r.Rows, string(all[from:to]))
		if from = to; from == 0 {
			break
		}
	}
	return r
}

// place gives the column and the row of a letter.
func (r *Rows) place(at int) (x, y int) {
	for y = len(r.start) - 1; y > 0 && r.start[y] > at; y-- { //nolint:revive // the work is in the condition
	}
	row := []rune(r.Rows[y])
	return frame.Width(string(row[:min(at-r.start[y], len(row))])), y
}

// first is the row that is drawn first, so that the cursor's is seen.
func (r *Rows) first(height int) int {
	_, y := r.place(r.at)
	return max(0, min(y-height/2, len(r.Rows)-height))
}

// Draw draws the rows into an area, scrolled so that the cursor is seen, and gives
// where that stands.
func (r *Rows) Draw(a frame.Area) (x, y int) {
	top := r.first(a.H)
	for i := 0; i < a.H && top+i < len(r.Rows); i++ {
		a.Text(0, i, r.Rows[top+i], theme.Text.Bold())
	}
	if top == 0 {
		a.Text(0, 0, string([]rune(r.Rows[0])[:min(r.lead, len([]rune(r.Rows[0])))]), theme.Accent.Bold())
	}
	x, y = r.place(r.at)
	return x, y - top
}

// Restyle restyles some letters of the text, as far as they are seen.
func (r *Rows) Restyle(a frame.Area, from, long int, style theme.Style) {
	top := r.first(a.H)
	for at := r.lead + from; at < r.lead+from+long; at++ {
		if x, y := r.place(at); y >= top && y-top < a.H {
			a.Restyle(x, y-top, 1, 1, style)
		}
	}
}
