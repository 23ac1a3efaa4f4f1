package rewrite

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/notation"
)

// Text is a part of a plan as text that a person edits.
type Text struct {
	Part Part
	Name string // of the part, in words

	base    plan.Plan
	known   notation.File
	own     plan.Sport
	ids     bool
	printed []byte
}

// Source is whose plan it is.
type Source struct {
	Plan    plan.Plan
	Athlete string
	Sport   plan.Sport // their own: what is left out in lines
}

// TextOf writes a part of a plan as text, with ids at line ends when asked.
func TextOf(from Source, part Part, ids bool) (Text, error) {
	known, err := part.File(from.Plan, from.Athlete, from.Sport)
	if err != nil {
		return Text{}, err
	}
	t := Text{Part: part, Name: part.Name(from.Plan), base: from.Plan, known: known, own: from.Sport, ids: ids}
	t.printed = notation.PrintFile(known, notation.FileOptions{IDs: ids, Dates: true, Comments: t.advice()})
	return t, nil
}

// advice stands at the top of a text.
func (t Text) advice() []string {
	advice := []string{
		t.known.Athlete + ", " + t.Name + ": what is saved here becomes the plan.",
		"Left empty, or as it is, it changes nothing. Comments and the dates of weeks are not kept.",
	}
	if t.ids {
		advice = append(advice, "A line with an ^id is that very thing, wherever it stands and whatever it says.")
	}
	return advice
}

// Bytes gives the text to be edited.
func (t Text) Bytes() []byte { return bytes.Clone(t.printed) }

// LineOf gives the line, from 1, on which a day of the part is written: that of
// its first session, else of its week; 1 for a day outside of it.
func (t Text) LineOf(day calendar.Day) int {
	p := plan.Plan{Seasons: []plan.Macrocycle{t.known.Season}}
	at, ok := p.Locate(day)
	if !ok {
		return 1
	}
	weeks := at.Week + 1 // to go
	for _, b := range t.known.Season.Blocks[:at.Block] {
		weeks += len(b.Weeks)
	}
	before := 0
	for _, s := range p.Week(at).Sessions {
		if s.Day < at.Day {
			before++
		}
	}
	if before == len(p.Week(at).Sessions) { // nothing from that day on
		before = -1
	}
	n := 0
	for line := range bytes.Lines(t.printed) {
		n++
		if bytes.HasPrefix(line, []byte("  ")) && !bytes.HasPrefix(line, []byte("    ")) {
			if weeks--; weeks == 0 {
				return n + before + 1
			}
		}
	}
	return 1
}

// Draft is a text that a person saved, as it is understood.
type Draft struct {
	Rewrite
	Comments []notation.Comment    // of the person, which a plan does not keep
	Remarks  []notation.FileRemark // not wrong, worth a word
	Why      string                // why nothing changes, when nothing does
}

// Read understands what was saved. An error is of type notation.FileErrors where
// it can be told which lines are wrong, and says otherwise what no plan can hold.
func (t Text) Read(name string, saved []byte, newID func() plan.ID) (Draft, error) {
	saved = Unmarked(saved)
	switch {
	case isEmpty(saved):
		return Draft{Rewrite: Rewrite{Plan: t.base}, Why: "the text is empty: nothing was changed"}, nil
	case bytes.Equal(saved, t.printed):
		return Draft{Rewrite: Rewrite{Plan: t.base}, Why: "the text is as it was: nothing was changed"}, nil
	}
	reading := notation.FileReading{Sport: t.own}
	if t.ids {
		reading.Known = t.known
	}
	f, err := notation.ParseFile(name, saved, reading)
	if err != nil {
		return Draft{}, err
	}
	if err := t.fits(name, saved, f); err != nil {
		return Draft{}, err
	}
	want, err := t.Part.wanted(t.base, f)
	if err != nil {
		return Draft{}, err
	}
	d := Draft{Comments: t.ownComments(f.Comments, saved), Remarks: f.Remarks}
	if d.Rewrite, err = Of(t.base, want, t.own, newID); err != nil {
		return Draft{}, err
	}
	if d.Edit == nil {
		d.Why = "that says the same as before: nothing was changed"
	}
	return d, nil
}

// isEmpty reports whether a text holds nothing but blanks and comments.
func isEmpty(text []byte) bool {
	for line := range bytes.Lines(text) {
		if line = bytes.TrimSpace(line); len(line) > 0 && line[0] != '#' {
			return false
		}
	}
	return true
}

