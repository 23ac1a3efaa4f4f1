// Package season is the screen of a whole macrocycle: a column a week with its
// load, its breath of stress and recovery, fitness and form, the races with
// the windows that they ask for, and the weeks that never came down. It imports
// plan, the editor and the drawing parts of tui.
package season

import (
	"ebb/tui/editor"
	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/panel"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// Screen is the state of the season screen: the editor and the panel, which it
// shares with the other screens of a plan, whether the panel shows the block
// in the place of the cursor's week, and what is kept between frames.
type Screen struct {
	*editor.Editor
	Panel   *panel.Panel
	ofBlock bool

	shape shape // as last drawn
	hits  screen.Hits
	kept  figures
	lines lines
	taken []bool // columns of the row of events
	twice bool   // two races ask for the same days of it
}

// New gives the screen of what an editor edits.
func New(e *editor.Editor, p *panel.Panel) *Screen { return &Screen{Editor: e, Panel: p} }

// view is what one drawing works on.
type view struct {
	editor.View
	state  *Screen
	layout layout
	*figures
}

// Draw draws the screen into an area.
func (s *Screen) Draw(a frame.Area, sc *screen.Scene, status screen.Status, washes bool) screen.Caret {
	if rows := s.SketchRows(a.W, a.H); rows > 0 {
		s.SketchWords(a.Sub(0, a.H-rows, a.W, rows), sc)
		a = a.Sub(0, 0, a.W, a.H-rows)
	}
	l := lay(a.W, a.H, s.ofBlock)
	s.shape = l.shape
	s.hits.Reset()
	if l.shape == tooSmall {
		for y, line := range frame.Wrap("too small: 20x5 at least", a.W) {
			a.Text(0, y, line, theme.Text)
		}
		return screen.Caret{}
	}
	v := view{state: s, layout: l, figures: &s.kept}
	var ok bool
	if v.View, ok = s.View(s, hints, sc, status, washes); !ok {
		return v.Empty(a)
	}
	if caret, ok := v.SketchPage(a); ok {
		return caret
	}
	v.look()
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
		if len(sc.Plan.Seasons) == 0 {
			return false, "there is no season yet: a adds a session and makes one"
		}
		return true, ""
	}
	return s.Editor.Can(a, sc)
}

// Act does an action count times.
func (s *Screen) Act(a keys.Action, count int, sc *screen.Scene) screen.Reply {
	if ok, why := s.Can(a, sc); !ok {
		return screen.Refuse(why)
	}
	a, s.Listed = keys.Instead(a), false
	switch {
	case a == keys.PanelOn:
		return s.turn(1)
	case a == keys.PanelBack:
		return s.turn(-1)
	case a == keys.In:
		s.Run, s.Panel.Open = nil, false
		return screen.To(screen.Block)
	case a == keys.Out && s.Run == nil && s.Panel.Open && !s.selecting(sc):
		s.Panel.Open = false
		return screen.Reply{}
	case travels[a]:
		return s.travel(a, count, sc)
	default:
		return s.Editor.Act(a, count, sc)
	}
}

// selecting reports whether days are selected, which esc ends first.
func (s *Screen) selecting(sc *screen.Scene) bool {
	_, ok := s.Selected(sc.Plan)
	return ok
}

// Point gives what stands at a cell, as the screen was drawn last.
func (s *Screen) Point(x, y int) (screen.Spot, bool) { return s.hits.Point(x, y) }

// turn goes on to another page: the week of the cursor, then those of its
// block. Where the panel has no place of its own it opens over the screen.
func (s *Screen) turn(by int) screen.Reply {
	s.Run = nil
	switch {
	case s.shape != beside && !s.Panel.Open:
		s.Panel.Open = true
	case s.shape != beside:
		s.Panel.Turn(by)
	case !s.ofBlock:
		s.ofBlock, s.Panel.Tab = true, s.Panel.First()
		if by < 0 {
			s.Panel.Turn(-1)
		}
	default:
		s.Panel.Turn(by)
		s.ofBlock = s.Panel.Tab != s.pastLast(by)
	}
	return screen.Reply{}
}

// pastLast is the page that the panel has turned to when it has gone round.
func (s *Screen) pastLast(by int) panel.Tab {
	if by > 0 {
		return s.Panel.First()
	}
	return panel.Last
}

// hints are the keys of the footer, those that matter most first. Keys that do
// nothing now are left out.
var hints = []editor.Hint{
	{Keys: "enter", Word: "block", Actions: []keys.Action{keys.In}},
	{Keys: "j k", Word: "week", Actions: []keys.Action{keys.WeekOn, keys.WeekBack}},
	{Keys: "tab", Word: "panel", Actions: []keys.Action{keys.PanelOn}},
	{Keys: "i", Word: "insert", Actions: []keys.Action{keys.InsertWeek}},
	{Keys: "I", Word: "down week", Actions: []keys.Action{keys.InsertDown}},
	{Keys: "X", Word: "delete", Actions: []keys.Action{keys.DeleteWeek}},
	{Keys: "z", Word: "stretch", Actions: []keys.Action{keys.Stretch}},
	{Keys: "o", Word: "what gives way", Actions: []keys.Action{keys.GivesWay}},
	{Keys: "T", Word: "target", Actions: []keys.Action{keys.SetTarget}},
	{Keys: "V", Word: "select", Actions: []keys.Action{keys.SelectWeeks}},
	{Keys: "{ }", Word: "block", Actions: []keys.Action{keys.BlockOn}},
	{Keys: "u", Word: "undo", Actions: []keys.Action{keys.Undo}},
}
