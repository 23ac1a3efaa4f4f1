package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/notation"
	"ebb/store"
	"ebb/tui/command"
	"ebb/tui/frame"
	"ebb/tui/termtest"
	"ebb/tui/theme"
)

var today = calendar.Of(2027, 4, 6)

// sam is the athlete of these tests.
var sam = plan.ID{15: 9}

// spring is a season of two blocks; 6 April is the Tuesday of the second week
// of the second.
func spring(newID func() plan.ID) plan.Plan {
	week := "rest | easy 1h | intervals 1h10 ! | easy 45m; bike easy 1h | rest | long 3h @3 +700m fuel 70g #trail ! | bike easy 2h"
	m := plan.Macrocycle{ID: newID(), Name: "Spring", Start: calendar.Of(2027, 3, 1)}
	for _, name := range []string{"Base", "Build"} {
		block := plan.Mesocycle{ID: newID(), Name: name, Phase: plan.Build}
		for range 4 {
			block.Weeks = append(block.Weeks, weekOf(week, newID))
		}
		m.Blocks = append(m.Blocks, block)
	}
	return plan.Plan{Seasons: []plan.Macrocycle{m}, Events: []plan.Event{{
		ID: newID(), From: calendar.Of(2027, 5, 22), Days: 1, Priority: plan.A, Name: "Canyon 100K", Sport: plan.Run,
		Distance: plan.Distance{Value: 100, Unit: plan.Kilometres},
	}}}
}

func weekOf(line string, newID func() plan.ID) plan.Microcycle {
	days := strings.Split(line, "|")
	week := plan.Microcycle{ID: newID(), Days: len(days)}
	for d, day := range days {
		for one := range strings.SplitSeq(day, ";") {
			session, err := notation.ParseSession(strings.TrimSpace(one), plan.Run)
			if err != nil {
				panic(err)
			}
			session.ID, session.Day = newID(), d
			week.Sessions = append(week.Sessions, session)
		}
	}
	return week
}

// tb is what these tests need of a test: a *testing.T is one, a *rapid.T too.
type tb interface {
	Helper()
	Fatalf(format string, args ...any)
	Errorf(format string, args ...any)
}

// storeWith makes a store of a season.
func storeWith(t tb, path string) *store.Store {
	t.Helper()
	s := store.Open(path, store.Options{})
	if err := coach(s, "kim").Seed(store.Seed{Athlete: plan.Athlete{ID: sam, Name: "Sam Rivera"}, Plan: spring(s.NewID)}); err != nil {
		t.Fatalf("%v", err)
	}
	return s
}

func coach(s *store.Store, name string) *store.Desk {
	return s.As(store.Principal{Person: name, Role: store.Coach, Via: "local"})
}

// person sits before the program and types. What it hands to the store is done
// between two keys, or, while held, when it is let go.
type person struct {
	t     tb
	app   *App
	held  []tea.Cmd
	hold  bool
	ended bool
}

// opens starts the program on a desk, at 120x36.
func opens(t tb, desk Desk, athlete plan.ID, crashes string) *person {
	t.Helper()
	app, err := New(Options{
		Desk: desk, Athlete: athlete, Person: "Sam Rivera", Today: func() calendar.Day { return today },
		Glyphs: theme.Unicode, Profile: theme.TrueColor, CrashDir: crashes, Commands: toys,
	})
	if err != nil {
		t.Fatalf("%v", err)
	}
	p := &person{t: t, app: app}
	p.run(app.Init())
	p.resizes(120, 36)
	return p
}

// toys are commands for the palette.
var toys = []command.Command{
	{Name: "say", Use: "WORDS", Short: "says them", Run: func(env *command.Env, args []string) error {
		_, err := env.Out.Write([]byte(strings.Join(args, " ")))
		return err
	}},
	{Name: "sulk", Short: "fails", Run: func(*command.Env, []string) error { return &command.ExitError{Code: 2, Err: errSulk} }},
	{Name: "trip", Short: "panics", Run: func(*command.Env, []string) error { panic("tripped") }},
}

type sulk string

func (s sulk) Error() string { return string(s) }

const errSulk = sulk("the command sulks")

