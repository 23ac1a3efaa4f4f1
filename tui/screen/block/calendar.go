package block

import (
	"strconv"
	"strings"

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

// dayRow is one row of at most seven days of a microcycle; a longer microcycle
// has several.
type dayRow struct {
	at    plan.Place // of the microcycle
	first int        // first day of the row, from 0
	days  int
}

// calendar draws the rows of days and gives where the cursor is; top is the
// row of the screen that the area begins in.
func (v *view) calendar(a frame.Area, top int) screen.Caret {
	rows := v.rows
	height, fit := rowsOf(a.H-1, len(rows))
	from := v.scroll(rows, fit)
	weekdays := v.sevenDays()
	caret := screen.Caret{}
	chosen, selected := v.Selected(v.Plan)
	for i := 0; i < fit && from+i < len(rows); i++ {
		row := rows[from+i]
		y := 1 + i*height
		if i == 0 {
			v.header(a, row, weekdays)
		}
		if v.layout.shape != beside && i%2 == 0 {
			a.Wash(0, y, a.W, height, theme.Band)
		}
		label := a.Sub(1, y, v.layout.label-1, height)
		v.label(label, row)
		v.state.hits.Add(label, screen.Spot{Kind: screen.OnWeek, Day: row.at.Start})
		inside := height // rows of a day: its windows stand in the last before the blank one
		if height >= roomy && v.asked(row) {
			inside -= 2
			v.windowLine(a, y+inside, row)
		}
		for d := range row.days {
			day := row.at.Start + calendar.Day(row.first+d)
			x := 1 + v.layout.label + d*v.layout.day
			cell := a.Sub(x, y, v.layout.day-1, inside)
			if selected && chosen.Has(day) {
				v.washDay(a, x, y, min(inside, washed(height)))
			}
			if height < roomy {
				v.windowSign(a, x-1, y, day)
			}
			if day == v.Cursor {
				v.markCursor(a, x, y, min(inside, washed(height)))
				caret = screen.Caret{X: x, Y: top + y}
			}
			v.state.hits.Add(a.Sub(x-1, y, v.layout.day, height), screen.Spot{Kind: screen.OnDay, Day: day})
			v.day(cell, row, row.first+d, weekdays)
		}
	}
	return caret
}

// dayRows appends the rows of the block to rows.
func (v *view) dayRows(rows []dayRow) []dayRow {
	start := v.Span.From
	for w := range v.Block.Weeks {
		days := v.Block.Weeks[w].Days
		at := plan.Place{Season: v.At.Season, Block: v.At.Block, Week: w, Start: start}
		for first := 0; first < days; first += calendar.Week {
			rows = append(rows, dayRow{at, first, min(calendar.Week, days-first)})
		}
		start += calendar.Day(days)
	}
	return rows
}

// scroll gives the first row that is drawn, such that the cursor's is.
func (v *view) scroll(rows []dayRow, fit int) int {
	here := 0
	for i, r := range rows {
		if v.Cursor >= r.at.Start+calendar.Day(r.first) {
			here = i
		}
	}
	return min(max(0, here-fit/2), max(0, len(rows)-fit))
}

// sevenDays reports whether every row starts on the same weekday, so that one
// line of weekdays stands for all.
func (v *view) sevenDays() bool {
	start := v.Span.From
	for w := range v.Block.Weeks {
		if v.Block.Weeks[w].Days != calendar.Week {
			return false
		}
		if start.Weekday() != v.Span.From.Weekday() {
			return false
		}
		start += calendar.Day(v.Block.Weeks[w].Days)
	}
	return true
}

func (v *view) header(a frame.Area, row dayRow, weekdays bool) {
	for d := range calendar.Week {
		words := "day " + strconv.Itoa(d+1)
		if weekdays {
			words = (v.Span.From + calendar.Day(d)).Format("Mon")
		} else if d >= row.days && v.layout.day < 6 {
			words = strconv.Itoa(d + 1)
		}
		a.Text(1+v.layout.label+d*v.layout.day, 0, words, theme.Dim)
	}
}

// washed gives the rows of a day that are washed: the blank row between weeks stays blank.
func washed(height int) int {
	if height > 5 {
		return height - 1
	}
	return height
}

// washDay washes a day that is selected.
func (v *view) washDay(a frame.Area, x, y, height int) {
	a.Wash(x-1, y, v.layout.day, height, theme.Sel)
	if !v.Colours {
		a.Rune(x-1, y, theme.Cursor, theme.Text)
	}
}

// markCursor washes the day and draws the bar at its left edge.
func (v *view) markCursor(a frame.Area, x, y, height int) {
	a.Wash(x-1, y, v.layout.day, height, theme.Sel)
	for i := range height {
		a.Rune(x-1, y+i, theme.Cursor, theme.Accent.On(theme.Sel))
	}
}

// label is what is said of a microcycle: when, what, how much, and whether it
// came down.
func (v *view) label(a frame.Area, row dayRow) {
	if row.first > 0 {
		a.Text(0, 0, "day "+strconv.Itoa(row.first+1), theme.Dim)
		return
	}
	week := v.Plan.Week(row.at)
	sum := v.Now.Week(row.at)
	a.Text(0, 0, row.at.Start.Format("2 Jan"), theme.Text.Bold())
	lines := labelLines[min(a.H, len(labelLines)-1)]
	last := min(a.H, 6) - 1
	y := 1
	for _, line := range lines {
		switch line {
		case 'k':
			v.kindOf(a, y, row.at)
		case 'l':
			v.loadOf(a, y, row, sum)
		case 'h':
			seconds := v.secondsOf(row.at, sum)
			if seconds < 60 {
				continue
			}
			a.Text(0, y, phrase.Clock(int(seconds)/60*60), theme.Dim)
		case 'c':
			if sum.AscentMetres < 1 {
				continue
			}
			x := a.Int(a.Text(0, y, "+", theme.Dim), y, phrase.Figure(sum.AscentMetres/10)*10, theme.Dim)
			a.Text(x, y, "m", theme.Dim)
		}
		y++
	}
	if foot := a.Sub(0, max(y, last), a.W, 1); week.Kind != plan.LoadWeek && !strings.ContainsRune(lines, 'k') {
		v.kindAndDown(foot, week.Kind, sum)
	} else {
		v.cameDown(a, max(y, last), sum)
	}
	if week.Note != "" && a.H >= 8 {
		a.Text(0, 6, frame.Cut(week.Note, a.W), theme.Dim)
	}
}

// secondsOf gives how long a week is, of the series that its load is of: what
// was done of one that is over and was reported, else what is planned.
func (v *view) secondsOf(at plan.Place, sum outlook.Week) float64 {
	days := calendar.Span{From: at.Start, To: at.Start + calendar.Day(v.Plan.Week(at).Days) - 1}
	if days.To < v.Scene.Today && v.Now.Series() != outlook.Planned {
		if done, reported := v.Scene.Done(days); reported {
			return done
		}
	}
	return sum.Seconds
}

// labelLines are the rows of a label between its date and whether the week
// came down, by the rows there are: kind, load, hours, climb.
var labelLines = [...]string{"", "", "", "l", "kl", "klh", "klhc"}

// kindOf says "load 2/3" or "down".
func (v *view) kindOf(a frame.Area, y int, at plan.Place) {
	week := v.Plan.Week(at)
	if week.Kind != plan.LoadWeek {
		a.Text(0, y, week.Kind.String(), theme.Ebb)
		return
	}
	n, of := 0, 0
	for w := range v.Block.Weeks {
		if v.Block.Weeks[w].Kind == plan.LoadWeek {
			of++
			if w <= at.Week {
				n++
			}
		}
	}
	x := a.Text(0, y, "load ", theme.Dim)
	x = a.Int(x, y, n, theme.Dim)
	x = a.Text(x, y, "/", theme.Dim)
	a.Int(x, y, of, theme.Dim)
}

// loadOf writes the load of a week, and what it aims at.
func (v *view) loadOf(a frame.Area, y int, row dayRow, sum outlook.Week) {
	st := theme.Text.Bold()
	if v.changed(row.at.Start, func(o *outlook.Outlook) float64 { return o.Week(row.at).Load }, sum.Load) {
		st = theme.Accent.Bold()
	}
	x := a.Int(0, y, phrase.Figure(sum.Load), st)
	if sum.Target > 0 {
		x = a.Text(x, y, "/", theme.Dim)
		a.Int(x, y, phrase.Figure(sum.Target), theme.Dim)
	}
}

// cameDown says on how many mornings of the week all systems were settled, or
// how low it got.
func (v *view) cameDown(a frame.Area, y int, sum outlook.Week) {
	switch {
	case sum.Settled > 0:
		x := a.Text(0, y, "✓ ", theme.Ebb)
		x = a.Int(x, y, sum.Settled, theme.Ebb)
		word := " days"
		switch {
		case a.W < 8 || sum.Settled >= 10:
			word = " d"
		case sum.Settled == 1:
			word = " day"
		}
		a.Text(x, y, word, theme.Ebb)
	default:
		words := "✗ low "
		if a.W < 8 {
			words = "✗ "
		}
		x := a.Text(0, y, words, theme.Stress.Bold())
		a.Int(x, y, phrase.Figure(sum.Lowest), theme.Stress.Bold())
	}
}

// kindAndDown says what a week is for and whether it came down in one row, where
// there is none for each.
func (v *view) kindAndDown(a frame.Area, kind plan.WeekKind, sum outlook.Week) {
	word := kind.String()
	x := a.Text(0, 0, word[:min(len(word), 5)], theme.Ebb) + 1
	if sum.Settled > 0 {
		x = a.Text(x, 0, "✓", theme.Ebb)
		a.Int(x, 0, sum.Settled, theme.Ebb)
		return
	}
	a.Text(x, 0, "✗", theme.Stress.Bold())
}

// changed reports whether a figure differs, as it is written, from the one
// before the change on screen.
func (v *view) changed(_ calendar.Day, of func(*outlook.Outlook) float64, now float64) bool {
	return v.Before != nil && phrase.Figure(of(v.Before)) != phrase.Figure(now)
}

// day draws one day: date and morning level, its events and sessions, the bar
// of its load.
func (v *view) day(a frame.Area, row dayRow, offset int, weekdays bool) {
	day := row.at.Start + calendar.Day(offset)
	said, _ := v.Now.Day(day)
	past := day < v.Scene.Today
	v.date(a, day, said, weekdays, past)
	rows := a.H - 1
	if a.H >= 5 {
		rows = min(a.H, 6) - 2
		if a.H > 7 {
			rows = a.H - 3
		}
		v.loadBar(a, rows+1, said, past)
	}
	v.things(a.Sub(0, 1, a.W, rows), row.at, offset, day, past)
}

// date is the first row of a day: the date, the level of its morning, a flag.
func (v *view) date(a frame.Area, day calendar.Day, said outlook.Day, weekdays, past bool) {
	st := theme.Text.Bold()
	if past {
		st = theme.Dim
	}
	_, _, n := day.Date()
	x := 0
	if !weekdays {
		x = a.Text(0, 0, day.Format("Mon")[:1]+" ", theme.Dim)
	}
	today := day == v.Scene.Today
	if today {
		st = theme.Text.Reverse()
	}
	level := x + 3  // behind two figures and a blank
	flag := a.W - 1 // of a finding: at the end, or where there is something else, behind the date
	if a.W < 8 || v.answered(day) {
		flag = level - 1
	}
	x = a.Int(x, 0, n, st)
	severity, found := v.Found.On(day)
	if found {
		defer verdict.Mark(a, flag, 0, severity) // over all else
	}
	if word := lifeWord(said.Life, a.W-x-1); word != "" {
		level = a.Text(x+1, 0, word, theme.Stress)
	} else if today && a.W >= 8 && weekdays && !found && !v.answered(day) {
		level = a.Text(x+1, 0, "today", theme.Accent.Bold())
	} else {
		level = v.morning(a, level, day, said)
	}
	if level < a.W-1 && v.answered(day) {
		a.Rune(a.W-1, 0, theme.Check, theme.Dim)
	}
}

// lifeWord says the fact of life that lies over a day in so many columns.
func lifeWord(kind plan.LifeKind, columns int) string {
	word := kind.String()
	if short, ok := shortLife[kind]; ok && len(word) > columns {
		word = short
	}
	return word[:max(0, min(len(word), columns))]
}

var shortLife = map[plan.LifeKind]string{plan.Travel: "away", plan.Holiday: "hols", plan.Injured: "hurt"}

// morning writes what the systems still carry that morning, ~16 when settled,
// and gives the column after it.
func (v *view) morning(a frame.Area, x int, day calendar.Day, said outlook.Day) int {
	level := said.Morning.Max()
	st := theme.Dim
	if chart.Settled(level) {
		st = theme.Ebb
	}
	if v.changed(day, func(o *outlook.Outlook) float64 { d, _ := o.Day(day); return d.Morning.Max() }, level) {
		st = theme.Accent.Bold()
	}
	if a.W-x < 3 {
		return x
	}
	if chart.Settled(level) {
		x = a.Text(x, 0, "~", st)
	} else {
		x++
	}
	return a.Int(x, 0, phrase.Figure(level), st)
}

// loadBar draws a day's load: eight cells are 200.
func (v *view) loadBar(a frame.Area, y int, said outlook.Day, past bool) {
	st := theme.Load
	if past {
		st = theme.Tick
	}
	chart.Bar(a, 0, y, a.W, said.Load/200, st)
}

// answered reports whether something was recorded on the day.
func (v *view) answered(day calendar.Day) bool {
	said, ok := v.Scene.Outlook.Day(day)
	return ok && said.HasDone
}
