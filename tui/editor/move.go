package editor

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/tui/screen"
)

// act is the shape of what an action does.
type act = func(s *Editor, sc *screen.Scene, count int) screen.Reply

// MoveTo puts the cursor on a day; outside of every season it stays at the
// nearest day inside one.
func (s *Editor) MoveTo(day calendar.Day, sc *screen.Scene) {
	s.Cursor, s.Item = day, 0
	s.keepInside(sc)
}

func days(by int) act {
	return func(s *Editor, sc *screen.Scene, count int) screen.Reply {
		s.MoveTo(s.Cursor+calendar.Day(by*count), sc)
		return screen.Reply{}
	}
}

// rows moves by what the screen has as a row: days where it lists them, else
// microcycles.
func rows(by int) act {
	return func(s *Editor, sc *screen.Scene, count int) screen.Reply {
		if s.Listed {
			return days(by)(s, sc, count)
		}
		return weeks(by)(s, sc, count)
	}
}

// weeks moves by microcycles and keeps the place in it: the weekday in weeks
// of seven days, the day's number otherwise.
func weeks(by int) act {
	return func(s *Editor, sc *screen.Scene, count int) screen.Reply {
		here, ok := sc.Plan.Locate(s.Cursor)
		if !ok {
			return screen.Reply{}
		}
		places := places(sc.Plan)
		i := min(max(index(places, here.Start)+by*count, 0), len(places)-1)
		to := places[i]
		s.MoveTo(to.Start+calendar.Day(min(here.Day, sc.Plan.Week(to).Days-1)), sc)
		return screen.Reply{}
	}
}

// sessions moves to the next or previous session, within the day first.
func sessions(by int) act {
	return func(s *Editor, sc *screen.Scene, count int) screen.Reply {
		for range count {
			if !s.stepSession(by, sc) {
				return screen.Say("no further session")
			}
		}
		return screen.Reply{}
	}
}

func (s *Editor) stepSession(by int, sc *screen.Scene) bool {
	if next := s.Item + by; next >= 0 && next < len(sc.Plan.SessionsOn(s.Cursor)) {
		s.Item = next
		return true
	}
	here, ok := sc.Plan.Locate(s.Cursor)
	if !ok {
		return false
	}
	season := sc.Plan.Season(here).Span()
	for day := s.Cursor + calendar.Day(by); season.Has(day); day += calendar.Day(by) {
		if on := sc.Plan.SessionsOn(day); len(on) > 0 {
			s.Cursor, s.Item = day, 0
			if by < 0 {
				s.Item = len(on) - 1
			}
			return true
		}
	}
	return false
}

func blocks(by int) act {
	return func(s *Editor, sc *screen.Scene, count int) screen.Reply {
		firsts := blockStarts(sc.Plan)
		here, ok := sc.Plan.Locate(s.Cursor)
		if !ok || len(firsts) == 0 {
			return screen.Reply{}
		}
		start := sc.Plan.BlockStart(here)
		i := 0
		for i < len(firsts) && firsts[i] < start {
			i++
		}
		if by < 0 && s.Cursor > start { // back to this block's own start first
			i++
		}
		s.MoveTo(firsts[min(max(i+by*count, 0), len(firsts)-1)], sc)
		return screen.Reply{}
	}
}

func weekEnd(last bool) act {
	return func(s *Editor, sc *screen.Scene, _ int) screen.Reply {
		here, ok := sc.Plan.Locate(s.Cursor)
		if !ok {
			return screen.Reply{}
		}
		day := here.Start
		if last {
			day += calendar.Day(sc.Plan.Week(here).Days - 1)
		}
		s.MoveTo(day, sc)
		return screen.Reply{}
	}
}

func seasonEnd(last bool) act {
	return func(s *Editor, sc *screen.Scene, _ int) screen.Reply {
		here, ok := sc.Plan.Locate(s.Cursor)
		if !ok {
			return screen.Reply{}
		}
		span := sc.Plan.Season(here).Span()
		if last {
			s.MoveTo(span.To, sc)
		} else {
			s.MoveTo(span.From, sc)
		}
		return screen.Reply{}
	}
}

func toToday(s *Editor, sc *screen.Scene, _ int) screen.Reply {
	s.MoveTo(sc.Today, sc)
	if s.Cursor != sc.Today {
		return screen.Say("today lies outside the season: this is its nearest day")
	}
	return screen.Reply{}
}

// places lists the microcycles of a plan in the order of days.
func places(p plan.Plan) []plan.Place {
	var all []plan.Place
	for at := range p.Weeks() {
		all = append(all, at)
	}
	return all
}

func index(places []plan.Place, start calendar.Day) int {
	for i, at := range places {
		if at.Start == start {
			return i
		}
	}
	return 0
}

func blockStarts(p plan.Plan) []calendar.Day {
	var firsts []calendar.Day
	for at := range p.Weeks() {
		if at.Week == 0 {
			firsts = append(firsts, at.Start)
		}
	}
	return firsts
}
