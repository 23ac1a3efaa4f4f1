package store

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"go.etcd.io/bbolt"

	"ebb/plan"
)

// view runs fn on the file as it is now. A file that is not there reads as an
// empty store, and is not made; one of an earlier schema is migrated first.
func (s *Store) view(ctx context.Context, fn func(tx) error) error {
	err := s.viewOnce(ctx, fn)
	if isOlder(err) {
		if err = s.migrate(ctx); err == nil {
			err = s.viewOnce(ctx, fn)
		}
	}
	return err
}

func (s *Store) viewOnce(ctx context.Context, fn func(tx) error) error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	err := s.transact(ctx, false, fn)
	if errors.Is(err, fs.ErrNotExist) {
		err = fn(tx{})
	}
	return s.explain(err)
}

// update runs fn on the file and keeps all that it changed, or nothing. When
// update returns nil, the change is on the disk.
func (s *Store) update(ctx context.Context, person string, fn func(tx) error) error {
	defer s.keepTaken()
	err := s.updateOnce(ctx, person, fn)
	if isOlder(err) {
		if err = s.migrate(ctx); err == nil {
			err = s.updateOnce(ctx, person, fn)
		}
	}
	return err
}

func (s *Store) updateOnce(ctx context.Context, person string, fn func(tx) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	write := func() error {
		return s.transact(ctx, true, func(t tx) error {
			defer s.leaveNote(person)()
			if err := fn(t); err != nil {
				return err
			}
			if err := s.notePlace(t); err != nil {
				return err
			}
			return s.at("commit/before")
		})
	}
	err := write()
	if errors.Is(err, fs.ErrNotExist) {
		if err = s.create(); err == nil {
			err = write()
		}
	}
	if err == nil {
		s.wrote.Store(true)
		err = s.at("commit/after")
	}
	return s.explain(err)
}

// transact opens the file, runs one transaction and closes it, or puts it by
// without its lock for the next that writes. A file that
// bbolt trips over is unlocked and closed; what bbolt mapped of it stays mapped,
// since bbolt can't be asked to clean up any more.
func (s *Store) transact(ctx context.Context, write bool, fn func(tx) error) error {
	return s.transactOn(ctx, write, s.recognise, fn)
}

// transactOn is transact on a file that recognise takes for one of ours.
func (s *Store) transactOn(ctx context.Context, write bool, recognise, fn func(tx) error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	var file *os.File
	defer func() {
		if caught := recover(); caught != nil {
			if file != nil {
				unlock(file)
				_ = file.Close()
			}
			err = s.fault(caught)
		}
	}()
	var was *kept
	if write {
		was = s.regain()
	}
	var db *bbolt.DB
	if was != nil {
		db, file = was.db, was.file
	} else {
		db, err = bbolt.Open(s.path, filePerm, &bbolt.Options{
			ReadOnly: !write,
			Timeout:  s.wait, // for bbolt's own lock, where ours does nothing
			OpenFile: func(name string, flag int, perm os.FileMode) (*os.File, error) {
				f, err := s.openLocked(ctx, name, flag&^os.O_CREATE, perm)
				file = f
				return f, err
			},
		})
		if err != nil {
			return err
		}
	}
	begin := db.View
	if write {
		begin = db.Update
	}
	err = begin(func(t *bbolt.Tx) error {
		if err := recognise(tx{t}); err != nil {
			return err
		}
		return fn(tx{t})
	})
	if write && err == nil && s.putBy(was, db, file) {
		return nil
	}
	unlock(file) // a commit is on the disk before this; what is mapped is of no interest to others
	switch {
	case was != nil:
		was.close()
	case closesLater:
		go func() { _ = db.Close() }() // takes as long as a commit when others want the processor
	default:
		_ = db.Close()
	}
	return err
}

const (
	filePerm = 0o600
	dirPerm  = 0o700
)

// openLocked opens the file, waits for its lock and looks at it before bbolt
// does. Who waits for longer than s.patience is told for whom; who waits for
// longer than s.wait gives up.
func (s *Store) openLocked(ctx context.Context, name string, flag int, perm os.FileMode) (*os.File, error) {
	return s.hold(ctx, name, flag, perm, inspect)
}

