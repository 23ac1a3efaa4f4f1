package week

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/outlook"
	"ebb/tui/frame"
	"ebb/tui/frame/chart"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
	"ebb/tui/verdict"
)

// list draws the days of the microcycle with the wave turned beside them. top
// is the row of the screen that the area begins in.
func (v *view) list(a frame.Area, top int) screen.Caret {
	l := v.layout
	edge := a.W - l.wave
	written := v.written
	n := len(written.all)
	var rows, wants [plan.MaxDays]int
	for i := range written.all {
		wants[i] = written.all[i].wants
	}
	first := shared(rows[:n], wants[:n], a.H, v.At.Day, l.shape == phone)
	turned := v.turned(n)
	chosen, selected := v.Selected(v.Plan)
	caret := screen.Caret{}
	y := 0
	for i := first; i < n && y < a.H; i++ {
		date := v.At.Start + calendar.Day(i)
		part := a.Sub(0, y, a.W, min(rows[i], a.H-y))
		if date == v.Cursor {
			part.Wash(0, 0, part.W, part.H, theme.Sel)
			for r := range part.H {
				part.Rune(0, r, theme.Cursor, theme.Accent)
			}
			caret = screen.Caret{X: 0, Y: top + y}
		} else if selected && chosen.Has(date) {
			part.Wash(0, 0, part.W, part.H, theme.Sel)
		}
		v.state.hits.Add(part, screen.Spot{Kind: screen.OnDay, Day: date})
		v.date(part, date)
		if l.loads > 0 {
			v.load(part, v.loadEnd(edge), date)
		}
		v.dayRows(part.Sub(l.text, 0, max(0, edge-l.loads-l.text-1), part.H), &written.all[i], date)
		v.wave(turned, part.Sub(edge, 0, l.wave, part.H), date)
		y += part.H
	}
	return caret
}

// date writes the weekday and the day of the month.
func (v *view) date(a frame.Area, date calendar.Day) {
	st := theme.Body
	switch {
	case date == v.Scene.Today:
		st = theme.Accent.Bold()
	case date < v.Scene.Today:
		st = theme.Dim
	}
	a.Text(1, 0, date.Format("Mon"), st)
	_, _, n := date.Date()
	a.IntRight(7, 0, n, st)
	if severity, found := v.Found.On(date); found {
		verdict.Mark(a, 7, 0, severity)
	}
}

// load writes the load of a day, in accent where the change on screen makes
// another.
func (v *view) load(a frame.Area, end int, date calendar.Day) {
	said, _ := v.Now.Day(date)
	n, st := phrase.Figure(said.Load), theme.Dim
	if v.Before != nil {
		if was, _ := v.Before.Day(date); phrase.Figure(was.Load) != n {
			st = theme.Accent.Bold()
		}
	}
	if n > 0 || st != theme.Dim {
		a.IntRight(end, 0, n, st)
	}
}

// turned makes the turned wave of the week: one scale for all its days, and for
// those before the change on screen.
func (v *view) turned(n int) chart.Turned {
	highest := 0.0
	for i := range n {
		for _, o := range [...]*outlook.Outlook{v.Now, v.Before} {
			if o != nil {
				said, _ := o.Day(v.At.Start + calendar.Day(i))
				highest = max(highest, said.Evening.Max(), said.Morning.Max())
			}
		}
	}
	return chart.Turned{Left: v.layout.left, Top: chart.Top(highest, 0)}
}

// wave draws a day of the turned wave: in one row, or morning and evening.
func (v *view) wave(t chart.Turned, a frame.Area, date calendar.Day) {
	now := screen.Carried(v.Now, date)
	if v.Before != nil {
		was := screen.Carried(v.Before, date)
		t.Was = &was
	}
	if a.H == 1 {
		t.Row(a, 0, now)
		return
	}
	t.Morning(a, 0, now)
	t.Evening(a, 1, now)
	for y := 2; y < a.H; y++ {
		t.Line(a, y, false)
	}
}

// dayRows writes a day into the rows it has: a row a thing and below each what
// there is to say, or all in one.
func (v *view) dayRows(a frame.Area, d *day, date calendar.Day) {
	said, _ := v.Now.Day(date)
	x := 0
	if said.Life != 0 {
		x = a.Text(x, 0, said.Life.String()+" ", theme.Stress)
	}
	if len(d.things) == 0 {
		v.bare(a, x, said)
		return
	}
	things := d.shownIn(a.H, date >= v.Scene.Today)
	if a.H < len(things) {
		v.inOneRow(a, x, things, date)
		return
	}
	rest := a.H - len(things)
	var details [maxThings]int
	for gave := true; rest > 0 && gave; {
		gave = false
		for i := range things {
			if rest > 0 && i < maxThings && details[i] < len(things[i].details) {
				details[i]++
				rest--
				gave = true
			}
		}
	}
	y := 0
	for i := range things {
		t := &things[i]
		shown := 0
		if i < maxThings {
			shown = details[i]
		}
		v.state.hits.Add(a.Sub(0, y, a.W, 1+shown), t.spot(date))
		v.thing(a, x, y, t, date, false)
		x = 0
		for r := range shown {
			a.Text(0, y+1+r, v.detail(t, r, shown, a.W), theme.Dim)
		}
		y += 1 + shown
	}
}

