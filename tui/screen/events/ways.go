package events

import (
	"ebb/plan"
	"ebb/plan/rules"
	"ebb/tui/screen"
	"ebb/tui/verdict"
)

// waysOut says by which keys two races that stand in one another's way are put
// apart, each a preview that esc takes back.
func (v *view) waysOut(r *row) string {
	words := "ways out: < > moves it"
	if r.event.Priority < plan.C {
		words += ", - lowers its priority (a C race is run in training and asks for three fifths)"
	}
	words += ", x drops it; each can be undone"
	if f := ofRace(v.Found, r.event.ID); f != nil && v.Found.Fixable(f) {
		words += "; f previews what ebb would do"
	}
	return words
}

// ofRace gives what the rules find of a race: that it is too close to another
// before all else, and what may have a fix before what has none.
func ofRace(found *verdict.Seen, race plan.ID) (best *rules.Finding) {
	rank := 0
	for _, all := range [...][]rules.Finding{found.All(), found.Infos()} {
		for i := range all {
			f := &all[i]
			if f.Rule.Family != rules.Races || f.Case.Of != race && f.Case.And != race {
				continue
			}
			mine := 1
			if f.Rule.Name == "races-too-close" {
				mine++
			}
			if found.Fixable(f) {
				mine += 2
			}
			if mine > rank {
				best, rank = f, mine
			}
		}
	}
	return best
}

// fixRace looks for what puts right what the rules find of the race under the
// cursor, and previews it.
func fixRace(s *Screen, sc *screen.Scene, _ int) screen.Reply {
	e := s.here(sc)
	s.cursor = e.ID
	return s.FixFinding(ofRace(sc.Findings, e.ID), sc)
}

// inNoWay says why there is nothing to fix of a race.
func inNoWay(s *Screen, sc *screen.Scene) string {
	if why := none(s, sc); why != "" {
		return why
	}
	if sc.Findings == nil {
		return "the rules have not been asked yet"
	}
	if e := s.here(sc); ofRace(sc.Findings, e.ID) == nil {
		return "the rules find nothing of " + e.Name + " to fix"
	}
	return ""
}
