package edit

import (
	"ebb/plan"
	"ebb/plan/calendar"
)

// Edit is one change of a plan. The edits are the structs of this package and
// nothing else, so that each can be kept in a journal: see Encode.
type Edit interface {
	apply(d *draft) error
	words(p plan.Plan) string
}

// Result is what an edit makes of a plan.
type Result struct {
	Plan plan.Plan

	// Hops are the sessions that went over the edge of their week to keep
	// their weekday.
	Hops []Hop

	// Dropped are the sessions that lost their day: their week or block was
	// deleted, replaced or made shorter. Sessions that an edit deletes by name
	// are not among them.
	Dropped []plan.Session

	// Gave are the weeks that gave days under Cascade or Absorb, or got those
	// that became free, and Could those that can under Absorb, in the order of
	// days: any of them can be named in the edit.
	Gave  []Giving
	Could []plan.ID
}

// Hop is a session that keeps its weekday in a seven-day week whose start
// moved by no multiple of seven days, and so went over the edge of that week.
type Hop struct {
	Session  plan.ID
	Week     plan.ID
	From, To calendar.Day
}

// Apply does e to p and gives the plan that comes of it; p stays as it was.
//
// Errors that the caller may want to tell apart are of type Gone, Taken, NoDay,
// OfEvent, Overlap,
// NoWay, NoRoom and Unmoored; all others mean that the edit itself asks for something
// that no plan can hold.
func Apply(p plan.Plan, e Edit) (Result, error) {
	d := draft{Plan: p}
	if err := e.apply(&d); err != nil {
		return Result{}, err
	}
	return Result{Plan: d.Plan, Hops: d.hops, Dropped: d.dropped, Gave: d.gave, Could: d.could}, nil
}

// Batch is several edits as one: all are done, in order, or none.
type Batch struct {
	Title string // in plain words; "" when the edits speak for themselves
	Edits []Edit
}

func (e Batch) apply(d *draft) error {
	for _, one := range e.Edits {
		if err := one.apply(d); err != nil {
			return err
		}
	}
	d.hops = joinHops(d.hops)
	return nil
}

// joinHops makes one hop of several by the same session, and none of those
// that lead back.
func joinHops(hops []Hop) []Hop {
	var joined []Hop
	seen := map[plan.ID]int{}
	for _, h := range hops {
		if i, ok := seen[h.Session]; ok {
			joined[i].To = h.To
			continue
		}
		seen[h.Session] = len(joined)
		joined = append(joined, h)
	}
	kept := joined[:0]
	for _, h := range joined {
		if h.From != h.To {
			kept = append(kept, h)
		}
	}
	return kept
}
