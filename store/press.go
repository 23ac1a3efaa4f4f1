package store

import (
	"reflect"

	"ebb/plan"
	"ebb/plan/edit"
)

// pressing is what an edit makes of a plan, ready to be written: all of it that
// needs no file.
type pressing struct {
	now     *Snapshot // what it was made on
	next    plan.Plan
	ent     entry
	cleaned bool // a value is another than next has it
}

// pieceText is a value before and after, as JSON; nil: it was not there.
type pieceText struct {
	before, after []byte
	sealed        []byte // after, under its key on the entry's branch
}

// pressing makes an edit ready. It takes less time than to have it done on another
// processor; the entry is sealed where all that it says is known from now.
func (d *Desk) pressing(now *Snapshot, next plan.Plan, ent entry) (*pressing, error) {
	p := &pressing{now: now, next: next, ent: ent}
	p.ent.Branch = now.key
	var err error
	if p.cleaned, err = d.compare(now, next, &p.ent); err != nil || p.ent.empty() {
		return p, err
	}
	if d.date(&p.ent, now.last) {
		err = p.ent.sealAs(now.Athlete.ID)
	}
	return p, err
}

// press stores what an edit made of the plan and gives the snapshot of it.
// Where the edit made no difference nothing is written.
func (d *Desk) press(t tx, p *pressing) (*Snapshot, error) {
	now, ent, next := p.now, &p.ent, p.next
	if ent.empty() {
		return now, nil
	}
	written, err := t.writePieces(now.Athlete.ID, ent)
	if err != nil {
		return nil, err
	}
	mark, err := d.append(t, now.Athlete.ID, now.last, ent)
	if err != nil {
		return nil, err
	}
	if p.cleaned {
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
// it in ent.
func (d *Desk) writePlan(t tx, now *Snapshot, next plan.Plan, ent *entry) error {
	if _, err := d.compare(now, next, ent); err != nil {
		return err
	}
	_, err := t.writePieces(now.Athlete.ID, ent)
	return err
}

// compare notes in ent how next differs from the plan of now, as it is to be
// stored. It reports whether any of the values is another than next has it.
func (d *Desk) compare(now *Snapshot, next plan.Plan, ent *entry) (cleaned bool, err error) {
	ent.Plan = edit.Changes(now.Plan, next)
	if !d.sees(now.Athlete.ID).private {
		ent.Plan, cleaned = keepPrivate(ent.Plan, now.Plan), true
	}
	ent.texts = make([]pieceText, len(ent.Plan))
	for i, c := range ent.Plan {
		text := &ent.texts[i]
		if text.before, err = valueText(c.Before); err != nil {
			return false, err
		}
		if text.after, err = valueText(c.After); err != nil {
			return false, err
		}
		if c.After == nil {
			continue
		}
		if !isSafe(text.after) {
			clean := cleanValue(*c.After)
			cleaned = cleaned || !reflect.DeepEqual(clean, *c.After)
			ent.Plan[i].After = &clean
			if text.after, err = valueText(&clean); err != nil {
				return false, err
			}
		}
		text.sealed = sealText(planKey(now.Athlete.ID, ent.Branch, c.Ref), text.after)
	}
	return cleaned, nil
}

// writePieces stores the values that an entry names, and gives them by key.
func (t tx) writePieces(athlete plan.ID, ent *entry) (values, error) {
	var others []string
	if ent.Branch == Main {
		var err error
		if others, err = t.otherBranches(athlete); err != nil {
			return nil, err
		}
	}
	written := values{}
	for i, c := range ent.Plan {
		k, text := planKey(athlete, ent.Branch, c.Ref), ent.texts[i]
		var err error
		if ent.Branch == Main && len(others) == 0 && c.After != nil {
			err = t.putSealed(k, text.sealed)
		} else {
			err = t.setPiece(athlete, ent.Branch, others, c.Ref, text.after)
		}
		if err != nil {
			return nil, err
		}
		if c.After == nil {
			written.set(k, decoded{})
			continue
		}
		written.set(k, decoded{printOf(text.sealed), inMemory(*c.After)})
	}
	return written, nil
}

// payload gives the one piece that a value is.
func payload(v edit.Value) any {
	switch {
	case v.Season != nil:
		return v.Season
	case v.Week != nil:
		return v.Week
	case v.Mute != nil:
		return v.Mute
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
	case v.Mute != nil:
		return *v.Mute
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
	case plan.Mute:
		return edit.Value{Mute: &v}
	}
	return edit.Value{}
}
