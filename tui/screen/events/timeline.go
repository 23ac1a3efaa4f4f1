package events

import (
	"ebb/plan/calendar"
	"ebb/tui/frame"
	"ebb/tui/theme"
)

// scale is the line of time that the windows of all events stand on.
type scale struct {
	from calendar.Day
	per  int // days a column
}

// most days that a column of the line of time has: more would hide a taper.
const mostPer = 7

// scaleOf gives the line of time for so many columns: all events with their
// windows where they fit, else those around the one under the cursor.
func (v *view) scaleOf(columns int) scale {
	if len(v.rows) == 0 || columns < 1 {
		return scale{per: 1}
	}
	all := around(&v.rows[0])
	for i := range v.rows {
		all = all.Union(around(&v.rows[i]))
	}
	per := (all.Days() + columns - 1) / columns
	if per <= mostPer {
		return scale{all.From, max(1, per)}
	}
	here := around(&v.rows[max(v.at, 0)])
	slack := max(0, columns*mostPer-here.Days())
	from := max(all.From, here.From-calendar.Day(slack/3))
	return scale{min(from, all.To-calendar.Day(columns*mostPer)+1), mostPer}
}

// around gives an event with its windows.
func around(r *row) calendar.Span {
	span := r.event.Span()
	if r.hasWindows {
		span = calendar.Span{From: min(span.From, r.windows.Taper.From), To: max(span.To, r.windows.EasyOnly.To)}
	}
	return span
}

// column gives the column of a day.
func (s scale) column(day calendar.Day) int {
	n := int(day - s.from)
	if n < 0 {
		return (n - s.per + 1) / s.per
	}
	return n / s.per
}

// months writes the names of months over the line of time, and marks today.
func (v *view) months(a frame.Area) {
	s := v.scaleOf(a.W)
	free := 0
	for day := s.from; s.column(day) < a.W; {
		year, month, n := day.Date()
		first := calendar.Of(year, month, 1)
		if n > 1 {
			first = calendar.Of(year, month+1, 1)
		}
		x := s.column(first)
		if x >= free && x+3 <= a.W {
			free = a.Text(x, 0, first.Format("Jan"), theme.Dim) + 1
		}
		day = first + 1
	}
	if x := s.column(v.Scene.Today); x >= 0 && x < a.W {
		a.Restyle(x, 0, 1, 1, theme.Accent.Bold().Reverse())
	}
}

// windows draws an event and what it asks for on the line of time.
func (v *view) windows(a frame.Area, r *row) {
	s := v.scaleOf(a.W)
	band := func(days calendar.Span, sign rune, st theme.Style) {
		if days.Days() == 0 {
			return
		}
		for x := max(0, s.column(days.From)); x <= min(a.W-1, s.column(days.To)); x++ {
			a.Rune(x, 0, sign, st)
		}
	}
	if r.hasWindows {
		band(r.windows.EasyOnly, theme.Line, theme.Pool)
		band(r.windows.NoHard, theme.Settled, theme.Pool)
		band(r.windows.Taper, theme.Taper, theme.Dim)
	}
	band(r.event.Span(), theme.Settled, theme.Accent.Bold())
	if x := s.column(r.event.From); x >= 0 && x < a.W {
		a.Rune(x, 0, rune(r.event.Priority.String()[0]), theme.Accent.Bold())
	}
}
