package roster

import (
	"time"

	"ebb/plan/calendar"
	"ebb/plan/squad"
	"ebb/tui/frame"
	"ebb/tui/frame/chart"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// view is what one drawing works on.
type view struct {
	*Screen
	sc     *screen.Scene
	status screen.Status
	layout layout
	washes bool
	days   [squad.WaveDays]chart.Day
}

// Point gives the athlete that stands at a cell, as a row of the list.
func (s *Screen) Point(x, y int) (screen.Spot, bool) { return s.hits.Point(x, y) }

// Select puts the cursor on a row of the list that the mouse points at, and
// tells whether it stood there.
func (s *Screen) Select(item int) (again bool) {
	if item < 0 || item >= len(s.list) {
		return false
	}
	again = s.cursor == s.list[item].Athlete
	s.cursor, s.moved = s.list[item].Athlete, true
	return again
}

// Draw draws the roster into an area.
func (s *Screen) Draw(a frame.Area, sc *screen.Scene, status screen.Status, washes bool) screen.Caret {
	l := lay(a.W, a.H).withRoom(a.H, len(s.list))
	s.hits.Reset()
	if l.shape == tooSmall {
		for y, line := range frame.Wrap("too small: 20x5 at least", a.W) {
			a.Text(0, y, line, theme.Text)
		}
		return screen.Caret{}
	}
	v := view{Screen: s, sc: sc, status: status, layout: l, washes: washes}
	v.title(a.Sub(0, 0, a.W, 1))
	if l.header > 1 {
		a.HLine(0, 1, a.W, theme.Line, theme.Rule)
	}
	v.heads(a.Sub(0, 2, a.W, l.header-2))
	body := a.Sub(0, l.header, a.W, a.H-l.header-l.footer)
	caret := v.body(body, l.header)
	return v.footer(a.Sub(0, a.H-l.footer, a.W, l.footer), a.H-l.footer, caret)
}

// title says where one is, what day it is, and how many need the coach.
func (v *view) title(a frame.Area) {
	x := 1
	if a.W >= screen.PhoneWidth {
		x = a.Text(1, 0, "ebb", theme.Ebb.Bold()) + 2
	}
	x = a.Text(x, 0, "Squad", theme.Text.Bold()) + 2
	end := v.counts(a, x)
	if a.W >= screen.NarrowWidth {
		x = a.Text(x, 0, phrase.Counted(len(v.list), "athlete"), theme.Dim) + 2
		form := "Mon 2 Jan"
		if a.W >= screen.BesideWidth {
			form = "Mon 2 Jan 2006"
		}
		day := v.sc.Today.Format(form)
		if end < a.W-1 {
			if end-5 > x+frame.Width(day) {
				a.Text(end-3, 0, "·", theme.Dim)
			}
			end -= 5
		}
		if end-frame.Width(day) > x {
			a.Right(end, 0, day, theme.Text)
		}
	}
}

// counts says at the right end how many need the coach, as long as it fits from
// column x on, and gives where it begins.
func (v *view) counts(a frame.Area, x int) int {
	if !v.isWhole() {
		return a.W - 1
	}
	said := []struct {
		n     int
		words string
		style theme.Style
	}{
		{v.count(squad.Red), " in red", theme.Alert}, {v.count(squad.Look), " to look at", theme.Text}, {v.count(squad.Silent), " silent", theme.Text},
	}
	wide := 0
	for i := range said {
		if said[i].n > 0 {
			wide += frame.IntWidth(said[i].n) + len(said[i].words) + 2
		}
	}
	if wide == 0 {
		if len(v.list) > 0 && a.W-1-len("nobody needs you") > x {
			return a.Right(a.W-1, 0, "nobody needs you", theme.Ebb)
		}
		return a.W - 1
	}
	at := a.W - 1 - (wide - 2)
	for at < x { // the least grave go first
		last := &said[len(said)-1]
		if last.n > 0 {
			at += frame.IntWidth(last.n) + len(last.words) + 2
		}
		if said = said[:len(said)-1]; len(said) == 0 {
			return a.W - 1
		}
	}
	from, first := at, true
	for _, part := range said {
		if part.n == 0 {
			continue
		}
		if !first {
			at = a.Text(at, 0, ", ", theme.Dim)
		}
		first = false
		at = a.Int(at, 0, part.n, part.style.Bold())
		at = a.Text(at, 0, part.words, theme.Dim)
	}
	return from
}

// heads names the columns; the wave is dated by the weekday of today.
func (v *view) heads(a frame.Area) {
	l := &v.layout
	a.Text(l.name.x, 0, "athlete", theme.Dim)
	if l.block.w > 0 {
		a.Text(l.block.x, 0, "block", theme.Dim)
	}
	if l.week.w > 0 {
		a.Text(l.week.x, 0, frame.Cut("this week", l.week.w), theme.Dim)
	}
	a.Right(l.o.end(), 0, "O", theme.Dim)
	if l.settled.w > 0 {
		a.Right(l.settled.end(), 0, "settled", theme.Dim)
		a.Text(l.felt.x, 0, "felt", theme.Dim)
	}
	if l.next.w > 0 {
		a.Text(l.next.x, 0, "next", theme.Dim)
	}
	month := time.Month(0)
	for back := 3; back >= 0 && l.wave.w > 0; back-- {
		day := v.sc.Today - calendar.Day(calendar.Week*back)
		form, st := "2", theme.Dim
		if _, m, _ := day.Date(); m != month || back == 0 {
			form, month = "2 Jan", m
		}
		if back == 0 {
			st = theme.Accent.Bold()
		}
		a.Text(l.wave.x+(squad.Behind-calendar.Week*back)*l.perDay, 0, day.Format(form), st)
	}
}

// body draws the athletes who fit, the one under the cursor among them.
func (v *view) body(a frame.Area, at int) screen.Caret {
	if len(v.list) == 0 {
		for y, line := range frame.Wrap("Nobody is in the squad yet. Type : and athlete add NAME.", a.W-2) {
			a.Text(1, y, line, theme.Body)
		}
		return screen.Caret{}
	}
	rows, fit := v.layout.rowsOf(a.H, len(v.list))
	cursor := v.index()
	v.page = fit
	v.top = max(0, min(v.top, cursor, len(v.list)-fit), cursor-fit+1)
	for i := v.top; i < min(v.top+fit, len(v.list)); i++ {
		y := (i - v.top) * rows
		one := a.Sub(0, y, a.W, min(v.layout.rows, a.H-y))
		v.entry(one, &v.list[i], i == cursor)
		v.hits.Add(one, screen.Spot{Kind: screen.OnRow, Day: v.sc.Today, Item: i})
	}
	v.more(a, fit)
	return screen.Caret{X: min(v.layout.name.x, a.W-1), Y: at + (cursor-v.top)*rows}
}

// more says on the right edge that there are others above or below.
func (v *view) more(a frame.Area, fit int) {
	if v.top > 0 {
		a.Rune(a.W-1, 0, '↑', theme.Dim)
	}
	if v.top+fit < len(v.list) {
		a.Rune(a.W-1, a.H-1, '↓', theme.Dim)
	}
}

// entry draws one athlete.
func (v *view) entry(a frame.Area, e *entry, here bool) {
	v.mark(a, e)
	name := theme.Text.Bold()
	switch {
	case e.news:
		name = theme.Accent.Bold()
	case here && !v.washes:
		name = name.Reverse()
	}
	switch v.layout.shape {
	case oneRow:
		v.inOneRow(a, e, name)
	case phone:
		v.onPhone(a, e, name)
	case small:
		v.inSmall(a, e, name)
	default:
		v.inWide(a, e, name)
	}
	if !here {
		return
	}
	if v.washes {
		a.Wash(0, 0, a.W, a.H, theme.Sel)
	}
	for y := range a.H {
		a.Rune(0, y, theme.Cursor, theme.Accent)
	}
}

// marks say how much attention an athlete asks for.
var marks = [...]struct {
	sign  string
	style theme.Style
}{
	squad.Fine: {"", theme.Dim}, squad.Silent: {"·", theme.Body}, squad.Look: {"!", theme.Alert}, squad.Red: {"!!", theme.Alert.Bold()},
}

func (v *view) mark(a frame.Area, e *entry) {
	m := marks[e.Attention]
	if v.layout.shape == oneRow && m.sign == "!!" {
		m.sign = "!"
	}
	a.Right(v.layout.name.x-1, 0, m.sign, m.style)
}

// wave draws the wave of an athlete into its column.
func (v *view) wave(a frame.Area, e *entry) {
	for i, c := range e.Wave {
		v.days[i] = chart.Day{Morning: c.Morning, Evening: c.Evening, LegsMorning: c.LegsMorning, LegsEvening: c.LegsEvening}
		if !c.Known { // neither over the line nor under it
			v.days[i] = chart.Day{Morning: chart.Ready, Evening: chart.Ready}
		}
	}
	mini := chart.Mini{Days: v.days[:], Per: v.layout.perDay}
	mini.Draw(a.Sub(v.layout.wave.x, 0, v.layout.wave.w, chart.MiniRows))
}
