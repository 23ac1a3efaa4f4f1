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

	at    span // of Text
	again int  // how many later lines have the same wrong
	last  int  // the last of them
}

// Error gives the fault in one line: plan.ebb:12:9: what is wrong; try: what to write.
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
		b.WriteString("; try: ")
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
	More int         // how many lines more are wrong, each in a way of its own
}

// MostFileErrors is how many errors of a plan file are told at once.
const MostFileErrors = 10

// Error gives the errors, a line each.
func (e FileErrors) Error() string {
	lines := make([]string, 0, len(e.All)+1)
	for _, one := range e.All {
		lines = append(lines, one.Error())
	}
	if e.More > 0 {
		lines = append(lines, e.Rest())
	}
	return strings.Join(lines, "\n")
}

// Rest says how many lines are wrong beside those that are told of, "" for none.
func (e FileErrors) Rest() string {
	switch {
	case e.More == 0:
		return ""
	case e.More >= mostCounted:
		return fmt.Sprintf("and at least %s with mistakes: these first", moreLines(e.More))
	}
	return "and " + moreLines(e.More) + " with mistakes: these first"
}

// Report gives each error with its line, the carets and what to write instead.
func (e FileErrors) Report() string {
	var b strings.Builder
	for _, one := range e.All {
		b.WriteString(one.Report())
	}
	if e.More > 0 {
		b.WriteString(e.Rest() + "\n")
	}
	return b.String()
}

// Report gives the error with its line, the carets and what to write instead.
func (e FileError) Report() string {
	if e.Line == 0 {
		return e.Error() + "\n"
	}
	try := e.Try
	e.Try = ""
	says := e.Error() + "\n" + e.Caret() + "\n"
	if try != "" {
		says += "try: " + strings.Map(showable, try) + "\n"
	}
	return says
}

// Wrong makes the error for the part of a line from one byte to another.
func Wrong(file string, line int, text string, from, to int, try, says string) FileError {
	return FileError{File: file, Line: line, Column: characters(text[:from]) + 1, Text: text, Says: says, Try: try, at: span{from, to}}
}

// In gives the error as one of a line of a file, before which so much stands
// there that is not in its own line.
func (e *Error) In(file string, line int, before string) FileError {
	from := runeOffset(e.Line, e.Column)
	to := from + runeOffset(e.Line[from:], e.Width)
	return Wrong(file, line, before+e.Line, len(before)+from, len(before)+to, e.Try, e.Says)
}
