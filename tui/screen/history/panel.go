package history

import (
	"math"

	"ebb/plan/calendar"
	"ebb/tui/frame"
	"ebb/tui/frame/chart"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// heading says of what the differences are, and how many.
func (v *view) heading() string {
	if v.then == nil {
		return ""
	}
	if v.then.Why != "" {
		return v.then.Why
	}
	return "since " + v.then.When + ": " + v.then.Differs.Says()
}

// says counts what changed since, or says why that can't be told.
func (t *Then) says() string {
	if t.Why != "" {
		return t.Why
	}
	return "since: " + t.Differs.Says()
}

// panel draws what it was beside the entries: the block then and now, fitness,
// and the differences. It gives where the cursor of the differences stands.
func (v *view) panel(a frame.Area, top, left int) (caret screen.Caret, ok bool) {
	if v.then == nil || len(v.list) == 0 {
		return caret, false
	}
	y := 0
	if v.then.Outlook != nil && v.block.span.Days() > 0 && v.block.is != nil {
		rows := min(9, max(4, a.H/4))
		v.legend(a.Sub(1, 0, a.W-2, 1))
		v.waves(a.Sub(1, 1, a.W-2, rows+4), rows)
		y = rows + 6
		if a.H-y >= 12 {
			v.fitness(a.Sub(1, y, a.W-2, 4))
			y += 5
		}
	}
	return v.listed(a.Sub(0, y, a.W, a.H-y), top+y, left)
}

// listed draws the heading and the differences under it.
func (v *view) listed(a frame.Area, top, left int) (screen.Caret, bool) {
	for i, line := range frame.Wrap(v.heading(), a.W-2) {
		a.Text(1, 0, line, theme.Text.Bold())
		a, top = a.Sub(0, 1, a.W, a.H-1), top+1
		if i == 1 {
			break
		}
	}
	if v.then.Differs.Len() == 0 {
		return screen.Caret{}, false
	}
	y := v.then.Differs.Draw(a, v.low, v.washes, &v.hits, fromDifferences)
	return screen.Caret{X: left, Y: top + y}, true
}

// flat draws what it was below the entries: its heading on the rule, the
// differences, and the block to the right of them.
func (v *view) flat(a frame.Area, top int) (caret screen.Caret) {
	if v.then == nil || len(v.list) == 0 {
		return caret
	}
	a.Text(1, 0, " "+frame.Cut(v.heading(), a.W-6)+" ", theme.Text.Bold())
	wide := a.W
	if days := v.block.span.Days(); v.then.Outlook != nil && days > 0 && v.block.is != nil && a.W >= screen.BelowWidth-2 && a.H >= 8 {
		wide = a.W - gutter - min(days, 28) - 3
		v.waves(a.Sub(wide+1, 1, a.W-wide-2, a.H-1), a.H-5)
	}
	if v.then.Differs.Len() == 0 {
		return caret
	}
	y := v.then.Differs.Draw(a.Sub(0, 1, wide, a.H-1), v.low, v.washes, &v.hits, fromDifferences)
	return screen.Caret{X: 0, Y: top + 1 + y}
}

// legend names the block and the inks.
func (v *view) legend(a frame.Area) {
	const inks = 24
	x := a.Text(0, 0, frame.Cut(v.block.name, a.W-inks-3), theme.Text.Bold())
	if x = max(x+2, a.W-inks); x+inks > a.W {
		return
	}
	a.Rune(x, 0, theme.Full, theme.Plus)
	x = a.Text(x+2, 0, "only then", theme.Dim)
	a.Rune(x+2, 0, theme.Gone, theme.Ghost)
	a.Text(x+4, 0, "only now", theme.Dim)
}

// waves draws the block as it was, what is only now as ghost.
func (v *view) waves(a frame.Area, above int) {
	days := min(len(v.block.was), (a.W-gutter)/v.layout.perDay)
	if above < 2 || days < 1 {
		return
	}
	w := &v.wave
	w.Days, w.Before = v.block.was[:days], v.block.is[:days]
	w.Above, w.Below, w.Per, w.Cursor = above, 2, v.layout.perDay, -1
	w.Top = chart.Top(max(chart.Highest(w.Days), chart.Highest(w.Before)), 0)
	w.Labels(a.Sub(0, 0, gutter-1, w.Rows()))
	w.Draw(a.Sub(gutter, 0, w.Columns(), w.Rows()))
	for i := 0; i < days; i += calendar.Week {
		x := gutter + i*w.Per
		day := v.block.span.From + calendar.Day(i)
		if x+6 <= a.W {
			a.Text(x, w.Rows(), day.Format("2 Jan"), theme.Dim)
		}
	}
}

// fitness draws fitness over the days of the wave: then as a line, now as a
// dashed one.
func (v *view) fitness(a frame.Area) {
	days := min(len(v.block.was), (a.W-gutter)/v.layout.perDay)
	now, then := v.block.fitness[0][:days], v.block.fitness[1][:days]
	low, high := math.Inf(1), math.Inf(-1)
	for i := range now {
		low, high = min(low, now[i], then[i]), max(high, now[i], then[i])
	}
	if high-low < 4 { // a line that hardly moves is drawn so
		mid := (low + high) / 2
		low, high = mid-2, mid+2
	}
	lines := a.Sub(gutter, 0, days*v.layout.perDay, a.H)
	chart.Dashed(lines, now, low, high, theme.Tick)
	chart.Line(lines, then, low, high, theme.Text)
	a.Text(0, 0, "fitness", theme.Dim)
	a.IntRight(gutter-1, 1, int(math.Round(high)), theme.Dim)
	a.IntRight(gutter-1, a.H-1, int(math.Round(low)), theme.Dim)
	if x := gutter + days*v.layout.perDay + 1; x+8 <= a.W {
		a.Text(x, 0, "─ then", theme.Dim)
		a.Text(x, 1, "╌ now", theme.Dim)
	}
}
