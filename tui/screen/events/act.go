package events

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/tui/keys"
	"ebb/tui/screen"
)

// deed is what an action does on this screen, and why it can't be done now.
type deed struct {
	do  func(s *Screen, sc *screen.Scene, count int) screen.Reply
	not func(s *Screen, sc *screen.Scene) string // "" when it can be done; nil: always
}

// deeds ties the actions of the table to what they do here.
var deeds map[keys.Action]deed

func init() { // an initializer, as some deeds read the table
	deeds = map[keys.Action]deed{
		keys.WeekOn:      {do: steps(1), not: none},
		keys.WeekBack:    {do: steps(-1), not: none},
		keys.SeasonFirst: {do: toEnd(-1), not: none},
		keys.SeasonLast:  {do: toEnd(1), not: none},
		keys.ScreenOn:    {do: pages(1), not: none},
		keys.ScreenBack:  {do: pages(-1), not: none},
		keys.GoToToday:   {do: toNext, not: none},
		keys.In:          {do: open, not: none},
		keys.PanelOn:     {do: covered, not: uncovered},
		keys.InsertDown:  {do: recoverFrom, not: none},
		keys.Fix:         {do: fixRace, not: inNoWay},
		keys.Out:         {do: out},

		keys.AddLine:     {do: add},
		keys.AddEvent:    {do: addEvent},
		keys.EditLine:    {do: change, not: none},
		keys.Cut:         {do: remove, not: none},
		keys.DeleteEvent: {do: remove, not: none},
		keys.Earlier:     {do: shift(-1), not: none},
		keys.Later:       {do: shift(1), not: none},
		keys.More:        {do: rank(-1), not: highest},
		keys.Less:        {do: rank(1), not: lowest},

		keys.Undo: {do: func(_ *Screen, _ *screen.Scene, count int) screen.Reply { return screen.Reply{Undo: count} }},
		keys.Redo: {do: func(_ *Screen, _ *screen.Scene, count int) screen.Reply { return screen.Reply{Redo: count} }},
	}
}

func none(_ *Screen, sc *screen.Scene) string {
	if len(sc.Plan.Events) == 0 {
		return "there is no event yet: a adds one"
	}
	return ""
}

func highest(s *Screen, sc *screen.Scene) string {
	if why := none(s, sc); why != "" {
		return why
	}
	if e := s.here(sc); e.Priority == plan.A {
		return e.Name + " is an A event: there is no higher priority"
	}
	return ""
}

func lowest(s *Screen, sc *screen.Scene) string {
	if why := none(s, sc); why != "" {
		return why
	}
	if e := s.here(sc); e.Priority == plan.C {
		return e.Name + " is a C event: there is no lower priority"
	}
	return ""
}

// to puts the cursor on an event, or on the end of the list that is nearest.
func (s *Screen) to(i int, sc *screen.Scene) screen.Reply {
	s.cursor = sc.Plan.Events[min(max(i, 0), len(sc.Plan.Events)-1)].ID
	s.scroll = 0
	return screen.Reply{}
}

func steps(by int) func(*Screen, *screen.Scene, int) screen.Reply {
	return func(s *Screen, sc *screen.Scene, count int) screen.Reply {
		return s.to(s.index(sc.Plan.Events)+by*count, sc)
	}
}

func toEnd(by int) func(*Screen, *screen.Scene, int) screen.Reply {
	return func(s *Screen, sc *screen.Scene, _ int) screen.Reply { return s.to(by*len(sc.Plan.Events), sc) }
}

// pages goes on by as many events as fit, or by as many rows of the open one.
func pages(by int) func(*Screen, *screen.Scene, int) screen.Reply {
	return func(s *Screen, sc *screen.Scene, count int) screen.Reply {
		if s.opened {
			s.scroll = max(0, s.scroll+by*count*max(1, s.page-1)) // drawing keeps it within the page
			return screen.Reply{}
		}
		return s.to(s.index(sc.Plan.Events)+by*count*max(1, s.fit), sc)
	}
}

// toNext puts the cursor on the next event from today on.
func toNext(s *Screen, sc *screen.Scene, _ int) screen.Reply {
	for i := range sc.Plan.Events {
		if sc.Plan.Events[i].Span().To >= sc.Today {
			return s.to(i, sc)
		}
	}
	s.to(len(sc.Plan.Events), sc)
	return screen.Say("no event is ahead: this was the last")
}

