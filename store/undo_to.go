package store

import (
	"fmt"
	"slices"

	"ebb/plan"
	"ebb/plan/edit"
)

// OthersSince says that going back to an entry would take back what others did.
// Nothing was stored.
type OthersSince struct{ Heads []Head } // newest first

func (o *OthersSince) Error() string {
	h := o.Heads[0]
	if len(o.Heads) == 1 {
		return fmt.Sprintf("going back would take back what %s did since: “%s”", h.Person, h.Words)
	}
	return fmt.Sprintf("going back would take back %d changes of others since, the last by %s: “%s”", len(o.Heads), h.Person, h.Words)
}

// UndoTo makes the plan of a branch what it was after an entry of the journal,
// as one new entry, which Undo takes back. What was done and felt, and settings,
// stay as they are. Where others changed since what would go back, the error is
// *OthersSince, unless anyway says that it shall be so. A Receipt with Seq 0 says
// that nothing changed since.
func (d *Desk) UndoTo(athlete plan.ID, branch string, seq uint64, anyway bool) (*Snapshot, Receipt, error) {
	if err := d.may(Change, Thing{Kind: Plans, Athlete: athlete, Branch: branch}); err != nil {
		return nil, Receipt{}, err
	}
	var receipt Receipt
	err := d.update(func(t tx) error {
		on, err := t.branchNamed(athlete, branch)
		if err != nil {
			return err
		}
		now, err := d.store.read(t, viewKey{athlete, on.Key, seesAll})
		if err != nil {
			return err
		}
		if err := t.within(athlete, seq); err != nil {
			return err
		}
		then, err := t.planAt(now, seq)
		if err != nil {
			return err
		}
		if !anyway {
			if err := d.others(t, now, seq, edit.Changes(now.Plan, then)); err != nil {
				return err
			}
		}
		p, err := d.pressing(now, then, entry{Head: Head{Words: fmt.Sprintf("back to entry %d", seq)}})
		if err != nil {
			return err
		}
		if _, err := d.press(t, p); err != nil {
			return err
		}
		receipt = Receipt{Seq: p.ent.Seq, Words: p.ent.Words}
		return nil
	})
	if err != nil {
		return nil, Receipt{}, err
	}
	snap, err := d.Snapshot(athlete, branch)
	return snap, receipt, err
}

// within fails for an entry that is not there, or not yet.
func (t tx) within(athlete plan.ID, seq uint64) error {
	last, err := lastHead(t, athlete)
	if err != nil {
		return err
	}
	if seq > last.Seq {
		return fmt.Errorf("there is no entry %d: the last is %d", seq, last.Seq)
	}
	return t.reaches(athlete, seq)
}

// others finds the entries of others after one that touched what is to change.
func (d *Desk) others(t tx, now *Snapshot, seq uint64, back []edit.Change) error {
	goes := map[edit.Ref]bool{}
	for _, c := range back {
		goes[c.Ref] = true
	}
	found := &OthersSince{}
	err := entriesBack(t, now.Athlete.ID, func(e *entry) (bool, error) {
		if e.Seq <= seq {
			return true, nil
		}
		touches := func(c edit.Change) bool { return goes[c.Ref] }
		if e.Branch == now.key && e.Person != d.who.Person && slices.ContainsFunc(e.Plan, touches) {
			h := e.Head
			h.Branch = now.Branch
			found.Heads = append(found.Heads, h)
		}
		return false, nil
	})
	if err != nil || len(found.Heads) == 0 {
		return err
	}
	return found
}
