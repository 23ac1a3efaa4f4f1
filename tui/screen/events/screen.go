// Package events is the screen of the races and other days that are prepared
// for: what each asks for, how its morning would be met, the taper that leads
// there and the calm after it, and where two of them stand in one another's
// way. It imports plan, the editor and the drawing parts of tui.
package events

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/edit"
	"ebb/tui/editor"
	"ebb/tui/keys"
	"ebb/tui/screen"
)

// Screen is the state of the events screen: the editor, which it shares with
// the other screens of a plan, and an event under the cursor, which it keeps
// when events come, go and move.
type Screen struct {
	*editor.Editor
	cursor plan.ID
	opened bool // the event under the cursor fills the screen
	scroll int  // rows of its page that are scrolled away

	top, fit int // first event on screen and how many fit, as last drawn
	page     int // rows of the page that fit, as last drawn
	hits     screen.Hits
	kept     figures
	sheet    sheet
}

// New gives the screen of what an editor edits.
func New(e *editor.Editor) *Screen { return &Screen{Editor: e} }

// Can reports whether an action does something now; when not, why says so.
func (s *Screen) Can(a keys.Action, sc *screen.Scene) (ok bool, why string) {
	d, here := deeds[a]
	if !here || sc.Hidden(a) {
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
	if !runs[a] && a != keys.Out {
		s.Run = nil
	}
	return deeds[a].do(s, sc, count)
}

// runs are the actions whose presses in a row are one change.
var runs = map[keys.Action]bool{keys.Earlier: true, keys.Later: true, keys.More: true, keys.Less: true}

// Press gives a key to what is being made up. The cursor goes to an event that
// is added.
func (s *Screen) Press(msg tea.Msg, sc *screen.Scene) screen.Reply {
	reply := s.Editor.Press(msg, sc)
	if added, ok := reply.Edit.(edit.AddEvent); ok {
		s.cursor = added.Event.ID
	}
	return reply
}

// Point gives the event that stands at a cell, as a row of the list.
func (s *Screen) Point(x, y int) (screen.Spot, bool) { return s.hits.Point(x, y) }

// Select puts the cursor on a row of the list, and tells whether it stood there.
func (s *Screen) Select(item int) (again bool) {
	if item < 0 || item >= len(s.kept.rows) {
		return false
	}
	id := s.kept.rows[item].event.ID
	again = s.cursor == id
	s.cursor, s.scroll = id, 0
	return again
}

// index gives the place of the cursor among events: of its event, else of the
// first from the editor's day on. It is -1 when there are none.
func (s *Screen) index(all []plan.Event) int {
	if i := slices.IndexFunc(all, func(e plan.Event) bool { return e.ID == s.cursor }); i >= 0 {
		return i
	}
	for i := range all {
		if all[i].Span().To >= s.Editor.Cursor {
			return i
		}
	}
	return len(all) - 1
}

// here gives the event under the cursor.
func (s *Screen) here(sc *screen.Scene) plan.Event { return sc.Plan.Events[s.index(sc.Plan.Events)] }
