package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"ebb/plan"
	"ebb/plan/edit"
	"ebb/plan/notation"
)

// Conflict says that an edit, made looking at an older plan, can't be done as it
// was meant on the newer one: someone else changed the same since, or what it is
// about is gone, or there is no room for it any more. Nothing was stored.
type Conflict struct {
	What   edit.What   // what it is about: a session, week, block, season or event
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
		return fmt.Sprintf("not done: %q, because %s deleted that %s since: %q", c.Did, who, c.What, did)
	case c.Err != nil:
		return fmt.Sprintf("not done: %q does not fit any more since %s did %q: %v", c.Did, who, did, c.Err)
	case c.Field == "":
		return fmt.Sprintf("not done: %q would take away what %s did since: %q", c.Did, who, did)
	default:
		return fmt.Sprintf("not done: %q, because %s changed the %s of that %s since: %q", c.Did, who, c.Field, c.What, did)
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
	return slices.SortedFunc(maps.Keys(t), func(a, b plan.ID) int { return bytes.Compare(a[:], b[:]) })
}

// thing is what people mean when they speak of changing something, with its
// fields as they are kept.
type thing struct {
	what   edit.What
	ref    edit.Ref   // of the value that holds it
	value  edit.Value // that holds it
	within plan.ID    // the week of a session, block of a week, season of a block
	fields map[string]json.RawMessage
	line   func() string
}

type things map[plan.ID]*thing

// The things that are no values of their own.
const (
	sessionThing edit.What = "session"
	blockThing   edit.What = "block"
)

// dayField is where a session is: its week and its day there.
const dayField = "day"

// thingsIn takes values apart. They come from a plan or a store, so that each
// can be written.
func thingsIn(values ...edit.Keyed) (things, error) {
	all := things{}
	var wrong error
	put := func(id plan.ID, t thing, of any, inner ...string) {
		fields, err := parts(of)
		wrong = errors.Join(wrong, err)
		for _, name := range append(inner, "id") {
			delete(fields, name)
		}
		t.fields = fields
		all[id] = &t
	}
	sessions := func(k edit.Keyed, list []plan.Session) {
		for _, s := range list {
			put(s.ID, thing{sessionThing, k.Ref, k.Value, k.Ref.ID, nil, func() string { return sessionLine(s) }}, s, dayField)
			all[s.ID].fields[dayField], _ = json.Marshal([]any{k.Ref.ID, s.Day}) //nolint:errchkjson // an id and a number
		}
	}
	for _, k := range values {
		switch v := k.Value; {
		case v.Season != nil:
			put(k.Ref.ID, thing{k.Ref.What, k.Ref, v, plan.ID{}, nil, func() string { return seasonLine(*v.Season) }}, v.Season, "blocks")
			for _, b := range v.Season.Blocks {
				put(b.ID, thing{blockThing, k.Ref, v, k.Ref.ID, nil, func() string { return blockLine(b) }}, b, "weeks")
			}
		case v.Week != nil:
			put(k.Ref.ID, thing{k.Ref.What, k.Ref, v, plan.ID{}, nil, func() string { return weekLine(*v.Week) }}, v.Week, "sessions")
			sessions(k, v.Week.Sessions)
		case v.Event != nil:
			put(k.Ref.ID, thing{k.Ref.What, k.Ref, v, plan.ID{}, nil, func() string { return notation.PrintEvent(*v.Event, plan.NoSport) }}, v.Event, "plan")
			sessions(k, v.Event.Plan)
		}
	}
	return all, wrong
}

// changedFields lists the fields in which two versions of a thing differ.
func changedFields(a, b *thing) (names []string) {
	both := maps.Clone(a.fields)
	maps.Copy(both, b.fields)
	for _, name := range slices.Sorted(maps.Keys(both)) {
		if !bytes.Equal(a.fields[name], b.fields[name]) {
			names = append(names, name)
		}
	}
	return names
}

func sessionLine(s plan.Session) string { return notation.PrintSession(s, plan.NoSport) }

func seasonLine(h edit.SeasonHead) string { return fmt.Sprintf("%q from %s", h.Name, h.Start) }

func blockLine(b edit.BlockHead) string {
	line := fmt.Sprintf("%q %s", b.Name, b.Phase)
	if b.Ratio != (plan.Ratio{}) {
		line += fmt.Sprintf(" %d:%d", b.Ratio.Stress, b.Ratio.Recovery)
	}
	return line
}

func weekLine(w plan.Microcycle) string {
	words := []string{w.Kind.String() + " week"}
	if w.Days != 7 {
		words = append(words, fmt.Sprintf("%d days", w.Days))
	}
	if w.Target != (plan.Target{}) {
		words = append(words, notation.PrintTarget(w.Target))
	}
	if w.Note != "" {
		words = append(words, fmt.Sprintf("%q", w.Note))
	}
	return strings.Join(words, ", ")
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
		was, errWas := thingsOf(c.Ref, c.Before)
		is, errIs := thingsOf(c.Ref, c.After)
		if err := errors.Join(errWas, errIs); err != nil {
			return false, err
		}
		before, after := was[id], is[id]
		if (before == nil) != (after == nil) || before != nil && len(changedFields(before, after)) > 0 {
			return true, nil
		}
	}
	return false, nil
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

func thingsOf(ref edit.Ref, v *edit.Value) (things, error) {
	if v == nil {
		return things{}, nil
	}
	return thingsIn(edit.Keyed{Ref: ref, Value: *v})
}
