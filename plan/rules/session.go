package rules

import (
	"cmp"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/sorting"
)

// microcycle is one of the plan with its sessions as rules look at them.
type microcycle struct {
	span     calendar.Span
	of       *plan.Microcycle
	phase    plan.Phase
	sessions []session // in the order of days
}

// session is one of the plan, or what was done in its place.
type session struct {
	day     calendar.Day
	of      *plan.Session
	sport   plan.Sport
	seconds float64
	metres  float64
	ascent  float64
	descent float64
	load    float64
	hard    float64
}

func (s *session) hours() float64 { return s.seconds / 3600 }

func (s *session) tagged(tag string) bool { return slices.Contains(s.of.Tags, tag) }

// endurance reports whether s trains endurance.
func (s *session) endurance() bool {
	return s.load > 0 && s.sport != plan.Strength && s.sport != plan.Mobility
}

// makeSessions looks at the sessions of all microcycles; those of old are taken
// where nothing changed. On days of which records are known those stand.
func (g *ground) makeSessions(old *ground) {
	var was []microcycle
	if old != nil {
		was, g.done = old.microcycles, old.done
	} else {
		g.done = g.doneSessions()
	}
	done := g.done
	g.microcycles = make([]microcycle, 0, len(was)+8)
	g.sessions = make([]*session, 0, len(g.done)+6*cap(g.microcycles))
	for at := range g.plan.Weeks() {
		of := g.plan.Week(at)
		m := microcycle{
			span: calendar.Span{From: at.Start, To: at.Start + calendar.Day(of.Days) - 1}, of: of, phase: g.plan.Block(at).Phase,
		}
		if !m.span.Overlaps(g.span) {
			continue
		}
		if n := len(g.microcycles); n < len(was) && was[n].same(&m) {
			m.sessions = was[n].sessions
		} else {
			m.sessions = g.sessionsOf(&m)
		}
		g.microcycles = append(g.microcycles, m)
		done = g.doneBefore(m.span.From, done)
		for i := range m.sessions {
			s := &m.sessions[i]
			done = g.doneBefore(s.day, done)
			if !g.answered(s.day) {
				g.sessions = append(g.sessions, s)
			}
		}
	}
	g.doneBefore(g.span.To+1, done)
	g.indexSessions()
}

// doneBefore adds what was done before a day, and gives the rest.
func (g *ground) doneBefore(day calendar.Day, done []session) []session {
	for len(done) > 0 && done[0].day < day {
		g.sessions, done = append(g.sessions, &done[0]), done[1:]
	}
	return done
}

// answered reports whether what was done on a day is known, so that its plan
// no longer counts.
func (g *ground) answered(day calendar.Day) bool {
	if day >= g.in.Today || !g.has(day) {
		return false
	}
	t := g.on(day)
	_, recorded := slices.BinarySearchFunc(g.done, day, func(s session, d calendar.Day) int { return int(s.day - d) })
	return recorded || t.reported && t.load == 0
}

// same reports whether two microcycles are one to the rules.
func (m *microcycle) same(n *microcycle) bool {
	a, b := m.of, n.of
	if m.span != n.span || m.phase != n.phase || a.ID != b.ID || a.Kind != b.Kind || a.Target != b.Target || len(a.Sessions) != len(b.Sessions) {
		return false
	}
	return len(a.Sessions) == 0 || &a.Sessions[0] == &b.Sessions[0]
}

// sessionsOf gives the sessions of a microcycle, those of a day in their order.
func (g *ground) sessionsOf(m *microcycle) []session {
	all := make([]session, 0, len(m.of.Sessions))
	for i := range m.of.Sessions {
		of := &m.of.Sessions[i]
		all = append(all, g.sessionOn(m.span.From+calendar.Day(of.Day), of))
	}
	sorting.By(all, func(a, b session) int { return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.of.At, b.of.At)) })
	return all
}

// sessionOn looks at a session that stands on a day.
func (g *ground) sessionOn(day calendar.Day, of *plan.Session) session {
	e := load.Of(*of, g.athlete, day)
	s := session{day: day, of: of, sport: of.Sport, seconds: e.Seconds, metres: e.Metres, ascent: e.AscentMetres, descent: e.DescentMetres, load: e.Load, hard: e.Hard}
	if s.sport == plan.NoSport {
		s.sport = plan.Run
		if own := g.athlete.On(day).Sport; own != plan.NoSport {
			s.sport = own
		}
	}
	return s
}

// doneSessions gives what was done, in the order of days; of records without
// training only the day.
func (g *ground) doneSessions() []session {
	var done []session
	for i := range g.in.Records {
		r := &g.in.Records[i]
		if r.Day > g.in.Today || !g.has(r.Day) {
			continue
		}
		s := g.sessionOn(r.Day, &r.Done)
		s.load, s.hard = r.Load(), 0
		for _, p := range r.Impulses {
			s.hard += p.Hard
		}
		done = append(done, s)
	}
	sorting.By(done, func(a, b session) int { return cmp.Compare(a.day, b.day) })
	return done
}

// during gives the sessions of the days of a span, in their order.
func (g *ground) during(span calendar.Span) []*session {
	from, to := max(span.From, g.span.From), min(span.To, g.span.To)
	if from > to {
		return nil
	}
	return g.sessions[g.firstOf[from-g.span.From]:g.firstOf[to+1-g.span.From]]
}

// indexSessions notes of each day of the ground which session is the first from
// it on; sessions beyond the ground are left out.
func (g *ground) indexSessions() {
	n := g.span.Days()
	g.firstOf = make([]int32, n+1)
	first, last := 0, len(g.sessions)
	for first < last && g.sessions[first].day < g.span.From {
		first++
	}
	i := int32(first)
	for k := range g.firstOf {
		for int(i) < last && g.sessions[i].day < g.span.From+calendar.Day(k) {
			i++
		}
		g.firstOf[k] = i
	}
}
