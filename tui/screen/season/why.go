package season

import (
	"ebb/plan/why"
	"ebb/tui/screen"
)

// Why gives what is asked about here: the week under the cursor.
func (s *Screen) Why(sc *screen.Scene) []why.Asked {
	return s.Panel.Why(append([]why.Asked{{Topic: "week", Day: s.Cursor}}, s.Editor.Why(sc)...), s.Cursor)
}
