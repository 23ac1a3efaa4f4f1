package notation

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"ebb/plan"
)

// Error says what is wrong with a line, and where.
type Error struct {
	Line   string
	Column int    // of the first character that is wrong, from 0, in characters
	Width  int    // how many characters are wrong; 0: something is missing there
	Says   string // what is wrong
	Try    string // what to write instead; may be empty
	More   bool   // nothing is wrong so far: what is still missing may follow
}

// Error gives the fault in one line. Columns count from 1 for people.
func (e *Error) Error() string {
	says := fmt.Sprintf("column %d: %s", e.Column+1, e.Says)
	if e.Try != "" {
		says += "; try: " + e.Try
	}
	return says
}

// Caret gives the line, or what there is room for around the fault, with carets
// under what is wrong, and below it what is wrong and what to write instead. A
// tab is shown as one blank.
func (e *Error) Caret() string {
	from := runeOffset(e.Line, e.Column)
	shown, column, width := excerpt(e.Line, span{from, from + runeOffset(e.Line[from:], e.Width)})
	text := shown + "\n" + strings.Repeat(" ", column) + strings.Repeat("^", max(1, width)) + "\n" + e.Says
	if e.Try != "" {
		text += "\ntry: " + e.Try
	}
	return text
}

// Remark is something about a line that is worth a word but not wrong.
type Remark struct {
	Column int
	Width  int
	Says   string
}

// span is a part of a line, in bytes.
type span struct{ from, to int }

// fail makes the error for a part of the line.
func (r *reader) fail(at span, try, says string, args ...any) error {
	if len(args) > 0 {
		says = fmt.Sprintf(says, args...)
	}
	column, width := r.place(at)
	return &Error{Line: r.line, Column: column, Width: width, Says: says, Try: try}
}

// missing makes the error for a line that is right so far but not yet whole.
func (r *reader) missing(at span, try, says string, args ...any) error {
	err := r.fail(at, try, says, args...)
	if unfinished, ok := errors.AsType[*Error](err); ok {
		unfinished.More = true
	}
	return err
}

// place gives the column and width of a part of the line in characters.
func (r *reader) place(at span) (column, width int) {
	return utf8.RuneCountInString(r.line[:at.from]), utf8.RuneCountInString(r.line[at.from:at.to])
}

// showable keeps a character from moving the caret's line out of step.
func showable(c rune) rune {
	switch {
	case c == '\t':
		return ' '
	case !plan.Printable(c):
		return '?'
	}
	return c
}
