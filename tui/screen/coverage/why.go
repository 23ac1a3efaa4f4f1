package coverage

import (
	"ebb/plan/coverage"
	"ebb/plan/why"
	"ebb/tui/screen"
)

// Why gives what is asked about here: the event that is covered, and what it is
// fuelled with.
func (s *Screen) Why(sc *screen.Scene) []why.Asked {
	e, ok := coverage.Leads(sc.Plan, s.Cursor)
	if !ok {
		return nil
	}
	return []why.Asked{{Topic: "race", Day: e.From, ID: e.ID}, {Topic: "fuelling", Day: e.From}, {Topic: "window", Day: e.From, ID: e.ID}}
}
