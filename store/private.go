package store

import (
	"slices"

	"ebb/plan"
	"ebb/plan/edit"
)

// hidePrivate takes the coach's private notes out of a value that was just read
// and that nobody else has yet.
func hidePrivate(value any) {
	switch v := value.(type) {
	case *plan.Microcycle:
		hideSessions(v.Sessions)
	case *plan.Event:
		v.Private = ""
		hideSessions(v.Plan)
	case *plan.Record:
		v.Done.Private = ""
	}
}

func hideSessions(sessions []plan.Session) {
	for i := range sessions {
		sessions[i].Private = ""
	}
}

// keepPrivate gives the values after an edit with the private notes that were
// there before it: whoever does not see them can't change them either.
func keepPrivate(changes []edit.Change, before plan.Plan) []edit.Change {
	sessions, events := privateOf(before)
	changes = slices.Clone(changes)
	for i, c := range changes {
		switch {
		case c.After == nil:
		case c.After.Week != nil:
			week := *c.After.Week
			week.Sessions = withPrivate(week.Sessions, sessions)
			changes[i].After = &edit.Value{Week: &week}
		case c.After.Event != nil:
			event := *c.After.Event
			event.Private = events[event.ID]
			event.Plan = withPrivate(event.Plan, sessions)
			changes[i].After = &edit.Value{Event: &event}
		}
	}
	return changes
}

func withPrivate(sessions []plan.Session, private map[plan.ID]string) []plan.Session {
	sessions = slices.Clone(sessions)
	for i := range sessions {
		sessions[i].Private = private[sessions[i].ID]
	}
	return sessions
}

func privateOf(p plan.Plan) (sessions, events map[plan.ID]string) {
	sessions, events = map[plan.ID]string{}, map[plan.ID]string{}
	note := func(all []plan.Session) {
		for _, s := range all {
			sessions[s.ID] = s.Private
		}
	}
	for at := range p.Weeks() {
		note(p.Week(at).Sessions)
	}
	for _, e := range p.Events {
		events[e.ID] = e.Private
		note(e.Plan)
	}
	return sessions, events
}
