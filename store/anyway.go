package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"
)

// ReadAnyway gives the desk on a store of a later version, for reading what this
// version understands of it: on a copy for this process alone, so that the file
// itself stays as it is. left says what had to be left out. done takes the copy
// away. For a store that this version can use it is the desk itself.
func (d *Desk) ReadAnyway() (readable *Desk, left []string, done func(), err error) {
	err = d.view(func(tx) error { return nil })
	var u *Unusable
	if !errors.As(err, &u) || u.Why != Newer {
		return d, nil, func() {}, err
	}
	if err := d.may(See, Thing{Kind: Whole}); err != nil {
		return nil, nil, nil, err
	}
	dir, err := os.MkdirTemp("", "ebb-read-")
	if err != nil {
		return nil, nil, nil, d.store.explain(err)
	}
	done = func() { _ = os.RemoveAll(dir) }
	path := filepath.Join(dir, filepath.Base(d.store.path))
	if left, err = d.understood(path); err != nil {
		done()
		return nil, nil, nil, d.store.explain(err)
	}
	s := Open(path, Options{Now: d.store.now, Random: d.store.random, Wait: d.store.wait, NoCopies: true})
	return s.As(d.who).Within(d.ctx), left, done, nil
}

// understood makes at path a store of this version of what it understands of
// the store.
func (d *Desk) understood(path string) (left []string, err error) {
	s := d.store
	from, err := s.openLocked(d.ctx, s.path, os.O_RDONLY, 0)
	if err != nil {
		return nil, err
	}
	err = copyFile(s.path, path)
	_ = from.Close() // and its lock
	if err != nil {
		return nil, err
	}
	if _, err := surveyFile(path); err != nil { // before bbolt trusts it
		return nil, err
	}
	db, err := bbolt.Open(path, filePerm, nil)
	if err != nil {
		return nil, err
	}
	err = db.Update(func(t *bbolt.Tx) error {
		left, err = dropUnknown(tx{t})
		return err
	})
	return left, errors.Join(err, db.Close())
}

// dropUnknown takes out what a later version put there, and says what it was.
func dropUnknown(t tx) (left []string, err error) {
	known := map[string]bool{}
	for _, name := range buckets {
		known[name] = true
	}
	var unknown []string
	err = t.ForEach(func(name []byte, b *bbolt.Bucket) error {
		if !known[string(name)] {
			unknown = append(unknown, string(name))
			left = append(left, fmt.Sprintf("%d of %s", b.Stats().KeyN, name))
			return nil
		}
		newer, err := newerValues(string(name), b)
		for _, k := range newer {
			left = append(left, k.String())
			err = errors.Join(err, b.Delete(k.name))
		}
		return err
	})
	for _, name := range unknown {
		err = errors.Join(err, t.DeleteBucket([]byte(name)))
	}
	var a about
	if _, getErr := t.get(storeKey, &a); getErr != nil {
		return left, errors.Join(err, getErr)
	}
	a.Schema = Schema
	return left, errors.Join(err, t.put(storeKey, a))
}

func newerValues(bucket string, b *bbolt.Bucket) (newer []key, err error) {
	err = b.ForEach(func(name, sealed []byte) error {
		k := key{bucket, append([]byte(nil), name...)}
		_, err := unseal(k, sealed)
		var u *Unusable
		if errors.As(err, &u) && u.Why == Newer {
			newer = append(newer, k)
		}
		return nil // what is damaged is named by who reads it
	})
	return newer, err
}
