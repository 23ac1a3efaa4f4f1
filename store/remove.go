package store

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"ebb/plan"
)

// Removal says what an athlete has in the store, and what became of it.
type Removal struct {
	Athlete  plan.Athlete
	Seasons  int // on all branches, as weeks and events
	Weeks    int
	Events   int
	Records  int
	Checkins int
	Life     int
	Entries  int      // of the journal
	Copies   []string // beside the store: all of them; when it is done, those that held the athlete and do no longer
	Left     []Left   // what is not touched and may hold the athlete
}

// Left is a file that was left as it is.
type Left struct {
	Path string
	Why  string // in words; "" for what a person put there, which is never touched
}

// RemoveAthlete takes an athlete out of the store with plans, records, check-ins
// and journal, and out of the copies beside it. It can't be undone, and nothing
// of it stays on a page that is free: the store is written anew without the
// athlete. agree is asked before, with what would go; when it gives an error,
// that is the error of RemoveAthlete and nothing was changed. A copy that can't
// be read stays, and is named.
//
// The copies come first: who is ended between does it again.
func (d *Desk) RemoveAthlete(athlete plan.ID, agree func(Removal) error) (Removal, error) {
	if err := d.may(Change, Thing{Kind: Squad}); err != nil {
		return Removal{}, err
	}
	s := d.store
	r, err := d.removal(athlete)
	if err != nil {
		return Removal{}, err
	}
	if err := agree(r); err != nil {
		return Removal{}, err
	}
	r.Copies, r.Left = nil, s.putAway()
	seen := map[string]bool{}
	err = s.removeFromCopies(d.ctx, athlete, seen, &r)
	if err == nil {
		_, err = s.leaveOut(d.ctx, d.who.Person, athlete, s.recognise)
	}
	if err == nil {
		s.wrote.Store(true)
		err = s.removeFromCopies(d.ctx, athlete, seen, &r) // those that others made meanwhile
	}
	return r, s.explain(err)
}

