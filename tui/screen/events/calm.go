package events

import (
	"strconv"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/races"
	"ebb/tui/editor"
	"ebb/tui/phrase"
)

// A day is hard when so much of its load is at or near threshold and over, or
// when it is a race; and it is long when its load is above one hour at
// threshold.
const (
	hardFrom = 30
	longFrom = 100
)

// clash notes where an event and those after it stand in one another's way: a
// race within the calm that the one before asks for, a taper that begins in it.
func (f *figures) clash(i int) {
	first := &f.rows[i]
	if !first.hasWindows {
		return
	}
	until := first.windows.EasyOnly.To
	for j := range f.rows {
		next := &f.rows[j]
		if j == i || next.event.From < first.event.From || j < i && next.event.From == first.event.From {
			continue
		}
		from := next.event.From
		apart := phrase.Counted(int(from-first.event.Span().To), "day")
		switch w := first.windows; {
		case from <= first.event.Span().To:
			first.clashes = append(first.clashes, next.name+" falls on a day of it")
			next.clashes = append(next.clashes, "falls on a day of "+first.name)
		case from <= w.NoHard.To:
			first.clashes = append(first.clashes, next.name+" is raced "+apart+" after it: no hard day is due until "+f.dayOf(w.NoHard.To))
			next.clashes = append(next.clashes, apart+" after "+first.name+", which asks for no hard day until "+f.dayOf(w.NoHard.To))
		case from <= until:
			first.clashes = append(first.clashes, next.name+" is raced "+apart+" after it: only easy days are due until "+f.dayOf(until))
			next.clashes = append(next.clashes, apart+" after "+first.name+", which asks for easy days until "+f.dayOf(until))
		case next.hasWindows && next.windows.Taper.Days() > 0 && next.windows.Taper.From <= until:
			first.clashes = append(first.clashes, "its easy days reach to "+f.dayOf(until)+", into the taper of "+next.name)
			next.clashes = append(next.clashes, "its taper begins on "+f.dayOf(next.windows.Taper.From)+", within the easy days after "+first.name)
		}
	}
}

func (f *figures) dayOf(day calendar.Day) string { return dayWord(day, f.today) }

// dateOf is dayOf without its weekday, for sentences that share a row.
func (f *figures) dateOf(day calendar.Day) string {
	_, date, _ := strings.Cut(f.dayOf(day), " ")
	return date
}

// calmOf says how long the calm after an event lasts, and lists what is planned
// in it that is not calm.
func (f *figures) calmOf(e *plan.Event, w races.Windows, v *editor.View) (says string, falls []string) {
	says = "no hard day until " + f.dateOf(w.NoHard.To) + ", easy days until " + f.dateOf(w.EasyOnly.To)
	for day := e.Span().To + 1; day <= w.EasyOnly.To; day++ {
		if what := f.notCalm(day, v); what != "" {
			falls = append(falls, f.dayOf(day)+" "+what)
		}
	}
	return says, falls
}

// notCalm names the session that makes a day hard or long; "" when the day is
// calm.
func (f *figures) notCalm(day calendar.Day, v *editor.View) string {
	at, ok := v.Plan.Locate(day)
	if !ok {
		return ""
	}
	week := v.Plan.Week(at)
	hard, sum, most := 0.0, 0.0, 0.0
	var worst *plan.Session
	for i := range week.Sessions {
		s := &week.Sessions[i]
		if s.Day != at.Day {
			continue
		}
		est := load.Of(*s, f.athlete, day)
		hard, sum = hard+est.Hard, sum+est.Load
		if worst == nil || est.Load > most {
			worst, most = s, est.Load
		}
	}
	if hard >= hardFrom || sum > longFrom {
		return phrase.Title(*worst)
	}
	return ""
}

// taperOf says what leads to an event in the plan: how many days of taper, and
// how much less they ask for than the last load week. Of a race without a taper
// it says so when one is due.
func (f *figures) taperOf(e *plan.Event, w races.Windows, v *editor.View) string {
	at, ok := v.Plan.Locate(e.From)
	if !ok {
		return "no season holds its day"
	}
	start := f.taperFrom(at, v)
	if start == e.From {
		if w.Taper.Days() == 0 {
			return ""
		}
		return "no taper leads there: " + strconv.Itoa(w.Taper.Days()) + " days are usual"
	}
	says := "taper of " + phrase.Counted(int(e.From-start), "day") + " from " + f.dateOf(start)
	if v.Found == nil {
		return says
	}
	if week, usual, ok := v.Found.Taper(e.ID); ok {
		says += ", " + strconv.Itoa(phrase.Figure(week)) + " a week after " + strconv.Itoa(phrase.Figure(usual)) +
			" (" + phrase.Signed(100*(week/usual-1)) + " %)"
	}
	return says
}

// taperFrom gives the first day of the taper and race weeks in a row that end
// with the week of an event; the event's own day when there are none.
func (f *figures) taperFrom(at plan.Place, v *editor.View) calendar.Day {
	start := at.Start + calendar.Day(at.Day)
	for {
		week := v.Plan.Week(at)
		phase := v.Plan.Block(at).Phase
		if week.Kind != plan.TaperWeek && week.Kind != plan.RaceWeek && phase != plan.Taper && phase != plan.RacePhase {
			return start
		}
		start = at.Start
		before, ok := v.Plan.Locate(at.Start - 1)
		if !ok {
			return start
		}
		at = before
	}
}
