package compare

import (
	"strconv"

	"ebb/tui/editor"
	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// footer says what is under the cursor in full, then what the keys do, or what
// the program has to say.
func (v *view) footer(a frame.Area, at int, caret screen.Caret) screen.Caret {
	first := min(1, a.H-1)
	inside := a.Sub(1, first, a.W-2, a.H-first)
	last := inside.Sub(0, inside.H-1, inside.W, 1)
	if inside.H > 1 {
		v.sentence(inside.Sub(0, 0, inside.W, 1))
	}
	if v.field != nil {
		return v.typing(last, at+a.H-1)
	}
	v.hints(last)
	return caret
}

// sentence says what is under the cursor in full, or what is typed comes to.
func (v *view) sentence(a frame.Area) {
	switch {
	case v.field != nil && v.status.Says != "":
		a.Text(0, 0, frame.CutWords(v.status.Says, a.W), theme.Alert)
	case v.field != nil:
		a.Text(0, 0, frame.CutWords(v.comesTo(v.sc), a.W), theme.Dim)
	case v.low:
		a.Text(0, 0, frame.CutWords(v.list().Line(), a.W), theme.Body)
	case len(v.all) > 0:
		a.Text(0, 0, frame.CutWords(says(&v.all[v.index()]), a.W), theme.Body)
	}
}

// says tells all there is to tell of a branch.
func says(b *Branch) string {
	words := b.Name
	if b.Name == Main {
		words = "main is the plan that the athlete sees"
	}
	if b.From != "" {
		words += ", off " + b.From
	}
	if !b.At.IsZero() {
		words += ", made " + b.At.Format("Mon 2 Jan 2006 15:04") + " by " + b.Person
	}
	if b.Name != Main {
		words += "; " + differs(b.Differs)
	}
	if b.Newest != "" {
		words += "; last: " + b.Newest
	}
	return words
}

// differs says how far a branch is from main.
func differs(n int) string {
	switch n {
	case 0:
		return "as main"
	case 1:
		return "one week or event not as main has it"
	default:
		return strconv.Itoa(n) + " weeks and events not as main has them"
	}
}

// typing draws what is typed. Where there is one row alone, why it can't be
// stands to the right of it.
func (v *view) typing(a frame.Area, at int) screen.Caret {
	p, end := prompts[v.asks], a.W
	if v.layout.footer <= 2 && v.status.Fault {
		end = a.Right(a.W, 0, frame.CutWords(v.status.Says, a.W/2), theme.Alert) - 1
	}
	x := a.Text(0, 0, p.prompt, theme.Accent.Bold())
	column, _ := screen.Field(a.Sub(x, 0, end-x, 1), v.field, p.hint)
	return screen.Caret{X: min(1+x+column, a.W), Y: at, Text: true}
}

// hints draws what the program says, or else what the keys do.
func (v *view) hints(a frame.Area) {
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
	x := 0
	end -= len("  ? help")
	for _, h := range hints {
		if ok, _ := v.Can(h.action, v.sc); !ok || h.on == onRows && !v.low || h.on == onBranches && v.low {
			continue
		}
		if x+len(h.key)+1+len(h.word) > end {
			break
		}
		editor.Pairs(a.Sub(x, 0, end-x, 1), 0, h.key, h.word)
		x += len(h.key) + 1 + len(h.word) + 2
	}
	editor.Pairs(a.Sub(x, 0, a.W-x, 1), 0, "?", "help")
}

// where says while what has the keys a hint is given.
type where uint8

const (
	onBranches where = iota
	onRows
)

// hints are the keys of the footer, those that matter most first.
var hints = []struct {
	key, word string
	action    keys.Action
	on        where
}{
	{"enter", "go to the day", keys.In, onRows},
	{"esc", "branches", keys.Out, onRows},
	{"enter", "switch", keys.In, onBranches},
	{"n", "new", keys.SearchOn, onBranches},
	{"tab", "differences", keys.PanelOn, onBranches},
	{"&", "take over", keys.Merge, onBranches},
	{"x", "drop", keys.Cut, onBranches},
	{"e", "rename", keys.EditLine, onBranches},
	{"y", "compare with", keys.Copy, onBranches},
	{"r", "release", keys.LogLine, onBranches},
	{"u", "undo", keys.Undo, onBranches},
}
