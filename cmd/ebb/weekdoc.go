package main

import (
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/notation"
	done "ebb/plan/report"
)

// schema is the version of what --json prints.
const schema = 1

// weekDoc is a microcycle, or a calendar week where nothing is planned, as
// --json prints it and as the text view reads it.
type weekDoc struct {
	Ebb     int          `json:"ebb"`
	Athlete string       `json:"athlete"`
	From    calendar.Day `json:"from"`
	To      calendar.Day `json:"to"`
	Block   *blockRef    `json:"block"`
	Kind    *string      `json:"kind"`
	Target  *targetDoc   `json:"target"`
	Note    *string      `json:"note"`
	Days    []dayDoc     `json:"days"`
}

type blockRef struct {
	Name  string     `json:"name"`
	Phase plan.Phase `json:"phase"`
	Week  int        `json:"week"`
	Of    int        `json:"of"`
}

type targetDoc struct {
	Measure string  `json:"measure"`
	Value   float64 `json:"value"`
}

type dayDoc struct {
	Date      calendar.Day `json:"date"`
	Events    []eventDoc   `json:"events"`
	Sessions  []sessionDoc `json:"sessions"`
	Unplanned []recordDoc  `json:"unplanned"`
	Nothing   bool         `json:"nothing"` // it was said that nothing was done
	Life      []string     `json:"life"`    // what lies over the plan: sick, injured, travel, holiday
	Note      *string      `json:"note"`
}

type sessionDoc struct {
	ID        plan.ID  `json:"id"`
	Line      string   `json:"line"`
	Sport     string   `json:"sport"`
	Kind      string   `json:"kind"`
	Seconds   float64  `json:"seconds"`
	Metres    float64  `json:"metres"`
	Climb     float64  `json:"climb"`
	Load      float64  `json:"load"`
	Key       bool     `json:"key"`
	Optional  bool     `json:"optional"`
	Estimated []string `json:"estimated"`
	Private   *string  `json:"private"` // the coach's note, which the line leaves out
	Done      *doneDoc `json:"done"`

	Elsewhere *elsewhereDoc `json:"elsewhere"` // what was done of it on another day
}

type elsewhereDoc struct {
	Date calendar.Day `json:"date"`
	doneDoc
}

type doneDoc struct {
	Record  plan.ID `json:"record"`
	Seconds float64 `json:"seconds"`
	Load    float64 `json:"load"`
	State   string  `json:"state"`
}

type recordDoc struct {
	doneDoc
	Line string `json:"line"`
}

// week makes the document of the microcycle that holds a day.
func (s *sheet) week(day calendar.Day) weekDoc {
	doc := weekDoc{Ebb: schema, Athlete: s.athlete.Name}
	at, planned := s.plan.Locate(day)
	if !planned {
		doc.From = day.WeekStart(s.athlete.On(day).WeekStart)
		doc.To = doc.From + calendar.Week - 1
	} else {
		week, block := s.plan.Week(at), s.plan.Block(at)
		doc.From, doc.To = at.Start, at.Start+calendar.Day(week.Days)-1
		doc.Block = &blockRef{Name: block.Name, Phase: block.Phase, Week: at.Week + 1, Of: len(block.Weeks)}
		doc.Kind, doc.Note = text(week.Kind.String()), text(week.Note)
		doc.Target = target(week.Target)
	}
	for d := doc.From; d <= doc.To; d++ {
		doc.Days = append(doc.Days, s.day(d))
	}
	return doc
}

func (s *sheet) day(d calendar.Day) dayDoc {
	doc := dayDoc{Date: d, Events: []eventDoc{}, Sessions: []sessionDoc{}, Unplanned: []recordDoc{}, Life: []string{}}
	for _, e := range s.plan.EventsOn(d) {
		doc.Events = append(doc.Events, s.event(e))
	}
	var notes []string
	for _, session := range s.plan.SessionsOn(d) {
		doc.Sessions = append(doc.Sessions, s.session(session, d))
		if session.Note != "" {
			notes = append(notes, session.Note)
		}
	}
	for _, r := range s.records[d] {
		doc.Nothing = doc.Nothing || r.State == plan.Nothing
	}
	for _, r := range s.besides(d) {
		doc.Unplanned = append(doc.Unplanned, recordDoc{*s.done(r), notation.PrintSession(r.Done, s.athlete.On(d).Sport)})
	}
	for _, l := range s.look.LifeOn(d) {
		doc.Life = append(doc.Life, l.Kind.String())
	}
	doc.Note = text(strings.Join(notes, "; "))
	return doc
}

// line prints a session without the coach's note: a line that is passed on is not
// to carry it.
func (s *sheet) line(session plan.Session, d calendar.Day) string {
	session.Private = ""
	return notation.PrintSession(session, s.athlete.On(d).Sport)
}

func (s *sheet) session(session plan.Session, d calendar.Day) sessionDoc {
	estimate := load.Of(session, &s.athlete, d)
	sport := session.Sport
	if sport == plan.NoSport {
		sport = s.athlete.On(d).Sport
	}
	doc := sessionDoc{
		ID: session.ID, Line: s.line(session, d), Sport: sport.String(), Kind: session.Kind.String(),
		Seconds: estimate.Seconds, Metres: estimate.Metres, Climb: estimate.AscentMetres, Load: estimate.Load,
		Key: session.Key, Optional: session.Optional, Estimated: estimate.Estimated.Names(), Private: text(session.Private),
	}
	if doc.Estimated == nil {
		doc.Estimated = []string{}
	}
	for _, r := range s.records[d] {
		if r.Answers(session.ID) {
			doc.Done = merged(doc.Done, s.done(r))
		}
	}
	if r := s.elsewhere[session.ID]; r != nil && doc.Done == nil {
		doc.Elsewhere = &elsewhereDoc{r.Day, *s.done(*r)}
	}
	return doc
}

// besides gives what was done on a day without being planned there.
func (s *sheet) besides(d calendar.Day) (records []plan.Record) {
	held := done.Against(&s.plan)
	for _, r := range s.records[d] {
		if held.Besides(&r) {
			records = append(records, r)
		}
	}
	return records
}

// done gives what a record says was done. A time that was not said is what the
// distance or the steps come to.
func (s *sheet) done(r plan.Record) *doneDoc {
	seconds := load.Of(r.Done, &s.athlete, r.Day).Seconds
	return &doneDoc{Record: r.ID, Seconds: seconds, Load: r.Load(), State: r.State.String()}
}

// merged adds a second record of a session to the first.
func merged(first, more *doneDoc) *doneDoc {
	if first == nil {
		return more
	}
	first.Seconds += more.Seconds
	first.Load += more.Load
	return first
}

func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func target(t plan.Target) *targetDoc {
	measure := map[plan.TargetMeasure]string{plan.TargetLoad: "load", plan.TargetHours: "hours", plan.TargetShare: "share"}[t.Measure]
	if measure == "" {
		return nil
	}
	return &targetDoc{measure, t.Value}
}
