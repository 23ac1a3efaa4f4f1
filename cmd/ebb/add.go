package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/load"
	"ebb/plan/notation"
	"ebb/store"
	"ebb/tui/command"
)

var addCommand = command.Command{
	Name: "add", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Plans}, Use: "DATE LINE", Short: "Plan a session",
	Example: "ebb add sat 'long 3h @3 +800m fuel 60g #trail !'\nebb add +1w easy 50m\nebb add tomorrow rest",
	Run:     again(add),
}

// editDoc is what a change of the plan prints with --json. The revision is the
// number of the change, which ebb history counts and ebb undo --to takes.
type editDoc struct {
	Ebb      int           `json:"ebb"`
	Athlete  string        `json:"athlete"`
	Words    string        `json:"words"`
	Revision uint64        `json:"revision"`
	Also     []string      `json:"also"`
	Date     *calendar.Day `json:"date"`
	Session  *sessionDoc   `json:"session"`
}

func add(env *command.Env, args []string) error {
	s, made, err := openOrMake(env)
	if err != nil {
		return err
	}
	day, line, err := s.typing(false).Read(strings.Join(args, " "))
	if err != nil {
		return advise(err, "ebb add DATE LINE, as ebb add sat 'long 3h @3'")
	}
	if line == "" {
		return advise(errors.New("a session is missing after the date"), "ebb add DATE LINE, as ebb add sat 'long 3h @3'")
	}
	session, err := notation.ParseSession(line, s.sport(day))
	if err != nil {
		return advise(cmp.Or(flagBehind("add", args), err), "ebb add --help shows lines that work")
	}
	session.ID = env.NewID()
	room, err := edit.MakeRoom(s.plan, day, &s.athlete, env.NewID)
	if err != nil {
		return err
	}
	spot, err := spotOf(room.Plan, day)
	if err != nil {
		return err
	}
	if err := s.enrol(made); err != nil {
		return err
	}
	if err := s.apply(joined(room.Edits, edit.AddSession{Session: session, To: spot})); err != nil {
		return err
	}
	also := append(s.madeWords(made), room.Says...)
	if err := s.tellEdit("planned", session.ID, also); err != nil {
		return err
	}
	if !env.JSON && isTerminal(env.Err) && mayMissTag(args, session) {
		newPage(env.Err, env.Width, false).say("No tags: a shell takes # and what follows for a comment. Write tag night, or put the line in 'single quotes'.")
	}
	return nil
}

// flagBehind gives the error for a flag in a line that can't be read; nil where
// there is none. What is behind a date is the line's, and never taken for a flag.
func flagBehind(name string, args []string) error {
	for _, arg := range args[min(1, len(args)):] {
		if flag, _, _ := strings.Cut(arg, "="); slices.Contains([]string{"--json", "--db", "--athlete", "-a", "--today", "--color", "--branch"}, flag) {
			return fmt.Errorf("flags stand before the line: ebb %s %s and then the rest", name, flag)
		}
	}
	return nil
}

// mayMissTag reports whether a shell may have taken the end of a line: it came as
// several words, so nothing kept it from the shell, and it carries none of the
// signs that shells take, nor a word for one.
func mayMissTag(args []string, s plan.Session) bool {
	bare := len(args) > 2 && !slices.ContainsFunc(args[1:], func(word string) bool { return strings.Contains(word, " ") })
	return bare && len(s.Tags) == 0 && !s.Key && !s.Optional && s.Kind != plan.Rest
}

// joined makes one edit of those that make room and the one that needs it.
func joined(before []edit.Edit, one edit.Edit) edit.Edit {
	if len(before) == 0 {
		return one
	}
	return edit.Batch{Edits: append(before, one)}
}

func (s *sheet) madeWords(made bool) []string {
	if !made {
		return nil
	}
	return []string{fmt.Sprintf("made the athlete %s", s.athlete.Name)}
}

