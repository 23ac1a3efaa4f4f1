package editor

import (
	"slices"

	"ebb/plan/calendar"
	"ebb/plan/outlook"
	"ebb/tui/frame"
	"ebb/tui/frame/chart"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// wave draws the days of the weeks that change, before and after.
func (p *page) wave(a frame.Area) {
	weeks := p.reshape.list
	if p.way.Outlook == nil || a.H < 6 || weeks.Len() == 0 {
		return
	}
	const gutter = 8
	first := weeks.Start(0)
	for i := range weeks.Len() {
		if !weeks.Stays(i) {
			first = weeks.Start(i)
			break
		}
	}
	first -= 2 * calendar.Week
	for first < p.now.Span().From { // nothing is known of the days before
		first += calendar.Week
	}
	per := 1
	if a.W-gutter >= 112 {
		per = 2
	}
	span := calendar.Span{From: first, To: first + calendar.Day((a.W-gutter-1)/per) - 1}
	span.To = min(span.To, first+calendar.Day(56)-1)
	above := a.H - 5
	w := &chart.Wave{Days: WaveDays(p.way.Outlook, span, nil), Before: WaveDays(p.now, span, nil), Above: above, Below: 2, Per: per, Cursor: -1}
	w.Top = chart.Top(max(ordinary(w.Days), ordinary(w.Before)), 0)
	x := inkAt(a, gutter, 0, theme.Full, theme.Peak)
	x = a.Text(x+1, 0, "after", theme.Dim)
	x = inkAt(a, x+2, 0, theme.Full, theme.Plus)
	x = a.Text(x+1, 0, "added", theme.Dim)
	x = inkAt(a, x+2, 0, theme.Gone, theme.Ghost)
	a.Text(x+1, 0, "gone", theme.Dim)
	w.Labels(a.Sub(0, 1, gutter-1, w.Rows()))
	w.Draw(a.Sub(gutter, 1, w.Columns(), w.Rows()))
	p.marks(a.Sub(gutter, 1+w.Rows(), a.W-gutter, 1), span, per)
}

// ordinary gives the highest evening but for two: the race's own stands over
// the scale, with its figure.
func ordinary(days []chart.Day) float64 {
	var most [3]float64
	for _, d := range days {
		for i, high := 0, max(d.Evening, d.Morning); i < len(most); i++ {
			if high > most[i] {
				most[i], high = high, most[i]
			}
		}
	}
	return most[2]
}

// marks writes under each week when it begins, on how many mornings it is
// settled, and the difference.
func (p *page) marks(a frame.Area, span calendar.Span, per int) {
	for day := span.From; day <= span.To; day += calendar.Week {
		x := int(day-span.From) * per
		x = a.Text(x, 0, day.Format("2 Jan"), theme.Dim) + 1
		if per == 1 {
			continue
		}
		week := calendar.Span{From: day, To: min(day+calendar.Week-1, span.To)}
		now, was := len(p.way.Outlook.Settled(week)), len(p.now.Settled(week))
		st, mark := theme.Ebb, "✓ "
		if now == 0 {
			st, mark = theme.Stress.Bold(), "✗"
		}
		x = a.Text(x, 0, mark, st)
		if now > 0 {
			x = a.Int(x, 0, now, st)
		}
		if now != was {
			a.Change(x+1, 0, now-was, theme.Accent.Bold())
		}
	}
}

// WaveDays appends what the days of a span carry to dst, as a wave draws it.
func WaveDays(o *outlook.Outlook, days calendar.Span, dst []chart.Day) []chart.Day {
	dst = slices.Grow(dst, max(0, days.Days()))
	for d := days.From; d <= days.To; d++ {
		dst = append(dst, screen.Carried(o, d))
	}
	return dst
}

// inkAt draws one cell of ink for a legend and gives the column after it.
func inkAt(a frame.Area, x, y int, r rune, st theme.Style) int {
	a.Rune(x, y, r, st)
	return x + 1
}
