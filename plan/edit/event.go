package edit

import (
	"cmp"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/sorting"
)

// AddEvent adds an event, with the ids of it and of the sessions in its plan.
type AddEvent struct {
	Event plan.Event `json:"event"`
}

// ChangeEvent gives an event new content. It keeps its id.
type ChangeEvent struct {
	Event plan.Event `json:"event"` // its ID says which
}

// DeleteEvent takes an event out.
type DeleteEvent struct {
	Event plan.ID `json:"event"`
}

// MoveEvent lets an event start on another day. Weeks stay where they are.
type MoveEvent struct {
	Event plan.ID      `json:"event"`
	To    calendar.Day `json:"to"`
}

func (e AddEvent) apply(d *draft) error {
	if err := e.Event.Check(); err != nil {
		return err
	}
	var ids idList
	idsOfEvent(&e.Event, ids.add)
	if err := d.fresh(ids...); err != nil {
		return err
	}
	d.Events = byEventStart(inserted(d.Events, len(d.Events), cloneEvent(e.Event)))
	return nil
}

func (e ChangeEvent) apply(d *draft) error {
	i, err := d.findEvent(e.Event.ID)
	if err != nil {
		return err
	}
	if err := e.Event.Check(); err != nil {
		return err
	}
	d.Events = removed(d.Events, i, i+1)
	return AddEvent{e.Event}.apply(d)
}

func (e DeleteEvent) apply(d *draft) error {
	i, err := d.findEvent(e.Event)
	if err != nil {
		return err
	}
	d.Events = removed(d.Events, i, i+1)
	return nil
}

func (e MoveEvent) apply(d *draft) error {
	i, err := d.findEvent(e.Event)
	if err != nil {
		return err
	}
	d.Events = slices.Clone(d.Events)
	d.Events[i].From = e.To
	if err := d.Events[i].Check(); err != nil {
		return err
	}
	byEventStart(d.Events)
	return nil
}

// byEventStart sorts events in place by their first day, and those of one day
// by id, so that the order does not depend on how the plan came about.
func byEventStart(events []plan.Event) []plan.Event {
	sorting.By(events, func(a, b plan.Event) int {
		return cmp.Or(cmp.Compare(a.From, b.From), slices.Compare(a.ID[:], b.ID[:]))
	})
	return events
}

func cloneEvent(e plan.Event) plan.Event {
	e.Tags, e.Legs, e.Plan = slices.Clone(e.Tags), slices.Clone(e.Legs), cloneSessions(e.Plan)
	return e
}
