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
	cleaned bool          // a value is another than next has it
	sealing chan struct{} // closed when the entry is sealed, or could not be; nil: it was not tried
}

// pieceText is a value before and after, as JSON; nil: it was not there.
type pieceText struct{ before, after []byte }

// pressing makes an edit ready. The entry is sealed where all that it says is
// known from now, while its values may be written already.
func (d *Desk) pressing(now *Snapshot, next plan.Plan, ent entry) (*pressing, error) {
	p := &pressing{now: now, next: next, ent: ent}
	p.ent.Branch = now.key
	var err error
	if p.cleaned, err = d.compare(now, next, &p.ent); err != nil || p.ent.empty() {
		return p, err
	}
	if d.date(&p.ent, now.last) {
		p.sealing = make(chan struct{})
		go func() {
			defer close(p.sealing)
			defer func() { _ = recover() }() // a panic, as an error, comes again where it is
			_ = p.ent.sealAs(now.Athlete.ID) // sealed by its writer
		}()
	}
	return p, nil
}

// meanwhile makes an edit ready on another processor, while the file is opened.
// The function that it gives waits for that where it is still wanted, and gives
// nil where it came to nothing: then it is to be made where an error is somebody's.
func meanwhile(ready func() (*pressing, error)) func(wanted bool) *pressing {
	made := make(chan *pressing, 1)
	go func() {
		var p *pressing
		defer func() {
			_ = recover() // a panic comes again in the caller's own goroutine
			made <- p
		}()
		if is, err := ready(); err == nil {
			p = is
		}
	}()
	return func(wanted bool) *pressing {
		if !wanted {
			return nil
		}
		return <-made
	}
}

// noPressing stands for an edit that was not made ready.
func noPressing(bool) *pressing { return nil }

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
	if p.sealing != nil {
		<-p.sealing
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
		if c.After == nil || isSafe(text.after) {
			continue
		}
		clean := cleanValue(*c.After)
		cleaned = cleaned || !reflect.DeepEqual(clean, *c.After)
		ent.Plan[i].After = &clean
		if text.after, err = valueText(&clean); err != nil {
			return false, err
		}
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
		after := ent.texts[i].after
		if err := t.setPiece(athlete, ent.Branch, others, c.Ref, after); err != nil {
			return nil, err
		}
		k := planKey(athlete, ent.Branch, c.Ref)
		if c.After == nil {
			written.set(k, decoded{})
			continue
		}
		written.set(k, decoded{printOf(sealText(k, after)), inMemory(*c.After)})
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
