package settings

import (
	"ebb/plan/why"
	"ebb/tui/screen"
)

// Why gives what is asked about here: the constants of the models.
func (s *Screen) Why(*screen.Scene) []why.Asked {
	return []why.Asked{{Topic: "model", Day: s.Cursor}}
}
