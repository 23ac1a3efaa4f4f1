package store

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"
)

// scratch is the file of a store as it was at one moment, for this process
// alone: copying holds up writers for as long as it takes to read the file, not
// for as long as it takes to pack and check it.
type scratch struct {
	*os.File
	size int64
}

// errNoStore says that there is nothing to copy.
var errNoStore = errors.New("there is no store yet")

// take copies the file in one read transaction.
func (s *Store) take(ctx context.Context) (raw *scratch, err error) {
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
func (s *Store) grab() (*scratch, error) {
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
	raw.size = int64(m.high) * m.pageSize
	n, err := raw.ReadFrom(io.LimitReader(src, raw.size))
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
func newScratch(dir, base string) (*scratch, error) {
	f, err := os.CreateTemp(dir, "."+base+".copy-*") // 0600
	if err != nil {
		return nil, err
	}
	_ = os.Remove(f.Name())
	return &scratch{File: f}, nil
}

func (r *scratch) drop() {
	_ = r.Close()
	_ = os.Remove(r.Name())
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
