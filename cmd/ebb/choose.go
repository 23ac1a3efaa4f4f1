package main

import (
	"fmt"
	"strconv"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
)

// chosen is a session that words name.
type chosen struct {
	plan.Session
	date calendar.Day
}

// choose finds the session that ID, DATE or DATE.N names at the start of text,
// and gives what follows. N counts the sessions of a day from 1, and is not
// needed where there is one.
func choose(p plan.Plan, typing calendar.Typing, text string) (found chosen, rest string, err error) {
	text = strings.TrimSpace(text)
	if date, n, rest, isDate := readSpot(typing, text); isDate {
		found, err := pick(p, date, n)
		return found, rest, err
	}
	word, rest, _ := strings.Cut(text, " ")
	if word == "" {
		return chosen{}, "", advise(fmt.Errorf("which session?"), "write its id as ebb week prints it, or its day: sat, or sat.2 for the second")
	}
	id, err := plan.FindID(word, sessionIDs(p))
	if err != nil {
		return chosen{}, "", advise(fmt.Errorf("“%s” is neither a day nor the id of a session", word),
			"write sat, 2027-05-22, sat.2 for the second of a day, or an id as ebb week prints it")
	}
	at, i, _ := p.FindSession(id)
	return chosen{p.Week(at).Sessions[i], at.Date()}, strings.TrimSpace(rest), nil
}

// readSpot reads a date with an optional number behind a dot. isDate is false
// when text begins with no date at all.
func readSpot(typing calendar.Typing, text string) (day calendar.Day, n int, rest string, isDate bool) {
	words := strings.Fields(text)
	for take := min(len(words), maxDateWords); take > 0; take-- {
		candidate := strings.Join(words[:take], " ")
		n = 0
		if base, number, ok := cutLast(candidate, "."); ok {
			if k, err := strconv.Atoi(number); err == nil && k > 0 {
				candidate, n = base, k
			}
		}
		if day, err := typing.Whole(candidate); err == nil {
			return day, n, strings.Join(words[take:], " "), true
		}
	}
	return 0, 0, "", false
}

// maxDateWords is the most words that a date has: 12 oct 2027.
const maxDateWords = 3

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

// pick gives the n-th session of a day; n = 0 asks for the only one.
func pick(p plan.Plan, day calendar.Day, n int) (chosen, error) {
	sessions := p.SessionsOn(day)
	switch {
	case len(sessions) == 0:
		return chosen{}, advise(fmt.Errorf("there is no session on %s", fullDate(day)), "ebb week "+day.String()+" shows what there is")
	case n > len(sessions):
		return chosen{}, advise(fmt.Errorf("there is no session %d on %s", n, fullDate(day)), fmt.Sprintf("the day has %s", count(len(sessions), "session")))
	case n == 0 && len(sessions) > 1:
		return chosen{}, advise(fmt.Errorf("%s has %s", fullDate(day), count(len(sessions), "session")),
			fmt.Sprintf("write %s.1 to %s.%d, or an id", day, day, len(sessions)))
	}
	return chosen{sessions[max(0, n-1)], day}, nil
}

// sessionIDs gives the ids of all sessions of a plan.
func sessionIDs(p plan.Plan) []plan.ID {
	var ids []plan.ID
	for at := range p.Weeks() {
		for _, s := range p.Week(at).Sessions {
			ids = append(ids, s.ID)
		}
	}
	return ids
}

// eventIDs gives the ids of all events of a plan.
func eventIDs(p plan.Plan) []plan.ID {
	ids := make([]plan.ID, len(p.Events))
	for i, e := range p.Events {
		ids[i] = e.ID
	}
	return ids
}

// spotOf gives the place of a day that a season holds.
func spotOf(p plan.Plan, day calendar.Day) (edit.Spot, error) {
	at, ok := p.Locate(day)
	if !ok {
		return edit.Spot{}, fmt.Errorf("no season holds %s", fullDate(day))
	}
	return edit.Spot{Week: p.Week(at).ID, Day: at.Day}, nil
}
