package roster

import (
	"slices"
	"strings"

	"ebb/tui/editor"
	"ebb/tui/frame"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// footer says why the athlete under the cursor stands where they stand, then
// what the keys do, or what the program has to say.
func (v *view) footer(a frame.Area, at int, caret screen.Caret) screen.Caret {
	first := 0
	if v.layout.shape > oneRow {
		a.HLine(0, 0, a.W, theme.Line, theme.Rule)
		first = 1
	}
	inside := a.Sub(1, first, a.W-2, a.H-first)
	if v.find != nil {
		x := inside.Text(0, inside.H-1, "find ", theme.Accent.Bold())
		column, _ := screen.Field(inside.Sub(x, inside.H-1, inside.W-x-1, 1), v.find, "a name")
		caret = screen.Caret{X: min(1+x+column, a.W-1), Y: at + a.H - 1, Text: true}
	} else {
		v.keys(inside.Sub(0, inside.H-1, inside.W, 1))
	}
	v.sentence(inside.Sub(0, 0, inside.W, inside.H-1))
	return caret
}

// sentence says all that there is to say of the athlete under the cursor.
func (v *view) sentence(a frame.Area) {
	if len(v.list) == 0 {
		return
	}
	e := &v.list[v.index()]
	words := says(e)
	for _, more := range []string{e.Gap(), v.lookedWords(e)} {
		if more != "" && words != "" {
			words += "; " + more
		}
	}
	switch {
	case v.layout.shape > phone:
		words = e.Name + ": " + words
	case len(e.Reasons) == 0:
		words = phrase.Capital(blockOf(&e.Row))
	}
	lines := frame.Wrap(words, a.W)
	for y, line := range lines[:min(len(lines), a.H)] {
		if y == a.H-1 && y < len(lines)-1 {
			line = frame.CutWords(line+" "+lines[y+1], a.W)
		}
		a.Text(0, y, line, theme.Body)
	}
	if v.layout.shape > phone {
		a.Text(0, 0, frame.Cut(e.Name+":", a.W), theme.Text.Bold())
	}
}

// says puts the reasons of an athlete in a row of sentences; of those who are
// fine it says what shows it.
func says(e *entry) string {
	if !e.read {
		return ""
	}
	if len(e.Reasons) == 0 {
		words := []string{e.Why}
		if block := blockOf(&e.Row); block != "" {
			words = append(words, block)
		}
		if away := awayOf(e.Event); away != "" {
			words = append(words, e.Event.Name+" "+inDays(e.Event.Away, away))
		}
		return strings.Join(words, "; ")
	}
	words := make([]string, len(e.Reasons))
	for i, r := range e.Reasons {
		words[i] = r.Says
	}
	return strings.Join(words, "; ")
}

func inDays(away int, words string) string {
	if away > 0 {
		return "in " + words
	}
	return words
}

// keys draws what the program says, or else what the keys do.
func (v *view) keys(a frame.Area) {
	end := a.W
	if v.status.Pending != "" {
		end = a.Right(a.W, 0, v.status.Pending, theme.Accent.Bold()) - 1
	}
	if v.status.Says != "" {
		st := theme.Text
		if v.status.Fault {
			st = theme.Alert
		}
		a.Text(0, 0, frame.CutWords(v.status.Says, end), st)
		return
	}
	words := []string{"enter", "season", "s", "sort: " + v.order.String(), "/", "find", ":", "actions", "?", "help"}
	if v.layout.shape <= phone {
		words = []string{"enter", "season", "s", "sort", "/", "find", "?", "help"}
	}
	door := 6 // where the keys stand among them
	if nothingAsked(v.Screen) == "" {
		answers := []string{"y", "yes", "n", "no", "r", "in words"}
		if v.seeking { // n goes on with the search
			answers = []string{"y", "yes", "r", "in words"}
		}
		words, door = append(answers, words...), len(answers)+2
	}
	if v.layout.shape > phone {
		words = slices.Insert(words, door, "i", "keys")
	}
	if len(v.list) == 0 {
		words = []string{":", "actions", "?", "help", "q", "leave"}
	}
	editor.Pairs(a.Sub(0, 0, end, 1), 0, words...)
}
