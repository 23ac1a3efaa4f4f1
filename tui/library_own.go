package tui

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/library"
	"ebb/plan/notation"
	"ebb/store"
	"ebb/tui/screen"
)

// question is for whom something is to be: for all, or for the athlete alone.
type question struct {
	says string
	then func(owner plan.ID, a *App) tea.Cmd
}

// askWhoseIs asks it; where nobody is there yet it is for all.
func (s *shelf) askWhoseIs(says string, a *App, then func(owner plan.ID, a *App) tea.Cmd) tea.Cmd {
	if s.who.ID.IsZero() {
		return then(plan.ID{}, a)
	}
	s.ask, s.whose = askWhose, question{says, then}
	return nil
}

// answer takes the key that says for whom.
func (s *shelf) answer(msg tea.Msg, a *App) tea.Cmd {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	s.ask = askNothing
	switch key.String() {
	case "enter", "a":
		return s.whose.then(plan.ID{}, a)
	case "o":
		return s.whose.then(s.who.ID, a)
	}
	s.says = "nothing was changed"
	return nil
}

// owner gives for whom an entry of the coach's is.
func (s *shelf) owner(e library.Entry) (owner plan.ID) {
	if e.Whose == library.ForOne {
		owner = s.who.ID
	}
	return owner
}

// forWords says for whom something was done.
func (s *shelf) forWords(owner plan.ID) string {
	switch {
	case !owner.IsZero():
		return " for " + s.who.Name + " alone"
	case !s.who.ID.IsZero():
		return " for all"
	}
	return ""
}

// name asks for the name of what is kept.
func (s *shelf) name(a *App) {
	e, why := a.editor.Keepable(s.what, &a.scene)
	if why != "" {
		s.says = why
		return
	}
	s.ask, s.kept, s.input = askName, e, screen.NewField(plan.MaxName)
}

// named goes on from the name to whose it is.
func (s *shelf) named(a *App) tea.Cmd {
	s.kept.Name = strings.TrimSpace(s.input.Value())
	s.ask = askNothing
	if s.kept.Name == "" {
		return nil
	}
	entries, err := library.Parse("", library.Print([]library.Entry{s.kept}))
	if err != nil {
		s.ask, s.says = askName, "it can't be kept by this name"
		return nil
	}
	e := entries[0]
	return s.askWhoseIs(fmt.Sprintf("Keep the %s \"%s\"", e.What, e.Name), a, func(owner plan.ID, a *App) tea.Cmd {
		return s.keep(a, owner, e, false)
	})
}

// keep puts an entry into the coach's own library. One that is there by its name
// stays, and another name is asked, unless its place is to be taken.
func (s *shelf) keep(a *App, owner plan.ID, e library.Entry, replace bool) tea.Cmd {
	desk := a.desk
	return s.write(a, change{owner: owner, of: e, do: func() (string, error) {
		err := desk.KeepInLibrary(owner, []library.Entry{e}, replace)
		if _, there := errors.AsType[*store.InLibrary](err); there {
			err = fmt.Errorf("%w: give another name", err)
		}
		return fmt.Sprintf("kept the %s \"%s\"%s", e.What, e.Name, s.forWords(owner)), err
	}, refused: func() {
		if !replace {
			s.ask = askName
		}
	}})
}

// prefer lets a pattern or a progression stand before all others of its sort.
func (s *shelf) prefer(e library.Entry, a *App) tea.Cmd {
	if e.Whose == library.ForOne {
		s.says = "sketches for " + s.who.Name + " are made by it: e changes it"
		return nil
	}
	return s.askWhoseIs(fmt.Sprintf("Sketch by \"%s\" before others", e.Name), a, func(owner plan.ID, a *App) tea.Cmd {
		if e.Whose == library.ForAll && owner.IsZero() {
			s.says = "sketches for all are made by it: e changes it"
			return nil
		}
		return s.keep(a, owner, e, true)
	})
}

// edit opens an entry as text. What came with ebb becomes the coach's own by it.
func (s *shelf) edit(a *App) tea.Cmd {
	e, ok := s.under()
	switch {
	case !ok:
		return nil
	case e.Whose == library.Ebbs:
		return s.askWhoseIs("Change \""+e.Name+"\"", a, func(owner plan.ID, a *App) tea.Cmd {
			s.asText(a, owner, e)
			return nil
		})
	}
	s.asText(a, s.owner(e), e)
	return nil
}

// asText opens the area that an entry is typed in.
func (s *shelf) asText(a *App, owner plan.ID, e library.Entry) {
	o := newTextOverlay(fmt.Sprintf("%s%s as text", e.What, s.forWords(owner)), library.Print([]library.Entry{e}), 1)
	o.save = func(o *textOverlay, a *App, saved []byte) (bool, tea.Cmd, error) {
		entries, err := library.Parse("", string(saved))
		if err == nil && len(entries) != 1 {
			err = notation.FileErrors{All: []notation.FileError{{Line: 1, Says: "one entry stands here"}}}
		}
		if err != nil {
			return false, nil, err
		}
		return true, s.keep(a, owner, entries[0], true), nil
	}
	a.open(o)
}

// drop takes the entry under the cursor out of the coach's own library.
func (s *shelf) drop(a *App) tea.Cmd {
	desk := a.desk
	e, _ := s.under()
	owner := s.owner(e)
	return s.write(a, change{owner: owner, of: e, do: func() (string, error) {
		return fmt.Sprintf("took \"%s\" out of the library: u puts it back", e.Name), desk.DropFromLibrary(owner, e)
	}})
}

// undo takes back what was changed on this page last.
func (s *shelf) undo(a *App) tea.Cmd {
	if len(s.changed) == 0 {
		s.says = "nothing was changed here: u takes back what was"
		return nil
	}
	last := s.changed[len(s.changed)-1]
	desk, branch := a.desk, store.Main
	if a.snapshot != nil {
		branch = a.snapshot.Branch
	}
	last.undoes, last.do = true, func() (string, error) {
		if last.owner.IsZero() {
			receipt, err := desk.UndoLibrary()
			return receipt.Words, err
		}
		_, receipt, err := desk.Undo(last.owner, branch)
		return receipt.Words, err
	}
	return s.write(a, last)
}

// change is a change of the library, of an athlete or of all.
type change struct {
	owner   plan.ID
	of      library.Entry
	undoes  bool                   // the one before
	do      func() (string, error) // gives what is said of it
	refused func()
}

// write changes the library outside of Update, and lists it anew.
func (s *shelf) write(a *App, c change) tea.Cmd {
	desk, who := a.desk, s.who.ID
	a.busy = true
	return a.read(func() (func() tea.Cmd, error) {
		says, err := c.do()
		if err != nil {
			return nil, err
		}
		of, err := desk.Library(who)
		return func() tea.Cmd {
			s.of, s.what, s.ask, s.says = of, c.of.What, askNothing, says
			if s.changed = append(s.changed, c); c.undoes {
				s.changed = s.changed[:len(s.changed)-2]
			}
			s.seek("")
			s.at = max(0, slices.IndexFunc(s.rows, c.of.Same))
			return nil
		}, err
	}, func(why string) {
		if s.says = why; c.refused != nil {
			c.refused()
		}
	})
}
