package store

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"time"
)

// moment is a store as it was at one moment: a copy for this process alone, or
// the file itself, read while others may write to it.
type moment struct {
	file *os.File
	size int64
	meta meta
	temp string // the copy's name, to be taken away

	first []byte      // of the file itself: its two first pages, as they were
	moved atomic.Bool // it is known that the file itself went on
}

// errNoStore says that there is nothing to copy.
var errNoStore = errors.New("there is no store yet")

// errMoved says that the file went on while it was read.
var errMoved = errors.New("the store changed while it was read")

// still gives the file itself as it is now, to be read without its lock. A
// transaction writes on free pages alone, and on a first page at its end: until
// another has ended, all that belongs to this moment stays as it is, and what one
// that was killed wrote lies on free pages. After the next, pages of this moment
// are free, and may be written on. So whoever has read asks over whether it is
// this moment's.
func (s *Store) still(ctx context.Context) (m *moment, err error) {
	err = s.view(ctx, func(t tx) error {
		if t.Tx == nil {
			return errNoStore
		}
		f, err := os.Open(s.file())
		if err != nil {
			return err
		}
		m = &moment{file: f}
		var ok bool
		if m.meta, _, ok = newestMeta(f); !ok {
			err = unusable(s.path, Damaged, "both of its first pages", nil)
		} else {
			m.size = int64(m.meta.high) * m.meta.pageSize
			m.first = make([]byte, 2*m.meta.pageSize)
			_, err = f.ReadAt(m.first, 0)
		}
		if err != nil {
			m.drop()
		}
		return err
	})
	return m, err
}

// ReadAt reads what was there at the moment. It looks now and then whether that
// can still be, and gives errMoved from when on it can't.
func (m *moment) ReadAt(b []byte, at int64) (int, error) {
	if m.first != nil && (m.moved.Load() || len(b) >= lookAfter && m.hasMoved()) {
		return 0, errMoved
	}
	n, err := m.file.ReadAt(b, at)
	if at < int64(len(m.first)) {
		copy(b[:n], m.first[at:])
	}
	return n, err
}

// lookAfter is how much is read at once for it to be worth a look at the first
// pages.
const lookAfter = 64 << 10

func (m *moment) hasMoved() bool {
	now, _, ok := newestMeta(m.file)
	if !ok || now.txid != m.meta.txid {
		m.moved.Store(true)
	}
	return m.moved.Load()
}

// over gives errMoved when what was read may be of more than one moment: it waits
// for whoever writes now.
func (m *moment) over(ctx context.Context, s *Store) error {
	if m.first == nil {
		return nil
	}
	wait, cancel := context.WithTimeout(ctx, s.wait)
	defer cancel()
	if err := lockInTurn(wait, s.path, m.file, false); err != nil {
		return err
	}
	defer unlock(m.file)
	if m.hasMoved() {
		return errMoved
	}
	return nil
}

// take copies the file in one read transaction: that holds up writers for as long
// as it takes to read it, not for as long as it takes to pack and check it.
func (s *Store) take(ctx context.Context) (raw *moment, err error) {
	err = s.view(ctx, func(t tx) error {
		if t.Tx == nil {
			return errNoStore
		}
		raw, err = s.grab()
		return err
	})
	return raw, err
}

// grab copies the file; the caller has its lock, and nothing of what it writes
// is in the file yet. The copy lies beside the store, where file systems that
// can share blocks do so, or else in the system's folder for such files.
func (s *Store) grab() (*moment, error) {
	path := s.file()
	src, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer src.Close()
	m, _, ok := newestMeta(src)
	if !ok {
		return nil, unusable(s.path, Damaged, "both of its first pages", nil)
	}
	raw, err := newScratch(filepath.Dir(path), filepath.Base(path))
	if errors.Is(err, fs.ErrPermission) {
		raw, err = newScratch(os.TempDir(), filepath.Base(path))
	}
	if err != nil {
		return nil, err
	}
	raw.meta, raw.size = m, int64(m.high)*m.pageSize
	n, err := raw.file.ReadFrom(io.LimitReader(src, raw.size))
	if err == nil && n < raw.size {
		err = unusable(s.path, Cut, "", nil)
	}
	if err != nil {
		raw.drop()
		return nil, err
	}
	return raw, nil
}

// newScratch makes a file without a name, so that nothing is left of it however
// the process ends. Where an open file can't lose its name, drop takes it away.
func newScratch(dir, base string) (*moment, error) {
	f, err := os.CreateTemp(dir, "."+base+".copy-*") // 0600
	if err != nil {
		return nil, err
	}
	_ = os.Remove(f.Name())
	return &moment{file: f, temp: f.Name()}, nil
}

func (m *moment) drop() {
	_ = m.file.Close()
	if m.temp != "" {
		_ = os.Remove(m.temp)
	}
}

// sweep takes away what processes that were killed left half made in a folder:
// files that are nobody's any more after a day.
func (s *Store) sweep(dir string) {
	for _, kind := range []string{".new-*", ".copy-*", ".look-*", ".repair-*"} {
		left, _ := filepath.Glob(filepath.Join(escapeGlob(dir), "."+escapeGlob(filepath.Base(s.file()))+"*"+kind))
		for _, name := range left {
			if info, err := os.Lstat(name); err == nil && info.Mode().IsRegular() && time.Since(info.ModTime()) > staleAfter {
				_ = os.Remove(name)
			}
		}
	}
}

const staleAfter = 24 * time.Hour

var globSigns = pattern(`[\\*?[]`)

func escapeGlob(path string) string {
	if runtime.GOOS == "windows" { // where a pattern has no escapes
		return path
	}
	return globSigns().ReplaceAllString(path, `\$0`)
}

// file gives the name of the file itself, where the store's is a link to it.
func (s *Store) file() string {
	if path, err := filepath.EvalSymlinks(s.path); err == nil {
		return path
	}
	return s.path
}
