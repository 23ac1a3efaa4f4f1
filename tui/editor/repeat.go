package editor

import (
	"ebb/plan/calendar"
	"ebb/tui/keys"
	"ebb/tui/screen"
)

// repeat is the last change, to be done again where the cursor is.
type repeat struct {
	do  act
	not func(s *Editor, sc *screen.Scene) string // as of a deed
	on  *stretchOf                               // what it worked on; nil: what is under the cursor
	n   int                                      // its count
}

// stretchOf is how much was selected, wherever it was.
type stretchOf struct {
	of    extent
	count int // days, or weeks
}

// repeatable are the actions that change the plan at once; drafts say for
// themselves what is done again once they are taken.
var repeatable = map[keys.Action]bool{
	keys.More: true, keys.Less: true, keys.Earlier: true, keys.Later: true, keys.Cut: true, keys.Ease: true,
	keys.PasteAfter: true, keys.PasteBefore: true, keys.Split: true, keys.Merge: true,
}

// remember keeps a change to be done again.
func (s *Editor) remember(do act, not func(*Editor, *screen.Scene) string, on *stretchOf, count int) {
	s.last = repeat{do: do, not: not, on: on, n: count}
}

// selectedStretch says how much is selected; nil when nothing is.
func (s *Editor) selectedStretch(sc *screen.Scene) *stretchOf {
	span, ok := s.Selected(sc.Plan)
	if !ok {
		return nil
	}
	if s.sel.of == ofDays {
		return &stretchOf{ofDays, span.Days()}
	}
	return &stretchOf{ofWeeks, len(weeksIn(sc.Plan, span))}
}

// again does the last change once more, with its count when none is typed. What
// worked on a selection takes as many days or weeks from the cursor on.
func again(s *Editor, sc *screen.Scene, count int) screen.Reply {
	last := s.last
	if count == 1 {
		count = last.n
	}
	if last.on != nil && s.sel == nil {
		s.sel = &selection{anchor: s.Cursor, of: last.on.of}
		s.Cursor = s.further(last.on, sc)
		start := s.sel.anchor
		defer func() { s.sel, s.Run, s.Cursor = nil, nil, start }()
	}
	if last.not != nil {
		if why := last.not(s, sc); why != "" {
			return screen.Refuse(why)
		}
	}
	return last.do(s, sc, count)
}

// further gives the last day of so much from the cursor on, as far as there is.
func (s *Editor) further(on *stretchOf, sc *screen.Scene) calendar.Day {
	at, ok := sc.Plan.Locate(s.Cursor)
	if !ok {
		return s.Cursor
	}
	if on.of == ofDays {
		return min(s.Cursor+calendar.Day(on.count-1), sc.Plan.Season(at).Span().To)
	}
	from := weeksFrom(sc.Plan, at, on.count)
	return from[len(from)-1].Start
}

func nothingYet(s *Editor, _ *screen.Scene) string {
	if s.last.do == nil {
		return "nothing to repeat yet"
	}
	return ""
}
