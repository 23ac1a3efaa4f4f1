package roster_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/squad"
	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/screen"
	"ebb/tui/screen/roster"
	"ebb/tui/theme"
)

var (
	_ screen.Screen  = (*roster.Screen)(nil)
	_ screen.Pointed = (*roster.Screen)(nil)
)

// person sits before a roster and types.
type person struct {
	*roster.Screen
	reader keys.Reader
	status screen.Status
	reply  screen.Reply // the last
}

// sit puts someone before the whole squad.
func sit(t testing.TB) *person {
	t.Helper()
	p := &person{Screen: roster.New()}
	all := rows(t)
	p.Names(namesOf(all))
	p.Take(all, true)
	p.sees(120, 36)
	return p
}

func namesOf(rows []squad.Row) []roster.Name {
	names := make([]roster.Name, len(rows))
	for i := range rows {
		names[i] = roster.Name{Athlete: rows[i].Athlete, Name: rows[i].Name}
	}
	return names
}

// codes are the keys that Bubble Tea has a number for.
var codes = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "backspace": tea.KeyBackspace, "up": tea.KeyUp, "down": tea.KeyDown,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "left": tea.KeyLeft, "right": tea.KeyRight, "tab": tea.KeyTab, "home": tea.KeyHome,
	"end": tea.KeyEnd, "delete": tea.KeyDelete, "space": tea.KeySpace,
}

// types presses keys by name, or plain ones in a row: types("2j", "enter").
func (p *person) types(words ...string) *person {
	for _, word := range words {
		if _, ok := codes[word]; ok {
			p.key(word)
			continue
		}
		for _, r := range word {
			p.key(string(r))
		}
	}
	return p
}

// key presses one key, as the program around the screen would hand it on.
func (p *person) key(name string) {
	code, ok := codes[name]
	msg := tea.KeyPressMsg{Code: code}
	if !ok {
		r, _ := utf8.DecodeRuneInString(name)
		msg = tea.KeyPressMsg{Code: r, Text: name}
	}
	p.reply, p.status = screen.Reply{}, screen.Status{}
	if p.Typing() {
		p.does(p.Press(msg, scene()))
		return
	}
	stroke := p.reader.Read(name)
	p.status.Pending = p.reader.Pending()
	if stroke.Action != keys.None {
		if ok, why := p.Can(stroke.Action, scene()); !ok && why == "" {
			return
		}
		p.does(p.Act(stroke.Action, stroke.Count, scene()))
	}
}

func (p *person) does(r screen.Reply) {
	p.reply = r
	p.status.Says, p.status.Fault = r.Says, r.Fault
}

// sees draws the screen at a size.
func (p *person) sees(w, h int) (*frame.Frame, screen.Caret) { return p.seesWith(w, h, true) }

func (p *person) seesWith(w, h int, washes bool) (*frame.Frame, screen.Caret) {
	f := frame.New(w, h)
	caret := p.Draw(f.Area(), scene(), p.status, washes)
	return f, caret
}

// text gives the screen at a size.
func (p *person) text(w, h int) string {
	f, _ := p.sees(w, h)
	return strings.Join(f.Lines(), "\n")
}

// here gives the name under the cursor.
func (p *person) here() string {
	for i := range people {
		if p.Cursor() == (plan.ID{byte(i + 1), 1}) {
			return people[i].name
		}
	}
	return ""
}

var (
	ascii      = theme.New(theme.ANSI256, true, theme.ASCII)
	colourless = theme.New(theme.NoColor, true, theme.Unicode)
)
