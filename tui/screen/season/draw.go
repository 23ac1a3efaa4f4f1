package season

import (
	"ebb/plan"
	"ebb/tui/frame"
	"ebb/tui/panel"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// wide has the charts to the left and the panel beside them.
func (v *view) wide(a frame.Area) screen.Caret {
	l := v.layout
	v.title(a.Sub(0, 0, a.W, 1))
	v.summary(a.Sub(1, 1, a.W-2, 1))
	edge := a.W - l.panel - 3
	body, foot := a.H-l.header-l.footer, a.H-l.footer
	a.HLine(0, l.header-1, a.W, theme.Line, theme.Rule)
	a.Rune(edge, l.header-1, '┬', theme.Rule)
	a.VLine(edge, l.header, body, theme.Upright, theme.Rule)
	c := v.charts(edge, body)
	caret := c.draw(a.Sub(0, l.header, edge, body), l.header)
	v.side(a.Sub(edge+1, l.header-1, a.W-edge-1, 1), a.Sub(edge+2, l.header, l.panel, body), c.rows)
	a.HLine(0, foot, a.W, theme.Line, theme.Rule)
	a.Rune(edge, foot, '┴', theme.Rule)
	return v.Footer(a.Sub(1, foot+1, a.W-2, l.footer-1), foot+1, caret)
}

// side is the panel beside the charts: the week of the cursor, and below it or
// in its place the block.
func (v *view) side(rule, a frame.Area, r rows) {
	switch {
	case v.state.ofBlock:
		rule.Text(1, 0, " week ", theme.Dim)
		v.state.Panel.Beside(rule.Sub(6, 0, rule.W, 1), a, &v.View, v.layout.perDay)
	case v.layout.both:
		const height = 16 // the week's groups side by side, and a blank
		v.tab(rule)
		v.weekPage(a.Sub(0, 0, min(a.W, panel.Columns), height), rows{})
		v.state.Panel.Tab = v.state.Panel.First()
		v.state.Panel.Beside(frame.Area{}, a.Sub(0, height, a.W, a.H-height), &v.View, v.layout.perDay)
	default:
		v.tab(rule)
		v.weekPage(a.Sub(0, 0, min(a.W, panel.Columns), a.H), r)
	}
}

// tab writes on the rule over the panel what it shows, and what tab turns to.
func (v *view) tab(rule frame.Area) {
	x := rule.Text(1, 0, " week ", theme.Text.Bold())
	rule.Text(x, 0, " tab: block ", theme.Dim)
}

// narrow has the charts alone; the key of the panel opens it over their lower
// half.
func (v *view) narrow(a frame.Area) screen.Caret {
	l := v.layout
	v.title(a.Sub(0, 0, a.W, 1))
	v.weekLine(a.Sub(1, 1, a.W-2, 1))
	foot := a.H - l.footer
	under := 0
	if v.state.Panel.Open {
		under = max(panel.LeastRows, (foot-l.header)/2)
	}
	body := max(1, foot-l.header-under)
	caret := v.charts(a.W, body).draw(a.Sub(0, l.header, a.W, body), l.header)
	if under > 0 {
		v.state.Panel.Below(a.Sub(0, foot-under, a.W, under), &v.View, l.perDay)
	}
	return v.Footer(a.Sub(1, foot, a.W-2, l.footer), foot, caret)
}

// inkOf is the ink of a week's load: blue where it comes down on purpose.
func inkOf(kind plan.WeekKind) theme.Style {
	switch kind {
	case plan.DownWeek, plan.TaperWeek, plan.RecoveryWeek:
		return theme.Pool
	default:
		return theme.Load
	}
}
