package store

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// Unfit says that a file can't be restored from. Nothing was changed.
type Unfit struct {
	Path string
	What string // one line: what is wrong
	Do   string // one line: what to do
}

func (u *Unfit) Error() string { return u.Path + " " + u.What }

// Replacement says what a restore puts in the place of what.
type Replacement struct {
	New    Contents
	Old    Contents // of the store that is there; zero when there is none
	OldErr error    // why the store that is there can't be read whole; nil when it can or there is none
	Is     bool     // there is a store
	Kept   string   // where the store that was there lies now; "" when there was none
}

// Restore puts the store that lies in a file in the place of this one: a backup,
// a copy, or another store. The file is unpacked beside the store and checked
// whole; then agree is asked, with what would be replaced; when it gives an
// error, that is the error of Restore and nothing was changed. The store that
// was there is kept among the copies as it was, even when it is damaged. Others
// who have the store open go on with the new one. The error is *Unfit when the
// file is not one to restore from.
func (d *Desk) Restore(name string, agree func(Replacement) error) (Replacement, error) {
	if err := d.may(Change, Thing{Kind: Whole}); err != nil {
		return Replacement{}, err
	}
	s := d.store
	temp, found, err := s.unpackBeside(d.ctx, name)
	if err != nil {
		return Replacement{}, s.explain(err)
	}
	defer os.Remove(temp)
	r := Replacement{New: found}
	r.Old, r.OldErr = s.surveyNow(d.ctx)
	r.Is = !errors.Is(r.OldErr, fs.ErrNotExist)
	if !r.Is {
		r.OldErr = nil
	}
	if err := errors.Join(s.at("restore/checked"), agree(r)); err != nil {
		return Replacement{}, err
	}
	r.Kept, err = s.swap(d.ctx, temp)
	if err == nil {
		s.wrote.Store(true)
		err = s.rotate()
	}
	return r, s.explain(err)
}

// surveyNow surveys the file itself.
func (s *Store) surveyNow(ctx context.Context) (Contents, error) {
	f, err := s.hold(ctx, s.path, os.O_RDONLY, 0, func(string, *os.File) error { return nil })
	if err != nil {
		return Contents{}, err
	}
	defer f.Close()
	return survey(s.path, f)
}

// unpackBeside makes a file beside the store of what is to be restored, whole,
// checked, of this version's schema and on the disk.
func (s *Store) unpackBeside(ctx context.Context, name string) (temp string, found Contents, err error) {
	path := s.file()
	dir := filepath.Dir(path)
	if err := makeFolder(dir); err != nil {
		return "", found, err
	}
	f, err := os.CreateTemp(dir, "."+filepath.Base(path)+".new-*") // 0600
	if err != nil {
		return "", found, err
	}
	defer func() {
		_ = f.Close()
		if err != nil {
			_ = os.Remove(f.Name())
		}
	}()
	if err := s.readInto(ctx, f, name); err != nil {
		return "", found, err
	}
	if found, err = survey(name, f); err == nil {
		err = bothMetas(name, f)
	}
	if err != nil {
		return "", found, unfit(name, err)
	}
	if err := errors.Join(f.Sync(), s.at("restore/unpacked")); err != nil {
		return "", found, err
	}
	if found.Schema == s.schema {
		return f.Name(), found, nil
	}
	if _, ok := s.stepFrom(found.Schema); !ok {
		return "", found, &Unfit{name, reasons[Newer].what, reasons[Newer].do}
	}
	inside := &Store{
		path: f.Name(), now: s.now, random: s.random, wait: s.wait, patience: s.patience, noteAfter: s.noteAfter,
		onWait: s.onWait, open: os.OpenFile, schema: s.schema, steps: s.steps, stumble: s.stumble,
		warn: s.warn, noCopies: true, // the file itself is the copy
	}
	return f.Name(), found, inside.migrate(ctx)
}

