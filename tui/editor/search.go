package editor

import (
	"fmt"

	"ebb/plan/calendar"
	"ebb/plan/search"
	"ebb/tui/phrase"
	"ebb/tui/screen"
)

// askSearch asks for words and goes to the next thing that holds them.
func askSearch(*Editor, *screen.Scene) question {
	return question{
		prompt: "/ ", hint: "long   #night   squats   canyon   down",
		start: func(s *Editor, _ *screen.Scene) string { return s.sought },
		read: func(s *Editor, sc *screen.Scene, text string) (reading, error) {
			hits := search.Find(sc.Plan, sc.Athlete, text)
			hit, _, ok := search.Next(hits, s.Cursor, s.Item-1, 1)
			if !ok {
				return reading{}, fmt.Errorf("nothing in the plan holds “%s”", text)
			}
			words := fmt.Sprintf("%s, next on %s: %s", phrase.Counted(len(hits), "place"), hit.Day.Format("Mon 2 Jan"), hit.Words)
			return reading{moveTo: hit.Day, item: hit.Item, moves: true, words: words, seek: text}, nil
		},
	}
}

// hit is where a search led: the thing may lie outside of every season, where
// the cursor can't stand.
type hit struct {
	day    calendar.Day
	item   int
	cursor calendar.Day // where the cursor came to stand
	at     int
}

// searchFrom gives the place that a search goes on from: that of the last hit
// while the cursor stands on it.
func (s *Editor) searchFrom() (calendar.Day, int) {
	if s.hit.cursor == s.Cursor && s.hit.at == s.Item && s.hit.cursor != 0 {
		return s.hit.day, s.hit.item
	}
	return s.Cursor, s.Item
}

// toHit goes to a thing that was found.
func (s *Editor) toHit(day calendar.Day, item int, sc *screen.Scene) {
	s.MoveTo(day, sc)
	if s.Cursor == day {
		s.Item = item
		s.keepInside(sc)
	}
	s.hit = hit{day, item, s.Cursor, s.Item}
}

// found goes on to the next thing that holds the words, or back.
func found(by int) act {
	return func(s *Editor, sc *screen.Scene, count int) screen.Reply {
		day, item := s.searchFrom()
		next, round, ok := search.Next(search.Find(sc.Plan, sc.Athlete, s.sought), day, item, by*count)
		if !ok {
			return screen.Refuse(fmt.Sprintf("nothing in the plan holds “%s” any more", s.sought))
		}
		s.toHit(next.Day, next.Item, sc)
		if round {
			return screen.Say("from the other end: " + next.Words)
		}
		return screen.Say(next.Words)
	}
}

func nothingSought(s *Editor, sc *screen.Scene) string {
	if s.sought == "" {
		return "nothing was searched yet: / searches"
	}
	return noSeason(s, sc)
}
