package phrase

import (
	"strconv"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/outlook"
	"ebb/tui/frame/chart"
)

// How someone who follows a plan stands in it, in their words and without the
// models' figures: which week it is, where the wave is, what comes after.

// Week says which week of the season a place is, and what its weeks lead to:
// "Week 14 of 24, the third load week of Build. The down week comes on Mon 12 Apr."
func Week(p plan.Plan, at plan.Place, today calendar.Day) string {
	week, block := p.Week(at), p.Block(at)
	n, of := ofSeason(p, at)
	words := "Week " + strconv.Itoa(n) + " of " + strconv.Itoa(of) + ", "
	switch week.Kind {
	case plan.LoadWeek:
		words += nth(p, at) + " of " + block.Name + "."
	case plan.DownWeek:
		return words + "the down week of " + block.Name + ": less, so that what you did can land."
	case plan.TaperWeek:
		words += "taper: shorter and still sharp."
	case plan.RaceWeek:
		words += "race week: little, and nothing new."
	case plan.RecoveryWeek:
		return words + "recovery: it comes back by doing less."
	}
	if event, ok := p.NextEvent(today, plan.A); ok && event.From < at.Start+2*calendar.Week {
		figure, rest := Until(event, today)
		return words + " " + Capital(figure) + rest + "."
	}
	if down, ok := nextDown(p, at); ok {
		words += " The down week comes on " + down.Format("Mon 2 Jan") + "."
	}
	return words
}

// ofSeason gives the number of a week in its season, and of how many.
func ofSeason(p plan.Plan, at plan.Place) (n, of int) {
	for b := range p.Season(at).Blocks {
		weeks := len(p.Season(at).Blocks[b].Weeks)
		if b < at.Block {
			n += weeks
		}
		of += weeks
	}
	return n + at.Week + 1, of
}

// nth says which load week in a row of its block a week is, and of how many.
func nth(p plan.Plan, at plan.Place) string {
	weeks := p.Block(at).Weeks
	n, of := 0, 0
	for w := range weeks {
		if weeks[w].Kind != plan.LoadWeek {
			if w > at.Week {
				break
			}
			n, of = 0, 0
			continue
		}
		if of++; w <= at.Week {
			n++
		}
	}
	if of < 2 {
		return "the load week"
	}
	return "load week " + strconv.Itoa(n) + " of " + strconv.Itoa(of)
}

// nextDown gives the first day of the next down week of the season, where it
// comes before the season's next race week.
func nextDown(p plan.Plan, at plan.Place) (calendar.Day, bool) {
	for next := range p.Weeks() {
		if next.Season != at.Season || next.Start <= at.Start {
			continue
		}
		switch p.Week(next).Kind {
		case plan.DownWeek, plan.RecoveryWeek:
			return next.Start, true
		case plan.RaceWeek, plan.TaperWeek:
			return 0, false
		case plan.LoadWeek:
		}
	}
	return 0, false
}

// stirs is how much a day adds, of 100, from which it drives the wave up.
const stirs = 12

// Wave says where a day stands in the wave of stress and recovery.
func Wave(of *outlook.Outlook, day, today calendar.Day) string {
	said, ok := of.Day(day)
	if !ok {
		return ""
	}
	down, up := chart.Settled(said.Morning.Max()), said.Evening.Max()-said.Morning.Max() >= stirs
	here := Capital(Day(day, today))
	switch {
	case down && up:
		return here + " you start settled, and what you do takes the wave up again."
	case down:
		return here + " you are down: what you did has landed."
	case up:
		return here + " you still carry the days before, and add to it: the wave goes up."
	default:
		return here + " the wave comes down. " + bodyWhy(of, day, today, true)
	}
}

// After says what follows a day, and when all of the athlete comes down next.
func After(of *outlook.Outlook, day, today calendar.Day) string {
	p := of.Plan()
	words := ""
	on := p.SessionsOn(day + 1)
	for i := range on {
		if i > 0 {
			words += " and "
		}
		words += Title(on[i])
	}
	if e := p.EventsOn(day + 1); len(e) > 0 {
		words = e[0].Name
	}
	if words != "" {
		words = "After it comes " + words + ". "
	}
	n := NextSettled(of, day)
	switch {
	case n.All == 0:
		return words + "As planned you do not come all the way down in these weeks."
	case n.For != "":
		return words + "All of you is settled " + onDay(n.All, today) + ", for " + n.For + "."
	default:
		return words + "All of you is settled " + onDay(n.All, today) + "."
	}
}

func onDay(day, today calendar.Day) string {
	if day-today <= 1 && day >= today {
		return Day(day, today)
	}
	return "on " + day.Format("Mon 2 Jan")
}
