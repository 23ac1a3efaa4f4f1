package block

import (
	"ebb/plan"
	"ebb/tui/frame"
	"ebb/tui/panel"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// wideScreen has the calendar to the left and the panel beside it.
func (v *view) wideScreen(a frame.Area) screen.Caret {
	l := v.layout
	v.title(a.Sub(0, 0, a.W, 1))
	v.strip(a.Sub(1, 1, a.W-1, 1))
	edge := a.W - l.panel - 3
	body := a.H - l.header - l.footer
	a.HLine(0, l.header-1, a.W, theme.Line, theme.Rule)
	a.Rune(edge, l.header-1, '┬', theme.Rule)
	a.VLine(edge, l.header, body, theme.Upright, theme.Rule)
	caret := v.calendar(a.Sub(0, l.header, edge, body), l.header)
	v.state.Panel.Beside(a.Sub(edge+1, l.header-1, a.W-edge-1, 1), a.Sub(edge+2, l.header, l.panel, body), &v.View, l.perDay)
	foot := a.H - l.footer
	a.HLine(0, foot, a.W, theme.Line, theme.Rule)
	a.Rune(edge, foot, '┴', theme.Rule)
	v.series(a.Sub(edge+1, foot, a.W-edge-1, 1))
	return v.Footer(a.Sub(1, foot+1, a.W-2, l.footer-1), foot+1, caret)
}

// narrow has the calendar, and the panel below it where there is room; the key
// of the panel opens it over the lower half.
func (v *view) narrow(a frame.Area) screen.Caret {
	l := v.layout
	v.title(a.Sub(0, 0, a.W, 1))
	foot := a.H - l.footer
	under := l.panel
	if v.state.Panel.Open && under == 0 {
		under = max(panel.LeastRows, (foot-l.header)/2)
	}
	caret := v.calendar(a.Sub(0, l.header, a.W, foot-l.header-under), l.header)
	if under > 0 {
		v.state.Panel.Below(a.Sub(0, foot-under, a.W, under), &v.View, l.perDay)
	}
	return v.Footer(a.Sub(1, foot, a.W-2, l.footer), foot, caret)
}

// title says where one is, what day it is and how far the race is.
func (v *view) title(a frame.Area) {
	right := v.Scene.Today.Format("Mon 2 Jan 2006")
	if a.W < screen.BesideWidth {
		right = v.Scene.Today.Format("Mon 2 Jan")
	}
	end := a.W - 1
	if event, ok := v.Plan.NextEvent(v.Scene.Today, plan.A); ok {
		figure, rest := phrase.Until(event, v.Scene.Today)
		rest = frame.Cut(rest, a.W/3)
		end -= frame.Width(rest)
		a.Text(end, 0, rest, theme.Dim)
		end -= frame.Width(figure)
		a.Text(end, 0, figure, theme.Text.Bold())
		a.Text(end-3, 0, "·", theme.Dim)
		end -= 5
	}
	end -= frame.Width(right)
	a.Text(end, 0, right, theme.Text)

	left := a.Sub(0, 0, end-1, 1)
	x := left.Text(1, 0, "ebb", theme.Ebb.Bold()) + 1
	if a.W >= screen.BesideWidth {
		x++
	}
	if a.W >= screen.BelowWidth {
		x = left.Text(x, 0, v.Scene.Athlete.Name, theme.Dim) + 1
		x = screen.BranchMark(left, x, 0, (left.W-x)/2, v.Scene)
		x = left.Text(x, 0, "› ", theme.Dim)
	} else {
		x = screen.BranchMark(left, x, 0, (left.W-x)/2, v.Scene)
	}
	season := v.Plan.Season(v.At).Name
	if a.W >= screen.BesideWidth && season != "" {
		x = left.Text(x, 0, season, theme.Dim)
		x = left.Text(x, 0, " › ", theme.Dim)
	}
	left.Text(x, 0, frame.Cut(v.Block.Name, left.W-x), theme.Text.Bold())
}

// series says on the lower rule what the figures are of.
func (v *view) series(a frame.Area) {
	profile := v.Scene.Athlete.On(v.Scene.Today)
	words := " " + v.Now.Series().String() + " · " + profile.Weight.String() + " " +
		phrase.Trim(profile.FitnessDays) + "/" + phrase.Trim(profile.FatigueDays)
	if profile.Gain != 1 {
		words += " · own gain " + phrase.Trim(profile.Gain)
	}
	a.Right(a.W-2, 0, words+" ", theme.Dim)
}
