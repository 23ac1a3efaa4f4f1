package complete

import (
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/notation"
	"ebb/plan/sorting"
)

// Used is what an athlete has written before, as seen from a day: what was
// written for that day of the week, and near to it, comes first.
type Used struct {
	Own     plan.Sport // of a line that names none
	Profile *plan.Profile
	Day     calendar.Day // that is written for
	Dates   calendar.Typing

	Lines  []Line   // whole lines, without notes
	Tags   []string // by how often they were used
	Names  []string // of events
	fields [values][]figure
}

// Line is a session as it was written, without its notes.
type Line struct {
	Text  string
	Kind  plan.Kind
	Sport plan.Sport
	Steps string // what stands behind its colon

	times   int
	weekday bool // it was written for that day of the week
	alike   bool // and for a week of that kind
}

// value is something that a line says by a figure.
type value uint8

const (
	durations value = iota
	distances
	efforts
	climbs
	descents
	loads
	carbs
	sodiums
	fluids
	times
	values
)

// figure is a figure as it was written: 1h30, @3, fuel 70g.
type figure struct {
	text  string
	kind  plan.Kind // of the session that it was written in
	times int
}

// reach is how many weeks are looked at, and enough how many different lines:
// what was written years ago says little about today.
const (
	reach  = 60
	enough = 80
)

// Gather looks through a plan for what was written, from a day outwards: first
// the weeks before it, the nearest first, then those after it.
func Gather(p plan.Plan, a *plan.Athlete, day calendar.Day, today calendar.Day) *Used {
	profile := a.On(day)
	u := &Used{
		Own: profile.Sport, Profile: profile, Day: day,
		Dates: calendar.Typing{Today: today, WeekStart: profile.WeekStart, Races: notation.Races(p.Events)},
	}
	g := gathering{Used: u, known: map[string]int{}, text: make([]byte, 0, 160)}
	g.weeks(p, day)
	sorting.By(u.Lines, func(a, b Line) int {
		return b.rank() - a.rank()
	})
	for i := range p.Events {
		g.event(&p.Events[i])
	}
	sorting.By(g.tags, func(a, b tally) int { return b.times - a.times })
	for _, t := range g.tags {
		u.Tags = append(u.Tags, t.tag)
	}
	for i := range u.fields {
		sorting.By(u.fields[i], func(a, b figure) int { return b.times - a.times })
	}
	return u
}

// rank says how near a line is to what is written now.
func (l Line) rank() int {
	n := 0
	if l.weekday {
		n += 2
	}
	if l.weekday && l.alike {
		n++
	}
	return n
}

// gathering is Used while it is gathered.
type gathering struct {
	*Used
	known map[string]int // a line's place
	tags  []tally
	text  []byte
	kind  plan.WeekKind // of the week that is written for
}

type tally struct {
	tag   string
	times int
}

// weeks looks through the weeks around a day.
func (g *gathering) weeks(p plan.Plan, day calendar.Day) {
	var all []plan.Place
	here := 0
	for at := range p.Weeks() {
		if at.Start <= day {
			here = len(all)
		}
		all = append(all, at)
	}
	if len(all) == 0 {
		return
	}
	g.kind = p.Week(all[here]).Kind
	for i := here; i >= max(0, here-reach); i-- {
		g.week(p, all[i])
	}
	for i := here + 1; i < min(len(all), here+reach/2); i++ {
		g.week(p, all[i])
	}
}

func (g *gathering) week(p plan.Plan, at plan.Place) {
	week := p.Week(at)
	for i := range week.Sessions {
		if len(g.Lines) >= enough {
			return
		}
		s := &week.Sessions[i]
		date := at.Start + calendar.Day(s.Day)
		g.session(s, date.Weekday() == g.Day.Weekday(), week.Kind == g.kind)
	}
}

// session notes a session: its line, and what the line says.
func (g *gathering) session(s *plan.Session, weekday, alike bool) {
	bare := *s
	bare.Note, bare.Private, bare.At = "", "", 0
	if bare.Kind == plan.Rest && bare.Duration.IsZero() {
		return
	}
	g.text = notation.AppendSession(g.text, bare, g.Own)
	at, known := g.known[string(g.text)]
	if !known {
		at = len(g.Lines)
		line := Line{Text: string(g.text), Kind: s.Kind, Sport: s.Sport}
		_, line.Steps, _ = strings.Cut(line.Text, ": ")
		g.known[line.Text] = at
		g.Lines = append(g.Lines, line)
	}
	line := &g.Lines[at]
	g.says(line.Text, s.Kind)
	line.times++
	line.weekday = line.weekday || weekday
	line.alike = line.alike || weekday && alike
	for _, tag := range s.Tags {
		g.tag(tag)
	}
	if s.At != 0 {
		h, m := s.At.HourMinute()
		g.note(times, "at "+string([]byte{'0' + byte(h/10), '0' + byte(h%10), ':', '0' + byte(m/10), '0' + byte(m%10)}), s.Kind)
	}
}

// event notes what the line of an event says.
func (g *gathering) event(e *plan.Event) {
	g.Names = append(g.Names, e.Name)
	for _, tag := range e.Tags {
		g.tag(tag)
	}
	bare := *e
	bare.Name, bare.Note, bare.Private, bare.Legs = "x", "", "", nil
	if words := strings.Fields(notation.PrintEvent(bare, g.Own)); len(words) > eventHead {
		g.says(strings.Join(words[eventHead:], " "), plan.Race)
	}
}

// eventHead is how many words stand before what an event comes to: priority, days
// and name.
const eventHead = 3

func (g *gathering) tag(tag string) {
	for i := range g.tags {
		if g.tags[i].tag == tag {
			g.tags[i].times++
			return
		}
	}
	g.tags = append(g.tags, tally{tag, 1})
}

// signs tell what a word of a printed line is by how it begins.
var signs = []struct {
	sign string
	of   value
}{
	{"@", efforts}, {"+", climbs}, {"-", descents},
}

// keywords tell it by the word before.
var keywords = map[string]value{"load": loads, "fuel": carbs, "salt": sodiums, "fluid": fluids}

// says notes the figures of a printed line.
func (g *gathering) says(line string, kind plan.Kind) {
	head, _, _ := strings.Cut(line, ": ")
	for len(head) > 0 {
		word, rest, _ := strings.Cut(head, " ")
		if of, ok := keywords[word]; ok {
			arg, after, _ := strings.Cut(rest, " ")
			g.note(of, head[:len(word)+1+len(arg)], kind)
			head = after
			continue
		}
		head = rest
		if of, ok := figureOf(word); ok {
			g.note(of, word, kind)
		}
	}
}

// figureOf tells what a word with a figure in it is.
func figureOf(word string) (of value, ok bool) {
	for _, s := range signs {
		if strings.HasPrefix(word, s.sign) {
			return s.of, true
		}
	}
	if word == "" || word[0] < '0' || word[0] > '9' {
		return 0, false
	}
	for _, unit := range []string{"k", "mi", "mtr", "yd"} {
		if strings.HasSuffix(word, unit) {
			return distances, true
		}
	}
	return durations, true
}

func (g *gathering) note(of value, text string, kind plan.Kind) {
	for i := range g.fields[of] {
		if f := &g.fields[of][i]; f.text == text && f.kind == kind {
			f.times++
			return
		}
	}
	g.fields[of] = append(g.fields[of], figure{text: text, kind: kind, times: 1})
}
