package report

import (
	"cmp"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
)

// Held is a plan as records are held against it.
type Held struct {
	plan  *plan.Plan
	weeks []plan.Place // in the order of days
}

// Against makes a Held of a plan.
func Against(p *plan.Plan) Held { return Held{p, slices.Collect(p.Weeks())} }

// Besides reports whether a record answers nothing that the plan holds on the
// record's own day: it names no session, or one that lies on another day by now,
// or is gone. What was done stays on the day it was done.
func (h Held) Besides(r *plan.Record) bool {
	if r.State == plan.Nothing {
		return false
	}
	if len(r.Sessions) == 0 {
		return true
	}
	named := func(s plan.Session) bool { return r.Answers(s.ID) }
	return !slices.ContainsFunc(h.on(r.Day), named) && !slices.ContainsFunc(h.plan.Events, func(e plan.Event) bool {
		return e.Span().Has(r.Day) && (r.Answers(e.ID) || slices.ContainsFunc(e.Plan, named))
	})
}

// SamePlaces reports whether two plans hold the same sessions and events on the
// same days, so that records lie beside both alike.
func SamePlaces(a, b *plan.Plan) bool {
	if len(a.Events) != len(b.Events) {
		return false
	}
	for i := range a.Events {
		x, y := &a.Events[i], &b.Events[i]
		if x.ID != y.ID || x.Span() != y.Span() || !sameDays(x.Plan, y.Plan) {
			return false
		}
	}
	var of [100]plan.Place // a year or two need no memory of their own
	left := slices.AppendSeq(of[:0], a.Weeks())
	for y := range b.Weeks() {
		if len(left) == 0 || left[0].Start != y.Start || !sameDays(a.Week(left[0]).Sessions, b.Week(y).Sessions) {
			return false
		}
		left = left[1:]
	}
	return len(left) == 0
}

// sameDays reports whether two rows of sessions are the same ones on the same
// days; a row that two plans share is not gone through.
func sameDays(a, b []plan.Session) bool {
	if len(a) != len(b) {
		return false
	}
	if len(a) == 0 || &a[0] == &b[0] {
		return true
	}
	for i := range a {
		if a[i].ID != b[i].ID || a[i].Day != b[i].Day {
			return false
		}
	}
	return true
}

func (h Held) on(day calendar.Day) []plan.Session {
	i, found := slices.BinarySearchFunc(h.weeks, day, func(at plan.Place, day calendar.Day) int { return cmp.Compare(at.Start, day) })
	if !found {
		i--
	}
	if i < 0 {
		return nil
	}
	return h.plan.Week(h.weeks[i]).On(int(day - h.weeks[i].Start))
}

// Elsewhere gives the records that are besides the plan of their own day and
// name a session all the same, by that session.
func (h Held) Elsewhere(records []plan.Record) map[plan.ID]*plan.Record {
	found := map[plan.ID]*plan.Record{}
	for i := range records {
		if r := &records[i]; len(r.Sessions) > 0 && h.Besides(r) {
			for _, share := range r.Sessions {
				found[share.Session] = r
			}
		}
	}
	return found
}

// Displaced counts the records of what was done that answer a session of their
// day in one plan and none in the next, as it lies on another day there or is
// gone.
func Displaced(was, is *plan.Plan, records []plan.Record) (n int) {
	before, after := Against(was), Against(is)
	for i := range records {
		r := &records[i]
		if r.State != plan.Skipped && len(r.Sessions) > 0 && !before.Besides(r) && after.Besides(r) {
			n++
		}
	}
	return n
}

// PlannedOn gives the day on which the plan holds the first session or event
// that a record names and that is still there.
func PlannedOn(p *plan.Plan, r *plan.Record) (day calendar.Day, ok bool) {
	for _, share := range r.Sessions {
		if at, _, found := p.FindSession(share.Session); found {
			return at.Date(), true
		}
		if i, found := p.FindEvent(share.Session); found {
			return p.Events[i].From, true
		}
	}
	return 0, false
}
