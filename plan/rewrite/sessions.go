package rewrite

import (
	"fmt"

	"ebb/plan"
)

// pairSessions finds the old session of each new one, by one likeness after the
// other: each takes what the ones before it left.
func (w *writing) pairSessions() {
	byID := map[plan.ID]*session{}
	for _, s := range w.oldSessions {
		byID[s.ID] = s
	}
	for _, s := range w.newSessions {
		if old := byID[s.ID]; old != nil && !s.ID.IsZero() && old.pair == nil {
			s.pair, old.pair = old, s
		}
	}
	for _, likeness := range likenesses {
		w.pairBy(likeness)
	}
}

// likenesses are what sessions are paired by; "" pairs with none.
var likenesses = []func(s *session, week string) string{
	func(s *session, week string) string { return within(week, fmt.Sprint(s.place(), " ", s.line)) },
	func(s *session, week string) string { return within(week, s.line) },
	func(s *session, week string) string { return within(week, fmt.Sprint(s.place(), " ", s.Sport, s.Kind)) },
	func(s *session, week string) string { return within(week, fmt.Sprint(s.place())) },
	func(s *session, _ string) string { return s.line },
	func(s *session, week string) string { return within(week, fmt.Sprint(s.Sport, s.Kind)) },
}

func within(week, what string) string {
	if week == "" {
		return ""
	}
	return week + " " + what
}

// pairBy pairs sessions that are alike, in order.
func (w *writing) pairBy(likeness func(*session, string) string) {
	waiting := map[string][]*session{}
	for _, s := range w.oldSessions {
		if s.pair == nil && s.in.pair != nil {
			key := likeness(s, s.in.ID.String())
			waiting[key] = append(waiting[key], s)
		} else if s.pair == nil {
			if key := likeness(s, ""); key != "" {
				waiting[key] = append(waiting[key], s)
			}
		}
	}
	if len(waiting) == 0 {
		return
	}
	for _, s := range w.newSessions {
		if s.pair != nil {
			continue
		}
		in := ""
		if s.in.pair != nil {
			in = s.in.pair.ID.String()
		}
		key := likeness(s, in)
		if alike := waiting[key]; key != "" && len(alike) > 0 {
			old := alike[0]
			waiting[key] = alike[1:]
			s.pair, old.pair = old, s
		}
	}
}

// become gives a new session its id, and what of the old one is not written.
func (w *writing) become(s *session) plan.Session {
	made := s.Session.Clone()
	if s.pair != nil && made.Private == "" && w.keep {
		made.Private = s.pair.Private
	}
	if s.pair == nil {
		made.ID = w.newID()
		made.Origin = plan.ByHand
		return made
	}
	if s.same = s.line == s.pair.line && made.Private == s.pair.Private; s.same {
		made = s.pair.Session.Clone() // with all that lines leave out
	}
	made.ID, made.Day, made.Origin = s.pair.ID, s.Day, s.pair.Origin
	return made
}
