package editor

import (
	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/tui/keys"
	"ebb/tui/phrase"
	"ebb/tui/screen"
)

// travel is a draft that is made by moving the cursor: a session is carried,
// or a day is chosen to be swapped with another.
type travel struct {
	reader keys.Reader
	from   calendar.Day
	item   int
	title  string
	enter  string // what enter does, for the hints
	follow plan.ID
	same   keys.Action
	make   func(s *Editor, sc *screen.Scene, from calendar.Day) (edit.Edit, error)
}

func carry(s *Editor, sc *screen.Scene, _ int) screen.Reply {
	session, _ := s.Session(sc)
	s.draft = &travel{
		from: s.Cursor, item: s.Item, follow: session.ID, title: "carrying " + phrase.Title(session), enter: "drop", same: keys.Carry,
		make: func(s *Editor, sc *screen.Scene, _ calendar.Day) (edit.Edit, error) {
			at, ok := sc.Plan.Locate(s.Cursor)
			if !ok {
				return nil, errNothingYet
			}
			return edit.MoveSession{Session: session.ID, To: onDay(sc.Plan, at)}, nil
		},
	}
	return screen.Reply{}
}

func swap(s *Editor, _ *screen.Scene, _ int) screen.Reply {
	s.draft = &travel{
		from: s.Cursor, item: s.Item, title: "swap " + s.Cursor.Format("Mon 2 Jan") + " with another day", enter: "swap", same: keys.SwapDays,
		make: func(s *Editor, sc *screen.Scene, from calendar.Day) (edit.Edit, error) {
			a, okA := sc.Plan.Locate(from)
			b, okB := sc.Plan.Locate(s.Cursor)
			if !okA || !okB {
				return nil, errNothingYet
			}
			return edit.SwapDays{A: onDay(sc.Plan, a), B: onDay(sc.Plan, b)}, nil
		},
	}
	return screen.Reply{}
}

func (t *travel) press(s *Editor, msg tea.Msg, sc *screen.Scene) outcome {
	if end := ends(msg); end != going {
		if end == left && t.reader.Reset() {
			return going
		}
		if end == left || s.Cursor == t.from {
			s.Cursor, s.Item = t.from, t.item
			return left
		}
		return end
	}
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return going
	}
	stroke := t.reader.Read(key.String())
	switch b, _ := keys.Of(stroke.Action); {
	case stroke.Action == t.same && s.Cursor != t.from:
		return taken
	case b.Group == keys.Move && stroke.Action != keys.GoToDate:
		deeds[stroke.Action].do(s, sc, stroke.Count)
	}
	return going
}

func (t *travel) change(s *Editor, sc *screen.Scene) (edit.Edit, error) {
	if s.Cursor == t.from {
		return nil, errNothingYet
	}
	return t.make(s, sc, t.from)
}

func (t *travel) take(s *Editor, sc *screen.Scene) (screen.Reply, error) {
	change, err := t.make(s, sc, t.from)
	s.follow = t.follow
	return screen.Reply{Edit: change}, err
}
