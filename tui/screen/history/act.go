package history

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"ebb/plan/calendar"
	"ebb/tui/editor"
	"ebb/tui/keys"
	"ebb/tui/screen"
)

// deed is what an action does on this screen, what it is called here, and why it
// can't be done now.
type deed struct {
	name string // "" when it is called as everywhere
	do   func(s *Screen, sc *screen.Scene, count int) screen.Reply
	not  func(s *Screen) string // "" when it can be done; nil: always
}

// deeds ties the actions of the table to what they do here.
var deeds = map[keys.Action]deed{
	keys.WeekOn:      {"an entry on", steps(1), nothing},
	keys.WeekBack:    {"an entry back", steps(-1), nothing},
	keys.SeasonFirst: {"the newest entry", toEnd(-1), nothing},
	keys.SeasonLast:  {"the oldest entry read", toEnd(1), nothing},
	keys.ScreenOn:    {"", pages(1), nothing},
	keys.ScreenBack:  {"", pages(-1), nothing},
	keys.GoToDate:    {"", askDay, nothing},
	keys.PanelOn:     {"entries, differences", turn, noDifference},
	keys.PanelBack:   {"differences, entries", turn, noDifference},
	keys.DayOn:       {"the differences", toDifferences(true), noDifference},
	keys.DayBack:     {"the entries", toDifferences(false), nil},
	keys.In:          {"walk through the plan as it was", enter, noPast},
	keys.Undo:        {"go back to here", goBack, noWayBack},
	keys.Search:      {"find a person or a word", askWords, nothingRead},
	keys.Out:         {"", out, nil},
}

// Says gives what an action is called on this screen, "" when it has no name of
// its own here.
func (s *Screen) Says(a keys.Action) string { return deeds[a].name }

// Can reports whether an action does something now; when not, why says so.
func (s *Screen) Can(a keys.Action, sc *screen.Scene) (ok bool, why string) {
	d, here := deeds[a]
	if !here || a == keys.Undo && sc.Hidden(keys.Branch) { // going back changes the plan
		return false, ""
	}
	if d.not != nil {
		why = d.not(s)
	}
	return why == "", why
}

// Act does an action count times.
func (s *Screen) Act(a keys.Action, count int, sc *screen.Scene) screen.Reply {
	if ok, why := s.Can(a, sc); !ok {
		return screen.Refuse(why)
	}
	return deeds[a].do(s, sc, count)
}

func nothingRead(s *Screen) string {
	switch {
	case s.failed != "":
		return s.failed
	case len(s.all) == 0:
		return "nothing was changed yet"
	default:
		return ""
	}
}

func nothing(s *Screen) string {
	if why := nothingRead(s); why != "" {
		return why
	}
	if len(s.list) == 0 {
		return "no change has these words: esc shows all"
	}
	return ""
}

func noPast(s *Screen) string {
	if why := nothing(s); why != "" {
		return why
	}
	if s.then != nil && s.then.Seq == s.seq() && s.then.Why != "" {
		return s.then.Why
	}
	return ""
}

func noWayBack(s *Screen) string {
	if why := noPast(s); why != "" {
		return why
	}
	if s.then != nil && s.then.Seq == s.seq() && s.then.Differs.Len() == 0 {
		return "the plan is as it was here: there is nothing to go back to"
	}
	return ""
}

func noDifference(s *Screen) string {
	switch {
	case s.then == nil || s.then.Seq != s.seq():
		return "it is being compared"
	case s.then.Differs.Len() == 0:
		return "the plan was then as it is now"
	default:
		return ""
	}
}

func steps(by int) func(*Screen, *screen.Scene, int) screen.Reply {
	return func(s *Screen, _ *screen.Scene, count int) screen.Reply {
		if s.low {
			s.then.Differs.Step(by * count)
		} else {
			s.step(by * count)
		}
		return screen.Reply{}
	}
}

func pages(by int) func(*Screen, *screen.Scene, int) screen.Reply {
	return func(s *Screen, _ *screen.Scene, count int) screen.Reply {
		if s.low {
			s.then.Differs.Page(by * count)
		} else {
			s.step(by * count * max(1, s.page-1))
		}
		return screen.Reply{}
	}
}

