package main

import (
	"fmt"
	"strconv"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/store"
)

// weekSumDoc is what a week of a plan comes to. Load is what was done as far as
// it is known, and the plan from there on; Seconds and Climb are the plan's, less
// what life takes.
type weekSumDoc struct {
	From        calendar.Day `json:"from"`
	To          calendar.Day `json:"to"`
	Kind        string       `json:"kind"`
	Target      *targetDoc   `json:"target"`
	Note        *string      `json:"note"`
	Seconds     float64      `json:"seconds"`
	Load        float64      `json:"load"`
	Climb       float64      `json:"climb"`
	Settled     int          `json:"settled"`
	Lowest      float64      `json:"lowest"`
	PlannedLoad float64      `json:"planned_load"`
	DoneSeconds *float64     `json:"done_seconds"`
	DoneLoad    *float64     `json:"done_load"`

	planned float64 // seconds that go with PlannedLoad: whatever life takes
	empty   bool    // it holds nothing and aims at nothing, and nothing was reported
}

// weekSum makes the document of a week of the plan.
func (s *sheet) weekSum(at plan.Place) weekSumDoc {
	week, sum := s.plan.Week(at), s.look.Week(at)
	doc := weekSumDoc{
		From: at.Start, To: at.Start + calendar.Day(week.Days) - 1, Kind: week.Kind.String(), Target: target(week.Target), Note: text(week.Note),
		Seconds: sum.Seconds, Load: sum.Load, Climb: sum.AscentMetres, Settled: sum.Settled, Lowest: sum.Lowest,
		PlannedLoad: sum.Planned, planned: sum.PlannedSeconds,
	}
	if s.reported(doc.From, doc.To) {
		doc.DoneLoad, doc.DoneSeconds = &sum.Done, s.doneSeconds(doc.From, doc.To)
	}
	doc.empty = len(week.Sessions) == 0 && doc.Target == nil && sum.Planned == 0 && sum.PlannedSeconds == 0 && doc.DoneLoad == nil
	return doc
}

// reported reports whether anything was reported for some days.
func (s *sheet) reported(from, to calendar.Day) bool {
	for d := from; d <= to; d++ {
		if said, ok := s.look.Day(d); ok && said.HasDone {
			return true
		}
	}
	return false
}

// doneSeconds adds up how long was done in some days; nil for days of which the
// records were not read.
func (s *sheet) doneSeconds(from, to calendar.Day) *float64 {
	if from < s.today-store.RecentDays && !s.recalled {
		return nil
	}
	sum := 0.0
	for d := from; d <= to; d++ {
		for _, r := range s.records[d] {
			sum += load.Of(r.Done, &s.athlete, r.Day).Seconds
		}
	}
	return &sum
}

// printWeekSums says some weeks of the plan in words, the first with a number of
// so many, and those in a row that nothing is planned for in one line. More
// prints what else there is of a week.
func (s *sheet) printWeekSums(p page, weeks []weekSumDoc, first, last int, more func(i int)) {
	for i := 0; i < len(weeks); {
		n := emptyRun(weeks[i:])
		if n == 0 {
			p.item(s.markOf(weeks[i].From, weeks[i].To), numbered(first+i, last)+" ", s.weekSumWords(weeks[i]))
			s.printNote(p, weeks[i])
			more(i)
			i++
			continue
		}
		from, to := weeks[i], weeks[i+n-1]
		words := fmt.Sprintf("%s to %s, %s week: nothing planned.", from.From.Format("2 Jan"), to.To.Format("2 Jan"), from.Kind)
		if n > 1 {
			words = fmt.Sprintf("%s to %s, %s: nothing planned.", from.From.Format("2 Jan"), to.To.Format("2 Jan"), count(n, "week"))
		}
		p.item(s.markOf(from.From, to.To), numbered(first+i, last)+" ", words)
		s.printNote(p, from)
		i += n
	}
}

// emptyRun counts the empty weeks that some begin with. One with a note begins a
// run of its own, so that the note stands under it.
func emptyRun(weeks []weekSumDoc) int {
	n := 0
	for n < len(weeks) && weeks[n].empty && (n == 0 || weeks[n].Note == nil) {
		n++
	}
	return n
}

func (s *sheet) markOf(from, to calendar.Day) string {
	if (calendar.Span{From: from, To: to}).Has(s.today) {
		return "> "
	}
	return "  "
}

func (s *sheet) printNote(p page, w weekSumDoc) {
	if w.Note != nil {
		p.item("    ", "", *w.Note)
	}
}

// weekSumWords says what a week asks, what was done of it, and whether it comes
// down.
func (s *sheet) weekSumWords(w weekSumDoc) string {
	aim, climb := "", ""
	if w.Target != nil {
		aim = " of " + targetWords(*w.Target)
	}
	if w.Climb >= 1 {
		climb = fmt.Sprintf(", %d m of climb", whole(w.Climb))
	}
	said := fmt.Sprintf("%s to %s, %s week: ", w.From.Format("2 Jan"), w.To.Format("2 Jan"), w.Kind)
	switch {
	case w.DoneLoad != nil:
		said += "planned " + amountWords(w.planned, w.PlannedLoad) + aim + climb + "; done " + doneWords(w.DoneSeconds, *w.DoneLoad)
	case w.PlannedLoad > 0 && w.Load == 0 && w.To < s.today:
		said += "planned " + amountWords(w.planned, w.PlannedLoad) + aim + climb + "; nothing done"
	default:
		said += amountWords(w.Seconds, w.Load) + aim + climb
	}
	down, not := "came down", "did not come down"
	if w.To >= s.today {
		down, not = "comes down", "does not come down"
	}
	if w.Settled > 0 {
		return said + fmt.Sprintf("; %s, settled on %s.", down, count(w.Settled, "morning"))
	}
	return said + "; " + not + ", lowest " + carriedWords(w.Lowest) + "."
}

// amountWords says a time and a load; of an outline the time is not told.
func amountWords(seconds, load float64) string {
	switch {
	case seconds < 30 && whole(load) == 0:
		return "no load"
	case seconds < 30:
		return fmt.Sprintf("load %d", whole(load))
	}
	return fmt.Sprintf("%s, load %d", clock(int(seconds)), whole(load))
}

// doneWords is amountWords of what was done, of which the time may not be known.
func doneWords(seconds *float64, load float64) string {
	switch {
	case seconds == nil:
		return amountWords(0, load)
	case *seconds < 30 && whole(load) == 0:
		return "nothing"
	}
	return amountWords(*seconds, load)
}

// numbered writes a number as wide as the last one.
func numbered(n, last int) string { return fmt.Sprintf("%*d", len(strconv.Itoa(last)), n) }
