package events

import (
	"ebb/plan"
	"ebb/plan/races"
	"ebb/tui/frame"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// heads names the columns; over the line of time stand the months.
func (v *view) heads(a frame.Area) {
	l := &v.layout
	if a.H < 1 {
		return
	}
	a.Text(l.name.x, 0, "event", theme.Dim)
	a.Text(l.day.x, 0, "when", theme.Dim)
	a.Right(l.away.end(), 0, "to go", theme.Dim)
	a.Right(l.load.end(), 0, "load", theme.Dim)
	a.Right(l.fitness.end(), 0, "fitness", theme.Dim)
	a.Text(l.form.x+3, 0, "form", theme.Dim)
	if l.time.w > 0 {
		v.months(a.Sub(l.time.x, 0, l.time.w, 1))
	}
}

// listed draws the events that fit, the one under the cursor among them, and all
// of that one beside or below them where there is room.
func (v *view) listed(a frame.Area) screen.Caret {
	s := v.state
	height := a.H
	if v.layout.panel > 0 {
		x := v.layout.list
		v.sheetOf(a.Sub(x+3, 0, v.layout.panel-1, a.H))
	}
	list := a.Sub(0, 0, v.layout.list, a.H)
	rows, fit := v.layout.rowsOf(height, len(v.rows))
	s.fit = fit
	s.top = max(0, min(v.at-fit/2, len(v.rows)-fit))
	extra := v.extra(a.H - (min(fit, len(v.rows))-1)*rows - v.layout.rows)
	caret := screen.Caret{X: min(v.layout.name.x, a.W-1)}
	y := 0
	for i := s.top; i < len(v.rows) && y < list.H; i++ {
		own := v.layout.rows
		if i == v.at {
			own += len(extra)
			if y > 0 && y+own > list.H { // all of the event under the cursor is seen before the ones above it
				own = max(v.layout.rows, list.H-y)
			}
			caret.Y = v.layout.header + y
		}
		one := list.Sub(0, y, list.W, min(own, list.H-y))
		v.entry(one, i, extra)
		s.hits.Add(one, screen.Spot{Kind: screen.OnRow, Day: v.rows[i].event.From, Item: i})
		y += rows + own - v.layout.rows
	}
	v.more(list, fit)
	if v.layout.panel == 0 && v.layout.shape >= small && list.H-y >= leastRoom {
		a.HLine(0, y, a.W, theme.Line, theme.Rule)
		v.sheetOf(a.Sub(1, y+1, a.W-2, a.H-y-1))
	}
	return caret
}

// extra is the further rows of the event under the cursor on a phone, as many as
// there is room for.
func (v *view) extra(room int) []string {
	if v.layout.shape != phone || v.at < 0 || room < 1 {
		return nil
	}
	words, _ := v.rows[v.at].remark()
	if words == "" {
		return nil
	}
	lines := frame.Wrap(words, v.layout.list-nameAt-1)
	if len(lines) > room {
		lines[room-1] = frame.CutWords(lines[room-1]+" "+lines[room], v.layout.list-nameAt-1)
		lines = lines[:room]
	}
	return lines
}

// more says on the right edge that there are others above or below.
func (v *view) more(a frame.Area, fit int) {
	if v.state.top > 0 {
		a.Rune(a.W-1, 0, '↑', theme.Dim)
	}
	if v.state.top+fit < len(v.rows) {
		a.Rune(a.W-1, a.H-1, '↓', theme.Dim)
	}
}

// entry draws one event.
func (v *view) entry(a frame.Area, i int, extra []string) {
	r, here := &v.rows[i], i == v.at
	name := theme.Text.Bold()
	switch {
	case r.fresh:
		name = theme.Accent.Bold()
	case here && !v.Colours:
		name = name.Reverse()
	case r.event.Span().To < v.Scene.Today:
		name = theme.Dim
	}
	l := &v.layout
	letter := theme.Body
	if r.event.Priority == plan.A {
		letter = theme.Accent.Bold()
	}
	a.Text(2, 0, r.event.Priority.String(), letter)
	a.Text(l.name.x, 0, frame.Cut(r.name, l.name.w), name)
	away := theme.Dim
	if r.event.Span().To >= v.Scene.Today {
		away = theme.Text
	}
	a.Right(l.away.end(), 0, r.away, away)
	switch l.shape {
	case oneRow:
	case phone:
		v.onPhone(a, r)
		if here {
			_, st := r.remark()
			for y, line := range extra {
				a.Text(nameAt, 2+y, line, st)
			}
		}
	case small:
		day := r.short
		if l.day.w >= middleWide {
			day = r.middle
		}
		a.Text(l.day.x, 0, frame.Cut(day, l.day.w-1), theme.Body)
		v.figures(a, r)
		v.below(a, r, a.W-nameAt-1)
	default:
		a.Text(l.day.x, 0, frame.Cut(r.day, l.day.w), theme.Body)
		v.figures(a, r)
		v.windows(a.Sub(l.time.x, 0, l.time.w, 1), r)
		v.below(a, r, a.W-nameAt-1)
	}
	if here {
		v.cursor(a)
	}
}

func (v *view) cursor(a frame.Area) {
	if v.Colours {
		a.Wash(0, 0, a.W, a.H, theme.Sel)
	}
	for y := range a.H {
		a.Rune(0, y, theme.Cursor, theme.Accent)
	}
}

// onPhone has the day and the amounts below the name, and the form at the right.
func (v *view) onPhone(a frame.Area, r *row) {
	end := a.W - 1
	if r.morning.known {
		end = v.form(a, end, 1, r, false) - 1
		end = a.Right(end, 1, "form ", theme.Dim) - 1
	}
	x := a.Text(nameAt, 1, r.short, theme.Body) + 1
	a.Text(x, 1, frame.Cut(r.amounts, end-x), theme.Dim)
}

// figures are load, and fitness and form on the morning of the event.
func (v *view) figures(a frame.Area, r *row) {
	l := &v.layout
	a.IntRight(l.load.end(), 0, phrase.Figure(r.load), theme.Body)
	if !r.morning.known {
		a.Right(l.fitness.end(), 0, "–", theme.Dim)
		return
	}
	st, n := theme.Text, phrase.Figure(r.morning.fitness)
	end := l.fitness.end()
	if diff := n - phrase.Figure(r.was.fitness); r.was.known && diff != 0 {
		st = theme.Accent.Bold()
		end -= frame.IntWidth(max(diff, -diff)) + 1
		a.Change(end, 0, diff, theme.Accent)
		end--
	}
	a.IntRight(end, 0, n, st)
	v.form(a, l.form.x+6, 0, r, true)
}

// form writes the form on the morning of an event before a column, with what is
// wanted behind it, and gives where it begins.
func (v *view) form(a frame.Area, end, y int, r *row, wanted bool) int {
	st := theme.Text.Bold()
	from, to, judged := races.FormOf(r.event.Priority)
	n := phrase.Figure(r.morning.form)
	if judged {
		st = theme.Ebb.Bold()
		if n < from || n > to {
			st = theme.Stress.Bold()
		}
	}
	if r.was.known && phrase.Figure(r.was.form) != n {
		st = theme.Accent.Bold()
	}
	if wanted && judged {
		x := a.Text(end, y, " of ", theme.Dim)
		x = a.Text(x, y, phrase.Signed(float64(from)), theme.Dim)
		x = a.Text(x, y, "..", theme.Dim)
		a.Text(x, y, phrase.Trim(float64(to)), theme.Dim)
	}
	return a.Right(end, y, phrase.Signed(r.morning.form), st)
}

// below is the second and third row of an event: what it is, and what is to be
// said of it.
func (v *view) below(a frame.Area, r *row, w int) {
	x := a.Text(nameAt, 1, frame.Cut(r.amounts, w), theme.Body)
	if r.demands != "" {
		if x > nameAt {
			x += 2
		}
		a.Text(x, 1, frame.Cut(r.demands, nameAt+w-x), theme.Dim)
	}
	words, st := r.remark()
	a.Text(nameAt, 2, frame.CutWords(words, w), st)
}

// remark is what most needs to be said of an event: what stands in its way, what
// falls into the calm after it, how it is led to.
func (r *row) remark() (string, theme.Style) {
	switch {
	case len(r.clashes) > 0:
		return r.said, theme.Alert
	case len(r.falls) > 0:
		return r.said, theme.Stress
	default:
		return r.said, theme.Dim
	}
}
