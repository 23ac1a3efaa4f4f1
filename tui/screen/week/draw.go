package week

import (
	"strconv"

	"ebb/tui/frame"
	"ebb/tui/panel"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// wide has the days to the left and the panel beside them.
func (v *view) wide(a frame.Area) screen.Caret {
	l := v.layout
	v.title(a.Sub(0, 0, a.W, 1))
	v.context(a.Sub(1, 1, a.W-2, 1))
	edge := a.W - l.panel - 3
	body, foot := a.H-l.header-l.footer, a.H-l.footer
	a.HLine(0, l.header-1, a.W, theme.Line, theme.Rule)
	a.Rune(edge, l.header-1, '┬', theme.Rule)
	v.heads(a.Sub(0, l.header-1, edge, 1))
	a.VLine(edge, l.header, body, theme.Upright, theme.Rule)
	words := min(l.words, max(0, body-v.fewest()))
	caret := v.list(a.Sub(0, l.header, edge, body-words), l.header)
	v.below(a.Sub(0, foot-words, edge, words))
	if words > 0 {
		a.Rune(edge, foot-words, '┤', theme.Rule)
	}
	v.state.Panel.Beside(a.Sub(edge+1, l.header-1, a.W-edge-1, 1), a.Sub(edge+2, l.header, l.panel, body), &v.View, l.perDay)
	a.HLine(0, foot, a.W, theme.Line, theme.Rule)
	a.Rune(edge, foot, '┴', theme.Rule)
	return v.Footer(a.Sub(1, foot+1, a.W-2, l.footer-1), foot+1, caret)
}

// fewest is how many rows the days need at least.
func (v *view) fewest() int { return min(v.Plan.Week(v.At).Days, 7) + 1 }

// narrow has the days alone; the key of the panel opens it over their lower
// half.
func (v *view) narrow(a frame.Area) screen.Caret {
	l := v.layout
	v.title(a.Sub(0, 0, a.W, 1))
	v.context(a.Sub(1, 1, a.W-2, 1))
	a.HLine(0, 2, a.W, theme.Line, theme.Rule)
	v.heads(a.Sub(0, 2, a.W, 1))
	footer := l.footer
	if v.Typing() {
		footer = max(footer, 3)
	}
	foot := a.H - footer
	under := min(l.words, max(0, foot-l.header-v.fewest()))
	if v.state.Panel.Open {
		under = max(panel.LeastRows, (foot-l.header)/2)
	}
	caret := v.list(a.Sub(0, l.header, a.W, max(1, foot-l.header-under)), l.header)
	if v.state.Panel.Open {
		v.state.Panel.Below(a.Sub(0, foot-under, a.W, under), &v.View, l.perDay)
	} else {
		v.below(a.Sub(0, foot-under, a.W, under))
	}
	if footer > 3 {
		a.HLine(0, foot, a.W, theme.Line, theme.Rule)
		foot, footer = foot+1, footer-1
	}
	return v.Footer(a.Sub(1, foot, a.W-2, footer), foot, caret)
}

// heads names the columns on the rule over the days.
func (v *view) heads(a frame.Area) {
	l := v.layout
	edge := a.W - l.wave
	if l.loads > 0 {
		a.Right(v.loadEnd(edge)+1, 0, " load ", theme.Dim)
	}
	a.Right(edge+l.left, 0, " settled ", theme.Ebb)
	a.Rune(edge+l.left, 0, '┬', theme.Rule)
	a.Text(edge+l.left+1, 0, " stress ", theme.Stress)
}

// loadEnd is the column before which the loads of days end: before the word for
// the settled side, which begins left of the wave.
func (v *view) loadEnd(edge int) int { return edge + min(-2, v.layout.left-len(" settled ")-1) }

// phone is a screen of one column.
func (v *view) phone(a frame.Area) screen.Caret {
	l := v.layout
	v.phoneTitle(a)
	a.HLine(0, 2, a.W, theme.Line, theme.Rule)
	v.heads(a.Sub(0, 2, a.W, 1))
	at, of := v.ofSeason()
	a.Text(0, 2, "week "+strconv.Itoa(at)+" of "+strconv.Itoa(of)+" ", theme.Dim)
	foot := a.H - l.footer
	if v.Typing() {
		foot = a.H - 3
	}
	under := min(l.words, max(0, foot-l.header-v.fewest()-2))
	if v.state.Panel.Open {
		under = 1 + v.state.Panel.PhoneRows(&v.View, a.W-2, max(3, (foot-l.header)/2))
	}
	caret := v.list(a.Sub(0, l.header, a.W, max(1, foot-l.header-under)), l.header)
	if v.state.Panel.Open {
		a.HLine(0, foot-under, a.W, theme.Line, theme.Rule)
		v.state.Panel.Phone(a.Sub(1, foot-under+1, a.W-2, under-1), &v.View)
	} else {
		v.below(a.Sub(0, foot-under, a.W, under))
	}
	if v.Typing() {
		a.HLine(0, foot, a.W, theme.Line, theme.Rule)
		return v.Draft(a.Sub(1, foot+1, a.W-2, 2), 1, foot+1, caret)
	}
	if !v.SayWhole(a.Sub(1, foot-max(under-1, 0), a.W-2, max(under, 1))) {
		v.PhoneHints(a.Sub(1, foot, a.W-2, 1), "day")
	}
	return caret
}

// words is the smallest screen that is of use: the day as sentences.
func (v *view) words(a frame.Area) screen.Caret {
	y := 0
	put := func(text string, st theme.Style) {
		for _, line := range frame.Wrap(text, a.W) {
			if y < a.H-1 {
				a.Text(0, y, line, st)
			}
			y++
		}
	}
	put(v.Cursor.Format("Mon 2 Jan"), theme.Text.Bold())
	if said, _ := v.Now.Day(v.Cursor); said.Life != 0 {
		put(said.Life.String(), theme.Stress)
	}
	for _, e := range v.Plan.EventsOn(v.Cursor) {
		put(e.Priority.String()+" "+e.Name, theme.Accent.Bold())
	}
	on := v.Plan.SessionsOn(v.Cursor)
	for i := range on {
		st := theme.Body
		if i == v.Item {
			st = theme.Text
		}
		put(phrase.Title(on[i]), st)
	}
	if len(on) == 0 {
		put("nothing planned", theme.Dim)
	}
	put(v.Why(v.Cursor), theme.Dim)
	foot := a.Sub(0, a.H-1, a.W, 1)
	foot.Fill(0, 0, a.W, 1, ' ', theme.Default)
	if v.Typing() {
		return v.Draft(foot, 0, a.H-1, screen.Caret{})
	}
	v.Hints(foot)
	return screen.Caret{}
}
