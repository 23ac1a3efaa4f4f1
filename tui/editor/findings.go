package editor

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/outlook"
	"ebb/plan/rules"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/verdict"
)

// toFinding goes to the finding that is so many on, or back, and says it.
func toFinding(by int) act {
	return func(s *Editor, sc *screen.Scene, count int) screen.Reply {
		from := s.Cursor
		if f, ok := s.there(sc); ok { // its day may lie outside of every season
			from = sc.Findings.Day(f)
		}
		f, round, ok := sc.Findings.Next(from, s.stood.of, by*count)
		if !ok {
			return screen.Refuse(noFinding(s, sc))
		}
		s.ToFinding(f, sc)
		words := verdict.Title(f) + ": " + f.Says
		if round {
			words = "from the other end: " + words
		}
		return screen.Say(words)
	}
}

// ToFinding puts the cursor on the day that a finding stands on, and on the
// session that it is about. The keys that act on a finding act on this one while
// the cursor stays there.
func (s *Editor) ToFinding(f *rules.Finding, sc *screen.Scene) {
	s.MoveTo(sc.Findings.Day(f), sc)
	for i, session := range sc.Plan.SessionsOn(s.Cursor) {
		if session.ID == f.Case.Of || session.ID == f.Case.And && !f.Case.And.IsZero() {
			s.Item = i
		}
	}
	s.stood = stood{f.Case, s.Cursor}
}

// stood is the finding that was gone to last, and where the cursor came to stand.
type stood struct {
	of     rules.Case
	cursor calendar.Day
}

// there gives the finding that was gone to, while the cursor stays there.
func (s *Editor) there(sc *screen.Scene) (*rules.Finding, bool) {
	if s.stood.cursor != s.Cursor || s.stood.of == (rules.Case{}) {
		return nil, false
	}
	return sc.Findings.Find(s.stood.of)
}

// Finding gives what a key acts on: the finding that was gone to, else the
// gravest of the cursor's day, else of its week, else one that reaches far over
// it.
func (s *Editor) Finding(sc *screen.Scene) (*rules.Finding, bool) {
	if f, ok := s.there(sc); ok {
		return f, true
	}
	here := sc.Findings.Here(s.Cursor)
	if len(here) > 0 && (sc.Findings.Day(here[0]) == s.Cursor || !verdict.Far(here[0])) {
		return here[0], true
	}
	if week, ok := s.weekSpan(sc); ok {
		all := sc.Findings.All()
		for i := range all {
			if week.Has(sc.Findings.Day(&all[i])) {
				return &all[i], true
			}
		}
	}
	if len(here) > 0 {
		return here[0], true
	}
	return nil, false
}

// weekSpan gives the days of the week under the cursor.
func (s *Editor) weekSpan(sc *screen.Scene) (calendar.Span, bool) {
	at, ok := sc.Plan.Locate(s.Cursor)
	if !ok {
		return calendar.Span{}, false
	}
	return WeekSpan(&sc.Plan, at), true
}

// WeekSpan gives the days of a microcycle.
func WeekSpan(p *plan.Plan, at plan.Place) calendar.Span {
	return calendar.Span{From: at.Start, To: at.Start + calendar.Day(p.Week(at).Days) - 1}
}

// noFinding says why there is no finding to go to.
func noFinding(_ *Editor, sc *screen.Scene) string {
	switch {
	case sc.Findings == nil:
		return "the rules have not been asked yet"
	case len(sc.Findings.All()) == 0:
		return "the rules find nothing to stop at" + andInfos(sc.Findings)
	default:
		return ""
	}
}

// andInfos says that there is information beside.
func andInfos(s *verdict.Seen) string {
	if n := len(s.Infos()); n > 0 {
		return "; F lists " + phrase.Counted(n, "remark")
	}
	return ""
}

// nothingHere says why there is no finding to act on.
func nothingHere(s *Editor, sc *screen.Scene) string {
	if _, ok := s.Finding(sc); ok {
		return ""
	}
	if why := noFinding(s, sc); why != "" {
		return why
	}
	return "no finding on " + s.Cursor.Format("Mon 2 Jan") + " nor in its week: ] goes to the next"
}

// Unjudged gives the outlook of a preview that the rules have not been asked
// about yet; nil when there is none.
func (s *Editor) Unjudged() *outlook.Outlook {
	if s.Ahead == nil || s.Ahead.Outlook == nil || s.Ahead.Findings != nil {
		return nil
	}
	return s.Ahead.Outlook
}

// Judged takes up what the rules say of a preview, unless another is shown
// meanwhile.
func (s *Editor) Judged(of *outlook.Outlook, found *verdict.Seen) {
	if s.Ahead != nil && s.Ahead.Outlook == of {
		s.Ahead.Findings = found
	}
}

// Asked takes up that the rules have been asked about the plan: what puts a
// finding right can be looked for.
func (s *Editor) Asked(sc *screen.Scene) {
	if _, ok := s.draft.(*fixing); ok {
		s.Refresh(sc)
	}
}
