package demo

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/notation"
	"ebb/plan/sorting"
)

// draft is an athlete's file while it is read: the plan, and the weeks that
// were trained before it, over and over, without being planned here.
type draft struct {
	athlete plan.Athlete
	plan    plan.Plan
	before  []plan.Microcycle
	weeks   int // how many of them before the season

	monday calendar.Day // of today's week: what dates in the file count from
	newID  func() plan.ID
	sport  plan.Sport
	into   func() *plan.Microcycle // where session lines go; nil before the first week
}

// read reads a squad file: the shape of a plan file, with dates that count
// from the Monday of today's week, set lines, and a before section.
func read(text string, today calendar.Day, newID func() plan.ID) (*draft, error) {
	d := &draft{monday: today.WeekStart(time.Monday), newID: newID}
	for i, line := range strings.Split(text, "\n") {
		word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		if word == "" || word == "#" {
			continue
		}
		depth := (len(line) - len(strings.TrimLeft(line, " "))) / 2
		if err := d.line(depth, word, rest); err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, err)
		}
	}
	sorting.By(d.plan.Events, func(a, b plan.Event) int { return cmp.Compare(a.From, b.From) })
	var err error
	d.athlete, err = d.athlete.Resolve()
	return d, err
}

func (d *draft) line(depth int, word, rest string) error {
	switch depth {
	case 0:
		return d.head(word, rest)
	case 1:
		return d.week(word, rest)
	default:
		return d.session(word, rest)
	}
}

func (d *draft) head(word, rest string) (err error) {
	switch word {
	case "ebb":
	case "athlete":
		d.athlete.ID = d.newID()
		d.athlete.Name, _, err = quoted(rest)
	case "sport":
		d.sport, err = plan.ParseSport(rest)
	case "set":
		key, value, _ := strings.Cut(rest, "=")
		d.athlete.Settings = append(d.athlete.Settings, plan.Setting{Key: key, Value: value})
	case "season":
		err = d.season(rest)
	case "event":
		err = d.event(rest)
	case "before":
		d.weeks, err = strconv.Atoi(strings.TrimSuffix(rest, "w"))
	case "block":
		err = d.block(rest)
	default:
		err = fmt.Errorf("%q begins no line here", word)
	}
	return err
}

func (d *draft) season(rest string) error {
	name, rest, err := quoted(rest)
	if err != nil {
		return err
	}
	_, from, _ := strings.Cut(rest, "from ")
	start, err := d.date(from)
	d.plan.Seasons = append(d.plan.Seasons, plan.Macrocycle{ID: d.newID(), Name: name, Start: start})
	return err
}

// event reads "PRIO DATE rest" as an event line with the date made absolute.
func (d *draft) event(rest string) error {
	word := strings.SplitN(rest, " ", 3)
	if len(word) < 3 {
		return errors.New("an event needs a priority, a date and a name")
	}
	day, err := d.date(word[1])
	if err != nil {
		return err
	}
	e, err := notation.ParseEvent(word[0]+" "+day.String()+" "+word[2], d.sport, calendar.Typing{Today: d.monday})
	e.ID = d.newID()
	d.plan.Events = append(d.plan.Events, e)
	return err
}

// block reads `PHASE "NAME" [S:R]`.
func (d *draft) block(rest string) error {
	phase, rest, _ := strings.Cut(rest, " ")
	name, rest, err := quoted(rest)
	if err != nil {
		return err
	}
	b := plan.Mesocycle{ID: d.newID(), Name: name, Phase: plan.Phase(phase)}
	if stress, recovery, ok := strings.Cut(rest, ":"); ok {
		b.Ratio.Stress, err = strconv.Atoi(stress)
		b.Ratio.Recovery, _ = strconv.Atoi(recovery)
	}
	season := &d.plan.Seasons[len(d.plan.Seasons)-1]
	season.Blocks = append(season.Blocks, b)
	return err
}

// week reads `KIND [Nd] [load N | hours N | N%] [note]`.
func (d *draft) week(word, rest string) (err error) {
	w := plan.Microcycle{ID: d.newID(), Days: calendar.Week}
	if w.Kind, err = plan.ParseWeekKind(word); err != nil {
		return err
	}
	if rest, w.Note, err = cutNote(rest); err != nil {
		return err
	}
	if err := weekHead(&w, strings.Fields(rest)); err != nil {
		return err
	}
	if len(d.plan.Seasons) == 0 || len(d.plan.Seasons[0].Blocks) == 0 {
		d.before = append(d.before, w)
		d.into = func() *plan.Microcycle { return &d.before[len(d.before)-1] }
		return nil
	}
	blocks := d.plan.Seasons[0].Blocks
	block := &blocks[len(blocks)-1]
	block.Weeks = append(block.Weeks, w)
	d.into = func() *plan.Microcycle { return &block.Weeks[len(block.Weeks)-1] }
	return nil
}

func (d *draft) session(word, line string) error {
	if d.into == nil {
		return errors.New("a session stands in a week")
	}
	day, err := dayIndex(word)
	if err != nil {
		return err
	}
	s, err := notation.ParseSession(line, d.sport)
	if err != nil {
		return err
	}
	s.ID, s.Day = d.newID(), day
	w := d.into()
	w.Sessions = append(w.Sessions, s)
	return nil
}

// date reads +46d, -18w: days or weeks from the Monday of today's week.
func (d *draft) date(s string) (calendar.Day, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return 0, errors.New("a date is missing")
	}
	n, err := strconv.Atoi(s[:len(s)-1])
	if s[len(s)-1] == 'w' {
		n *= calendar.Week
	}
	return d.monday + calendar.Day(n), err
}

// dayIndex reads Mon to Sun, as of a season that starts on a Monday, and d1, d2 ...
func dayIndex(word string) (int, error) {
	if i := slices.Index([]string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}, word); i >= 0 {
		return i, nil
	}
	n, err := strconv.Atoi(strings.TrimPrefix(word, "d"))
	if err != nil || n < 1 || n > plan.MaxDays {
		return 0, fmt.Errorf("%q is no day of a week", word)
	}
	return n - 1, nil
}

func quoted(s string) (text, rest string, err error) {
	q, err := strconv.QuotedPrefix(s)
	if err != nil {
		return "", "", fmt.Errorf("a name in double quotes is missing in %q", s)
	}
	text, err = strconv.Unquote(q)
	return text, strings.TrimSpace(s[len(q):]), err
}

func cutNote(s string) (rest, note string, err error) {
	at := strings.IndexByte(s, '"')
	if at < 0 {
		return s, "", nil
	}
	note, _, err = quoted(s[at:])
	return s[:at], note, err
}

func weekHead(w *plan.Microcycle, words []string) (err error) {
	for len(words) > 0 && err == nil {
		word := words[0]
		words = words[1:]
		switch {
		case word == "load" && len(words) > 0:
			w.Target.Measure = plan.TargetLoad
			w.Target.Value, err = strconv.ParseFloat(words[0], 64)
			words = words[1:]
		case word == "hours" && len(words) > 0:
			w.Target.Measure = plan.TargetHours
			w.Target.Value, err = strconv.ParseFloat(strings.TrimSuffix(words[0], "h"), 64)
			words = words[1:]
		case strings.HasSuffix(word, "%"):
			w.Target.Measure = plan.TargetShare
			w.Target.Value, err = strconv.ParseFloat(strings.TrimSuffix(word, "%"), 64)
		case strings.HasSuffix(word, "d"):
			w.Days, err = strconv.Atoi(strings.TrimSuffix(word, "d"))
		default:
			err = fmt.Errorf("%q says nothing about a week", word)
		}
	}
	return err
}
