package notation

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/sorting"
)

// ParseFile reads a plan file; name is what errors call it. Sessions have no
// other id than the one they are marked with, and are of hand. Sessions of a
// day stand in the order of their lines; days need not stand in order. Line
// ends of Windows and a byte order mark are taken as they come. An error is
// FileErrors and tells all that is wrong, up to MostFileErrors.
func ParseFile(name string, text []byte, in FileReading) (File, error) {
	f := fileReader{name: name, known: bornIn(in.Known)}
	f.takenOn = make([]int, len(f.known))
	f.file.Sport = in.Sport
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if f.isText(text) {
		f.lines(string(text))
	}
	if len(f.errs.All) > 0 {
		return File{}, f.errs
	}
	return f.file, nil
}

// fileReader goes through a plan file, line by line.
type fileReader struct {
	name    string
	known   []borne // what ids can name, in their order
	takenOn []int   // the line that has taken each
	file    File
	errs    FileErrors
	faultOn int  // the line of the latest of them
	ended   bool // nothing below can be read

	line   int    // from 1
	text   string // of the line, without blanks and returns at its end
	saidOn [lastHead]int
	events []int // the line of each

	start     calendar.Day // of the week that is open, or of the next one
	block     *plan.Mesocycle
	opened    opening           // where the block was
	triedWeek bool              // a line of the block could not be read as a week
	weeks     []plan.Microcycle // of the open block; its memory is used again
	week      openWeek
	holds     holder
	tooLong   bool // the season is, which is told once
}

// holder is what the days below belong to.
type holder uint8

const (
	holdsNone holder = iota
	holdsWeek
	holdsEvent
	holdsUnread // a line that was not understood: its days are read without it
)

// String gives the word for h.
func (h holder) String() string {
	if h == holdsEvent {
		return "event"
	}
	return "week"
}

func (f *fileReader) isText(text []byte) bool {
	var says string
	switch {
	case len(text) > MostFileBytes:
		says = fmt.Sprintf("a plan file has %d MB at most: this one has %.1f MB", MostFileBytes>>20, float64(len(text))/(1<<20))
	case bytes.HasPrefix(text, []byte{0xff, 0xfe}), bytes.HasPrefix(text, []byte{0xfe, 0xff}):
		says = "the file is UTF-16: save it as UTF-8"
	case len(bytes.Trim(text, " \t\r\n")) == 0:
		says = "there is nothing in the file: a plan file starts with ebb 1"
	}
	if says != "" {
		f.whole(says)
		return false
	}
	if at := bytes.IndexByte(text, 0); at >= 0 {
		f.failIn(text, at, "a NUL byte: this is no text")
		return false
	}
	if !utf8.Valid(text) {
		f.failIn(text, notUTF8(text), "no valid UTF-8 from here on: save the file as UTF-8")
		return false
	}
	return true
}

