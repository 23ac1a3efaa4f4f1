package sketch

import (
	"ebb/plan"
)

// share gives the pieces of a cycle their minutes, in steps of five, so that
// they come to what the cycle is meant to hold, as far as its days have room.
func (m *maker) share(c *cycle, p *placing, all []piece) {
	room := make([]int, c.days)
	for d := range room {
		room[d] = m.lead.minutes(c, d)
	}
	left := c.minutes
	give := func(one *piece, to int) {
		more := min(to-one.minutes, room[one.day], left)
		more -= more % 5
		if more > 0 {
			one.minutes += more
			room[one.day] -= more
			left -= more
		}
	}
	for i := range all { // what is worth doing at all
		give(&all[i], all[i].least)
	}
	for i := range all { // what matters most first
		if one := &all[i]; one.role != easy && one.role != swim {
			give(one, one.want)
		}
	}
	grow := func(most func(*piece) int) {
		for again := true; again && left >= 5; {
			again = false
			next := -1
			for i := range all {
				one := &all[i]
				if one.minutes+5 > most(one) || room[one.day] < 5 {
					continue
				}
				if next < 0 || weighed(c, one) < weighed(c, &all[next]) {
					next = i
				}
			}
			if next >= 0 {
				give(&all[next], all[next].minutes+5)
				again = true
			}
		}
	}
	grow(func(one *piece) int {
		if one.role == easy || one.role == swim || one.role == longRun {
			return one.want
		}
		return 0
	})
	grow(func(one *piece) int { return one.most })
	grow(func(one *piece) int { return m.stretched(c, one) })
	m.lead.over = left
}

// weighed orders the pieces that grow: the one that has least of its measure
// first.
func weighed(c *cycle, one *piece) float64 {
	w := 1.0
	if one.role == swim {
		w = .7
	}
	if c.days > 0 && one.day%2 == 1 && one.role == easy { // days that differ
		w *= 1.25
	}
	return float64(one.minutes) / w
}

// stretched gives how far a piece goes where the week holds more than its
// pieces usually take.
func (m *maker) stretched(c *cycle, one *piece) int {
	switch one.role {
	case easy, brisk, longRun:
		if c.kind != plan.LoadWeek {
			return one.most
		}
		if one.sport == plan.Run || one.sport == plan.Hike {
			return 180
		}
		return 270
	case second:
		return one.want + 60
	case long:
		return m.lead.mostLong(one)
	case swim:
		return 100
	default:
		return one.most
	}
}
