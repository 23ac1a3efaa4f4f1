package sketch

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/races"
)

// What kept a long session from being longer.
const (
	byDays   = "days"
	byHours  = "hours"
	byGrowth = "growth"
)

// spike is how much longer than the longest of thirty days a run is at most
// (R11).
const spike = 1.10

// goal gives the minutes that the longest session in a sport is to reach before
// a race: a little inside the band of the table.
func (l *lead) goal(sport plan.Sport) int {
	if l.race == nil {
		return 120
	}
	low, high := l.race.longest(sport)
	if high > 0 && l.race.class == races.Marathon {
		return max(up5(float64(low)), near5(float64(low)+.7*float64(high-low)))
	}
	if high > 0 {
		return max(up5(float64(low)), near5(float64(low)+.35*float64(high-low)))
	}
	switch { // the table says nothing of short races
	case l.race.class == races.Half:
		return 120
	case l.race.hours*60 > 100:
		return 110
	default:
		return 90
	}
}

// longIn gives the minutes of the longest session of a cycle in a sport, of
// which share of the cycle is the most.
func (m *maker) longIn(c *cycle, one *piece, share float64) int {
	l, sport := &m.lead, one.sport
	last := l.longLast[sport]
	if last == 0 {
		last = near5(.33 * float64(c.minutes))
	}
	switch c.kind {
	case plan.DownWeek:
		most := .60 * float64(last)
		if sport.OnFoot() {
			most = min(most, downRun)
		}
		if last >= 130 { // fuelling can be rehearsed on it
			most = max(most, 90)
		}
		return m.grown(c, one, down5(min(most, .45*float64(c.minutes))))
	case plan.TaperWeek:
		factor := .55
		if c.parts > 1 && c.part == c.parts-1 {
			factor = .42
		}
		return m.grown(c, one, max(40, down5(min(factor*float64(max(last, l.longMost[sport])), .45*float64(c.minutes)))))
	case plan.LoadWeek:
	case plan.RecoveryWeek, plan.RaceWeek:
		if c.part == 0 || c.kind == plan.RaceWeek {
			return 0
		}
		return down5(share * float64(c.minutes))
	}
	plain := m.planned(c, sport)
	why := ""
	bound := func(most int, by string) {
		if most < plain {
			plain, why = most, by
		}
	}
	if c.phase == plan.Specific && c.late <= 2 && c.toDown == 0 {
		share += .12
	}
	if c.huge {
		share = longestShare
	}
	bound(down5(share*float64(min(c.minutes, l.holds(c)))), byHours)
	wide, _ := l.widest(c)
	bound(down5(float64(wide)), byDays)
	if grown := m.grown(c, one, plain); grown < plain {
		plain, why = grown, byGrowth
	}
	if why != "" {
		l.bound[sport] = why
	}
	return max(plain, 30)
}

// Minutes of long sessions on foot: those of a down week, and those from which on
// only the last of a row of load is the longest, because muscle takes a week and
// more to come back from it.
const (
	downRun  = 120
	usualRun = 160
)

// rowGrowth is how much longer the longest of a row of load is than that of the
// row before, at the end of the season: somewhat less than what R11 bears.
// Without the ground's blows it may be more.
const (
	gentler     = .07 // of a long day on foot goes each time a season is made anew
	rowGrowth   = 1.08
	wheelGrowth = 1.15
)

// What the long runs about the longest day of an ultra are of it: in the week before,
// which is short so that it is met rested, and in all that follow it, which no longer
// grow. Where it is walked, the longest run before it is runShare of it.
const (
	beforeLongest = .55
	afterLongest  = .68
	behindPair    = .60 // of that in a week behind two long days, with another to come
	longestShare  = .72 // of its week that the longest day takes at most
	runShare      = .78
)

