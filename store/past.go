package store

import (
	"bytes"
	"encoding/json"
	"slices"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/sorting"
	"ebb/store/zone"
)

// NoPast says that a plan is asked for as it was before its history begins.
type NoPast struct{ Begins time.Time }

func (n *NoPast) Error() string {
	return "the history begins on " + calendar.On(n.Begins).String() + ": there is no plan before"
}

// AsOf gives an athlete on a branch with the plan as it was after an entry of
// the journal; all else in it is as it is now. Before the branch was made it is
// the plan of the branch it was taken from. It is for looking only.
func (d *Desk) AsOf(athlete plan.ID, branch string, seq uint64) (*Snapshot, error) {
	return d.asOf(athlete, branch, func(tx, *Snapshot) (uint64, error) { return seq, nil })
}

// AsOfDay is AsOf for the end of a day, in the athlete's time zone.
func (d *Desk) AsOfDay(athlete plan.ID, branch string, day calendar.Day) (*Snapshot, error) {
	return d.asOf(athlete, branch, func(t tx, now *Snapshot) (uint64, error) {
		at := zone.Named(now.Athlete.On(day).TimeZone)
		h, err := newest(t, athlete, func(h Head) bool { return calendar.On(h.At.In(at)) <= day })
		return h.Seq, err
	})
}

func (d *Desk) asOf(athlete plan.ID, branch string, find func(tx, *Snapshot) (uint64, error)) (past *Snapshot, err error) {
	if err := d.may(See, Thing{Kind: Journal, Athlete: athlete}); err != nil {
		return nil, err
	}
	if err := d.may(See, Thing{Kind: Plans, Athlete: athlete, Branch: branch}); err != nil {
		return nil, err
	}
	err = d.view(func(t tx) error {
		on, err := t.branchNamed(athlete, branch)
		if err != nil {
			return err
		}
		sees := d.sees(athlete)
		now, err := d.store.read(t, viewKey{athlete, on.Key, sees})
		if err != nil {
			return err
		}
		seq, err := find(t, now)
		if err != nil {
			return err
		}
		past, err = t.snapshotAt(d, now, seq, sees)
		return err
	})
	return past, err
}

func (t tx) snapshotAt(d *Desk, now *Snapshot, seq uint64, sees sees) (*Snapshot, error) {
	if err := t.reaches(now.Athlete.ID, seq); err != nil {
		return nil, err
	}
	whole, err := d.store.read(t, viewKey{now.Athlete.ID, now.key, seesAll})
	if err != nil {
		return nil, err
	}
	past := *now
	if past.Plan, err = t.planAt(whole, seq); err != nil {
		return nil, err
	}
	if !sees.private {
		past.Plan = withoutPrivate(past.Plan)
	}
	if !sees.ahead {
		past.Plan = upTo(past.Plan, now.Released)
	}
	past.Part, past.Revision, past.mark = true, min(seq, now.Revision), 0
	tell, err := t.teller(now.Athlete.ID, branchHead{Key: Main, Name: Main}, sees)
	if err != nil {
		return nil, err
	}
	past.Head, err = newest(t, now.Athlete.ID, func(h Head) bool { return h.Seq <= seq })
	past.Head = tell.as(past.Head)
	return &past, err
}

// reaches fails when the journal does not go back to an entry.
func (t tx) reaches(athlete plan.ID, seq uint64) error {
	var first entry
	err := t.each(key{journalBucket, athlete[:]}, nil, func(k key, sealed []byte) error {
		if first.Seq != 0 {
			return nil
		}
		return open(k, sealed, &first)
	})
	if err != nil {
		return err
	}
	if seq < max(first.Seq, 1) {
		return &NoPast{Begins: first.At}
	}
	return nil
}

// planAt gives the plan of now as it was after an entry. What is as it was then
// shares its memory with now.
func (t tx) planAt(now *Snapshot, seq uint64) (plan.Plan, error) {
	if seq >= now.Revision {
		return now.Plan, nil
	}
	values := map[edit.Ref]edit.Value{}
	for _, k := range edit.Values(now.Plan) {
		values[k.Ref] = k.Value
	}
	err := t.backTo(now.Athlete.ID, now.key, seq, func(ref edit.Ref, was *edit.Value) error {
		if was == nil {
			delete(values, ref)
			return nil
		}
		values[ref] = *was
		return nil
	})
	if err != nil {
		return plan.Plan{}, err
	}
	all := make([]edit.Keyed, 0, len(values))
	for ref, v := range values {
		all = append(all, edit.Keyed{Ref: ref, Value: v})
	}
	sorting.By(all, func(a, b edit.Keyed) int { return bytes.Compare(a.Ref.ID[:], b.Ref.ID[:]) })
	return joined(now.Athlete.ID, all)
}

// textsAt gives the values of a branch as they were after an entry.
func (t tx) textsAt(athlete plan.ID, branch string, seq uint64) (texts, error) {
	all, err := t.textsOf(athlete, branch)
	if err != nil {
		return nil, err
	}
	return all, t.backTo(athlete, branch, seq, func(ref edit.Ref, was *edit.Value) error {
		return all.with([]difference{{ref, was}})
	})
}

// backTo goes back through the changes of a branch to what an entry left, and
// tells what each value was before. From where the branch was made on it follows
// the branch that it was taken from.
func (t tx) backTo(athlete plan.ID, branch string, seq uint64, set func(ref edit.Ref, was *edit.Value) error) error {
	return entriesBack(t, athlete, func(e *entry) (bool, error) {
		if e.Seq <= seq {
			return true, nil
		}
		if e.Branch == branch {
			for _, c := range slices.Backward(e.Plan) {
				if err := set(c.Ref, c.Before); err != nil {
					return true, err
				}
			}
		}
		for _, c := range e.Facts {
			if c.Kind != branchFact || c.Name != branch || c.Before != nil {
				continue
			}
			h, err := c.head(athlete)
			if err != nil {
				return true, err
			}
			if h.Since == e.Seq {
				branch = h.From
			}
		}
		return false, nil
	})
}

// head reads what a branch is after a change of it; before it, when the branch
// is no more after it.
func (c factChange) head(athlete plan.ID) (h branchHead, err error) {
	text := c.After
	if text == nil {
		text = c.Before
	}
	if err := json.Unmarshal(text, &h); err != nil {
		return h, &DamagedValue{Key: c.key(athlete).String(), Why: err.Error()}
	}
	return h, nil
}
