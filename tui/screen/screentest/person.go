// Package screentest sits a person before a screen in a test: keys go in, what
// the screen asks for is done to a plan, and what it shows comes out as text. It
// has the plans that screens are tested with, and imports no screen.
package screentest

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
	"ebb/plan/outlook"
	"ebb/plan/rules"
	"ebb/tui/editor"
	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/screen"
	"ebb/tui/theme"
	"ebb/tui/verdict"
)

// Person sits before a screen and types. What the screen asks for is done at
// once to the plan of the scene, as the program around it would do it.
type Person struct {
	testing.TB
	*screen.Scene
	Editor *editor.Editor
	Screen screen.Screen
	Status screen.Status
	Read   *screen.Text // what was opened to be read
	Noted  []plan.Record
	Left   bool
	Went   []screen.Name
	Past   []Step
	Future []Step
	News   int // edits done

	reader  keys.Reader
	rules   bool             // the rules are asked
	judged  *outlook.Outlook // that the rules were asked about
	verdict *judged          // from which the next is made; nil: from scratch
}

// Step is a change as undo takes it back: the plan before and after a run.
type Step struct {
	Before, After plan.Plan
	run           string
}

// Sit puts someone before a screen of an editor, with the cursor on today.
func Sit(t testing.TB, sc *screen.Scene, e *editor.Editor, of screen.Screen) *Person {
	t.Helper()
	p := &Person{TB: t, Scene: sc, Editor: e, Screen: of}
	e.MoveTo(sc.Today, sc)
	p.Sees(120, 36) // keys are typed to a screen that was seen
	return p
}

