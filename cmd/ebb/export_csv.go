package main

import (
	"io"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/notation"
	"ebb/store/exchange/csv"
	"ebb/tui/command"
)

const csvHelp = `csv has a line of names, then a row a session. what is session, event (its first day),
unplanned (done besides) or outline (a week with a target and no session yet). Times
are seconds, distances km, climb metres, load in the load unit. state is done, partly,
instead, skipped or nothing, and empty where nothing is reported. Text that a
spreadsheet would work out has an apostrophe before it.`

// exportCSV writes a season, or a week of it, a row a session.
func exportCSV(env *command.Env, o *exportOptions, out io.Writer) (doc exportDoc, err error) {
	p, err := openPart(env, o, true)
	if err != nil {
		return doc, err
	}
	var rows []csv.Row
	for d, span := calendar.Day(0), p.span(); d < calendar.Day(span.Days()); d++ {
		rows = append(rows, p.csvDay(span.From+d)...)
	}
	return p.summary(), csv.Write(out, rows, p.private)
}

// csvDay gives the rows of a day: an outlined week on its first day, races, then
// sessions, then what was done besides.
func (p *part) csvDay(d calendar.Day) []csv.Row {
	blank := csv.Row{Date: d}
	at, planned := p.plan.Locate(d)
	var rows []csv.Row
	if planned {
		week, block := p.plan.Week(at), p.plan.Block(at)
		blank.Block, blank.Phase, blank.Week, blank.WeekKind = block.Name, string(block.Phase), at.Week+1, week.Kind.String()
		if at.Day == 0 && load.Outlined(week) {
			row := blank
			row.What, row.Load, row.Line = csv.Outline, p.look.Week(at).Target, notation.PrintTarget(week.Target)
			rows = append(rows, row)
		}
	}
	day := p.sheet.day(d)
	for _, e := range p.plan.EventsOn(d) {
		if e.From == d {
			rows = append(rows, p.csvEvent(blank, e, day))
		}
	}
	for i, s := range day.Sessions {
		row := blank
		row.What, row.Sport, row.Kind, row.Line, row.Key = csv.Planned, s.Sport, s.Kind, s.Line, s.Key
		row.Seconds, row.Metres, row.Climb, row.Load = s.Seconds, s.Metres, s.Climb, s.Load
		row.Private = p.plan.SessionsOn(d)[i].Private
		rows = append(rows, csvAnswer(row, s.Done, day.Nothing))
	}
	for _, r := range p.sheet.besides(d) {
		rows = append(rows, p.csvBesides(blank, r))
	}
	return rows
}

func (p *part) csvEvent(row csv.Row, e plan.Event, day dayDoc) csv.Row {
	row.Private = e.Private
	e.Private = ""
	said := p.event(e)
	row.What, row.Sport, row.Kind, row.Line, row.Key = csv.Event, said.Sport, plan.Race.String(), said.Line, e.Priority == plan.A
	row.Seconds, row.Metres, row.Climb, row.Load = said.Seconds, said.Metres, said.Climb, said.Load
	return csvAnswer(row, said.Done, day.Nothing)
}

func (p *part) csvBesides(row csv.Row, r plan.Record) csv.Row {
	sport := r.Done.Sport
	if sport == plan.NoSport {
		sport = p.sport(r.Day)
	}
	row.Private = r.Done.Private
	r.Done.Private = ""
	row.What, row.Sport, row.Kind = csv.Unplanned, sport.String(), r.Done.Kind.String()
	row.Line = notation.PrintSession(r.Done, p.sport(r.Day))
	return csvAnswer(row, p.done(r), false)
}

// csvAnswer adds what was reported.
func csvAnswer(row csv.Row, done *doneDoc, nothing bool) csv.Row {
	switch {
	case done != nil && done.State == plan.Skipped.String():
		row.State, row.Done = done.State, &csv.Done{}
	case done != nil:
		row.State, row.Done = done.State, &csv.Done{Seconds: done.Seconds, Load: done.Load}
	case nothing:
		row.State, row.Done = plan.Nothing.String(), &csv.Done{}
	}
	return row
}
