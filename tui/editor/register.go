package editor

import (
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/notation"
	"ebb/plan/transfer"
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
	from     transfer.Person
}

// fitting gives the register for the athlete it is pasted to: as it is for the
// one it comes from, else as the other would do it, with what should be known.
func (r register) fitting(s *Editor, sc *screen.Scene) (fit register, says []string, other bool) {
	if r.from.Athlete == nil || r.from.Athlete.ID == sc.Athlete.ID {
		return r, nil, false
	}
	to := personOn(sc, s.Cursor)
	r.sessions, says = transfer.Sessions(r.sessions, r.from, to, sc.NewID)
	if len(r.weeks) > 0 {
		r.weeks, says = transfer.Weeks(r.weeks, r.from, to, sc.NewID)
	}
	return r, says, true
}

// personOn gives the athlete with the fitness of a day.
func personOn(sc *screen.Scene, day calendar.Day) transfer.Person {
	said, _ := sc.Outlook.Day(day)
	return transfer.Person{Athlete: sc.Athlete, Day: day, Fitness: said.Fitness}
}

func (r *register) empty() bool { return len(r.sessions) == 0 && len(r.weeks) == 0 }

// taken gives the selection, or the session under the cursor, as it is kept.
func (s *Editor) taken(sc *screen.Scene, count int) register {
	span, selected := s.Selected(sc.Plan)
	if !selected {
		on := sc.Plan.SessionsOn(s.Cursor)
		r := register{days: 1, from: personOn(sc, s.Cursor)}
		for _, session := range on[s.Item:min(s.Item+count, len(on))] {
			session = session.Clone()
			session.Day = 0
			r.sessions = append(r.sessions, session)
		}
		return r
	}
	r := register{days: span.Days(), from: personOn(sc, span.From)}
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
	return screen.Say("copied " + strings.Replace(says, " selected", "", 1) + "; p pastes it")
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
		s.sel = nil
		kept, says, other := s.register.fitting(s, sc)
		if len(kept.weeks) > 0 {
			return s.pasteWeeks(kept, says, behind, count, sc)
		}
		edits, follow, why := s.pasted(kept, behind, count, sc)
		if why != "" {
			return screen.Refuse(why)
		}
		s.follow = follow
		change := titled("pasted "+phrase.Counted(len(edits), "session"), edits)
		if other {
			s.Propose(pasteOf(kept, s.register, says, change, s.Cursor, s.sport(sc)), sc)
			return screen.Reply{}
		}
		return screen.Reply{Edit: change}
	}
}

// pasted gives the edits that put sessions on the cursor's day and those after
// it count times, and the first of them; why says that they don't fit.
func (s *Editor) pasted(kept register, behind, count int, sc *screen.Scene) (edits []edit.Edit, first plan.ID, why string) {
	before := plan.ID{}
	if on, next := sc.Plan.SessionsOn(s.Cursor), s.Item+behind; next < len(on) {
		before = on[next].ID
	}
	for n := range count {
		for _, session := range kept.sessions {
			day := s.Cursor + calendar.Day(session.Day)
			if kept.days > 1 { // one run of days behind the other
				day += calendar.Day(n * kept.days)
			}
			at, ok := sc.Plan.Locate(day)
			if !ok {
				return nil, first, day.Format("Mon 2 Jan") + " lies outside the season"
			}
			session = session.Clone()
			if _, _, there := sc.Plan.FindSession(session.ID); there || n > 0 || !kept.cut {
				session.ID = sc.NewID()
			}
			change := edit.AddSession{Session: session, To: onDay(sc.Plan, at)}
			if day == s.Cursor {
				change.Before = before
			}
			edits = append(edits, change)
			if first.IsZero() {
				first = session.ID
			}
		}
	}
	return edits, first, ""
}

// pasteWeeks puts copies of weeks behind or before the cursor's, with what
// gives way to be chosen.
func (s *Editor) pasteWeeks(kept register, says []string, behind, count int, sc *screen.Scene) screen.Reply {
	here, week := s.here(sc)
	into, beforeWeek := plan.ID{}, week.ID
	if behind == 1 {
		beforeWeek = plan.ID{}
		into = sc.Plan.Block(here).ID
		if next := here.Week + 1; next < len(sc.Plan.Block(here).Weeks) {
			into, beforeWeek = plan.ID{}, sc.Plan.Block(here).Weeks[next].ID
		}
	}
	s.draft = &reshape{
		says: strings.Join(says, " "), weeks: count, least: 1, gives: s.gives,
		fills: emptyFrom(sc.Plan, beforeWeek, len(kept.weeks)*count),
		title: func(_ *Editor, _ *screen.Scene, times int) string {
			return "paste " + phrase.Counted(len(kept.weeks)*times, "week") + " " + [...]string{"before", "behind"}[behind] + " " + here.Start.Format("Mon 2 Jan")
		},
		make: func(_ *Editor, sc *screen.Scene, times int) (edit.Edit, error) {
			var all []plan.Microcycle
			for n := range times {
				for _, copied := range kept.weeks {
					all = append(all, kept.again(copied, n > 0, sc))
				}
			}
			return edit.InsertWeek{Week: all[0], More: all[1:], Before: beforeWeek, Block: into}, nil
		},
	}
	return screen.Reply{}
}

// emptyFrom reports whether so many weeks from one on hold no session: what is
// pasted there is meant for them.
func emptyFrom(p plan.Plan, week plan.ID, count int) bool {
	at, ok := p.FindWeek(week)
	if !ok {
		return false
	}
	all := weeksFrom(p, at, count)
	for _, w := range all {
		if len(p.Week(w).Sessions) > 0 {
			return false
		}
	}
	return len(all) == count
}

// again gives a week of the register as it is pasted: with its ids when it was
// cut and they are free, else with new ones.
func (r register) again(week plan.Microcycle, second bool, sc *screen.Scene) plan.Microcycle {
	if _, there := sc.Plan.FindWeek(week.ID); there || second || !r.cut {
		return likeWeek(week, sc)
	}
	return week
}

// pasteOf offers what was copied from another athlete, line by line as it was
// and as it would be.
func pasteOf(fit, was register, says []string, change edit.Edit, on calendar.Day, own plan.Sport) Proposal {
	p := Proposal{Title: "paste " + phrase.Counted(len(fit.sessions), "session") + " from " + was.from.Athlete.Name, Edit: change}
	for i := range fit.sessions {
		a, b := notation.PrintSession(was.sessions[i], own), notation.PrintSession(fit.sessions[i], own)
		line := Line{Head: (on + calendar.Day(fit.sessions[i].Day)).Format("Mon 2 Jan"), Says: b}
		if a != b {
			line.Says = b + "   (was " + a + ")"
		}
		p.Lines = append(p.Lines, line)
	}
	p.Lines = append(p.Lines, Line{Kind: LineBeside})
	for _, words := range says {
		p.Lines = append(p.Lines, Line{Says: words, Kind: LineBeside})
	}
	return p
}
