package panel

import (
	"ebb/plan/calendar"
	"ebb/plan/outlook"
	"ebb/tui/frame"
	"ebb/tui/phrase"
	"ebb/tui/theme"
)

// under is the panel below the calendar: a rule with O and its parts, the
// wave, and beside it who is ready when. The other pages take its place.
func (v *drawing) under(a frame.Area) {
	a.Fill(0, 0, a.W, a.H, ' ', theme.Default)
	a.HLine(0, 0, a.W, theme.Line, theme.Rule)
	v.ruleOfO(a.Sub(0, 0, a.W, 1))
	inside := a.Sub(1, 1, a.W-2, a.H-1)
	switch v.Tab {
	case Systems:
		v.systemsPage(inside)
		return
	case Fitness:
		v.fitnessPage(inside)
		return
	case Coverage:
		v.coveragePage(inside)
		return
	case Findings:
		v.findingsPage(inside)
		return
	case Words:
		v.wordsPage(inside)
		return
	case Oscillation, tabs:
	}
	const beside, gutter = 16, 8
	days := v.window(min(waveDays*v.per, inside.W-gutter-beside))
	above := max(2, inside.H-3)
	wave := v.wave(days, above, 1)
	wave.Labels(a.Sub(0, 1, gutter-1, wave.Rows()))
	wave.Draw(a.Sub(gutter, 1, wave.Columns(), wave.Rows()))
	v.datedMarks(a.Sub(gutter, 1+wave.Rows(), wave.Columns()+2, 1), days)
	right := a.Sub(gutter+wave.Columns()+1, 1, a.W, inside.H)
	ready, _ := v.Now.Ready(v.Cursor)
	last := slowest(ready)
	for k, word := range [5]string{"legs", "nerves", "fuel", "hormone", "muscle"} {
		if k >= right.H {
			return
		}
		st := theme.Dim
		if k == last {
			st = theme.Text.Bold()
		}
		right.Text(0, k, word, st)
		right.Text(8, k, ready.Systems[k].Day.Format("Mon 2"), v.readyStyle(k, st))
	}
}

// ruleOfO writes the page's name on the rule over the panel. O and its parts are
// those of the wave, and stand over no other page.
func (v *drawing) ruleOfO(a frame.Area) {
	x := a.Text(2, 0, " "+tabWords[v.Tab]+" ", theme.Text.Bold())
	if v.Tab != Oscillation {
		v.seriesOn(a)
		return
	}
	m, ok := v.Now.Block(v.At)
	if !ok {
		a.Text(x, 0, m.Untold()+" ", theme.Dim)
		return
	}
	st := BandStyle(m.Band(), v.Block.Phase.Judged()).Bold()
	x = a.Int(x, 0, phrase.Figure(m.O), st)
	if v.Before != nil {
		if was, ok := v.measureBefore(); ok {
			if diff := phrase.Figure(m.O) - phrase.Figure(was.O); diff != 0 {
				x = a.Change(a.Text(x, 0, " ", theme.Dim), 0, diff, theme.Accent.Bold())
			}
		}
	}
	x = a.Text(x, 0, " ", st) + 2
	weakest := min(m.Stress, m.Contrast, m.Rhythm, m.Settle)
	for _, p := range []struct {
		word  string
		value float64
	}{{"stress", m.Stress}, {"contrast", m.Contrast}, {"rhythm", m.Rhythm}, {"settle", m.Settle}} {
		words := " " + p.word + " " + phrase.Part(p.value)
		if x+frame.Width(words)+1 > a.W {
			return
		}
		ink := theme.Dim
		if p.value == weakest && weakest < .995 {
			ink = theme.Text.Bold()
		}
		x = a.Text(x, 0, words, ink)
		x = a.Text(x, 0, " ", ink)
	}
	if !v.seriesOn(a) && x+8 < a.W {
		a.Right(a.W-1, 0, " ready ", theme.Dim)
	}
}

// seriesOn says at the end of a rule which series is seen, when it is not the
// usual one.
func (v *drawing) seriesOn(a frame.Area) bool {
	if v.Now.Series() == outlook.Expected {
		return false
	}
	a.Right(a.W-1, 0, " "+v.Now.Series().String()+" ", theme.Accent.Bold())
	return true
}

// datedMarks writes the first day of each week and whether it came down, in
// one row.
func (v *drawing) datedMarks(a frame.Area, days calendar.Span) {
	for _, at := range v.weeks {
		if !days.Has(at.Start) {
			continue
		}
		x := int(at.Start-days.From) * v.per
		week := v.Now.Week(at)
		mark, n, st := "✓ ", week.Settled, theme.Ebb
		if n == 0 {
			mark, n, st = "✗ ", phrase.Figure(week.Lowest), theme.Stress.Bold()
		}
		room := v.Block.Weeks[at.Week].Days*v.per - 2 - frame.IntWidth(n)
		if at.Start+calendar.Day(v.Block.Weeks[at.Week].Days) > days.To { // nothing follows it
			room = a.W - x - 2 - frame.IntWidth(n)
		}
		if room < 0 { // a figure is whole or not there
			continue
		}
		if date := at.Start.Format("2 Jan"); v.per == 2 && len(date) < room {
			x = a.Text(x, 0, date, theme.Dim) + 1
		}
		a.Int(a.Text(x, 0, mark, st), 0, n, st)
	}
}
