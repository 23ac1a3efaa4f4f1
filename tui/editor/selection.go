package editor

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/tui/keys"
	"ebb/tui/phrase"
	"ebb/tui/screen"
)

// selection is the days from an anchor to the cursor, or the weeks or blocks
// that hold them. Operators work on it instead of the session under the cursor.
type selection struct {
	anchor calendar.Day
	of     extent
}

// extent is what a selection grows by.
type extent uint8

const (
	ofDays extent = iota
	ofWeeks
	ofBlocks
)

// Selected gives the days that are selected in a plan; ok is false when none are.
func (s *Editor) Selected(p plan.Plan) (span calendar.Span, ok bool) {
	if s.sel == nil {
		return calendar.Span{}, false
	}
	span = calendar.Span{From: min(s.sel.anchor, s.Cursor), To: max(s.sel.anchor, s.Cursor)}
	return s.sel.of.whole(p, span, s.sel.anchor), true
}

// whole widens a span to whole weeks or blocks of the season of its anchor:
// what is done to weeks is done within a season.
func (e extent) whole(p plan.Plan, span calendar.Span, anchor calendar.Day) calendar.Span {
	if e == ofDays {
		return span
	}
	if at, ok := p.Locate(anchor); ok {
		season := p.Season(at).Span()
		span = calendar.Span{From: max(span.From, season.From), To: min(span.To, season.To)}
	}
	if first, ok := p.Locate(span.From); ok {
		span.From = first.Start
		if e == ofBlocks {
			span.From = p.BlockSpan(first).From
		}
	}
	if last, ok := p.Locate(span.To); ok {
		span.To = last.Start + calendar.Day(p.Week(last).Days) - 1
		if e == ofBlocks {
			span.To = p.BlockSpan(last).To
		}
	}
	return span
}

// selectBy begins a selection, changes what it grows by, or ends it.
func selectBy(first, then extent) act {
	return func(s *Editor, sc *screen.Scene, _ int) screen.Reply {
		switch {
		case s.sel == nil:
			s.sel = &selection{anchor: s.Cursor, of: first}
		case s.sel.of == then:
			s.sel = nil
			return screen.Say("selection ended")
		case s.sel.of == first:
			s.sel.of = then
		default:
			s.sel.of = first
		}
		return screen.Say(s.saySelection(sc))
	}
}

// SaySelection counts what is selected; "" when nothing is.
func (s *Editor) SaySelection(sc *screen.Scene) string {
	if s.sel == nil {
		return ""
	}
	return s.saySelection(sc)
}

// saySelection counts what is selected.
func (s *Editor) saySelection(sc *screen.Scene) string {
	span, _ := s.Selected(sc.Plan)
	picked := s.picked(sc)
	of := phrase.Counted(span.Days(), "day")
	if s.sel.of != ofDays {
		of = phrase.Counted(len(weeksIn(sc.Plan, span)), "week")
	}
	return of + " selected with " + phrase.Counted(len(picked), "session")
}

// picked lists the sessions that the next operator works on: those of the
// selection, else the one under the cursor.
func (s *Editor) picked(sc *screen.Scene) []plan.Session {
	span, ok := s.Selected(sc.Plan)
	if !ok {
		if session, ok := s.Session(sc); ok {
			return []plan.Session{session}
		}
		return nil
	}
	var picked []plan.Session
	for day := span.From; day <= span.To; day++ {
		picked = append(picked, sc.Plan.SessionsOn(day)...)
	}
	return picked
}

// weeksIn lists the microcycles that lie in a span, even in part.
func weeksIn(p plan.Plan, span calendar.Span) []plan.Place {
	var in []plan.Place
	for at := range p.Weeks() {
		if at.Start <= span.To && at.Start+calendar.Day(p.Week(at).Days) > span.From {
			in = append(in, at)
		}
	}
	return in
}

// operators are the actions that work on a selection, in place of what they do
// to the session or week under the cursor.
var operators map[keys.Action]deed

func init() { // an initializer, as some of them read the table
	operators = map[keys.Action]deed{
		keys.More:       {do: scaleSelected(1), not: nothingToScale},
		keys.Less:       {do: scaleSelected(-1), not: nothingToScale},
		keys.Earlier:    {do: shiftSelected(-1), not: noSelection},
		keys.Later:      {do: shiftSelected(1), not: noSelection},
		keys.Cut:        {do: cutSelected, not: noSelection},
		keys.Copy:       {do: copySelected, not: noSelection},
		keys.Ease:       {do: easeSelected, not: noneSelected},
		keys.Carry:      {do: carrySelected, not: noSelection},
		keys.SetTarget:  {do: ask(askTargets), not: noSelection},
		keys.SetKind:    {do: ask(askKinds), not: noSelection},
		keys.DeleteWeek: {do: deleteSelected, not: noSelection},
	}
}

func noSelection(s *Editor, sc *screen.Scene) string {
	if s.sel == nil {
		return "nothing is selected"
	}
	return noSeason(s, sc)
}

func noneSelected(s *Editor, sc *screen.Scene) string {
	if why := noSelection(s, sc); why != "" {
		return why
	}
	if len(s.picked(sc)) == 0 {
		return "no session in the selection"
	}
	return ""
}

// nothingToScale lets weeks through: those that are outlines have targets.
func nothingToScale(s *Editor, sc *screen.Scene) string {
	if s.sel != nil && s.sel.of != ofDays {
		return noSelection(s, sc)
	}
	return noneSelected(s, sc)
}

// SelectFrom begins to select days, as a drag does.
func (s *Editor) SelectFrom(day calendar.Day) { s.sel = &selection{anchor: day, of: ofDays} }

// selectedDays names what is selected for the history: a day, or from when to
// when.
func (s *Editor) selectedDays(sc *screen.Scene) string {
	span, _ := s.Selected(sc.Plan)
	if span.From == span.To {
		return span.From.Format("Mon 2 Jan")
	}
	return span.From.Format("Mon 2 Jan") + " to " + span.To.Format("Mon 2 Jan")
}
