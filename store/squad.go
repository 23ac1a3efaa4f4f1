package store

import (
	"bytes"
	"encoding/binary"
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

// Squad gives everyone by name, for a coach. Whoever keeps rows hands over their
// marks and the day they are of, and gets the rows of those whose mark is another
// now; the rows of newcomers are to be asked for with Rows.
func (d *Desk) Squad(kept map[plan.ID]uint64, today calendar.Day) (members []Member, changed []squad.Row, err error) {
	if err := d.may(See, Thing{Kind: Squad}); err != nil {
		return nil, nil, err
	}
	err = d.view(func(t tx) error {
		if members, err = d.members(t); err != nil {
			return err
		}
		var others []plan.ID
		for _, m := range members {
			if mark, has := kept[m.ID]; has && mark != m.Mark {
				others = append(others, m.ID)
			}
		}
		changed, err = d.store.gather(t, others, today)
		return err
	})
	return members, changed, err
}

func (d *Desk) members(t tx) ([]Member, error) {
	if members, ok := d.store.squad.recall(t, d.who); ok {
		return members, nil
	}
	named, err := d.named(t)
	if err != nil {
		return nil, err
	}
	byName(named)
	members := make([]Member, len(named))
	for i, a := range named {
		members[i] = Member{ID: a.ID, Name: a.Name}
	}
	t.mark(members)
	d.store.squad.keep(t, d.who, members)
	return members, nil
}

// mark gives members the mark of the last entry of their journals, which has one
// for every change, its number and its sum, and of the sums of their keys, which
// say when they looked last. Of the values themselves nothing is read.
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
		before := c.Prev
		if name, _ := c.Seek(after); name == nil {
			before = c.Last
		}
		name, sealed := before()
		if bytes.HasPrefix(name, m.ID[:]) && len(name) == idLength+8 && len(sealed) >= envelopeLength {
			m.Mark = markOf(binary.BigEndian.Uint64(name[idLength:]), sealed)
		}
	}
	b = t.bucket(keyBucket)
	if b == nil {
		return
	}
	c = b.Cursor()
	for i := range members {
		m := &members[i]
		for name, sealed := c.Seek(m.ID[:]); bytes.HasPrefix(name, m.ID[:]); name, sealed = c.Next() {
			if len(sealed) >= envelopeLength {
				m.Mark ^= markOf(0, sealed)
			}
		}
	}
}

// markOf makes a mark of an entry's number and sum.
func markOf(seq uint64, sealed []byte) uint64 {
	return seq<<32 | uint64(binary.LittleEndian.Uint32(sealed[1:]))
}

// Rows gives the rows of some athletes, for a coach, in the order they are asked
// for; those who are gone are left out. Of each athlete only what a row shows is
// read. One whose values are damaged gets a row that says so.
func (d *Desk) Rows(athletes []plan.ID, today calendar.Day) (rows []squad.Row, err error) {
	if err := d.may(See, Thing{Kind: Squad}); err != nil {
		return nil, err
	}
	err = d.view(func(t tx) error {
		rows, err = d.store.gather(t, athletes, today)
		return err
	})
	return rows, err
}

// gather makes rows, on all processors when there are several to make.
func (s *Store) gather(t tx, athletes []plan.ID, today calendar.Day) ([]squad.Row, error) {
	if t.Tx == nil || len(athletes) == 0 {
		return nil, nil
	}
	rows := make([]squad.Row, len(athletes))
	var next atomic.Int64
	errs := make([]error, min(runtime.GOMAXPROCS(0), len(athletes)))
	if len(errs) == 1 {
		errs[0] = s.rows(t, athletes, rows, today, &next)
	} else {
		var working sync.WaitGroup
		for worker := range errs {
			working.Go(func() { errs[worker] = s.rowsBeside(t, athletes, rows, today, &next) })
		}
		working.Wait()
	}
	return slices.DeleteFunc(rows, func(r squad.Row) bool { return r.Athlete.IsZero() }), errors.Join(errs...)
}

// rowsBeside is rows in a transaction of its own beside t: one transaction is not
// for several readers at once.
func (s *Store) rowsBeside(t tx, athletes []plan.ID, rows []squad.Row, today calendar.Day, next *atomic.Int64) (err error) {
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
	return s.rows(tx{own}, athletes, rows, today, next)
}

// rows makes the rows that next gives out.
func (s *Store) rows(t tx, athletes []plan.ID, rows []squad.Row, today calendar.Day, next *atomic.Int64) error {
	b := brief{tx: t, today: today}
	for i := int(next.Add(1)) - 1; i < len(athletes); i = int(next.Add(1)) - 1 {
		b.of(athletes[i])
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
