package notation

import (
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
)

// Spot is the part of a line that the caret is in.
type Spot uint8

// The spots of a line.
const (
	InHead     Spot = iota // what a session or event is, before the colon
	InSteps                // after the colon
	InQuotes               // in a note or a name
	AtPriority             // of an event
	AtDate                 // of an event
	AtName                 // of an event, without quotes
)

// Stand is where the caret stands in a line that is being typed.
type Stand struct {
	Spot  Spot
	From  int        // byte at which the word before the caret begins
	First bool       // nothing stands before that word: in the line, or in the step
	Takes string     // the keyword whose figure that word is: fuel, at, tag; "" for none
	Sport plan.Sport // that was named; NoSport: none
	Kind  plan.Kind  // that was named; NoKind: none
	Sized bool       // how long or how far was said
}

// StandInSession finds where the end of a text stands, which is the beginning
// of a session line, or of a record's.
func StandInSession(before string) Stand {
	w := walker{text: before}
	w.walk()
	return w.Stand
}

// StandInEvent is StandInSession for an event line.
func StandInEvent(before string, dates calendar.Typing) Stand {
	w := walker{text: before}
	w.walk()
	if w.Spot == InQuotes || w.Spot == InSteps {
		return w.Stand
	}
	r, err := open(before[:w.From])
	var e plan.Event
	if err == nil && r.eventHead(&e, dates) == nil {
		return w.Stand
	}
	lead := len(before) - len(strings.TrimLeft(before, " \t"))
	priority, rest, more := strings.Cut(before[lead:], " ")
	if !more {
		w.Spot, w.From = AtPriority, lead
		return w.Stand
	}
	start := lead + len(priority) + 1
	start += len(rest) - len(strings.TrimLeft(rest, " \t"))
	if i := strings.Index(before[start:], ".."); i >= 0 {
		if after := start + i + len(".."); !strings.ContainsAny(before[after:], " \t") {
			w.Spot, w.From = AtDate, after
			return w.Stand
		}
	}
	_, name, err := dates.Read(before[start:])
	if open := name == "" && !strings.HasSuffix(before, " "); err != nil || open {
		w.Spot, w.From = AtDate, start
		return w.Stand
	}
	w.Spot = AtName
	return w.Stand
}

// walker goes through the beginning of a line, word by word, as the reader
// does, but stops at nothing.
type walker struct {
	Stand
	text  string
	taken string // the last whole word
}

func (w *walker) walk() {
	quoted, word := false, false
	w.First = true
	for i := 0; i < len(w.text); i++ {
		c := w.text[i]
		inSteps := w.Spot == InSteps
		switch {
		case quoted:
			if c == '\\' {
				i++
			}
			quoted = c != '"'
			w.From, w.taken = i+1, ""
		case c == '"':
			w.end(i, word)
			quoted, word, w.First, w.From = true, false, false, i+1
		case c == ' ' || c == '\t':
			w.end(i, word)
			word, w.From = false, i+1
		case c == ':' && !inSteps && i+1 < len(w.text) && blankOrEnd(w.text[i+1]):
			w.end(i, word)
			word, w.From, w.Spot, w.First, w.taken = false, i+1, InSteps, true, ""
		case inSteps && (c == ',' || c == '(' || c == ')'):
			w.end(i, word)
			word, w.From, w.First, w.taken = false, i+1, c != ')', ""
		case !word:
			word, w.From = true, i
		}
	}
	w.From = min(w.From, len(w.text))
	if quoted {
		w.Spot, w.From = InQuotes, len(w.text)
		return
	}
	if takesFigure(w.taken) {
		w.Takes = w.taken
	}
}

// end notes a whole word, which ends before a byte.
func (w *walker) end(at int, word bool) {
	if !word {
		return
	}
	text := strings.ToLower(w.text[w.From:at])
	m := vocabulary[text]
	if w.Spot == InHead && m.part == partSport {
		w.Sport = m.sport
	}
	if w.Spot == InHead && m.part == partKind {
		w.Kind = m.kind
	}
	w.Sized = w.Sized || w.Spot == InHead && digit(text[0]) && !takesFigure(w.taken)
	w.taken, w.First = text, false
}

// takesFigure reports whether a word of the notation is followed by a figure or
// by another word that belongs to it.
func takesFigure(word string) bool {
	switch vocabulary[word].part {
	case partLoad, partCarb, partSodium, partFluid, partClimb, partDescent, partTag, partAt:
		return true
	default:
		return false
	}
}
