package tui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/library"
	"ebb/tui/screen"
)

// shelf is the library over the screen: entries sort by sort, of which one is
// put in where the cursor is, and what is under the cursor can be kept.
type shelf struct {
	of      library.Library
	what    library.What
	rows    []library.Entry
	at      int
	top     int
	words   string // that are sought
	input   textinput.Model
	ask     shelfAsk
	who     plan.Athlete  // whose library it is; nobody where there is none yet
	kept    library.Entry // that is being named
	whose   question      // for whom something is to be, while it is asked
	changed []change      // on this page: u takes the last back
	says    string
}

// shelfAsk is what a line is typed for.
type shelfAsk uint8

const (
	askNothing shelfAsk = iota
	askWords
	askName
	askDrop // a key, no line
	askWhose
)

// canPut reports whether an entry can be put into what is seen.
func (a *App) canPut() (ok bool, why string) {
	if a.past != nil {
		return false, a.past.why()
	}
	if _, shown := writable[a.at]; !shown {
		return false, "the library is for a plan that is seen: season, block, week or day"
	}
	return true, ""
}

// openLibrary reads the library and shows it.
func (a *App) openLibrary() tea.Cmd {
	s := &shelf{what: library.Sessions}
	if a.snapshot != nil {
		s.who = a.snapshot.Athlete
	}
	return a.readLibrary(s, func() { a.open(s) })
}

// readLibrary reads the library anew; keys wait for it.
func (a *App) readLibrary(s *shelf, then func()) tea.Cmd {
	desk := a.desk
	a.busy = true
	return a.read(func() (func() tea.Cmd, error) {
		of, err := desk.Library(s.who.ID)
		return func() tea.Cmd {
			s.of = of
			s.list()
			then()
			return nil
		}, err
	}, a.refuse)
}

// list makes the rows of what is sought.
func (s *shelf) list() {
	words := strings.Fields(strings.ToLower(s.words))
	s.rows = slices.DeleteFunc(s.of.All(s.what), func(e library.Entry) bool {
		return !fits(strings.ToLower(e.Head()+" "+e.Session.Sport.String()+" "+strings.Join(e.Session.Tags, " ")), words)
	})
	s.at = max(0, min(s.at, len(s.rows)-1))
}

// seek lists what has some words; "" lists all.
func (s *shelf) seek(words string) {
	s.words, s.at, s.top = words, 0, 0
	s.list()
}

// under gives the entry under the cursor.
func (s *shelf) under() (library.Entry, bool) {
	if s.at >= len(s.rows) {
		return library.Entry{}, false
	}
	return s.rows[s.at], true
}

func (s *shelf) press(msg tea.Msg, a *App) (bool, tea.Cmd) {
	s.says = ""
	switch s.ask {
	case askWords, askName:
		return s.typed(msg, a)
	case askDrop:
		s.ask = askNothing
		if key, ok := msg.(tea.KeyPressMsg); ok && key.String() == "y" {
			return false, s.drop(a)
		}
		s.says = "it stays"
		return false, nil
	case askWhose:
		return false, s.answer(msg, a)
	case askNothing:
	}
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return false, nil
	}
	switch name := key.String(); name {
	case "esc", "q", "ctrl+c":
		return true, nil
	case "tab", "l", "right":
		s.turn(1)
	case "shift+tab", "h", "left":
		s.turn(-1)
	case "/":
		s.ask, s.input = askWords, screen.NewField(plan.MaxName)
		s.seek("")
	case "a":
		s.name(a)
	case "e":
		return false, s.edit(a)
	case "u":
		return false, s.undo(a)
	case "x":
		if e, ok := s.under(); ok && e.Whose != library.Ebbs {
			s.ask = askDrop
		} else {
			s.says = "what came with ebb stays"
		}
	case "enter":
		return s.put(a)
	default:
		s.at = max(0, min(moved(s.at, name, len(s.rows)), len(s.rows)-1))
	}
	return false, nil
}

// moved moves a cursor in a list by a key.
func moved(at int, key string, rows int) int {
	switch key {
	case "j", "down":
		return at + 1
	case "k", "up":
		return at - 1
	case "pgdown", "space":
		return at + 10
	case "pgup", "b":
		return at - 10
	case "g", "home":
		return 0
	case "G", "end":
		return rows
	}
	return at
}

// turn goes on to the next sort.
func (s *shelf) turn(by int) {
	n := len(library.Whats())
	s.what = library.What((int(s.what)-1+by+n)%n + 1)
	s.seek("")
}

// typed takes a key of a line.
func (s *shelf) typed(msg tea.Msg, a *App) (bool, tea.Cmd) {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "esc", "ctrl+c":
			if s.ask == askWords {
				s.seek("")
			}
			s.ask = askNothing
			return false, nil
		case "down", "up":
			if s.ask == askWords {
				s.at = max(0, min(moved(s.at, key.String(), len(s.rows)), len(s.rows)-1))
			}
			return false, nil
		case "enter":
			if s.ask == askName {
				return false, s.named(a)
			}
			s.ask = askNothing
			return false, nil
		}
	}
	s.input, _ = s.input.Update(msg)
	if s.ask == askWords {
		s.seek(s.input.Value())
	}
	return false, nil
}

// put begins to put the entry under the cursor in: into the plan, or, where it is
// what sketches are made by, before the others.
func (s *shelf) put(a *App) (bool, tea.Cmd) {
	e, ok := s.under()
	switch {
	case !ok:
		return false, nil
	case e.What == library.Seasons:
		return true, a.sketchAs(e.Season.Line)
	case e.What == library.Patterns || e.What == library.Progressions:
		return false, s.prefer(e, a)
	}
	reply := a.editor.PutIn(s.of, e, &a.scene)
	if reply.Fault {
		s.says = reply.Says
		return false, nil
	}
	return true, a.reply(reply)
}
