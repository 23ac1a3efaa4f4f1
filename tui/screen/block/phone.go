package block

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/tui/frame"
	"ebb/tui/frame/chart"
	"ebb/tui/keys"
	"ebb/tui/panel"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
	"ebb/tui/verdict"
)

// Columns of the turned wave, and of its settled side.
const (
	turnedColumns = 12
	turnedLeft    = 3
)

// phone is a screen of one column: a day a row with the wave turned beside it,
// the cursor's day opened, then what the day is like and who is ready when.
func (v *view) phone(a frame.Area) screen.Caret {
	v.phoneTitle(a)
	a.HLine(0, 2, a.W, theme.Line, theme.Rule)
	edge := a.W - turnedColumns
	a.Right(edge+turnedLeft, 2, " settled ", theme.Ebb)
	a.Rune(edge+turnedLeft, 2, '┬', theme.Rule)
	a.Text(edge+turnedLeft+1, 2, " stress ", theme.Stress)

	foot := a.H - 1
	if v.Typing() {
		foot = a.H - 3
	}
	under := 4 // a rule and three rows of words
	if a.H < 18 && !v.state.Panel.Open {
		under = 0
	}
	if v.state.Panel.Follows && under > 0 { // the page in words, whether it is open or not
		under = max(under, min(8, (foot-3)/2))
	}
	if rows := len(frame.Wrap(v.Status.Says, a.W-2)); under > 0 && !v.Typing() && v.Run == nil { // a finding is said to its end
		under = max(under, min(rows, 7))
	}
	list := a.Sub(0, 3, a.W, foot-under-3)
	caret := v.dayList(list, edge)
	if under > 0 {
		a.HLine(0, foot-under, a.W, theme.Line, theme.Rule)
		if v.state.Panel.Open {
			v.state.Panel.Phone(a.Sub(1, foot-under+1, a.W-2, under-1), &v.View)
		} else {
			v.state.Panel.Words(a.Sub(1, foot-under+1, a.W-2, under-1), &v.View)
		}
	}
	if v.Typing() {
		a.HLine(0, foot, a.W, theme.Line, theme.Rule)
		return v.Draft(a.Sub(1, foot+1, a.W-2, 2), 1, foot+1, caret)
	}
	if !v.SayWhole(a.Sub(1, foot-max(under-1, 0), a.W-2, max(under, 1))) {
		v.phoneHints(a.Sub(1, foot, a.W-2, 1))
	}
	return caret
}

// phoneTitle says what day it is, how far the race is, and which week of the
// block this is.
func (v *view) phoneTitle(a frame.Area) {
	x := a.Text(0, 0, v.Scene.Today.Format("Mon 2 Jan"), theme.Text.Bold())
	if event, ok := v.Plan.NextEvent(v.Scene.Today, plan.A); ok {
		figure, rest := phrase.Until(event, v.Scene.Today)
		a.Right(a.W, 0, frame.Cut(figure+rest, a.W-x-2), theme.Dim)
	}
	week := v.Plan.Week(v.At)
	words := v.Block.Name + ", " + week.Kind.String() + " week"
	end := a.W
	if m, ok := v.Now.Block(v.At); ok {
		end = a.IntRight(a.W, 1, phrase.Figure(m.O), panel.BandStyle(m.Band(), v.Block.Phase.Judged()).Bold())
		end = a.Right(end, 1, "O ", theme.Dim)
	}
	if down, ok := v.nextDown(); ok {
		end = a.Right(end-1, 1, "down "+down.Format("2 Jan"), theme.Ebb)
	}
	at := screen.BranchMark(a, 0, 1, (end-1)/2, v.Scene)
	a.Text(at, 1, frame.Cut(words, end-1-at), theme.Dim)
}

// nextDown gives the first day of the next down week of the season.
func (v *view) nextDown() (calendar.Day, bool) {
	for at := range v.Plan.Weeks() {
		if at.Start > v.At.Start && v.Plan.Week(at).Kind == plan.DownWeek {
			return at.Start, true
		}
	}
	return 0, false
}

