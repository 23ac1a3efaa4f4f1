package rules

import (
	"slices"

	"ebb/plan/edit"
)

// search goes through the edits that may put a finding right.
type search struct {
	*Verdict
	of      *Finding
	left    int     // edits that may still be tried
	mends   bool    // what an edit brings is put right with it
	way     Finding // what the first that takes the finding away would bring
	blocked bool    // there is such a one
}

// Beyond so many edits nobody waits: for a finding, and for what one of them
// brings.
const (
	tried  = 200
	amend  = 14
	rounds = 2
)

// goes tries edits in turn till so many are fixes. Of races the first choice is
// worth to put right what it brings; of all else only where no edit does without.
func (s *search) goes(edits []edit.Edit, most int) (all []Fix) {
	for _, s.mends = range [...]bool{s.of.Rule.Family == Races, true} {
		for _, e := range edits {
			if len(all) == most || s.left <= 0 {
				return all
			}
			fix, ok := s.tries(e)
			if ok && !slices.ContainsFunc(all, func(x Fix) bool { return edit.Equal(x.Plan, fix.Plan) }) {
				all = append(all, fix)
			}
		}
		if s.mends || len(all) > 0 {
			break
		}
	}
	return all
}

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
	if !s.blocked {
		s.way, s.blocked = fix.Come[at], true
	}
	if !s.mends {
		return fix, false
	}
	sofar := edit.Batch{Title: edit.Words(s.ground.plan, e), Edits: []edit.Edit{e}}
	for range rounds {
		brings := fix.Come[at]
		next, then, better := fix, sofar, false
		for i, more := range s.answers(fix, &brings) {
			if i == amend || s.left <= 0 {
				break
			}
			s.left--
			with := edit.Batch{Title: sofar.Title + ", " + edit.Words(fix.Plan, more), Edits: append(slices.Clone(sofar.Edits), more)}
			both, ok := s.try(s.of, with)
			if ok {
				return both, true
			}
			if !better && both.Verdict != nil && both.cures(s.of) && both.cost(s.of) >= 0 && !has(both.Come, &brings) {
				next, then, better = both, with, true
			}
		}
		if !better {
			break
		}
		fix, sofar, at = next, then, next.cost(s.of)
	}
	return fix, false
}

// answers proposes what puts right what a fix brings.
func (s *search) answers(fix Fix, brings *Finding) []edit.Edit {
	propose := proposals[brings.Rule.ID]
	if propose == nil {
		return nil
	}
	return propose(fix.Verdict.ground, brings)
}

// has reports whether a finding is among others.
func has(all []Finding, f *Finding) bool {
	return slices.ContainsFunc(all, func(o Finding) bool { return o.Case == f.Case && o.Severity >= f.Severity })
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