// open shows all of an event; from there enter goes to its day in the block.
func open(s *Screen, sc *screen.Scene, _ int) screen.Reply {
	e := s.here(sc)
	s.cursor = e.ID
	if !s.opened {
		s.opened, s.scroll = true, 0
		return screen.Reply{}
	}
	s.opened = false
	s.MoveTo(e.From, sc)
	reply := screen.To(screen.Block)
	if s.Editor.Cursor != e.From {
		reply.Says = e.From.Format("Mon 2 Jan") + " lies outside every season: this is the nearest day"
	}
	return reply
}

// covered goes to what has been rehearsed of an event: the day that leads to it
// is its own.
func covered(s *Screen, sc *screen.Scene, _ int) screen.Reply {
	e := s.here(sc)
	s.cursor = e.ID
	s.MoveTo(e.From, sc)
	s.Editor.Cursor = e.From
	return screen.To(screen.Coverage)
}

func uncovered(s *Screen, sc *screen.Scene) string {
	if why := none(s, sc); why != "" {
		return why
	}
	if e := s.here(sc); e.Priority == plan.C {
		return e.Name + " is a C event, run in training: nothing need be rehearsed for it"
	}
	return ""
}

// Says gives what keys are called that do something of their own here.
func (s *Screen) Says(a keys.Action) string {
	switch a {
	case keys.PanelOn:
		return "coverage of its demands"
	case keys.InsertDown:
		return "recovery after it"
	case keys.Fix:
		return "fix what stands in its way"
	default:
		return ""
	}
}

// out ends one thing: the run on screen, then the open event, then the screen.
func out(s *Screen, _ *screen.Scene, _ int) screen.Reply {
	switch {
	case s.Run != nil:
		s.Run = nil
		return screen.Reply{Undo: 1}
	case s.opened:
		s.opened = false
		return screen.Reply{}
	default:
		return screen.Reply{Leave: true}
	}
}

// add opens the line of a new event; with an event open, the line of a session
// of its plan.
func add(s *Screen, sc *screen.Scene, count int) screen.Reply {
	if !s.opened || len(sc.Plan.Events) == 0 {
		return addEvent(s, sc, count)
	}
	e := s.here(sc)
	day := 0 // behind the last that is planned: a race of several days is filled in their order
	for _, session := range e.Plan {
		day = min(session.Day+1, e.Days-1)
	}
	return s.AskRacePlan(e, day, sc)
}

func addEvent(s *Screen, sc *screen.Scene, _ int) screen.Reply { return s.AskNewEvent(sc) }

func change(s *Screen, sc *screen.Scene, _ int) screen.Reply {
	e := s.here(sc)
	s.cursor = e.ID
	return s.AskEvent(e, sc)
}

// remove takes events out; the cursor goes to the one that takes the place.
func remove(s *Screen, sc *screen.Scene, count int) screen.Reply {
	i, all := s.index(sc.Plan.Events), sc.Plan.Events
	until := min(i+count, len(all))
	var gone edit.Batch
	for _, e := range all[i:until] {
		gone.Edits = append(gone.Edits, edit.DeleteEvent{Event: e.ID})
	}
	switch {
	case until < len(all):
		s.cursor = all[until].ID
	case i > 0:
		s.cursor = all[i-1].ID
	}
	s.opened = false
	if len(gone.Edits) == 1 {
		return screen.Reply{Edit: gone.Edits[0]}
	}
	return screen.Reply{Edit: gone}
}

func shift(by int) func(*Screen, *screen.Scene, int) screen.Reply {
	return func(s *Screen, sc *screen.Scene, count int) screen.Reply {
		e := s.here(sc)
		s.cursor = e.ID
		return s.ShiftEvent(e, by*count, sc)
	}
}

func rank(by int) func(*Screen, *screen.Scene, int) screen.Reply {
	return func(s *Screen, sc *screen.Scene, count int) screen.Reply {
		e := s.here(sc)
		s.cursor = e.ID
		to := min(max(int(e.Priority)+by*count, int(plan.A)), int(plan.C))
		return s.RankEvent(e, plan.Priority(to), sc)
	}
}

// dayWord says a day with its year where that is not today's.
func dayWord(day, today calendar.Day) string {
	y, _, _ := day.Date()
	if now, _, _ := today.Date(); y != now {
		return day.Format("Mon 2 Jan 2006")
	}
	return day.Format("Mon 2 Jan")
}
