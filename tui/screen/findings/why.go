package findings

import (
	"ebb/plan/why"
	"ebb/tui/screen"
)

// Why gives what is asked about here: the rule of the finding under the cursor,
// and the day that it stands on.
func (s *Screen) Why(sc *screen.Scene) []why.Asked {
	if len(s.list) == 0 {
		return nil
	}
	e := s.here()
	if e.Finding == nil || e.Rule == nil {
		return nil
	}
	day := e.day
	if day == 0 {
		day = e.From
	}
	return []why.Asked{{Topic: e.Rule.ID, Day: e.From}, {Topic: "load", Day: day}, {Topic: "ready", Day: day}, {Topic: "O", Day: day}}
}
