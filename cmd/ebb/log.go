package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/notation"
	said "ebb/plan/report"
	"ebb/store"
	"ebb/tui/command"
)

var logCommand = command.Command{
	Name: "log", Reach: command.Anywhere, Needs: command.Right{Verb: store.Change, Kind: store.Records}, Use: "[DATE] [STATE] [LINE]", Short: "Say what was done",
	Example: "ebb log done\nebb log easy 52m @3\nebb log yesterday partly 40m '\"cut short\"'\nebb log sat instead 'bike easy 2h'\nebb log sat.2 skipped\nebb log nothing",
	Run:     again(logDone),
}

// report is what a person typed of a day.
type report struct {
	day   calendar.Day
	n     int // the session of the day it answers, from 1; 0: not said
	state plan.DoneState
	named bool   // the state was typed
	line  string // what was done; "" as planned
}

// logDoc is what ebb log prints with --json.
type logDoc struct {
	Ebb      int           `json:"ebb"`
	Athlete  string        `json:"athlete"`
	Revision uint64        `json:"revision"`
	Date     calendar.Day  `json:"date"`
	Also     []string      `json:"also"`
	Records  []loggedWords `json:"records"`
}

type loggedWords struct {
	recordDoc
	Method  string  `json:"method"`
	Session *string `json:"session"` // the id of the session it answers
}

func logDone(env *command.Env, args []string) error {
	s, made, err := openOrMake(env)
	if err != nil {
		return err
	}
	r, err := s.readReport(strings.Join(args, " "))
	if err != nil {
		return err
	}
	if r.day > env.Today {
		return advise(fmt.Errorf("%s is still to come", fullDate(r.day)), "ebb add plans a session; ebb log says what was done")
	}
	records, err := s.recordsOf(r)
	if made && r.line == "" { // there is no plan that could be answered
		return &store.NoAthlete{}
	}
	if err != nil {
		return err
	}
	if err := s.enrol(made); err != nil {
		return err
	}
	for _, one := range records {
		if err := env.Desk.AddRecord(s.athlete.ID, one); err != nil {
			return err
		}
	}
	if err := s.used(); err != nil {
		return err
	}
	return s.tellRecords(r.day, records, s.madeWords(made))
}

// readReport reads "[DATE[.N]] [STATE] [LINE]".
func (s *sheet) readReport(text string) (r report, err error) {
	r.day, r.line = s.today, strings.TrimSpace(text)
	if day, n, rest, ok := readSpot(s.typing(true), text); ok {
		r.day, r.n, r.line = day, n, rest
	}
	word, rest, _ := strings.Cut(r.line, " ")
	if state, err := plan.ParseDoneState(strings.ToLower(word)); err == nil {
		r.state, r.named, r.line = state, true, strings.TrimSpace(rest)
	}
	switch {
	case !r.named && r.line == "":
		return r, advise(errors.New("what was done is missing"), "ebb log done, ebb log easy 52m, ebb log nothing: ebb log --help shows more")
	case r.line == "" && r.state == plan.DonePartly:
		return r, advise(said.ErrHowMuch, "ebb log partly 40m, ebb log partly 8k, or partly and a whole line")
	case r.line == "" && r.state == plan.DoneInstead:
		return r, advise(errors.New("what was done instead?"), "ebb log instead 'bike easy 1h'")
	}
	return r, nil
}

// recordsOf makes the records of a report: one, or with "done", "skipped" or
// "nothing" alone one for each session that has none yet.
func (s *sheet) recordsOf(r report) ([]plan.Record, error) {
	open := s.unanswered(r.day)
	if r.n > 0 {
		one, err := pick(s.plan, r.day, r.n)
		if err != nil {
			return nil, err
		}
		open = []plan.Session{one.Session}
	}
	switch {
	case r.state == plan.Nothing:
		if n := s.trained(r.day); n > 0 {
			return nil, advise(fmt.Errorf("%s %s reported on %s: it was not empty", count(n, "session"), verb(n, "is", "are"), fullDate(r.day)), "ebb undo takes a report back, while it is your latest change")
		}
		return []plan.Record{s.empty(r, nil)}, nil
	case r.state == plan.Skipped:
		return s.skipped(r, open)
	case r.line == "":
		return s.asPlanned(r, open)
	}
	one, err := s.typed(r, open)
	if err != nil {
		return nil, err
	}
	return []plan.Record{one}, nil
}

