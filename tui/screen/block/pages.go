package block

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/oscillation"
	"ebb/plan/outlook"
	"ebb/plan/response"
	"ebb/tui/frame"
	"ebb/tui/frame/chart"
	"ebb/tui/theme"
)

// systemsPage is each system with its strip over the block, what it carries on
// the cursor's morning and evening, and when it is ready.
func (v *view) systemsPage(a frame.Area) {
	said, _ := v.now.Day(v.cursor)
	a.Text(0, 0, v.cursor.Format("Mon 2 Jan"), theme.Text.Bold())
	a.Right(a.W, 0, "morning  evening  ready", theme.Dim)
	days := v.window(min(v.waveWidth(a), a.W-gutterColumns))
	ready, _ := v.now.Ready(v.cursor)
	last := slowest(ready)
	each := max(1, min(4, (a.H-4)/len(systemWords)))
	for k, word := range systemWords {
		y := 1 + k*each
		st := theme.Body
		if k == last {
			st = theme.Text.Bold()
		}
		a.Text(0, y, word, st)
		a.IntRight(a.W-19, y, figure(said.Morning[k]), levelStyle(said.Morning[k]))
		a.IntRight(a.W-10, y, figure(said.Evening[k]), levelStyle(said.Evening[k]))
		a.Right(a.W, y, rangeWord(ready.Systems[k]), v.readyStyle(k, st))
		if each >= 2 {
			v.stripOf(k, days).Draw(a.Sub(gutterColumns, y+1, days.Days()*v.layout.perDay, 1))
		}
	}
	y := 1 + len(systemWords)*each
	v.dates(a.Sub(gutterColumns, y, a.W-gutterColumns, 1), days)
	v.sentence(a.Sub(0, y+2, a.W, 1))
	for i, line := range frame.Wrap("Expected load still carried: 100 is the evening after a raced marathon. At 20 or less a morning is settled. Legs usually come back before hormones, stores and muscle.", a.W) {
		a.Text(0, y+4+i, line, theme.Dim)
	}
}

func levelStyle(level float64) theme.Style {
	if settled(level) {
		return theme.Ebb
	}
	return theme.Body
}

// fitnessPage is fitness, fatigue and form, week by week.
func (v *view) fitnessPage(a frame.Area) {
	said, _ := v.now.Day(v.cursor)
	x := a.Text(0, 0, v.cursor.Format("Mon 2 Jan"), theme.Text.Bold())
	x = a.Text(x+2, 0, "form ", theme.Dim)
	x = a.Change(x, 0, figure(said.Form), theme.Text.Bold())
	x = a.Text(x+2, 0, "fitness ", theme.Dim)
	x = a.Int(x, 0, figure(said.Fitness), theme.Text.Bold())
	x = a.Text(x+2, 0, "fatigue ", theme.Dim)
	a.Int(x, 0, figure(said.Fatigue), theme.Text.Bold())

	days := v.window(min(v.waveWidth(a), a.W-gutterColumns))
	wide := days.Days() * v.layout.perDay
	fitness := func(d outlook.Day) float64 { return d.Fitness }
	fatigue := func(d outlook.Day) float64 { return d.Fatigue }
	top := max(v.highest(days, fitness), v.highest(days, fatigue)) // one scale, so that the two compare
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
func (v *view) bars(a frame.Area, days calendar.Span, ink theme.Style, top float64, of func(outlook.Day) float64) {
	values := v.mornings[:0]
	for d := days.From; d <= days.To; d++ {
		said, _ := v.now.Day(d)
		values = append(values, of(said))
	}
	v.mornings = values
	row := chart.Load{Loads: values, Top: top, Per: v.layout.perDay, Cursor: -1, Ink: ink}
	if days.Has(v.cursor) {
		row.Cursor = int(v.cursor - days.From)
	}
	row.Draw(a)
}

// highest gives the most that a figure comes to.
func (v *view) highest(days calendar.Span, of func(outlook.Day) float64) float64 {
	most := 0.0
	for d := days.From; d <= days.To; d++ {
		said, _ := v.now.Day(d)
		most = max(most, of(said))
	}
	return most
}

// weekTable lists what each week of the block does to fitness and form.
func (v *view) weekTable(a frame.Area) {
	if a.H < 2 {
		return
	}
	columns := []int{15, 24, 31, 38, 45}
	for i, head := range []string{"load", "fitness", "ramp", "form", "monot."} {
		a.Right(min(columns[i], a.W), 0, head, theme.Dim)
	}
	y := 1
	for _, row := range v.rows {
		if row.first > 0 || y >= a.H {
			continue
		}
		first, last := row.at.Start, row.at.Start+calendar.Day(v.block.Weeks[row.at.Week].Days-1)
		before, _ := v.now.Day(first - 1)
		end, _ := v.now.Day(last)
		next, _ := v.now.Day(last + 1)
		a.Text(0, y, first.Format("2 Jan"), theme.Text.Bold())
		a.IntRight(columns[0], y, figure(v.now.Week(row.at).Load), theme.Body)
		a.IntRight(columns[1], y, figure(end.Fitness), theme.Body)
		a.Right(columns[2], y, signed(end.Fitness-before.Fitness), theme.Body)
		a.Right(columns[3], y, signed(next.Form), theme.Body)
		a.Right(min(columns[4], a.W), y, v.monotony(first, last), theme.Body)
		y++
	}
	if y+2 < a.H {
		for i, line := range frame.Wrap("Ramp: fitness gained in the week. Form: on the morning after it. Monotony: over 2 the days are too alike.", a.W) {
			a.Text(0, y+1+i, line, theme.Dim)
		}
	}
}

func (v *view) monotony(first, last calendar.Day) string {
	var week [plan.MaxDays]response.Day
	n := 0
	for d := first; d <= last; d++ {
		said, _ := v.now.Day(d)
		week[n] = said.Day
		n++
	}
	m, ok := oscillation.Monotony(week[:n])
	if !ok {
		return "–"
	}
	return decimal(m)
}

// changes lists the sessions that the draft on screen moves or drops besides
// the one it is about, and gives the rows it took.
func (v *view) changes(a frame.Area) (rows int) {
	if v.ahead == nil {
		return 0
	}
	for _, hop := range v.ahead.hops {
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
	for _, gone := range v.ahead.dropped {
		if rows >= a.H {
			return rows
		}
		x := a.Text(0, rows, "− ", theme.Alert)
		a.Text(x, rows, titleOf(gone)+" is dropped", theme.Body)
		rows++
	}
	return rows
}
