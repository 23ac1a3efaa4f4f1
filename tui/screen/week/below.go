package week

import (
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/leeway"
	"ebb/tui/frame"
	"ebb/tui/phrase"
	"ebb/tui/theme"
)

const labelColumns = 6 // "coach "

// below is what stands under the days: a rule with the week's sums by sport,
// why the day is as it is, what the coach says to the week, and when all of
// the athlete is settled next.
func (v *view) below(a frame.Area) {
	if a.H < 2 {
		return
	}
	a.HLine(0, 0, a.W, theme.Line, theme.Rule)
	inside := a.Sub(1, 1, a.W-2, a.H-1)
	table := 0
	if need := 2 + len(v.written.sums); inside.H >= need+5 && len(v.written.sums) > 0 {
		table = need
	} else {
		v.sums(a.Sub(1, 0, a.W-2, 1))
	}
	rest := inside.H - table
	note := v.Plan.Week(v.At).Note
	last := 0
	if rest > 1 {
		last = 1
	}
	move := ""
	if rest-last > 2 && !(v.layout.shape == phone && v.isWaiting()) {
		move = v.moves(inside.W - labelColumns)
	}
	if move != "" {
		last++
	}
	coach := 0
	if note != "" && rest-last > 2 {
		coach = min((rest-last)/2, len(frame.Wrap(note, inside.W-labelColumns)))
	}
	y := v.waits(inside.Sub(0, 0, inside.W, rest-last-coach))
	y += v.replied(inside.Sub(0, y, inside.W, rest-last-coach-y))
	y += v.said(inside.Sub(0, y, inside.W, rest-last-coach-y), "why", v.Why(v.Cursor), theme.Body)
	y += v.said(inside.Sub(0, y, inside.W, coach), "coach", note, theme.Body)
	if move != "" {
		y += v.said(inside.Sub(0, y, inside.W, 1), "move", move, theme.Body)
		last--
	}
	if last > 0 {
		v.next(inside.Sub(0, y, inside.W, 1))
		y++
	}
	if table > 0 {
		v.table(inside.Sub(0, y+1, inside.W, table-1))
	}
}

// said writes a label and words beside it, as many rows as there are, and
// gives those it took.
func (v *view) said(a frame.Area, label, words string, st theme.Style) int {
	if a.H < 1 || words == "" {
		return 0
	}
	a.Text(0, 0, label, theme.Dim)
	lines := frame.Wrap(words, a.W-labelColumns)
	for y, line := range lines {
		if y == a.H-1 && y < len(lines)-1 {
			a.Text(labelColumns, y, frame.Cut(line+" …", a.W-labelColumns), st)
			return a.H
		}
		a.Text(labelColumns, y, line, st)
	}
	return len(lines)
}

// isWaiting reports whether something waits for a word, which stands on today.
func (v *view) isWaiting() bool {
	return v.Cursor == v.Scene.Today && len(v.Scene.Waiting.Says) > 0
}

// waits writes what waits for a word, on today, and gives the rows it took.
func (v *view) waits(a frame.Area) int {
	if !v.isWaiting() || a.H < 1 {
		return 0
	}
	if !v.Scene.Waiting.Asks { // it is to be read, and no more
		return v.said(a, "asked", v.Scene.Waiting.Says[0], theme.Text)
	}
	key, words := v.Scene.Waiting.In(a.W - labelColumns)
	a.Text(0, 0, key, theme.Text.Bold())
	a.Text(labelColumns, 0, frame.CutWords(words, a.W-labelColumns), theme.Text)
	return 1
}

// replied writes what the coach said to what was asked about the session under the
// cursor, where the days have no room for it, and gives the rows it took.
func (v *view) replied(a frame.Area) int {
	on := v.Plan.SessionsOn(v.Cursor)
	if v.layout.shape != phone || v.Item < 0 || v.Item >= len(on) {
		return 0
	}
	r, asked := v.Scene.AskOf(&on[v.Item], v.Cursor)
	if !asked || r.Reply == "" || v.Scene.AskWords(&on[v.Item], v.Cursor, false) == "" {
		return 0
	}
	return v.said(a, "asked", r.By+": “"+r.Reply+"”", theme.Text)
}

