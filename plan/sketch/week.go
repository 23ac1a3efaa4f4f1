package sketch

import (
	"ebb/plan"
	"ebb/plan/calendar"
)

// role is what a piece of a week is for.
type role uint8

const (
	long     role = iota // the long day
	second               // the long day behind it, and a third
	quality              // hard work
	brisk                // steadily quick, not hard
	easy                 // time at ease
	loosen               // a few minutes with strides, before a race
	longRun              // of a triathlete: the ride is the long day
	swim                 // in the water, at ease or quick
	rideHard             // of a triathlete
	strength
	rest
)

// piece is a part of a week on its way to a session.
type piece struct {
	role    role
	sport   plan.Sport
	day     int // of its cycle; -1: it has no room
	least   int // minutes that it is worth doing for
	want    int // minutes that it aims at
	most    int // minutes that it grows to where the week has more
	minutes int
	heavy   bool // of strength
	off     int  // minutes of running off the bike, of a long ride
	fixed   bool // it stands on day, whatever else does
}

func (p *piece) hard() bool { return p.role == quality || p.role == rideHard }

func (p *piece) endures() bool { return p.role != strength && p.role != rest }

// phaseWeek says what a week of a phase holds beside its long day and what is
// easy: the pattern that is laid over the athlete's days.
type phaseWeek struct {
	hard     int     // hard sessions, where there are days enough
	brisk    int     // steadily quick ones, where there are five days and more
	strength int     // times
	heavy    bool    // strength is with heavy weights
	share    float64 // of the week that the long day takes at most
}

// patterns are the weeks of the phases; a phase of the coach's own is as build.
var patterns = map[plan.Phase]phaseWeek{
	plan.Base:       {hard: 1, strength: 2, heavy: true, share: .42},
	plan.Build:      {hard: 1, brisk: 1, strength: 2, heavy: true, share: .50},
	plan.Specific:   {hard: 1, brisk: 1, strength: 1, share: .60},
	plan.Peak:       {hard: 1, brisk: 1, strength: 1, share: .55},
	plan.Taper:      {hard: 1, strength: 1, share: .42},
	plan.RacePhase:  {hard: 1},
	plan.Recover:    {share: .35},
	plan.Transition: {share: .35, strength: 1},
}

func patternOf(c *cycle) phaseWeek {
	p, known := patterns[c.phase]
	if !known {
		p = patterns[plan.Build]
	}
	switch {
	case c.kind == plan.DownWeek:
		p.brisk, p.strength, p.heavy = 0, min(1, p.strength), false
	case c.kind == plan.RecoveryWeek:
		p.hard, p.brisk, p.heavy, p.strength = 0, 0, false, 0
	}
	return p
}

// fill gives every cycle its sessions, in the order of days.
func (m *maker) fill() {
	for i := range m.cycles {
		c := &m.cycles[i]
		m.lead.of(m, c)
		c.minutes = m.aim(c)
		c.note = m.noteOf(c)
		if c.minutes > 0 && m.lead.room(c) {
			m.week(c)
		}
		m.carry(c)
	}
}

// week makes the sessions of a cycle.
func (m *maker) week(c *cycle) {
	var pieces []piece
	if m.lead.sport == plan.Multi {
		pieces = m.triathlonWeek(c)
	} else {
		pieces = m.oneSportWeek(c)
	}
	p := m.placing(c)
	pieces = p.place(pieces)
	m.share(c, p, pieces)
	m.ease(c, p, pieces)
	c.sessions = m.sessions(c, p, pieces)
	m.warm(c)
	m.told(c, pieces)
}

// often gives how many sessions of endurance a cycle holds beside so many
// minutes that are given already to so many of them: as many as make about an
// hour each, on the days there are.
func (m *maker) often(c *cycle, given, minutes int) int {
	const usual, fewest, most = 55, 3, 6
	n := given + (minutes+usual/2)/usual
	if c.kind == plan.TaperWeek || c.kind == plan.DownWeek {
		n = max(n, m.lead.frequent)
	}
	cap := (most*c.days + 3) / calendar.Week
	return min(max(n, min(fewest, c.days/2)), cap, m.lead.days(c))
}

// oneSportWeek gives the pieces of a week in one sport, what matters most first.
func (m *maker) oneSportWeek(c *cycle) (all []piece) {
	pat, sport := patternOf(c), m.lead.sport
	left := c.minutes
	add := func(p piece) { all, left = append(all, p), left-p.want }
	if c.kind == plan.RaceWeek {
		return m.raceWeekPieces(c)
	}
	if fixed := m.lead.before(c); fixed >= 0 {
		add(piece{role: loosen, sport: sport, day: fixed, fixed: true, least: 20, want: 20, most: 25})
	}
	l := m.longest(c, pat.share)
	if l > 0 {
		add(piece{role: long, sport: sport, least: min(l, 45), want: l, most: l})
	}
	for range m.lead.pair(c, l) {
		want := m.lead.secondOf(c, l)
		add(piece{role: second, sport: sport, least: min(want, 60), want: want, most: want})
	}
	lifts := m.lifts(c, pat)
	left -= lifts * liftMinutes(c)
	n := m.often(c, len(all), left)
	hards, brisks := 0, 0
	for len(all) < n {
		e := clamp(near5(float64(left)/float64(n-len(all))), 30, 130)
		switch {
		case hards < pat.hard && m.mayBeHard(c):
			hards++
			e = clamp(near5(float64(c.minutes)*.15), 45, 80)
			if c.kind != plan.LoadWeek {
				e = min(e, 50)
			}
			add(piece{role: quality, sport: sport, least: 40, want: e, most: e + 10})
		case brisks < pat.brisk && n >= 5 && m.mayBeHard(c) && len(all) < 4:
			brisks++
			e = clamp(near5(float64(c.minutes)*.14), 45, 75)
			add(piece{role: brisk, sport: sport, least: 40, want: e, most: e + 10})
		default:
			add(piece{role: easy, sport: sport, least: 25, want: e, most: 130})
		}
	}
	return m.addLifts(c, pat, lifts, all)
}

func clamp(x, low, high int) int { return max(low, min(x, high)) }

// raceWeekPieces gives those of the days before a race: often, short, with a
// little that is quick early on, and a few minutes the day before.
func (m *maker) raceWeekPieces(c *cycle) (all []piece) {
	days := int(c.leads.of.From - c.start) // before the race
	if days <= 0 {
		return nil
	}
	sport := m.lead.sport
	eve := days - 1
	sports := []plan.Sport{sport, sport, sport, sport}
	if sport == plan.Multi {
		sports = []plan.Sport{plan.Bike, plan.Run, plan.Swim, plan.Run}
		if m.lead.swims(c, eve) {
			all = append(all, piece{role: swim, sport: plan.Swim, day: eve, fixed: true, least: 20, want: 20, most: 25})
		}
	} else if m.lead.free(c, eve) {
		all = append(all, piece{role: loosen, sport: sport, day: eve, fixed: true, least: 20, want: 20, most: 25})
	}
	n := clamp(m.lead.frequent-2, 2, 4)
	each := clamp(near5(float64(c.minutes-20)/float64(n)), 25, 90)
	for i := range n {
		r := easy
		switch {
		case i == 0 && days >= 4:
			r = quality
		case sports[i] == plan.Swim:
			r = swim
		}
		if i == 0 && sport == plan.Multi && r == quality {
			r = rideHard
		}
		all = append(all, piece{role: r, sport: sports[i], least: 25, want: each, most: 90})
	}
	return all
}
