package sketch

import (
	"ebb/plan"
	"ebb/plan/calendar"
)

// liftMinutes gives the minutes of a strength session: as many as a week of so
// many hours bears.
func liftMinutes(c *cycle) int {
	hours := float64(c.minutes) / 60 * calendar.Week / float64(c.days)
	switch {
	case hours < 5:
		return 20
	case hours < 8:
		return 30
	default:
		return 40
	}
}

// lastHeavy is how many days before a main race the last heavy session is, and
// lastLift the last of any.
const (
	lastHeavy = 14
	lastLift  = 10
)

// lifts gives how many strength sessions a cycle holds: fewer where there are
// few hours, none in the last days before a race or right after one.
func (m *maker) lifts(c *cycle, pat phaseWeek) int {
	n := pat.strength
	if hours := float64(c.minutes) / 60 * calendar.Week / float64(c.days); hours < 5 {
		n = min(n, 1)
	}
	if r := c.leads; r != nil && r.of.From-c.start < lastLift+3 {
		return 0
	}
	if _, r := m.lead.raced(c); r != nil || m.calmAfter(c) != nil {
		n = 0
	}
	return min(n, m.lead.days(c))
}

// addLifts adds the strength sessions of a cycle. Heavy weights come after four
// weeks of light ones, and stop in time.
func (m *maker) addLifts(c *cycle, pat phaseWeek, n int, all []piece) []piece {
	minutes := liftMinutes(c)
	heavy := pat.heavy && c.nth >= 3 && c.kind == plan.LoadWeek
	if r := c.leads; r != nil && r.of.From-c.last() < lastHeavy {
		heavy = false
	}
	for range n {
		all = append(all, piece{role: strength, sport: plan.Strength, least: 15, want: minutes, most: minutes, heavy: heavy})
	}
	return all
}

// liftNote says what a strength session is made of, by how far the season is.
func (m *maker) liftNote(c *cycle, one *piece) string {
	switch {
	case one.heavy && c.phase == plan.Base:
		return "heavy, 3x6: squat, split squat, calf"
	case one.heavy:
		return "heavy, 4x4: squat, step-down, calf"
	case c.phase == plan.Base && c.kind == plan.LoadWeek:
		return "learn the moves, 3x10"
	default:
		return "keep what is there, 2x6"
	}
}
