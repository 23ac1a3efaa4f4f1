package sketch

import (
	"fmt"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
)

// noteOf says why a week is there, of what stands in it: whatever was cut or gave
// way is not told of.
func (m *maker) noteOf(c *cycle) string {
	switch c.kind {
	case plan.DownWeek:
		if m.holds(c, plan.Test) {
			return "let it come down, then see what threshold is"
		}
		return "let it come down"
	case plan.TaperWeek:
		return m.taperNote(c)
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
		return m.loadNote(c)
	}
	return ""
}

// holds reports whether a cycle has a session of a kind.
func (m *maker) holds(c *cycle, kind plan.Kind) bool {
	for i := range c.sessions {
		if c.sessions[i].Kind == kind {
			return true
		}
	}
	return false
}

// taperNote says how much of the last week of load a week of a taper holds.
func (m *maker) taperNote(c *cycle) string {
	minutes, fast := 0., false
	for i := range c.sessions {
		minutes += load.Of(c.sessions[i], m.in.Athlete, c.start).Seconds / 60
		fast = fast || len(c.sessions[i].Steps) > 0
	}
	usual := m.lastLoad() * float64(c.days) / calendar.Week
	if minutes == 0 || usual == 0 {
		return "rest"
	}
	note := fmt.Sprintf("%.0f %% of the last week of load", 100*minutes/usual)
	if fast {
		return note + ", as fast as before"
	}
	return note + ", nothing fast"
}

// loadNote says what is large in a week of load, or what it leads to.
func (m *maker) loadNote(c *cycle) string {
	if _, r := m.lead.raced(c); r != nil {
		return r.of.Name
	}
	var notes []string
	switch rows := m.rowOf(c); {
	case c.huge && len(rows) > 0 && m.longestYet(c):
		notes = append(notes, "the longest day before the race, "+rows[0]+": an easy week follows")
	case len(rows) > 1:
		notes = append(notes, fmt.Sprintf("%s long days in a row, %s", []string{"two", "three"}[len(rows)-2], strings.Join(rows, ", ")))
	case c.short && m.lead.race.asked.Pairs.Days == 3:
		notes = append(notes, "short: three long days follow")
	case c.short:
		notes = append(notes, "short: the longest day follows")
	case c.nth == 0 && c.phase == plan.Base && c.leads != nil && c.after == nil:
		notes = append(notes, "find the habit")
	}
	if c.tapers && c.toDown == 0 {
		notes = append(notes, "the last week of load: the taper is its recovery")
	}
	return strings.Join(notes, "; ")
}

// rowOf gives the lengths of the long days in a row of a cycle, or of its one very
// long day, in the order of days.
func (m *maker) rowOf(c *cycle) (rows []string) {
	for i := range c.sessions {
		s := &c.sessions[i]
		if s.HasTag("b2b") || c.huge && s.Kind == plan.Long && s.Key {
			rows = append(rows, clock(s.Duration.Seconds/60))
		}
	}
	return rows[:min(len(rows), 3)]
}

// longestYet reports whether no long session on foot before a cycle is longer than
// its own.
func (m *maker) longestYet(c *cycle) bool {
	own := 0
	for i := range c.sessions {
		own = max(own, c.sessions[i].Duration.Seconds/60)
	}
	return own >= max(m.lead.longMost[plan.Run], m.lead.longMost[plan.Hike])
}

func (m *maker) calmAfter(c *cycle) *race {
	for _, r := range m.races {
		if r.span.To < c.start && r.windows.NoHard.Has(c.start) {
			return r
		}
	}
	return nil
}