// planned gives the minutes that the long session of a cycle of load aims at. The
// last of each row of load is its longest, rowGrowth times that of the row
// before, so that the last one before the race reaches the goal.
func (m *maker) planned(c *cycle, sport plan.Sport) int {
	goal := m.lead.goal(sport)
	first := clamp(near5(.32*m.in.Hours.First*60), 40, goal)
	x := float64(goal)
	if sport.OnFoot() {
		x *= 1 - gentler*float64(m.gentle)
	}
	growth := rowGrowth
	if !sport.OnFoot() {
		growth = wheelGrowth
	}
	rows := c.peaks
	if r := m.lead.race; r != nil && r.asked.Pairs.Days == 3 { // the last rows have days alike: the longest comes before them
		rows = max(0, rows-r.asked.Pairs.Times)
	}
	if h := m.longestOf(c.leads); h != nil && sport.OnFoot() {
		if c.huge {
			return down5(x)
		}
		if rows -= h.peaks; rows < 0 || rows == 0 && c.start > h.start {
			x *= afterLongest
			if m.lead.lastPair > 0 && c.start-m.lead.lastPair <= 2 && c.toDown > 0 { // the week behind two long days
				x *= behindPair
			}
			return down5(x)
		}
		if h.walked {
			x *= runShare
		}
	}
	if c.short && sport.OnFoot() {
		return down5(x * beforeLongest)
	}
	for range rows {
		x /= growth
	}
	x = max(x, float64(first))
	if sport == plan.Run && m.inTurns(c) && c.late%2 == 1 { // it is the turn of the run
		return down5(x)
	}
	for range min(c.toDown, 3) {
		x /= spike
	}
	if recent := float64(m.lead.longRecent[sport]); c.toDown > 0 && sport.OnFoot() && x > usualRun && recent*spike >= x*spike-5 {
		x = usualRun + (x-usualRun)*[]float64{.45, .7, .85}[min(c.toDown, 3)-1] // the last row was long enough for this one
	}
	return down5(x)
}

// grown gives the minutes up to so many that a run may last by the longest of
// the thirty days before it; other sports grow by a quarter of their last.
func (m *maker) grown(c *cycle, one *piece, minutes int) int {
	if one.sport != plan.Run {
		if last := m.lead.longLast[one.sport]; last > 0 {
			return min(minutes, max(last+15, down5(1.25*float64(last))))
		}
		return minutes
	}
	most := m.ranMost(c, one.day)
	if most == 0 && c.kind == plan.LoadWeek { // nothing is known of what was run before
		minutes = min(minutes, max(leastFirst, down5(firstShare*float64(c.minutes))))
	}
	for most > 0 && minutes > 30 {
		if load.Of(m.farSession(c, one, minutes), m.in.Athlete, c.start).Metres/1000 <= spike*most {
			break
		}
		minutes -= 5
	}
	return minutes
}

// The longest run of the first week of a season, where nothing is known of what
// was run before: its minutes at least, and its share of the week at most.
const (
	leastFirst = 60
	firstShare = .34
)

// ranOn notes the longest run of a day.
func (m *maker) ranOn(day calendar.Day, km float64) { m.ran[int(day)%len(m.ran)] = km }

func longestRunOf(impulses []plan.Impulse) (km float64) {
	for i := range impulses {
		if impulses[i].Sport == plan.Run {
			km = max(km, impulses[i].FootKm)
		}
	}
	return km
}

// ranMost gives the km of the longest run of the thirty days before a day of a
// cycle, those of the cycle itself apart; 0 where none is known.
func (m *maker) ranMost(c *cycle, day int) (most float64) {
	for d := c.start + calendar.Day(day) - spikeDays; d < c.start; d++ {
		most = max(most, m.ran[int(d)%len(m.ran)])
	}
	return most
}

// spikeDays is how far back R11 looks for the longest run.
const spikeDays = 30

// runMost gives the minutes that an easy run of a day may last by it.
func (m *maker) runMost(c *cycle, day int) int {
	most := m.ranMost(c, day)
	if most == 0 {
		return plan.SessionLimits().Seconds / 60
	}
	return down5(60 * spike * most / load.FlatSpeed(plan.Run, .72, m.in.Athlete.On(m.in.Today)))
}
