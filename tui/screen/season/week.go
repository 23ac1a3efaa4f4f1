package season

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/outlook"
	"ebb/plan/races"
	"ebb/tui/frame"
	"ebb/tui/frame/chart"
	"ebb/tui/panel"
	"ebb/tui/phrase"
	"ebb/tui/theme"
)

// weekPage is the panel's page of the cursor's week, in groups that stand
// beside the charts they belong to where r says how these stand.
func (v *view) weekPage(a frame.Area, r rows) {
	v.headOfWeek(a)
	if a.W >= panel.Columns {
		v.twoColumns(a)
		return
	}
	p := table{Area: a, y: 5}
	v.amounts(&p)
	if r.sum() > 0 {
		p.y = max(p.y, r.at(raceRow)-1)
		v.legend(&p)
		p.y = max(p.y, r.at(cuts)+1)
	}
	v.levels(&p)
	if r.sum() > 0 {
		p.y = max(p.y, r.at(curves)-1)
	}
	v.fitness(&p)
	v.raceMorning(&p)
}

// twoColumns has the same groups side by side.
func (v *view) twoColumns(a frame.Area) {
	const gap = 5
	half := (a.W - gap) / 2
	left := table{Area: a.Sub(0, 0, half, a.H), y: 5}
	right := table{Area: a.Sub(half+gap, 0, half, a.H), y: 5}
	v.amounts(&left)
	v.levels(&right)
	left.y = max(left.y, right.y)
	right.y = left.y
	v.fitness(&left)
	v.raceMorning(&right)
	v.legend(&table{Area: a, y: max(left.y, right.y+1)})
}

// headOfWeek says which week it is, and what stands on the cursor's day.
func (v *view) headOfWeek(a frame.Area) {
	a.Text(0, 0, "week of "+v.At.Start.Format("2 Jan"), theme.Text.Bold())
	a.Text(0, 1, frame.Cut(v.Block.Name, a.W-frame.Width(v.weekWord())-2)+", "+v.weekWord(), theme.Dim)
	x := a.Text(0, 2, v.Cursor.Format("Mon 2"), theme.Accent.Bold())
	words, st := "nothing planned", theme.Dim
	if session, ok := v.Session(v.Scene); ok {
		words, st = phrase.Title(session), theme.Body
	}
	for _, e := range v.Plan.EventsOn(v.Cursor) {
		words, st = e.Priority.String()+" "+e.Name, theme.Text.Bold()
	}
	a.Text(x+1, 2, frame.Cut(words, a.W-x-1), st)
	v.raceOfWeek(a)
}

// raceOfWeek names the first event of the week that is not on the cursor's day;
// without one, what happened in the week.
func (v *view) raceOfWeek(a frame.Area) {
	days := calendar.Span{From: v.At.Start, To: v.At.Start + calendar.Day(v.Plan.Week(v.At).Days) - 1}
	for i := range v.Plan.Events {
		if e := &v.Plan.Events[i]; e.Span().Overlaps(days) && !e.Span().Has(v.Cursor) {
			x := a.Text(0, 3, max(e.From, days.From).Format("Mon 2 "), theme.Dim)
			x = a.Text(x, 3, e.Priority.String()+" ", theme.Accent.Bold())
			a.Text(x, 3, frame.Cut(e.Name, a.W-x), theme.Text)
			return
		}
	}
	if fact, ok := v.lifeIn(days); ok {
		x := a.Text(0, 3, fact.Kind.String()+" ", theme.Text)
		a.Text(x, 3, fact.From.Format("2 Jan")+", "+phrase.Counted(fact.Days, "day"), theme.Dim)
	}
}

// table is rows of a word and a figure, as many as fit.
type table struct {
	frame.Area
	y int
}

// row begins a row: its word to the left. It gives the column the figure ends
// before, and false when there is no row left.
func (t *table) row(word string) (end int, ok bool) {
	if t.y >= t.H {
		return 0, false
	}
	t.Text(0, t.y, word, theme.Dim)
	t.y++
	return t.W, true
}

