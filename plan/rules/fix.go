package rules

import (
	"cmp"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
)

// Fixable reports whether there may be a fix for a finding, without looking for
// it: its rule has one to propose, and it is not over.
func (v *Verdict) Fixable(f *Finding) bool {
	_, known := proposals[f.Rule.ID]
	return known && (f.To >= v.ground.in.Today || f.felt() && f.To >= v.ground.in.Today-answeredIn)
}

// answeredIn is how many days ago check-ins still ask for an answer.
const answeredIn = 3

// felt reports whether a finding is about how someone feels: a fix answers it,
// and what was felt stays.
func (f *Finding) felt() bool {
	return f.Rule.ID == "R39" || f.Rule.ID == "R40" || f.Rule.ID == "R41"
}

// Fix gives the first edit that takes a finding of v away, brings none to be
// warned of in a family that stands before its own, and none that is red at all,
// unless health asks for it; ok is false where none does. Days before today, races' own days, and sessions that
// were done are left as they are.
func (v *Verdict) Fix(f *Finding) (fix Fix, ok bool) {
	all := v.Fixes(f, 1)
	if len(all) == 0 {
		return Fix{}, false
	}
	return all[0], true
}

// Fixes gives up to so many fixes of a finding, as Fix does, those that a coach
// would rather make first. A finding on what is carried waits for the races that
// come too close within its days: without them it may be another.
func (v *Verdict) Fixes(f *Finding, most int) (all []Fix) {
	if !v.Fixable(f) || v.waits(f) != nil {
		return nil
	}
	s := search{Verdict: v, of: f, left: tried}
	return s.goes(proposals[f.Rule.ID](v.ground, f), most)
}

// try makes an edit; ok is false where it fails, touches what is to be left, or
// does not put the finding right.
func (v *Verdict) try(f *Finding, e edit.Edit) (fix Fix, ok bool) {
	r, err := edit.Apply(v.ground.plan, e)
	if err != nil || !v.ground.leaves(r.Plan) {
		return Fix{}, false
	}
	look := v.ground.in.Look.With(r.Plan)
	fix = Fix{Edit: e, Plan: r.Plan, Look: look, Verdict: v.With(look), was: v, day: max(f.From, v.ground.in.Today), about: cmp.Or(f.Case.And, f.Case.Of)}
	fix.Gone = lost(v.findings, fix.Verdict.findings)
	fix.Come = lost(fix.Verdict.findings, v.findings)
	return fix, fix.putsRight(f) && fix.Verdict.ground.comesDown(v.ground)
}

// putsRight reports whether a finding is gone, or a first step to it made, and at
// no higher cost.
func (f *Fix) putsRight(of *Finding) bool {
	return f.cost(of) < 0 && (f.cures(of) || f.lowers(of))
}

// lowers reports whether one of two races that are too close, both run all out,
// is run in training now: before a race is struck out it is made less of, and its
// athlete asked.
func (f *Fix) lowers(of *Finding) bool {
	if of.Rule.ID != "R19" || of.From == of.To || f.was == nil { // of two on one day none can be run
		return false
	}
	in := func(p *plan.Plan) (training int) {
		for i := range p.Events {
			if e := &p.Events[i]; e.Priority == plan.C && (e.ID == of.Case.Of || e.ID == of.Case.And) {
				training++
			}
		}
		return training
	}
	return in(&f.was.ground.plan) == 0 && in(&f.Plan) > 0
}

// cures reports whether a finding is gone.
func (f *Fix) cures(of *Finding) bool {
	return of.felt() || slices.ContainsFunc(f.Gone, func(g Finding) bool { return g.Case == of.Case && g.Severity == of.Severity })
}

// cost gives the place in Come of the first finding that stands in the way of a
// fix; -1 where none does.
func (f *Fix) cost(of *Finding) int {
	return slices.IndexFunc(f.Come, func(c Finding) bool {
		if c.Rule.Family < of.Rule.Family {
			return c.Severity >= Warn
		}
		return c.Severity == Red && of.Rule.Family != Health
	})
}

// Refused gives the finding that stands in the way of a fix of f: races that are
// to be put apart first, else what the first edit that takes f away would bring;
// ok is false where no edit takes it away, or one is a fix.
func (v *Verdict) Refused(f *Finding) (in Finding, ok bool) {
	if !v.Fixable(f) {
		return Finding{}, false
	}
	if first := v.waits(f); first != nil {
		return *first, true
	}
	s := search{Verdict: v, of: f, left: tried}
	if len(s.goes(proposals[f.Rule.ID](v.ground, f), 1)) > 0 {
		return Finding{}, false
	}
	return s.way, s.blocked
}

// alone gives a case without the other one.
func (c Case) alone() Case {
	c.And = plan.ID{}
	return c
}

// goesOn reports whether a finding on days or weeks is among others in another
// form: a row of days begins elsewhere when it gets shorter. One that lies mostly
// on other days is another finding.
func goesOn(f *Finding, others []Finding) bool {
	if f.Rule.Family != Recovery && f.Rule.Family != Load {
		return false
	}
	return slices.ContainsFunc(others, func(o Finding) bool {
		both := calendar.Span{From: max(o.From, f.From), To: min(o.To, f.To)}
		return o.Rule == f.Rule && o.Severity >= f.Severity && 2*both.Days() >= min(calendar.Span{From: o.From, To: o.To}.Days(), calendar.Span{From: f.From, To: f.To}.Days())
	})
}

// lost gives the findings of was that is has not, as grave or graver. What else
// a case has to do with, as the race before a race, may be another.
func lost(was, is []Finding) (gone []Finding) {
	has := make(map[Case]Severity, len(is))
	for i := range is {
		c := is[i].Case.alone()
		if s, known := has[c]; !known || s < is[i].Severity {
			has[c] = is[i].Severity
		}
	}
	for i := range was {
		f := &was[i]
		if s, known := has[f.Case.alone()]; (!known || s < f.Severity) && !goesOn(f, is) {
			gone = append(gone, *f)
		}
	}
	return gone
}
