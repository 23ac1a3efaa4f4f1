package sketch

import (
	"ebb/plan"
	"ebb/plan/calendar"
)

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
