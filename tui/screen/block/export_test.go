package block

import (
	"ebb/plan"
	"ebb/tui/screen"
)

// UnderCursor gives the session under the cursor, for tests.
func (s *Screen) UnderCursor(sc *screen.Scene) (plan.Session, bool) { return s.Session(sc) }

// Layout is what tests look at of a layout.
type Layout struct {
	Shape                             string
	Header, Footer, Label, Day, Panel int
	PerDay                            int
}

// LayoutOf gives the layout of a screen of a size.
func LayoutOf(w, h int) Layout {
	l := lay(w, h)
	shapes := [...]string{
		tooSmall: "too small", inWords: "in words", phone: "phone", narrow: "narrow", below: "below", beside: "beside",
	}
	return Layout{shapes[l.shape], l.header, l.footer, l.label, l.day, l.panel, l.perDay}
}
