package editor

import (
	"fmt"

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
				return reading{}, fmt.Errorf("nothing in the plan holds %q", text)
			}
			words := fmt.Sprintf("%s, next on %s: %s", phrase.Counted(len(hits), "place"), hit.Day.Format("Mon 2 Jan"), hit.Words)
			return reading{moveTo: hit.Day, item: hit.Item, moves: true, words: words, seek: text}, nil
		},
	}
}

// found goes on to the next thing that holds the words, or back.
func found(by int) act {
	return func(s *Editor, sc *screen.Scene, count int) screen.Reply {
		hit, round, ok := search.Next(search.Find(sc.Plan, sc.Athlete, s.sought), s.Cursor, s.Item, by*count)
		if !ok {
			return screen.Refuse(fmt.Sprintf("nothing in the plan holds %q any more", s.sought))
		}
		s.MoveTo(hit.Day, sc)
		s.Item = hit.Item
		s.keepInside(sc)
		if round {
			return screen.Say("from the other end: " + hit.Words)
		}
		return screen.Say(hit.Words)
	}
}

func nothingSought(s *Editor, sc *screen.Scene) string {
	if s.sought == "" {
		return "nothing was searched yet: / searches"
	}
	return noSeason(s, sc)
}
