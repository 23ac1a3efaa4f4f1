package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/notation"
	"ebb/store"
	"ebb/tui/command"
)

var feelCommand = command.Command{
	Name: "feel", Reach: command.Anywhere, Needs: command.Right{Verb: store.Change, Kind: store.Checkins}, Use: "[DATE] [NAME=MARK ...] [hurt] [ill] [WORD]", Short: "Check in: how the legs and the rest of you feel",
	Example: "ebb feel legs=4 energy=3\nebb feel yesterday legs=2 sleep=2 hurt '\"left calf\"'\nebb feel",
	Run:     feel,
}

// feelWords says what can be marked.
func feelWords() string {
	var b strings.Builder
	b.WriteString("A mark is 1 to 5, and 5 is always the good end; 0 takes it back. Legs and energy\nare enough.\n")
	for _, m := range plan.Marks() {
		fmt.Fprintf(&b, "  %-11s %s (%s) to %s\n", m.Name, m.Asks, m.Words[0], m.Words[4])
	}
	b.WriteString("slept=7h30 is the night before, hrv=58 the morning's RMSSD in milliseconds.\n" +
		"hurt and ill stand alone (hurt=no takes it back). WORD is your own, in double\n" +
		"quotes, at the end. What is said again of a day takes the place of what was said.\n" +
		"DATE is the latest such day. Without anything, what was said is shown.")
	return b.String()
}

// feelDoc is what ebb feel prints with --json. A mark that was not given is null.
type feelDoc struct {
	Ebb      int          `json:"ebb"`
	Athlete  string       `json:"athlete"`
	Revision uint64       `json:"revision"`
	Words    string       `json:"words"`
	Checkins []checkinDoc `json:"checkins"`
}

type checkinDoc struct {
	Date       calendar.Day `json:"date"`
	Legs       *int         `json:"legs"`
	Energy     *int         `json:"energy"`
	Sleep      *int         `json:"sleep"`
	Stress     *int         `json:"stress"`
	Mood       *int         `json:"mood"`
	Gut        *int         `json:"gut"`
	Motivation *int         `json:"motivation"`
	Slept      *int         `json:"slept"` // seconds
	HRV        *float64     `json:"hrv"`   // milliseconds
	Hurt       bool         `json:"hurt"`
	Ill        bool         `json:"ill"`
	Note       *string      `json:"note"`
}

func describeCheckin(c plan.Checkin) checkinDoc {
	mark := func(m int) *int {
		if m == 0 {
			return nil
		}
		return &m
	}
	doc := checkinDoc{
		Date: c.Day, Legs: mark(c.Legs), Energy: mark(c.Energy), Sleep: mark(c.Sleep), Stress: mark(c.Stress),
		Mood: mark(c.Mood), Gut: mark(c.Gut), Motivation: mark(c.Motivation), Hurt: c.Hurt, Ill: c.Ill,
	}
	if c.Slept > 0 {
		doc.Slept = new(60 * c.Slept)
	}
	if c.HRV > 0 {
		doc.HRV = &c.HRV
	}
	if c.Note != "" {
		doc.Note = &c.Note
	}
	return doc
}

// feltDays is how far back ebb feel alone looks.
const feltDays = 14

func feel(env *command.Env, args []string) error {
	s, err := openSheet(env)
	if err != nil {
		return err
	}
	line := strings.TrimSpace(strings.Join(args, " "))
	day, rest := s.today, line
	if typed, n, left, ok := readSpot(s.typing(true), line); ok && n == 0 {
		day, rest = typed, strings.TrimSpace(left)
	}
	if rest == "" {
		return s.tellFelt(day, line == "")
	}
	if day > env.Today {
		return advise(fmt.Errorf("%s is still to come", fullDate(day)), "a check-in is of today, or of a day before")
	}
	c, err := notation.ParseCheckin(rest, s.felt(day))
	if err != nil {
		return advise(err, "ebb feel legs=4 energy=3: ebb feel --help shows all there is")
	}
	c.Day = day
	if err := env.Desk.Checkin(s.athlete.ID, c); err != nil {
		return err
	}
	if err := s.again(); err != nil {
		return err
	}
	return s.printFelt([]plan.Checkin{c}, "checked in for "+fullDate(day)+": "+cmp.Or(c.String(), "nothing"))
}

// felt gives what was said of a day.
func (s *sheet) felt(day calendar.Day) plan.Checkin {
	for _, c := range s.snap.Checkins {
		if c.Day == day {
			return c
		}
	}
	return plan.Checkin{Day: day}
}

// tellFelt shows what was said: of a day, or of the last two weeks.
func (s *sheet) tellFelt(day calendar.Day, lately bool) error {
	from := day
	if lately {
		from -= feltDays - 1
	}
	said := slices.DeleteFunc(slices.Clone(s.snap.Checkins), func(c plan.Checkin) bool { return c.Day < from || c.Day > day })
	words := make([]string, len(said))
	for i, c := range said {
		words[i] = fullDate(c.Day) + ": " + cmp.Or(c.String(), "nothing")
	}
	if len(said) == 0 {
		when := " on " + fullDate(day)
		if lately {
			when = fmt.Sprintf(" in the last %d days", feltDays)
		}
		words = []string{"no check-in" + when + ": ebb feel legs=4 energy=3"}
	}
	return s.printFelt(said, strings.Join(words, "\n"))
}

func (s *sheet) printFelt(said []plan.Checkin, words string) error {
	if !s.env.JSON {
		p := newPage(s.env.Out, s.env.Width, s.env.Colour)
		for line := range strings.SplitSeq(words, "\n") {
			p.say("%s", line)
		}
		return nil
	}
	at, err := revision(s.env, s.athlete.ID)
	if err != nil {
		return err
	}
	doc := feelDoc{schema, s.athlete.Name, at, words, []checkinDoc{}}
	for _, c := range said {
		doc.Checkins = append(doc.Checkins, describeCheckin(c))
	}
	return printJSON(s.env.Out, doc)
}
