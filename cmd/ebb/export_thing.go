package main

import (
	"fmt"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/notation"
	"ebb/store/exchange/printout"
	"ebb/tui/phrase"
)

// sessionThing gives a session as it is printed: what it is, then how, then what
// to eat and to carry.
func (p *part) sessionThing(s plan.Session, d calendar.Day, nothing bool) printout.Thing {
	e := load.Of(s, &p.athlete, d)
	t := printout.Thing{
		What: printout.Session, Title: p.title(s, d), Key: s.Key, Words: p.effort(s, e, d), Load: e.Load,
		Fuel: phrase.Fuelling(s.Fuel, e.Seconds/3600), Kit: phrase.Kit(s.Tags), Note: s.Note, Private: p.privately(s.Private),
	}
	if s.Kind == plan.Rest {
		t.What, t.Words = printout.Rest, ""
	}
	if s.At != 0 {
		h, m := s.At.HourMinute()
		t.Marks = append(t.Marks, fmt.Sprintf("%02d:%02d", h, m))
	}
	if s.Key {
		t.Marks = append(t.Marks, "key")
	}
	if s.Optional {
		t.Marks = append(t.Marks, "if you like")
	}
	t.Marks = append(t.Marks, s.Tags...)
	for _, step := range s.Steps {
		t.Steps = append(t.Steps, stepWords(step))
	}
	var done *doneDoc
	for _, r := range p.records[d] {
		if r.Answers(s.ID) {
			done = merged(done, p.done(r))
		}
	}
	t.State, t.Done = p.answer(done, d, nothing, s.Kind == plan.Rest)
	return t
}

// title names a session and its amounts: "Long 3h45 +950m".
func (p *part) title(s plan.Session, d calendar.Day) string {
	name := phrase.Sport(s, p.sport(d))
	if s.Sport == plan.Strength && s.Kind != plan.NoKind {
		name += " " + s.Kind.String()
	}
	parts := []string{phrase.Capital(name)}
	if !s.Duration.IsZero() {
		parts = append(parts, phrase.Clock(s.Duration.Seconds))
	}
	if !s.Distance.IsZero() {
		parts = append(parts, phrase.Distance(s.Distance))
	}
	if !s.Climb.IsZero() {
		parts = append(parts, phrase.Height(s.Climb))
	}
	if !s.Descent.IsZero() && s.Descent.Value > 0 {
		parts = append(parts, "−"+strings.TrimPrefix(phrase.Height(s.Descent), "+"))
	}
	return strings.Join(parts, " ")
}

// effort says how hard a session is, and what the athlete's own paces make of it
// where the line leaves it out.
func (p *part) effort(s plan.Session, e load.Estimate, d calendar.Day) string {
	var parts []string
	if !s.Effort.IsZero() {
		parts = append(parts, notation.StepWords(plan.Step{Effort: s.Effort}))
	}
	if s.Duration.IsZero() && e.Seconds >= 60 {
		parts = append(parts, "about "+printout.Clock(e.Seconds))
	}
	if way := printout.Way(e.Metres, p.athlete.On(d).Imperial); way != "" && s.Distance.IsZero() {
		parts = append(parts, "about "+way)
	}
	return phrase.Capital(strings.Join(parts, ", "))
}

// stepWords says a part of a session with its cues.
func stepWords(s plan.Step) string {
	said := notation.StepWords(s)
	var cues []string
	var gather func(s plan.Step)
	gather = func(s plan.Step) {
		if s.Cue != "" {
			cues = append(cues, "“"+s.Cue+"”")
		}
		for _, inner := range s.Steps {
			gather(inner)
		}
	}
	gather(s)
	if len(cues) > 0 {
		said += " " + strings.Join(cues, ", ")
	}
	return said
}

// answer says what became of a thing of a day.
func (p *part) answer(done *doneDoc, d calendar.Day, nothing, rest bool) (printout.State, string) {
	states := map[string]printout.State{
		plan.DoneAsPlanned.String(): printout.Done, plan.DonePartly.String(): printout.Partly,
		plan.DoneInstead.String(): printout.Instead, plan.Skipped.String(): printout.Skipped, plan.Nothing.String(): printout.Skipped,
	}
	switch {
	case done == nil && nothing && !rest:
		return printout.Skipped, ""
	case done == nil && d < p.today && !rest:
		return printout.Missing, ""
	case done == nil:
		return printout.Open, ""
	}
	state := states[done.State]
	if state == printout.Skipped || done.Seconds < 30 && done.Load < .5 {
		return state, ""
	}
	return state, strings.TrimPrefix(printout.Clock(done.Seconds)+", load "+printout.Figure(done.Load), ", ")
}

// eventThing gives a race on one of its days.
func (p *part) eventThing(e plan.Event, d calendar.Day) printout.Thing {
	day := load.EventDay(&e, &p.athlete, d)
	t := printout.Thing{
		What: printout.Race, Title: e.Name, Marks: []string{e.Priority.String() + " race"}, Key: true, Words: phrase.EventAmounts(&e), Load: day.Load,
		Fuel: phrase.Fuelling(e.Fuel, day.Seconds/3600), Kit: phrase.Kit(e.Tags), Note: e.Note, Private: p.privately(e.Private),
	}
	if e.Days > 1 {
		t.Marks = append(t.Marks, fmt.Sprintf("day %d of %d", int(d-e.From)+1, e.Days))
	}
	t.Marks = append(t.Marks, e.Tags...)
	for _, leg := range e.Legs {
		if leg.Stage == 0 || leg.Stage == int(d-e.From)+1 {
			t.Steps = append(t.Steps, phrase.Leg(leg))
		}
	}
	for _, s := range e.Plan {
		if s.Day == int(d-e.From) {
			s.Private = ""
			t.Steps = append(t.Steps, strings.TrimSuffix(phrase.Session(s, &p.athlete, d)+" “"+s.Note+"”", " “”"))
		}
	}
	var done *doneDoc
	for _, r := range p.records[d] {
		if r.Answers(e.ID) {
			done = merged(done, p.done(r))
		}
	}
	t.State, t.Done = p.answer(done, d, false, false)
	return t
}

// besides gives what was done without being planned.
func (p *part) besides(r plan.Record) printout.Thing {
	t := printout.Thing{
		What: printout.Besides, Title: p.title(r.Done, r.Day), Note: r.Done.Note, Private: p.privately(r.Done.Private), State: printout.Done,
	}
	_, t.Done = p.answer(p.done(r), r.Day, false, false)
	return t
}

// privately gives the coach's note when it was asked for.
func (p *part) privately(note string) string {
	if !p.private {
		return ""
	}
	return note
}
