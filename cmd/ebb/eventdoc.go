package main

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/notation"
)

// eventDoc is an event as --json prints it.
type eventDoc struct {
	ID       plan.ID      `json:"id"`
	Priority string       `json:"priority"`
	Name     string       `json:"name"`
	From     calendar.Day `json:"from"`
	To       calendar.Day `json:"to"`
	Sport    string       `json:"sport"`
	Line     string       `json:"line"`
	Seconds  float64      `json:"seconds"`
	Metres   float64      `json:"metres"`
	Climb    float64      `json:"climb"`
	Load     float64      `json:"load"`
	Tags     []string     `json:"tags"`
	Done     *doneDoc     `json:"done"`
}

func (s *sheet) event(e plan.Event) eventDoc {
	var seconds, metres, climb, loads float64
	for d := e.From; d <= e.Span().To; d++ {
		day := load.EventDay(&e, &s.athlete, d)
		seconds, metres, climb, loads = seconds+day.Seconds, metres+day.Metres, climb+day.AscentMetres, loads+day.Load
	}
	doc := eventDoc{
		ID: e.ID, Priority: e.Priority.String(), Name: e.Name, From: e.From, To: e.Span().To,
		Sport: e.Sport.String(), Line: notation.PrintEvent(e, s.athlete.On(e.From).Sport),
		Seconds: seconds, Metres: metres, Climb: climb, Load: loads,
		Tags: e.Tags,
	}
	if e.Sport == plan.NoSport {
		doc.Sport = s.athlete.On(e.From).Sport.String()
	}
	if doc.Tags == nil {
		doc.Tags = []string{}
	}
	for d := e.From; d <= doc.To; d++ {
		for _, r := range s.records[d] {
			if r.Answers(e.ID) {
				doc.Done = merged(doc.Done, s.done(r))
			}
		}
	}
	return doc
}
