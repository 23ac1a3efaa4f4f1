package editor

import (
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/tui/keys"
	"ebb/tui/screen"
)

// Typed is what is typed in a line or a form and is not stored yet: enough to go
// on with it another time.
type Typed struct {
	By    keys.Action  // that opens it
	About plan.ID      // the session or the event; zero: the day
	Day   calendar.Day // under the cursor
	Text  string
	Met   string // what it began with
}

// Typed gives what is typed; ok is false where nothing is that would be missed.
func (s *Editor) Typed(sc *screen.Scene) (t Typed, ok bool) {
	l := s.typing()
	if l == nil || l.by == keys.None {
		return t, false
	}
	t = Typed{By: l.by, About: l.event, Day: s.Cursor, Text: l.input.Value(), Met: l.met}
	if session, on := s.Session(sc); on && t.About.IsZero() && t.By != keys.AddLine {
		t.About = session.ID
	}
	return t, t.Text != l.met && strings.TrimSpace(t.Text) != ""
}

// typing gives the line that is typed, that of a form too; nil: none is.
func (s *Editor) typing() *line {
	switch d := s.draft.(type) {
	case *line:
		return d
	case *form:
		return &d.line
	default:
		return nil
	}
}

// TypeOn opens what a text was typed in, about what is under the cursor by now,
// with the text in it. What can't be opened is refused. Where the session is gone
// that was changed, the text makes one.
func (s *Editor) TypeOn(t Typed, sc *screen.Scene) screen.Reply {
	reply := s.askAgain(t, sc)
	l := s.typing()
	if l == nil {
		return reply
	}
	l.met = t.Met // who changed it meanwhile is told of before it is written over
	l.input.SetValue(t.Text)
	l.input.CursorEnd()
	if f, ok := s.draft.(*form); ok {
		f.refill()
	}
	s.Refresh(sc)
	return reply
}

func (s *Editor) askAgain(t Typed, sc *screen.Scene) screen.Reply {
	for i := range sc.Plan.Events {
		switch e := &sc.Plan.Events[i]; {
		case e.ID != t.About:
		case t.By == keys.AddEvent:
			return s.AskEvent(*e, sc)
		case t.By == keys.AddLine:
			return s.AskRacePlan(*e, max(0, min(int(t.Day-e.From), e.Days-1)), sc)
		}
	}
	if here, _ := s.Session(sc); t.By == keys.EditLine && (t.About.IsZero() || here.ID != t.About) {
		if ok, why := s.Can(keys.AddLine, sc); !ok {
			return screen.Refuse(why)
		}
		return openForm(askSession)(s, sc, 1)
	}
	return s.Act(t.By, 1, sc)
}
