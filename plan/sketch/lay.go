package sketch

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/sorting"
)

// block is a mesocycle on its way.
type block struct {
	name  string
	phase plan.Phase
	ratio plan.Ratio
}

// cycle is a microcycle on its way.
type cycle struct {
	start   calendar.Day
	days    int
	kind    plan.WeekKind
	phase   plan.Phase
	block   int
	nth, of int   // of the cycles of load of its stretch, nth from 0
	late    int   // cycles of load that still follow in its phase
	toDown  int   // cycles of load that still follow before a lighter one
	tapers  bool  // that lighter one is a taper
	inRow   int   // cycles of load before it since a lighter one
	turn    int   // blocks of its phase before its own
	peaks   int   // rows of load that still follow in its stretch
	leads   *race // that its stretch leads to; nil behind the last race
	after   *race // that it recovers from
	part    int   // of the cycles of its phase, from 0
	parts   int

	pair   int      // long days in a row that are meant; 0: one
	pairs  int      // such cycles that still follow
	short  bool     // its long day is short, because the longest, or three in a row, follow
	huge   bool     // its long day is the longest before the race, and little stands beside it
	walked bool     // that day is hiked
	big    bool     // the brick makes a big day
	water  int      // swims in open water
	tags   []string // that the long session rehearses

	minutes  int // of training that are meant
	note     string
	sessions []plan.Session
}

func (c *cycle) last() calendar.Day { return c.start + calendar.Day(c.days) - 1 }

func (c *cycle) span() calendar.Span { return calendar.Span{From: c.start, To: c.last()} }

func byDay(all []*race) {
	sorting.By(all, func(a, b *race) int { return cmp.Compare(a.of.From, b.of.From) })
}

// lay gives the blocks of the line their days.
func (m *maker) lay() error {
	stretches, anchors := m.cutLine()
	starts := make([]calendar.Day, len(stretches))
	weeks := make([]calendar.Span, len(anchors))
	for i, r := range anchors {
		weeks[i] = m.raceWeek(r, m.raceItem(i))
	}
	for i := range stretches {
		s := &stretches[i]
		begin := m.in.Start
		if i > 0 {
			begin = weeks[i-1].To + 1
		}
		switch {
		case i == len(anchors): // behind the last race, or a line without one
			starts[i] = begin
			continue
		case i == 0 && begin == 0:
			end := weeks[0].From
			begin = max(end-calendar.Day(s.days()), m.earliest(weeks[0]))
			begin = min(begin, end)
			m.tellFree(s, begin-m.earliest(weeks[0]), begin)
		default:
			end := weeks[i].From
			if begin > end {
				return fmt.Errorf("%s is on %s, before the blocks begin on %s: start earlier, or leave --start out", anchors[i].of.Name, date(anchors[i].of.From), date(begin))
			}
		}
		starts[i] = begin
		m.fitted(s, int(weeks[i].From-begin), anchors[i])
	}
	m.expand(stretches, starts, anchors, weeks)
	if len(m.cycles) == 0 {
		return errors.New("nothing of the line has room before the race")
	}
	return m.apart()
}

// tellFree says that days are left before the blocks begin, when they are many.
func (m *maker) tellFree(s *stretch, free, begin calendar.Day) {
	if free < 2*calendar.Week || len(s.phases) == 0 || !loads(s.phases[0].Of) {
		return
	}
	m.say("%s are free before the blocks begin on %s: more weeks of %s would fill them", weeksWords(int(free)), date(begin), s.phases[0].Of)
}

// fitted brings a stretch to the days there are and says so.
func (m *maker) fitted(s *stretch, days int, to *race) {
	was := s.days()
	says := s.fit(days)
	switch {
	case was > days && days == 0:
		m.say("%s is too near for anything of the line before its week", to.of.Name)
	case was > days:
		m.say("The blocks before %s need %s and %s are left: %s", to.of.Name, weeksWords(was), weeksWords(days), strings.Join(says, ", "))
	case was < days && len(says) > 0:
		m.say("%s are left before %s and the blocks need %s: %s", weeksWords(days), to.of.Name, weeksWords(was), strings.Join(says, ", "))
	}
}

