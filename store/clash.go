package store

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"

	"ebb/plan"
	"ebb/plan/edit"
	"ebb/plan/sorting"
)

// Conflict says that an edit, made looking at an older plan, can't be done as it
// was meant on the newer one: someone else changed the same since, or what it is
// about is gone, or there is no room for it any more. Nothing was stored.
type Conflict struct {
	What   edit.What   // what it is about: a session, week, block, season, event or mute
	ID     plan.ID     // of that
	Ref    edit.Ref    // the value that holds it
	Gone   bool        // it was deleted since
	Field  string      // the first that both changed; "" when one deletes what the other changed
	Mine   *edit.Value // as the edit would have made it; nil: deleted
	Theirs *edit.Value // as it is now; nil: gone
	By     Head        // the later change
	Did    string      // the edit in words, as By.Words are the other one
	Err    error       // why it can't be done, when it can't

	// MyLine and TheirLine are the two versions, each in a line: "deleted" where
	// there is none.
	MyLine, TheirLine string

	// Now is the plan as it stands, with their version in it. To put mine in its
	// place all the same, Apply Again with Now as base; nil: there is no place
	// for it any more.
	Now   *Snapshot
	Again edit.Edit
}

// Error says who did what, what was not done for it and why, on one line.
func (c *Conflict) Error() string {
	who, did := c.By.Person, c.By.Words
	if who == "" {
		who, did = "someone else", "something"
	}
	switch {
	case c.Did == "" && c.Err != nil:
		return c.Err.Error()
	case c.Gone:
		return fmt.Sprintf("not done: “%s”, because %s deleted that %s since: “%s”", c.Did, who, c.What, did)
	case c.Err != nil:
		return fmt.Sprintf("not done: “%s” does not fit any more since %s did “%s”: %v", c.Did, who, did, c.Err)
	case c.Field == "":
		return fmt.Sprintf("not done: “%s” would take away what %s did since: “%s”", c.Did, who, did)
	default:
		return fmt.Sprintf("not done: “%s”, because %s changed the %s of that %s since: “%s”", c.Did, who, c.Field, c.What, did)
	}
}

// Unwrap gives why the edit can't be done.
func (c *Conflict) Unwrap() error { return c.Err }

// merging is one edit on its way from the plan it was made on to the newer one.
type merging struct {
	base, meant, now, res things
	rotates               bool // the edit shifts weeks, and days in them as a consequence
}

// clash finds what mine and theirs can't both have: nil when each is there whole
// after the edit was done again on theirs.
func (m merging) clash() *Conflict {
	for _, id := range sortedIDs(m.now) {
		theirs := m.now[id]
		if c := m.lost(id, theirs); c != nil {
			return c
		}
		if c := m.both(id, theirs); c != nil {
			return c
		}
	}
	return nil
}

// lost finds a thing that they added or changed and that the edit deletes.
func (m merging) lost(id plan.ID, theirs *thing) *Conflict {
	if m.res[id] != nil {
		return nil
	}
	was := m.base[id]
	if was != nil && len(changedFields(was, theirs)) == 0 {
		return nil
	}
	return m.conflict(id, "")
}

// both finds a field that both changed, unless they made the same of it.
func (m merging) both(id plan.ID, theirs *thing) *Conflict {
	was, mine := m.base[id], m.meant[id]
	if was == nil || mine == nil {
		return nil
	}
	for _, field := range changedFields(was, mine) {
		if bytes.Equal(was.fields[field], theirs.fields[field]) {
			continue
		}
		if field == dayField && m.rotates && mine.within == was.within && theirs.within == was.within {
			continue
		}
		if res := m.res[id]; res != nil && bytes.Equal(mine.fields[field], theirs.fields[field]) &&
			bytes.Equal(mine.fields[field], res.fields[field]) {
			continue
		}
		return m.conflict(id, field)
	}
	return nil
}

// conflict puts the two versions of a thing side by side.
func (m merging) conflict(id plan.ID, field string) *Conflict {
	c := &Conflict{ID: id, Field: field, MyLine: "deleted", TheirLine: "deleted"}
	for _, version := range []struct {
		of    things
		value **edit.Value
		line  *string
	}{{m.base, nil, nil}, {m.meant, &c.Mine, &c.MyLine}, {m.now, &c.Theirs, &c.TheirLine}} {
		t := version.of[id]
		if t == nil {
			continue
		}
		c.What, c.Ref = t.what, t.ref
		if version.value != nil {
			v := t.value
			*version.value, *version.line = &v, t.line()
		}
	}
	return c
}

func sortedIDs(t things) []plan.ID {
	return sorting.Collected(maps.Keys(t), func(a, b plan.ID) int { return bytes.Compare(a[:], b[:]) })
}

// touchedBy finds the newest entry of a branch after a revision that touched a
// thing.
func touchedBy(t tx, athlete plan.ID, branch string, after uint64, id plan.ID) (by Head, err error) {
	err = entriesBack(t, athlete, func(e *entry) (bool, error) {
		if e.Seq <= after {
			return true, nil
		}
		if e.Branch != branch {
			return false, nil
		}
		touched, err := e.touches(id)
		if touched {
			by = e.Head
		}
		return touched, err
	})
	return by, err
}

func (e *entry) touches(id plan.ID) (bool, error) {
	for _, c := range e.Plan {
		was, is := outline(keyedSide(c.Ref, c.Before)), outline(keyedSide(c.Ref, c.After))
		before, after := was[id], is[id]
		if (before == nil) != (after == nil) {
			return true, nil
		}
		if before == nil || before.same(after) {
			continue
		}
		if err := errors.Join(before.read(), after.read()); err != nil {
			return false, err
		}
		if len(changedFields(before, after)) > 0 {
			return true, nil
		}
	}
	return false, nil
}

func keyedSide(ref edit.Ref, v *edit.Value) []edit.Keyed {
	if v == nil {
		return nil
	}
	return []edit.Keyed{{Ref: ref, Value: *v}}
}

// changedBy finds the newest entry of a branch after a revision that touched a
// value.
func changedBy(t tx, athlete plan.ID, branch string, after uint64, ref edit.Ref) (by Head, err error) {
	err = entriesBack(t, athlete, func(e *entry) (bool, error) {
		if e.Seq <= after {
			return true, nil
		}
		if e.Branch == branch && slices.ContainsFunc(e.Plan, func(c edit.Change) bool { return c.Ref == ref }) {
			by = e.Head
			return true, nil
		}
		return false, nil
	})
	return by, err
}
