package events

import (
	"ebb/plan/why"
	"ebb/tui/screen"
)

// Why gives what is asked about here: the days around the event under the cursor.
func (s *Screen) Why(sc *screen.Scene) []why.Asked {
	if len(sc.Plan.Events) == 0 {
		return nil
	}
	e := s.here(sc)
	return []why.Asked{{Topic: "window", Day: e.From, ID: e.ID}, {Topic: "race", Day: e.From, ID: e.ID}, {Topic: "fuelling", Day: e.From}}
}
