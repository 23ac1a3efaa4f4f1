package rewrite

import (
	"slices"

	"ebb/plan"
	"ebb/plan/edit"
	"ebb/plan/notation"
)

// events makes the edits of the events that the scope holds.
func (w *writing) events(want Wanted) error {
	var old []plan.Event
	for _, e := range w.base.Events {
		if want.Scope.Has(e.From) {
			old = append(old, e)
		}
	}
	pairs := pairEvents(old, want.Events, w.own)
	for i := range old {
		if slices.Contains(pairs, i) {
			continue
		}
		w.tally.event.removed++
		if err := w.do(edit.DeleteEvent{Event: old[i].ID}); err != nil {
			return err
		}
	}
	for j, e := range want.Events {
		if err := w.event(e, old, pairs[j]); err != nil {
			return err
		}
	}
	return nil
}

// event changes an event of old, or adds one when there is none.
func (w *writing) event(e plan.Event, old []plan.Event, at int) error {
	if at < 0 {
		w.tally.event.added++
		e.ID = w.newID()
		e.Plan = w.eventPlan(nil, e.Plan)
		return w.do(edit.AddEvent{Event: e})
	}
	was := old[at]
	if e.Private == "" && w.keep {
		e.Private = was.Private
	}
	e.ID, e.Plan = was.ID, w.eventPlan(was.Plan, e.Plan)
	if notation.PrintEvent(was, w.own) == notation.PrintEvent(e, w.own) && w.samePlan(was.Plan, e.Plan) {
		return nil
	}
	w.tally.event.changed++
	return w.do(edit.ChangeEvent{Event: e})
}

// eventLikenesses are what events are paired by, in turn.
var eventLikenesses = []func(a, b *plan.Event, own plan.Sport) bool{
	func(a, b *plan.Event, _ plan.Sport) bool { return a.ID == b.ID },
	func(a, b *plan.Event, own plan.Sport) bool {
		return notation.PrintEvent(*a, own) == notation.PrintEvent(*b, own)
	},
	func(a, b *plan.Event, _ plan.Sport) bool { return a.Name == b.Name },
	func(a, b *plan.Event, _ plan.Sport) bool { return a.From == b.From },
}

// pairEvents gives the index of the old event of each new one, -1 for none.
func pairEvents(old, wanted []plan.Event, own plan.Sport) []int {
	pairs := make([]int, len(wanted))
	for j := range pairs {
		pairs[j] = -1
	}
	for _, alike := range eventLikenesses {
		for j := range wanted {
			for i := range old {
				if pairs[j] < 0 && !slices.Contains(pairs, i) && alike(&old[i], &wanted[j], own) {
					pairs[j] = i
				}
			}
		}
	}
	return pairs
}

func (w *writing) samePlan(was, is []plan.Session) bool {
	return slices.EqualFunc(was, is, func(a, b plan.Session) bool {
		return a.Day == b.Day && notation.PrintSession(a, w.own) == notation.PrintSession(b, w.own)
	})
}

// eventPlan pairs the sessions of an event as those of a week.
func (w *writing) eventPlan(was, is []plan.Session) []plan.Session {
	if len(is) == 0 {
		return nil
	}
	e := writing{own: w.own, newID: w.newID, keep: w.keep}
	a := e.week(plan.Microcycle{Days: plan.MaxDays, Sessions: was}, 0, 0, &e.oldSessions)
	b := e.week(plan.Microcycle{Days: plan.MaxDays, Sessions: is}, 0, 0, &e.newSessions)
	couple(a, b)
	e.pairSessions()
	made := make([]plan.Session, len(is))
	for i, s := range e.newSessions {
		made[i] = e.become(s)
	}
	return made
}