// dayList draws the days of the microcycle, a row each; the cursor's day takes
// as many rows as its sessions and their words need.
func (v *view) dayList(a frame.Area, edge int) screen.Caret {
	week := v.Plan.Week(v.At)
	opened := v.openedRows(a.H-week.Days+1, edge-8)
	highest := 0.0
	for d := range week.Days {
		said, _ := v.Now.Day(v.At.Start + calendar.Day(d))
		highest = max(highest, said.Evening.Max(), said.Morning.Max())
	}
	turned := chart.Turned{Left: turnedLeft, Top: chart.Top(highest, 0)}
	first := 0
	if need := week.Days - 1 + len(opened); need > a.H {
		first = min(max(0, v.At.Day-a.H/2), need-a.H)
	}
	caret := screen.Caret{}
	y := 0
	for d := first; d < week.Days && y < a.H; d++ {
		day := v.At.Start + calendar.Day(d)
		here := day == v.Cursor
		rows := 1
		if here {
			rows = min(len(opened), a.H-y)
			a.Wash(0, y, a.W, rows, theme.Sel)
			for i := range rows {
				a.Rune(0, y+i, theme.Cursor, theme.Accent)
			}
			caret = screen.Caret{X: 0, Y: 3 + y}
		}
		if !here {
			v.windowSign(a, 0, y, day)
		}
		v.state.hits.Add(a.Sub(0, y, a.W, rows), screen.Spot{Kind: screen.OnSession, Day: day})
		v.phoneDay(a.Sub(1, y, edge-2, 1), day, d)
		beside := a.Sub(edge, y, turnedColumns, rows)
		turned.Row(beside, 0, screen.Carried(v.Now, day))
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
	sessions := v.Plan.SessionsOn(v.Cursor)
	for i := min(v.Item, max(0, len(sessions)-1)); i < len(sessions); i++ {
		words := sessions[i].Note
		if words == "" {
			words = phrase.Session(sessions[i], v.Scene.Athlete, v.Cursor)
		}
		rows = append(rows, frame.Wrap(words, columns)...)
	}
	return rows[:max(1, min(len(rows), most, 4))]
}

// phoneDay writes a day in one row: "Sat 10 long 3h45 +950m".
func (v *view) phoneDay(a frame.Area, day calendar.Day, offset int) {
	past := day < v.Scene.Today
	st := theme.Dim
	if day == v.Scene.Today {
		st = theme.Text.Bold()
	}
	a.Text(0, 0, day.Format("Mon"), st)
	_, _, n := day.Date()
	a.IntRight(6, 0, n, st)
	if severity, found := v.Found.On(day); found {
		verdict.Mark(a, 6, 0, severity)
	}
	x := 7
	if said, _ := v.Now.Day(day); said.Life != 0 {
		x = a.Text(x, 0, said.Life.String()+" ", theme.Stress)
	}
	for _, e := range v.Plan.EventsOn(day) {
		x = a.Text(x, 0, e.Priority.String()+" ", theme.Accent.Bold())
		x = a.Text(x, 0, e.Name+" ", theme.Text.Bold())
	}
	sessions := v.Plan.Week(v.At).On(offset)
	first := 0
	if day == v.Cursor { // what stands before the session under the cursor gives way to it
		first = min(v.Item, max(0, len(sessions)-1))
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
		case session.Key || day == v.Cursor:
			ink = theme.Text.Bold()
		}
		if v.isNew(session, day) {
			ink = theme.Accent.Bold()
		}
		if i > first {
			x = a.Text(x, 0, ", ", theme.Dim)
		}
		x = a.Text(x, 0, phrase.Sport(*session, v.Own), ink)
		if amount := phrase.Amount(*session); amount != "" {
			x = a.Text(x+1, 0, amount, ink)
		}
		if !session.Climb.IsZero() {
			x = a.Text(x+1, 0, phrase.Height(session.Climb), ink)
		}
		if v.Scene.Answers[session.ID] != nil {
			x = a.Text(x, 0, " ✓", theme.Dim)
		}
	}
	if len(sessions) == 0 && v.Outlined(v.At) {
		said, _ := v.Now.Day(day)
		if said.Load >= 1 {
			x = a.Text(x, 0, "about ", theme.Dim)
			a.Int(x, 0, phrase.Figure(said.Load), theme.Dim)
		}
	}
}

// phoneHints is four keys, or what the program has to say.
func (v *view) phoneHints(a frame.Area) {
	if v.Status.Says != "" || v.Status.Pending != "" || v.SaySelection(v.Scene) != "" {
		v.Hints(a)
		return
	}
	x := 0
	for _, action := range []keys.Action{keys.Done, keys.AddLine, keys.In, keys.Help} {
		b, _ := keys.Of(action)
		if ok, _ := v.Of.Can(action, v.Scene); !ok && action != keys.Help {
			continue
		}
		x = a.Text(x, 0, b.Keys[0], theme.Text.Bold())
		word := b.Short
		switch action {
		case keys.Help:
			word = "more"
		case keys.In:
			word = "week"
		default:
		}
		x = a.Text(x+1, 0, word, theme.Dim) + 2
	}
}

// words is the smallest screen that is of use: the day as sentences.
func (v *view) words(a frame.Area) screen.Caret {
	y := 0
	put := func(text string, st theme.Style) {
		for _, line := range frame.Wrap(text, a.W) {
			a.Text(0, y, line, st)
			y++
		}
	}
	put(v.Cursor.Format("Mon 2 Jan"), theme.Text.Bold())
	for _, e := range v.Plan.EventsOn(v.Cursor) {
		put(e.Priority.String()+" "+e.Name, theme.Accent.Bold())
	}
	sessions := v.Plan.SessionsOn(v.Cursor)
	for i := range sessions {
		put(phrase.Title(sessions[i]), theme.Text)
	}
	if len(sessions) == 0 {
		put("nothing planned", theme.Dim)
	}
	if y < a.H-1 {
		v.state.Panel.Words(a.Sub(0, y, a.W, a.H-1-y), &v.View)
	}
	if v.Typing() {
		foot := a.Sub(0, a.H-1, a.W, 1)
		foot.Fill(0, 0, a.W, 1, ' ', theme.Default)
		return v.Draft(foot, 0, a.H-1, screen.Caret{})
	}
	v.Hints(a.Sub(0, a.H-1, a.W, 1))
	return screen.Caret{}
}