func toEnd(by int) func(*Screen, *screen.Scene, int) screen.Reply {
	return func(s *Screen, _ *screen.Scene, _ int) screen.Reply {
		if s.low {
			s.then.Differs.Step(by * s.then.Differs.Len())
		} else {
			s.step(by * len(s.list))
		}
		return screen.Reply{}
	}
}

func turn(s *Screen, _ *screen.Scene, _ int) screen.Reply {
	s.low = !s.low
	return screen.Reply{}
}

func toDifferences(low bool) func(*Screen, *screen.Scene, int) screen.Reply {
	return func(s *Screen, _ *screen.Scene, _ int) screen.Reply {
		s.low = low
		return screen.Reply{}
	}
}

// enter walks through the plan as it was, on the day of the difference when
// those have the keys.
func enter(s *Screen, sc *screen.Scene, _ int) screen.Reply {
	if s.low {
		if d, ok := s.then.Differs.At(); ok {
			s.MoveTo(d.Day, sc)
		}
	}
	return screen.Reply{Ask: screen.Ask{Do: screen.LookBack, Seq: s.seq()}}
}

func goBack(s *Screen, _ *screen.Scene, _ int) screen.Reply {
	return screen.Reply{Ask: screen.Ask{Do: screen.GoBack, Seq: s.seq()}}
}

// out ends one thing: the differences, the words, then the screen.
func out(s *Screen, _ *screen.Scene, _ int) screen.Reply {
	switch {
	case s.low:
		s.low = false
	case s.words != "":
		s.look("")
		return screen.Say("all changes")
	default:
		return screen.Reply{Leave: true}
	}
	return screen.Reply{}
}

// question is what is typed for.
type question uint8

const (
	forWords question = iota
	forDay
)

// longestWords bounds what is typed.
const longestWords = 80

func askWords(s *Screen, _ *screen.Scene, _ int) screen.Reply {
	input := screen.NewField(longestWords)
	input.SetValue(s.words)
	input.CursorEnd()
	s.field, s.asks, s.was, s.low = &input, forWords, s.words, false
	return screen.Reply{}
}

func askDay(s *Screen, _ *screen.Scene, _ int) screen.Reply {
	input := screen.NewField(longestWords)
	s.field, s.asks, s.low = &input, forDay, false
	return screen.Reply{}
}

// look shows the entries that have words.
func (s *Screen) look(words string) {
	here := s.seq()
	s.words = words
	s.find(here)
}

// Typing reports whether something is typed.
func (s *Screen) Typing() bool { return s.field != nil }

// Press gives a key to what is typed: the list goes along with words, enter
// keeps them, esc puts back those from before.
func (s *Screen) Press(msg tea.Msg, sc *screen.Scene) screen.Reply {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "esc", "ctrl+c":
			s.field = nil
			if s.asks == forWords {
				s.look(s.was)
			}
			return screen.Reply{}
		case "enter":
			return s.typed(sc)
		}
	}
	if paste, ok := msg.(tea.PasteMsg); ok { // a pasted line break ends nothing
		msg = tea.PasteMsg{Content: strings.Join(strings.Fields(paste.Content), " ")}
	}
	*s.field, _ = s.field.Update(msg)
	if s.asks == forWords {
		s.look(strings.TrimSpace(s.field.Value()))
	}
	return screen.Reply{}
}

// typed ends what was typed.
func (s *Screen) typed(sc *screen.Scene) screen.Reply {
	text := strings.TrimSpace(s.field.Value())
	if s.asks == forWords || text == "" {
		s.field = nil
		return screen.Reply{}
	}
	day, err := s.day(sc, text)
	if err != nil {
		return screen.Refuse(err.Error())
	}
	s.field, s.until, s.at = nil, day, 0
	s.reach()
	return screen.Say("the plan at the end of " + day.Format("Mon 2 Jan 2006"))
}

// day reads a day that was typed: the latest of its name, as the past is asked
// for.
func (s *Screen) day(sc *screen.Scene, text string) (calendar.Day, error) {
	typing := editor.Typing(sc)
	typing.Past = true
	return typing.Whole(text)
}
