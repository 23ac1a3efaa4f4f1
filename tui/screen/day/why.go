package day

import (
	"ebb/plan/why"
	"ebb/tui/screen"
)

// Why gives what is asked about here: what is under the cursor, and the page of
// the panel.
func (s *Screen) Why(sc *screen.Scene) []why.Asked { return s.Panel.Why(s.Editor.Why(sc), s.Cursor) }
