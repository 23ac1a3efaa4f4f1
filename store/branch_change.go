package store

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"ebb/plan"
)

// What is done to a branch as a whole is an entry of the journal on main, and is
// undone and redone there.

// NewBranch makes a branch of the plan that another branch holds now, and gives
// it.
func (d *Desk) NewBranch(athlete plan.ID, name, from string) (*Snapshot, Receipt, error) {
	if err := checkBranch(name); err != nil {
		return nil, Receipt{}, err
	}
	words := fmt.Sprintf("branch \"%s\" off %s", name, from)
	receipt, err := d.changeBranch(athlete, name, words, func(t tx, ent *entry) error {
		source, err := t.branchNamed(athlete, from)
		if err != nil {
			return err
		}
		if err := t.free(athlete, name); err != nil {
			return err
		}
		h := branchHead{
			Key: fmt.Sprintf("%s-%d", name, ent.Seq), Name: name, From: source.Key,
			Since: ent.Seq, At: d.store.now().UTC(), Person: d.who.Person,
		}
		c := factChange{Kind: branchFact, Name: h.Key}
		if c.After, err = h.text(); err != nil {
			return err
		}
		if source.Key != Main {
			if c.Held, err = t.held(athlete, source.Key); err != nil {
				return err
			}
		}
		for _, v := range c.Held {
			text := noValue
			if v.Value != nil {
				if text, err = valueText(v.Value); err != nil {
					return err
				}
			}
			if err := t.putText(planKey(athlete, h.Key, v.Ref), text); err != nil {
				return err
			}
		}
		ent.Facts = append(ent.Facts, c)
		return t.setFact(athlete, c)
	})
	if err != nil {
		return nil, Receipt{}, err
	}
	snap, err := d.Snapshot(athlete, name)
	return snap, receipt, err
}

// RenameBranch gives a branch another name.
func (d *Desk) RenameBranch(athlete plan.ID, name, to string) (Receipt, error) {
	if err := checkBranch(to); err != nil {
		return Receipt{}, err
	}
	return d.changeBranch(athlete, to, fmt.Sprintf("rename branch \"%s\" to \"%s\"", name, to), func(t tx, ent *entry) error {
		h, err := t.besideMain(athlete, name)
		if err != nil {
			return err
		}
		if err := t.free(athlete, to); err != nil {
			return err
		}
		c := factChange{Kind: branchFact, Name: h.Key}
		if c.Before, err = h.text(); err != nil {
			return err
		}
		h.Name = to
		if c.After, err = h.text(); err != nil {
			return err
		}
		ent.Facts = append(ent.Facts, c)
		return t.setFact(athlete, c)
	})
}

// DropBranch takes a branch away. The journal keeps what was on it, so that
// Undo on main brings it back.
func (d *Desk) DropBranch(athlete plan.ID, name string) (Receipt, error) {
	return d.changeBranch(athlete, name, fmt.Sprintf("drop branch \"%s\"", name), func(t tx, ent *entry) error {
		h, err := t.besideMain(athlete, name)
		if err != nil {
			return err
		}
		c, err := t.remove(athlete, h)
		ent.Facts = append(ent.Facts, c)
		return err
	})
}

// TakeBranch makes the plan of a branch the plan of main, whole, as one entry
// that Undo on main takes back. The branch stays when keep says so, else it is
// dropped. What it gives is main.
func (d *Desk) TakeBranch(athlete plan.ID, name string, keep bool) (*Snapshot, Receipt, error) {
	receipt, err := d.changeBranch(athlete, "", fmt.Sprintf("take over branch \"%s\"", name), func(t tx, ent *entry) error {
		h, err := t.besideMain(athlete, name)
		if err != nil {
			return err
		}
		main, err := d.store.read(t, viewKey{athlete, Main, seesAll})
		if err != nil {
			return err
		}
		branch, err := d.store.read(t, viewKey{athlete, h.Key, seesAll})
		if err != nil {
			return err
		}
		if !keep { // first: what it holds is told against main as it was
			c, err := t.remove(athlete, h)
			if err != nil {
				return err
			}
			ent.Facts = append(ent.Facts, c)
		}
		return d.writePlan(t, main, branch.Plan, ent)
	})
	if err != nil {
		return nil, Receipt{}, err
	}
	snap, err := d.Snapshot(athlete, Main)
	return snap, receipt, err
}

