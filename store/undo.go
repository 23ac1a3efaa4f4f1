package store

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"ebb/plan"
	"ebb/plan/edit"
)

// Overtaken says that an undo or redo would take back someone's later change of
// the same thing. Nothing was stored.
type Overtaken struct {
	Mine, Theirs Head
	Err          error // what the plan says to it
}

func (o *Overtaken) Error() string {
	if o.Theirs.Seq == 0 {
		return fmt.Sprintf("“%s” can't be taken back any more: %v", o.Mine.Words, o.Err)
	}
	return fmt.Sprintf("“%s” can't be taken back: %s did “%s” on the same since", o.Mine.Words, o.Theirs.Person, o.Theirs.Words)
}

// Unwrap gives what the plan says to it.
func (o *Overtaken) Unwrap() error { return o.Err }

// Undo takes back the person's own newest change on the branch, with the run of
// presses it belongs to, by a new entry. Changes of the athlete's records,
// check-ins and settings count for every branch, for whoever made them. The
// error is *NothingTo or *Overtaken when it can't be done.
func (d *Desk) Undo(athlete plan.ID, branch string) (*Snapshot, Receipt, error) {
	return d.takeBack(athlete, branch, undoing)
}

// Redo takes back the person's own newest Undo on the branch, as long as they
// changed nothing else since.
func (d *Desk) Redo(athlete plan.ID, branch string) (*Snapshot, Receipt, error) {
	return d.takeBack(athlete, branch, redoing)
}

// way is undo or redo: which entries it takes back, newest first, and what the
// entry that does so says of them.
type way struct {
	what string
	find func(d *Desk, t tx, athlete plan.ID, branch string) ([]entry, Head, error)
}

var undoing = way{"undo", func(d *Desk, t tx, athlete plan.ID, branch string) ([]entry, Head, error) {
	run, err := d.undoable(t, athlete, branch)
	var h Head
	for _, e := range run {
		h.Undoes = append(h.Undoes, e.Seq)
	}
	return run, h, err
}}

var redoing = way{"redo", func(d *Desk, t tx, athlete plan.ID, branch string) ([]entry, Head, error) {
	undone, err := d.redoable(t, athlete, branch)
	if undone == nil {
		return nil, Head{}, err
	}
	return []entry{*undone}, Head{Redoes: undone.Seq}, err
}}

// backwards begins the entry that takes others back, which are given too.
func (d *Desk) backwards(t tx, athlete plan.ID, branch string, w way) ([]entry, *entry, error) {
	entries, head, err := w.find(d, t, athlete, branch)
	if err == nil && len(entries) == 0 {
		err = &NothingTo{What: w.what}
	}
	if err != nil {
		return nil, nil, err
	}
	first := entries[0].Head
	head.Branch, head.About, head.Library, head.Words = first.Branch, first.About, first.Library, w.what+": "+plainWords(first.Words)
	return entries, &entry{Head: head}, nil
}

func (d *Desk) takeBack(athlete plan.ID, branch string, w way) (*Snapshot, Receipt, error) {
	if err := d.may(See, Thing{Kind: Plans, Athlete: athlete, Branch: branch}); err != nil {
		return nil, Receipt{}, err
	}
	var snap *Snapshot
	var receipt Receipt
	err := d.update(func(t tx) error {
		snap = nil
		on, err := t.branchNamed(athlete, branch)
		if err != nil {
			return err
		}
		entries, ent, err := d.backwards(t, athlete, on.Key, w)
		if err != nil {
			return err
		}
		if err := d.revert(t, athlete, on.Key, entries, ent); err != nil {
			return err
		}
		receipt = Receipt{Words: ent.Words}
		if err := d.note(t, athlete, ent); err != nil {
			return err
		}
		receipt.Seq = ent.Seq
		if view := (viewKey{athlete, on.Key, d.sees(athlete)}); view.sees == seesAll { // little is to be read
			snap, err = d.store.read(t, view)
		}
		return err
	})
	if err != nil {
		return nil, Receipt{}, err
	}
	if snap == nil {
		snap, err = d.Snapshot(athlete, branch)
	}
	return snap, receipt, err
}

// plainWords takes off what takeBack put in front.
func plainWords(words string) string {
	for _, front := range []string{"undo: ", "redo: "} {
		if rest, ok := bytes.CutPrefix([]byte(words), []byte(front)); ok {
			return string(rest)
		}
	}
	return words
}

// own reports whether an entry is in the person's own row of changes on a branch.
func (d *Desk) own(e Head, branch string) bool {
	return e.Person == d.who.Person && (e.Branch == branch || e.Branch == "")
}

