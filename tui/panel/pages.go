package panel

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/oscillation"
	"ebb/plan/outlook"
	"ebb/plan/response"
	"ebb/tui/frame"
	"ebb/tui/frame/chart"
	"ebb/tui/phrase"
	"ebb/tui/theme"
)

// systemsPage is each system with its strip over the block, what it carries on
// the cursor's morning and evening, and when it is ready.
func (v *drawing) systemsPage(a frame.Area) {
	said, _ := v.Now.Day(v.Cursor)
	a.Text(0, 0, v.Cursor.Format("Mon 2 Jan"), theme.Text.Bold())
	a.Right(a.W, 0, "morning  evening  ready", theme.Dim)
	days := v.window(min(v.waveWidth(a), a.W-gutterColumns))
	ready, _ := v.Now.Ready(v.Cursor)
	last := slowest(ready)
	each := max(1, min(4, (a.H-4)/len(phrase.Systems)))
	for k, word := range phrase.Systems {
		y := 1 + k*each
		st := theme.Body
		if k == last {
			st = theme.Text.Bold()
		}
		a.Text(0, y, word, st)
		a.IntRight(a.W-19, y, phrase.Figure(said.Morning[k]), levelStyle(said.Morning[k]))
		a.IntRight(a.W-10, y, phrase.Figure(said.Evening[k]), levelStyle(said.Evening[k]))
		a.Right(a.W, y, phrase.Range(ready.Systems[k]), v.readyStyle(k, st))
		if each >= 2 {
			v.stripOf(k, days).Draw(a.Sub(gutterColumns, y+1, days.Days()*v.per, 1))
		}
	}
	y := 1 + len(phrase.Systems)*each
	v.dates(a.Sub(gutterColumns, y, a.W-gutterColumns, 1), days)
	v.sentence(a.Sub(0, y+2, a.W, 1))
	for i, line := range frame.Wrap("Expected load still carried: 100 is the evening after a raced marathon. At 20 or less a morning is settled. Legs usually come back before hormones, stores and muscle.", a.W) {
		a.Text(0, y+4+i, line, theme.Dim)
	}
}

func levelStyle(level float64) theme.Style {
	if chart.Settled(level) {
		return theme.Ebb
	}
	return theme.Body
}

// fitnessPage is fitness, fatigue and form, week by week.
func (v *drawing) fitnessPage(a frame.Area) {
	said, _ := v.Now.Day(v.Cursor)
	x := a.Text(0, 0, v.Cursor.Format("Mon 2 Jan"), theme.Text.Bold())
	x = a.Text(x+2, 0, "form ", theme.Dim)
	x = a.Change(x, 0, phrase.Figure(said.Form), theme.Text.Bold())
	x = a.Text(x+2, 0, "fitness ", theme.Dim)
	x = a.Int(x, 0, phrase.Figure(said.Fitness), theme.Text.Bold())
	x = a.Text(x+2, 0, "fatigue ", theme.Dim)
	a.Int(x, 0, phrase.Figure(said.Fatigue), theme.Text.Bold())

	days := v.window(min(v.waveWidth(a), a.W-gutterColumns))
	wide := days.Days() * v.per
	fitness := func(d outlook.Day) float64 { return d.Fitness }
	fatigue := func(d outlook.Day) float64 { return d.Fatigue }
	top := max(v.most(days, fitness), v.most(days, fatigue)) // one scale, so that the two compare
	for i, row := range []struct {
		word string
		ink  theme.Style
		top  float64
		of   func(outlook.Day) float64
	}{
		{"fitness", theme.Load, top, fitness},
		{"fatigue", theme.Peak, top, fatigue},
		{"load", theme.Load, 0, func(d outlook.Day) float64 { return d.Load }},
	} {
		y := 2 + i*3
		a.Text(0, y+1, row.word, theme.Dim)
		v.bars(a.Sub(gutterColumns, y, wide, 2), days, row.ink, row.top, row.of)
	}
	v.dates(a.Sub(gutterColumns, 11, a.W-gutterColumns, 1), days)
	v.weekTable(a.Sub(0, 13, a.W, a.H-13))
}

