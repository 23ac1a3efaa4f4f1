package sketch

import (
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/library"
)

// piece is a part of a week on its way to a session.
type piece struct {
	role    library.Role
	sport   plan.Sport
	fit     []library.Entry // of the library, the first choice first
	day     int             // of its cycle
	share   float64         // of the week's endurance, by the pattern
	least   int             // minutes that it is worth doing for
	want    int             // minutes that it aims at
	most    int             // minutes that it grows to where the week has more
	minutes int
	dose    float64 // of its work, of what its minutes alone would give
}

// tests reports whether a piece is a test.
func (p *piece) tests() bool {
	return p.role == library.Quality && len(p.fit) > 0 && p.fit[0].Session.Kind == plan.Test
}

// of gives the dose of a piece; 1 where none is said.
func (p *piece) of() float64 {
	if p.dose > 0 {
		return p.dose
	}
	return 1
}

func (p *piece) endures() bool { return p.role != library.Strength && p.role != library.Off }

// far reports whether a piece is a long one, whose minutes are its own.
func (p *piece) far() bool {
	return p.role == library.Long || p.role == library.Second || p.role == library.Brick
}

// fill gives every cycle its sessions, in the order of days.
func (m *maker) fill() {
	for i := 0; i < len(m.cycles); {
		n := m.tapered(i)
		if n == 0 {
			m.cycle(&m.cycles[i])
			n = 1
		}
		i += n
	}
}

// cycle gives a cycle its sessions, and takes the models over it.
func (m *maker) cycle(c *cycle) {
	m.lead.of(m, c)
	c.minutes = m.aim(c)
	if c.minutes > 0 && m.lead.days(c) > 0 {
		m.week(c)
	}
	c.note = m.noteOf(c)
	m.carry(c)
}

// week makes the sessions of a cycle.
func (m *maker) week(c *cycle) {
	pieces := m.pieces(c)
	pieces = m.settled(c, m.measure(c, pieces))
	if c.kind == plan.TaperWeek || c.kind == plan.RaceWeek {
		pieces = m.oftenAsBefore(c, pieces)
	}
	c.sessions = m.sessions(c, pieces)
	m.warm(c)
	m.told(c, pieces)
}

// often gives on how many days of a week is trained: as many as its hours fill.
func (m *maker) often(c *cycle) int {
	minutes := m.usual() * float64(c.days) / calendar.Week
	if c.kind == plan.LoadWeek {
		minutes = float64(c.minutes)
	}
	n := clamp(int(minutes*calendar.Week/float64(c.days)+55)/70, 3, 6)
	if c.kind == plan.RecoveryWeek {
		n = clamp(c.minutes/40, 1, 5)
	}
	return min(n, m.lead.days(c))
}

func clamp(x, low, high int) int { return max(low, min(x, high)) }

// phaseOf gives the phase whose pattern a cycle has.
func phaseOf(c *cycle) plan.Phase {
	if c.kind == plan.RecoveryWeek && loads(c.phase) {
		return plan.Recover
	}
	return c.phase
}

// pieces lays the pattern of the phase over the days on which there is time.
func (m *maker) pieces(c *cycle) (all []piece) {
	l := &m.lead
	p, ok := m.pattern(c)
	if !ok {
		return nil
	}
	strong, times := m.strength(c)
	for i, s := range p.Slots {
		for d := range c.days {
			day := c.start + calendar.Day(d)
			if s.Role == library.Off || weekdayOf(day) != s.Day || !l.free(c, d) {
				continue
			}
			one := piece{role: s.Role, sport: s.Sport, day: d, share: s.Share}
			if one.role == library.Strength {
				if times--; times >= 0 {
					one.sport, one.fit, one.least = plan.Strength, []library.Entry{strong}, 15
					one.want = m.liftMinutes(c)
					one.most = one.want
					all = append(all, one)
				}
				continue
			}
			if one.sport == plan.NoSport {
				one.sport = l.sport
			}
			if c.walked && one.role == library.Long {
				one.sport = plan.Hike
			}
			one.role = m.roleOn(c, &one)
			slot := library.Slot{Role: one.role, Sport: s.Sport}
			if one.role == s.Role {
				slot.Named = s.Named
			}
			one.fit = m.memo.entries(m.in.Library, slot, l.sport, l.discipline, phaseOf(c), turnOf(c, &p, i), m.testing(c))
			if one.role == library.Quality && !one.tests() {
				one.dose = doseOf(c)
			}
			all = append(all, one)
		}
	}
	return m.late(c, m.parted(c, m.paceOnce(c, m.spaced(c, m.slept(c, m.paired(c, all))))))
}

