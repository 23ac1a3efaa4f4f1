package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Exists says that a file is there that would be written over.
type Exists struct{ Path string }

func (e *Exists) Error() string { return e.Path + " is there already" }

// Backup writes all of the store into a file, packed (Snappy's framing format),
// and gives what is in it. It is of one moment, and others write meanwhile. Each
// block is unpacked again before it is written and every byte of it compared; when
// all is on the disk it is read again, which may be from memory, and held against
// the sums of what was packed, but not unpacked once more; and every page, key and
// value is checked: all that before the file gets its name, so that there is never
// half of it. A file that is there is replaced only when over says so;
// the error is *Exists otherwise.
//
// The file is for its owner only (0600): private notes are in it.
func (d *Desk) Backup(name string, over bool) (Contents, error) {
	if err := d.may(See, Thing{Kind: Whole}); err != nil {
		return Contents{}, err
	}
	if err := d.store.mayBackupTo(name, over); err != nil {
		return Contents{}, err
	}
	held, err := d.store.packNow(d.ctx, name, over, "backup")
	if err == nil {
		d.store.notePutAway(name)
	}
	return held, err
}

// packNow packs the store as it is now. The file itself is read, and nobody
// waits; where it changes meanwhile, a copy of it is made and read.
func (s *Store) packNow(ctx context.Context, name string, over bool, what string) (Contents, error) {
	ways := []func(context.Context) (*moment, error){s.still, s.take}
	if !locksFiles {
		ways = ways[1:]
	}
	for _, way := range ways {
		found, err := s.packFrom(ctx, way, name, over, what)
		if !errors.Is(err, errMoved) {
			return found, err
		}
	}
	return Contents{}, errMoved
}

// packFrom packs what way gives.
func (s *Store) packFrom(ctx context.Context, way func(context.Context) (*moment, error), name string, over bool, what string) (Contents, error) {
	raw, err := way(ctx)
	if err != nil {
		return Contents{}, err
	}
	defer raw.drop()
	if err := s.at(what + "/copied"); err != nil {
		return Contents{}, err
	}
	return s.putPacked(ctx, raw, name, over, what)
}

// mayBackupTo says early what putPacked would say late.
func (s *Store) mayBackupTo(name string, over bool) error {
	info, err := os.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return explainAt(name, err)
	}
	own, err := os.Stat(s.path)
	switch {
	case err == nil && os.SameFile(info, own):
		return fmt.Errorf("%s is the store itself", name)
	case info.IsDir():
		return fmt.Errorf("%s is a folder: give the name of a file in it", name)
	case !over:
		return &Exists{Path: name}
	}
	return nil
}

// putPacked packs, checks and places a copy. what begins the names of the steps.
func (s *Store) putPacked(ctx context.Context, raw *moment, name string, over bool, what string) (Contents, error) {
	type surveyed struct {
		Contents
		err error
	}
	looking := make(chan surveyed, 1)
	go func() {
		c, err := surveyPages(s.path, raw, raw.size, raw.meta)
		looking <- surveyed{c, err}
	}()
	err := s.pack(raw, name, what, func(temp string) error {
		c := <-looking
		looking <- c
		if err := raw.over(ctx, s); err != nil {
			return err
		}
		if c.err != nil {
			return c.err
		}
		return place(temp, name, over)
	})
	seen := <-looking // it reads raw, which the caller drops
	switch {
	case errors.Is(err, errMoved) || seen.err != nil && raw.over(ctx, s) != nil:
		return Contents{}, errMoved // what was found may be of two moments
	case seen.err != nil:
		return Contents{}, seen.err
	case err != nil:
		return Contents{}, explainAt(name, err)
	}
	return seen.Contents, explainAt(name, errors.Join(s.at(what+"/placed"), syncDir(filepath.Dir(name))))
}

// pack writes raw, packed, beside name, and gives it to placed when it is on
// the disk and reads as it should.
func (s *Store) pack(raw *moment, name, what string, placed func(temp string) error) error {
	temp, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".new-*") // 0600
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name())
	defer temp.Close()
	pieces, err := packStore(temp, raw, raw.size)
	if err != nil {
		return err
	}
	if err := errors.Join(temp.Sync(), s.at(what+"/written"), temp.Close()); err != nil {
		return err
	}
	written, err := os.Open(temp.Name())
	if err != nil {
		return err
	}
	err = readBack(written, pieces)
	if err := errors.Join(err, written.Close(), s.at(what+"/verified")); err != nil {
		return err
	}
	return placed(temp.Name())
}

// place gives a finished file its name. Without over, whoever is first has it.
func place(temp, name string, over bool) error {
	if over {
		return os.Rename(temp, name)
	}
	err := os.Link(temp, name)
	switch {
	case err == nil:
		return nil // temp is the caller's to remove
	case errors.Is(err, fs.ErrExist):
		return &Exists{Path: name}
	}
	// a file system without links
	if _, err := os.Lstat(name); err == nil {
		return &Exists{Path: name}
	}
	return os.Rename(temp, name)
}

// explainAt explains an error about a file other than the store.
func explainAt(path string, err error) error { return (&Store{path: path}).explain(err) }