func weeksWords(days int) string {
	switch {
	case days < calendar.Week:
		return count(days, "day")
	case days%calendar.Week == 0:
		return count(days/calendar.Week, "week")
	default:
		return count(days/calendar.Week, "week") + " and " + count(days%calendar.Week, "day")
	}
}

// cutLine cuts the line at its races, and finds the event of each: the main
// race for the last, main races before it for those before.
func (m *maker) cutLine() (stretches []stretch, anchors []*race) {
	line := m.in.Line
	races := 0
	for _, p := range line {
		if p.Of == plan.RacePhase {
			races++
		}
	}
	if races == 0 && m.main != nil {
		line = withRace(line)
		m.say("The line has no race: its week was put in before what follows it")
		races = 1
	}
	stretches = []stretch{{}}
	if m.main == nil {
		stretches[0].phases = append(stretches[0].phases, line...)
		for i := range stretches[0].phases {
			if p := &stretches[0].phases[i]; p.Cycles == 0 {
				p.Cycles, p.Days = 1, calendar.Week
			}
		}
		return stretches, nil
	}
	anchors = m.anchors(races)
	skip := races - len(anchors) // races of the line without an event are weeks like others
	for _, p := range line {
		last := &stretches[len(stretches)-1]
		switch {
		case p.Of == plan.RacePhase && skip == 0:
			stretches = append(stretches, stretch{})
			continue
		case p.Of == plan.RacePhase:
			skip--
			if p.Cycles == 0 {
				p.Cycles, p.Days = 1, calendar.Week
			}
			m.say("The line has more races than there are events: one of its race weeks has none")
		}
		last.phases = append(last.phases, p)
	}
	return stretches, anchors
}

// withRace puts a race into a line: behind the last taper, else before what
// ends the line without load, else at its end.
func withRace(line Line) Line {
	at := len(line)
	for at > 0 && !loads(line[at-1].Of) && line[at-1].Of != plan.Taper {
		at--
	}
	made := append(Line{}, line[:at]...)
	made = append(made, Phase{Of: plan.RacePhase})
	return append(made, line[at:]...)
}

// anchors gives the events of the last so many races of a line.
func (m *maker) anchors(races int) []*race {
	found := []*race{m.main}
	for _, priority := range []plan.Priority{plan.A, plan.B} {
		for i := len(m.races) - 1; i >= 0 && len(found) < races; i-- {
			r := m.races[i]
			if r != m.main && r.of.Priority == priority && r.of.From < m.main.of.From-calendar.Week && r.of.From >= max(m.in.Today, m.in.Start) {
				found = append(found, r)
			}
		}
	}
	byDay(found)
	return found
}

// raceItem gives the phase of the line that stands for an anchor, the last
// race of the line for the last anchor.
func (m *maker) raceItem(i int) (p Phase) {
	for _, q := range m.in.Line {
		if q.Of == plan.RacePhase {
			p = q
			if i--; i < 0 {
				break
			}
		}
	}
	return p
}

// raceWeek gives the days of the microcycle that holds a race: whole weeks, or
// as many days as the line says that end with them.
func (m *maker) raceWeek(r *race, p Phase) calendar.Span {
	first := m.in.Athlete.On(m.in.Today).WeekStart
	w := calendar.Span{From: r.of.From.WeekStart(first), To: r.span.To.WeekStart(first) + calendar.Week - 1}
	if p.Days > 0 {
		w.From = min(w.To-calendar.Day(p.Days)+1, r.of.From)
	}
	return w
}

// earliest gives the first day that a season may have: the next first day of a
// week, or the race's own week, and not within another season.
func (m *maker) earliest(raceWeek calendar.Span) calendar.Day {
	first := m.in.Athlete.On(m.in.Today).WeekStart
	day := (m.in.Today + calendar.Week - 1).WeekStart(first)
	day = min(day, raceWeek.From)
	for _, s := range m.in.Plan.Seasons {
		if s.ID != m.in.Replace && s.Span().To >= day && s.Span().To < raceWeek.From {
			day = s.Span().To + 1
		}
	}
	return day
}

