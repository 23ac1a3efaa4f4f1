// Package week is the athlete's screen and the coach's close-up: a day a row
// with its sessions in words, their steps, fuelling and kit, the wave turned
// beside it, and below why the day is there and who is ready when. It imports
// plan, the editor and the drawing parts of tui.
package week

import (
	tea "charm.land/bubbletea/v2"

	"ebb/tui/editor"
	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/panel"
	"ebb/tui/screen"
)

// Screen is the state of the week screen: the editor and the panel, which it
// shares with the other screens of a plan, and how it was drawn last.
type Screen struct {
	*editor.Editor
	Panel *panel.Panel

	shape shape // as last drawn
	hits  screen.Hits
	days  days // as last written
}

// New gives the screen of what an editor edits.
func New(e *editor.Editor, p *panel.Panel) *Screen { return &Screen{Editor: e, Panel: p} }

// view is what one drawing works on.
type view struct {
	editor.View
	state  *Screen
	layout layout

	written *days
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
	columns := a.W - l.wave
	if l.panel > 0 {
		columns -= l.panel + 3
	}
	v.written = v.write(max(8, columns-l.loads-l.text-1))
	switch l.shape {
	case inWords:
		return v.words(a)
	case phone:
		return v.phone(a)
	case narrow:
		return v.narrow(a)
	default:
		return v.wide(a)
	}
}

// Can reports whether an action does something now; when not, why says so.
func (s *Screen) Can(a keys.Action, sc *screen.Scene) (ok bool, why string) {
	if a == keys.PanelOn || a == keys.PanelBack {
		a = keys.In // both need a season and nothing else
	}
	return s.Editor.Can(a, sc)
}

// Act does an action count times.
func (s *Screen) Act(a keys.Action, count int, sc *screen.Scene) screen.Reply {
	if ok, why := s.Can(a, sc); !ok {
		return screen.Refuse(why)
	}
	s.Listed = true
	switch {
	case a == keys.In:
		s.Run, s.Panel.Open = nil, false
		return screen.To(screen.Day)
	case a == keys.PanelOn:
		return s.turnPanel(1)
	case a == keys.PanelBack:
		return s.turnPanel(-1)
	case a == keys.Out && s.Run == nil && s.Panel.Open && s.shape != beside:
		s.Panel.Open = false
		return screen.Reply{}
	case a == keys.ScreenOn:
		return s.Editor.Act(keys.WeekOn, count, sc)
	case a == keys.ScreenBack:
		return s.Editor.Act(keys.WeekBack, count, sc)
	default:
		return s.Editor.Act(a, count, sc)
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
	{Keys: "enter", Word: "day", Actions: []keys.Action{keys.In}},
	{Keys: "e", Word: "edit", Actions: []keys.Action{keys.EditLine}},
	{Keys: "a", Word: "add", Actions: []keys.Action{keys.AddLine}},
	{Keys: "j k", Word: "other weeks", Actions: []keys.Action{keys.WeekOn, keys.WeekBack}},
	{Keys: "c", Word: "feel", Actions: []keys.Action{keys.CheckIn}},
	{Keys: "r", Word: "log", Actions: []keys.Action{keys.LogLine}},
	{Keys: "< >", Word: "move", Actions: []keys.Action{keys.Earlier, keys.Later}},
	{Keys: "+ −", Word: "load", Actions: []keys.Action{keys.More, keys.Less}},
	{Keys: "tab", Word: "panel", Actions: []keys.Action{keys.PanelOn}},
	{Keys: "s", Word: "swap", Actions: []keys.Action{keys.SwapDays}},
	{Keys: "u", Word: "undo", Actions: []keys.Action{keys.Undo}},
	{Keys: "esc", Word: "block", Actions: []keys.Action{keys.Out}},
}