// figure is a row of a whole number, in accent with its difference when it was
// another; unit is written behind it.
func (t *table) figure(word string, now, was float64, unit string, st theme.Style) {
	end, ok := t.row(word)
	if !ok {
		return
	}
	y, n := t.y-1, phrase.Figure(now)
	end = t.Right(end, y, unit, theme.Dim)
	diff := n - phrase.Figure(was)
	if diff != 0 {
		st = theme.Accent.Bold()
	}
	end = t.IntRight(end, y, n, st)
	if diff != 0 {
		end -= frame.IntWidth(max(diff, -diff)) + 2
		t.Change(end, y, diff, theme.Accent)
	}
}

// weekBefore gives the week of the cursor before the preview; the week itself
// where there is none.
func (v *view) weekBefore(now outlook.Week) outlook.Week {
	if v.Before == nil {
		return now
	}
	before := v.Before.Plan()
	if at, ok := before.FindWeek(v.Plan.Week(v.At).ID); ok {
		return v.Before.Week(at)
	}
	return now
}

// dayBefore gives a day before the preview; the day itself where there is none.
func (v *view) dayBefore(day calendar.Day) outlook.Day {
	o := v.Now
	if v.Before != nil {
		o = v.Before
	}
	said, _ := o.Day(day)
	return said
}

// amounts are the load, hours and climb of the week, with what it aims at.
func (v *view) amounts(t *table) {
	now := v.Now.Week(v.At)
	was := v.weekBefore(now)
	unit := ""
	if now.Target > 0 {
		unit = "/" + phrase.Trim(float64(phrase.Figure(now.Target)))
	}
	t.figure("load", now.Load, was.Load, unit, theme.Text.Bold())
	if here := &v.weeks[v.weekAt(v.Cursor)]; here.told {
		t.pair("planned", now.PlannedSeconds, now.Planned, was.PlannedSeconds != now.PlannedSeconds, theme.Body)
		t.pair("done", here.done, now.Done, false, theme.Text.Bold())
	} else if end, ok := t.row("hours"); ok {
		if target := v.Plan.Week(v.At).Target; target.Measure == plan.TargetHours {
			end = t.Right(end, t.y-1, "/"+phrase.Clock(int(target.Value*3600+.5)), theme.Dim)
		}
		st := theme.Text.Bold()
		if int(now.Seconds)/60 != int(was.Seconds)/60 {
			st = theme.Accent.Bold()
		}
		hours := "–"
		if now.Seconds >= 60 {
			hours = phrase.Clock(int(now.Seconds) / 60 * 60)
		}
		t.Right(end, t.y-1, hours, st)
	}
	if now.AscentMetres >= 1 {
		t.figure("climb", now.AscentMetres, was.AscentMetres, " m", theme.Text.Bold())
	}
	t.y++
}

// pair is a row of a time and the load that goes with it.
func (t *table) pair(word string, seconds, load float64, changed bool, st theme.Style) {
	end, ok := t.row(word)
	if !ok {
		return
	}
	if changed {
		st = theme.Accent.Bold()
	}
	t.IntRight(end, t.y-1, phrase.Figure(load), st)
	t.Right(end-6, t.y-1, clockOf(seconds), st)
}

// legend says what the lines of the row of events mean, when there are any.
func (v *view) legend(t *table) {
	if len(v.Plan.Events) == 0 || t.y+1 >= t.H {
		return
	}
	t.Rune(0, t.y, theme.Settled, theme.Pool)
	x := t.Text(2, t.y, "no hard days", theme.Dim) + 2
	if x+20 > t.W {
		x, t.y = 0, t.y+1
	}
	t.Rune(x, t.y, theme.Line, theme.Pool)
	x = t.Text(x+2, t.y, "easy only", theme.Dim)
	t.Text(x+1, t.y, "╌ taper", theme.Dim)
	if t.y++; v.state.twice && t.y+1 < t.H {
		t.Rune(0, t.y, theme.Cross, theme.Alert.Bold())
		t.Text(2, t.y, "races overlap", theme.Dim)
		t.y++
	}
	t.y++
}