// apart reports a season that the new one would lie over.
func (m *maker) apart() error {
	span := calendar.Span{From: m.cycles[0].start, To: m.cycles[len(m.cycles)-1].last()}
	for _, s := range m.in.Plan.Seasons {
		if s.ID != m.in.Replace && s.Days() > 0 && s.Span().Overlaps(span) {
			return fmt.Errorf("it would lie over the season “%s” from %s to %s, being from %s to %s: replace that one, or let it start later",
				s.Name, s.Start, s.Span().To, span.From, span.To)
		}
	}
	return nil
}

// expand makes cycles of the stretches and the race weeks between them.
func (m *maker) expand(stretches []stretch, starts []calendar.Day, anchors []*race, weeks []calendar.Span) {
	total := map[plan.Phase]int{}
	for _, s := range stretches {
		for i, shaped := range s.shapes() {
			total[s.phases[i].Of] += len(shaped)
		}
	}
	total[plan.RacePhase] += len(anchors)
	made := map[plan.Phase]int{}
	open := func(p plan.Phase, ratio plan.Ratio) {
		made[p]++
		b := block{strings.ToUpper(string(p[:1])) + string(p[1:]), p, ratio}
		if total[p] > 1 {
			b.name += fmt.Sprintf(" %d", made[p])
		}
		m.blocks = append(m.blocks, b)
	}
	for i := range stretches {
		s := &stretches[i]
		day, first, from := starts[i], s.first, len(m.cycles)
		var to, after *race
		if i < len(anchors) {
			to = anchors[i]
		}
		if i > 0 {
			after = anchors[i-1]
		}
		for i, shaped := range s.shapes() {
			p, part := s.phases[i], 0
			for turn, kinds := range shaped {
				open(p.Of, p.Ratio)
				for _, k := range kinds {
					m.cycles = append(m.cycles, cycle{start: day, days: p.Days + first, kind: k, phase: p.Of, block: len(m.blocks) - 1, leads: to, after: after, part: part, parts: p.Cycles, turn: turn})
					day += calendar.Day(p.Days + first)
					first = 0
					part++
				}
			}
		}
		for k := range m.cycles[from:] { // what a lesser race asks for goes before load
			if c := &m.cycles[from+k]; loads(c.phase) && m.afterLesser(c) != nil {
				c.kind = plan.RecoveryWeek
			}
		}
		m.number(m.cycles[from:])
		if to != nil {
			open(plan.RacePhase, plan.Ratio{})
			m.cycles = append(m.cycles, cycle{start: weeks[i].From, days: weeks[i].Days(), kind: plan.RaceWeek, phase: plan.RacePhase, block: len(m.blocks) - 1, leads: to})
		}
	}
	m.split()
}

// number counts the cycles of load of a stretch, and places them in their rows.
func (m *maker) number(all []cycle) {
	n := 0
	for i := range all {
		c := &all[i]
		if c.kind != plan.LoadWeek {
			continue
		}
		if c.nth = n; i > 0 && all[i-1].kind == plan.LoadWeek {
			c.inRow = all[i-1].inRow + 1
		}
		n++
	}
	late := map[plan.Phase]int{}
	for i := range slices.Backward(all) {
		c := &all[i]
		if c.of = n; c.kind != plan.LoadWeek {
			continue
		}
		c.late = late[c.phase]
		late[c.phase]++
		if i+1 == len(all) {
			continue
		}
		next := &all[i+1]
		if next.kind == plan.LoadWeek {
			c.toDown, c.tapers, c.peaks = next.toDown+1, next.tapers, next.peaks
			continue
		}
		c.tapers = next.kind == plan.TaperWeek
		for k := range all[i+1:] { // the row behind
			if d := &all[i+1+k]; d.kind == plan.LoadWeek {
				c.peaks = d.peaks + 1
				break
			}
		}
	}
}

// split cuts a first cycle in two that the time there is made longer than a
// microcycle can be.
func (m *maker) split() {
	if len(m.cycles) > 0 && m.cycles[0].days > plan.MaxDays {
		first, rest := m.cycles[0], m.cycles[0]
		first.days = m.cycles[0].days - plan.MaxDays
		rest.start, rest.days = first.start+calendar.Day(first.days), plan.MaxDays
		m.cycles = append([]cycle{first, rest}, m.cycles[1:]...)
	}
}
