package store

import (
	"bytes"
	"errors"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/squad"
)

// Member is one of a squad, as far as a list names them.
type Member struct {
	ID   plan.ID
	Name string
	Mark uint64 // another one as soon as anything of theirs is changed
}

// Squad gives everyone by name, for a coach. Whoever keeps rows of them asks
// for new ones where the mark is another.
func (d *Desk) Squad() (members []Member, err error) {
	if err := d.may(See, Thing{Kind: Squad}); err != nil {
		return nil, err
	}
	err = d.view(func(t tx) error {
		named, err := d.named(t)
		if err != nil {
			return err
		}
		byName(named)
		members = make([]Member, len(named))
		for i, a := range named {
			members[i] = Member{ID: a.ID, Name: a.Name}
		}
		t.mark(members)
		return nil
	})
	return members, err
}

// mark gives members the mark of the last entry of their journals, which has one
// for every change.
func (t tx) mark(members []Member) {
	b := t.bucket(journalBucket)
	if b == nil {
		return
	}
	c := b.Cursor()
	after := bytes.Repeat([]byte{0xFF}, idLength+9) // after every entry of an athlete
	for i := range members {
		m := &members[i]
		copy(after, m.ID[:])
		name, sealed := c.Seek(after)
		if name == nil {
			name, sealed = c.Last()
		} else {
			name, sealed = c.Prev()
		}
		if bytes.HasPrefix(name, m.ID[:]) {
			m.Mark = printOf(sealed)
		}
	}
}

// Rows gives the rows of some athletes, for a coach, in the order they are asked
// for; those who are gone are left out. Of each athlete only what a row shows is
// read. One whose values are damaged gets a row that says so.
func (d *Desk) Rows(athletes []plan.ID, today calendar.Day) ([]squad.Row, error) {
	if err := d.may(See, Thing{Kind: Squad}); err != nil {
		return nil, err
	}
	rows := make([]squad.Row, len(athletes))
	err := d.view(func(t tx) error {
		if t.Tx == nil {
			return nil
		}
		var next atomic.Int64
		errs := make([]error, min(runtime.GOMAXPROCS(0), len(athletes)))
		var working sync.WaitGroup
		for worker := range errs {
			working.Go(func() {
				errs[worker] = d.store.rows(t, athletes, rows, today, &next)
			})
		}
		working.Wait()
		return errors.Join(errs...)
	})
	return slices.DeleteFunc(rows, func(r squad.Row) bool { return r.Athlete.IsZero() }), err
}

// rows makes the rows that next gives out, in a transaction of its own beside t:
// one transaction is not for several readers at once.
func (s *Store) rows(t tx, athletes []plan.ID, rows []squad.Row, today calendar.Day, next *atomic.Int64) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	own, err := t.DB().Begin(false)
	if err != nil {
		return err
	}
	defer func() {
		if caught := recover(); caught != nil {
			err = s.fault(caught)
		}
		_ = own.Rollback() // it has changed nothing
	}()
	for i := int(next.Add(1)) - 1; i < len(athletes); i = int(next.Add(1)) - 1 {
		b := brief{tx: tx{own}, athlete: athletes[i], today: today}
		known, found, err := b.read()
		switch {
		case err != nil && !isDamaged(err):
			return err
		case err != nil:
			rows[i] = squad.Unreadable(athletes[i], known.Athlete.Name, err.Error())
		case found:
			rows[i] = squad.Of(known)
		}
	}
	return nil
}

func isDamaged(err error) bool {
	_, ok := errors.AsType[*DamagedValue](err)
	return ok
}