// paceOnce leaves of a week's work at race pace that of the long run, where it has some.
func (m *maker) paceOnce(c *cycle, all []piece) []piece {
	long := slices.IndexFunc(all, func(p piece) bool { return p.role == library.Long })
	if m.lead.discipline != library.Road || c.phase != plan.Specific || long < 0 ||
		len(m.farEntry(c, &all[long], m.farOf(c, &all[long])).Session.Steps) == 0 {
		return all
	}
	for i := range all {
		if one := &all[i]; one.role == library.Quality && len(one.fit) > 0 && one.fit[0].Session.Kind == plan.Tempo {
			m.turn(one, library.Easy)
		}
	}
	return all
}

// slept leaves the day behind the longest one free.
func (m *maker) slept(c *cycle, all []piece) []piece {
	at := slices.IndexFunc(all, func(p piece) bool { return p.role == library.Long })
	if !c.huge || at < 0 {
		return all
	}
	next := all[at].day + 1
	return slices.DeleteFunc(all, func(p piece) bool { return p.day == next })
}

// late puts the hard work of a lighter week on the last easy day of its sport that
// suits: behind the days that come down, not among them.
func (m *maker) late(c *cycle, all []piece) []piece {
	if c.kind != plan.DownWeek {
		return all
	}
	for i := range all {
		last := -1
		for k := range all {
			if all[i].role == library.Quality && all[k].role == library.Easy && all[k].sport == all[i].sport && all[k].day > all[i].day && !m.stands(c, all, i, all[k].day) {
				last = k
			}
		}
		if last >= 0 {
			all[i].day, all[last].day = all[last].day, all[i].day
		}
	}
	return all
}

// bothLong is the minutes of a long ride and a long run from which on they are parted
// in the last week of a row and every second one before it.
const bothLong = 6 * 60

// parted puts a triathlete's long run on the day of the hard one, in its stead, where
// it would stand behind a very long ride: two such days, week after week, are what
// many are hurt by.
func (m *maker) parted(c *cycle, all []piece) []piece {
	if m.lead.discipline != library.Triathlon || c.kind != plan.LoadWeek || c.toDown%2 == 1 {
		return all
	}
	run, hard, ride := -1, -1, -1
	for i := range all {
		switch one := &all[i]; {
		case one.role == library.Long && one.sport == plan.Run:
			run = i
		case one.role == library.Quality && one.sport == plan.Run:
			hard = i
		case one.role == library.Brick || one.role == library.Long && one.sport == plan.Bike:
			ride = i
		}
	}
	if run < 0 || hard < 0 || ride < 0 || all[run].day != all[ride].day+1 {
		return all
	}
	minutes := m.farOf(c, &all[run])
	if minutes+m.farOf(c, &all[ride]) < bothLong || minutes > m.lead.minutes(c, all[hard].day) {
		return all
	}
	all[run].day, all[hard].day = all[hard].day, all[run].day
	m.turn(&all[hard], library.Easy)
	return all
}

// roleOn gives the role of a piece on its day: easy where nothing hard belongs,
// and in what a long cycle has beyond its week.
func (m *maker) roleOn(c *cycle, one *piece) library.Role {
	switch {
	case one.day >= calendar.Week && one.far() && c.days < 12,
		one.role == library.Quality && (c.huge || one.sport == plan.Run && m.inTurns(c) && c.late%2 == 1),
		one.role == library.Quality && m.lead.calm(c.start+calendar.Day(one.day), 3):
		return library.Easy
	default:
		return one.role
	}
}

// turnOf says which hard session it is the turn of for a slot of a pattern: through
// a block of load each slot keeps its own, which grows from week to week; blocks, and
// the weeks of a taper, take turns.
func turnOf(c *cycle, p *library.Pattern, at int) (turn int) {
	each := 0
	for i := range p.Slots {
		if p.Slots[i].Role != library.Quality || loads(c.phase) && p.Slots[i].Sport != p.Slots[at].Sport {
			continue
		}
		if each++; i < at {
			turn++
		}
	}
	if !loads(c.phase) {
		return turn + 1 + c.part
	}
	return turn + each*c.turn
}

// Doses of hard sessions: they grow by doseStep from week to week of a row of load,
// about what they are by their minutes alone, by less in long rows; in a lighter week
// the session of its block is done once more, cut down.
const (
	doseStep = .20
	longStep = .15
	downDose = .70
)

func doseOf(c *cycle) float64 {
	step := doseStep
	switch {
	case c.kind == plan.DownWeek:
		return downDose
	case c.kind != plan.LoadWeek:
		return 1
	case c.inRow+c.toDown >= longestRow-1:
		step = longStep
	}
	return 1 + step*float64(c.inRow-c.toDown)/2
}

// Tests are done in lighter weeks, rested, this many days apart at least: about once
// a month; not where the row before left more days without a settled morning than R15
// calls well.
const (
	testsApart = 22
	testsFresh = 10
)

func (m *maker) testing(c *cycle) bool {
	return c.kind == plan.DownWeek && m.state.SinceSettled <= testsFresh && (m.lead.lastTest == 0 || c.start >= m.lead.lastTest+testsApart)
}

