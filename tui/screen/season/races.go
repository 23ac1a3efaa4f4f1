package season

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/races"
	"ebb/tui/frame"
	"ebb/tui/theme"
)

// races draws the events of the season by their letters, with the windows that
// they ask for: a taper before, no hard days and then easy ones after.
func (c *charts) races() {
	y := c.rows.at(raceRow)
	c.label(raceRow, 0, "events", theme.Dim)
	c.taken(c.a.W)
	seen := c.seen()
	for i := range c.Plan.Events {
		e := &c.Plan.Events[i]
		if w, ok := races.WindowsOf(e, c.hoursOf(e)); ok && w.Taper.Union(w.EasyOnly).Overlaps(seen) {
			c.window(w.Taper, y, theme.Taper, theme.Dim)
			c.window(w.NoHard, y, theme.Settled, theme.Pool)
			c.window(w.EasyOnly, y, theme.Line, theme.Pool)
		}
	}
	for i := range c.Plan.Events {
		if e := &c.Plan.Events[i]; e.Span().Overlaps(seen) {
			c.letter(e, y)
		}
	}
	for i := range c.Plan.Events {
		if e := &c.Plan.Events[i]; e.Span().Overlaps(seen) {
			w, _ := races.WindowsOf(e, c.hoursOf(e))
			c.nameOf(e, w, y)
		}
	}
}

// taken makes the note of the columns that are drawn upon, all free.
func (c *charts) taken(columns int) {
	if cap(c.state.taken) < columns {
		c.state.taken = make([]bool, columns)
	}
	c.state.taken = c.state.taken[:columns]
	clear(c.state.taken)
	c.state.twice = false
}

// seen gives the days that are seen.
func (c *charts) seen() calendar.Span {
	return calendar.Span{From: c.weeks[c.from].Start, To: c.weeks[c.to-1].last()}
}

// hoursOf gives how long an event lasts, its goal or what is estimated.
func (v *view) hoursOf(e *plan.Event) float64 {
	if !e.Goal.IsZero() {
		return e.Goal.Hours()
	}
	seconds := 0.0
	for d := range calendar.Day(e.Days) {
		seconds += load.EventDay(e, v.Scene.Athlete, e.From+d).Seconds
	}
	return seconds / 3600
}

// window draws some days of the row of events.
func (c *charts) window(days calendar.Span, y int, r rune, st theme.Style) {
	if days.Days() == 0 {
		return
	}
	from, to := c.column(days.From), min(c.column(days.To+1), c.right())
	if before := c.column(days.From - 1); before < from-1 { // the gap between two blocks
		from = before + 1
	}
	from = max(from, gutter)
	for x := from; x < to; x++ {
		if c.state.taken[x] { // two races ask for the same days
			c.a.Rune(x, y, theme.Cross, theme.Alert.Bold())
			c.state.twice = true
			continue
		}
		c.a.Rune(x, y, r, st)
		c.state.taken[x] = true
	}
}

// letter draws the priority of an event on its first day, and a line to its
// last.
func (c *charts) letter(e *plan.Event, y int) {
	from, to := c.column(e.From), c.column(e.From+calendar.Day(e.Days)-1)
	for x := max(from+1, gutter); x <= to && x < c.right(); x++ {
		c.a.Rune(x, y, theme.Settled, theme.Accent.Bold())
		c.state.taken[x] = true
	}
	if from >= gutter && from < c.right() {
		c.a.Rune(from, y, rune(e.Priority.String()[0]), theme.Accent.Bold())
		c.state.taken[from] = true
	}
}

// nameOf writes the name of an event before all that is drawn of it, or after
// it, where there is room.
func (c *charts) nameOf(e *plan.Event, w races.Windows, y int) {
	start := max(c.column(e.From), gutter)
	if w.Taper.Days() > 0 {
		start = max(c.column(w.Taper.From), gutter)
	}
	st := theme.Text
	if e.Priority == plan.A {
		st = st.Bold()
	}
	free := 0
	for free < frame.Width(e.Name)+1 && start-1-free >= gutter && !c.state.taken[start-1-free] {
		free++
	}
	if name := c.fitted(e.Name, free-1); name != "" {
		c.mark(c.a.Right(start-1, y, name, st), start)
		return
	}
	if c.followed(e) { // behind another race it would be read as that one's
		return
	}
	end := c.column(e.Span().To) + 1
	if w.EasyOnly.Days() > 0 {
		end = max(end, c.column(w.EasyOnly.To+1))
	}
	end = min(end, c.right())
	free = 0
	for free <= frame.Width(e.Name)+1 && end+free < c.a.W && !c.state.taken[end+free] {
		free++
	}
	if name := c.fitted(e.Name, free-2); name != "" {
		c.mark(end, c.a.Text(end+1, y, name, st)+1)
	}
}

// followed reports whether another event is seen behind one.
func (c *charts) followed(e *plan.Event) bool {
	seen := c.seen()
	for i := range c.Plan.Events {
		if next := &c.Plan.Events[i]; next.From > e.From && next.From <= seen.To {
			return true
		}
	}
	return false
}

// fitted gives a name that fits, or so much of it that it can be recognised.
func (c *charts) fitted(name string, w int) string {
	const least = 5
	if w < least && frame.Width(name) > w {
		return ""
	}
	return frame.Cut(name, w)
}

func (c *charts) mark(from, to int) {
	for x := max(from, 0); x < min(to, len(c.state.taken)); x++ {
		c.state.taken[x] = true
	}
}
