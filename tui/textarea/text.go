// Package textarea is lines of text that are typed into: where the cursor is,
// what keys and pastes do, and how the lines are drawn. It touches neither
// files nor the clipboard, so that it may be used from anywhere. It imports the
// drawing parts of tui.
package textarea

import (
	"slices"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
)

// Text is what is typed.
type Text struct {
	lines [][]rune // one at least
	row   int
	col   int // in letters, up to the length of the line
	want  int // column to come back to on a longer line
	top   int // first line that is drawn
	page  int // lines on screen, as last drawn
}

// Most is the most letters that a text can have; what is over is not taken in.
const Most = 1 << 20

// New gives a text with the cursor at the start of a line, counted from 0.
func New(text string, row int) *Text {
	t := &Text{}
	t.Set(text, row)
	return t
}

// Set puts another text in place, with the cursor at the start of a line.
func (t *Text) Set(text string, row int) {
	t.lines = t.lines[:0]
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		t.lines = append(t.lines, []rune(line))
	}
	t.row, t.col, t.want = max(0, min(row, len(t.lines)-1)), 0, 0
	t.smart()
}

// String gives the text, with an end to each line.
func (t *Text) String() string {
	var b strings.Builder
	for _, line := range t.lines {
		b.WriteString(string(line))
		b.WriteByte('\n')
	}
	return b.String()
}

// Line gives the line that the cursor is on.
func (t *Text) Line() string { return string(t.lines[t.row]) }

// CutLine takes the line of the cursor out, and gives it.
func (t *Text) CutLine() string {
	line := t.Line()
	if t.lines = slices.Delete(t.lines, t.row, t.row+1); len(t.lines) == 0 {
		t.lines = [][]rune{nil}
	}
	t.row = max(0, min(t.row, len(t.lines)-1))
	t.to(t.col)
	return line
}

// Press gives a key or a paste to the text. It reports whether it meant
// something here.
func (t *Text) Press(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		t.insert(msg.Content)
		return true
	case tea.KeyPressMsg:
		if act, ok := acts[msg.String()]; ok {
			act(t)
			return true
		}
		if msg.Text == "" || msg.Mod&(tea.ModCtrl|tea.ModAlt) != 0 {
			return false
		}
		t.insert(msg.Text)
		return true
	}
	return false
}

// acts are the keys that do something else than to be written.
var acts = map[string]func(*Text){
	"left": func(t *Text) { t.step(-1) }, "ctrl+b": func(t *Text) { t.step(-1) },
	"right": func(t *Text) { t.step(1) }, "ctrl+f": func(t *Text) { t.step(1) },
	"up": func(t *Text) { t.down(-1) }, "ctrl+p": func(t *Text) { t.down(-1) },
	"down": func(t *Text) { t.down(1) }, "ctrl+n": func(t *Text) { t.down(1) },
	"pgup": func(t *Text) { t.down(-max(1, t.page-1)) }, "pgdown": func(t *Text) { t.down(max(1, t.page-1)) },
	"home": (*Text).smart, "ctrl+a": (*Text).smart,
	"end": func(t *Text) { t.to(len(t.lines[t.row])) }, "ctrl+e": func(t *Text) { t.to(len(t.lines[t.row])) },
	"ctrl+home": func(t *Text) { t.down(-t.row) }, "ctrl+end": func(t *Text) { t.down(len(t.lines)) },
	"ctrl+left": func(t *Text) { t.to(t.wordBefore()) }, "alt+b": func(t *Text) { t.to(t.wordBefore()) },
	"ctrl+right": func(t *Text) { t.to(t.wordAfter()) }, "alt+f": func(t *Text) { t.to(t.wordAfter()) },
	"enter": (*Text).enter, "tab": func(t *Text) { t.insert("  ") },
	"backspace": (*Text).backspace, "delete": (*Text).delete, "ctrl+d": (*Text).delete,
	"ctrl+w": func(t *Text) { t.cut(t.wordBefore(), t.col) }, "alt+backspace": func(t *Text) { t.cut(t.wordBefore(), t.col) },
	"ctrl+u": func(t *Text) { t.cut(0, t.col) }, "ctrl+k": (*Text).kill,
}

// To puts the cursor on a column of its line, counted in letters from 0.
func (t *Text) To(col int) { t.to(col) }

func (t *Text) to(col int) {
	t.col = max(0, min(col, len(t.lines[t.row])))
	t.want = t.col
}

