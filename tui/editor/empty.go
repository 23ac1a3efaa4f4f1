package editor

import (
	"ebb/plan"
	"ebb/tui/frame"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// Empty is every screen of an athlete without a season.
func (v *View) Empty(a frame.Area) screen.Caret {
	if caret, ok := v.SketchPage(a); ok {
		return caret
	}
	name := v.Scene.Athlete.Name
	if name == "" {
		name = "nobody yet"
	}
	x := a.Text(1, 0, "ebb", theme.Ebb.Bold())
	a.Text(x+2, 0, name, theme.Text.Bold())
	right := v.Scene.Today.Format("Mon 2 Jan 2006")
	if event, ok := nextRace(v.Scene); ok {
		figure, rest := phrase.Until(event, v.Scene.Today)
		if long := right + "  ·  " + figure + rest; frame.Width(long) < a.W-x-frame.Width(name)-4 {
			right = long
		}
	}
	a.Right(a.W-1, 0, right, theme.Text)
	y := 2
	for _, line := range v.emptyWords() {
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
	if v.Status.Says != "" {
		v.Hints(under.Sub(0, under.H-1, under.W, 1))
		return screen.Caret{}
	}
	Pairs(under, under.H-1, "enter", "sketch a season", "a", "add", "?", "help", "q", "leave")
	return screen.Caret{}
}

// emptyWords say what there is, and what can be done first.
func (v *View) emptyWords() []string {
	if lines, asking := v.sketchAsks(); asking {
		return lines
	}
	var lines []string
	for _, e := range v.Scene.Plan.Events {
		if e.Span().To >= v.Scene.Today && len(lines) < mostRaces {
			lines = append(lines, e.Name+": "+phrase.Event(e, v.Scene.Athlete, v.Scene.Today))
		}
	}
	add := []string{
		"Press enter: a season is made step by step, of your race and your hours.",
		"",
		"Or press a and type a session: long 3h, or intervals 1h10 !",
		"It goes on " + phrase.Day(v.Cursor, v.Scene.Today) + ", in a season made for it.",
	}
	if len(lines) == 0 {
		lines = append(append([]string{"Nothing is planned yet.", ""}, add...), "Or begin with the race: press : and type add an event.")
	} else {
		lines = append(append(append([]string{"A race is planned, and no training yet."}, lines...), ""), add...)
	}
	return append(lines, "", "? shows the keys, q leaves.")
}

// mostRaces is how many races an empty plan tells.
const mostRaces = 3

// nextRace gives the race that is nearest: the next A event, else the next.
func nextRace(sc *screen.Scene) (next plan.Event, ok bool) {
	if next, ok = sc.Plan.NextEvent(sc.Today, plan.A); ok {
		return next, true
	}
	for _, e := range sc.Plan.Events {
		if e.From >= sc.Today {
			return e, true
		}
	}
	return plan.Event{}, false
}

// Small says that a screen is too small to show anything.
func Small(a frame.Area) screen.Caret {
	for y, line := range frame.Wrap("too small: 20x5 at least", a.W) {
		a.Text(0, y, line, theme.Text)
	}
	return screen.Caret{}
}
