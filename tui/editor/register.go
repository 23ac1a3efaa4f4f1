package editor

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/tui/phrase"
	"ebb/tui/screen"
)

// register is what was cut or copied: sessions with their days counted from
// the first, or whole weeks.
type register struct {
	sessions []plan.Session // Day: from the first day of what was taken
	weeks    []plan.Microcycle
	days     int  // of what was taken
	cut      bool // it was taken out: pasted once, the ids stay
}

func (r *register) empty() bool { return len(r.sessions) == 0 && len(r.weeks) == 0 }

// taken gives the selection, or the session under the cursor, as it is kept.
func (s *Editor) taken(sc *screen.Scene, count int) register {
	span, selected := s.Selected(sc.Plan)
	if !selected {
		on := sc.Plan.SessionsOn(s.Cursor)
		r := register{days: 1}
		for _, session := range on[s.Item:min(s.Item+count, len(on))] {
			session = session.Clone()
			session.Day = 0
			r.sessions = append(r.sessions, session)
		}
		return r
	}
	r := register{days: span.Days()}
	if s.sel.of != ofDays {
		for _, at := range weeksIn(sc.Plan, span) {
			week := *sc.Plan.Week(at)
			week.Sessions = nil
			for _, session := range sc.Plan.Week(at).Sessions {
				week.Sessions = append(week.Sessions, session.Clone())
			}
			r.weeks = append(r.weeks, week)
		}
		return r
	}
	for day := span.From; day <= span.To; day++ {
		for _, session := range sc.Plan.SessionsOn(day) {
			session = session.Clone()
			session.Day = int(day - span.From)
			r.sessions = append(r.sessions, session)
		}
	}
	return r
}

// cutSelected takes the sessions of the selected days out, or the selected
// weeks with what gives way to be chosen.
func cutSelected(s *Editor, sc *screen.Scene, _ int) screen.Reply {
	taken := s.taken(sc, 1)
	if taken.empty() {
		return screen.Refuse("no session in the selection")
	}
	taken.cut = true
	s.register = taken
	if len(taken.weeks) > 0 {
		return deleteSelected(s, sc, 1)
	}
	var gone edit.DeleteSessions
	for _, session := range taken.sessions {
		gone.Sessions = append(gone.Sessions, session.ID)
	}
	s.endSelection(sc)
	return screen.Reply{Edit: gone}
}

func copySelected(s *Editor, sc *screen.Scene, _ int) screen.Reply {
	taken := s.taken(sc, 1)
	if taken.empty() {
		return screen.Refuse("no session in the selection")
	}
	s.register = taken
	says := s.saySelection(sc)
	s.endSelection(sc)
	return screen.Say("copied: " + says + "; p pastes it")
}

// endSelection leaves the cursor on the first day of what was selected.
func (s *Editor) endSelection(sc *screen.Scene) {
	if span, ok := s.Selected(sc.Plan); ok {
		s.MoveTo(span.From, sc)
	}
	s.sel = nil
}

// paste puts what was cut or copied on the cursor's day and the days after it,
// behind or before the session under the cursor; weeks go behind or before the
// cursor's. What was cut and is gone from the plan keeps its ids; a copy gets
// new ones.
func paste(behind int) act {
	return func(s *Editor, sc *screen.Scene, count int) screen.Reply {
		s.last = paste(behind)
		s.sel = nil
		if len(s.register.weeks) > 0 {
			return s.pasteWeeks(behind, count, sc)
		}
		on := sc.Plan.SessionsOn(s.Cursor)
		before := plan.ID{}
		if next := s.Item + behind; next < len(on) {
			before = on[next].ID
		}
		var edits []edit.Edit
		for n := range count {
			for _, session := range s.register.sessions {
				day := s.Cursor + calendar.Day(session.Day)
				if s.register.days > 1 { // one run of days behind the other
					day += calendar.Day(n * s.register.days)
				}
				at, ok := sc.Plan.Locate(day)
				if !ok {
					return screen.Refuse(day.Format("Mon 2 Jan") + " lies outside the season")
				}
				session = session.Clone()
				if _, _, there := sc.Plan.FindSession(session.ID); there || n > 0 {
					session.ID = sc.NewID()
				}
				if s.follow.IsZero() {
					s.follow = session.ID
				}
				change := edit.AddSession{Session: session, To: onDay(sc.Plan, at)}
				if day == s.Cursor {
					change.Before = before
				}
				edits = append(edits, change)
			}
		}
		return screen.Reply{Edit: titled("pasted "+phrase.Counted(len(edits), "session"), edits)}
	}
}

// pasteWeeks puts copies of weeks behind or before the cursor's, with what
// gives way to be chosen.
func (s *Editor) pasteWeeks(behind, count int, sc *screen.Scene) screen.Reply {
	here, week := s.here(sc)
	into, beforeWeek := plan.ID{}, week.ID
	if behind == 1 {
		beforeWeek = plan.ID{}
		into = sc.Plan.Block(here).ID
		if next := here.Week + 1; next < len(sc.Plan.Block(here).Weeks) {
			into, beforeWeek = plan.ID{}, sc.Plan.Block(here).Weeks[next].ID
		}
	}
	kept := s.register
	s.draft = &reshape{
		weeks: count, least: 1, gives: s.gives,
		title: func(_ *Editor, _ *screen.Scene, times int) string {
			return "paste " + phrase.Counted(len(kept.weeks)*times, "week") + " " + [...]string{"before", "behind"}[behind] + " " + here.Start.Format("Mon 2 Jan")
		},
		make: func(_ *Editor, sc *screen.Scene, times int) (edit.Edit, error) {
			var edits []edit.Edit
			for n := range times {
				for _, copied := range kept.weeks {
					copied = kept.again(copied, n > 0, sc)
					edits = append(edits, edit.InsertWeek{Week: copied, Before: beforeWeek, Block: into})
				}
			}
			return titled("pasted "+phrase.Counted(len(edits), "week"), edits), nil
		},
	}
	return screen.Reply{}
}

// again gives a week of the register as it is pasted: with its ids when it was
// cut and they are free, else with new ones.
func (r register) again(week plan.Microcycle, second bool, sc *screen.Scene) plan.Microcycle {
	if _, there := sc.Plan.FindWeek(week.ID); there || second || !r.cut {
		return likeWeek(week, sc)
	}
	return week
}