// undoable gives the person's newest entries that are in force, newest first:
// one, or a run. It walks back through the journal: an undo puts what it names
// out of force, unless a later redo took the undo itself back.
func (d *Desk) undoable(t tx, athlete plan.ID, branch string) (run []entry, err error) {
	undone, redone := map[uint64]bool{}, map[uint64]bool{}
	err = headsBack(t, athlete, func(e Head, whole func() (*entry, error)) (bool, error) {
		switch {
		case len(run) > 0:
			last := &run[len(run)-1]
			if !d.own(e, branch) && e.Branch != branch {
				return false, nil // someone else's fact, or another branch: not between two presses
			}
			if !d.own(e, branch) || e.Run != last.Run || e.Seq != last.Parent || undone[e.Seq] {
				return true, nil
			}
			ent, err := whole()
			if err != nil {
				return true, err
			}
			run = append(run, *ent)
		case !d.own(e, branch):
		case e.Redoes != 0:
			redone[e.Redoes] = true
		case len(e.Undoes) > 0:
			for _, seq := range e.Undoes {
				undone[seq] = undone[seq] || !redone[e.Seq]
			}
		case !undone[e.Seq]:
			ent, err := whole()
			if err != nil || ent.empty() {
				return false, err
			}
			run = append(run, *ent)
			return e.Run == "", nil
		}
		return false, nil
	})
	return run, err
}

// redoable gives the person's newest undo that is in force and has no change
// of theirs after it.
func (d *Desk) redoable(t tx, athlete plan.ID, branch string) (undo *entry, err error) {
	redone := map[uint64]bool{}
	err = headsBack(t, athlete, func(e Head, whole func() (*entry, error)) (done bool, err error) {
		switch {
		case !d.own(e, branch):
			return false, nil
		case e.Redoes != 0:
			redone[e.Redoes] = true
			return false, nil
		case len(e.Undoes) == 0:
			ent, err := whole()
			return err != nil || !ent.empty(), err
		case redone[e.Seq]:
			return false, nil
		default:
			undo, err = whole()
			return true, err
		}
	})
	return undo, err
}

// revert puts back what was before each of the entries, given newest first,
// and notes what that changed in ent.
func (d *Desk) revert(t tx, athlete plan.ID, branch string, entries []entry, ent *entry) error {
	now, err := d.store.read(t, viewKey{athlete, branch, seesAll})
	if err != nil {
		return err
	}
	next := now.Plan
	for i := range entries {
		e := &entries[i]
		if next, err = d.revertPlan(t, athlete, next, e); err != nil {
			return err
		}
		if err := d.revertFacts(t, athlete, e, ent); err != nil {
			return err
		}
	}
	if ent.Branch == "" {
		return nil
	}
	return d.writePlan(t, now, next, ent)
}

func (d *Desk) revertPlan(t tx, athlete plan.ID, now plan.Plan, e *entry) (plan.Plan, error) {
	if len(e.Plan) == 0 {
		return now, nil
	}
	if err := d.may(Change, Thing{Kind: Plans, Athlete: athlete, Branch: e.Branch}); err != nil {
		return now, err
	}
	next, err := edit.Undo(now, e.Plan)
	if err == nil {
		return next, nil
	}
	over := &Overtaken{Mine: e.Head, Err: err}
	var conflict edit.Conflict
	if errors.As(err, &conflict) && len(conflict.Changed) > 0 {
		if over.Theirs, err = changedBy(t, athlete, e.Branch, e.Seq, conflict.Changed[0]); err != nil {
			return now, err
		}
	}
	return now, over
}

func (d *Desk) revertFacts(t tx, athlete plan.ID, e, ent *entry) error {
	for _, c := range slices.Backward(e.Facts) {
		if err := d.revertFact(t, athlete, c, e, ent); err != nil {
			return err
		}
	}
	return nil
}

func (d *Desk) revertFact(t tx, athlete plan.ID, c factChange, e, ent *entry) error {
	if err := d.may(Change, Thing{Kind: factThings[c.Kind], Athlete: athlete, Branch: e.Branch}); err != nil {
		return err
	}
	k := c.key(athlete)
	var is []byte
	if sealed := t.sealed(k); sealed != nil {
		var err error
		if is, err = unseal(k, sealed); err != nil {
			return err
		}
	}
	if !bytes.Equal(is, c.After) {
		theirs, err := factChangedBy(t, athlete, e.Seq, c)
		return errors.Join(err, &Overtaken{Mine: e.Head, Theirs: theirs, Err: errors.New(k.String() + " changed since")})
	}
	if c.Kind == branchFact {
		return d.revertBranch(t, athlete, c, e, ent)
	}
	back := c
	back.Before, back.After = c.After, c.Before
	ent.Facts = append(ent.Facts, back)
	return t.setFact(athlete, back)
}

// factChangedBy finds the newest entry after another that touched the same fact.
func factChangedBy(t tx, athlete plan.ID, after uint64, c factChange) (by Head, err error) {
	err = entriesBack(t, athlete, func(e *entry) (bool, error) {
		if e.Seq <= after {
			return true, nil
		}
		for _, other := range e.Facts {
			if bytes.Equal(other.key(athlete).name, c.key(athlete).name) && other.Kind == c.Kind {
				by = e.Head
				return true, nil
			}
		}
		return false, nil
	})
	return by, err
}
