package findings

import (
	"strconv"

	"ebb/plan/calendar"
	"ebb/plan/rules"
	"ebb/tui/differences"
	"ebb/tui/editor"
	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
	"ebb/tui/verdict"
)

// view is what one drawing works on.
type view struct {
	editor.View
	state  *Screen
	layout layout
}

// Draw draws the screen into an area.
func (s *Screen) Draw(a frame.Area, sc *screen.Scene, status screen.Status, washes bool) screen.Caret {
	l := lay(a.W, a.H)
	s.hits.Reset()
	if l.shape == tooSmall {
		return editor.Small(a)
	}
	s.look(sc)
	v := view{state: s, layout: l}
	v.View, _ = s.View(s, hints, sc, status, washes)
	v.title(a.Sub(0, 0, a.W, 1))
	if l.header > 1 {
		v.parts(a.Sub(0, 1, a.W, 1))
	}
	foot := a.H - l.footer
	if rows := min(3, a.H-l.header-2); s.Editor.Typing() && l.shape > oneRow {
		foot = a.H - rows - 1
	}
	width := a.W
	if l.beside > 0 {
		width -= l.beside + 3
		a.Rune(width+1, 1, '┬', theme.Rule)
		a.VLine(width+1, 2, foot-2, theme.Upright, theme.Rule)
		v.detail(a.Sub(width+3, 2, l.beside-1, foot-2))
	}
	list := a.Sub(0, l.header, width, a.H-l.footer-l.below-l.header)
	caret := v.list(list)
	if l.below > 0 {
		at := l.header + list.H
		a.HLine(0, at, a.W, theme.Line, theme.Rule)
		v.detail(a.Sub(1, at+1, a.W-2, foot-at-1))
	}
	return v.footer(a.Sub(0, foot, a.W, a.H-foot), foot, caret)
}