// moves says which days of the week are the athlete's to move, and which the coach
// has fixed; "" for who moves them without asking, and of a week that is over.
func (v *view) moves(columns int) string {
	if !v.Scene.AsksMoves() {
		return ""
	}
	answered := func(s plan.ID) bool { return v.Scene.Answers[s] != nil }
	var yours, fixed []string
	for i := range v.Plan.Week(v.At).Days {
		day := v.At.Start + calendar.Day(i)
		switch leeway.Of(&v.Plan, day, v.Scene.Today, answered) {
		case leeway.Yours:
			yours = append(yours, v.dayName(day))
		case leeway.ByKey, leeway.ByCoach, leeway.ByRace:
			fixed = append(fixed, v.dayName(day))
		case leeway.Empty, leeway.Over:
		}
	}
	switch {
	case len(yours) == 0 && len(fixed) == 0:
		return ""
	case len(yours) == 0:
		return "no day is yours; m asks"
	case len(fixed) == 0:
		return "all days are yours; m asks"
	}
	words := "yours " + strings.Join(yours, " ") + ", fixed " + strings.Join(fixed, " ")
	if frame.Width(words) > columns {
		words = "all but " + strings.Join(fixed, " ") + " are yours"
	}
	return words
}

// dayName names a day of the week that is shown: by its weekday, or in a long
// microcycle, where that comes twice, by its date.
func (v *view) dayName(day calendar.Day) string {
	if v.Plan.Week(v.At).Days > calendar.Week {
		return day.Format("2")
	}
	return day.Format("Mon")
}

// next says when the legs and all of the athlete are settled, as planned.
func (v *view) next(a frame.Area) {
	n := phrase.NextSettled(v.Now, v.Cursor)
	x, planned := 0, "All of you: "
	if a.W >= 50 {
		a.Text(0, 0, "next", theme.Dim)
		x, planned = labelColumns, "All of you, as planned: "
	}
	if n.Legs == n.All && n.All != 0 {
		x = a.Text(x, 0, "All of you, legs too: ", theme.Dim)
	} else {
		x = a.Text(x, 0, "Legs: ", theme.Dim)
		x = a.Text(x, 0, v.morning(n.Legs), theme.Text.Bold())
		x = a.Text(x, 0, ". "+planned, theme.Dim)
	}
	x = a.Text(x, 0, v.morning(n.All), theme.Ebb.Bold())
	if n.For != "" && x+6+frame.Width(n.For) <= a.W {
		x = a.Text(x, 0, ", for ", theme.Dim)
		x = a.Text(x, 0, n.For, theme.Dim)
	}
	a.Text(x, 0, ".", theme.Dim)
}

// morning names a day that is to come.
func (v *view) morning(day calendar.Day) string {
	switch {
	case day == 0:
		return "not as planned"
	case day == v.Scene.Today+1:
		return "tomorrow"
	case day-v.Cursor < calendar.Week && day >= v.Cursor:
		return day.Format("Mon 2")
	default:
		return day.Format("Mon 2 Jan")
	}
}

// sums writes the week by sport on a rule, as much as there is room for.
func (v *view) sums(a frame.Area) {
	x := 1
	for _, s := range v.written.sums {
		if s.seconds < 60 && s.metres < 500 { // done instead of another: nothing of it was planned
			continue
		}
		words := " " + s.sport.String() + " " + phrase.Clock(int(s.seconds)/60*60)
		if s.metres >= 500 {
			words += " " + phrase.Trim(float64(phrase.Figure(s.metres/1000))) + " km"
		}
		if s.rise >= 50 {
			words += " +" + phrase.Trim(float64(phrase.Figure(s.rise/10)*10)) + " m"
		}
		if x+frame.Width(words)+2 > a.W {
			return
		}
		x = a.Text(x, 0, words, theme.Dim)
		x = a.Text(x, 0, " ", theme.Dim) + 1
	}
}

// table writes the week by sport with what was done of it, a row a sport.
func (v *view) table(a frame.Area) {
	columns := [...]int{22, 32, 42, 53}
	for i, head := range [...]string{"planned", "done", "km", "climb"} {
		a.Right(min(columns[i], a.W), 0, head, theme.Dim)
	}
	for i, s := range v.written.sums {
		y := i + 1
		a.Text(0, y, s.sport.String(), theme.Body)
		if s.seconds > 0 {
			a.Right(columns[0], y, phrase.Clock(int(s.seconds)/60*60), theme.Text)
		}
		if s.done > 0 {
			a.Right(columns[1], y, phrase.Clock(int(s.done)/60*60), theme.Body)
		}
		if s.metres >= 500 {
			a.IntRight(columns[2], y, phrase.Figure(s.metres/1000), theme.Body)
		}
		if s.rise >= 50 {
			a.Right(columns[3], y, "+"+phrase.Trim(float64(phrase.Figure(s.rise/10)*10))+" m", theme.Body)
		}
	}
}
