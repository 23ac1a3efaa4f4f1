package notation

import (
	"fmt"
	"strings"
)

// FileError says what is wrong with a line of a plan file, and where.
type FileError struct {
	File   string // as the caller named it; may be empty
	Line   int    // from 1; 0: the file as a whole
	Column int    // from 1, in characters as a person counts them
	Text   string // the line
	Says   string // what is wrong
	Try    string // what to write instead; may be empty

	at span // of Text
}

// Error gives the fault in one line: plan.ebb:12:9: what is wrong: what to write.
func (e FileError) Error() string {
	var b strings.Builder
	b.WriteString(strings.Map(showable, e.File))
	if e.Line > 0 {
		if e.File != "" {
			b.WriteByte(':')
		} else {
			b.WriteString("line ")
		}
		fmt.Fprintf(&b, "%d:%d", e.Line, e.Column)
	}
	if b.Len() > 0 {
		b.WriteString(": ")
	}
	b.WriteString(e.Says)
	if e.Try != "" {
		b.WriteString(": ")
		b.WriteString(strings.Map(showable, e.Try))
	}
	return b.String()
}

// Caret gives the line, or what there is room for around the fault, and below
// it carets that stand under what is wrong.
func (e FileError) Caret() string {
	shown, from, width := excerpt(e.Text, e.at)
	return shown + "\n" + strings.Repeat(" ", from) + strings.Repeat("^", max(1, width))
}

// FileErrors is all that is wrong with a plan file, in the order of its lines.
type FileErrors struct {
	All  []FileError // MostFileErrors at most, one a line
	More bool        // there are more
}

// MostFileErrors is how many errors of a plan file are told at once.
const MostFileErrors = 10

// Error gives the errors, a line each.
func (e FileErrors) Error() string {
	lines := make([]string, 0, len(e.All)+1)
	for _, one := range e.All {
		lines = append(lines, one.Error())
	}
	if e.More {
		lines = append(lines, "there are more: these first")
	}
	return strings.Join(lines, "\n")
}

// Report gives each error with its line, the carets and what to write instead.
func (e FileErrors) Report() string {
	var b strings.Builder
	for _, one := range e.All {
		if one.Line == 0 {
			b.WriteString(one.Error() + "\n")
			continue
		}
		try := one.Try
		one.Try = ""
		b.WriteString(one.Error() + "\n" + one.Caret() + "\n")
		if try != "" {
			b.WriteString("try: " + strings.Map(showable, try) + "\n")
		}
	}
	if e.More {
		b.WriteString("there are more: these first\n")
	}
	return b.String()
}
