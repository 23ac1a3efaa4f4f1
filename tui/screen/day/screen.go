// Package day is the screen of one day with all that is known of it: its
// sessions in words and step by step, what to eat and carry, its races, what
// was done, how it felt and why it is there. It imports plan, the editor and
// the drawing parts of tui.
package day

import (
	tea "charm.land/bubbletea/v2"

	"ebb/plan/calendar"
	"ebb/tui/editor"
	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/panel"
	"ebb/tui/screen"
)

// Screen is the state of the day screen: the editor and the panel, which it
// shares with the other screens of a plan, and how far it is scrolled.
type Screen struct {
	*editor.Editor
	Panel *panel.Panel

	shape shape // as last drawn
	hits  screen.Hits
	page  page
}

// page is what is seen of the day: the rows as last written, and the first of
// them on screen.
type page struct {
	rows []row
	day  calendar.Day
	item int
	top  int
	room int // rows there are on screen
}

// New gives the screen of what an editor edits.
func New(e *editor.Editor, p *panel.Panel) *Screen { return &Screen{Editor: e, Panel: p} }

// view is what one drawing works on.
type view struct {
	editor.View
	state  *Screen
	layout layout
}

// Draw draws the screen into an area.
func (s *Screen) Draw(a frame.Area, sc *screen.Scene, status screen.Status, washes bool) screen.Caret {
	l := lay(a.W, a.H)
	s.shape = l.shape
	s.hits.Reset()
	if l.shape == tooSmall {
		return editor.Small(a)
	}
	v := view{state: s, layout: l}
	var ok bool
	if v.View, ok = s.View(s, hints, sc, status, washes); !ok {
		return v.Empty(a)
	}
	switch l.shape {
	case inWords, phone:
		return v.phone(a)
	case narrow:
		return v.narrow(a)
	default:
		return v.wide(a)
	}
}

// Can reports whether an action does something now; when not, why says so.
func (s *Screen) Can(a keys.Action, sc *screen.Scene) (ok bool, why string) {
	switch a {
	case keys.In:
		if ok, why = s.Editor.Can(a, sc); ok {
			if sc.Hidden(keys.EditLine) {
				return false, ""
			}
			return false, "this is as near as it gets: e edits, esc leads out"
		}
		return ok, why
	case keys.PanelOn, keys.PanelBack:
		return s.Editor.Can(keys.DayText, sc) // all need a season and nothing else
	default:
		return s.Editor.Can(a, sc)
	}
}

// Act does an action count times.
func (s *Screen) Act(a keys.Action, count int, sc *screen.Scene) screen.Reply {
	if ok, why := s.Can(a, sc); !ok {
		return screen.Refuse(why)
	}
	s.Listed = true
	switch {
	case a == keys.PanelOn:
		return s.turnPanel(1)
	case a == keys.PanelBack:
		return s.turnPanel(-1)
	case a == keys.Out && s.Run == nil && s.Panel.Open && s.shape != beside:
		s.Panel.Open = false
		return screen.Reply{}
	case a == keys.ScreenOn:
		return s.scroll(count)
	case a == keys.ScreenBack:
		return s.scroll(-count)
	default:
		return s.Editor.Act(a, count, sc)
	}
}

// scroll goes on in what there is to read of the day.
func (s *Screen) scroll(pages int) screen.Reply {
	p := &s.page
	most := max(0, len(p.rows)-p.room)
	to := max(0, min(p.top+pages*max(1, p.room-1), most))
	switch {
	case to != p.top:
		p.top = to
		return screen.Reply{}
	case most == 0:
		return screen.Say("the whole day is on screen")
	case pages > 0:
		return screen.Say("the day ends here: l leads to the next")
	default:
		return screen.Say("the day begins here: h leads to the one before")
	}
}

// Press gives a key to the change that is being made up.
func (s *Screen) Press(msg tea.Msg, sc *screen.Scene) screen.Reply {
	s.Listed = true
	return s.Editor.Press(msg, sc)
}

// Point gives what stands at a cell, as the screen was drawn last.
func (s *Screen) Point(x, y int) (screen.Spot, bool) { return s.hits.Point(x, y) }

// turnPanel goes on to another page, or opens the panel over the screen.
func (s *Screen) turnPanel(by int) screen.Reply {
	s.Run = nil
	if s.Panel.Open || s.shape == beside {
		s.Panel.Turn(by)
	}
	s.Panel.Open = s.shape != beside
	return screen.Reply{}
}

// hints are the keys of the footer, those that matter most first. Keys that do
// nothing now are left out.
var hints = []editor.Hint{
	{Keys: "space", Word: "done", Actions: []keys.Action{keys.Done}},
	{Keys: "e", Word: "edit", Actions: []keys.Action{keys.EditLine}},
	{Keys: "c", Word: "feel", Actions: []keys.Action{keys.CheckIn}},
	{Keys: "r", Word: "log", Actions: []keys.Action{keys.LogLine}},
	{Keys: "a", Word: "add", Actions: []keys.Action{keys.AddLine}},
	{Keys: "h l", Word: "other days", Actions: []keys.Action{keys.DayOn, keys.DayBack}},
	{Keys: "w b", Word: "session", Actions: []keys.Action{keys.SessionOn, keys.SessionBack}},
	{Keys: "esc", Word: "week", Actions: []keys.Action{keys.Out}},
	{Keys: "+ −", Word: "load", Actions: []keys.Action{keys.More, keys.Less}},
	{Keys: "~", Word: "easy", Actions: []keys.Action{keys.Ease}},
	{Keys: "tab", Word: "panel", Actions: []keys.Action{keys.PanelOn}},
	{Keys: "u", Word: "undo", Actions: []keys.Action{keys.Undo}},
}
