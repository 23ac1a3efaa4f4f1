package compare

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"ebb/plan/calendar"
	"ebb/tui/editor"
	"ebb/tui/screen"
)

// question is what is typed for.
type question uint8

const (
	forNew question = iota
	forRename
	forRelease
)

// prompts are the words before what is typed, and in its place while there is
// nothing.
var prompts = [...]struct{ prompt, hint string }{
	forNew:     {"new branch ▸ ", "if the knee holds"},
	forRename:  {"rename ▸ ", "another name"},
	forRelease: {"release until ▸ ", "all   sun   +2w   12 oct   race-21d"},
}

// longestTyped bounds what is typed.
const longestTyped = 80

func ask(q question) func(*Screen, *screen.Scene, int) screen.Reply {
	return func(s *Screen, _ *screen.Scene, _ int) screen.Reply {
		input := screen.NewField(longestTyped)
		if q == forRename {
			input.SetValue(s.cursor)
			input.CursorEnd()
		}
		s.field, s.asks = &input, q
		return screen.Reply{}
	}
}

// Typing reports whether something is typed.
func (s *Screen) Typing() bool { return s.field != nil }

// Press gives a key to what is typed: enter takes it, esc leaves.
func (s *Screen) Press(msg tea.Msg, sc *screen.Scene) screen.Reply {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "esc", "ctrl+c":
			s.field = nil
			return screen.Say("left as it was")
		case "enter":
			return s.typed(sc)
		}
	}
	if paste, ok := msg.(tea.PasteMsg); ok { // a pasted line break ends nothing
		msg = tea.PasteMsg{Content: strings.Join(strings.Fields(paste.Content), " ")}
	}
	*s.field, _ = s.field.Update(msg)
	return screen.Reply{}
}

// typed asks for what was typed; what can't be read stays to be mended.
func (s *Screen) typed(sc *screen.Scene) screen.Reply {
	text := strings.TrimSpace(s.field.Value())
	if text == "" {
		s.field = nil
		return screen.Say("left as it was")
	}
	a := screen.Ask{Branch: s.cursor, Name: nameOf(text)}
	switch s.asks {
	case forNew:
		a.Do = screen.NewBranch
	case forRename:
		a.Do = screen.RenameBranch
	case forRelease:
		a.Do = screen.Release
		var err error
		if a.Day, a.All, err = releasedDay(sc, text); err != nil {
			return screen.Refuse(err.Error())
		}
	}
	s.field = nil
	return screen.Reply{Ask: a}
}

// nameOf writes words as the name of a branch: "If the knee holds" is
// if-the-knee-holds.
func nameOf(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), "-")) }

// releasedDay reads a day, or all of them.
func releasedDay(sc *screen.Scene, text string) (day calendar.Day, all bool, err error) {
	if strings.EqualFold(text, "all") {
		return 0, true, nil
	}
	day, err = editor.Typing(sc).Whole(text)
	return day, false, err
}

// comesTo says what is typed comes to, "" when that is plain.
func (s *Screen) comesTo(sc *screen.Scene) string {
	text := strings.TrimSpace(s.field.Value())
	switch name := nameOf(text); {
	case text == "":
		return ""
	case s.asks == forNew:
		return name + ", off " + s.cursor
	case s.asks == forRename && name != text:
		return name
	case s.asks == forRename:
		return ""
	}
	day, all, err := releasedDay(sc, text)
	switch {
	case err != nil:
		return ""
	case all:
		return "the athlete sees all of main"
	default:
		return "the athlete sees main up to " + day.Format("Mon 2 Jan 2006")
	}
}
