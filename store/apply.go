package store

import (
	"errors"

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
	makeReady := func(now *Snapshot, next plan.Plan) (*pressing, error) {
		return d.pressing(now, next, entry{Head: Head{Words: edit.Words(now.Plan, e), Run: run}, Intent: intent})
	}
	var ready *pressing
	if base != nil { // before the file is taken: others wait for that
		if meant.res, meant.err = edit.Apply(base.Plan, e); meant.err == nil {
			if p, err := makeReady(base, meant.res.Plan); err == nil { // an error comes again where it is wanted
				ready = p
			}
		}
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
		p := ready
		if p == nil || base != now {
			if p, err = makeReady(now, res.Plan); err != nil {
				return err
			}
		}
		snap, err = d.press(t, p)
		receipt = Receipt{Seq: p.ent.Seq, Words: p.ent.Words, Hops: res.Hops, Dropped: res.Dropped}
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
