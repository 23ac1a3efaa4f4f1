package why

import (
	"fmt"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/outlook"
	"ebb/plan/response"
	"ebb/plan/rules"
)

// Input is what is known. None of it may be changed meanwhile.
type Input struct {
	Look    *outlook.Outlook
	Verdict *rules.Verdict // for the pages of rules; nil: no finding is told
	Today   calendar.Day
	Records []plan.Record // for what was rehearsed; none: what was planned counts as done
}

// Asked is a question.
type Asked struct {
	Topic string       // a name in Topics, or the ID or name of a rule
	Day   calendar.Day // of the number
	ID    plan.ID      // of the session or event; zero: those of the day
	Of    string       // the name of a demand of an event; "": all of them
}

// Page is an answer.
type Page struct {
	Asked  Asked
	Title  string
	What   string   // what the number is
	Here   []string // how it came about here, line by line
	Source []string // author, year, and what they found; or that it is an assumption
	Not    string   // what it does not mean
	See    []Asked  // what hangs together with it
}

// asker is a question on its way to an answer.
type asker struct {
	Input
	Asked
	plan    plan.Plan
	athlete *plan.Athlete
	page    *Page
}

// Of answers a question. The error says what can be asked instead.
func Of(in Input, q Asked) (Page, error) {
	page := Page{Asked: q}
	a := asker{in, q, in.Look.Plan(), in.Look.Athlete(), &page}
	if r, ok := rules.Find(q.Topic); ok {
		a.rule(r)
		return page, nil
	}
	t, ok := Find(q.Topic)
	if !ok {
		return page, fmt.Errorf("“%s” is no number that ebb shows: %s", q.Topic, strings.Join(Names(), ", "))
	}
	page.Asked.Topic = t.Name
	if t.about != ofAthlete && !in.Look.Span().Has(q.Day) {
		span := in.Look.Span()
		return page, fmt.Errorf("nothing is computed for %s: only from %s to %s", full(q.Day), full(span.From), full(span.To))
	}
	if err := t.answer(&a); err != nil {
		return page, err
	}
	return page, nil
}

func (a *asker) here(format string, args ...any) {
	a.page.Here = append(a.page.Here, fmt.Sprintf(format, args...))
}

func (a *asker) title(format string, args ...any) { a.page.Title = fmt.Sprintf(format, args...) }

func (a *asker) says(what, not string, sources ...string) {
	a.page.What, a.page.Not, a.page.Source = what, not, sources
}

// see names what hangs together with the answer, of the same day.
func (a *asker) see(topics ...string) {
	for _, t := range topics {
		a.page.See = append(a.page.See, Asked{Topic: t, Day: a.Day})
	}
}

// on gives what the models say of a day.
func (a *asker) on(d calendar.Day) outlook.Day {
	said, _ := a.Look.Day(d)
	return said
}

// before gives the state on the evening before a day. Of the first day that is
// computed it follows from what the day made of it.
func (a *asker) before(d calendar.Day) response.State {
	if was, ok := a.Look.Day(d - 1); ok {
		return was.After()
	}
	is, p := a.on(d), response.ParamsOf(a.athlete.On(d))
	counted := a.counted(d)
	return response.State{
		Fitness: (is.Fitness - p.FitnessWeight*counted) / (1 - p.FitnessWeight),
		Fatigue: (is.Fatigue - p.FatigueWeight*counted) / (1 - p.FatigueWeight),
	}
}

// impulses gives what the models were fed with on a day.
func (a *asker) impulses(d calendar.Day) []plan.Impulse {
	var all []plan.Impulse
	for _, i := range a.Look.Impulses(calendar.Span{From: d, To: d}) {
		all = append(all, i...)
	}
	return all
}

// counted gives the load of a day as fitness and fatigue take it: strength in
// part.
func (a *asker) counted(d calendar.Day) float64 {
	load := 0.0
	share := a.athlete.On(d).StrengthWeight
	for _, i := range a.impulses(d) {
		load += i.Load + share*i.Strength
	}
	return load
}