// bars draws one figure of each day as a bar from zero.
func (v *drawing) bars(a frame.Area, days calendar.Span, ink theme.Style, top float64, of func(outlook.Day) float64) {
	values := v.mornings[:0]
	for d := days.From; d <= days.To; d++ {
		said, _ := v.Now.Day(d)
		values = append(values, of(said))
	}
	v.mornings = values
	row := chart.Load{Loads: values, Top: top, Per: v.per, Cursor: -1, Ink: ink}
	if days.Has(v.Cursor) {
		row.Cursor = int(v.Cursor - days.From)
	}
	row.Draw(a)
}

// most gives the most that a figure comes to.
func (v *drawing) most(days calendar.Span, of func(outlook.Day) float64) float64 {
	most := 0.0
	for d := days.From; d <= days.To; d++ {
		said, _ := v.Now.Day(d)
		most = max(most, of(said))
	}
	return most
}

// weekTable lists what each week of the block does to fitness and form.
func (v *drawing) weekTable(a frame.Area) {
	if a.H < 2 {
		return
	}
	columns := []int{15, 24, 31, 38, 45}
	for i, head := range []string{"load", "fitness", "ramp", "form", "monot."} {
		a.Right(min(columns[i], a.W), 0, head, theme.Dim)
	}
	y := 1
	for _, at := range v.weeks {
		if y >= a.H {
			continue
		}
		first, last := at.Start, at.Start+calendar.Day(v.Block.Weeks[at.Week].Days-1)
		before, _ := v.Now.Day(first - 1)
		end, _ := v.Now.Day(last)
		next, _ := v.Now.Day(last + 1)
		a.Text(0, y, first.Format("2 Jan"), theme.Text.Bold())
		a.IntRight(columns[0], y, phrase.Figure(v.Now.Week(at).Load), theme.Body)
		a.IntRight(columns[1], y, phrase.Figure(end.Fitness), theme.Body)
		a.Right(columns[2], y, phrase.Signed(end.Fitness-before.Fitness), theme.Body)
		a.Right(columns[3], y, phrase.Signed(next.Form), theme.Body)
		a.Right(min(columns[4], a.W), y, v.monotony(first, last), theme.Body)
		y++
	}
	if y+2 < a.H {
		for i, line := range frame.Wrap("Ramp: fitness gained in the week. Form: on the morning after it. Monotony: over 2 the days are too alike.", a.W) {
			a.Text(0, y+1+i, line, theme.Dim)
		}
	}
}

func (v *drawing) monotony(first, last calendar.Day) string {
	var week [plan.MaxDays]response.Day
	n := 0
	for d := first; d <= last; d++ {
		said, _ := v.Now.Day(d)
		week[n] = said.Day
		n++
	}
	m, ok := oscillation.Monotony(week[:n])
	if !ok {
		return "–"
	}
	return phrase.Decimal(m)
}

// changes lists the sessions that the draft on screen moves or drops besides
// the one it is about, and gives the rows it took.
func (v *drawing) changes(a frame.Area) (rows int) {
	if v.Ahead == nil {
		return 0
	}
	for _, hop := range v.Ahead.Hops {
		if rows >= a.H {
			return rows
		}
		x := a.Text(0, rows, "→ ", theme.Accent.Bold())
		x = a.Text(x, rows, v.sessionName(hop.Session)+" hops from ", theme.Body)
		x = a.Text(x, rows, hop.From.Format("Mon 2"), theme.Text)
		x = a.Text(x, rows, " to ", theme.Body)
		a.Text(x, rows, hop.To.Format("Mon 2 Jan"), theme.Text)
		rows++
	}
	for _, gone := range v.Ahead.Dropped {
		if rows >= a.H {
			return rows
		}
		x := a.Text(0, rows, "− ", theme.Alert)
		a.Text(x, rows, phrase.Title(gone)+" is dropped", theme.Body)
		rows++
	}
	return rows
}
