package edit

import "ebb/plan"

// WithWay gives an edit with another answer to what gives way, and under Absorb
// with the load week that does (none: the edit's own choice). Of a batch all
// edits that change a length get the answer, and the first of them the week. It
// reports false for an edit that changes no length: it is given as it is.
func WithWay(e Edit, gives Gives, yields plan.ID) (Edit, bool) {
	switch e := e.(type) {
	case InsertWeek:
		e.Gives, e.Yields = gives, yields
		return e, true
	case DeleteWeek:
		e.Gives, e.Yields = gives, yields
		return e, true
	case ResizeWeek:
		e.Gives, e.Yields = gives, yields
		return e, true
	case MoveWeek:
		e.Gives, e.Yields = gives, yields
		return e, true
	case AddBlock:
		e.Gives, e.Yields = gives, yields
		return e, true
	case DeleteBlock:
		e.Gives, e.Yields = gives, yields
		return e, true
	case ResizeBlock:
		e.Gives, e.Yields = gives, yields
		return e, true
	case MoveBlock:
		e.Gives, e.Yields = gives, yields
		return e, true
	case Batch:
		return batchWithWay(e, gives, yields)
	default:
		return e, false
	}
}

func batchWithWay(e Batch, gives Gives, yields plan.ID) (Edit, bool) {
	with := Batch{Title: e.Title, Edits: make([]Edit, len(e.Edits))}
	turns := false
	for i, one := range e.Edits {
		turned, ok := WithWay(one, gives, yields)
		with.Edits[i] = turned
		if ok {
			turns, yields = true, plan.ID{}
		}
	}
	return with, turns
}

// GivesOf gives what gives way in an edit, of a batch in the first edit that
// changes a length; Alone for an edit that changes none.
func GivesOf(e Edit) Gives {
	switch e := e.(type) {
	case InsertWeek:
		return e.Gives
	case DeleteWeek:
		return e.Gives
	case ResizeWeek:
		return e.Gives
	case MoveWeek:
		return e.Gives
	case AddBlock:
		return e.Gives
	case DeleteBlock:
		return e.Gives
	case ResizeBlock:
		return e.Gives
	case MoveBlock:
		return e.Gives
	case Batch:
		for _, one := range e.Edits {
			if _, changes := WithWay(one, Push, plan.ID{}); changes {
				return GivesOf(one)
			}
		}
	}
	return Alone
}
