package season

import (
	"strconv"

	"ebb/plan"
	"ebb/tui/frame"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// words is the smallest screen that is of use: the week as sentences.
func (v *view) words(a frame.Area) screen.Caret {
	y := 0
	put := func(text string, st theme.Style) {
		for _, line := range frame.Wrap(text, a.W) {
			if y < a.H-1 {
				a.Text(0, y, line, st)
			}
			y++
		}
	}
	here := v.weekAt(v.Cursor)
	w := &v.weeks[here]
	put("Week of "+w.Start.Format("2 Jan")+", "+strconv.Itoa(here+1)+" of "+strconv.Itoa(len(v.weeks)), theme.Text.Bold())
	put(v.Block.Name+", "+v.weekWord(), theme.Text)
	words := "load " + strconv.Itoa(phrase.Figure(w.sum.Load))
	if w.sum.Target > 0 {
		words += " of " + strconv.Itoa(phrase.Figure(w.sum.Target))
	}
	if clock := w.clock(); clock != "" {
		words += ", " + clock
	}
	put(words, theme.Body)
	if w.sum.Settled > 0 {
		put("settled on "+strconv.Itoa(w.sum.Settled)+" of "+strconv.Itoa(w.days)+" mornings", theme.Ebb)
	} else {
		put("never comes down: lowest "+strconv.Itoa(phrase.Figure(w.sum.Lowest)), theme.Stress)
	}
	if event, ok := v.Plan.NextEvent(v.Scene.Today, plan.A); ok {
		figure, rest := phrase.Until(event, v.Scene.Today)
		put(figure+rest, theme.Dim)
	}
	foot := a.Sub(0, a.H-1, a.W, 1)
	if v.Typing() {
		return v.Draft(foot, 0, a.H-1, screen.Caret{})
	}
	v.Hints(foot)
	return screen.Caret{}
}
