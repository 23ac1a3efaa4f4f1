package block

import (
	"strconv"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/response"
	"ebb/tui/frame"
	"ebb/tui/frame/chart"
	"ebb/tui/keys"
	"ebb/tui/theme"
)

// Columns of the turned wave, and of its settled side.
const (
	turnedColumns = 12
	turnedLeft    = 3
)

// phone is a screen of one column: a day a row with the wave turned beside it,
// the cursor's day opened, then what the day is like and who is ready when.
func (v *view) phone(a frame.Area) Caret {
	v.phoneTitle(a)
	a.HLine(0, 2, a.W, theme.Line, theme.Rule)
	edge := a.W - turnedColumns
	a.Right(edge+turnedLeft, 2, " settled ", theme.Ebb)
	a.Rune(edge+turnedLeft, 2, '┬', theme.Rule)
	a.Text(edge+turnedLeft+1, 2, " stress ", theme.Stress)

	foot := a.H - 1
	if v.draft != nil {
		foot = a.H - 3
	}
	under := 4 // a rule and three rows of words
	if a.H < 18 && !v.open {
		under = 0
	}
	list := a.Sub(0, 3, a.W, foot-under-3)
	caret := v.dayList(list, edge)
	if under > 0 {
		a.HLine(0, foot-under, a.W, theme.Line, theme.Rule)
		if v.open {
			v.phonePanel(a.Sub(1, foot-under+1, a.W-2, under-1))
		} else {
			v.phoneWords(a.Sub(1, foot-under+1, a.W-2, under-1))
		}
	}
	if v.draft != nil {
		a.HLine(0, foot, a.W, theme.Line, theme.Rule)
		column := v.draft.draw(a.Sub(1, foot+1, a.W-2, 2), v)
		if column >= 0 {
			return Caret{X: 1 + column, Y: foot + 1, Text: true}
		}
		return caret
	}
	v.phoneHints(a.Sub(1, foot, a.W-2, 1))
	return caret
}

// phoneTitle says what day it is, how far the race is, and which week of the
// block this is.
func (v *view) phoneTitle(a frame.Area) {
	x := a.Text(0, 0, v.sc.Today.Format("Mon 2 Jan"), theme.Text.Bold())
	if event, ok := v.plan.NextEvent(v.sc.Today, plan.A); ok {
		figure, rest := until(event, v.sc.Today)
		a.Right(a.W, 0, frame.Cut(figure+rest, a.W-x-2), theme.Dim)
	}
	week := v.plan.Week(v.at)
	words := v.block.Name + ", " + week.Kind.String() + " week"
	end := a.W
	if m, ok := v.now.Block(v.at); ok {
		end = a.IntRight(a.W, 1, figure(m.O), bandStyle(m.Band(), v.block.Phase.Judged()).Bold())
		end = a.Right(end, 1, "O ", theme.Dim)
	}
	if down, ok := v.nextDown(); ok {
		end = a.Right(end-1, 1, "down "+down.Format("2 Jan"), theme.Ebb)
	}
	a.Text(0, 1, frame.Cut(words, end-1), theme.Dim)
}

// nextDown gives the first day of the next down week of the season.
func (v *view) nextDown() (calendar.Day, bool) {
	for at := range v.plan.Weeks() {
		if at.Start > v.at.Start && v.plan.Week(at).Kind == plan.DownWeek {
			return at.Start, true
		}
	}
	return 0, false
}

// dayList draws the days of the microcycle, a row each; the cursor's day takes
// as many rows as its sessions and their words need.
func (v *view) dayList(a frame.Area, edge int) Caret {
	week := v.plan.Week(v.at)
	opened := v.openedRows(a.H-week.Days+1, edge-8)
	highest := 0.0
	for d := range week.Days {
		said, _ := v.now.Day(v.at.Start + calendar.Day(d))
		highest = max(highest, said.Evening.Max(), said.Morning.Max())
	}
	turned := chart.Turned{Left: turnedLeft, Top: chart.Top(highest, 0)}
	first := 0
	if need := week.Days - 1 + len(opened); need > a.H {
		first = min(max(0, v.at.Day-a.H/2), need-a.H)
	}
	caret := Caret{}
	y := 0
	for d := first; d < week.Days && y < a.H; d++ {
		day := v.at.Start + calendar.Day(d)
		here := day == v.cursor
		rows := 1
		if here {
			rows = min(len(opened), a.H-y)
			a.Wash(0, y, a.W, rows, theme.Sel)
			for i := range rows {
				a.Rune(0, y+i, theme.Cursor, theme.Accent)
			}
			caret = Caret{X: 0, Y: 3 + y}
		}
		v.phoneDay(a.Sub(1, y, edge-2, 1), day, d)
		said, _ := v.now.Day(day)
		beside := a.Sub(edge, y, turnedColumns, rows)
		turned.Row(beside, 0, chart.Day{
			Morning: said.Morning.Max(), Evening: said.Evening.Max(),
			LegsMorning: said.Morning[response.Legs], LegsEvening: said.Evening[response.Legs],
		})
		for i := 1; i < rows; i++ {
			a.Text(8, y+i, opened[i], theme.Body)
			turned.Line(beside, i, false)
		}
		y += rows
	}
	return caret
}

