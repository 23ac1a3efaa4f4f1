package season

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/tui/keys"
	"ebb/tui/phrase"
	"ebb/tui/screen"
)

// travels are the moves that may lead into another season.
var travels = map[keys.Action]bool{
	keys.DayBack: true, keys.DayOn: true, keys.WeekBack: true, keys.WeekOn: true,
	keys.BlockBack: true, keys.BlockOn: true, keys.ScreenBack: true, keys.ScreenOn: true,
	keys.SessionOn: true, keys.SessionBack: true, keys.GoToToday: true,
}

// ahead tells the moves that go on in time from those that go back.
var ahead = map[keys.Action]bool{
	keys.DayOn: true, keys.WeekOn: true, keys.BlockOn: true, keys.ScreenOn: true, keys.SessionOn: true,
}

// travel moves the cursor. Days end at the end of a season: one more leads into
// the next. What lies between two seasons is told, and so is the end of all.
func (s *Screen) travel(a keys.Action, count int, sc *screen.Scene) screen.Reply {
	was, from := s.Cursor, s.Item
	here, ok := sc.Plan.Locate(was)
	reply := s.Editor.Act(a, count, sc)
	if !ok || a == keys.GoToToday {
		return reply
	}
	if s.Cursor == was && s.Item == from {
		s.hop(ahead[a], here, sc)
	}
	there, ok := sc.Plan.Locate(s.Cursor)
	switch {
	case !ok:
		return reply
	case there.Season != here.Season:
		return screen.Say(told(sc.Plan, here.Season, there.Season))
	case s.Cursor == was && s.Item == from && reply.Says == "":
		return screen.Say(end(ahead[a]))
	default:
		return reply
	}
}

// hop goes to the near end of the next or previous season, if there is one.
func (s *Screen) hop(on bool, here plan.Place, sc *screen.Scene) {
	step := -1
	if on {
		step = 1
	}
	for i := here.Season + step; i >= 0 && i < len(sc.Plan.Seasons); i += step {
		span := sc.Plan.Seasons[i].Span()
		switch {
		case span.Days() == 0:
		case on:
			s.MoveTo(span.From, sc)
			return
		default:
			s.MoveTo(span.To, sc)
			return
		}
	}
}

// told says which season one has come to, and how much lies between it and the
// one before.
func told(p plan.Plan, from, to int) string {
	season := &p.Seasons[to]
	words := named(season) + ", from " + season.Start.Format("Mon 2 Jan 2006")
	first, second := &p.Seasons[min(from, to)], season
	if to < from {
		second = &p.Seasons[from]
	}
	if gap := int(second.Start - first.Span().To - 1); gap > 0 && to-from < 2 && from-to < 2 {
		words += ": " + length(gap) + " without a plan between"
	}
	return words
}

func named(season *plan.Macrocycle) string {
	if season.Name == "" {
		return "another season"
	}
	return season.Name
}

// length says so many days in weeks where they are whole.
func length(days int) string {
	if days%calendar.Week == 0 {
		return phrase.Counted(days/calendar.Week, "week")
	}
	return phrase.Counted(days, "day")
}

func end(on bool) string {
	if on {
		return "the plan ends here"
	}
	return "the plan begins here"
}
