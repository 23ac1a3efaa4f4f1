// Package block is the block screen, the heart of ebb: the weeks of a
// mesocycle as a calendar, the season's strip above, and beside it the panel
// with the wave of stress and recovery. It imports plan, the editor and the
// drawing parts of tui.
package block

import (
	"ebb/tui/editor"
	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/panel"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// Screen is the state of the block screen: the editor and the panel, which it
// shares with the other screens of a plan, and how it was drawn last.
type Screen struct {
	*editor.Editor
	Panel *panel.Panel

	shape    shape // as last drawn
	hits     screen.Hits
	season   seasonStrip
	rowsKept []dayRow
	windows  []editor.Window
}

// New gives the screen of what an editor edits.
func New(e *editor.Editor, p *panel.Panel) *Screen { return &Screen{Editor: e, Panel: p} }

// view is what one drawing works on.
type view struct {
	editor.View
	state  *Screen
	layout layout
	rows   []dayRow // of the block

	windows []editor.Window // that races ask for in it
}

// Draw draws the screen into an area.
func (s *Screen) Draw(a frame.Area, sc *screen.Scene, status screen.Status, washes bool) screen.Caret {
	l := lay(a.W, a.H)
	s.shape = l.shape
	s.hits.Reset()
	if l.shape == tooSmall {
		for y, line := range frame.Wrap("too small: 20x5 at least", a.W) {
			a.Text(0, y, line, theme.Text)
		}
		return screen.Caret{}
	}
	v := view{state: s, layout: l}
	var ok bool
	if v.View, ok = s.View(s, hints, sc, status, washes); !ok {
		return v.Empty(a)
	}
	v.rows = v.dayRows(s.rowsKept[:0])
	s.rowsKept = v.rows
	v.windows = v.Windows(s.windows[:0], v.Span)
	s.windows = v.windows
	switch l.shape {
	case inWords:
		return v.words(a)
	case phone:
		return v.phone(a)
	case narrow, below:
		return v.narrow(a)
	default:
		return v.wideScreen(a)
	}
}

// Can reports whether an action does something now; when not, why says so.
func (s *Screen) Can(a keys.Action, sc *screen.Scene) (ok bool, why string) {
	if a == keys.PanelOn || a == keys.PanelBack {
		return true, ""
	}
	return s.Editor.Can(a, sc)
}

// Act does an action count times.
func (s *Screen) Act(a keys.Action, count int, sc *screen.Scene) screen.Reply {
	if ok, why := s.Can(a, sc); !ok {
		return screen.Refuse(why)
	}
	s.Listed = s.shape == phone
	switch {
	case a == keys.In:
		s.Run, s.Panel.Open = nil, false
		return screen.To(screen.Week)
	case a == keys.PanelOn:
		return s.turnPanel(1)
	case a == keys.PanelBack:
		return s.turnPanel(-1)
	case a == keys.Out && s.Run == nil && s.Panel.Open:
		s.Panel.Open = false
		return screen.Reply{}
	}
	return s.Editor.Act(a, count, sc)
}

// Point gives what stands at a cell, as the screen was drawn last.
func (s *Screen) Point(x, y int) (screen.Spot, bool) { return s.hits.Point(x, y) }

// turnPanel goes on to another page, or opens the panel over the screen.
func (s *Screen) turnPanel(by int) screen.Reply {
	s.Run = nil
	if s.Panel.Open || s.wide() {
		s.Panel.Turn(by)
	}
	s.Panel.Open = !s.wide()
	return screen.Reply{}
}

// hints are the keys of the footer, those that matter most first. Keys
// that do nothing now are left out.
var hints = []editor.Hint{
	{Keys: "a", Word: "add", Actions: []keys.Action{keys.AddLine}},
	{Keys: "e", Word: "edit", Actions: []keys.Action{keys.EditLine}},
	{Keys: "+ −", Word: "load", Actions: []keys.Action{keys.More, keys.Less}},
	{Keys: "< >", Word: "move", Actions: []keys.Action{keys.Earlier, keys.Later}},
	{Keys: "i", Word: "insert", Actions: []keys.Action{keys.InsertWeek}},
	{Keys: "space", Word: "done", Actions: []keys.Action{keys.Done}},
	{Keys: "u", Word: "undo", Actions: []keys.Action{keys.Undo}},
	{Keys: "s", Word: "swap", Actions: []keys.Action{keys.SwapDays}},
	{Keys: "z", Word: "stretch", Actions: []keys.Action{keys.Stretch}},
	{Keys: "p", Word: "paste", Actions: []keys.Action{keys.PasteAfter}},
	{Keys: "tab", Word: "panel", Actions: []keys.Action{keys.PanelOn}},
	{Keys: "enter", Word: "week", Actions: []keys.Action{keys.In}},
}