// maxThings is how many things of a day have rows of their own below them.
const maxThings = 16

// detail gives a row below a thing; the last that is shown says when there are
// more.
func (v *view) detail(t *thing, r, shown, columns int) string {
	if r == shown-1 && shown < len(t.details) {
		return frame.Cut(t.details[r]+" …", columns)
	}
	return t.details[r]
}

// bare is a day without anything: what the week's target asks of it.
func (v *view) bare(a frame.Area, x int, said outlook.Day) {
	if v.Outlined(v.At) && said.Load >= 1 {
		x = a.Text(x, 0, "about ", theme.Dim)
		x = a.Int(x, 0, phrase.Figure(said.Load), theme.Dim)
		if x+12 <= a.W {
			a.Text(x, 0, ", an outline", theme.Dim)
		}
		return
	}
	if x == 0 {
		a.Text(0, 0, "nothing planned", theme.Faint)
	}
}

// shownIn gives the things that are written into so many rows. What the athlete
// said of the day gives way to the sessions, and on a day to come to what is
// said of them.
func (d *day) shownIn(rows int, ahead bool) []thing {
	n := len(d.things)
	if n < 2 || d.things[n-1].kind != ofFelt {
		return d.things
	}
	if rows < n || ahead && rows == n && d.wants > n {
		return d.things[:n-1]
	}
	return d.things
}

// inOneRow writes the things of a day one behind the other; what stands before
// the session under the cursor gives way to it.
func (v *view) inOneRow(a frame.Area, x int, things []thing, date calendar.Day) {
	first := 0
	if date == v.Cursor {
		for i := range things {
			if things[i].kind == ofSession && things[i].index == v.Item {
				first = i
			}
		}
	}
	if first > 0 {
		x = a.Text(x, 0, "… ", theme.Dim)
	}
	for i := first; i < len(things); i++ {
		if i > first {
			if x+2+v.least(&things[i], date) > a.W && x+2 <= a.W {
				a.Text(x, 0, " …", theme.Dim)
				break
			}
			x = a.Text(x, 0, ", ", theme.Dim)
		}
		from := x
		x = v.thing(a, x, 0, &things[i], date, true)
		v.state.hits.Add(a.Sub(from, 0, x-from, 1), things[i].spot(date))
	}
	for y := 1; y < a.H; y++ { // the words of the one under the cursor
		if details := things[first].details; y-1 < len(details) {
			a.Text(0, y, details[y-1], theme.Dim)
		}
	}
}

// least is how many columns a session needs to be read.
func (v *view) least(t *thing, date calendar.Day) int {
	if t.kind != ofSession {
		return 0
	}
	return frame.Width(phrase.Sport(v.Plan.Week(v.At).On(int(date - v.At.Start))[t.index], v.Own))
}

// thing writes the head of a thing and gives the column after it. short leaves
// out all but the words and the amount.
func (v *view) thing(a frame.Area, x, y int, t *thing, date calendar.Day, short bool) int {
	switch t.kind {
	case ofEvent:
		e := &v.Plan.Events[t.index]
		x = a.Text(x, y, e.Priority.String()+" ", theme.Accent.Bold())
		x = a.Text(x, y, e.Name, theme.Text.Bold())
		if !short && !e.Distance.IsZero() {
			x = a.Text(x+2, y, phrase.Distance(e.Distance), theme.Body)
		}
		if !short && !e.Climb.IsZero() {
			x = a.Text(x+1, y, phrase.Height(e.Climb), theme.Body)
		}
		if !short && !e.Goal.IsZero() {
			x = a.Text(x+1, y, phrase.Clock(e.Goal.Seconds), theme.Body)
		}
		return x
	case ofRecord:
		r := v.Scene.Extra[date][t.index]
		x = a.Text(x, y, "✓ ", theme.Ebb)
		return a.Text(x, y, phrase.Sport(r.Done, v.Own)+" "+phrase.Amount(r.Done), theme.Dim)
	case ofFelt:
		return a.Text(x, y, frame.Cut(t.says, a.W-x), theme.Dim)
	default:
		return v.session(a, x, y, &v.Plan.Week(v.At).On(int(date - v.At.Start))[t.index], date, t.index, short)
	}
}