// Types presses keys by name, or plain ones in a row: types("2l", "enter").
func (p *Person) Types(words ...string) *Person {
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
	"home": true, "end": true, "ctrl+c": true, "ctrl+e": true,
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

func (p *Person) key(name string) {
	p.Helper()
	p.Presses(name)
	p.Weighs()
}

// Weighs lets the editor work out what no key waits for, as the program does it
// beside.
func (p *Person) Weighs() {
	p.judges()
	for w, ok := p.Editor.Weigh(); ok; w, ok = p.Editor.Weigh() {
		p.Editor.Weighed(w.Work(), p.Scene)
	}
}

// Judged lets the rules be asked about what is on screen, from now on. Otherwise
// nothing is known of findings, so that what other screens look like does not
// hang on the words of rules.
func (p *Person) Judged() *Person {
	p.rules = true
	p.Weighs()
	return p
}

// judges asks the rules, as the program does it beside.
func (p *Person) judges() {
	if !p.rules {
		return
	}
	if p.judged != p.Outlook {
		p.judged, p.Findings = p.Outlook, p.asks(p.Outlook)
		p.Editor.Asked(p.Scene)
	}
	if look := p.Editor.Unjudged(); look != nil {
		p.Editor.Judged(look, p.asks(look))
	}
}

// asks gives what the rules say of a plan, from what they said of the last one
// where they can.
func (p *Person) asks(look *outlook.Outlook) *verdict.Seen {
	if p.verdict != nil && p.verdict.today == p.Today {
		return verdict.See(p.verdict.With(look), p.Today)
	}
	p.verdict = &judged{rules.Judge(rules.Input{Look: look, Today: p.Today, Since: p.Today, Checkins: p.Felt}), p.Today}
	return verdict.See(p.verdict.Verdict, p.Today)
}

// judged is what the rules said of a plan on a day.
type judged struct {
	*rules.Verdict
	today calendar.Day
}

// Presses presses a key and leaves what no key waits for undone: the first frame
// after it.
func (p *Person) Presses(name string) {
	p.Helper()
	p.Status = screen.Status{}
	if p.Screen.Typing() {
		p.Does(p.Screen.Press(press(name), p.Scene))
		return
	}
	if name == "esc" && p.reader.Reset() {
		return
	}
	stroke := p.reader.Read(name)
	p.Status = screen.Status{Says: stroke.Says, Pending: p.reader.Pending()}
	if ok, why := p.Screen.Can(stroke.Action, p.Scene); !ok && why == "" {
		stroke.Action = keys.Instead(stroke.Action)
	}
	if stroke.Action != keys.None {
		p.Does(p.Screen.Act(stroke.Action, stroke.Count, p.Scene))
	}
}

// Pastes gives the screen a paste, which only a typed line takes.
func (p *Person) Pastes(text string) {
	p.Does(p.Screen.Press(tea.PasteMsg{Content: text}, p.Scene))
}

// Does does what a screen asks for.
func (p *Person) Does(r screen.Reply) {
	p.Helper()
	if r.Says != "" {
		p.Status.Says, p.Status.Fault = r.Says, r.Fault
	}
	p.Left = p.Left || r.Leave
	if r.Go != nil {
		p.Went = append(p.Went, *r.Go)
	}
	if r.Text != nil {
		p.Read = r.Text
	}
	if r.Record != nil {
		p.Noted = append(p.Noted, *r.Record)
		for _, share := range r.Record.Sessions {
			p.Answers[share.Session] = r.Record
		}
	}
	if r.Ask.Do == screen.Set {
		p.sets(r.Ask.Setting)
	}
	if r.Edit != nil {
		p.stores(r.Edit, r.Run)
	}
	for range r.Undo {
		p.Past, p.Future = p.turn(p.Past, p.Future, func(s Step) plan.Plan { return s.Before })
	}
	for range r.Redo {
		p.Future, p.Past = p.turn(p.Future, p.Past, func(s Step) plan.Plan { return s.After })
	}
}

// sets gives the athlete a setting; the figures follow.
func (p *Person) sets(setting plan.Setting) {
	p.Helper()
	changed, err := p.Athlete.With(setting)
	if err != nil {
		p.Fatalf("asked to store what can't be: %v", err)
	}
	p.News++
	p.Athlete = &changed
	p.Outlook, p.Findings = outlook.New(outlook.Input{Plan: p.Plan, Athlete: p.Athlete, Today: p.Today}), nil
	p.verdict = nil
	p.Editor.Stored(p.Scene)
}

func (p *Person) stores(e edit.Edit, run string) {
	p.Helper()
	result, err := edit.Apply(p.Plan, e)
	if err != nil {
		p.Status = screen.Status{Says: err.Error(), Fault: true}
		p.Editor.Dropped()
		return
	}
	p.News++
	if n := len(p.Past); run != "" && n > 0 && p.Past[n-1].run == run {
		p.Past[n-1].After = result.Plan
	} else {
		p.Past = append(p.Past, Step{p.Plan, result.Plan, run})
	}
	p.Future = nil
	p.Shows(result.Plan)
}

func (p *Person) turn(from, to []Step, side func(Step) plan.Plan) (rest, other []Step) {
	p.Helper()
	if len(from) == 0 {
		p.Status = screen.Status{Says: "nothing", Fault: true}
		return from, to
	}
	last := from[len(from)-1]
	p.Shows(side(last))
	return from[:len(from)-1], append(to, last)
}

// Shows puts another plan before the screen, as if it had been stored.
func (p *Person) Shows(now plan.Plan) {
	p.Helper()
	if err := now.Check(); err != nil {
		p.Fatalf("no plan: %v", err)
	}
	p.Plan = now
	p.Outlook, p.Findings = p.Outlook.With(now), nil
	p.Editor.Stored(p.Scene)
}

// Sees draws the screen at a size.
func (p *Person) Sees(w, h int) (*frame.Frame, screen.Caret) {
	return p.SeesWith(w, h, true)
}

// SeesWith draws it for a terminal with or without washes.
func (p *Person) SeesWith(w, h int, washes bool) (*frame.Frame, screen.Caret) {
	f := frame.New(w, h)
	status := p.Status
	return f, p.Screen.Draw(f.Area(), p.Scene, status, washes)
}

// Text is the screen as plain text, blanks at the ends of rows cut.
func (p *Person) Text(w, h int) string {
	f, _ := p.Sees(w, h)
	return TextOf(f.Lines())
}

// TextOf joins rows, blanks at their ends cut.
func TextOf(lines []string) string {
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// Here says where the cursor is: "Tue 6 Apr: easy 1h".
func (p *Person) Here() string {
	session, ok := p.Editor.Session(p.Scene)
	if !ok {
		return p.Editor.Cursor.Format("Mon 2 Jan")
	}
	return p.Editor.Cursor.Format("Mon 2 Jan") + ": " + notation.PrintSession(session, plan.Run)
}

// Day says what is planned on a day, one line a session.
func (p *Person) Day(d calendar.Day) string {
	var lines []string
	for _, s := range p.Plan.SessionsOn(d) {
		lines = append(lines, notation.PrintSession(s, plan.Run))
	}
	return strings.Join(lines, "; ")
}

// Said fails unless the footer says these words.
func (p *Person) Said(words string, fault bool) {
	p.Helper()
	if !strings.Contains(p.Status.Says, words) || p.Status.Fault != fault {
		p.Errorf("said %q (fault %v), want %q (fault %v)", p.Status.Says, p.Status.Fault, words, fault)
	}
}

// Unchanged fails unless the plan equals another.
func (p *Person) Unchanged(want plan.Plan) {
	p.Helper()
	if changes := edit.Changes(want, p.Plan); len(changes) > 0 {
		p.Errorf("the plan differs: %s", fmt.Sprint(changes))
	}
}

// Themes of the drawings that are compared.
var (
	ASCII      = theme.New(theme.ANSI256, true, theme.ASCII)
	Colourless = theme.New(theme.NoColor, true, theme.Unicode)
)