// fits refuses a text that is of another part than was opened.
func (t Text) fits(name string, saved []byte, f notation.File) error {
	wrong := func(head, says, try string) error {
		line, text := lineWith(saved, head)
		return notation.FileErrors{All: []notation.FileError{{File: name, Line: line, Column: 1, Text: text, Says: says, Try: try}}}
	}
	switch {
	case f.Part != t.Part.Extent:
		return wrong("", "this is another part of a plan than the one that was opened", "keep the line that says season or part as it was")
	case f.Athlete != "" && f.Athlete != t.known.Athlete:
		return wrong("athlete", fmt.Sprintf("this is the plan of %s", t.known.Athlete), fmt.Sprintf("athlete %q", t.known.Athlete))
	case t.Part.Extent == notation.SeasonFile:
		return nil
	case f.Season.Start != t.known.Season.Start:
		return wrong("part", "a part stays where it is: what stands before it decides", "from "+t.known.Season.Start.String())
	}
	return nil
}

// lineWith gives the first line that begins with a word, and its number.
func lineWith(text []byte, head string) (n int, line string) {
	for one := range bytes.Lines(text) {
		n++
		if line = strings.TrimRight(string(one), "\r\n"); head != "" && strings.HasPrefix(line, head) {
			return n, line
		}
	}
	return 1, ""
}

// ownComments leaves out those that the text came with: its advice, and the date
// behind a week, also where its line was moved or copied.
func (t Text) ownComments(found []notation.Comment, saved []byte) []notation.Comment {
	printed := map[string]bool{}
	for _, line := range t.advice() {
		printed[line] = true
	}
	dates, start := map[string]bool{}, t.known.Season.Start
	for _, b := range t.known.Season.Blocks {
		for _, w := range b.Weeks {
			dates[notation.WeekDate(start)] = true
			start += calendar.Day(w.Days)
		}
	}
	lines := bytes.Split(saved, []byte("\n"))
	var own []notation.Comment
	for _, c := range found {
		alone := bytes.HasPrefix(bytes.TrimSpace(lines[c.Line-1]), []byte("#"))
		if alone && !printed[c.Text] || !alone && !dates[c.Text] {
			own = append(own, c)
		}
	}
	return own
}

// faultMark begins the comments that say what is wrong with the line below.
const faultMark = "#! "

// Marked writes above each line that is wrong what is wrong with it, and gives
// the number of the first of these lines then, from 1. Errors that are about no
// line stand at the top.
func Marked(saved []byte, wrong error) (marked []byte, first int) {
	saved = Unmarked(saved)
	errs, ok := errors.AsType[notation.FileErrors](wrong)
	if !ok {
		errs.All = []notation.FileError{{Says: wrong.Error()}}
	}
	says := map[int][]notation.FileError{}
	for _, e := range errs.All {
		at := max(1, e.Line)
		says[at] = append(says[at], e)
	}
	var out bytes.Buffer
	n, written := 0, 0
	mark := func(at int) {
		for _, e := range says[at] {
			written += markOne(&out, e)
			if first == 0 {
				first = written + 1
			}
		}
		delete(says, at)
	}
	for line := range bytes.Lines(saved) {
		n++
		mark(n)
		out.Write(line)
		written++
	}
	if len(says) > 0 && out.Len() > 0 && out.Bytes()[out.Len()-1] != '\n' {
		out.WriteByte('\n')
	}
	for _, at := range slices.Sorted(maps.Keys(says)) { // what is missing after the last line
		mark(at)
	}
	return out.Bytes(), max(1, first)
}

// markOne writes one error as comments, and gives how many lines they are.
func markOne(out *bytes.Buffer, e notation.FileError) (lines int) {
	says := e.Says
	if e.Try != "" {
		says += "; try: " + e.Try
	}
	if e.Column > 1 {
		says = fmt.Sprintf("column %d: %s", e.Column, says)
	}
	for one := range strings.Lines(says) {
		out.WriteString(faultMark + strings.TrimRight(one, "\r\n") + "\n")
		lines++
	}
	return lines
}

// Unmarked takes out what Marked wrote.
func Unmarked(text []byte) []byte {
	if !bytes.Contains(text, []byte(faultMark)) {
		return text
	}
	var out bytes.Buffer
	for line := range bytes.Lines(text) {
		if !bytes.HasPrefix(line, []byte(faultMark)) {
			out.Write(line)
		}
	}
	return out.Bytes()
}
