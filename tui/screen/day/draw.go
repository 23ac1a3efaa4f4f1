package day

import (
	"strconv"
	"strings"

	"ebb/plan/calendar"
	"ebb/tui/frame"
	"ebb/tui/frame/chart"
	"ebb/tui/panel"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
	"ebb/tui/verdict"
)

// wide has the day to the left and the panel beside it.
func (v *view) wide(a frame.Area) screen.Caret {
	l := v.layout
	v.title(a.Sub(0, 0, a.W, 1))
	v.context(a.Sub(1, 1, a.W-2, 1))
	edge := a.W - l.panel - 3
	body, foot := a.H-l.header-l.footer, a.H-l.footer
	a.HLine(0, l.header-1, a.W, theme.Line, theme.Rule)
	a.Rune(edge, l.header-1, '┬', theme.Rule)
	a.VLine(edge, l.header, body, theme.Upright, theme.Rule)
	caret := v.read(a.Sub(0, l.header, edge, body), l.header)
	v.state.Panel.Beside(a.Sub(edge+1, l.header-1, a.W-edge-1, 1), a.Sub(edge+2, l.header, l.panel, body), &v.View, l.perDay)
	a.HLine(0, foot, a.W, theme.Line, theme.Rule)
	a.Rune(edge, foot, '┴', theme.Rule)
	v.more(a.Sub(1, foot, edge-1, 1))
	return v.Footer(a.Sub(1, foot+1, a.W-2, l.footer-1), foot+1, caret)
}

// narrow has the day alone; the key of the panel opens it over the lower half.
func (v *view) narrow(a frame.Area) screen.Caret {
	l := v.layout
	v.title(a.Sub(0, 0, a.W, 1))
	v.context(a.Sub(1, 1, a.W-2, 1))
	a.HLine(0, 2, a.W, theme.Line, theme.Rule)
	foot := a.H - l.footer
	under := 0
	if v.state.Panel.Open {
		under = max(panel.LeastRows, (foot-l.header)/2)
	}
	caret := v.read(a.Sub(0, l.header, a.W, max(1, foot-l.header-under)), l.header)
	if under > 0 {
		v.state.Panel.Below(a.Sub(0, foot-under, a.W, under), &v.View, l.perDay)
	}
	a.HLine(0, foot, a.W, theme.Line, theme.Rule)
	v.more(a.Sub(1, foot, a.W-1, 1))
	return v.Footer(a.Sub(1, foot+1, a.W-2, l.footer-1), foot+1, caret)
}

// phone is a screen of one column; the smallest has no margins.
func (v *view) phone(a frame.Area) screen.Caret {
	l := v.layout
	v.phoneTitle(a.Sub(0, 0, a.W, 1))
	foot := a.H - l.footer
	small := l.shape == inWords
	if v.Typing() && !small {
		foot = a.H - 3
	}
	under := 0
	if v.state.Panel.Open && !small {
		under = 1 + v.state.Panel.PhoneRows(&v.View, a.W-2, max(3, (foot-l.header)/2))
	}
	caret := v.read(a.Sub(0, l.header, a.W, max(1, foot-l.header-under)), l.header)
	if under > 0 {
		a.HLine(0, foot-under, a.W, theme.Line, theme.Rule)
		v.state.Panel.Phone(a.Sub(1, foot-under+1, a.W-2, under-1), &v.View)
	}
	switch {
	case v.Typing() && small:
		return v.Draft(a.Sub(0, foot, a.W, 1), 0, foot, caret)
	case v.Typing():
		a.HLine(0, foot, a.W, theme.Line, theme.Rule)
		return v.Draft(a.Sub(1, foot+1, a.W-2, 2), 1, foot+1, caret)
	case small:
		v.Hints(a.Sub(0, foot, a.W, 1))
	default:
		hint := a.Sub(1, foot, a.W-2, 1)
		if n := len(v.state.page.rows) - v.state.page.top - v.state.page.room; n > 0 && v.Status.Says == "" {
			hint.Right(hint.W, 0, "↓"+strconv.Itoa(n), theme.Dim)
			hint = hint.Sub(0, 0, hint.W-5, 1)
		}
		v.PhoneHints(hint, "")
	}
	return caret
}

// title says which day this is, what day it is and how far the race is.
func (v *view) title(a frame.Area) {
	end := v.Countdown(a)
	left := a.Sub(0, 0, end-1, 1)
	x := left.Text(1, 0, "ebb", theme.Ebb.Bold()) + 1
	if a.W >= screen.BesideWidth {
		x = left.Text(x+1, 0, v.Scene.Athlete.Name, theme.Dim) + 1
		x = screen.BranchMark(left, x, 0, (left.W-x)/2, v.Scene)
		x = left.Text(x, 0, "› ", theme.Dim)
	} else {
		x = screen.BranchMark(left, x, 0, (left.W-x)/2, v.Scene)
	}
	x = left.Text(x, 0, v.Block.Name, theme.Dim)
	x = left.Text(x, 0, " › ", theme.Dim)
	left.Text(x, 0, frame.Cut(v.Cursor.Format("Mon 2 Jan"), left.W-x), theme.Text.Bold())
}