// spaced leaves of hard days that stand beside one another one: what is done in
// water gives way first, then they take turns. On one day both stay where the week
// has room for all sports.
func (m *maker) spaced(c *cycle, all []piece) []piece {
	for i := range all {
		for k := range all {
			a, b := &all[i], &all[k]
			if i == k || a.role != library.Quality || b.role != library.Quality || a.day-b.day > 1 || b.day-a.day > 1 {
				continue
			}
			if a.day == b.day && (c.kind == plan.TaperWeek || c.kind == plan.LoadWeek && c.minutes >= allSports) {
				continue // hard days hard
			}
			gives := a
			if b.sport == plan.Swim || a.sport != plan.Swim && (c.nth+i)%2 == 0 {
				gives = b
			}
			m.turn(gives, library.Easy)
		}
	}
	return all
}

func weekdayOf(d calendar.Day) int { return int(d.Weekday()+6) % calendar.Week }

// pattern gives the pattern of a cycle, on the athlete's days.
func (m *maker) pattern(c *cycle) (library.Pattern, bool) {
	var minutes [calendar.Week]int
	for d := range min(c.days, calendar.Week) {
		minutes[weekdayOf(c.start+calendar.Day(d))] = m.lead.minutes(c, d)
	}
	for n := min(m.often(c), calendar.Week); n > 0; n-- {
		w := week{m.lead.discipline, phaseOf(c), n, c.kind == plan.DownWeek, minutes, (c.minutes + 7) / 15}
		if on, ok := m.memo.pattern(m.in.Library, w); ok {
			return on, true
		}
	}
	return library.Pattern{}, false
}

// fewer leaves of a pattern the days with most of the week's load.
func fewer(p library.Pattern, days int) library.Pattern {
	for {
		var shares [calendar.Week]float64
		n := 0
		for _, s := range p.Slots {
			if s.Share > 0 && shares[s.Day] == 0 {
				n++
			}
			shares[s.Day] += s.Share
		}
		if n <= days {
			p.Days = n
			return p
		}
		least, lowest := 0, 2.0
		for d, share := range shares {
			if share > 0 && share < lowest {
				least, lowest = d, share
			}
		}
		var kept []library.Slot
		for _, s := range p.Slots {
			if s.Day != least {
				kept = append(kept, s)
			}
		}
		p.Slots = kept
	}
}

// paired makes the days beside the long one long, too, in cycles that rehearse
// that, and easy in others.
func (m *maker) paired(c *cycle, all []piece) []piece {
	at := -1
	for i := range all {
		if all[i].role == library.Long && m.lead.discipline != library.Triathlon {
			at = i
		}
	}
	for i := range all {
		if all[i].role == library.Second && (c.pair < 2 || at < 0) {
			m.turn(&all[i], library.Easy)
		}
	}
	if at < 0 || c.pair < 2 {
		return all
	}
	days := []int{all[at].day + 1}
	if c.pair == 3 {
		days = []int{all[at].day + 1, all[at].day - 1}
	}
	for _, d := range days {
		found := false
		for i := range all {
			if all[i].day == d && all[i].endures() {
				m.turn(&all[i], library.Second)
				found = true
			}
		}
		if !found && m.lead.free(c, d) {
			one := piece{sport: m.lead.sport, day: d}
			m.turn(&one, library.Second)
			all = append(all, one)
		}
	}
	return all
}

// turn gives a piece another role.
func (m *maker) turn(one *piece, role library.Role) {
	one.role = role
	one.fit = m.memo.entries(m.in.Library, library.Slot{Role: role, Sport: one.sport}, m.lead.sport, m.lead.discipline, m.lead.phase, m.lead.turn, false)
	one.dose = 0
}

// strength gives the strength session of a cycle, and how often it is done; none
// in the last days before a race and right after one, nor where it is calm.
func (m *maker) strength(c *cycle) (e library.Entry, times int) {
	if c.kind == plan.RecoveryWeek && c.after != nil || c.kind == plan.RaceWeek || m.lead.calm(c.start, 0) {
		return e, 0
	}
	if r := c.leads; r != nil && int(r.of.From-c.start) < m.in.Library.StrengthUntil()+4 {
		return e, 0
	}
	phase, week := c.phase, c.part
	if c.phase == plan.Taper {
		phase, week = plan.Specific, 0
	}
	e, times = m.in.Library.Strength(phase, week)
	if c.kind != plan.LoadWeek || m.usual() < 5*60 {
		times = min(times, 1)
	}
	if c.huge {
		times = 0
	}
	if _, r := m.lead.raced(c); r != nil {
		times = 0
	}
	return e, times
}

// liftMinutes gives the minutes of a strength session: as many as a week of so
// many hours bears.
func (m *maker) liftMinutes(c *cycle) int {
	switch usual := max(m.usual(), float64(c.minutes)); {
	case usual < 5*60:
		return 20
	case usual < 8*60:
		return 30
	default:
		return 40
	}
}
