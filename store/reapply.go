package store

import (
	"errors"

	"ebb/plan"
	"ebb/plan/edit"
)

// meaning is what an edit comes to on the plan that it was made on.
type meaning struct {
	res edit.Result
	err error
}

// resolve does e, made looking at base and meant so, to the plan as it is now.
// Values are not what is compared: two may change one week, or even one session,
// as long as each finds in the outcome what they did.
func (d *Desk) resolve(t tx, base, now *Snapshot, e edit.Edit, meant meaning) (edit.Result, error) {
	switch {
	case base == now:
		return meant.res, meant.err
	case base == nil || base.mark == now.mark:
		return edit.Apply(now.Plan, e)
	case meant.err != nil:
		return edit.Result{}, meant.err
	}
	is := now.Plan
	if !d.sees(now.Athlete.ID).private {
		is = withoutPrivate(is)
	}
	again, err := rebase(e, base.Plan, is)
	if err != nil {
		return edit.Result{}, err
	}
	res, doing := edit.Apply(now.Plan, again)
	m, err := compare(base.Plan, meant.res.Plan, is, res.Plan, doing == nil)
	if err != nil {
		return edit.Result{}, err
	}
	m.rotates = shifts(e)
	c := m.conflictOf(doing)
	if c == nil {
		return res, nil
	}
	c.Did, c.Now, c.Again = edit.Words(base.Plan, e), now, again
	if doing != nil {
		c.Again = m.backIn(c.ID, now.Plan)
	}
	if c.By, err = touchedBy(t, now.Athlete.ID, now.key, base.Revision, c.ID); err == nil && c.By.Seq == 0 {
		c.By = now.Head
	}
	return edit.Result{}, errors.Join(err, c)
}

// conflictOf finds the conflict in an edit that was done again, or could not be.
func (m merging) conflictOf(doing error) *Conflict {
	var gone edit.Gone
	switch {
	case doing == nil:
		return m.clash()
	case errors.As(doing, &gone):
		c := m.conflict(gone.ID, "")
		c.What, c.Gone, c.Err = gone.What, true, doing
		return c
	default: // it could be done before they did what they did
		return &Conflict{Err: doing}
	}
}

// compare takes those values of four plans apart that are not the same in all,
// and keeps the things in them that are not. An edit that could not be done has
// no res, and nobody asks what is in the fields of the others.
func compare(base, meant, now, res plan.Plan, done bool) (m merging, err error) {
	differs := map[edit.Ref]bool{}
	note := func(a, b plan.Plan) {
		for _, c := range edit.Changes(a, b) {
			differs[c.Ref] = true
		}
	}
	note(base, meant)
	note(base, now)
	if done {
		note(now, res)
	}
	apart := func(p plan.Plan) things {
		var values []edit.Keyed
		for _, k := range edit.Values(p) {
			if differs[k.Ref] {
				values = append(values, k)
			}
		}
		return outline(values)
	}
	m = merging{base: apart(base), meant: apart(meant), now: apart(now)}
	if !done {
		return m, nil
	}
	m.res = apart(res)
	leaveCommon(m.base, m.meant, m.now, m.res)
	return m, errors.Join(m.base.read(), m.meant.read(), m.now.read(), m.res.read())
}

// backIn gives the edit that puts a session or event back as it was meant that
// they deleted; nil where there is no place for it.
func (m merging) backIn(id plan.ID, now plan.Plan) edit.Edit {
	mine := m.meant[id]
	if mine == nil {
		return nil
	}
	if mine.what == edit.EventValue {
		return edit.AddEvent{Event: *mine.value.Event}
	}
	if mine.what != sessionThing || mine.value.Week == nil {
		return nil
	}
	at, ok := now.FindWeek(mine.within)
	if !ok {
		return nil
	}
	for _, s := range mine.value.Week.Sessions {
		if s.ID == id && s.Day < now.Week(at).Days {
			return edit.AddSession{Session: s, To: edit.Spot{Week: mine.within, Day: s.Day}}
		}
	}
	return nil
}

// shifts reports whether an edit moves other weeks, in which sessions change
// their day to keep their weekday.
func shifts(e edit.Edit) bool {
	switch e := e.(type) {
	case edit.InsertWeek, edit.DeleteWeek, edit.ResizeWeek, edit.MoveWeek,
		edit.AddBlock, edit.DeleteBlock, edit.ResizeBlock, edit.MoveBlock, edit.MoveSeason:
		return true
	case edit.Batch:
		for _, one := range e.Edits {
			if !shifts(one) {
				return false
			}
		}
		return true
	default:
		return false
	}
}