// removal says what would go.
func (d *Desk) removal(athlete plan.ID) (r Removal, err error) {
	err = d.view(func(t tx) error {
		k := athleteKey(athlete)
		if t.sealed(k) == nil {
			return &NoAthlete{Name: athlete.String()}
		}
		if r.Athlete, err = resolved(k, t.sealed(k)); err != nil {
			return err
		}
		for _, kind := range []struct {
			bucket string
			count  *int
		}{
			{seasonBucket, &r.Seasons}, {weekBucket, &r.Weeks}, {eventBucket, &r.Events}, {recordBucket, &r.Records},
			{checkinBucket, &r.Checkins}, {lifeBucket, &r.Life}, {journalBucket, &r.Entries},
		} {
			err := t.each(key{kind.bucket, athlete[:]}, nil, func(key, []byte) error { *kind.count++; return nil })
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return r, err
	}
	copies, err := d.store.copies()
	for _, c := range copies {
		r.Copies = append(r.Copies, c.Path)
	}
	r.Left = d.store.putAway()
	return r, explainAt(d.store.copiesDir(), err)
}

// removeFromCopies writes the copies that hold the athlete anew, but for those
// that were seen to before.
func (s *Store) removeFromCopies(ctx context.Context, athlete plan.ID, seen map[string]bool, r *Removal) error {
	copies, err := s.copies()
	if err != nil {
		return explainAt(s.copiesDir(), err)
	}
	for _, c := range copies {
		if seen[c.Path] {
			continue
		}
		seen[c.Path] = true
		path, err := s.removeFromCopy(ctx, c.Path, athlete)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		_, gone := os.Lstat(c.Path)
		switch {
		case err != nil && errors.Is(gone, fs.ErrNotExist): // rotated away meanwhile
		case err != nil:
			r.Left = append(r.Left, Left{c.Path, err.Error()})
		case path != "":
			seen[path] = true
			r.Copies = append(r.Copies, path)
		}
	}
	return s.at("remove/copies")
}

// removeFromCopy gives the name of the copy when it held the athlete. One that
// an earlier version packed is packed as backups are now, and named for it.
func (s *Store) removeFromCopy(ctx context.Context, name string, athlete plan.ID) (path string, err error) {
	full, err := os.CreateTemp(s.copiesDir(), "."+filepath.Base(s.file())+".new-*") // 0600
	if err != nil {
		return "", err
	}
	defer os.Remove(full.Name())
	defer os.Remove(full.Name() + turnSuffix)
	err = s.readInto(ctx, full, name)
	if err := errors.Join(err, full.Close()); err != nil {
		return "", err
	}
	inside := Open(full.Name(), Options{Now: s.now, Wait: s.wait, NoCopies: true, Fault: s.stumble})
	anyOfOurs := func(tx) error { return nil } // of an earlier schema, too
	if held, err := inside.leaveOut(ctx, "", athlete, anyOfOurs); err != nil || !held {
		return "", err
	}
	if filepath.Ext(name) == ".ebb" {
		if err := os.Rename(full.Name(), name); err != nil {
			return "", err
		}
		return name, syncDir(filepath.Dir(name))
	}
	lean, err := os.Open(full.Name())
	if err != nil {
		return "", err
	}
	defer lean.Close()
	m, _, _ := newestMeta(lean) // leaveOut has surveyed it
	path = strings.TrimSuffix(name, filepath.Ext(name)) + packedSuffix
	if _, err := s.putPacked(ctx, &moment{file: lean, meta: m, size: int64(m.high) * m.pageSize}, path, true, "remove"); err != nil {
		return "", err
	}
	if path != name {
		err = os.Remove(name)
	}
	return path, err
}

// leaveOut puts a file without the athlete in the place of the store, while no
// other may read or write it. It reports whether the athlete was there. A file
// that is damaged in any way is left as it is.
func (s *Store) leaveOut(ctx context.Context, person string, athlete plan.ID, recognise func(tx) error) (held bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	path := s.file()
	dir := filepath.Dir(path)
	lean, err := os.CreateTemp(dir, "."+filepath.Base(path)+".new-*") // 0600
	if err != nil {
		return false, err
	}
	defer os.Remove(lean.Name())
	if err := lean.Close(); err != nil {
		return false, err
	}
	errWritten := errors.New("it is written elsewhere")
	swap := func() error {
		if err := os.Rename(lean.Name(), path); err != nil {
			return err
		}
		return errors.Join(s.at("remove/swapped"), syncDir(dir))
	}
	var txid uint64
	err = s.transactOn(ctx, true, recognise, func(t tx) error {
		defer s.leaveNote(person)()
		txid = uint64(t.ID()) - 1
		if t.sealed(athleteKey(athlete)) == nil {
			return errWritten
		}
		held = true
		if err := t.writeWithout(path, lean.Name(), athlete); err != nil {
			return err
		}
		if err := s.at("remove/written"); err != nil {
			return err
		}
		if runtime.GOOS != "windows" { // where an open file keeps its name
			if err := swap(); err != nil {
				return err
			}
		}
		return errWritten
	})
	if !errors.Is(err, errWritten) {
		return held, err
	}
	if held && runtime.GOOS == "windows" {
		if s.look().txid != txid {
			return held, errors.New("someone else changed the store meanwhile: do it again")
		}
		return held, swap()
	}
	return held, nil
}

// writeWithout writes the store into an empty file, but for an athlete's values,
// and checks it.
func (t tx) writeWithout(path, to string, athlete plan.ID) error {
	was, err := surveyFile(path)
	if err != nil {
		return err
	}
	copying, err := newCopying(to)
	if err != nil {
		return err
	}
	left := 0
	err = t.eachValue(func(k key, sealed []byte) error {
		if isOf(k, sealed, athlete) {
			left++
			return nil
		}
		return copying.put(k, sealed)
	}, copying.bucket)
	if err := errors.Join(err, copying.end()); err != nil {
		return err
	}
	is, err := surveyFile(to)
	if err == nil && is.Values != was.Values-left {
		err = errors.New("not all of the others were written")
	}
	return err
}

// isOf reports whether a value belongs to the athlete, or names them.
func isOf(k key, sealed []byte, athlete plan.ID) bool {
	switch {
	case k.bucket != metaBucket:
		return bytes.HasPrefix(k.name, athlete[:])
	case bytes.Equal(k.name, latelyKey.name):
		return true
	case bytes.HasPrefix(k.name, lastKey("").name):
		var last plan.ID
		return open(k, sealed, &last) == nil && last == athlete
	case bytes.HasPrefix(k.name, draftPrefix):
		var about Draft
		return bytes.HasPrefix(k.name[len(draftPrefix):], athlete[:]) || open(k, sealed, &about) == nil && about.Athlete == athlete
	}
	return false
}
