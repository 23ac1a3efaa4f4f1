package rules

import (
	"ebb/plan/edit"
)

// search goes through the edits that may put a finding right.
type search struct {
	*Verdict
	of      *Finding
	left    int     // edits that may still be tried
	way     Finding // what the first that takes the finding away would bring
	blocked bool    // there is such a one
}

// Beyond so many edits nobody waits: for a finding, and for what one of them
// brings.
const (
	tried = 160
	amend = 14
)

// tries makes an edit. One that takes the finding away, and brings another that
// stands in its way, is tried together with what puts that one right.
func (s *search) tries(e edit.Edit) (fix Fix, ok bool) {
	s.left--
	fix, ok = s.try(s.of, e)
	if ok || fix.Verdict == nil || !fix.cures(s.of) {
		return fix, ok
	}
	at := fix.cost(s.of)
	if at < 0 {
		return fix, false
	}
	brings := fix.Come[at]
	if !s.blocked {
		s.way, s.blocked = brings, true
	}
	propose := proposals[brings.Rule.ID]
	if propose == nil {
		return fix, false
	}
	for i, more := range propose(fix.Verdict.ground, &brings) {
		if i == amend || s.left <= 0 {
			break
		}
		s.left--
		if both, ok := s.try(s.of, edit.Batch{Title: edit.Words(s.ground.plan, e) + ", " + edit.Words(fix.Plan, more), Edits: []edit.Edit{e, more}}); ok {
			return both, true
		}
	}
	return fix, false
}

// waitFor are the rules whose findings wait for races that are too close.
var waitFor = map[string]bool{"R14": true, "R15": true, "R16": true, "R18": true}

// waits gives the races that are to be put apart before a finding is put right;
// nil where there are none.
func (v *Verdict) waits(f *Finding) *Finding {
	if !waitFor[f.Rule.ID] {
		return nil
	}
	for i := range v.findings {
		c := &v.findings[i]
		if c.Severity == Red && c.Rule.ID == "R19" && c.From <= f.To && f.From <= c.To {
			if _, ok := v.Fix(c); ok {
				return c
			}
		}
	}
	return nil
}
