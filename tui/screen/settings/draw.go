package settings

import (
	"ebb/tui/editor"
	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// view is what one drawing works on.
type view struct {
	editor.View
	state  *Screen
	layout layout
	at     int // the entry under the cursor
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
	s.kept.look(s, sc)
	v := view{state: s, layout: l, at: s.index()}
	v.View, _ = s.View(s, hints, sc, status, washes)
	s.apart = l.zones > 0
	v.title(a.Sub(0, 0, a.W, 1))
	if l.header > 1 {
		a.HLine(0, 1, a.W, theme.Line, theme.Rule)
	}
	foot := a.H - l.footer
	body := a.Sub(0, l.header, a.W, foot-l.header-l.zones)
	caret := screen.Caret{X: min(1, a.W-1), Y: l.header}
	if s.zones && l.zones == 0 {
		v.zones(a.Sub(1, l.header, a.W-2, foot-l.header))
	} else {
		v.heads(a.Sub(0, 2, a.W, l.header-2))
		caret = v.list(body)
	}
	if l.zones > 0 {
		a.HLine(0, foot-l.zones, a.W, theme.Line, theme.Rule)
		v.zones(a.Sub(1, foot-l.zones+1, a.W-2, l.zones-1))
	}
	return v.footer(a.Sub(0, foot, a.W, l.footer), foot, caret)
}

// title says whose settings these are and of which day.
func (v *view) title(a frame.Area) {
	form := "Mon 2 Jan 2006"
	if a.W < screen.NarrowWidth {
		form = "2 Jan 2006"
	}
	day := v.Cursor.Format(form)
	if v.Cursor == v.Scene.Today {
		day = "today, " + day
	}
	end := a.Right(a.W-1, 0, frame.Cut(day, a.W-12), theme.Text)
	end = a.Sub(0, 0, a.W, 1).Right(end, 0, "as of ", theme.Dim)
	left := a.Sub(0, 0, end-1, 1)
	x := 1
	if a.W >= screen.NarrowWidth {
		x = left.Text(1, 0, "ebb", theme.Ebb.Bold()) + 2
		x = left.Text(x, 0, v.Scene.Athlete.Name, theme.Dim)
		x = left.Text(x, 0, " › ", theme.Dim)
	}
	left.Text(x, 0, frame.Cut("Settings", left.W-x), theme.Text.Bold())
}

func (v *view) heads(a frame.Area) {
	if a.H < 1 {
		return
	}
	l := &v.layout
	for _, head := range []struct {
		at    column
		words string
	}{{l.key, "setting"}, {l.value, "value"}, {l.since, "whose, since when"}, {l.standard, "default"}, {l.meaning, "meaning"}} {
		if head.at.w > 0 {
			a.Text(head.at.x, 0, frame.Cut(head.words, head.at.w), theme.Dim)
		}
	}
}

// list draws the settings under their headings, scrolled so that the one under
// the cursor is seen.
func (v *view) list(a frame.Area) screen.Caret {
	all := v.state.kept.entries
	extra := v.extra(min(4, a.H-1))
	rowOf := 0 // of the cursor, with the headings before it
	total := len(extra)
	for i := range all {
		if v.begins(i) {
			total++
		}
		if i == v.at {
			rowOf = total - len(extra)
		}
		total++
	}
	v.state.page = a.H
	first := max(0, min(rowOf-a.H/2, total-a.H), rowOf+1+len(extra)-a.H)
	y := -first
	caret := screen.Caret{X: min(keyAt, a.W-1), Y: v.layout.header + rowOf - first}
	for i := range all {
		if v.begins(i) {
			a.Text(1, y, all[i].group, theme.Ebb.Bold())
			y++
		}
		rows := 1
		if i == v.at {
			rows += len(extra)
		}
		if y+rows > 0 && y < a.H {
			v.entry(a, y, i, extra[:rows-1])
		}
		y += rows
	}
	if first > 0 {
		a.Rune(a.W-1, 0, '↑', theme.Dim)
	}
	if y > a.H {
		a.Rune(a.W-1, a.H-1, '↓', theme.Dim)
	}
	return caret
}

// begins reports whether a setting is the first of its group.
func (v *view) begins(i int) bool {
	all := v.state.kept.entries
	return i == 0 || all[i].group != all[i-1].group
}

// entry draws one setting, with further rows when it is opened.
func (v *view) entry(a frame.Area, y, i int, extra []string) {
	e, l, here := &v.state.kept.entries[i], &v.layout, i == v.at
	name, value := theme.Body, theme.Dim
	if e.isSet {
		value = theme.Text.Bold()
	}
	if here {
		name = theme.Text.Bold()
		if !v.Colours {
			name = name.Reverse()
		}
	}
	a.Text(l.key.x, y, frame.Cut(e.key, l.key.w-1), name)
	x := a.Text(l.value.x, y, frame.Cut(e.value, l.value.w-1), value)
	if room := l.value.x + l.value.w - x - 2; e.also != "" && frame.Width(e.also) <= room {
		a.Text(x+1, y, e.also, theme.Dim)
	}
	if l.since.w > 0 {
		a.Text(l.since.x, y, frame.Cut(e.since, l.since.w-1), theme.Dim)
	}
	if l.standard.w > 0 {
		a.Text(l.standard.x, y, frame.Cut(e.standard, l.standard.w-1), theme.Dim)
	}
	if l.meaning.w > 0 {
		a.Text(l.meaning.x, y, frame.Cut(e.meaning, l.meaning.w), theme.Body)
	}
	for n, words := range extra {
		a.Text(keyAt+2, y+1+n, words, theme.Dim)
	}
	area := a.Sub(0, y, a.W, 1+len(extra))
	v.state.hits.Add(area, screen.Spot{Kind: screen.OnRow, Day: v.Cursor, Item: i})
	if !here {
		return
	}
	if v.Colours {
		area.Wash(0, 0, area.W, area.H, theme.Sel)
	}
	for n := range area.H {
		area.Rune(0, n, theme.Cursor, theme.Accent)
	}
}

// extra is the further rows of the setting under the cursor on a phone.
func (v *view) extra(most int) []string {
	if v.layout.shape != phone || most < 1 {
		return nil
	}
	e := &v.state.kept.entries[v.at]
	w := v.layout.value.x + v.layout.value.w - keyAt - 2
	lines := frame.Wrap(e.meaning, w)
	says := e.since
	if e.also != "" {
		says = e.also + ", " + says
	}
	lines = append(lines, frame.Wrap(says, w)...)
	if e.others != "" {
		lines = append(lines, frame.Wrap(e.others, w)...)
	}
	return lines[:min(len(lines), most)]
}

// hints are the keys of the footer, those that matter most first.
var hints = []editor.Hint{
	{Keys: "enter", Word: "change", Actions: []keys.Action{keys.In}},
	{Keys: "a", Word: "another, a rule", Actions: []keys.Action{keys.AddLine}},
	{Keys: "h l", Word: "day", Actions: []keys.Action{keys.DayOn}},
	{Keys: "{ }", Word: "group", Actions: []keys.Action{keys.BlockOn}},
	{Keys: "tab", Word: "zones", Actions: []keys.Action{keys.PanelOn}},
	{Keys: "u", Word: "undo", Actions: []keys.Action{keys.Undo}},
}
