package season

import (
	"strconv"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/tui/frame"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// title says whose season it is and where in it one is, what day it is and how
// far the race is.
func (v *view) title(a frame.Area) {
	layout := "Mon 2 Jan 2006"
	if a.W < screen.BesideWidth {
		layout = "Mon 2 Jan"
	}
	end := a.W - 1
	if event, ok := v.Plan.NextEvent(v.Scene.Today, plan.A); ok {
		figure, rest := phrase.Until(event, v.Scene.Today)
		rest = frame.Cut(rest, a.W/3)
		end = a.Right(end, 0, rest, theme.Dim)
		end = a.Right(end, 0, figure, theme.Text.Bold())
		a.Text(end-3, 0, "·", theme.Dim)
		end -= 5
	}
	end = a.Right(end, 0, v.Scene.Today.Format(layout), theme.Text)
	left := a.Sub(0, 0, end-1, 1)
	x := left.Text(1, 0, "ebb", theme.Ebb.Bold()) + 2
	if a.W >= screen.BelowWidth {
		x = left.Text(x, 0, v.Scene.Athlete.Name, theme.Dim) + 1
		x = screen.BranchMark(left, x, 0, (left.W-x)/2, v.Scene)
		x = left.Text(x, 0, "› ", theme.Dim)
	} else {
		x = screen.BranchMark(left, x, 0, (left.W-x)/2, v.Scene)
	}
	day := " › " + v.Cursor.Format("Mon 2 Jan")
	if v.Cursor == v.Scene.Today {
		day = ""
	}
	name := seasonName(v.Plan.Season(v.At))
	x = left.Text(x, 0, frame.Cut(name, max(8, left.W-x-frame.Width(day))), theme.Text.Bold())
	left.Text(x, 0, day, theme.Dim)
}

// seasonName names a season that has no name by its year.
func seasonName(season *plan.Macrocycle) string {
	if season.Name == "" {
		return "season from " + season.Start.Format("Jan 2006")
	}
	return season.Name
}

// row writes one thing after the other, as long as they fit.
type row struct {
	frame.Area
	x    int
	full bool
}

// group begins a group that needs so many columns; it is left out, with all
// after it, when there is no room.
func (r *row) group(columns int) bool {
	if r.x > 0 {
		columns += 5
	}
	if r.full = r.full || r.x+columns > r.W; r.full {
		return false
	}
	if r.x > 0 {
		r.x = r.Text(r.x, 0, "  ·  ", theme.Dim)
	}
	return true
}

func (r *row) text(words string, st theme.Style) { r.x = r.Text(r.x, 0, words, st) }

// number writes a whole number, its thousands apart, and in accent how it
// differs from the one before.
func (r *row) number(now, was float64, known bool, st theme.Style) {
	n := phrase.Figure(now)
	if n >= 10000 {
		r.x = r.Int(r.x, 0, n/1000, st)
		rest := strconv.Itoa(1000 + n%1000)
		r.text(" "+rest[1:], st)
	} else {
		r.x = r.Int(r.x, 0, n, st)
	}
	if diff := n - phrase.Figure(was); known && diff != 0 {
		r.x = r.Change(r.x+1, 0, diff, theme.Accent.Bold())
	}
}

// summary is the season in one row.
func (v *view) summary(a frame.Area) {
	now, was, known := v.total, v.previous.total, v.Before != nil && v.previous.total.weeks > 0
	r := row{Area: a}
	dates := now.span.From.Format("2 Jan") + " – " + now.span.To.Format("2 Jan")
	if now.span.Days() > 300 {
		dates = now.span.From.Format("2 Jan 2006") + " – " + now.span.To.Format("2 Jan 2006")
	}
	if r.group(10 + len(dates)) {
		r.number(float64(now.weeks), float64(was.weeks), known, theme.Dim)
		r.text(" "+plural(now.weeks, "week")+"  "+dates, theme.Dim)
	}
	if r.group(26) {
		r.text("planned ", theme.Dim)
		r.number(now.seconds/3600, was.seconds/3600, known, theme.Body)
		r.text(" h, load ", theme.Dim)
		r.number(now.planned, was.planned, known, theme.Body)
	}
	if r.group(32) {
		r.text("settled on ", theme.Dim)
		r.number(float64(now.settled), float64(was.settled), known, theme.Ebb.Bold())
		r.text(" of ", theme.Dim)
		r.number(float64(now.mornings), 0, false, theme.Body)
		r.text(" mornings", theme.Dim)
	}
	if now.done+now.doneLoad > 0 && r.group(15+frame.IntWidth(phrase.Figure(now.done/3600))+frame.IntWidth(phrase.Figure(now.doneLoad))) {
		r.text("done ", theme.Dim)
		r.number(now.done/3600, 0, false, theme.Body)
		r.text(" h, load ", theme.Dim)
		r.number(now.doneLoad, 0, false, theme.Body)
	}
	if r.group(24) {
		r.text("longest unsettled ", theme.Dim)
		r.number(float64(now.longest), float64(was.longest), known, theme.Stress.Bold())
		r.text(" d", theme.Dim)
	}
	v.neighbour(&r)
}

// neighbour says which season comes next, after how long.
func (v *view) neighbour(r *row) {
	if v.At.Season+1 >= len(v.Plan.Seasons) {
		return
	}
	next := &v.Plan.Seasons[v.At.Season+1]
	words := "then " + seasonName(next) + " from " + next.Start.Format("2 Jan")
	if gap := int(next.Start - v.total.span.To - 1); gap > 0 {
		words += ", " + length(gap) + " later"
	}
	if r.group(frame.Width(words)) {
		r.text(words, theme.Dim)
	}
}

func plural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}

// weekLine is the week of the cursor in one row, for a screen without a panel.
func (v *view) weekLine(a frame.Area) {
	sum := v.Now.Week(v.At)
	r := row{Area: a}
	words := "week of " + v.At.Start.Format("2 Jan") + ", " + frame.Cut(v.Block.Name, 24) + ", " + v.weekWord()
	if r.group(frame.Width(words)) {
		r.text(words, theme.Text)
	}
	if clock := v.weeks[v.weekAt(v.Cursor)].clock(); clock != "" && r.group(frame.Width(clock)) {
		r.text(clock, theme.Body)
	}
	if sum.Settled > 0 && r.group(16) {
		r.text("✓ "+phrase.Counted(sum.Settled, "morning")+" settled", theme.Ebb)
	} else if sum.Settled == 0 && r.group(8) {
		r.text("✗ low "+strconv.Itoa(phrase.Figure(sum.Lowest)), theme.Stress.Bold())
	}
}

// weekWord says what the week of the cursor is in its block: "load 2/3" or
// "down".
func (v *view) weekWord() string {
	kind := v.Plan.Week(v.At).Kind
	if kind != plan.LoadWeek {
		return kind.String()
	}
	n, of := 0, 0
	for w := range v.Block.Weeks {
		if v.Block.Weeks[w].Kind == plan.LoadWeek {
			of++
			if w <= v.At.Week {
				n++
			}
		}
	}
	return "load " + strconv.Itoa(n) + "/" + strconv.Itoa(of)
}

// dayOf gives the number of a day in its month.
func dayOf(day calendar.Day) int {
	_, _, n := day.Date()
	return n
}
