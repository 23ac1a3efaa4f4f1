package editor

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/complete"
	"ebb/plan/edit"
	"ebb/plan/notation"
	"ebb/tui/keys"
	"ebb/tui/screen"
)

// form is the draft of a session: its line in the notation, and the fields of
// which the line is made. They are one thing at every key: a field that is
// typed in rewrites the line, a line that can be read refills the fields.
type form struct {
	line
	own   plan.Sport
	at    field           // that is typed in; onLine: the line
	texts [fields]string  // as the fields show them
	start [fields]int     // column of each in the line, when the line was made of them
	input textinput.Model // of the field that is typed in
	made  string          // the line as the fields last made it
	good  plan.Session    // what the line was last understood as
	wrong error           // why the field's text does not belong in it
	ahead string          // letters typed to find a choice
	kept  map[bool]string // kinds chosen of sports with and without strength, to come back to
	top   int             // first field that is seen where they scroll
}

// openForm opens the form of a question about a session.
func openForm(makeQuestion func(s *Editor, sc *screen.Scene) question) act {
	return func(s *Editor, sc *screen.Scene, count int) screen.Reply {
		reply := ask(makeQuestion)(s, sc, count)
		typed, _ := s.draft.(*line)
		f := &form{line: *typed, own: s.sport(sc), at: onLine, input: screen.NewField(maxLine), kept: map[bool]string{}}
		f.line.by, f.line.ways, f.quiet = keys.EditLine, f.line.ways.words, true
		f.fill(plan.Session{Sport: f.own, Kind: plan.Easy})
		f.refill()
		s.draft = f
		return reply
	}
}

// press takes a key: to the line, to a field, or from one to another.
func (f *form) press(s *Editor, msg tea.Msg, sc *screen.Scene) outcome {
	key := ""
	if pressed, ok := msg.(tea.KeyPressMsg); ok {
		key = pressed.String()
	}
	if key == "esc" && f.turnBack() {
		f.refill()
		return going
	}
	if end := ends(msg); end != going {
		if end == taken && strings.TrimSpace(f.line.input.Value()) == "" {
			return left
		}
		return end
	}
	switch {
	case f.at == onLine:
		f.onLine(s, key, msg, sc)
	case key == "tab" || key == "down":
		f.goTo(min(f.at+1, fields-1))
	case key == "shift+tab" || key == "up":
		f.goTo(f.at - 1)
	case fieldChoices[f.at] != nil:
		f.choose(key)
	default:
		f.typeIn(msg)
	}
	return going
}

// onLine takes a key while the line is typed. tab completes the word where
// there is one to complete, else it leads to the fields, as down does when no
// line of the history is shown.
func (f *form) onLine(s *Editor, key string, msg tea.Msg, sc *screen.Scene) {
	switch {
	case key == "shift+tab" && f.turning == nil:
		f.leaveLine(fields - 1)
		return
	case key == "tab" && !f.completes(s, sc):
		f.leaveLine(0)
		return
	case key == "down" && f.walk.back == 0:
		f.leaveLine(0)
		return
	}
	before := f.line.input.Value()
	f.line.press(s, msg, sc)
	if f.line.input.Value() != before {
		f.refill()
	}
}

// completes reports whether there is a word before the caret to complete, or a
// completion of several ways is gone through.
func (f *form) completes(s *Editor, sc *screen.Scene) bool {
	if f.turning != nil && len(f.turning.ways) > 1 {
		return true
	}
	before, _ := sides(&f.line.input)
	return before != "" && !strings.HasSuffix(before, " ") && len(f.onward(s, sc, 1)) > 0
}

// words gives the ways on without whole lines: the form shows no ghost of them.
func (of waysOf) words(s *Editor, sc *screen.Scene, before, after string, most int) []complete.Way {
	all := slices.DeleteFunc(of(s, sc, before, after, most+complete.MostLines), func(w complete.Way) bool { return w.Line })
	return all[:min(len(all), most)]
}

// leaveLine goes to a field. A line that can't be read stays, with the cursor
// on its fault: the fields would forget it.
func (f *form) leaveLine(to field) {
	text := strings.TrimSpace(f.line.input.Value())
	if _, err := notation.ParseSession(text, f.own); err != nil && text != "" && text != f.made {
		if fault, ok := errors.AsType[*notation.Error](err); ok {
			f.line.input.SetCursor(fault.Column)
		}
		return
	}
	if text == "" {
		f.fill(plan.Session{Sport: f.own, Kind: plan.Easy})
	}
	f.goTo(to)
}

