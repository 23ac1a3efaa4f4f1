// Package settings is the screen of an athlete's settings: the value of each in
// force on the cursor's day, since when, what it means and what the default is,
// changed in place; and the zones that follow from them. It imports plan, the
// editor and the drawing parts of tui; what is to be stored it asks for.
package settings

import (
	"slices"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/tui/editor"
	"ebb/tui/keys"
	"ebb/tui/screen"
)

// Screen is the state of the settings: the editor, whose cursor says the day,
// and the setting under the cursor.
type Screen struct {
	*editor.Editor
	cursor string // the key of a setting
	zones  bool   // the zones are shown where they have no place of their own
	apart  bool   // they have one, as last drawn

	field *textinput.Model // a value that is typed; nil: none
	asked string           // the key that it is of; "": the line names it
	typed reading          // what it came to, as it was last read
	hits  screen.Hits
	page  int // rows of the list, as last drawn
	kept  table
}

// New gives the screen beside what an editor edits.
func New(e *editor.Editor) *Screen { return &Screen{Editor: e, cursor: plan.Settings()[0].Key} }

// deed is what an action does on this screen, and why it can't be done now.
type deed struct {
	do  func(s *Screen, sc *screen.Scene, count int) screen.Reply
	not func(s *Screen, sc *screen.Scene) string // "" when it can be done; nil: always
}

// deeds ties the actions of the table to what they do here.
var deeds map[keys.Action]deed

func init() { // an initializer, as some deeds read the table
	deeds = map[keys.Action]deed{
		keys.WeekOn:      {do: steps(1)},
		keys.WeekBack:    {do: steps(-1)},
		keys.SeasonFirst: {do: toEnd(-1)},
		keys.SeasonLast:  {do: toEnd(1)},
		keys.ScreenOn:    {do: pages(1)},
		keys.ScreenBack:  {do: pages(-1)},
		keys.BlockOn:     {do: groups(1)},
		keys.BlockBack:   {do: groups(-1)},
		keys.In:          {do: change},
		keys.EditLine:    {do: change},
		keys.AddLine:     {do: other},
		keys.PanelOn:     {do: turn, not: seen},
		keys.PanelBack:   {do: turn, not: seen},
		keys.Out:         {do: out},
		keys.DayOn:       byEditor(keys.DayOn),
		keys.DayBack:     byEditor(keys.DayBack),
		keys.GoToToday:   byEditor(keys.GoToToday),
		keys.GoToDate:    byEditor(keys.GoToDate),

		keys.Undo: {do: func(_ *Screen, _ *screen.Scene, count int) screen.Reply { return screen.Reply{Undo: count} }},
		keys.Redo: {do: func(_ *Screen, _ *screen.Scene, count int) screen.Reply { return screen.Reply{Redo: count} }},
	}
}

// byEditor moves the day as on every screen of a plan.
func byEditor(a keys.Action) deed {
	return deed{
		do: func(s *Screen, sc *screen.Scene, count int) screen.Reply { return s.Editor.Act(a, count, sc) },
		not: func(s *Screen, sc *screen.Scene) string {
			_, why := s.Editor.Can(a, sc)
			return why
		},
	}
}

// Can reports whether an action does something now; when not, why says so.
func (s *Screen) Can(a keys.Action, sc *screen.Scene) (ok bool, why string) {
	d, here := deeds[a]
	if !here || sc.Hidden(a) || a == keys.In && sc.Hidden(keys.EditLine) {
		return false, ""
	}
	if d.not != nil {
		why = d.not(s, sc)
	}
	return why == "", why
}

// Act does an action count times.
func (s *Screen) Act(a keys.Action, count int, sc *screen.Scene) screen.Reply {
	if ok, why := s.Can(a, sc); !ok {
		return screen.Refuse(why)
	}
	s.kept.look(s, sc)
	s.Run = nil
	return deeds[a].do(s, sc, count)
}

// Typing reports whether something is typed.
func (s *Screen) Typing() bool { return s.field != nil || s.Editor.Typing() }

// Press gives a key to what is typed.
func (s *Screen) Press(msg tea.Msg, sc *screen.Scene) screen.Reply {
	if s.field == nil {
		return s.Editor.Press(msg, sc)
	}
	s.kept.look(s, sc)
	return s.press(msg, sc)
}

// Point gives the setting that stands at a cell, as a row of the list.
func (s *Screen) Point(x, y int) (screen.Spot, bool) { return s.hits.Point(x, y) }

// Select puts the cursor on a row of the list, and tells whether it stood there.
func (s *Screen) Select(item int) (again bool) {
	if item < 0 || item >= len(s.kept.entries) {
		return false
	}
	again = s.cursor == s.kept.entries[item].key
	s.cursor = s.kept.entries[item].key
	return again
}

// index gives the place of the cursor in the list.
func (s *Screen) index() int {
	return max(0, slices.IndexFunc(s.kept.entries, func(e entry) bool { return e.key == s.cursor }))
}

func (s *Screen) to(i int) screen.Reply {
	s.cursor = s.kept.entries[min(max(i, 0), len(s.kept.entries)-1)].key
	return screen.Reply{}
}

func steps(by int) func(*Screen, *screen.Scene, int) screen.Reply {
	return func(s *Screen, _ *screen.Scene, count int) screen.Reply { return s.to(s.index() + by*count) }
}

func pages(by int) func(*Screen, *screen.Scene, int) screen.Reply {
	return func(s *Screen, _ *screen.Scene, count int) screen.Reply {
		return s.to(s.index() + by*count*max(1, s.page-1))
	}
}

func toEnd(by int) func(*Screen, *screen.Scene, int) screen.Reply {
	return func(s *Screen, _ *screen.Scene, _ int) screen.Reply { return s.to(by * len(s.kept.entries)) }
}

// groups goes to the first setting of another group.
func groups(by int) func(*Screen, *screen.Scene, int) screen.Reply {
	return func(s *Screen, _ *screen.Scene, count int) screen.Reply {
		i, all := s.index(), s.kept.entries
		for range count {
			i += by
			for i > 0 && i < len(all) && all[i].group == all[i-1].group {
				i += by
			}
		}
		return s.to(i)
	}
}

func seen(s *Screen, _ *screen.Scene) string {
	if s.apart {
		return "the zones are on screen already"
	}
	return ""
}

// turn shows the zones, or the list again, where there is no room for both.
func turn(s *Screen, _ *screen.Scene, _ int) screen.Reply {
	s.zones = !s.zones
	return screen.Reply{}
}

// out ends one thing: the zones, then the screen.
func out(s *Screen, _ *screen.Scene, _ int) screen.Reply {
	if s.zones && !s.apart {
		s.zones = false
		return screen.Reply{}
	}
	return screen.Reply{Leave: true}
}