// changeBranch writes one entry on main; do is given its number.
func (d *Desk) changeBranch(athlete plan.ID, about, words string, do func(t tx, ent *entry) error) (Receipt, error) {
	if err := d.may(Change, Thing{Kind: Plans, Athlete: athlete, Branch: Main}); err != nil {
		return Receipt{}, err
	}
	ent := entry{}
	err := d.update(func(t tx) error {
		if t.sealed(athleteKey(athlete)) == nil {
			return &NoAthlete{Name: "^" + athlete.String()}
		}
		last, err := lastHead(t, athlete)
		if err != nil {
			return err
		}
		ent = entry{Head: Head{Seq: last.Seq + 1, Branch: Main, About: about, Words: words}}
		if err := do(t, &ent); err != nil {
			return err
		}
		if ent.empty() { // as when a branch that is as main is taken over
			ent.Seq = 0
			return nil
		}
		_, err = d.append(t, athlete, last, &ent)
		return err
	})
	return Receipt{Seq: ent.Seq, Words: words}, err
}

// besideMain gives the head of a branch, which may not be main.
func (t tx) besideMain(athlete plan.ID, name string) (branchHead, error) {
	if name == Main {
		return branchHead{}, fmt.Errorf("%s is the plan that everyone sees: it can't be taken away, renamed or taken over", Main)
	}
	return t.branchNamed(athlete, name)
}

// free fails when a branch has the name already.
func (t tx) free(athlete plan.ID, name string) error {
	heads, err := t.branchHeads(athlete)
	if err != nil {
		return err
	}
	taken := func(h branchHead) bool { return h.Name == name }
	if name == Main || slices.ContainsFunc(heads, taken) {
		return fmt.Errorf("there is a branch “%s” already: give another name", name)
	}
	return nil
}

// remove takes a branch out of the file, and says so as a fact that holds all
// that was on it.
func (t tx) remove(athlete plan.ID, h branchHead) (c factChange, err error) {
	c = factChange{Kind: branchFact, Name: h.Key}
	if c.Held, err = t.held(athlete, h.Key); err != nil {
		return c, err
	}
	if c.Before, err = stored(t, branchKey(athlete, h.Key)); err != nil {
		return c, err
	}
	if err := t.release(athlete, h.Key); err != nil {
		return c, err
	}
	return c, t.setFact(athlete, c)
}

// revertBranch takes back what an entry did to a branch as a whole.
func (d *Desk) revertBranch(t tx, athlete plan.ID, c factChange, e, ent *entry) error {
	back := factChange{Kind: c.Kind, Name: c.Name, Before: c.After, After: c.Before}
	var err error
	switch {
	case c.Name == Main: // its released day
	case c.Before == nil:
		err = d.unmake(t, athlete, &back, e)
	case c.After == nil:
		err = d.bringBack(t, athlete, &back, c, e)
	default:
		err = t.nameFree(athlete, back, e)
	}
	if err != nil {
		return err
	}
	ent.Facts = append(ent.Facts, back)
	return t.setFact(athlete, back)
}

// unmake takes away a branch that the entry made. What the person did on it goes
// along, and comes back with it; what others did is not theirs to take.
func (d *Desk) unmake(t tx, athlete plan.ID, back *factChange, e *entry) error {
	is, err := t.textsOf(athlete, back.Name)
	if err != nil {
		return err
	}
	then, err := t.textsAt(athlete, back.Name, e.Seq)
	if err != nil {
		return err
	}
	if !is.same(then) {
		theirs, err := newest(t, athlete, func(h Head) bool {
			return h.Branch == back.Name && h.Seq > e.Seq && h.Person != d.who.Person
		})
		if err != nil || theirs.Seq > 0 {
			return cmp.Or(err, error(&Overtaken{Mine: e.Head, Theirs: theirs, Err: errors.New("others worked on the branch: drop it instead")}))
		}
	}
	if back.Held, err = t.held(athlete, back.Name); err != nil {
		return err
	}
	return t.release(athlete, back.Name)
}

// bringBack puts back a branch that the entry took away, as it was.
func (d *Desk) bringBack(t tx, athlete plan.ID, back *factChange, c factChange, e *entry) error {
	if err := t.nameFree(athlete, *back, e); err != nil {
		return err
	}
	values, err := t.textsAt(athlete, Main, e.Seq-1)
	if err != nil {
		return err
	}
	if err := values.with(c.Held); err != nil {
		return err
	}
	if err := t.keepApart(athlete, c.Name, values); err != nil {
		return err
	}
	back.Held, err = t.held(athlete, c.Name)
	return err
}

// nameFree fails when the name that a branch is to have again was given away.
func (t tx) nameFree(athlete plan.ID, back factChange, e *entry) error {
	h, err := back.head(athlete)
	if err != nil {
		return err
	}
	if err := t.free(athlete, h.Name); err != nil {
		return &Overtaken{Mine: e.Head, Err: err}
	}
	return nil
}
