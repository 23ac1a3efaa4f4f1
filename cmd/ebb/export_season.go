package main

import (
	"fmt"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/races"
	"ebb/store/exchange/printout"
	"ebb/tui/phrase"
)

// seasonPage gives the part's season as it is printed.
func (p *part) seasonPage() printout.Season {
	season := &p.plan.Seasons[p.season]
	span := season.Span()
	page := printout.Season{Head: p.head(seasonName(season)), From: span.From, To: span.To, Mornings: span.Days()}
	start := season.Start
	for b := range season.Blocks {
		block := &season.Blocks[b]
		made := printout.Block{
			Name: block.Name, Phase: string(block.Phase), First: len(page.Weeks), Weeks: len(block.Weeks),
			Measure: p.measure(plan.Place{Season: p.season, Block: b, Start: start}),
		}
		if block.Ratio.Stress > 0 {
			made.Ratio = fmt.Sprintf("%d:%d", block.Ratio.Stress, block.Ratio.Recovery)
		}
		page.Blocks = append(page.Blocks, made)
		for w := range block.Weeks {
			week := p.seasonWeek(plan.Place{Season: p.season, Block: b, Week: w, Start: start})
			page.Done = addedDone(page.Done, week.Done)
			page.Seconds, page.Load, page.Metres, page.Climb = page.Seconds+week.Seconds, page.Load+week.Planned, page.Metres+week.Metres, page.Climb+week.Climb
			page.Weeks = append(page.Weeks, week)
			start = week.To + 1
		}
	}
	p.curves(&page, span)
	for i := range p.plan.Events {
		if e := &p.plan.Events[i]; e.Span().Overlaps(span) {
			page.Events = append(page.Events, p.eventPage(e))
		}
	}
	return page
}

func (p *part) seasonWeek(at plan.Place) printout.SeasonWeek {
	week, sum, said := p.plan.Week(at), p.look.Week(at), p.weekSum(at)
	w := printout.SeasonWeek{
		Start: at.Start, To: at.Start + calendar.Day(week.Days) - 1, Kind: week.Kind.String(), Phase: string(p.plan.Block(at).Phase), Note: week.Note,
		Outline: load.Outlined(week), Seconds: sum.PlannedSeconds, Planned: sum.Planned, Load: sum.Load, Target: sum.Target, Metres: sum.Metres, Climb: sum.AscentMetres,
		Lowest: sum.Lowest, Settled: sum.Settled, Empty: said.empty,
	}
	if said.DoneLoad != nil && said.DoneSeconds != nil {
		w.Done = &printout.Report{Seconds: *said.DoneSeconds, Load: *said.DoneLoad}
	}
	w.Past, w.Here = w.To < p.today, at.Start <= p.today && p.today <= w.To
	n := 0
	for d := w.Start; d <= w.To; d++ {
		said, ok := p.look.Day(d)
		if !ok {
			continue
		}
		n++
		w.Highest = max(w.Highest, said.Evening.Max())
		w.Form, w.Fitness = w.Form+said.Form, said.Fitness
	}
	w.Known = n > 0
	w.Form /= float64(max(n, 1))
	return w
}

// addedDone adds what was done in a week to what was done before it.
func addedDone(sum, week *printout.Report) *printout.Report {
	switch {
	case week == nil:
		return sum
	case sum == nil:
		return new(*week)
	default:
		return &printout.Report{Seconds: sum.Seconds + week.Seconds, Load: sum.Load + week.Load}
	}
}

// curves gives fitness and fatigue of each day, and what its mornings come to.
func (p *part) curves(page *printout.Season, span calendar.Span) {
	run := 0
	for d := span.From; d <= span.To; d++ {
		said, ok := p.look.Day(d)
		page.Curve = append(page.Curve, printout.Point{Fitness: said.Fitness, Fatigue: said.Fatigue, Known: ok})
		run++
		if ok && said.Settled() {
			page.Settled, run = page.Settled+1, 0
		}
		page.Longest = max(page.Longest, run)
	}
}

func (p *part) eventPage(e *plan.Event) printout.Event {
	_, hours := phrase.EventLoad(e, &p.athlete)
	made := printout.Event{
		From: e.From, To: e.Span().To, Priority: e.Priority.String(), Name: e.Name, Amounts: phrase.EventAmounts(e),
		Away: phrase.Away(e.From, p.today), Note: e.Note, Private: p.privately(e.Private), Important: e.Priority == plan.A,
	}
	none := calendar.Span{From: e.From, To: e.From - 1}
	made.Taper, made.NoHard, made.EasyOnly = none, none, none
	if windows, ok := races.WindowsOf(e, hours); ok {
		made.Taper, made.NoHard, made.EasyOnly = windows.Taper, windows.NoHard, windows.EasyOnly
	}
	said, known := p.look.Day(e.From)
	made.Fitness, made.Form, made.Known = said.Fitness, said.Form, known
	made.WantedFrom, made.WantedTo, made.Wanted = races.FormOf(e.Priority)
	return made
}