// unanswered gives the planned sessions and events of a day that no record
// answers yet.
func (s *sheet) unanswered(day calendar.Day) []plan.Session {
	open := s.openRaces(day)
	for _, session := range s.plan.SessionsOn(day) {
		if session.Kind != plan.Rest && !s.isAnswered(day, session.ID) {
			open = append(open, session)
		}
	}
	return open
}

func (s *sheet) isAnswered(day calendar.Day, id plan.ID) bool {
	return slices.ContainsFunc(s.records[day], func(r plan.Record) bool { return r.Answers(id) })
}

// trained counts what was reported of a day as done.
func (s *sheet) trained(day calendar.Day) int {
	n := 0
	for _, r := range s.records[day] {
		if r.State != plan.Nothing && r.State != plan.Skipped {
			n++
		}
	}
	return n
}

// empty makes a record without training: nothing, or a skipped session.
func (s *sheet) empty(r report, session *plan.Session) plan.Record {
	record := plan.Record{
		ID: s.env.NewID(), Day: r.day, State: r.state, Source: "typed", Method: load.ByNothing,
		Done: plan.Session{Sport: s.sport(r.day), Kind: plan.Rest, Note: strings.Trim(r.line, `"`)},
	}
	if session != nil {
		record.Sessions = []plan.Share{{Session: session.ID}}
	}
	return record
}

func (s *sheet) skipped(r report, open []plan.Session) ([]plan.Record, error) {
	switch len(open) {
	case 0:
		return nil, advise(fmt.Errorf("there is no open session on %s to skip", fullDate(r.day)), "ebb log nothing says that the day was empty")
	case 1:
		return []plan.Record{s.empty(r, &open[0])}, nil
	}
	return nil, s.ambiguous(r.day, open)
}

func (s *sheet) ambiguous(day calendar.Day, open []plan.Session) error {
	return advise(fmt.Errorf("%s has %s that are open", fullDate(day), count(len(open), "session")), fmt.Sprintf("write %s.1, %s.2 ... as ebb week lists them", day, day))
}

// asPlanned answers every open session of the day with itself.
func (s *sheet) asPlanned(r report, open []plan.Session) ([]plan.Record, error) {
	if len(open) == 0 {
		return nil, advise(fmt.Errorf("nothing is open on %s", fullDate(r.day)), "say what was done, as ebb log easy 52m")
	}
	records := make([]plan.Record, 0, len(open))
	for _, session := range open {
		done := session.Clone()
		done.ID, done.Day, done.Note, done.Private, done.Key, done.Optional = plan.ID{}, 0, "", "", false, false
		impulses, e := load.Session(nil, &done, &s.athlete, r.day)
		records = append(records, plan.Record{
			ID: s.env.NewID(), Day: r.day, State: r.state, Done: done, Source: "as planned",
			Impulses: impulses, Method: e.Method, Sessions: []plan.Share{{Session: session.ID}},
		})
	}
	return records, nil
}