// levels are the highest evening, the lowest morning and the settled mornings
// of the week.
func (v *view) levels(t *table) {
	here := v.weekAt(v.Cursor)
	w, breath := &v.weeks[here], v.breaths[here]
	ghost, settled := breath, w.sum.Settled
	if v.Before != nil {
		ghost, settled = v.ghosts[here], w.settled
	}
	t.figure("highest", breath.High, ghost.High, "", theme.Stress.Bold())
	st := theme.Stress.Bold()
	if chart.Settled(breath.Low) {
		st = theme.Ebb.Bold()
	}
	t.figure("lowest", breath.Low, ghost.Low, "", st)
	if y := t.y - 1; y < t.H && chart.Settled(breath.Low) && phrase.Figure(ghost.Low) == phrase.Figure(breath.Low) {
		t.Rune(t.W-frame.IntWidth(phrase.Figure(breath.Low))-1, y, '~', st)
	}
	t.figure("settled", float64(w.sum.Settled), float64(settled), " of "+phrase.Trim(float64(w.days)), theme.Text.Bold())
	t.y++
}

// fitness is fitness, fatigue and form of the cursor's day, fitness with what
// the week has brought.
func (v *view) fitness(t *table) {
	now, was := v.day(v.Cursor), v.dayBefore(v.Cursor)
	end, ok := t.row("fitness")
	if !ok {
		return
	}
	start := v.day(v.At.Start - 1)
	end = t.Right(end, t.y-1, " "+signedTenth(now.Fitness-start.Fitness), theme.Dim)
	st := theme.Text.Bold()
	if phrase.Figure(now.Fitness) != phrase.Figure(was.Fitness) {
		st = theme.Accent.Bold()
	}
	t.IntRight(end, t.y-1, phrase.Figure(now.Fitness), st)
	t.figure("fatigue", now.Fatigue, was.Fatigue, "", theme.Text.Bold())
	t.figure("form", now.Form, was.Form, "", formInk(now.Form))
	t.y++
}

func (v *view) day(day calendar.Day) outlook.Day {
	said, _ := v.Now.Day(day)
	return said
}

func formInk(form float64) theme.Style {
	if form < 0 {
		return theme.Stress.Bold()
	}
	return theme.Ebb.Bold()
}

// signedTenth gives a change with one place: +2.6, −0.4.
func signedTenth(v float64) string {
	switch {
	case v <= -.05:
		return "−" + phrase.Decimal(-v)
	case v < .05:
		return "±0"
	default:
		return "+" + phrase.Decimal(v)
	}
}

// raceMorning is how the next race of priority A, seen from the cursor, would
// be met; after the last one, that one.
func (v *view) raceMorning(t *table) {
	e, ok := v.raceAhead()
	if !ok || t.y+2 >= t.H {
		return
	}
	now, was := v.day(e.From), v.dayBefore(e.From)
	eve, before := v.day(e.From-1), v.dayBefore(e.From-1)
	t.Text(0, t.y, "race morning", theme.Text.Bold())
	t.Right(t.W, t.y, e.From.Format("2 Jan"), theme.Dim)
	t.y++
	t.figure("fitness", eve.Fitness, before.Fitness, "", theme.Text.Bold())
	end, fits := t.row("form")
	if !fits {
		return
	}
	y, st := t.y-1, theme.Text.Bold()
	if from, to, wanted := races.FormOf(e.Priority); wanted {
		st = theme.Ebb.Bold()
		if n := phrase.Figure(now.Form); n < from || n > to {
			st = theme.Stress.Bold()
		}
		end = t.Right(end, y, " of "+phrase.Signed(float64(from))+".."+phrase.Trim(float64(to)), theme.Dim)
	}
	if phrase.Figure(now.Form) != phrase.Figure(was.Form) {
		st = theme.Accent.Bold()
	}
	t.Right(end, y, phrase.Signed(now.Form), st)
}

// raceAhead gives the next A event of the season from the cursor on, else the
// last one of the season.
func (v *view) raceAhead() (found plan.Event, ok bool) {
	for _, e := range v.Plan.Events {
		if e.Priority != plan.A || !v.total.span.Has(e.From) {
			continue
		}
		found, ok = e, true
		if e.From >= v.Cursor {
			break
		}
	}
	return found, ok
}