// step goes over a letter, and over the end of a line to the next.
func (t *Text) step(by int) {
	switch col := t.col + by; {
	case col < 0 && t.row > 0:
		t.row--
		t.to(len(t.lines[t.row]))
	case col > len(t.lines[t.row]) && t.row+1 < len(t.lines):
		t.row++
		t.to(0)
	default:
		t.to(col)
	}
}

// down goes over lines; the column comes back where a line is long enough.
func (t *Text) down(by int) {
	t.row = max(0, min(t.row+by, len(t.lines)-1))
	t.col = min(t.want, len(t.lines[t.row]))
}

// smart goes to the first word of the line, or from there to its start.
func (t *Text) smart() {
	if first := indent(t.lines[t.row]); t.col != first {
		t.to(first)
		return
	}
	t.to(0)
}

// indent counts the blanks before a line's first word.
func indent(line []rune) int {
	for i, r := range line {
		if r != ' ' {
			return i
		}
	}
	return len(line)
}

// enter begins a line that is set in as the one above.
func (t *Text) enter() {
	line := t.lines[t.row]
	in := min(indent(line), t.col)
	t.lines[t.row] = slices.Clip(line[:t.col])
	t.lines = slices.Insert(t.lines, t.row+1, slices.Concat([]rune(strings.Repeat(" ", in)), line[t.col:]))
	t.row++
	t.to(in)
}

// backspace takes a letter; between the margin and the first word, a step of
// two blanks.
func (t *Text) backspace() {
	line := t.lines[t.row]
	switch {
	case t.col == 0 && t.row == 0:
	case t.col == 0:
		above := t.lines[t.row-1]
		t.lines[t.row-1] = slices.Concat(above, line)
		t.lines = slices.Delete(t.lines, t.row, t.row+1)
		t.row--
		t.to(len(above))
	case t.col >= 2 && t.col <= indent(line) && t.col%2 == 0:
		t.cut(t.col-2, t.col)
	default:
		t.cut(t.col-1, t.col)
	}
}

func (t *Text) delete() {
	if t.col == len(t.lines[t.row]) {
		t.join()
		return
	}
	t.cut(t.col, t.col+1)
}

// kill takes the rest of the line, or its end when there is no rest.
func (t *Text) kill() {
	if t.col == len(t.lines[t.row]) {
		t.join()
		return
	}
	t.cut(t.col, len(t.lines[t.row]))
}

// join brings the next line up to the end of this one.
func (t *Text) join() {
	if t.row+1 < len(t.lines) {
		t.lines[t.row] = slices.Concat(t.lines[t.row], t.lines[t.row+1])
		t.lines = slices.Delete(t.lines, t.row+1, t.row+2)
	}
}

// cut takes the letters from one column up to another.
func (t *Text) cut(from, to int) {
	t.lines[t.row] = slices.Concat(t.lines[t.row][:from], t.lines[t.row][to:])
	t.to(from)
}

func (t *Text) wordBefore() int {
	line, at := t.lines[t.row], t.col
	for at > 0 && unicode.IsSpace(line[at-1]) {
		at--
	}
	for at > 0 && !unicode.IsSpace(line[at-1]) {
		at--
	}
	return at
}

func (t *Text) wordAfter() int {
	line, at := t.lines[t.row], t.col
	for at < len(line) && unicode.IsSpace(line[at]) {
		at++
	}
	for at < len(line) && !unicode.IsSpace(line[at]) {
		at++
	}
	return at
}

// insert writes at the cursor. Tabs become two blanks, and what could move the
// cursor of a terminal is left out.
func (t *Text) insert(text string) {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", "  ").Replace(text)
	if t.length()+len(text) > Most {
		return
	}
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			rest := t.lines[t.row][t.col:]
			t.lines[t.row] = slices.Clip(t.lines[t.row][:t.col])
			t.lines = slices.Insert(t.lines, t.row+1, slices.Clone(rest))
			t.row, t.col = t.row+1, 0
		}
		written := []rune(strings.Map(func(r rune) rune {
			if !plan.Printable(r) {
				return -1
			}
			return r
		}, line))
		t.lines[t.row] = slices.Insert(slices.Clip(t.lines[t.row]), t.col, written...)
		t.to(t.col + len(written))
	}
}

func (t *Text) length() (n int) {
	for _, line := range t.lines {
		n += len(line) + 1
	}
	return n
}
