package editor

import (
	"fmt"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/load"
	"ebb/plan/notation"
	"ebb/tui/keys"
	"ebb/tui/screen"
)

// scale makes the session under the cursor more or less by steps of 5 %. The
// presses of a run count from what the first one met, so that as many presses
// the other way give it back to the second.
func scale(by int) act {
	action := keys.More
	if by < 0 {
		action = keys.Less
	}
	return func(s *Editor, sc *screen.Scene, count int) screen.Reply {
		session, _ := s.Session(sc)
		r := s.press(action, session, sc)
		base := r.base
		change := edit.Scale{Session: session.ID, Steps: by * count, Base: &base, Taken: r.steps}
		if _, err := edit.Apply(sc.Plan, change); err != nil {
			return screen.Refuse(err.Error())
		}
		r.steps += by * count
		s.Run = r
		return screen.Reply{Edit: change, Run: r.token}
	}
}

// keep gives a session the place that another has.
func keep(s, place plan.Session) plan.Session {
	s.ID, s.Day, s.Origin = place.ID, place.Day, place.Origin
	return s
}

// press goes on with the run on screen, or begins another.
func (s *Editor) press(action keys.Action, session plan.Session, sc *screen.Scene) *Run {
	if s.Run != nil && s.Run.Target == session.ID && (s.Run.action == action || s.Run.action == opposite[action]) {
		return s.Run
	}
	return &Run{token: sc.NewID().String(), action: action, Target: session.ID, base: session, Before: sc.Outlook, Found: sc.Findings}
}

// shift moves the session under the cursor by days, and the cursor with it.
func shift(by int) act {
	action := keys.Later
	if by < 0 {
		action = keys.Earlier
	}
	return func(s *Editor, sc *screen.Scene, count int) screen.Reply {
		session, _ := s.Session(sc)
		to := s.Cursor + calendar.Day(by*count)
		at, ok := sc.Plan.Locate(to)
		if !ok {
			return screen.Refuse(to.Format("Mon 2 Jan") + " lies outside the season")
		}
		s.Run = s.press(action, session, sc)
		s.follow = session.ID
		return screen.Reply{Edit: edit.MoveSession{Session: session.ID, To: onDay(sc.Plan, at)}, Run: s.Run.token}
	}
}

func cut(s *Editor, sc *screen.Scene, count int) screen.Reply {
	s.register = s.taken(sc, count)
	s.register.cut = true
	var gone edit.DeleteSessions
	for _, session := range s.register.sessions {
		gone.Sessions = append(gone.Sessions, session.ID)
	}
	return screen.Reply{Edit: gone}
}

func copySession(s *Editor, sc *screen.Scene, _ int) screen.Reply {
	s.register = s.taken(sc, 1)
	return screen.Say("copied: p pastes it")
}

// onDay names a place by ids, as edits want it.
func onDay(p plan.Plan, at plan.Place) edit.Spot {
	return edit.Spot{Week: p.Week(at).ID, Day: at.Day}
}

// ease makes the session easy; pressed again it gives the session back.
func ease(s *Editor, sc *screen.Scene, _ int) screen.Reply {
	session, _ := s.Session(sc)
	if hard, ok := s.wasEased(session, sc); ok {
		return screen.Reply{Edit: edit.ChangeSession{Session: keep(hard, session)}}
	}
	if session.Kind == plan.Easy || session.Kind == plan.Recovery || session.Kind == plan.Rest {
		return screen.Say("it is easy already")
	}
	s.eased[session.ID] = session
	return screen.Reply{Edit: edit.ChangeSession{Session: keep(edit.Eased(session), session)}}
}

// wasEased gives what a session was before it was made easy; a session that was
// changed since, or given back, was not.
func (s *Editor) wasEased(now plan.Session, sc *screen.Scene) (hard plan.Session, ok bool) {
	hard, ok = s.eased[now.ID]
	own := s.sport(sc)
	return hard, ok && notation.PrintSession(edit.Eased(hard), own) == notation.PrintSession(now, own)
}

// done records the session under the cursor as planned.
func done(s *Editor, sc *screen.Scene, _ int) screen.Reply {
	session, _ := s.Session(sc)
	if record, answered := sc.Answers[session.ID]; answered {
		return screen.Say(fmt.Sprintf("already %s: r says it otherwise, u takes it back", record.State))
	}
	return screen.Reply{Record: &plan.Record{
		ID: sc.NewID(), Day: s.Cursor, State: plan.DoneAsPlanned, Sessions: []plan.Share{{Session: session.ID}},
		Done: session, Impulses: load.Append(nil, &session, sc.Athlete, s.Cursor),
		Method: load.Of(session, sc.Athlete, s.Cursor).Method, Source: "as planned",
	}}
}

func deleteEvent(s *Editor, sc *screen.Scene, _ int) screen.Reply {
	event := sc.Plan.EventsOn(s.Cursor)[0]
	return screen.Reply{Edit: edit.DeleteEvent{Event: event.ID}}
}