// run does what the program wants done and tells it what came of it.
func (p *person) run(cmd tea.Cmd) {
	p.t.Helper()
	if cmd == nil {
		return
	}
	if p.hold {
		p.held = append(p.held, cmd)
		return
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		for _, one := range msg {
			p.run(one)
		}
	case tea.QuitMsg:
		p.ended = true
	case storedMsg, seenMsg, wholeMsg, commandMsg, changedMsg, readMsg, lookMsg, weighedMsg, judgedMsg, writtenMsg, newsMsg, askedMsg, lookedMsg, squadMsg, rowsMsg:
		p.gets(msg)
	}
}

// letGo does what was held, in order.
func (p *person) letGo() {
	p.t.Helper()
	p.hold = false
	for len(p.held) > 0 {
		next := p.held[0]
		p.held = p.held[1:]
		p.run(next)
	}
}

func (p *person) gets(msg tea.Msg) {
	p.t.Helper()
	_, cmd := p.app.Update(msg)
	p.run(cmd)
}

func (p *person) resizes(w, h int)   { p.t.Helper(); p.gets(tea.WindowSizeMsg{Width: w, Height: h}) }
func (p *person) pastes(text string) { p.t.Helper(); p.gets(tea.PasteMsg{Content: text}) }

// types presses keys: each word is a key by its name or a row of plain ones.
func (p *person) types(words ...string) *person {
	p.t.Helper()
	for _, word := range words {
		if _, isName := termtest.Bytes(word); isName {
			p.gets(press(word))
			continue
		}
		for _, r := range word {
			p.gets(press(string(r)))
		}
	}
	return p
}

// codes are the keys that Bubble Tea has a number for.
var codes = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "space": tea.KeySpace, "backspace": tea.KeyBackspace,
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "delete": tea.KeyDelete, "insert": tea.KeyInsert,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "pgdn": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd,
	"f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4, "f5": tea.KeyF5,
}

// press gives the message of a key by its name.
func press(name string) tea.KeyPressMsg {
	for mod, bit := range map[string]tea.KeyMod{"ctrl+": tea.ModCtrl, "alt+": tea.ModAlt, "shift+": tea.ModShift} {
		if rest, ok := strings.CutPrefix(name, mod); ok && rest != "" {
			key := press(rest)
			key.Mod, key.Text = bit, ""
			return key
		}
	}
	if name == "space" || name == " " {
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	}
	if code, ok := codes[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	r, _ := utf8.DecodeRuneInString(name)
	return tea.KeyPressMsg{Code: r, Text: name}
}

// sees gives the screen as text.
func (p *person) sees() string { return strings.Join(p.app.frame.Lines(), "\n") }

// reads fails unless the words are on the screen.
func (p *person) reads(words ...string) {
	p.t.Helper()
	for _, w := range words {
		if !strings.Contains(p.sees(), w) {
			p.t.Errorf("no %q on\n%s", w, p.sees())
		}
	}
}

// day says what is planned on a day of April.
func (p *person) day(n int) string {
	var lines []string
	for _, s := range p.app.scene.Plan.SessionsOn(calendar.Of(2027, 4, n)) {
		lines = append(lines, notation.PrintSession(s, plan.Run))
	}
	return strings.Join(lines, "; ")
}

// isWell fails when the program has crashed or its screen does not fit.
func (p *person) isWell() {
	p.t.Helper()
	if c := p.app.crash; c != nil {
		p.t.Fatalf("crashed: %v\n%s", c.Fault, stackOf(c))
	}
	w, h := p.app.frame.Size()
	for y, line := range p.app.frame.Lines() {
		if got := frame.Width(line); got != w {
			p.t.Fatalf("%dx%d: row %d has %d columns: %q", w, h, y, got, line)
		}
	}
	if c := p.app.view.Cursor; c != nil && w > 0 && h > 0 && (c.X < 0 || c.X >= w || c.Y < 0 || c.Y >= h) {
		p.t.Fatalf("%dx%d: the cursor is at %d,%d", w, h, c.X, c.Y)
	}
	if rows := strings.Count(p.app.view.Content, "\n") + 1; rows > max(h, 1) {
		p.t.Fatalf("%d rows are shown on %dx%d", rows, w, h)
	}
}

// fresh gives a store of a season in a folder of its own, and someone before it.
func fresh(t *testing.T) (*person, *store.Store) {
	t.Helper()
	s := storeWith(t, filepath.Join(t.TempDir(), "ebb.db"))
	return opens(t, coach(s, "kim"), sam, t.TempDir()), s
}

// stackOf reads what a crash left.
func stackOf(c *Crash) string {
	text, err := os.ReadFile(c.File)
	if err != nil {
		return err.Error()
	}
	return string(text)
}
