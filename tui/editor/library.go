package editor

import (
	"cmp"

	"ebb/plan"
	"ebb/plan/edit"
	"ebb/plan/library"
	"ebb/plan/load"
	"ebb/plan/notation"
	"ebb/tui/phrase"
	"ebb/tui/screen"
)

// PutIn begins to put an entry of a library where the cursor is, with what it
// does shown before it is stored: a session as a line that can still be changed,
// a week or a block behind the cursor's, with what gives way to be chosen.
func (s *Editor) PutIn(l library.Library, e library.Entry, sc *screen.Scene) screen.Reply {
	s.Run, s.sel = nil, nil
	reply := screen.Reply{}
	switch why := noSeason(s, sc); {
	case e.What == library.Sessions:
		reply = ask(askFrom(e))(s, sc, 1)
	case e.What != library.Weeks && e.What != library.Blocks:
		return screen.Refuse("sessions, weeks and blocks are put into a plan; sketches are made by a " + e.What.String())
	case why != "":
		return screen.Refuse(why)
	case e.What == library.Weeks:
		kept := register{weeks: []plan.Microcycle{e.Week}, days: e.Week.Days}
		reply = s.pasteWeeks(kept, nil, 1, 1, sc)
	default:
		s.putBlock(l, e)
	}
	s.Refresh(sc)
	return reply
}

// askFrom is the line of a new session that begins as an entry has it.
func askFrom(e library.Entry) func(*Editor, *screen.Scene) question {
	return func(s *Editor, sc *screen.Scene) question {
		q := askSession(s, sc)
		q.start = func(s *Editor, sc *screen.Scene) string { return notation.PrintSession(e.Session, s.sport(sc)) }
		return q
	}
}

// putBlock puts a block behind that of the cursor.
func (s *Editor) putBlock(l library.Library, e library.Entry) {
	s.draft = &reshape{
		weeks: 1, least: 1, gives: s.gives,
		title: func(s *Editor, sc *screen.Scene, times int) string {
			at, _ := s.here(sc)
			title := "put " + e.Name + " behind " + sc.Plan.Block(at).Name
			if times > 1 {
				title += ", " + phrase.Counted(times, "time")
			}
			return title
		},
		make: func(s *Editor, sc *screen.Scene, times int) (edit.Edit, error) {
			at, _ := s.here(sc)
			season := sc.Plan.Seasons[at.Season]
			add := edit.AddBlock{Season: season.ID}
			if next := at.Block + 1; next < len(season.Blocks) {
				add = edit.AddBlock{Before: season.Blocks[next].ID}
			}
			var batch edit.Batch
			for range times {
				add.Block = s.blockOf(l, e, sc)
				batch.Edits = append(batch.Edits, add)
			}
			if times == 1 {
				return add, nil
			}
			return batch, nil
		},
	}
}

// blockOf gives the block of an entry with new ids: a copy, or one that is made
// from as much as was planned in the weeks up to the cursor's.
func (s *Editor) blockOf(l library.Library, e library.Entry, sc *screen.Scene) plan.Mesocycle {
	b := e.Block
	if e.Parameters.Weeks > 0 {
		before, most := s.loadsUpTo(sc)
		b = e.Parameters.Make(e.Name, most/load.Score(1, .70), 0)
		b = l.Fill(b, library.Filling{
			Athlete: sc.Athlete, Start: sc.Plan.BlockSpan(s.placed(sc)).To + 1, Discipline: library.DisciplineAhead(sc.Plan.Events, sc.Athlete, s.Cursor), Quality: e.Parameters.Quality, Before: before,
		})
	}
	b.ID = sc.NewID()
	b.Name = cmp.Or(b.Name, e.Name)
	weeks := make([]plan.Microcycle, len(b.Weeks))
	for i := range b.Weeks {
		weeks[i] = likeWeek(b.Weeks[i], sc)
	}
	b.Weeks = weeks
	return b
}

func (s *Editor) placed(sc *screen.Scene) plan.Place {
	at, _ := s.here(sc)
	return at
}

// leastLoad is that of a week where next to nothing was planned before: some
// three hours.
const leastLoad = 150

// loadsUpTo gives the planned loads of the four weeks up to the cursor's, and the
// largest of them.
func (s *Editor) loadsUpTo(sc *screen.Scene) (before []float64, most float64) {
	here := s.placed(sc)
	most = leastLoad
	for at := range sc.Plan.Weeks() {
		if at.Season == here.Season && at.Start <= here.Start {
			before = append(before, sc.Outlook.Week(at).Planned)
		}
	}
	before = before[max(0, len(before)-4):]
	for _, one := range before {
		most = max(most, one)
	}
	return before, most
}

// Keepable gives what is selected, or the session under the cursor, as an entry
// of a sort that has no name yet: of patterns, how the week of the cursor lies; why
// says that there is nothing to keep.
func (s *Editor) Keepable(what library.What, sc *screen.Scene) (e library.Entry, why string) {
	if what == library.Patterns {
		at, week := s.here(sc)
		if week == nil {
			return e, noSeason(s, sc)
		}
		e, err := library.PatternOf(sc.Plan, at, sc.Athlete)
		if err != nil {
			why = err.Error()
		}
		return e, why
	}
	span, selected := s.Selected(sc.Plan)
	if !selected {
		session, ok := s.Session(sc)
		if !ok {
			return e, noSession(s, sc)
		}
		return sessionEntry(session, s.sport(sc)), ""
	}
	if s.sel.of == ofDays {
		on := s.taken(sc, 1).sessions
		if len(on) != 1 {
			return e, "select one session, or weeks (V): days of several sessions are no week"
		}
		return sessionEntry(on[0], s.sport(sc)), ""
	}
	weeks := weeksIn(sc.Plan, span)
	if len(weeks) == 1 {
		return library.Entry{What: library.Weeks, Week: copiedWeek(sc.Plan, weeks[0])}, ""
	}
	block := *sc.Plan.Block(weeks[0])
	block.ID, block.Weeks = plan.ID{}, nil
	for _, at := range weeks {
		block.Weeks = append(block.Weeks, copiedWeek(sc.Plan, at))
	}
	return library.Entry{What: library.Blocks, Block: block}, ""
}

// sessionEntry gives a session as an entry, its sport said.
func sessionEntry(session plan.Session, own plan.Sport) library.Entry {
	session = session.Clone()
	session.ID, session.Day = plan.ID{}, 0
	if session.Sport == plan.NoSport {
		session.Sport = own
	}
	return library.Entry{What: library.Sessions, Session: session}
}

// copiedWeek gives a week of a plan without ids.
func copiedWeek(p plan.Plan, at plan.Place) plan.Microcycle {
	w := *p.Week(at)
	w.ID = plan.ID{}
	sessions := make([]plan.Session, len(w.Sessions))
	for i := range w.Sessions {
		sessions[i] = w.Sessions[i].Clone()
		sessions[i].ID = plan.ID{}
	}
	w.Sessions = sessions
	return w
}