// openedRows gives the further words of the cursor's day; the first is the
// row of the day itself.
func (v *view) openedRows(most, columns int) []string {
	rows := []string{""}
	sessions := v.plan.SessionsOn(v.cursor)
	for i := min(v.item, max(0, len(sessions)-1)); i < len(sessions); i++ {
		words := sessions[i].Note
		if words == "" {
			words = inWordsOf(sessions[i], v.sc, v.cursor)
		}
		rows = append(rows, frame.Wrap(words, columns)...)
	}
	return rows[:max(1, min(len(rows), most, 4))]
}

// phoneDay writes a day in one row: "Sat 10 long 3h45 +950m".
func (v *view) phoneDay(a frame.Area, day calendar.Day, offset int) {
	past := day < v.sc.Today
	st := theme.Dim
	if day == v.sc.Today {
		st = theme.Text.Bold()
	}
	a.Text(0, 0, day.Format("Mon"), st)
	_, _, n := day.Date()
	a.IntRight(6, 0, n, st)
	x := 7
	for _, e := range v.plan.EventsOn(day) {
		x = a.Text(x, 0, e.Priority.String()+" ", theme.Accent.Bold())
		x = a.Text(x, 0, e.Name+" ", theme.Text.Bold())
	}
	sessions := v.plan.Week(v.at).On(offset)
	first := 0
	if day == v.cursor { // what stands before the session under the cursor gives way to it
		first = min(v.item, max(0, len(sessions)-1))
	}
	if first > 0 {
		x = a.Text(x, 0, "… ", theme.Dim)
	}
	for i := first; i < len(sessions); i++ {
		session := &sessions[i]
		ink := theme.Body
		switch {
		case past || session.Kind == plan.Rest:
			ink = theme.Dim
		case session.Key || day == v.cursor:
			ink = theme.Text.Bold()
		}
		if v.isNew(session, day) {
			ink = theme.Accent.Bold()
		}
		if i > first {
			x = a.Text(x, 0, ", ", theme.Dim)
		}
		x = a.Text(x, 0, sportWord(*session, v.own), ink)
		if amount := amountWord(*session); amount != "" {
			x = a.Text(x+1, 0, amount, ink)
		}
		if !session.Climb.IsZero() {
			x = a.Text(x+1, 0, heightWord(session.Climb), ink)
		}
		if v.sc.Answers[session.ID] != nil {
			x = a.Text(x, 0, " ✓", theme.Dim)
		}
	}
	if len(sessions) == 0 && v.outlined(v.at) {
		said, _ := v.now.Day(day)
		if said.Load >= 1 {
			x = a.Text(x, 0, "about ", theme.Dim)
			a.Int(x, 0, figure(said.Load), theme.Dim)
		}
	}
}

// phoneWords says how the day begins and who is ready when.
func (v *view) phoneWords(a frame.Area) {
	said, _ := v.now.Day(v.cursor)
	level := said.Morning.Max()
	words := dayWord(v.cursor, v.sc.Today) + " starts settled."
	if !settled(level) {
		words = dayWord(v.cursor, v.sc.Today) + " starts at " + strconv.Itoa(figure(level)) + ", most of it in the " + plainSystem[highest(said.Morning)] + "."
	}
	y := 0
	for _, line := range frame.Wrap(capital(words), a.W) {
		a.Text(0, y, line, theme.Dim)
		y++
	}
	if a.W >= 36 {
		v.sentence(a.Sub(0, min(y, a.H-1), a.W, 1))
		return
	}
	ready, _ := v.now.Ready(v.cursor)
	for _, line := range frame.Wrap("Legs are ready "+rangeWord(ready.Systems[response.Legs])+", all of you "+rangeWord(ready.All)+".", a.W) {
		a.Text(0, y, line, theme.Dim)
		y++
	}
}

