package roster

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/tui/keys"
	"ebb/tui/screen"
)

// deed is what an action does on this screen, and why it can't be done now.
type deed struct {
	do   func(s *Screen, count int) screen.Reply
	not  func(s *Screen) string // "" when it can be done; nil: always
	says string                 // what it is called here; "": as everywhere
}

// deeds ties the actions of the table to what they do here.
var deeds = map[keys.Action]deed{
	keys.WeekOn:      {do: steps(1), not: nobody},
	keys.WeekBack:    {do: steps(-1), not: nobody},
	keys.SeasonFirst: {do: toEnd(-1), not: nobody},
	keys.SeasonLast:  {do: toEnd(1), not: nobody},
	keys.ScreenOn:    {do: pages(1), not: nobody},
	keys.ScreenBack:  {do: pages(-1), not: nobody},
	keys.In:          {do: open, not: nobody},
	keys.Out:         {do: func(*Screen, int) screen.Reply { return screen.Reply{Leave: true} }},
	keys.SwapDays:    {do: turnOrder, not: nobody}, // the key of it: s
	keys.Search:      {do: askName, not: nobody},
	keys.SearchOn:    {do: nextOrNo, not: neitherNextNorNo},                                  // the key of it: n
	keys.Copy:        {do: answer(plan.Accepted), not: nothingAsked},                         // y
	keys.LogLine:     {do: answer(plan.Open), not: nothingAsked, says: "answer with a word"}, // r
	keys.SearchBack:  {do: again(-1), not: nothingSought},
	keys.InsertWeek:  {do: doors, not: nobody, says: "keys of the athlete, invite"}, // the key of it: i
}

// Can reports whether an action does something now; when not, why says so.
func (s *Screen) Can(a keys.Action, _ *screen.Scene) (ok bool, why string) {
	d, here := deeds[a]
	if !here {
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
	for i := range s.list {
		s.list[i].news = false
	}
	s.seeking = s.seeking && (a == keys.SearchOn || a == keys.SearchBack)
	return deeds[a].do(s, count)
}

// asking gives the first open request of the athlete under the cursor.
func (s *Screen) asking() (r plan.Request, found bool) {
	if len(s.list) == 0 || len(s.list[s.index()].Asks) == 0 {
		return r, false
	}
	return s.list[s.index()].Asks[0], true
}

func nothingAsked(s *Screen) string {
	if _, found := s.asking(); !found {
		return "no request is open here"
	}
	return ""
}

// answer answers the first open request of the athlete under the cursor.
func answer(with plan.Answer) func(*Screen, int) screen.Reply {
	return func(s *Screen, _ int) screen.Reply {
		r, _ := s.asking()
		return screen.Reply{Whom: s.cursor, Request: r, Answer: with}
	}
}

// n goes on with a search as long as nothing else was done; it is no to a
// request otherwise.
func (s *Screen) declines() bool { return !s.seeking && nothingAsked(s) == "" }

func nextOrNo(s *Screen, count int) screen.Reply {
	if s.declines() {
		return answer(plan.Declined)(s, count)
	}
	return again(1)(s, count)
}

func neitherNextNorNo(s *Screen) string {
	if s.declines() {
		return ""
	}
	return nothingSought(s)
}

func nobody(s *Screen) string {
	if len(s.list) == 0 {
		return "there is nobody yet: athlete add NAME in the palette adds someone"
	}
	return ""
}

func nothingSought(s *Screen) string {
	if s.sought == "" {
		return "no name was searched for yet: / does"
	}
	return nobody(s)
}

func steps(by int) func(*Screen, int) screen.Reply {
	return func(s *Screen, count int) screen.Reply {
		s.step(by * count)
		return screen.Reply{}
	}
}

func pages(by int) func(*Screen, int) screen.Reply {
	return func(s *Screen, count int) screen.Reply {
		s.step(by * count * max(1, s.page))
		return screen.Reply{}
	}
}

func toEnd(by int) func(*Screen, int) screen.Reply {
	return func(s *Screen, _ int) screen.Reply {
		s.step(by * len(s.list))
		return screen.Reply{}
	}
}

// Says gives what an action is called here, "" when it is called as everywhere.
func (s *Screen) Says(a keys.Action) string { return deeds[a].says }

// doors asks for the keys of the athlete under the cursor.
func doors(s *Screen, _ int) screen.Reply {
	return screen.Reply{Ask: screen.Ask{Do: screen.Doors, Whom: s.cursor, Name: s.list[s.index()].Name}}
}

// open goes to the season of the athlete under the cursor.
func open(s *Screen, _ int) screen.Reply {
	reply := screen.To(screen.Season)
	reply.Whom = s.cursor
	s.moved = true
	if s.isWhole() {
		s.sort() // out of sight
	}
	return reply
}

// turnOrder goes on to the next order and sorts.
func turnOrder(s *Screen, count int) screen.Reply {
	for range count % 3 {
		s.order = s.order.Next()
	}
	s.sort()
	return screen.Say("sorted by " + s.order.String())
}

// longestName bounds what is typed to find one.
const longestName = 80

func askName(s *Screen, _ int) screen.Reply {
	input := screen.NewField(longestName)
	s.find, s.from = &input, s.cursor
	return screen.Reply{}
}

func again(by int) func(*Screen, int) screen.Reply {
	return func(s *Screen, count int) screen.Reply {
		found := false
		for range count {
			found = s.seek(s.sought, by)
		}
		if !found {
			return screen.Refuse("nobody here is called " + s.sought)
		}
		return screen.Reply{}
	}
}

// Typing reports whether a name is being typed.
func (s *Screen) Typing() bool { return s.find != nil }

// Press gives a key to the name that is typed: the cursor goes along with it,
// enter leaves it there, esc takes it back.
func (s *Screen) Press(msg tea.Msg, _ *screen.Scene) screen.Reply {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "esc", "ctrl+c":
			s.find, s.cursor = nil, s.from
			return screen.Reply{}
		case "enter":
			return s.found()
		}
	}
	if paste, ok := msg.(tea.PasteMsg); ok { // a pasted line break ends nothing
		msg = tea.PasteMsg{Content: strings.Join(strings.Fields(paste.Content), " ")}
	}
	*s.find, _ = s.find.Update(msg)
	s.cursor = s.from
	if words := strings.TrimSpace(s.find.Value()); words != "" {
		s.seek(words, 0)
	}
	return screen.Reply{}
}

// found ends the search where the cursor is.
func (s *Screen) found() screen.Reply {
	words := strings.TrimSpace(s.find.Value())
	s.find = nil
	if words == "" {
		return screen.Reply{}
	}
	s.sought, s.seeking = words, true
	if !s.seek(words, 0) {
		return screen.Refuse("nobody here is called " + words)
	}
	return screen.Reply{}
}
