package editor

import (
	"errors"
	"fmt"
	"slices"

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
	again  func(by calendar.Day) act // the same once more, as far; nil: never
}

// carry takes up the sessions of the day under the cursor.
func carry(s *Editor, sc *screen.Scene, _ int) screen.Reply {
	on := sc.Plan.SessionsOn(s.Cursor)
	s.carrySessions(on, sc)
	return screen.Reply{}
}

// CarrySession takes up the session under the cursor alone, as a drag does.
func (s *Editor) CarrySession(sc *screen.Scene) {
	if session, ok := s.Session(sc); ok {
		s.carrySessions([]plan.Session{session}, sc)
	}
}

// carrySelected takes up the sessions of the selected days, or the selected
// weeks.
func carrySelected(s *Editor, sc *screen.Scene, _ int) screen.Reply {
	if s.sel.of != ofDays {
		s.carryWeeks(sc)
		return screen.Reply{}
	}
	on := s.picked(sc)
	if len(on) == 0 {
		return screen.Refuse("no session in the selection")
	}
	s.sel = nil
	s.carrySessions(on, sc)
	return screen.Reply{}
}

// carrySessions goes with sessions to another day; those of several days keep
// their distance.
func (s *Editor) carrySessions(on []plan.Session, sc *screen.Scene) {
	title, follow := "carrying "+phrase.Title(on[0]), on[0].ID
	if here, ok := s.Session(sc); ok && slices.ContainsFunc(on, func(o plan.Session) bool { return o.ID == here.ID }) {
		follow = here.ID
	}
	if len(on) > 1 {
		title = "carrying " + phrase.Counted(len(on), "session")
	}
	s.draft = &travel{
		from: s.Cursor, item: s.Item, follow: follow, title: title, enter: "drop", same: keys.Carry,
		make: func(s *Editor, sc *screen.Scene, from calendar.Day) (edit.Edit, error) {
			var edits []edit.Edit
			for _, session := range on {
				was, _, ok := sc.Plan.FindSession(session.ID)
				if !ok {
					continue // another took it away meanwhile
				}
				to, ok := sc.Plan.Locate(was.Date() + s.Cursor - from)
				if !ok {
					return nil, fmt.Errorf("%s lies outside the season", (was.Date() + s.Cursor - from).Format("Mon 2 Jan"))
				}
				edits = append(edits, edit.MoveSession{Session: session.ID, To: onDay(sc.Plan, to)})
			}
			if len(edits) == 0 {
				return nil, errNothingYet
			}
			return titled(fmt.Sprintf("%s moved to %s", phrase.Counted(len(edits), "session"), s.Cursor.Format("Mon 2 Jan")), edits), nil
		},
		again: carryAgain,
	}
}

// carryAgain carries the day under the cursor as far as another was.
func carryAgain(by calendar.Day) act {
	return func(s *Editor, sc *screen.Scene, _ int) screen.Reply {
		if why := noSession(s, sc); why != "" {
			return screen.Refuse(why)
		}
		carry(s, sc, 1)
		return s.travelBy(by, sc)
	}
}

// swapAgain swaps the day under the cursor with the one that lies as far from it.
func swapAgain(by calendar.Day) act {
	return func(s *Editor, sc *screen.Scene, _ int) screen.Reply {
		swap(s, sc, 1)
		return s.travelBy(by, sc)
	}
}

// travelBy takes what was just taken up so many days on, and drops it.
func (s *Editor) travelBy(by calendar.Day, sc *screen.Scene) screen.Reply {
	t, _ := s.draft.(*travel)
	s.draft = nil
	if t == nil {
		return screen.Reply{}
	}
	s.MoveTo(t.from+by, sc)
	reply, err := t.take(s, sc)
	if err != nil {
		s.Cursor, s.Item = t.from, t.item
		return screen.Refuse(err.Error())
	}
	return reply
}

// carryWeeks goes with the selected weeks to the place of another.
func (s *Editor) carryWeeks(sc *screen.Scene) {
	span, _ := s.Selected(sc.Plan)
	in := weeksIn(sc.Plan, span)
	s.sel = nil
	s.Cursor = in[0].Start
	s.draft = weeksCarried(s, sc, in)
}

// CarryWeek takes up the week under the cursor, as a drag does.
func (s *Editor) CarryWeek(sc *screen.Scene) {
	at, _ := s.here(sc)
	s.draft = weeksCarried(s, sc, []plan.Place{at})
}

func weeksCarried(s *Editor, sc *screen.Scene, in []plan.Place) *travel {
	first, last := sc.Plan.Week(in[0]).ID, sc.Plan.Week(in[len(in)-1]).ID
	return &travel{
		from: s.Cursor, item: 0, title: "carrying " + phrase.Counted(len(in), "week"), enter: "drop", same: keys.Carry,
		make: func(s *Editor, sc *screen.Scene, from calendar.Day) (edit.Edit, error) {
			return weeksTo(sc.Plan, first, last, s.Cursor)
		},
	}
}

// weeksTo moves a run of weeks, one place after the other, until it stands
// where the week of a day did.
func weeksTo(p plan.Plan, first, last plan.ID, day calendar.Day) (edit.Edit, error) {
	to, ok := p.Locate(day)
	if !ok {
		return nil, errNothingYet
	}
	target := p.Week(to).ID
	from, _ := p.FindWeek(first)
	until, _ := p.FindWeek(last)
	if to.Start >= from.Start && to.Start <= until.Start {
		return nil, errNothingYet
	}
	later := to.Start > until.Start
	var edits []edit.Edit
	for {
		change, ok := beside(p, first, last, later)
		if !ok {
			return nil, errors.New("a week is carried within its season")
		}
		result, err := edit.Apply(p, change)
		if err != nil {
			return nil, err
		}
		p = result.Plan
		edits = append(edits, change)
		if change.Week == target {
			return titled(fmt.Sprintf("week moved to %s", day.Format("Mon 2 Jan")), edits), nil
		}
	}
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
		again: swapAgain,
	}
	return screen.Reply{}
}

func (t *travel) press(s *Editor, msg tea.Msg, sc *screen.Scene) outcome {
	if end := ends(msg); end != going {
		if end == left && t.reader.Reset() {
			return going
		}
		if _, err := t.change(s, sc); end == left || errors.Is(err, errNothingYet) {
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
	case stroke.Action == keys.GoToDate, stroke.Action == keys.FindingOn, stroke.Action == keys.FindingBack:
	case b.Group == keys.Move:
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
	if err != nil {
		return screen.Reply{}, err
	}
	s.follow = t.follow
	if t.again != nil {
		s.remember(t.again(s.Cursor-t.from), noSeason, nil, 1)
	}
	return screen.Reply{Edit: change}, nil
}
