package sketch

import (
	"cmp"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/sorting"
)

// sessions makes sessions of the pieces of a cycle, in the order of its days;
// strength stands behind what else a day holds.
func (m *maker) sessions(c *cycle, p *placing, all []piece) []plan.Session {
	made := make([]plan.Session, 0, len(all)+1)
	for i := range all {
		one := &all[i]
		if one.minutes < min(15, one.least) {
			continue
		}
		s := m.session(c, one)
		s.Day, s.Origin = one.day, plan.BySketch
		if s.Sport == m.in.Athlete.On(c.start).Sport {
			s.Sport = m.in.Athlete.On(c.start).Sport
		}
		made = append(made, s)
	}
	if d := m.offDay(c, p); d >= 0 {
		made = append(made, plan.Session{Sport: m.lead.sportOfRest(), Kind: plan.Rest, Day: d, Origin: plan.BySketch, Note: "nothing is the session"})
	}
	sorting.By(made, func(a, b plan.Session) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(rank(&a), rank(&b)))
	})
	return made
}

// sportOfRest gives the sport of a day off: that of the season, which a line
// leaves out.
func (l *lead) sportOfRest() plan.Sport {
	if l.sport == plan.Multi {
		return plan.Run
	}
	return l.sport
}

// rank orders the sessions of a day: swims first, strength last.
func rank(s *plan.Session) int {
	switch s.Sport {
	case plan.Swim:
		return 0
	case plan.Strength:
		return 2
	default:
		return 1
	}
}

// offDay gives the day of a week of load that is off on purpose: a day with time
// and nothing on it, the first behind the long one; -1 for none.
func (m *maker) offDay(c *cycle, p *placing) int {
	if c.kind != plan.LoadWeek && c.kind != plan.DownWeek {
		return -1
	}
	best := -1
	for d := range c.days {
		if p.count[d] > 0 || p.lift[d] || !m.lead.free(c, d) {
			continue
		}
		if best < 0 || p.afterLong(d) > p.afterLong(best) {
			best = d
		}
	}
	return best
}

// session makes a session of a piece.
func (m *maker) session(c *cycle, one *piece) plan.Session {
	s := plan.Session{Sport: one.sport, Kind: plan.Easy, Duration: plan.DurationOf(one.minutes * 60)}
	switch one.role {
	case long, second, longRun:
		return m.longSession(c, one, s)
	case quality, rideHard, brisk:
		return m.hardSession(c, one, s)
	case loosen:
		s.Note = "with four strides"
		if one.sport == plan.Bike || one.sport == plan.Swim {
			s.Note = "with four short sprints"
		}
	case swim:
		s.Kind = plan.Easy
		if one.minutes >= 45 && c.kind == plan.LoadWeek {
			s.Kind = plan.Steady
		}
		if c.water > 0 {
			s.Tags = append(s.Tags, "openwater")
			c.water--
		}
	case strength:
		s.Kind = plan.Maintenance
		if one.heavy {
			s.Kind = plan.Heavy
		}
		s.Note = m.liftNote(c, one)
	default:
		if c.kind == plan.RecoveryWeek && c.part == 0 {
			s.Kind = plan.Recovery
		}
		s.Climb = m.climbFor(one.sport, one.minutes)
	}
	return s
}

// longSession makes the long session of a cycle, and the one behind it.
func (m *maker) longSession(c *cycle, one *piece, s plan.Session) plan.Session {
	if one.sport.OnFoot() || one.role == long {
		s.Kind = plan.Long
	}
	if c.kind != plan.LoadWeek && one.minutes < 75 {
		s.Kind = plan.Easy
	}
	s.Key = c.kind == plan.LoadWeek && one.role != second
	if one.sport.OnFoot() {
		s.Effort, s.Climb = m.longEffort(one.minutes), m.climbFor(one.sport, one.minutes)
	}
	if one.role == second {
		s.Tags = append(s.Tags, "b2b")
		s.Note = "on tired legs, at ease"
	}
	if one.off > 0 {
		s = brick(s, one)
	} else if steps := m.racePace(c, one); steps != nil {
		s.Steps, s.Note = steps, "the quick parts at race pace"
	}
	if one.role == long {
		m.rehearseOn(c, &s)
	}
	return s
}

