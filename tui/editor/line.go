package editor

import (
	"errors"
	"fmt"
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/complete"
	"ebb/plan/edit"
	"ebb/plan/notation"
	"ebb/tui/keys"
	"ebb/tui/screen"
)

// line is a draft that is typed: the quick line, or the answer to a question.
type line struct {
	question
	met     string // what the question began with, as far as the person knows
	input   textinput.Model
	walk    walk
	turning *turning // a completion that is gone through; nil: none
	seen    sight
	quiet   bool // what it may go on with is shown when it is asked for alone

	got reading // what the line came to, as it was last read
	err error
}

// question is what a typed line answers.
type question struct {
	prompt string
	hint   string // shown while the line is empty
	start  func(s *Editor, sc *screen.Scene) string
	read   func(s *Editor, sc *screen.Scene, text string) (reading, error)
	not    func(s *Editor, sc *screen.Scene) string     // why it can't be asked now; nil: always
	over   bool                                         // what it begins with is written over
	goesOn bool                                         // what it begins with is no whole line: it is not wrong yet
	apart  bool                                         // from the cursor's week: neither its day nor its load is told
	mends  func(text string) (line string, mended bool) // what is meant by what was typed; nil: that
	ways   waysOf                                       // how the line is completed; nil: not at all
	keys   []string                                     // further ones and what they do; nil: those of every line
	narrow string                                       // the prompt where it has no room; "": none
	enter  string                                       // what enter does; "": keep
	esc    string                                       // what esc does; "": put back
	past   func(s *Editor, sc *screen.Scene) []string   // lines of the plan that its history goes on with; nil: none
	by     keys.Action                                  // that asks it again; None: what is typed is of the moment
	event  plan.ID                                      // the event that it asks about; zero: what is under the cursor
}

// reading is what a typed line came to.
type reading struct {
	edit   edit.Edit
	about  plan.ID // the session that the cursor goes to
	record *plan.Record
	moveTo calendar.Day
	moves  bool
	item   int    // of the day that is moved to
	seek   string // words that were searched
	words  string // the sentence it was understood as
}

const maxLine = 4000 // runes, as the notation reads

// ask opens a typed line.
func ask(makeQuestion func(s *Editor, sc *screen.Scene) question) act {
	return func(s *Editor, sc *screen.Scene, _ int) screen.Reply {
		q := makeQuestion(s, sc)
		input := screen.NewField(maxLine)
		met := ""
		if q.start != nil {
			met = q.start(s, sc)
			input.SetValue(met)
			input.CursorEnd()
		}
		s.draft = &line{question: q, input: input, met: met}
		return screen.Reply{}
	}
}

func (l *line) press(s *Editor, msg tea.Msg, sc *screen.Scene) outcome {
	key, pressed := msg.(tea.KeyPressMsg)
	if pressed && key.String() == "esc" && l.turnBack() {
		return going
	}
	if end := ends(msg); end != going {
		if end == taken && strings.TrimSpace(l.input.Value()) == "" {
			return left
		}
		return end
	}
	if pressed && l.steer(s, key.String(), sc) {
		return going
	}
	if paste, ok := msg.(tea.PasteMsg); ok { // a pasted line break ends nothing
		msg = tea.PasteMsg{Content: strings.Join(strings.Fields(paste.Content), " ")}
	}
	if pressed && key.String() == "space" && l.turning != nil && l.turning.spaced() {
		l.turning = nil // the blank is there already
		return going
	}
	l.turning = nil
	before := l.input.Value()
	l.input, _ = l.input.Update(msg)
	if l.input.Value() != before {
		l.walk = walk{}
		l.mend()
	}
	return going
}

// mend writes what is meant in the place of what was typed.
func (l *line) mend() {
	if l.mends == nil {
		return
	}
	text := l.input.Value()
	if line, mended := l.mends(text); mended {
		at := l.input.Position() - len([]rune(text)) + len([]rune(line))
		l.input.SetValue(line)
		l.input.SetCursor(at)
	}
}

// steer takes the keys that write something else than their letter.
func (l *line) steer(s *Editor, key string, sc *screen.Scene) bool {
	all := func() []complete.Way { return l.onward(s, sc, gone) }
	switch key {
	case "tab":
		l.turn(1, all)
	case "shift+tab":
		l.turn(-1, all)
	case "up":
		l.recall(s, sc, 1)
	case "down":
		l.recall(s, sc, -1)
	case "right", "ctrl+e", "end":
		return l.takeGhost(s, sc)
	default:
		return false
	}
	return true
}

func (l *line) change(s *Editor, sc *screen.Scene) (edit.Edit, error) {
	text := strings.TrimSpace(l.input.Value())
	if text == "" {
		return nil, errNothingYet
	}
	l.got, l.err = l.readNow(s, sc, text)
	return l.got.edit, l.err
}

// readNow reads a line, unless another took away meanwhile what it is about.
func (l *line) readNow(s *Editor, sc *screen.Scene, text string) (reading, error) {
	if l.not != nil {
		if why := l.not(s, sc); why != "" {
			return reading{}, errors.New(why)
		}
	}
	return l.read(s, sc, text)
}

// again does what a line asked for once more.
func (l *line) again(text string) act {
	return func(s *Editor, sc *screen.Scene, _ int) screen.Reply {
		read, err := l.readNow(s, sc, text)
		if err != nil {
			return screen.Refuse(err.Error())
		}
		s.follow = read.about
		return screen.Reply{Edit: read.edit, Record: read.record}
	}
}

func (l *line) take(s *Editor, sc *screen.Scene) (screen.Reply, error) {
	text := strings.TrimSpace(l.input.Value())
	read, err := l.readNow(s, sc, text)
	if err != nil {
		if wrong, ok := errors.AsType[*notation.Error](err); ok { // the words are under the line already: bring the cursor to the fault
			l.input.SetCursor(wrong.Column)
		}
		return screen.Reply{}, err
	}
	if l.over && l.start != nil {
		if now := l.start(s, sc); now != l.met { // someone else was quicker: theirs is not lost unseen
			l.met = now
			return screen.Reply{}, fmt.Errorf("changed meanwhile to %s: enter once more writes yours over it", now)
		}
	}
	s.keepLine(sc, l.prompt, text)
	if read.moves {
		s.toHit(read.moveTo, read.item, sc)
	}
	if read.seek != "" {
		s.sought = read.seek
	}
	s.follow = read.about
	if read.edit != nil {
		s.remember(l.again(text), l.not, s.selectedStretch(sc), 1)
		s.sel = nil
	}
	return screen.Reply{Edit: read.edit, Record: read.record}, nil
}
