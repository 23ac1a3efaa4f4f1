package block_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/notation"
	"ebb/tui/editor"
	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/panel"
	"ebb/tui/screen"
	"ebb/tui/screen/block"
	"ebb/tui/theme"
)

// person sits before a block screen and types. What the screen asks for is
// done at once to the plan of the scene, as the program around it would do it.
type person struct {
	testing.TB
	*screen.Scene
	*block.Screen
	reader keys.Reader
	status screen.Status
	read   *screen.Text // what was opened to be read
	noted  []plan.Record
	left   bool
	past   []step
	future []step
	news   int // edits done
}

// step is a change as undo takes it back: the plan before and after a run.
type step struct {
	before, after plan.Plan
	run           string
}

// sit puts someone before a scene, with the cursor on today.
func sit(t testing.TB, sc *screen.Scene) *person {
	t.Helper()
	p := &person{TB: t, Scene: sc, Screen: block.New(editor.New(sc.Today), &panel.Panel{})}
	p.MoveTo(sc.Today, sc)
	p.sees(120, 36) // keys are typed to a screen that was seen
	return p
}

// types presses keys by name, or plain ones in a row: types("2l", "enter").
func (p *person) types(words ...string) *person {
	p.Helper()
	for _, word := range words {
		if named[word] {
			p.key(word)
			continue
		}
		for _, r := range word {
			if r == ' ' {
				p.key("space")
				continue
			}
			p.key(string(r))
		}
	}
	return p
}

var named = map[string]bool{
	"enter": true, "esc": true, "tab": true, "shift+tab": true, "space": true, "backspace": true,
	"up": true, "down": true, "left": true, "right": true, "pgup": true, "pgdown": true, "ctrl+r": true,
	"home": true, "end": true, "ctrl+c": true,
}

// codes are the keys that Bubble Tea has a number for.
var codes = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "space": tea.KeySpace, "backspace": tea.KeyBackspace,
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
	"home": tea.KeyHome, "end": tea.KeyEnd,
}

func press(name string) tea.KeyPressMsg {
	switch code, ok := codes[name]; {
	case name == "space":
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	case ok:
		return tea.KeyPressMsg{Code: code}
	case name == "shift+tab":
		return tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}
	case strings.HasPrefix(name, "ctrl+"):
		return tea.KeyPressMsg{Code: rune(name[5]), Mod: tea.ModCtrl}
	}
	r, _ := utf8.DecodeRuneInString(name)
	return tea.KeyPressMsg{Code: r, Text: name}
}

func (p *person) key(name string) {
	p.Helper()
	defer func() {
		for w, ok := p.Weigh(); ok; w, ok = p.Weigh() {
			p.Weighed(w.Work(), p.Scene)
		}
	}()
	p.status = screen.Status{}
	if p.Typing() {
		p.does(p.Press(press(name), p.Scene))
		return
	}
	if name == "esc" && p.reader.Reset() {
		return
	}
	stroke := p.reader.Read(name)
	p.status = screen.Status{Says: stroke.Says, Pending: p.reader.Pending()}
	if stroke.Action != keys.None {
		p.does(p.Act(stroke.Action, stroke.Count, p.Scene))
	}
}

// pastes gives the screen a paste, which only a typed line takes.
func (p *person) pastes(text string) {
	p.does(p.Press(tea.PasteMsg{Content: text}, p.Scene))
}

func (p *person) does(r screen.Reply) {
	p.Helper()
	if r.Says != "" {
		p.status.Says, p.status.Fault = r.Says, r.Fault
	}
	p.left = p.left || r.Leave
	if r.Text != nil {
		p.read = r.Text
	}
	if r.Record != nil {
		p.noted = append(p.noted, *r.Record)
		for _, share := range r.Record.Sessions {
			p.Answers[share.Session] = r.Record
		}
	}
	if r.Edit != nil {
		p.stores(r.Edit, r.Run)
	}
	for range r.Undo {
		p.past, p.future = p.turn(p.past, p.future, func(s step) plan.Plan { return s.before })
	}
	for range r.Redo {
		p.future, p.past = p.turn(p.future, p.past, func(s step) plan.Plan { return s.after })
	}
}

func (p *person) stores(e edit.Edit, run string) {
	p.Helper()
	result, err := edit.Apply(p.Plan, e)
	if err != nil {
		p.status = screen.Status{Says: err.Error(), Fault: true}
		p.Dropped()
		return
	}
	p.news++
	if n := len(p.past); run != "" && n > 0 && p.past[n-1].run == run {
		p.past[n-1].after = result.Plan
	} else {
		p.past = append(p.past, step{p.Plan, result.Plan, run})
	}
	p.future = nil
	p.shows(result.Plan)
}

func (p *person) turn(from, to []step, side func(step) plan.Plan) (rest, other []step) {
	p.Helper()
	if len(from) == 0 {
		p.status = screen.Status{Says: "nothing", Fault: true}
		return from, to
	}
	last := from[len(from)-1]
	p.shows(side(last))
	return from[:len(from)-1], append(to, last)
}

func (p *person) shows(now plan.Plan) {
	p.Helper()
	if err := now.Check(); err != nil {
		p.Fatalf("no plan: %v", err)
	}
	p.Plan = now
	p.Outlook = p.Outlook.With(now)
	p.Stored(p.Scene)
}

// sees draws the screen at a size.
func (p *person) sees(w, h int) (*frame.Frame, screen.Caret) {
	return p.seesWith(w, h, true)
}

func (p *person) seesWith(w, h int, washes bool) (*frame.Frame, screen.Caret) {
	f := frame.New(w, h)
	status := p.status
	return f, p.Draw(f.Area(), p.Scene, status, washes)
}

// text is the screen as plain text, blanks at the ends of rows cut.
func (p *person) text(w, h int) string {
	f, _ := p.sees(w, h)
	return textOf(f.Lines())
}

func textOf(lines []string) string {
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// here says where the cursor is: "Tue 6 Apr: easy 1h".
func (p *person) here() string {
	session, ok := p.UnderCursor(p.Scene)
	if !ok {
		return p.Cursor.Format("Mon 2 Jan")
	}
	return p.Cursor.Format("Mon 2 Jan") + ": " + notation.PrintSession(session, plan.Run)
}

// day says what is planned on a day, one line a session.
func (p *person) day(d calendar.Day) string {
	var lines []string
	for _, s := range p.Plan.SessionsOn(d) {
		lines = append(lines, notation.PrintSession(s, plan.Run))
	}
	return strings.Join(lines, "; ")
}

// said fails unless the footer says these words.
func (p *person) said(words string, fault bool) {
	p.Helper()
	if !strings.Contains(p.status.Says, words) || p.status.Fault != fault {
		p.Errorf("said %q (fault %v), want %q (fault %v)", p.status.Says, p.status.Fault, words, fault)
	}
}

// unchanged fails unless the plan equals another.
func (p *person) unchanged(want plan.Plan) {
	p.Helper()
	if changes := edit.Changes(want, p.Plan); len(changes) > 0 {
		p.Errorf("the plan differs: %s", fmt.Sprint(changes))
	}
}

// themes of the drawings that are compared.
var (
	ascii      = theme.New(theme.ANSI256, true, theme.ASCII)
	colourless = theme.New(theme.NoColor, true, theme.Unicode)
)
