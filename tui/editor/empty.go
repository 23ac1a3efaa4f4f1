package editor

import (
	"ebb/tui/frame"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// Empty is every screen of an athlete without a season.
func (v *View) Empty(a frame.Area) screen.Caret {
	name := v.Scene.Athlete.Name
	if name == "" {
		name = "nobody yet"
	}
	x := a.Text(1, 0, "ebb", theme.Ebb.Bold())
	a.Text(x+2, 0, name, theme.Text.Bold())
	a.Right(a.W-1, 0, v.Scene.Today.Format("Mon 2 Jan 2006"), theme.Text)
	y := 2
	for _, line := range []string{
		"Nothing is planned yet.",
		"",
		"Press a and type a session: long 3h, or intervals 1h10 !",
		"It goes on " + phrase.Day(v.Cursor, v.Scene.Today) + ", in a season made for it.",
	} {
		for _, part := range frame.Wrap(line, a.W-2) {
			a.Text(1, y, part, theme.Body)
			y++
		}
	}
	foot := max(1, min(max(y, a.H-4), a.H-2))
	a.HLine(0, foot, a.W, theme.Line, theme.Rule)
	under := a.Sub(1, foot+1, a.W-2, a.H-foot-1)
	if v.Typing() {
		return v.Draft(under, 1, foot+1, screen.Caret{})
	}
	v.Hints(under.Sub(0, under.H-1, under.W, 1))
	return screen.Caret{}
}

// Small says that a screen is too small to show anything.
func Small(a frame.Area) screen.Caret {
	for y, line := range frame.Wrap("too small: 20x5 at least", a.W) {
		a.Text(0, y, line, theme.Text)
	}
	return screen.Caret{}
}
