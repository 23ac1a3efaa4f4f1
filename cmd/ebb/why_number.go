package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	answer "ebb/plan/why"
	"ebb/tui/command"
)

// whyWords says what can be asked.
func whyWords() string {
	var b strings.Builder
	b.WriteString("Every number that ebb shows can be asked for: what it is, how it came about here,\n" +
		"where that comes from, and what it does not mean. DATE is today without one; a\n" +
		"race is the next of priority A. ebb why sat tells of a day, ebb why ID of a\n" +
		"session or event, ebb why RULE of a rule. The numbers:\n")
	for _, t := range answer.Topics() {
		fmt.Fprintf(&b, "\n  %s  %s", t.Name, t.Short)
	}
	return b.String()
}

// numberDoc is what ebb why prints of a number with --json.
type numberDoc struct {
	Ebb     int          `json:"ebb"`
	Athlete string       `json:"athlete"`
	Topic   string       `json:"topic"`
	Date    calendar.Day `json:"date"`
	Title   string       `json:"title"`
	What    string       `json:"what"`
	Here    []string     `json:"here"`
	Sources []string     `json:"sources"`
	Not     string       `json:"not"`
	See     []string     `json:"see"` // as typed behind ebb why
}

// whyNumber answers for a number, a day, a session or an event.
func whyNumber(env *command.Env, args []string) error {
	s, err := openSheet(env)
	if err != nil {
		return err
	}
	q, err := s.askedBy(args)
	if err != nil {
		return err
	}
	page, err := answer.Of(answer.Input{Look: s.look, Today: s.today, Records: s.snap.Records}, q)
	if err != nil {
		return amiss(advise(err, "ebb why --help lists what can be asked"))
	}
	if env.JSON {
		doc := numberDoc{Ebb: schema, Athlete: s.athlete.Name, Topic: page.Asked.Topic, Date: page.Asked.Day, Title: page.Title, What: page.What, Here: page.Here, Sources: page.Source, Not: page.Not, See: []string{}}
		for _, see := range page.See {
			doc.See = append(doc.See, s.asAsked(see))
		}
		return printJSON(env.Out, doc)
	}
	p := newPage(env.Out, env.Width, env.Colour)
	p.head("%s", page.Title)
	p.say("%s", page.What)
	for _, line := range page.Here {
		p.item("  ", "", line)
	}
	for _, source := range page.Source {
		p.item("", "Source: ", source)
	}
	p.item("", "Not: ", page.Not)
	var see []string
	for _, q := range page.See {
		see = append(see, s.asAsked(q))
	}
	if len(see) > 0 {
		p.item("", "See: ", "ebb why "+strings.Join(see, ", ")+".")
	}
	return nil
}

// asAsked writes a question as ebb why takes it.
func (s *sheet) asAsked(q answer.Asked) string {
	switch {
	case !q.ID.IsZero():
		return q.Topic + " " + q.ID.Short(slices.Concat(sessionIDs(s.plan), eventIDs(s.plan)))
	case q.Day == s.today:
		return q.Topic
	default:
		return q.Topic + " " + q.Day.String()
	}
}

// askedBy reads the words of ebb why: TOPIC [DATE | ID | NAME], or DATE, or ID.
func (s *sheet) askedBy(args []string) (q answer.Asked, err error) {
	if len(args) == 0 {
		return q, advise(errors.New("which number or rule?"), "ebb why load sat, ebb why R15; ebb why --help lists what can be asked")
	}
	q.Day = s.today
	topic, known := answer.Find(args[0])
	if known {
		q.Topic, args = topic.Name, args[1:]
	}
	line := strings.Join(args, " ")
	if line == "" {
		return q, nil
	}
	day, n, rest, isDate := readSpot(s.typing(false), line)
	switch {
	case isDate && rest == "":
		return s.askedOn(q, day, n)
	case known && (q.Topic == "race" || q.Topic == "window"):
		i, err := s.findEvent(line)
		if err == nil {
			q.ID = s.plan.Events[i].ID
		}
		return q, err
	}
	id, err := plan.FindID(line, slices.Concat(sessionIDs(s.plan), eventIDs(s.plan)))
	if err != nil {
		if known {
			return q, advise(fmt.Errorf("“%s” is neither a day nor an id", line), "ebb why "+q.Topic+" sat; ids are as ebb week prints them")
		}
		if number, isRule := strings.CutPrefix(strings.ToUpper(line), "R"); isRule && strings.Trim(number, "0123456789") == "" {
			return q, advise(fmt.Errorf("there is no rule “%s”", line), "rules are R01 to R44, or a name: "+strings.Join(nearRules(line), ", "))
		}
		return q, advise(fmt.Errorf("“%s” is no number, rule, day or id", args[0]), "ebb why --help lists what can be asked; rules are R01 to R44, or a name: "+strings.Join(nearRules(args[0]), ", "))
	}
	q.ID = id
	_, race := s.plan.FindEvent(id)
	switch {
	case !known && race:
		q.Topic = "race"
	case !known:
		q.Topic = "session"
	}
	if at, _, ok := s.plan.FindSession(id); ok {
		q.Day = at.Date()
	}
	return q, nil
}

// askedOn is askedBy for a day, and the nth session of it.
func (s *sheet) askedOn(q answer.Asked, day calendar.Day, n int) (answer.Asked, error) {
	q.Day = day
	if n > 0 {
		one, err := pick(s.plan, day, n)
		if err != nil {
			return q, err
		}
		q.ID = one.ID
	}
	switch {
	case q.Topic != "":
	case n > 0:
		q.Topic = "session"
	case s.look.PlannedLoad(day) == 0:
		q.Topic = "rest"
	default:
		q.Topic = "load"
	}
	return q, nil
}
