package editor

import (
	"ebb/plan/calendar"
	"ebb/tui/frame"
	"ebb/tui/frame/chart"
	"ebb/tui/theme"
)

// leastWave is the fewest rows in which the wave says something: two over the
// line, the line, one under it, dates.
const leastWave = 5

// wave draws the days around the cursor's as they would be over what they were.
func (f *form) wave(a frame.Area, v *View) {
	const gutter = 9
	per := 1
	if a.W-gutter >= 56 {
		per = 2
	}
	days := v.Span
	if fit := (a.W - gutter) / per; days.Days() > fit {
		days.From = max(days.From, min(v.At.Start-calendar.Week, days.To-calendar.Day(fit)+1))
		days.To = days.From + calendar.Day(fit) - 1
	}
	w := &chart.Wave{Days: WaveDays(v.Now, days, nil), Above: min(a.H-3, 8), Below: 1, Per: per, Cursor: int(v.Cursor - days.From), Marked: !v.Colours}
	highest := chart.Highest(w.Days)
	if v.Before != nil {
		w.Before = WaveDays(v.Before, days, nil)
		highest = max(highest, chart.Highest(w.Before))
	}
	w.Top = chart.Top(highest, 0)
	if !days.Has(v.Cursor) {
		w.Cursor = -1
	}
	w.Labels(a.Sub(0, 0, gutter-1, w.Rows()))
	w.Draw(a.Sub(gutter, 0, w.Columns(), w.Rows()))
	for day := days.From; day <= days.To; day += calendar.Week {
		a.Text(gutter+int(day-days.From)*per, w.Rows(), day.Format("2 Jan"), theme.Dim)
	}
}