var plainSystem = [5]string{"legs", "nerves", "stores", "hormones", "muscle"}

// phonePanel is the page of the panel in three rows.
func (v *view) phonePanel(a frame.Area) {
	switch v.tab {
	case tabSystems:
		v.phoneSystems(a)
	case tabFitness:
		said, _ := v.now.Day(v.cursor)
		x := a.Text(0, 0, "form that morning ", theme.Dim)
		a.Change(x, 0, figure(said.Form), theme.Text.Bold())
		x = a.Text(0, 1, "fitness ", theme.Dim)
		x = a.Int(x, 1, figure(said.Fitness), theme.Text.Bold())
		x = a.Text(x, 1, "   fatigue ", theme.Dim)
		a.Int(x, 1, figure(said.Fatigue), theme.Text.Bold())
	case tabOscillation, tabs:
		v.phoneMeasure(a)
	}
}

// phoneMeasure is O and its parts.
func (v *view) phoneMeasure(a frame.Area) {
	m, ok := v.now.Block(v.at)
	if !ok {
		a.Text(0, 0, "no oscillation yet: two weeks needed", theme.Dim)
		return
	}
	x := a.Text(0, 0, "oscillation ", theme.Dim)
	x = a.Int(x, 0, figure(m.O), bandStyle(m.Band(), v.block.Phase.Judged()).Bold())
	a.Text(x+1, 0, m.Band().String(), theme.Dim)
	a.Text(0, 1, "stress "+part(m.Stress)+"   contrast "+part(m.Contrast), theme.Body)
	a.Text(0, 2, "rhythm "+part(m.Rhythm)+"   settle "+part(m.Settle), theme.Body)
}

// phoneSystems is who is ready when, two systems a row.
func (v *view) phoneSystems(a frame.Area) {
	ready, _ := v.now.Ready(v.cursor)
	last := slowest(ready)
	for k, word := range [5]string{"legs", "nerves", "fuel", "horm.", "muscle"} {
		st := theme.Body
		if k == last {
			st = theme.Text.Bold()
		}
		x := k % 2 * (a.W / 2)
		a.Text(x, k/2, word, theme.Dim)
		a.Text(x+8, k/2, rangeWord(ready.Systems[k]), st)
	}
}

// phoneHints is four keys, or what the program has to say.
func (v *view) phoneHints(a frame.Area) {
	if v.status.Says != "" || v.status.Pending != "" {
		v.hints(a)
		return
	}
	x := 0
	for _, action := range []keys.Action{keys.Done, keys.AddLine, keys.In, keys.Help} {
		b, _ := keys.Of(action)
		if ok, _ := v.Can(action, v.sc); !ok && action != keys.Help {
			continue
		}
		x = a.Text(x, 0, b.Keys[0], theme.Text.Bold())
		word := b.Short
		if action == keys.Help {
			word = "more"
		}
		x = a.Text(x+1, 0, word, theme.Dim) + 2
	}
}

// words is the smallest screen that is of use: the day as sentences.
func (v *view) words(a frame.Area) Caret {
	y := 0
	put := func(text string, st theme.Style) {
		for _, line := range frame.Wrap(text, a.W) {
			a.Text(0, y, line, st)
			y++
		}
	}
	put(v.cursor.Format("Mon 2 Jan"), theme.Text.Bold())
	for _, e := range v.plan.EventsOn(v.cursor) {
		put(e.Priority.String()+" "+e.Name, theme.Accent.Bold())
	}
	sessions := v.plan.SessionsOn(v.cursor)
	for i := range sessions {
		put(titleOf(sessions[i]), theme.Text)
	}
	if len(sessions) == 0 {
		put("nothing planned", theme.Dim)
	}
	if y < a.H-1 {
		v.phoneWords(a.Sub(0, y, a.W, a.H-1-y))
	}
	if v.draft != nil {
		foot := a.Sub(0, a.H-1, a.W, 1)
		foot.Fill(0, 0, a.W, 1, ' ', theme.Default)
		if column := v.draft.draw(foot, v); column >= 0 {
			return Caret{X: column, Y: a.H - 1, Text: true}
		}
		return Caret{}
	}
	v.hints(a.Sub(0, a.H-1, a.W, 1))
	return Caret{}
}