// phoneTitle says which day this is, and how far away.
func (v *view) phoneTitle(a frame.Area) {
	margin := 1
	if v.layout.shape == inWords {
		margin = 0
	}
	x := a.Text(margin, 0, "‹ ", theme.Dim)
	x = a.Text(x, 0, v.Cursor.Format("Mon 2 Jan"), theme.Text.Bold())
	x = a.Text(x, 0, " ›", theme.Dim)
	if severity, found := v.Found.On(v.Cursor); found {
		verdict.Mark(a, x, 0, severity)
	}
	x = screen.BranchMark(a, x+1, 0, (a.W-x)/2, v.Scene) - 1
	if words := v.away(); x+1+frame.Width(words) <= a.W-margin {
		a.Right(a.W-margin, 0, words, v.awayStyle())
	}
}

// away says how far a day is from today.
func (v *view) away() string {
	switch n := int(v.Cursor - v.Scene.Today); {
	case n > 1:
		return "in " + strconv.Itoa(n) + " days"
	case n < -1:
		return strconv.Itoa(-n) + " days ago"
	default:
		return phrase.Day(v.Cursor, v.Scene.Today)
	}
}

func (v *view) awayStyle() theme.Style {
	if v.Cursor == v.Scene.Today {
		return theme.Accent.Bold()
	}
	return theme.Dim
}

// context says what the day is in the plan and how the body starts it.
func (v *view) context(a frame.Area) {
	week := v.Plan.Week(v.At)
	x := a.Text(0, 0, v.away(), v.awayStyle())
	part := func(words string, st theme.Style) {
		if x+3+frame.Width(words) <= a.W {
			x = a.Text(x+3, 0, words, st)
		}
	}
	part("day "+strconv.Itoa(v.At.Day+1)+" of "+strconv.Itoa(week.Days)+", "+week.Kind.String()+" week "+
		strconv.Itoa(v.At.Week+1)+" of "+strconv.Itoa(len(v.Block.Weeks)), theme.Body)
	said, _ := v.Now.Day(v.Cursor)
	if load := phrase.Figure(said.Load); load > 0 {
		st := theme.Body
		if v.Before != nil {
			if was, _ := v.Before.Day(v.Cursor); phrase.Figure(was.Load) != load {
				st = theme.Accent.Bold()
			}
		}
		part("load "+strconv.Itoa(load), st)
	}
	if level := said.Morning.Max(); chart.Settled(level) {
		part("starts settled, ~"+strconv.Itoa(phrase.Figure(level)), theme.Ebb)
	} else {
		part("starts at "+strconv.Itoa(phrase.Figure(level)), theme.Stress)
	}
	part("form "+phrase.Signed(said.Form), theme.Dim)
}

// more says on the lower rule how much there is below.
func (v *view) more(a frame.Area) {
	p := &v.state.page
	if n := len(p.rows) - p.top - p.room; n > 0 {
		a.Right(a.W-1, 0, " "+phrase.Counted(n, "row")+" below: pgdown ", theme.Dim)
	}
}

// read draws what there is to read of the day, scrolled so that the session
// under the cursor is seen. top is the row of the screen that the area begins
// in.
func (v *view) read(a frame.Area, top int) screen.Caret {
	margin := 1
	if v.layout.shape == inWords {
		margin = 0
	}
	columns := min(widest, a.W-2*margin)
	p := &v.state.page
	p.rows = v.write(p.rows[:0], columns)
	p.room = a.H
	if p.day != v.Cursor || p.item != v.Item {
		p.day, p.item, p.top = v.Cursor, v.Item, 0
		if first := p.firstOf(v.Item); first > 0 && v.Item > 0 {
			p.top = first
		}
	}
	p.top = max(0, min(p.top, len(p.rows)-a.H))
	caret := screen.Caret{X: margin, Y: top}
	several := len(v.Plan.SessionsOn(v.Cursor)) > 1
	for y := 0; y < a.H && p.top+y < len(p.rows); y++ {
		r := &p.rows[p.top+y]
		line := a.Sub(margin, y, columns, 1)
		r.draw(line)
		if r.item < 0 {
			v.state.hits.Add(line, screen.Spot{Kind: screen.OnDay, Day: v.Cursor})
			continue
		}
		v.state.hits.Add(line, screen.Spot{Kind: screen.OnSession, Day: v.Cursor, Item: r.item})
		if r.item != v.Item || !several {
			continue
		}
		if margin > 0 {
			a.Rune(0, y, theme.Cursor, theme.Accent)
		}
		if r.head {
			caret = screen.Caret{X: margin, Y: top + y}
			a.Wash(0, y, columns+margin, 1, theme.Sel)
		}
	}
	return caret
}

// firstOf gives the first row of a session.
func (p *page) firstOf(item int) int {
	for i := range p.rows {
		if p.rows[i].item == item {
			return i
		}
	}
	return 0
}

// daysBeside are the days before and after the cursor's, in words.
func (v *view) daysBeside(day calendar.Day) string {
	var all []string
	for i := range v.Plan.Events {
		if e := &v.Plan.Events[i]; e.Span().Has(day) {
			all = append(all, e.Priority.String()+" "+e.Name)
		}
	}
	on := v.Plan.SessionsOn(day)
	for i := range on {
		words := phrase.Sport(on[i], v.Own)
		if amount := phrase.Amount(on[i]); amount != "" {
			words += " " + amount
		}
		all = append(all, words)
	}
	if len(all) == 0 {
		return "nothing planned"
	}
	return strings.Join(all, ", ")
}
