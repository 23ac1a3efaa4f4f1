package season

import (
	"strings"

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

// Columns of a week's row on a phone.
const (
	atKind = 8
	atBar  = 14
	tail   = 9 // load, whether it came down, the letter of a race
)

// phone is a screen of one column: a week a row under the names of the blocks,
// the cursor's week opened.
func (v *view) phone(a frame.Area) screen.Caret {
	v.phoneTitle(a)
	a.HLine(0, 2, a.W, theme.Line, theme.Rule)
	a.Text(atBar, 2, " load ", theme.Dim)
	a.Right(a.W, 2, " settled ", theme.Ebb)
	foot := a.H - 1
	if v.Typing() {
		foot = a.H - 3
	}
	under := 0
	switch {
	case v.state.Panel.Open:
		under = 1 + v.state.Panel.PhoneRows(&v.View, a.W-2, max(3, (foot-3)/2))
	case a.H >= 18 && !v.Typing():
		under = 5
	}
	caret := v.list(a.Sub(0, 3, a.W, foot-under-3), 3)
	if under > 0 {
		a.HLine(0, foot-under, a.W, theme.Line, theme.Rule)
		area := a.Sub(1, foot-under+1, a.W-2, under-1)
		if v.state.Panel.Open {
			v.state.Panel.Phone(area, &v.View)
		} else {
			v.phoneWords(area)
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

// phoneTitle says which season it is, how far the race is, and what the season
// comes to.
func (v *view) phoneTitle(a frame.Area) {
	x := a.Text(0, 0, v.Scene.Today.Format("Mon 2 Jan"), theme.Text.Bold())
	if event, ok := v.Plan.NextEvent(v.Scene.Today, plan.A); ok {
		figure, rest := phrase.Until(event, v.Scene.Today)
		a.Right(a.W, 0, frame.Cut(figure+rest, a.W-x-2), theme.Dim)
	}
	at := screen.BranchMark(a, 0, 1, a.W/2, v.Scene)
	r := row{Area: a.Sub(at, 1, a.W-at, 1)}
	if name := frame.Cut(seasonName(v.Plan.Season(v.At)), a.W/2-2); r.group(frame.Width(name)) {
		r.text(name, theme.Text)
	}
	if r.group(9) {
		r.number(float64(v.total.weeks), float64(v.previous.total.weeks), v.previous.total.weeks > 0, theme.Dim)
		r.text(" "+plural(v.total.weeks, "week"), theme.Dim)
	}
	if r.group(5) {
		r.number(v.total.seconds/3600, v.previous.total.seconds/3600, v.previous.total.weeks > 0, theme.Body)
		r.text(" h", theme.Dim)
	}
	if r.group(18) {
		r.number(float64(v.total.settled), float64(v.previous.total.settled), v.previous.total.weeks > 0, theme.Ebb)
		r.text(" of "+phrase.Trim(float64(v.total.mornings))+" settled", theme.Dim)
	}
}

// list draws the weeks, scrolled so that the one under the cursor is seen.
func (v *view) list(a frame.Area, top int) screen.Caret {
	here := v.weekAt(v.Cursor)
	opened := v.opened(here, a.W-atKind)
	opened = opened[:max(0, min(len(opened), a.H-2))]
	total, at := len(v.weeks)+len(v.blocks)+len(opened), 0
	for b := range v.blocks {
		if v.blocks[b].from <= here {
			at++
		}
	}
	at += here
	first := max(0, min(at-max(0, a.H-1-len(opened))/2, total-a.H))
	caret := screen.Caret{}
	y := -first
	put := func(draw func(y int)) {
		if y >= 0 && y < a.H {
			draw(y)
		}
		y++
	}
	for b := range v.blocks {
		put(func(y int) { v.phoneBlock(a, y, b) })
		for i := v.blocks[b].from; i < v.blocks[b].to; i++ {
			if i == here {
				caret.Y = top + max(0, min(y, a.H-1))
				put(func(y int) {
					a.Wash(0, y, a.W, 1+len(opened), theme.Sel)
					a.VLine(0, y, 1+len(opened), theme.Cursor, theme.Accent.On(theme.Sel))
				})
				y--
			}
			put(func(y int) { v.phoneWeek(a, y, i) })
			if i == here {
				for _, words := range opened {
					put(func(y int) { a.Text(atKind, y, words, theme.Body) })
				}
			}
		}
	}
	return caret
}

// phoneBlock writes the name of a block, and its O.
func (v *view) phoneBlock(a frame.Area, y, b int) {
	blk := &v.blocks[b]
	end := a.W
	if blk.measured {
		n := phrase.Figure(blk.o.O)
		if blk.was >= 0 && blk.was != n {
			end -= frame.IntWidth(max(n-blk.was, blk.was-n)) + 1
			a.Change(end, y, n-blk.was, theme.Accent.Bold())
			end--
		}
		end = a.IntRight(end, y, n, panel.BandStyle(blk.o.Band(), blk.judged).Bold())
		end = a.Right(end, y, "O ", theme.Dim)
	}
	st := theme.Dim
	if here := v.weekAt(v.Cursor); here >= blk.from && here < blk.to {
		st = theme.Text.Bold()
	}
	a.Text(1, y, frame.Cut(blk.name, end-2), st)
}

// phoneWeek writes a week in one row: "5 Apr  load ━━━━━━ 504 ✓1".
func (v *view) phoneWeek(a frame.Area, y, i int) {
	w, bar := &v.weeks[i], &v.bars[i]
	st := theme.Dim
	switch {
	case w.fresh:
		st = theme.Accent.Bold()
	case w.Start <= v.Scene.Today && v.Scene.Today <= w.last():
		st = theme.Text.Bold().Reverse()
	case i == v.weekAt(v.Cursor):
		st = theme.Text.Bold()
	}
	a.Right(7, y, w.Start.Format("2 Jan"), st)
	if severity, found := v.Found.Within(calendar.Span{From: w.Start, To: w.last()}); found {
		verdict.Mark(a, 7, y, severity)
	}
	kind := w.kind.String()
	ink := theme.Dim
	if inkOf(w.kind) == theme.Pool {
		ink = theme.Ebb
	}
	a.Text(atKind, y, cut(kind, atBar-atKind-1), ink)
	room := a.W - atBar - tail
	fill := bar.Ink
	if fill == theme.Load && bar.Past {
		fill = theme.Tick
	}
	chart.Bar(a, atBar, y, room, bar.Load/float64(max(v.fullLoad, 1)), fill)
	figure := theme.Body
	if phrase.Figure(bar.Was) != phrase.Figure(bar.Load) {
		figure = theme.Accent.Bold()
	}
	a.IntRight(a.W-5, y, phrase.Figure(bar.Load), figure)
	if w.sum.Settled > 0 {
		x := a.Text(a.W-4, y, "✓", theme.Ebb)
		a.Int(x, y, w.sum.Settled, theme.Ebb)
	} else {
		a.Text(a.W-4, y, "✗", theme.Stress.Bold())
	}
	for _, e := range v.Plan.Events {
		if e.From >= w.Start && e.From <= w.last() {
			a.Text(a.W-1, y, e.Priority.String(), theme.Accent.Bold())
			break
		}
	}
}

// opened gives the further rows of the week under the cursor.
func (v *view) opened(here, columns int) []string {
	w := &v.weeks[here]
	amounts := []string{}
	if w.sum.Target > 0 {
		amounts = append(amounts, "aims at "+phrase.Trim(float64(phrase.Figure(w.sum.Target))))
	}
	if clock := w.clock(); clock != "" {
		amounts = append(amounts, clock)
	}
	if w.sum.AscentMetres >= 1 {
		amounts = append(amounts, "+"+phrase.Trim(float64(phrase.Figure(w.sum.AscentMetres)))+"m")
	}
	rows := []string{}
	if len(amounts) > 0 {
		rows = append(rows, frame.Cut(strings.Join(amounts, "  "), columns))
	}
	breath := v.breaths[here]
	rows = append(rows, frame.Cut("from "+phrase.Trim(float64(phrase.Figure(breath.Low)))+" up to "+
		phrase.Trim(float64(phrase.Figure(breath.High)))+", form "+phrase.Signed(w.form), columns))
	for _, e := range v.Plan.Events {
		if e.From >= w.Start && e.From <= w.last() {
			rows = append(rows, frame.Cut(e.From.Format("Mon 2")+" "+e.Name, columns))
		}
	}
	if fact, ok := v.lifeIn(calendar.Span{From: w.Start, To: w.last()}); ok {
		rows = append(rows, frame.Cut(fact.Kind.String()+" from "+fact.From.Format("2 Jan")+", "+phrase.Counted(fact.Days, "day"), columns))
	}
	return rows
}

// phoneWords says what stands on the cursor's day, and how it begins.
func (v *view) phoneWords(a frame.Area) {
	x := a.Text(0, 0, v.Cursor.Format("Mon 2 Jan"), theme.Accent.Bold())
	words := "nothing planned"
	if session, ok := v.Session(v.Scene); ok {
		words = phrase.Title(session)
	}
	for _, e := range v.Plan.EventsOn(v.Cursor) {
		words = e.Priority.String() + " " + e.Name
	}
	a.Text(x+1, 0, frame.Cut(words, a.W-x-1), theme.Text)
	v.state.Panel.Words(a.Sub(0, 1, a.W, a.H-1), &v.View)
}

// phoneHints is four keys, or what the program has to say.
func (v *view) phoneHints(a frame.Area) {
	if v.Status.Says != "" || v.Status.Pending != "" || v.SaySelection(v.Scene) != "" {
		v.Hints(a)
		return
	}
	x := 0
	for _, hint := range []struct {
		action keys.Action
		word   string
	}{{keys.In, "block"}, {keys.InsertDown, "down"}, {keys.Stretch, "stretch"}, {keys.Help, "more"}} {
		if ok, _ := v.Of.Can(hint.action, v.Scene); ok || hint.action == keys.Help {
			x = a.Text(x, 0, keys.Key(hint.action), theme.Text.Bold())
			x = a.Text(x+1, 0, hint.word, theme.Dim) + 2
		}
	}
}