// openOrMake is openSheet; in an empty store it makes an athlete after the
// person who is at the keyboard, stored with the first change.
func openOrMake(env *command.Env) (s *sheet, made bool, err error) {
	s, err = openSheet(env)
	var nobody *store.NoAthlete
	if !errors.As(err, &nobody) || len(nobody.Some) > 0 || env.Athlete != "" {
		return s, false, err
	}
	athlete, err := plan.Athlete{Name: env.Desk.Who().Person}.Resolve()
	if err != nil {
		return nil, false, err
	}
	return newSheet(env, &store.Snapshot{Athlete: athlete, Branch: store.Main}), true, nil
}

// enrol stores an athlete that openOrMake made.
func (s *sheet) enrol(made bool) error {
	if !made {
		return nil
	}
	added, err := s.env.Desk.AddAthlete(s.athlete.Name, nil)
	if err != nil {
		if _, there := s.env.Desk.Athlete(""); there == nil {
			return errMeanwhile
		}
		return err
	}
	s.athlete = added
	return nil
}

// apply stores an edit and takes the new plan.
func (s *sheet) apply(e edit.Edit) error {
	base := s.snap
	if base.Athlete.ID.IsZero() { // made just now
		base = nil
	}
	snap, _, err := s.env.Desk.Apply(s.athlete.ID, s.snap.Branch, base, e, "")
	if err != nil {
		return err
	}
	s.see(snap)
	return s.used()
}

// tellEdit says what was done to a session, and what it does to its day.
func (s *sheet) tellEdit(verb string, id plan.ID, also []string) error {
	at, i, ok := s.plan.FindSession(id)
	if !ok {
		return errors.New("the session is gone: someone took it out just now")
	}
	session, day := s.plan.Week(at).Sessions[i], at.Date()
	besides := s.rests(session, day)
	doc := s.session(session, day)
	if s.env.JSON {
		if also == nil {
			also = []string{}
		}
		return printJSON(s.env.Out, editDoc{schema, s.athlete.Name, verb + " " + doc.Line, s.snap.Revision, append(also, besides...), &day, &doc})
	}
	p := newPage(s.env.Out, s.env.Width, s.env.Colour)
	for _, words := range also {
		p.say("%s.", words)
	}
	p.say("%s %s: %s [%s]%s", verb, fullDate(day), doc.Line, id.Short(sessionIDs(s.plan)), s.onBranch())
	p.say("%s", s.meaning(session, at))
	for _, words := range besides {
		p.say("%s.", words)
	}
	return nil
}

// rests says that a day holds a planned rest beside a session that came to it.
func (s *sheet) rests(came plan.Session, day calendar.Day) (says []string) {
	if came.Kind == plan.Rest {
		return nil
	}
	for _, other := range s.plan.SessionsOn(day) {
		if other.Kind == plan.Rest {
			id := other.ID.Short(sessionIDs(s.plan))
			says = append(says, fmt.Sprintf("a rest is planned on %s besides [%s]: ebb rm %s takes it out", day.Format("Mon 2 Jan"), id, id))
		}
	}
	return says
}

// meaning says what a session asks for and how its week stands.
func (s *sheet) meaning(session plan.Session, at plan.Place) string {
	e := load.Of(session, &s.athlete, at.Date())
	var parts []string
	if session.Duration.IsZero() && e.Seconds > 0 {
		parts = append(parts, "about "+clock(int(e.Seconds)))
	}
	if e.Metres > 0 {
		about := ""
		if e.Estimated.Metres {
			about = "about "
		}
		parts = append(parts, about+distance(e.Metres, s.athlete.On(at.Date())))
	}
	parts = append(parts, fmt.Sprintf("load %d", whole(e.Load)))
	parts = append(parts, fmt.Sprintf("the week comes to %d", whole(s.look.Week(at).Load)))
	if t := target(s.plan.Week(at).Target); t != nil {
		parts[len(parts)-1] += " of " + targetWords(*t)
	}
	return strings.Join(parts, ", ") + "."
}
