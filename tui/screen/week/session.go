package week

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/tui/frame"
	"ebb/tui/phrase"
	"ebb/tui/theme"
)

// session writes a session in one row: "long 3h45 +950m key  night, poles".
func (v *view) session(a frame.Area, x, y int, s *plan.Session, date calendar.Day, i int, short bool) int {
	st := v.ink(s, date)
	name := st
	on := v.Plan.Week(v.At).On(int(date - v.At.Start))
	if date == v.Cursor && i == v.Item && !v.Typing() && len(on) > 1 {
		name = name.Reverse()
	}
	x = a.Text(x, y, phrase.Sport(*s, v.Own), name)
	record := v.Scene.Answers[s.ID]
	if s.Kind == plan.Heavy || s.Kind == plan.Plyo {
		sign := 0 // that it was done is worth more than how it was meant
		if record != nil {
			sign = 2
		}
		if word := s.Kind.String(); record == nil || x+1+len(word)+1+frame.Width(phrase.Amount(*s))+sign <= a.W {
			x = a.Text(x+1, y, word, st)
		}
	}
	x = v.amounts(a, x, y, s, record, st)
	if record != nil {
		x = v.answer(a, x, y, s, record)
	} else if words := v.Scene.DoneOn(s); words != "" && x+2+len(words) <= a.W {
		x = a.Text(x+2, y, words, theme.Dim)
	}
	x = v.asked(a, x, y, s, date)
	if short {
		return x
	}
	if s.At != 0 {
		h, m := s.At.HourMinute()
		x = a.Text(x+1, y, string([]byte{'0' + byte(h/10), '0' + byte(h%10), ':', '0' + byte(m/10), '0' + byte(m%10)}), theme.Dim)
	}
	switch {
	case s.Key && x+4 <= a.W:
		x = a.Text(x+1, y, "key", theme.Accent)
	case s.Optional && x+12 <= a.W:
		x = a.Text(x+1, y, "if you like", theme.Dim)
	}
	if date == v.Scene.Today && i == 0 && record == nil && x+7 <= a.W {
		x = a.Text(x+2, y, "today", theme.Accent.Bold())
	}
	for n, tag := range s.Tags {
		lead := 2
		if n > 0 {
			x = a.Text(x, y, ",", theme.Dim)
			lead = 1
		}
		if x+lead+frame.Width(tag) > a.W {
			break
		}
		x = a.Text(x+lead, y, tag, theme.Dim)
	}
	return x
}

// amounts writes how long and how high a session is; of one in whose place
// something else was done neither. A figure that is cut off reads as another.
func (v *view) amounts(a frame.Area, x, y int, s *plan.Session, record *plan.Record, st theme.Style) int {
	if record != nil && record.State == plan.DoneInstead {
		return x
	}
	figures := [2]string{phrase.Amount(*s)}
	if !s.Climb.IsZero() {
		figures[1] = phrase.Height(s.Climb)
	}
	for _, figure := range figures {
		if figure != "" && x+1+frame.Width(figure) <= a.W {
			x = a.Text(x+1, y, figure, st)
		}
	}
	return x
}

// asked writes that something was asked of the coach and has no answer yet.
func (v *view) asked(a frame.Area, x, y int, s *plan.Session, date calendar.Day) int {
	words := v.Scene.AskShort(s, date)
	if words == "" || x+2 > a.W {
		return x
	}
	if x+1+frame.Width(words) > a.W {
		words = "?"
	}
	return a.Text(x+1, y, words, theme.Accent.Bold())
}

// ink is how strongly a session stands out.
func (v *view) ink(s *plan.Session, date calendar.Day) theme.Style {
	said, _ := v.Now.Day(date)
	switch {
	case v.IsNew(s, v.Scene.Plan.SessionsOn(date)):
		return theme.Accent.Bold()
	case said.Life != 0 && said.Load < 1:
		return theme.Dim
	case date < v.Scene.Today && s.Key:
		return theme.Dim.Bold()
	case date < v.Scene.Today || s.Kind == plan.Rest || s.Optional:
		return theme.Dim
	case s.Key || date == v.Scene.Today:
		return theme.Text.Bold()
	default:
		return theme.Body
	}
}

// answer writes what became of a session: done, how far off, or what instead.
func (v *view) answer(a frame.Area, x, y int, s *plan.Session, r *plan.Record) int {
	switch r.State {
	case plan.Skipped, plan.Nothing:
		return a.Text(x+1, y, "skipped", theme.Stress)
	case plan.DoneInstead:
		x = a.Text(x+1, y, "→ ", theme.Dim)
		x = a.Text(x, y, phrase.Sport(r.Done, v.Own)+" "+phrase.Amount(r.Done), theme.Body)
		return a.Text(x, y, " ✓", theme.Ebb)
	case plan.DoneAsPlanned, plan.DonePartly:
	}
	x = a.Text(max(0, min(x, a.W-2)), y, " ✓", theme.Ebb)
	if r.Done.Duration.IsZero() || s.Duration.IsZero() {
		return x
	}
	diff := (r.Done.Duration.Seconds - s.Duration.Seconds) / 60
	if clock := phrase.Clock(r.Done.Duration.Seconds); diff != 0 && x+1+len(clock) <= a.W {
		x = a.Text(x+1, y, clock, theme.Text)
		if x+5 <= a.W {
			x = a.Change(x+1, y, diff, theme.Dim)
		}
	}
	return x
}
