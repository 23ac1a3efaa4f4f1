package sketch

import (
	"cmp"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/library"
	"ebb/plan/load"
	"ebb/plan/races"
	"ebb/plan/sorting"
)

// sessions makes sessions of the pieces of a cycle, in the order of its days;
// strength stands behind what else a day holds.
func (m *maker) sessions(c *cycle, all []piece) []plan.Session {
	made := make([]plan.Session, 0, len(all)+1)
	for i := range all {
		if one := &all[i]; one.minutes >= min(15, one.least) && one.minutes > 0 {
			made = append(made, m.session(c, one))
		}
	}
	if !slices.ContainsFunc(all, func(p piece) bool { return p.role == library.Second && p.minutes >= leastSecond }) {
		for i := range made { // what is left of a pair is none
			made[i].Tags = slices.DeleteFunc(made[i].Tags, func(tag string) bool { return tag == "b2b" })
		}
	}
	if d := m.offDay(c, all); d >= 0 {
		off := plan.Session{Sport: m.lead.sport, Kind: plan.Rest, Day: d, Origin: plan.BySketch, Note: "nothing is the session"}
		if off.Sport == plan.Multi {
			off.Sport = m.in.Athlete.On(c.start).Sport
		}
		made = append(made, off)
	}
	sorting.By(made, func(a, b plan.Session) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(rank(&a), rank(&b)))
	})
	return made
}

// leastSecond is the minutes from which a day after a long one is a long one.
const leastSecond = 60

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

// offDay gives the day of a week that is off on purpose: a day with time and
// nothing on it, the first behind the long one; -1 for none.
func (m *maker) offDay(c *cycle, all []piece) int {
	if c.kind != plan.LoadWeek && c.kind != plan.DownWeek {
		return -1
	}
	first := -1
	for d := range c.days {
		busy := slices.ContainsFunc(all, func(p piece) bool { return p.day == d })
		if busy || !m.lead.free(c, d) {
			continue
		}
		if first < 0 || c.start+calendar.Day(d)-1 == m.lead.lastLong {
			first = d
		}
	}
	return first
}

// session makes a session of a piece.
func (m *maker) session(c *cycle, one *piece) plan.Session {
	if one.far() {
		return m.farSession(c, one, one.minutes)
	}
	s := m.made(c, entryFor(one.fit, one.minutes), one, one.minutes)
	if one.sport.OnFoot() && one.role == library.Quality && m.lead.discipline == library.Road {
		s.Climb, s.Descent = plan.Height{}, plan.Height{}
	}
	if one.sport.OnFoot() && one.role == library.Easy && one.minutes >= 90 {
		s.Climb = m.climbFor(&s, c.start, gentle)
	}
	if r := m.lead.race; r != nil && one.sport == plan.Run && s.Kind == plan.Tempo && c.phase == plan.Specific {
		r.paced(s.Steps)
	}
	s.Key = one.role == library.Quality && c.kind == plan.LoadWeek
	if one.sport == plan.Swim && c.water > 0 && !s.HasTag("openwater") {
		s.Tags = append(s.Tags, "openwater")
		c.water--
	}
	return s
}

// made makes the session of an entry.
func (m *maker) made(c *cycle, e library.Entry, one *piece, minutes int) plan.Session {
	s, lasts := m.brought(c, &e, minutes, one.of())
	if s.Kind == plan.NoKind {
		s = plan.Session{Sport: one.sport, Kind: plan.Easy, Duration: plan.DurationOf(minutes * 60)}
	}
	if s.Sport == plan.NoSport {
		s.Sport = one.sport
	}
	if s.Sport != plan.Strength && !lasts {
		s = plan.Session{Sport: s.Sport, Kind: plan.Easy, Duration: plan.DurationOf(minutes * 60)} // no entry is as short, or as long
		if s.Sport == plan.Multi {
			s.Sport = plan.Bike
		}
		if one.far() && minutes > 60 {
			s.Kind = plan.Long
		}
	}
	s.ID, s.Day, s.Origin, s.Fuel, s.Key = plan.ID{}, one.day, plan.BySketch, plan.Fuel{}, false
	return s
}

// brought brings an entry to so many minutes and a dose, and reports whether it comes
// to them. Drafts ask for the same again and again.
func (m *maker) brought(c *cycle, e *library.Entry, minutes int, dose float64) (plan.Session, bool) {
	key := sized{e.Name, e.Whose, e.Session.Sport, minutes, dose, m.in.Athlete.On(c.start)}
	b, known := m.memo.brought[key]
	if !known {
		b.session = e.MakeDose(minutes*60, dose, m.in.Athlete, c.start)
		seconds := load.Of(b.session, m.in.Athlete, c.start).Seconds
		b.lasts = seconds >= float64(minutes*60-150) && seconds <= float64(minutes*60+150)
		m.memo.brought[key] = b
	}
	return b.session.Clone(), b.lasts
}

// entryFor gives the first entry whose range holds so many minutes; without one
// that which comes nearest.
func entryFor(fit []library.Entry, minutes int) (best library.Entry) {
	far := 1 << 30
	for _, e := range fit {
		off := 0
		if e.Most > 0 {
			off = max(0, e.Least-minutes*60, minutes*60-e.Most)
		}
		if off < far {
			best, far = e, off
		}
	}
	return best
}