// goTo begins to type in a field, or in the line. What was typed in the field
// that is left stands where it was understood: a tag that was typed as a
// distance goes to the tags.
func (f *form) goTo(to field) {
	if f.at != onLine {
		if session, err := notation.ParseSession(f.line.input.Value(), f.own); err == nil {
			f.fill(session)
			f.make()
		}
	}
	f.at, f.ahead, f.turning = max(to, onLine), "", nil
	if f.at == onLine {
		f.line.input.CursorEnd()
		return
	}
	f.input.SetValue(f.texts[f.at])
	f.input.CursorEnd()
	f.make()
}

// typeIn gives a key to the field and makes the line of it.
func (f *form) typeIn(msg tea.Msg) {
	if paste, ok := msg.(tea.PasteMsg); ok {
		msg = tea.PasteMsg{Content: strings.Join(strings.Fields(paste.Content), " ")}
	}
	f.input, _ = f.input.Update(msg)
	f.texts[f.at] = f.input.Value()
	f.make()
}

// make makes the line of the fields, and looks whether the text that is typed
// belongs in its field.
func (f *form) make() {
	var b strings.Builder
	for _, part := range lineOrder {
		text := lineTexts[part](f.texts[part])
		if part == sportField && (text == f.own.String() && text != plan.Mobility.String()) {
			text = ""
		}
		lead := " "
		if part == stepsField {
			lead = ": "
		}
		if text != "" && b.Len() > 0 {
			b.WriteString(lead)
		}
		f.start[part] = utf8.RuneCountInString(b.String())
		b.WriteString(text)
	}
	f.made = b.String()
	f.line.input.SetValue(f.made)
	if f.at != onLine {
		f.line.input.SetCursor(f.start[f.at])
	}
	f.wrong = nil
	session, err := notation.ParseSession(f.made, f.own)
	if err != nil {
		return
	}
	f.good = session
	if f.at != onLine && !f.belongs() {
		f.wrong = &notation.Error{Line: f.made, Column: f.start[f.at], Says: "that is no " + fieldLabels[f.at], Try: fieldHints[f.at]}
	}
}

// belongs reports whether what is typed in a field says that field and nothing
// else: 12k among the durations reads well and is a distance.
func (f *form) belongs() bool {
	if fieldChoices[f.at] != nil || f.at == noteField || f.at == privateField || strings.TrimSpace(f.texts[f.at]) == "" {
		return true
	}
	amounts := f.at == durationField || f.at == distanceField || f.at == stepsField
	with, err := f.alone(strings.TrimSpace(f.texts[sportField]+" "+f.texts[kindField]), amounts)
	if err != nil && amounts { // a rest needs no amount: it tells a sign from one
		with, err = f.alone("rest", amounts)
	}
	if err != nil {
		return false // with the other fields it reads well: it leaks into them
	}
	for part := range fields {
		if part == f.at || part == kindField || part == sportField {
			continue
		}
		if known := part == durationField && !amounts; !known && fieldTexts[part](with) != "" {
			return false
		}
	}
	return fieldTexts[f.at](with) != ""
}

// alone reads what is typed in a field behind the head of a line, with an hour
// where the field is no amount itself.
func (f *form) alone(head string, amount bool) (plan.Session, error) {
	lead := " "
	if f.at == stepsField {
		lead = ": "
	}
	if !amount {
		head += " 1h"
	}
	return notation.ParseSession(head+lead+lineTexts[f.at](f.texts[f.at]), plan.Run)
}

// fill shows a session in the fields.
func (f *form) fill(session plan.Session) {
	f.good = session
	for part := range fields {
		f.texts[part] = fieldTexts[part](session)
	}
}

// refill shows in the fields what the line says, once it can be read.
func (f *form) refill() {
	f.wrong = nil
	if session, err := notation.ParseSession(strings.TrimSpace(f.line.input.Value()), f.own); err == nil {
		f.fill(session)
	}
}

func (f *form) change(s *Editor, sc *screen.Scene) (edit.Edit, error) {
	change, err := f.line.change(s, sc)
	if err == nil && f.wrong != nil {
		f.err = f.wrong
		return nil, f.wrong
	}
	return change, err
}

func (f *form) take(s *Editor, sc *screen.Scene) (screen.Reply, error) {
	if f.wrong != nil {
		return screen.Reply{}, f.wrong
	}
	reply, err := f.line.take(s, sc)
	if fault, ok := errors.AsType[*notation.Error](err); ok {
		f.toFault(fault.Column)
	}
	return reply, err
}

// toFault goes to the field in which a column of the line lies.
func (f *form) toFault(column int) {
	if f.at == onLine {
		return
	}
	at := f.at
	for _, part := range lineOrder {
		if f.texts[part] != "" && f.start[part] <= column {
			at = part
		}
	}
	if column >= utf8.RuneCountInString(f.made) { // something is missing: how long
		at = durationField
	}
	f.goTo(at)
}
