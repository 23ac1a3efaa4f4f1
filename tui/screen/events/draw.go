package events

import (
	"ebb/plan"
	"ebb/plan/notation"
	"ebb/tui/editor"
	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// view is what one drawing works on.
type view struct {
	editor.View
	state  *Screen
	layout layout
	rows   []row
	at     int // the row under the cursor; -1: there is none
}

// Draw draws the screen into an area.
func (s *Screen) Draw(a frame.Area, sc *screen.Scene, status screen.Status, washes bool) screen.Caret {
	l := lay(a.W, a.H)
	s.hits.Reset()
	if l.shape == tooSmall {
		for y, line := range frame.Wrap("too small: 20x5 at least", a.W) {
			a.Text(0, y, line, theme.Text)
		}
		return screen.Caret{}
	}
	v := view{state: s, layout: l}
	hints := ofList
	if s.opened {
		hints = ofOne
	}
	v.View, _ = s.View(s, hints, sc, status, washes)
	s.kept.look(&v.View)
	v.rows = s.kept.rows
	v.at = v.shownAt()
	v.title(a.Sub(0, 0, a.W, 1))
	if l.header > 1 {
		a.HLine(0, 1, a.W, theme.Line, theme.Rule)
	}
	body := a.Sub(0, l.header, a.W, a.H-l.header-l.footer)
	var caret screen.Caret
	switch {
	case len(v.rows) == 0:
		v.empty(body)
	case s.opened:
		caret = v.alone(a.Sub(0, min(l.header, 2), a.W, a.H-min(l.header, 2)-l.footer))
	default:
		v.heads(a.Sub(0, 2, a.W, l.header-2))
		caret = v.listed(body)
	}
	caret = v.footer(a.Sub(0, a.H-l.footer, a.W, l.footer), a.H-l.footer, caret)
	if x := l.list + 1; l.panel > 0 && !s.opened && len(v.rows) > 0 {
		a.Rune(x, 1, '┬', theme.Rule)
		a.VLine(x, 2, a.H-l.footer-2, theme.Upright, theme.Rule)
		a.Rune(x, a.H-l.footer, '┴', theme.Rule)
	}
	return caret
}

// shownAt gives the row of the cursor; while an event is being added, its row.
func (v *view) shownAt() int {
	if v.Typing() && v.Before != nil {
		for i := range v.rows {
			if _, ok := v.Before.Plan().FindEvent(v.rows[i].event.ID); !ok {
				return i
			}
		}
	}
	return v.state.index(v.Plan.Events)
}

// title says whose events these are, what day it is and how far the race is.
func (v *view) title(a frame.Area) {
	end := a.W - 1
	if event, ok := v.Plan.NextEvent(v.Scene.Today, plan.A); ok {
		figure, rest := phrase.Until(event, v.Scene.Today)
		rest = frame.Cut(rest, a.W/3)
		end = a.Right(end, 0, rest, theme.Dim)
		end = a.Right(end, 0, figure, theme.Text.Bold())
	}
	form := "Mon 2 Jan"
	if a.W >= screen.BesideWidth {
		form = "Mon 2 Jan 2006"
	}
	if a.W >= screen.NarrowWidth {
		if end < a.W-1 {
			a.Text(end-3, 0, "·", theme.Dim)
			end -= 5
		}
		end = a.Right(end, 0, v.Scene.Today.Format(form), theme.Text)
	}
	left := a.Sub(0, 0, end-1, 1)
	x := 1
	if a.W >= screen.NarrowWidth {
		x = left.Text(1, 0, "ebb", theme.Ebb.Bold()) + 2
	}
	if a.W >= screen.BelowWidth {
		x = left.Text(x, 0, v.Scene.Athlete.Name, theme.Dim)
		x = left.Text(x, 0, " › ", theme.Dim)
	}
	x = left.Text(x, 0, "Events", theme.Text.Bold())
	if v.state.opened && v.at >= 0 {
		left.Text(x, 0, " › "+v.rows[v.at].name, theme.Dim)
	} else if len(v.rows) > 1 {
		left.Int(x+1, 0, len(v.rows), theme.Dim)
	}
}

// empty says how the first event is made.
func (v *view) empty(a frame.Area) {
	y := 0
	for _, line := range []string{
		"No event is planned yet.", "",
		`Press a and type one: A 2027-05-22 "Canyon 100K" 100k +5400m 16h fuel 75g #night`, "",
		"Its form and fitness, the taper that leads there and the calm after it are shown here.",
	} {
		for _, part := range frame.Wrap(line, a.W-2) {
			a.Text(1, y, part, theme.Body)
			y++
		}
	}
}

// footer is the line of the event under the cursor, what stands in its way, and
// the keys; or what is being made up.
func (v *view) footer(a frame.Area, at int, caret screen.Caret) screen.Caret {
	a.HLine(0, 0, a.W, theme.Line, theme.Rule)
	inside := a.Sub(1, 1, a.W-2, a.H-1)
	if v.Typing() {
		return v.Draft(inside, 1, at+1, caret)
	}
	if inside.H >= 2 && v.at >= 0 {
		r := &v.rows[v.at]
		if inside.H >= 3 {
			inside.Text(0, 0, frame.Cut(v.line(r), inside.W), theme.Text.Bold())
			inside.Text(0, 1, frame.CutWords(v.state.kept.summary, inside.W), theme.Dim)
		} else {
			inside.Text(0, 0, frame.Cut(v.line(r), inside.W), theme.Body)
		}
	}
	v.Hints(inside.Sub(0, inside.H-1, inside.W, 1))
	return caret
}

// line gives an event in the notation. It is kept with the row: printing it in
// each frame would cost more than drawing it.
func (v *view) line(r *row) string {
	if r.line == "" {
		r.line = notation.PrintEvent(*r.event, v.Own)
	}
	return r.line
}

// ofList and ofOne are the keys of the footer, those that matter most first.
var ofList = []editor.Hint{
	{Keys: "enter", Word: "open", Actions: []keys.Action{keys.In}},
	{Keys: "f", Word: "ways out", Actions: []keys.Action{keys.Fix}},
	{Keys: "tab", Word: "coverage", Actions: []keys.Action{keys.PanelOn}},
	{Keys: "a", Word: "add", Actions: []keys.Action{keys.AddLine}},
	{Keys: "e", Word: "edit", Actions: []keys.Action{keys.EditLine}},
	{Keys: "I", Word: "recovery", Actions: []keys.Action{keys.InsertDown}},
	{Keys: "x", Word: "delete", Actions: []keys.Action{keys.Cut}},
	{Keys: "< >", Word: "a day", Actions: []keys.Action{keys.Earlier}},
	{Keys: "+ -", Word: "priority", Actions: []keys.Action{keys.More, keys.Less}},
	{Keys: "j k", Word: "event", Actions: []keys.Action{keys.WeekOn}},
	{Keys: "u", Word: "undo", Actions: []keys.Action{keys.Undo}},
}

var ofOne = []editor.Hint{
	{Keys: "enter", Word: "its day", Actions: []keys.Action{keys.In}},
	{Keys: "esc", Word: "back", Actions: []keys.Action{keys.Out}},
	{Keys: "f", Word: "ways out", Actions: []keys.Action{keys.Fix}},
	{Keys: "tab", Word: "coverage", Actions: []keys.Action{keys.PanelOn}},
	{Keys: "a", Word: "plan of the race", Actions: []keys.Action{keys.AddLine}},
	{Keys: "e", Word: "edit", Actions: []keys.Action{keys.EditLine}},
	{Keys: "j k", Word: "event", Actions: []keys.Action{keys.WeekOn}},
	{Keys: "< >", Word: "a day", Actions: []keys.Action{keys.Earlier}},
	{Keys: "+ -", Word: "priority", Actions: []keys.Action{keys.More, keys.Less}},
}
