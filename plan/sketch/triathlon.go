package sketch

import (
	"ebb/plan"
	"ebb/plan/load"
)

// triathlonWeek gives the pieces of a week of three sports, what matters most
// first. How many there are goes by the hours of a usual week, so that weeks that
// hold less are as frequent, and shorter.
func (m *maker) triathlonWeek(c *cycle) (all []piece) {
	if c.kind == plan.RaceWeek {
		return m.raceWeekPieces(c)
	}
	if fixed := m.lead.before(c); fixed >= 0 {
		all = append(all, piece{role: loosen, sport: plan.Bike, day: fixed, fixed: true, least: 20, want: 25, most: 30})
	}
	if c.kind == plan.RecoveryWeek {
		return m.calmTriathlon(c, all)
	}
	pat := patternOf(c)
	hours := float64(c.minutes) / 60
	if c.kind != plan.LoadWeek {
		hours = m.usual() / 60 * float64(c.days) / 7
	}
	raced, r := m.lead.raced(c)
	racing := r != nil && raced >= 60
	// big rides and big runs take turns where there is not room for both
	rideShare, runShare := .40, .25
	if hours < 10 && c.phase == plan.Specific && c.kind == plan.LoadWeek {
		rideShare, runShare = .60, .18
		if c.late%2 == 1 {
			rideShare, runShare = .30, .42
		}
	}
	if !racing {
		all = append(all, m.longRide(c, rideShare))
		run := m.longIn(c, plan.Run, runShare)
		all = append(all, piece{role: longRun, sport: plan.Run, least: 25, want: run, most: run})
	}
	all = append(all, m.swims(c, hours)...)
	both := hours >= 6.5
	if mayBe := m.mayBeHard(c) && pat.hard > 0; hours >= 4.5 && mayBe && (both || c.nth%2 == 0) {
		e := clamp(near5(float64(c.minutes)*.12), 40, 75)
		all = append(all, piece{role: rideHard, sport: plan.Bike, least: 35, want: e, most: e + 15})
	}
	if mayBe := m.mayBeHard(c) && pat.hard > 0; mayBe && (both || c.nth%2 == 1 || hours < 4.5) {
		e := clamp(near5(float64(c.minutes)*.10), 35, 60)
		all = append(all, piece{role: quality, sport: plan.Run, least: 35, want: e, most: e + 10})
	}
	if hours >= 8 {
		e := clamp(near5(float64(c.minutes)*.09), 30, 75)
		all = append(all, piece{role: easy, sport: plan.Run, least: 25, want: e, most: 90})
	}
	if hours >= 5.5 {
		e := clamp(near5(float64(c.minutes)*.12), 40, 120)
		all = append(all, piece{role: easy, sport: plan.Bike, least: 30, want: e, most: 150})
	}
	return m.addLifts(c, pat, min(m.lifts(c, pat), 1+int(hours/9)), all)
}

// longRide gives the long ride of a cycle, with a run off it in the weeks that
// rehearse that.
func (m *maker) longRide(c *cycle, share float64) piece {
	ride := max(m.longIn(c, plan.Bike, share), 40)
	off := 0
	if c.brick && c.kind == plan.LoadWeek {
		off = clamp(5*(ride/45), 15, 35)
		if c.big {
			off = max(off, int(60*m.lead.race.asked.Big.Hours)-ride)
			if most, _ := m.lead.widest(c); off > 75 || ride+off > most {
				off = 35
			}
		}
		if most, _ := m.lead.widest(c); ride+off > most {
			ride = down5(float64(max(40, most-off)))
		}
	}
	return piece{role: long, sport: plan.Bike, least: min(ride, 45), want: ride + off, most: ride + off, off: off}
}

// swims gives the swims of a cycle: one that grows to what the race asks for, and
// shorter ones.
func (m *maker) swims(c *cycle, hours float64) (all []piece) {
	n := 1
	switch {
	case hours >= 11:
		n = 3
	case hours >= 5:
		n = 2
	}
	each := clamp(near5(float64(c.minutes)*.17/float64(n)), 25, 70)
	for i := range n {
		want := each
		if i == 0 {
			want = clamp(m.longSwim(c), 25, max(each, near5(.30*float64(c.minutes))))
		}
		all = append(all, piece{role: swim, sport: plan.Swim, least: 20, want: want, most: max(want, 75)})
	}
	return all
}

// longSwim gives the minutes in which the race's kilometres are swum.
func (m *maker) longSwim(c *cycle) int {
	r := m.lead.race
	if r == nil || c.kind != plan.LoadWeek {
		return 40
	}
	km := r.longestKm(plan.Swim)
	speed := load.FlatSpeed(plan.Swim, .74, m.in.Athlete.On(c.start))
	if km == 0 || speed == 0 {
		return 45
	}
	goal := up5(60*km/speed + 1)
	if steps := c.of - 4; steps > 0 && c.nth < steps {
		return 30 + (goal-30)*c.nth/steps
	}
	return goal
}

// calmTriathlon gives the pieces of a week after a race: water and wheels first,
// running last.
func (m *maker) calmTriathlon(c *cycle, all []piece) []piece {
	sports := []plan.Sport{plan.Swim, plan.Bike, plan.Bike, plan.Swim}
	if c.part > 0 || c.after == nil {
		sports = []plan.Sport{plan.Bike, plan.Run, plan.Swim, plan.Run, plan.Swim}
	}
	n := clamp(c.minutes/35, 2, len(sports))
	for _, s := range sports[:n] {
		e := clamp(near5(float64(c.minutes)/float64(n)), 20, 90)
		r := easy
		if s == plan.Swim {
			r = swim
		}
		all = append(all, piece{role: r, sport: s, least: 20, want: e, most: 90})
	}
	return all
}
