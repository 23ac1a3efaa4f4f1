package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"ebb/plan"
	"ebb/store/safe"
)

// AddLife stores a fact that lies over the plan. It comes with its id.
func (d *Desk) AddLife(athlete plan.ID, l plan.Life) error {
	if l.ID.IsZero() {
		return errors.New("a fact of life needs an id")
	}
	l = cleanLife(l)
	if err := l.Check(); err != nil {
		return err
	}
	return d.changeFacts(athlete, Life, lifeWords(l), func(t tx) ([]factChange, error) {
		c, old, err := findLife(t, athlete, l.ID)
		if err == nil && old != nil {
			err = errors.New("this fact of life is there already")
		}
		if err != nil {
			return nil, err
		}
		c.After, err = json.Marshal(l)
		return []factChange{c}, err
	})
}

// ChangeLife puts now in the place of was, a fact of the same id as the caller
// saw it. The error is a *LifeChanged when someone changed it since, and nothing
// is stored.
func (d *Desk) ChangeLife(athlete plan.ID, was, now plan.Life) error {
	now = cleanLife(now)
	if err := now.Check(); err != nil {
		return err
	}
	if was.ID != now.ID {
		return errors.New("a fact of life keeps its id")
	}
	words := fmt.Sprintf("change %s to %s", lifeWords(was), lifeWords(now))
	return d.changeFacts(athlete, Life, words, func(t tx) ([]factChange, error) {
		c, err := unchangedLife(t, athlete, was)
		if err == nil {
			c.After, err = json.Marshal(now)
		}
		return []factChange{c}, err
	})
}

// RemoveLife takes a fact away, as the caller saw it: what lay under it is
// expected again. The error is a *LifeChanged when someone changed it since.
func (d *Desk) RemoveLife(athlete plan.ID, was plan.Life) error {
	return d.changeFacts(athlete, Life, "take away "+lifeWords(was), func(t tx) ([]factChange, error) {
		c, err := unchangedLife(t, athlete, was)
		return []factChange{c}, err
	})
}

// LifeChanged says that a fact is not what the caller saw. Nothing was stored.
type LifeChanged struct {
	Was, Is plan.Life
	By      Head // of who changed it
}

func (c *LifeChanged) Error() string {
	return fmt.Sprintf("%s is now %s: %s changed it", lifeWords(c.Was), lifeWords(c.Is), c.By.Person)
}

func unchangedLife(t tx, athlete plan.ID, was plan.Life) (factChange, error) {
	c, is, err := findLife(t, athlete, was.ID)
	switch {
	case err != nil:
		return c, err
	case is == nil:
		return c, &NotThere{What: "fact of life", ID: was.ID}
	case is.Equal(was):
		return c, nil
	}
	by, err := factChangedBy(t, athlete, 0, c)
	return c, errors.Join(err, &LifeChanged{Was: was, Is: *is, By: by})
}

// findLife gives a fact, nil when it is not there, and the change that would
// take it away.
func findLife(t tx, athlete, id plan.ID) (factChange, *plan.Life, error) {
	c := factChange{Kind: lifeFact, ID: id}
	k := c.key(athlete)
	before, err := stored(t, k)
	if err != nil || before == nil {
		return c, nil, err
	}
	c.Before = before
	var l plan.Life
	if err := json.Unmarshal(before, &l); err != nil {
		return c, nil, &DamagedValue{Key: k.String(), Why: err.Error()}
	}
	return c, &l, nil
}

// lifeWords says a fact in a few words.
func lifeWords(l plan.Life) string {
	span := l.Span()
	if l.Days == 1 {
		return fmt.Sprintf("%s on %s", l.Kind, span.From)
	}
	return fmt.Sprintf("%s from %s to %s", l.Kind, span.From.Format("Mon 2 Jan"), span.To.Format("Mon 2 Jan 2006"))
}

func cleanLife(l plan.Life) plan.Life {
	l.Note = safe.Lines(l.Note)
	l.Allows = slices.Clone(l.Allows)
	return l
}

// life reads the facts of all time: they are few.
func (r *reader) life() ([]plan.Life, error) {
	life, err := all[plan.Life](r, key{lifeBucket, r.view.athlete[:]}, nil)
	plan.SortLife(life)
	return life, err
}

func sowLife(t tx, athlete plan.ID, life []plan.Life) error {
	for _, l := range life {
		if err := fitLife(l); err != nil {
			return err
		}
		if err := t.put(lifeKey(athlete, l.ID), cleanLife(l)); err != nil {
			return err
		}
	}
	return nil
}

func (p *parcel) packLife(life []plan.Life) error {
	for i, l := range life {
		if err := fitLife(l); err != nil {
			return fmt.Errorf("fact %d of life: %w", i+1, err)
		}
		if err := p.add(lifeKey(p.athlete.ID, l.ID), cleanLife(l)); err != nil {
			return err
		}
	}
	return nil
}

func fitLife(l plan.Life) error {
	if l.ID.IsZero() {
		return errors.New("it needs an id")
	}
	return cleanLife(l).Check()
}