// hold is openLocked with another look at the file.
func (s *Store) hold(ctx context.Context, name string, flag int, perm os.FileMode, look func(string, *os.File) error) (*os.File, error) {
	write := flag&os.O_RDWR != 0
	wait, cancel := context.WithTimeout(ctx, s.wait)
	defer cancel()
	tell := time.AfterFunc(s.patience, func() { s.onWait(s.holder()) })
	defer tell.Stop()
	for {
		f, err := s.open(name, flag, perm)
		if err != nil {
			return nil, s.explainOpen(name, write, err)
		}
		if err := lockInTurn(wait, name, f, write); err != nil {
			if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
				return nil, unusable(s.path, Held, s.holder(), err)
			}
			return nil, err
		}
		same, err := stillThere(name, f)
		if err == nil && same {
			err = look(s.path, f)
		}
		if err == nil && same {
			return f, nil
		}
		_ = f.Close()
		if err != nil {
			return nil, err
		}
	}
}

// lockInTurn is lock behind all that wait already. In the case of an error f is
// closed.
func lockInTurn(ctx context.Context, name string, f *os.File, write bool) error {
	end, err := takeTurn(ctx, name, write)
	if err != nil {
		_ = f.Close()
		return err
	}
	defer end()
	return lock(ctx, f, write)
}

// stillThere reports whether the open file is the one that has the name: while
// one waits for the lock, another file can be put in its place.
func stillThere(name string, f *os.File) (bool, error) {
	named, err := os.Stat(name)
	if err != nil {
		return false, err
	}
	opened, err := f.Stat()
	return err == nil && os.SameFile(named, opened), err
}

// explainOpen tells a file that can't be changed from one that can't be read.
func (s *Store) explainOpen(name string, write bool, err error) error {
	if !write || !errors.Is(err, fs.ErrPermission) {
		return err
	}
	f, readErr := s.open(name, os.O_RDONLY, 0)
	if readErr != nil {
		return err
	}
	_ = f.Close()
	return unusable(s.path, ReadOnly, "", err)
}

// create puts an empty store in place, whole or not at all: it is made under
// another name and given its own when it is on the disk. When another process
// is quicker, theirs stays.
func (s *Store) create() error {
	dir, base := filepath.Split(s.path)
	dir = filepath.Clean(dir)
	if err := makeFolder(dir); err != nil {
		return err
	}
	temp, err := os.CreateTemp(dir, "."+base+".new-*") // 0600
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name())
	if err := errors.Join(temp.Close(), s.at("create/named"), s.initialise(temp.Name()), s.at("create/filled")); err != nil {
		return err
	}
	switch err := os.Link(temp.Name(), s.path); {
	case errors.Is(err, fs.ErrExist):
		return nil
	case err != nil: // a file system without links
		if err := os.Rename(temp.Name(), s.path); err != nil {
			return err
		}
	}
	return errors.Join(s.at("create/placed"), syncDir(dir))
}

func (s *Store) initialise(name string) error {
	db, err := bbolt.Open(name, filePerm, nil)
	if err != nil {
		return err
	}
	err = db.Update(func(t *bbolt.Tx) error {
		for _, b := range buckets {
			if _, err := t.CreateBucket([]byte(b)); err != nil {
				return err
			}
		}
		return tx{t}.put(storeKey, about{Program: program, Schema: s.schema, Store: s.NewID(), Created: s.now().UTC()})
	})
	return errors.Join(err, db.Close())
}

// about is what a store says of itself.
type about struct {
	Program string    `json:"program"`
	Schema  int       `json:"schema"`
	Store   plan.ID   `json:"store"`
	Created time.Time `json:"created"`
}

const program = "ebb"

// Schema is the number of the layout of keys and buckets that this version
// writes. A file with a higher one is refused, one with a lower one migrated.
const Schema = 1

// recognise refuses a bbolt file that is not ours, or is of a later version.
func (s *Store) recognise(t tx) error {
	if t.Bucket([]byte(metaBucket)) == nil {
		return unusable(s.path, NotAStore, "it is another program's bbolt file", nil)
	}
	sealed := t.sealed(storeKey)
	if known := s.known.Load(); known != nil && sealed != nil && bytes.Equal(*known, sealed) {
		return nil
	}
	var a about
	found, err := t.get(storeKey, &a)
	switch {
	case err != nil:
		return err
	case !found || a.Program != program:
		return unusable(s.path, NotAStore, "it is another program's bbolt file", nil)
	case a.Schema > s.schema:
		return unusable(s.path, Newer, "", nil)
	case a.Schema == s.schema:
		is := bytes.Clone(sealed)
		s.known.Store(&is)
		return nil
	}
	if _, ok := s.stepFrom(a.Schema); !ok {
		return unusable(s.path, Damaged, "it names no schema", nil)
	}
	return &older{a.Schema}
}