// readInto writes the store that lies in a file to out.
func (s *Store) readInto(ctx context.Context, out *os.File, name string) error {
	src, err := os.Open(name)
	if err != nil {
		return unfit(name, err)
	}
	defer src.Close()
	if info, err := src.Stat(); err == nil && isFile(s.path, info) {
		return &Unfit{name, "is the store itself", "give a backup, or one of the copies beside the store"}
	}
	if unpacking(src) != nil {
		if err := unpackStore(out, src); err != nil {
			return unfitUnlessOurs(name, out.Name(), err)
		}
		return nil
	}
	// Another store may be in use.
	if err := lock(ctx, src, false); err != nil {
		return unfit(name, err)
	}
	defer unlock(src)
	if err := inspect(name, src); err != nil {
		return unfit(name, err)
	}
	_, err = io.Copy(out, src)
	return unfitUnlessOurs(name, out.Name(), err)
}

// unfitUnlessOurs blames the file that is read, unless the error is about the
// one that is written.
func unfitUnlessOurs(name, ours string, err error) error {
	var path *fs.PathError
	if err == nil || errors.As(err, &path) && path.Path == ours {
		return err
	}
	return unfit(name, err)
}

// unfit makes an error about a file to restore from of one about a store.
func unfit(name string, err error) error {
	var u *Unusable
	again := "give another backup: ebb restore lists the copies beside the store"
	switch {
	case errors.As(err, &u):
		return &Unfit{name, u.What, again}
	case errors.Is(err, fs.ErrNotExist):
		return &Unfit{name, "is not there", again}
	case errors.Is(err, fs.ErrPermission):
		return &Unfit{name, "may not be read", "ask its owner, or " + again}
	case errors.Is(err, errTooShort):
		return &Unfit{name, "is only part of a backup: its end is missing", again}
	}
	return &Unfit{name, "can't be read: " + err.Error(), again}
}

// swap gives the file temp the store's name, and keeps what had it.
func (s *Store) swap(ctx context.Context, temp string) (kept string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	path := s.file()
	old, err := s.hold(ctx, path, os.O_RDWR, 0, func(string, *os.File) error { return nil })
	if errors.Is(err, fs.ErrNotExist) {
		if err := place(temp, path, false); err != nil {
			return "", err
		}
		return "", errors.Join(s.at("restore/swapped"), syncDir(filepath.Dir(path)))
	}
	if err != nil {
		return "", err
	}
	defer old.Close()
	if kept, err = s.keepOld(path); err != nil {
		return "", err
	}
	defer func() {
		if now, statErr := os.Stat(path); err != nil && statErr == nil && isFile(kept, now) {
			_ = os.Remove(kept) // it was not replaced
		}
	}()
	if err := s.at("restore/kept"); err != nil {
		return "", err
	}
	if runtime.GOOS == "windows" { // where an open file keeps its name
		_ = old.Close()
	}
	if err := os.Rename(temp, path); err != nil {
		return "", err
	}
	return kept, errors.Join(s.at("restore/swapped"), syncDir(filepath.Dir(path)))
}

// keepOld gives the store's file a second name among the copies: it stays the
// very file that it was. Where there are no links it is copied.
func (s *Store) keepOld(path string) (string, error) {
	kept, err := s.copyPath(copyReplaced, ".ebb")
	if err != nil {
		return "", err
	}
	if err := os.Link(path, kept); err != nil {
		if err := copyFile(path, kept); err != nil {
			return "", err
		}
	}
	return kept, errors.Join(os.Chmod(kept, filePerm), syncDir(filepath.Dir(kept)))
}

// isFile reports whether a name is one of a file.
func isFile(name string, file os.FileInfo) bool {
	info, err := os.Stat(name)
	return err == nil && os.SameFile(info, file)
}

func copyFile(from, to string) error {
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer src.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, filePerm)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, src)
	if err = errors.Join(err, out.Sync(), out.Close()); err != nil {
		_ = os.Remove(to)
	}
	return err
}