// brick makes a ride one with a run off it.
func brick(s plan.Session, one *piece) plan.Session {
	s.Sport = plan.Multi
	ride, run := timed(one.minutes-one.off, plan.Intensity{}), timed(one.off, plan.Intensity{})
	ride.Sport, run.Sport = plan.Bike, plan.Run
	s.Steps = []plan.Step{ride, run}
	s.Tags = append(s.Tags, "brick")
	s.Note = "run off the bike at once"
	return s
}

// racePace lays stretches at the pace of a road race into a long run of its
// specific weeks, every second one.
func (m *maker) racePace(c *cycle, one *piece) []plan.Step {
	r := m.lead.race
	if r == nil || r.ultra() || one.sport != plan.Run || m.lead.sport != plan.Run || c.kind != plan.LoadWeek || c.phase != plan.Specific || c.late%2 == 0 || one.minutes < 90 {
		return nil
	}
	zone3 := plan.Intensity{Scale: plan.Zone, From: 3, To: 3}
	easy := plan.Intensity{Scale: plan.Zone, From: 1, To: 1}
	const times, quick, float = 3, 15, 5
	before := one.minutes - times*(quick+float) - 10
	return []plan.Step{timed(before, easy), {Repeat: times, Steps: []plan.Step{timed(quick, zone3), timed(float, easy)}}, timed(10, easy)}
}

// hardSession makes a session of repeats; where there is no room for any, an
// easy one.
func (m *maker) hardSession(c *cycle, one *piece, s plan.Session) plan.Session {
	w := m.workOf(c, one)
	steps, worked := w.steps(one.minutes, w.repsOf(c))
	if steps == nil {
		return s
	}
	s.Kind, s.Steps, s.Note = w.kind, steps, w.note
	s.Key = one.hard() && c.kind == plan.LoadWeek
	if w.uphill {
		s.Climb = plan.Height{Value: float64(10 * worked), Unit: plan.HeightMetres}
	}
	return s
}

// noteOf says why a week is there.
func (m *maker) noteOf(c *cycle) string {
	switch c.kind {
	case plan.DownWeek:
		return "let it come down"
	case plan.TaperWeek:
		return "less of it, at the speed of before"
	case plan.RaceWeek:
		if c.leads != nil {
			return c.leads.of.Name
		}
	case plan.RecoveryWeek:
		if r := m.calmAfter(c); r != nil {
			return "nothing hard until " + on(r.windows.NoHard.To+1)
		}
		return "easy, as it comes"
	case plan.LoadWeek:
		if _, r := m.lead.raced(c); r != nil {
			return r.of.Name
		}
		if c.nth == 0 && c.leads != nil && c.after == nil {
			return "find the habit"
		}
	}
	return ""
}

func (m *maker) calmAfter(c *cycle) *race {
	for _, r := range m.races {
		if r.span.To < c.start && r.windows.NoHard.Has(c.start) {
			return r
		}
	}
	return nil
}

// season gives what was made as a season with ids.
func (m *maker) season() plan.Macrocycle {
	s := plan.Macrocycle{ID: m.in.NewID(), Name: m.in.Name, Start: m.cycles[0].start}
	if s.Name == "" && m.main != nil {
		s.Name = m.main.of.Name
	}
	if s.Name == "" {
		s.Name = "Season"
	}
	for i := range m.blocks {
		b := &m.blocks[i]
		s.Blocks = append(s.Blocks, plan.Mesocycle{ID: m.in.NewID(), Name: b.name, Phase: b.phase, Ratio: b.ratio})
	}
	for i := range m.cycles {
		c := &m.cycles[i]
		w := plan.Microcycle{ID: m.in.NewID(), Kind: c.kind, Days: c.days, Note: c.note, Sessions: c.sessions}
		if c.minutes > 0 {
			w.Target = plan.Target{Measure: plan.TargetHours, Value: float64(c.minutes) / 60}
		}
		for k := range w.Sessions {
			w.Sessions[k].ID = m.in.NewID()
		}
		s.Blocks[c.block].Weeks = append(s.Blocks[c.block].Weeks, w)
		m.dated(c)
	}
	return s
}

// dated notes the days of a cycle with its block.
func (m *maker) dated(c *cycle) {
	d := &m.result.Dates
	if n := len(*d); n <= c.block {
		b := m.blocks[c.block]
		*d = append(*d, Dates{Name: b.name, Phase: b.phase, Span: calendar.Span{From: c.start}})
	}
	last := &(*d)[len(*d)-1]
	last.Span.To = c.last()
	last.Weeks++
	last.Hours = max(last.Hours, float64(c.minutes)/60*calendar.Week/float64(c.days))
}