// notUTF8 gives the first byte that is part of no character.
func notUTF8(text []byte) int {
	at := 0
	for at < len(text) {
		r, size := utf8.DecodeRune(text[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return at
}

// whole tells what is wrong with the file as such.
func (f *fileReader) whole(says string) {
	f.errs.All = append(f.errs.All, FileError{File: f.name, Says: says})
}

// failIn tells of a byte of the whole file that is no text.
func (f *fileReader) failIn(text []byte, at int, says string) {
	f.line = bytes.Count(text[:at], []byte("\n")) + 1
	from := bytes.LastIndexByte(text[:at], '\n') + 1
	to := len(text)
	if end := bytes.IndexByte(text[at:], '\n'); end >= 0 {
		to = at + end
	}
	before := string(text[from:at])
	f.text = before + "?" + strings.ToValidUTF8(string(text[at+1:min(to, at+excerptWhole)]), "?")
	f.fail(span{len(before), len(before) + 1}, "", "%s", says)
}

func (f *fileReader) lines(text string) {
	for text != "" && !f.ended {
		line, rest, _ := strings.Cut(text, "\n")
		text = rest
		f.line++
		f.read(line)
	}
	f.closeBlock()
	f.orderEvents()
	f.tellAgain()
	sorting.By(f.errs.All, func(a, b FileError) int { return a.Line - b.Line }) // a block without weeks is told of late
	switch {
	case f.ended:
	case f.saidOn[headVersion] == 0:
		f.whole("there are only comments in the file: a plan file starts with ebb 1")
	case !f.placed() && len(f.errs.All) < MostFileErrors:
		f.whole(`the line of the season is missing: season "Canyon 100K" from 2026-11-30`)
	}
}

// read reads a line.
func (f *fileReader) read(line string) {
	f.text = strings.TrimRight(line, " \t\r")
	indent := 0
	for indent < len(f.text) && f.text[indent] == ' ' {
		indent++
	}
	at := f.skipBlanks(indent)
	switch {
	case at == len(f.text):
		return
	case f.text[at] == '#':
		f.comment(at)
		return
	}
	end, m := f.trail(at)
	f.statement(statement{at: at, end: end, indent: indent, mark: m})
}

const tabSays = "a tab is as wide as each screen makes it: indent with blanks"

// skipBlanks goes over blanks that do not indent and tells of them.
func (f *fileReader) skipBlanks(indent int) int {
	at := indent
	for at < len(f.text) {
		r, size := utf8.DecodeRuneInString(f.text[at:])
		switch {
		case r == ' ':
		case r == '\t':
			f.fail(span{at, at + 1}, "2 blanks before a week, 4 before a day", tabSays)
		case r == '\u00a0' || r >= '\u2000' && r <= '\u200b' || r == '\u202f' || r == '\u3000':
			f.fail(span{at, at + size}, "", "this blank is not a plain one (%U): type it again", r)
		default:
			return at
		}
		at += size
	}
	return at
}

func (f *fileReader) comment(at int) {
	f.file.Comments = append(f.file.Comments, Comment{Line: f.line, Text: strings.TrimSpace(f.text[at+1:])})
}

// trail finds where a line's statement ends: before a comment and an id.
func (f *fileReader) trail(at int) (end int, m mark) {
	end = len(f.text)
	if strings.IndexByte(f.text[at:], '#') < 0 && strings.IndexByte(f.text[at:], '^') < 0 {
		return end, m
	}
	hat, quoted, starts := -1, false, true // starts: a word does
	for i := at; i < end; i++ {
		c := f.text[i]
		blank := c == ' ' || c == '\t'
		switch {
		case quoted:
			if c == '\\' {
				i++
			}
			quoted = c != '"'
			starts = !quoted
			continue
		case c == '"':
			quoted, hat = true, -1
		case starts && c == '#' && (i+1 == end || f.text[i+1] == ' ' || f.text[i+1] == '\t'):
			f.comment(i)
			end = i
		case starts && c == '^':
			hat = i
		case starts && !blank:
			hat = -1
		}
		starts = blank
	}
	end = at + len(strings.TrimRight(f.text[at:end], " \t"))
	if hat >= 0 {
		m = mark{letters: strings.ToLower(f.text[hat+1 : end]), at: span{hat, end}}
		end = at + len(strings.TrimRight(f.text[at:hat], " \t"))
	}
	return end, m
}

// fail tells what is wrong with a part of the line: the first thing only, for
// what follows may come of it.
func (f *fileReader) fail(at span, try, says string, args ...any) {
	if f.line == f.faultOn || slices.ContainsFunc(f.errs.All, func(e FileError) bool { return e.Line == f.line }) {
		return
	}
	if len(args) > 0 {
		says = fmt.Sprintf(says, args...)
	}
	if len(try) > excerptWhole { // as long as that it is no advice
		try = ""
	}
	f.note(FileError{
		File: f.name, Line: f.line, Column: characters(f.text[:at.from]) + 1, Text: f.text, Says: says, Try: try, at: at,
	})
}

// blame tells of an error of a part of the line that starts at so many bytes.
// A fault without a place is one of the whole part.
func (f *fileReader) blame(at span, err error) {
	if placed, ok := errors.AsType[*Error](err); ok {
		from := at.from + runeOffset(f.text[at.from:], placed.Column)
		to := from + runeOffset(f.text[from:], placed.Width)
		f.fail(span{from, to}, placed.Try, "%s", placed.Says)
		return
	}
	if bare, ok := errors.AsType[*fault](err); ok {
		f.fail(at, bare.try, "%s", bare.says)
		return
	}
	f.fail(at, "", "%s", err.Error())
}

func runeOffset(text string, runes int) int {
	at := 0
	for ; runes > 0 && at < len(text); runes-- {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}

// remark keeps remarks of a part of the line that starts at so many bytes.
func (f *fileReader) remark(from int, remarks []Remark) {
	for _, r := range remarks {
		at := from + runeOffset(f.text[from:], r.Column)
		f.file.Remarks = append(f.file.Remarks, FileRemark{Line: f.line, Column: characters(f.text[:at]) + 1, Says: r.Says})
	}
}

// orderEvents puts events in the order of their days, and remarks on those that
// the season does not reach.
func (f *fileReader) orderEvents() {
	season := f.file.Season.Span()
	for i := range f.file.Events {
		if e := &f.file.Events[i]; season.To >= season.From && (e.Span().To < season.From || e.From > season.To) {
			f.file.Remarks = append(f.file.Remarks, FileRemark{Line: f.events[i], Column: 1, Says: fmt.Sprintf("%s lies outside of the season, %s to %s", e.Name, season.From, season.To)})
		}
	}
	sorting.By(f.file.Remarks, func(a, b FileRemark) int { return a.Line - b.Line })
	sorting.By(f.file.Events, func(a, b plan.Event) int { return int(a.From) - int(b.From) })
}