// title says whose findings these are, what day it is and how far the race is.
func (v *view) title(a frame.Area) {
	end := a.W - 1
	if a.W >= screen.NarrowWidth {
		end = v.Countdown(a)
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
	x = screen.BranchMark(left, x, 0, (left.W-x)/2, v.Scene)
	x = left.Text(x, 0, "Findings", theme.Text.Bold()) + 2
	v.counts(left.Sub(x, 0, left.W-x, 1))
}

// counts says how many there are of each severity, while they are known.
func (v *view) counts(a frame.Area) {
	var n [rules.Red + 1]int
	all := v.Scene.Findings.All()
	for i := range all {
		n[all[i].Severity]++
	}
	x := 0
	for _, s := range [...]rules.Severity{rules.Red, rules.Warn} {
		if n[s] > 0 && x < a.W {
			sign := verdict.SignOf(s)
			x = a.Text(x, 0, sign.Words+" ", sign.Style)
			x = a.Int(x, 0, n[s], theme.Text) + 2
		}
	}
}

// parts writes what can be listed on the rule over the list.
func (v *view) parts(a frame.Area) {
	a.HLine(0, 0, a.W, theme.Line, theme.Rule)
	x := 1
	for i, word := range partWords {
		st := theme.Dim
		if part(i) == v.state.shown {
			st = theme.Text.Bold()
		}
		x = a.Text(x, 0, " "+word, st)
		if n := v.count(part(i)); n > 0 {
			x = a.Int(x+1, 0, n, st)
			a.Text(x-frame.IntWidth(n)-1, 0, " ", st)
		}
		x = a.Text(x, 0, " ", st)
	}
}

func (v *view) count(p part) int {
	return [parts]int{grave: len(v.Scene.Findings.All()), infos: len(v.Scene.Findings.Infos()), muted: v.state.hush}[p]
}

// list draws the findings that fit, the one under the cursor among them.
func (v *view) list(a frame.Area) screen.Caret {
	s := v.state
	s.page = a.H
	top := max(0, min(s.at-a.H/2, len(s.list)-a.H))
	caret := screen.Caret{X: min(dayAt, a.W-1), Y: v.layout.header}
	if len(s.list) == 0 && v.Scene.Findings != nil {
		v.empty(a)
	}
	for y := 0; y < a.H && top+y < len(s.list); y++ {
		row := a.Sub(0, y, a.W, 1)
		v.row(row, &s.list[top+y], top+y == s.at)
		s.hits.Add(row, screen.Spot{Kind: screen.OnRow, Day: s.list[top+y].day, Item: top + y})
		if top+y == s.at {
			caret.Y = v.layout.header + y
		}
	}
	differences.Ends(a, top > 0, top+a.H < len(s.list))
	return caret
}

// empty says that there is nothing, and what there is elsewhere.
func (v *view) empty(a frame.Area) {
	words := phrase.Capital(nothing[v.state.shown]) + "."
	if n := v.count(infos); n > 0 && v.state.shown == grave {
		words += " tab shows " + phrase.Counted(n, "remark") + " for information."
	}
	for y, line := range frame.Wrap(words, a.W-2) {
		a.Text(1, y, line, theme.Dim)
	}
}

// row draws one finding.
func (v *view) row(a frame.Area, e *entry, here bool) {
	l := &v.layout
	if here && v.Colours {
		a.Wash(0, 0, a.W, 1, theme.Sel)
	}
	if here {
		a.Rune(0, 0, theme.Cursor, theme.Accent)
	}
	sign := verdict.SignOf(e.Severity)
	a.Text(signAt, 0, sign.Words, sign.Style)
	if e.day != 0 {
		a.Text(dayAt, 0, e.day.Format(l.day), theme.Body)
	}
	name := theme.Text.Bold()
	if here && !v.Colours {
		name = name.Reverse()
	}
	end := a.W - fixWide
	at, title := l.title, e.title
	switch {
	case e.inside:
		a.Rune(at, 0, '·', theme.Dim)
		at += 2
	case e.group != nil && l.says == 0:
		title = strconv.Itoa(len(e.group.Findings)) + "× " + title
	}
	if l.says > 0 && l.says < a.W {
		a.Text(l.says, 0, frame.Cut(e.says, end-l.says), theme.Dim)
		end = l.says - 1
	}
	a.Text(at, 0, frame.Cut(title, end-at), name)
	if v.fixable(e) {
		a.Rune(a.W-2, 0, 'f', theme.Accent.Bold())
	}
}

func (v *view) fixable(e *entry) bool {
	return e.hush == nil && v.Scene.Findings != nil && v.Scene.Findings.Fixable(e.toFix(v.Scene.Findings))
}

// detail is all of the finding under the cursor: what is seen, what would put it
// right, when the rule speaks, what it rests on.
func (v *view) detail(a frame.Area) {
	if len(v.state.list) == 0 || a.H < 1 {
		return
	}
	e := v.state.here()
	x := a.Text(0, 0, phrase.Capital(e.title), theme.Text.Bold())
	x = a.Text(x+1, 0, e.Rule.ID, theme.Dim)
	if words := v.headOf(e); x+2+frame.Width(words) <= a.W {
		a.Right(a.W, 0, words, theme.Dim)
	}
	y := 1
	say := func(words string, st theme.Style) {
		for _, line := range frame.Wrap(words, a.W) {
			a.Text(0, y, line, st)
			y++
		}
	}
	if e.hush != nil {
		say(phrase.Capital(e.hush.says())+": “"+e.hush.reason+"”", theme.Text)
		for _, f := range e.hush.hides {
			say(f.Says+".", theme.Body)
		}
		x := a.Text(0, y, "m", theme.Accent.Bold())
		a.Text(x+1, y, "tells it again", theme.Dim)
		y += 2
		say(e.Rule.Why, theme.Dim)
		return
	}
	if e.group != nil {
		say(phrase.Capital(e.says)+".", theme.Text)
		say("The first: "+e.Says+".", theme.Body)
	} else {
		say(e.Says+".", theme.Text)
	}
	if way := e.Way(); way != "" {
		say("Way out: "+way+".", theme.Body)
	}
	if y >= a.H {
		return
	}
	if pairs := v.keysOf(e); len(pairs) > 0 {
		editor.Pairs(a, y, pairs...)
		y++
	}
	if a.H-y > 4 {
		y++
	}
	say(e.Limit(), theme.Dim)
	say(e.Rule.Why, theme.Body)
	say("Source: "+e.Rule.Source+".", theme.Dim)
	if y > a.H { // what does not fit is told by K
		a.Fill(a.W-2, a.H-1, 2, 1, ' ', theme.Default)
		a.Rune(a.W-1, a.H-1, '…', theme.Dim)
	}
}

// keysOf says what keys do with the row under the cursor.
func (v *view) keysOf(e *entry) (pairs []string) {
	if v.fixable(e) {
		pairs = append(pairs, "f", "previews a fix")
	}
	switch {
	case e.group == nil:
	case v.state.open(e):
		pairs = append(pairs, "enter", "closes them")
	default:
		pairs = append(pairs, "enter", "lists each")
	}
	if e.group != nil && len(pairs) > 2 {
		pairs[1] += " of " + v.Scene.Findings.Day(e.toFix(v.Scene.Findings)).Format("Mon 2 Jan")
	}
	return pairs
}

// headOf says where a finding lies and what it is of.
func (v *view) headOf(e *entry) string {
	words := e.Rule.Family.String()
	if e.day == 0 {
		return words
	}
	if e.group != nil {
		return strconv.Itoa(len(e.group.Findings)) + " times, " + words
	}
	words = v.days(e) + ", " + words
	if at, ok := v.Scene.Plan.Locate(e.day); ok {
		words = v.Scene.Plan.Block(at).Name + ", " + words
	}
	return words
}

// days says the days of a finding.
func (v *view) days(e *entry) string {
	form := func(d calendar.Day) string { return d.Format("2 Jan") }
	if e.From == e.To {
		return e.From.Format("Mon 2 Jan")
	}
	return form(e.From) + " to " + form(e.To)
}

// footer is what is typed, or the keys.
func (v *view) footer(a frame.Area, at int, caret screen.Caret) screen.Caret {
	first := 0
	if a.H > 1 {
		a.HLine(0, 0, a.W, theme.Line, theme.Rule)
		first = 1
	}
	inside := a.Sub(1, first, a.W-2, a.H-first)
	if v.state.Editor.Typing() {
		inside.Fill(0, 0, inside.W, inside.H, ' ', theme.Default)
		return v.Draft(inside, 1, at+first, caret)
	}
	if v.state.find != nil {
		x := inside.Text(0, inside.H-1, "find ", theme.Accent.Bold())
		column, _ := screen.Field(inside.Sub(x, inside.H-1, inside.W-x-1, 1), v.state.find, "a word of a finding")
		return screen.Caret{X: min(1+x+column, a.W-1), Y: at + a.H - 1, Text: true}
	}
	if v.state.hasGroup() {
		v.Keys = hintsOfGroup
	}
	v.Hints(inside.Sub(0, inside.H-1, inside.W, 1))
	return caret
}

// hasGroup reports whether the row under the cursor is a group.
func (s *Screen) hasGroup() bool { return len(s.list) > 0 && s.here().group != nil }

// hints are the keys of the footer, those that matter most first.
var hints = []editor.Hint{
	{Keys: "enter", Word: "go there", Actions: []keys.Action{keys.In}},
	{Keys: "f", Word: "fix", Actions: []keys.Action{keys.Fix}},
	{Keys: "m", Word: "mute", Actions: []keys.Action{keys.Mute}},
	{Keys: "tab", Word: "others", Actions: []keys.Action{keys.PanelOn}},
	{Keys: "j k", Word: "finding", Actions: []keys.Action{keys.WeekOn}},
	{Keys: "/", Word: "find", Actions: []keys.Action{keys.Search}},
	{Keys: "u", Word: "undo", Actions: []keys.Action{keys.Undo}},
	{Keys: "esc", Word: "back", Actions: []keys.Action{keys.Out}},
}

// hintsOfGroup are those of a row of several findings.
var hintsOfGroup = append([]editor.Hint{{Keys: "enter", Word: "open, close", Actions: []keys.Action{keys.In}}}, hints[1:]...)
