package store

import (
	"errors"
	"reflect"

	"ebb/plan"
	"ebb/plan/edit"
)

// Receipt says what an edit came to.
type Receipt struct {
	Seq     uint64 // of the journal entry; 0: nothing changed, and nothing was written
	Words   string
	Hops    []edit.Hop
	Dropped []plan.Session
}

// Apply stores an edit that was made looking at base, and gives what came of
// it. When Apply returns without an error, the change is on the disk.
//
// If others changed what the edit touches since base, it is done again on the
// newer plan. If its target is gone, or the same field was changed, the error is
// a *Conflict and nothing is stored. A nil base is the newest.
//
// run names a row of presses, as "more" and a session's id: entries of one
// person with the same run and nothing between are undone as one. "" stands
// alone.
func (d *Desk) Apply(athlete plan.ID, branch string, base *Snapshot, e edit.Edit, run string) (*Snapshot, Receipt, error) {
	if err := d.may(Change, Thing{Kind: Plans, Athlete: athlete, Branch: branch}); err != nil {
		return nil, Receipt{}, err
	}
	if base != nil && base.Part {
		return nil, Receipt{}, errors.New("a Glance, or a plan of the past, is for looking only: take a Snapshot to edit")
	}
	e, intent, err := cleanEdit(e)
	if err != nil {
		return nil, Receipt{}, err
	}
	var meant meaning
	if base != nil { // before the file is taken: others wait for that
		meant.res, meant.err = edit.Apply(base.Plan, e)
	}
	var snap *Snapshot
	var receipt Receipt
	err = d.update(func(t tx) error {
		on, err := t.branchNamed(athlete, branch)
		if err != nil {
			return err
		}
		now, err := d.store.read(t, viewKey{athlete, on.Key, seesAll})
		if err != nil {
			return err
		}
		res, err := d.resolve(t, base, now, e, meant)
		if err != nil {
			return err
		}
		ent := entry{Head: Head{Branch: on.Key, Words: edit.Words(now.Plan, e), Run: run}, Intent: intent}
		snap, err = d.press(t, now, res.Plan, &ent)
		receipt = Receipt{Seq: ent.Seq, Words: ent.Words, Hops: res.Hops, Dropped: res.Dropped}
		return err
	})
	if err != nil {
		return nil, Receipt{}, err
	}
	snap, err = d.mine(snap)
	return snap, receipt, err
}

// mine keeps a snapshot that was just written, and gives it as the person may
// see it.
func (d *Desk) mine(snap *Snapshot) (*Snapshot, error) {
	if d.sees(snap.Athlete.ID) == seesAll {
		return snap, nil
	}
	return d.Snapshot(snap.Athlete.ID, snap.Branch)
}

func withoutPrivate(p plan.Plan) plan.Plan {
	values := edit.Values(p)
	for i, k := range values {
		v := cleanValue(k.Value) // a copy
		if v.Week != nil {
			hidePrivate(v.Week)
		}
		if v.Event != nil {
			hidePrivate(v.Event)
		}
		values[i].Value = v
	}
	joined, err := edit.Join(values)
	if err != nil {
		return p // it came apart from a plan, so it fits together
	}
	return joined
}

// press stores what an edit made of the plan and gives the snapshot of it.
// Where the edit made no difference nothing is written.
func (d *Desk) press(t tx, now *Snapshot, next plan.Plan, ent *entry) (*Snapshot, error) {
	written, cleaned, err := d.writePlan(t, now, next, ent)
	if err != nil || ent.empty() {
		return now, err
	}
	mark, err := d.append(t, now.Athlete.ID, now.last, ent)
	if err != nil {
		return nil, err
	}
	if cleaned {
		if next, err = asStored(now.Athlete.ID, ent, next, written); err != nil {
			return nil, err
		}
	}
	snap := *now
	snap.Plan, snap.Revision, snap.Head, snap.last, snap.mark = next, ent.Seq, ent.Head, ent.Head, mark
	snap.Head.Branch = now.Branch
	d.store.rememberNext(t, now, &snap, written)
	return &snap, nil
}

// writePlan stores the difference between the plan of now and next, and notes
// it in ent. It gives the values written, by key, and whether any of them is
// another than next has it.
func (d *Desk) writePlan(t tx, now *Snapshot, next plan.Plan, ent *entry) (written values, cleaned bool, err error) {
	athlete := now.Athlete.ID
	ent.Plan = edit.Changes(now.Plan, next)
	if !d.sees(athlete).private {
		ent.Plan, cleaned = keepPrivate(ent.Plan, now.Plan), true
	}
	var others []string
	if ent.Branch == Main {
		if others, err = t.otherBranches(athlete); err != nil {
			return nil, false, err
		}
	}
	written = values{}
	for i, c := range ent.Plan {
		k := planKey(athlete, ent.Branch, c.Ref)
		if c.After == nil {
			if err := t.setPiece(athlete, ent.Branch, others, c.Ref, nil); err != nil {
				return nil, false, err
			}
			written.set(k, decoded{})
			continue
		}
		clean := cleanValue(*c.After)
		cleaned = cleaned || !reflect.DeepEqual(clean, *c.After)
		ent.Plan[i].After = &clean
		text, err := valueText(&clean)
		if err == nil {
			err = t.setPiece(athlete, ent.Branch, others, c.Ref, text)
		}
		if err != nil {
			return nil, false, err
		}
		written.set(k, decoded{printOf(sealText(k, text)), inMemory(clean)})
	}
	return written, cleaned, nil
}

// payload gives the one piece that a value is.
func payload(v edit.Value) any {
	switch {
	case v.Season != nil:
		return v.Season
	case v.Week != nil:
		return v.Week
	default:
		return v.Event
	}
}

// inMemory gives the piece as a reader keeps it.
func inMemory(v edit.Value) any {
	switch {
	case v.Season != nil:
		return *v.Season
	case v.Week != nil:
		return *v.Week
	default:
		return *v.Event
	}
}

// rememberNext keeps the snapshot after a change of the plan, once the change is
// committed, with all values of the one before that did not change.
func (s *Store) rememberNext(t tx, now, next *Snapshot, written values) {
	view := viewKey{next.Athlete.ID, next.key, seesAll}
	was := s.memory.recall(view)
	if was == nil || was.snapshot != now {
		return
	}
	t.OnCommit(func() {
		s.memory.keep(view, &remembered{snapshot: next, from: was.from, form: was.form, values: was.values.with(written)})
	})
}

// asStored gives the plan with the changed values as they were written. Where
// that makes no difference the plan is the very same, down to its memory.
func asStored(athlete plan.ID, ent *entry, p plan.Plan, written values) (plan.Plan, error) {
	pieces, differ := edit.Values(p), false
	for i, piece := range pieces {
		k := planKey(athlete, ent.Branch, piece.Ref)
		stored, changed := written[k.bucket][string(k.name)]
		if !changed {
			continue
		}
		sealed, err := seal(k, payload(piece.Value))
		if err != nil {
			return p, err
		}
		if printOf(sealed) != stored.print {
			pieces[i].Value, differ = valueOfPiece(stored.value), true
		}
	}
	if !differ {
		return p, nil
	}
	return joined(athlete, pieces)
}

// valueOfPiece undoes inMemory.
func valueOfPiece(piece any) edit.Value {
	switch v := piece.(type) {
	case edit.SeasonHead:
		return edit.Value{Season: &v}
	case plan.Microcycle:
		return edit.Value{Week: &v}
	case plan.Event:
		return edit.Value{Event: &v}
	}
	return edit.Value{}
}
