package store

import (
	"encoding/json"
	"errors"
	"reflect"

	"ebb/plan"
	"ebb/plan/edit"
)

// rebase gives an edit as it is meant on a newer plan. Most edits say what is
// to change and need nothing; those that bring a whole session or event are
// given what others changed in the rest of it.
func rebase(e edit.Edit, base, now plan.Plan) (edit.Edit, error) {
	switch e := e.(type) {
	case edit.ChangeSession:
		was, inBase := sessionOf(base, e.Session.ID)
		is, inNow := sessionOf(now, e.Session.ID)
		if !inBase || !inNow {
			return e, nil
		}
		merged, err := merge(was, e.Session, is)
		return edit.ChangeSession{Session: merged}, err
	case edit.ChangeEvent:
		b, inBase := base.FindEvent(e.Event.ID)
		n, inNow := now.FindEvent(e.Event.ID)
		if !inBase || !inNow {
			return e, nil
		}
		merged, err := merge(base.Events[b], e.Event, now.Events[n])
		return edit.ChangeEvent{Event: merged}, err
	case edit.Batch:
		rebased := edit.Batch{Title: e.Title}
		for _, one := range e.Edits {
			next, err := rebase(one, base, now)
			if err != nil {
				return e, err
			}
			rebased.Edits = append(rebased.Edits, next)
		}
		return rebased, nil
	default:
		return e, nil
	}
}

func sessionOf(p plan.Plan, id plan.ID) (plan.Session, bool) {
	at, i, ok := p.FindSession(id)
	if !ok {
		return plan.Session{}, false
	}
	return p.Week(at).Sessions[i], true
}

// merge gives what is now, with the fields that mine changed of base.
func merge[T any](base, mine, now T) (merged T, err error) {
	was, errWas := parts(base)
	want, errWant := parts(mine)
	is, errIs := parts(now)
	if err := errors.Join(errWas, errWant, errIs); err != nil {
		return now, err
	}
	for name := range was {
		if _, kept := want[name]; !kept {
			delete(is, name)
		}
	}
	for name, v := range want {
		if !reflect.DeepEqual(v, was[name]) {
			is[name] = v
		}
	}
	text, err := json.Marshal(is)
	if err != nil {
		return now, err
	}
	return merged, json.Unmarshal(text, &merged)
}

func parts(v any) (fields map[string]json.RawMessage, err error) {
	text, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	return fields, json.Unmarshal(text, &fields)
}