// farSession makes a long session of so many minutes, with what its cycle
// rehearses.
func (m *maker) farSession(c *cycle, one *piece, minutes int) plan.Session {
	with := *one
	e := m.farEntry(c, one, minutes)
	if len(e.Session.Steps) > 0 && c.phase == plan.Specific && c.kind == plan.LoadWeek {
		if with.dose = max(leastPace, mostPace-paceStep*float64(c.late)); m.iron() && one.role == library.Brick {
			with.dose *= ironDose
		}
	}
	s := m.made(c, e, &with, minutes)
	if m.iron() && one.role == library.Brick {
		ironPower(s.Steps)
	}
	if minutes < 75 && one.role == library.Long && c.kind != plan.LoadWeek && one.sport.OnFoot() {
		s.Kind, s.Steps = plan.Easy, nil
	}
	s.Key = c.kind == plan.LoadWeek && one.role != library.Second && one.sport != plan.Swim
	if one.sport.OnFoot() {
		steep := steepness
		switch {
		case one.role == library.Second || c.kind != plan.LoadWeek:
			steep = gentle
		case c.huge:
			steep = steepest
		}
		s.Climb, s.Descent = m.climbFor(&s, c.start, steep), plan.Height{}
		s.Tags = slices.DeleteFunc(s.Tags, func(tag string) bool { return tag == "trail" && m.lead.race != nil && m.lead.race.density() == 0 })
	}
	if one.role == library.Second {
		s.Tags = withTag(s.Tags, "b2b")
		if minutes < leastSecond {
			s.Kind, s.Steps = plan.Easy, nil
		}
	}
	if c.walked && one.role == library.Long {
		s.Sport = plan.Hike
	}
	if one.role == library.Long && (one.sport == m.lead.sport || c.walked) {
		m.rehearseOn(c, &s)
	}
	if r := m.lead.race; r != nil && one.sport == plan.Run && m.lead.sport == plan.Run && one.role == library.Long {
		r.paced(s.Steps)
	} else if r != nil && r.class == races.Iron && one.sport != plan.Run && one.sport != plan.Swim && minutes >= position {
		s.Tags = withTag(s.Tags, "position")
	}
	if one.sport == plan.Swim && c.water > 0 {
		s.Tags = withTag(s.Tags, "openwater")
	}
	return s
}

func withTag(tags []string, tag string) []string {
	if slices.Contains(tags, tag) || len(tags) >= plan.MaxTags {
		return tags
	}
	return append(slices.Clip(tags), tag)
}

// farEntry chooses the entry of a long session: one that rehearses what the cycle
// does, on hilly ground where the race is, else plain; of road races every second
// one before the race at its pace.
func (m *maker) farEntry(c *cycle, one *piece, minutes int) library.Entry {
	want := ""
	r := m.lead.race
	switch {
	case one.role == library.Brick && c.big:
		return entryFor(one.fit[len(one.fit)-1:], minutes)
	case one.role == library.Brick && c.phase == plan.Specific && c.kind == plan.LoadWeek && (c.late%2 == 1 || m.lead.race != nil && m.lead.race.class == races.HalfIron):
		return atPace(one.fit, minutes)
	case one.role != library.Long || one.sport == plan.Swim || one.sport == plan.Bike:
		return entryFor(one.fit, minutes)
	case c.pair > 1:
		want = "b2b"
	case r != nil && r.density() > 0:
		want = "trail"
	case c.phase == plan.Specific && c.kind == plan.LoadWeek && c.late%2 == 1:
		return atPace(one.fit, minutes)
	}
	for _, e := range one.fit {
		if want != "" && e.Session.HasTag(want) && minutes*60 >= e.Least && minutes*60 <= e.Most {
			return e
		}
	}
	for _, e := range one.fit { // plain
		if len(e.Session.Steps) == 0 && (e.Most == 0 || minutes*60 <= e.Most && minutes*60 >= e.Least) {
			return e
		}
	}
	return entryFor(one.fit, minutes)
}

// atPace gives the last entry of so many minutes that has parts at an effort; without
// one the first that suits.
func atPace(fit []library.Entry, minutes int) library.Entry {
	for _, e := range slices.Backward(fit) {
		hard := slices.ContainsFunc(e.Session.Steps, func(s plan.Step) bool { return s.Repeat > 0 })
		if hard && minutes*60 >= e.Least && minutes*60 <= e.Most {
			return e
		}
	}
	return entryFor(fit, minutes)
}

// climbFor gives the climb of a session on foot, about as steep as the race; none
// for short ones and where the race is flat.
func (m *maker) climbFor(s *plan.Session, day calendar.Day, steep float64) plan.Height {
	r := m.lead.race
	if r == nil || r.density() == 0 || s.Duration.Hours() < 1.5 {
		return plan.Height{}
	}
	flat := *s
	flat.Climb, flat.Descent = plan.Height{}, plan.Height{}
	per := steep * r.density()
	metres := load.Of(flat, m.in.Athlete, day).Metres / 1000 * per / (1 + per/100)
	return plan.Height{Value: 10 * float64(int(metres/10+.5)), Unit: plan.HeightMetres}
}

// How much of the work at race pace of a long session is done: less of it while many
// weeks of load still follow in the phase, by so much a week.
const (
	leastPace = .7
	mostPace  = 1.25
	paceStep  = .13
	ironDose  = .6 // of that on the bike before an Ironman: an hour or two of a long ride
)

// ironPower is the share of threshold at which an Ironman is ridden, in the stead of
// what shorter races are.
func ironPower(steps []plan.Step) {
	for i := range steps {
		ironPower(steps[i].Steps)
		if e := &steps[i].Effort; e.Scale == plan.Percent && e.From >= 80 {
			e.From, e.To = 70, 75
		}
	}
}

func (m *maker) iron() bool { return m.lead.race != nil && m.lead.race.class == races.Iron }

// Shares of the race's climb a kilometre that long sessions have, and those that
// follow one or lie in a lighter week.
const (
	steepest  = 1.55 // of the longest day, which is hiked on the steepest ground there is
	steepness = .88
	gentle    = .74
)