// typed reads the line of a report. One that says no more than how much is of the
// session that it answers.
func (s *sheet) typed(r report, open []plan.Session) (plan.Record, error) {
	own, day := s.sport(r.day), r.day
	var planned *plan.Session
	if said.IsAmount(r.line, own) {
		switch {
		case r.n == 0 && len(open) > 1:
			return plan.Record{}, s.ambiguous(day, open)
		case len(open) > 0:
			planned = &open[0]
		case r.state == plan.DonePartly:
			return plan.Record{}, advise(fmt.Errorf("nothing is open on %s that could be done in part", fullDate(day)), "say what was done, as ebb log easy 40m")
		}
	}
	done, err := said.Read(r.line, planned, own, &s.athlete, day)
	if err != nil {
		return plan.Record{}, advise(cmp.Or(flagBehind("log", strings.Fields("log "+r.line)), err), "ebb log --help shows lines that work")
	}
	if done.Session.Kind == plan.Rest {
		return plan.Record{}, advise(errors.New("rest is nothing done"), "ebb log nothing")
	}
	record := plan.Record{
		ID: s.env.NewID(), Day: day, State: r.state, Done: done.Session, Source: "typed",
		Impulses: done.Impulses, Method: done.Method,
	}
	switch i := s.match(done.Session, open, r); {
	case planned != nil:
		record.Sessions = []plan.Share{{Session: planned.ID}}
	case i >= 0:
		record.Sessions = []plan.Share{{Session: open[i].ID}}
	}
	return record, nil
}

// match finds the open session that something done answers: the one that was
// named; one of the same sport, the same kind first; for instead and partly,
// the first there is.
func (s *sheet) match(done plan.Session, open []plan.Session, r report) int {
	if r.n > 0 {
		return 0
	}
	best, rank := -1, 0
	for i, session := range open {
		score := 0
		switch own := s.sport(r.day); {
		case sportOr(session.Sport, own) == sportOr(done.Sport, own) && session.Kind == done.Kind:
			score = 3
		case sportOr(session.Sport, own) == sportOr(done.Sport, own):
			score = 2
		case r.state == plan.DoneInstead || r.state == plan.DonePartly:
			score = 1
		}
		if score > rank {
			best, rank = i, score
		}
	}
	return best
}

func sportOr(sport, own plan.Sport) plan.Sport {
	if sport == plan.NoSport {
		return own
	}
	return sport
}

// tellRecords says what was kept and what it answers.
func (s *sheet) tellRecords(day calendar.Day, records []plan.Record, also []string) error {
	doc := logDoc{Ebb: schema, Athlete: s.athlete.Name, Date: day, Also: append([]string{}, also...), Records: []loggedWords{}}
	for _, r := range records {
		one := loggedWords{recordDoc: recordDoc{*s.done(r), s.recordLine(r)}, Method: r.Method}
		if len(r.Sessions) > 0 {
			one.Session = text(r.Sessions[0].Session.String())
		}
		doc.Records = append(doc.Records, one)
	}
	if s.env.JSON {
		var err error
		if doc.Revision, err = revision(s.env, s.athlete.ID); err != nil {
			return err
		}
		return printJSON(s.env.Out, doc)
	}
	p := newPage(s.env.Out, s.env.Width, s.env.Colour)
	for _, words := range also {
		p.say("%s.", words)
	}
	for i, r := range records {
		line := fmt.Sprintf("logged %s, %s", fullDate(day), r.State)
		if r.State != plan.Nothing && r.State != plan.Skipped {
			line += fmt.Sprintf(": %s, load %d", doc.Records[i].Line, whole(r.Load()))
		}
		p.say("%s%s", line, s.answerWords(r, day))
	}
	return nil
}

func (s *sheet) recordLine(r plan.Record) string {
	return notation.PrintSession(r.Done, s.sport(r.Day))
}

func (s *sheet) answerWords(r plan.Record, day calendar.Day) string {
	if len(r.Sessions) == 0 {
		if r.State == plan.Nothing {
			return "."
		}
		return "; answers nothing that was planned."
	}
	for _, session := range s.plan.SessionsOn(day) {
		if session.ID == r.Sessions[0].Session {
			return fmt.Sprintf("; answers %s.", notation.PrintSession(session, s.sport(day)))
		}
	}
	if i, ok := s.plan.FindEvent(r.Sessions[0].Session); ok {
		return fmt.Sprintf("; answers %s.", s.plan.Events[i].Name)
	}
	return "."
}
