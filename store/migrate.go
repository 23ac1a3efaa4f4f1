package store

import (
	"context"
	"errors"
	"fmt"
)

// step brings a store from one schema to the next, in a transaction.
type step struct {
	from int // it makes from+1 of it
	does string
	run  func(t tx) error
}

// steps holds one step for each schema before this one. A step is never changed
// once its version was given out: testdata has a store of each schema, and the
// test of them opens all.
var steps []step

// older says that a file is of a schema that steps lead on from.
type older struct{ schema int }

func (o *older) Error() string { return fmt.Sprintf("it is of schema %d", o.schema) }

func isOlder(err error) bool {
	var o *older
	return errors.As(err, &o)
}

func (s *Store) stepFrom(schema int) (step, bool) {
	for _, st := range s.steps {
		if st.from == schema {
			return st, true
		}
	}
	return step{}, false
}

// migrate brings the file up to this version's schema: all steps in one
// transaction, after a copy of it was put beside it. However it ends, the file
// is the old one or the new one.
func (s *Store) migrate(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	err := s.transactOn(ctx, true, func(tx) error { return nil }, func(t tx) error {
		defer s.leaveNote("")()
		var a about
		if _, err := t.get(storeKey, &a); err != nil {
			return err
		}
		if a.Schema >= s.schema { // another process was quicker
			return nil
		}
		if err := s.copyForMigration(); err != nil {
			return err
		}
		for a.Schema < s.schema {
			if err := s.climb(t, &a); err != nil {
				return err
			}
		}
		return s.at("migrate/before")
	})
	if err == nil {
		err = s.at("migrate/after")
	}
	var cant *Unusable
	if err = s.explain(err); errors.As(err, &cant) && cant.Why == ReadOnly {
		return unusable(s.path, ReadOnly, "it was written by an earlier version and has to be brought up to date once", cant.Err)
	}
	return err
}

func (s *Store) copyForMigration() error {
	if s.noCopies {
		return nil
	}
	raw, err := s.grab()
	if err != nil {
		return err
	}
	defer raw.drop()
	return errors.Join(s.keepCopy(raw, copyMigration), s.at("migrate/copied"))
}

func (s *Store) climb(t tx, a *about) error {
	st, ok := s.stepFrom(a.Schema)
	if !ok {
		return unusable(s.path, Damaged, fmt.Sprintf("nothing leads on from schema %d", a.Schema), nil)
	}
	if err := st.run(t); err != nil {
		return fmt.Errorf("to %s: %w", st.does, err)
	}
	a.Schema++
	if err := t.put(storeKey, a); err != nil {
		return err
	}
	return s.at(fmt.Sprintf("migrate/schema-%d", a.Schema))
}
