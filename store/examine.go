package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"ebb/plan"
	"ebb/plan/sorting"
)

// examiner looks at all of a file, which it only reads. What it finds it tells
// at once, since what comes later may be the end of it.
type examiner struct {
	path     string
	file     *os.File
	size     int64
	forest   *forest
	roots    map[string]root
	names    map[plan.ID]string // of athletes
	whose    map[plan.ID]bool   // every athlete that a key names
	values   int
	broken   bool // a page can't be read: what is missing may be there
	repaired repaired
	tell     func(Finding)
}

// examine tells all that is wrong with a file. The error is *Unusable when it is
// no file that could be looked at.
func examine(ctx context.Context, path string, wait time.Duration, tell func(Finding)) (Report, error) {
	s := Open(path, Options{Wait: wait})
	f, err := s.openToLook(ctx)
	if err != nil {
		return Report{}, s.explain(err)
	}
	f = s.aside(f)
	defer f.Close()
	e := &examiner{path: path, file: f, names: map[plan.ID]string{}, whose: map[plan.ID]bool{}, roots: map[string]root{}, tell: tell}
	report := Report{Path: path}
	info, err := os.Stat(path)
	if err != nil {
		return report, s.explain(err)
	}
	copied, err := f.Stat()
	if err != nil {
		return report, s.explain(err)
	}
	e.size = copied.Size()
	report.Bytes = e.size
	m, err := e.first()
	if err != nil {
		return report, err
	}
	e.modes(info)
	if m.pageSize != 0 {
		if err := e.all(m); err != nil {
			return report, err
		}
		report.Pages = int(e.forest.pages)
	}
	report.Values, report.Athletes = e.values, len(e.whose)
	return report, nil
}

// openToLook opens the file to read and has its lock, whatever is in it.
func (s *Store) openToLook(ctx context.Context) (*os.File, error) {
	info, err := os.Stat(s.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, unusable(s.path, NotAStore, "there is no such file", err)
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, unusable(s.path, NotAStore, "it is a folder", nil)
	case !info.Mode().IsRegular():
		return nil, unusable(s.path, NotAStore, "it is no ordinary file", nil)
	case info.Size() == 0:
		return nil, unusable(s.path, NotAStore, "it is empty", nil)
	}
	wait, cancel := context.WithTimeout(ctx, s.wait)
	defer cancel()
	for {
		f, err := os.Open(s.path)
		if err != nil {
			return nil, err
		}
		if err := lock(wait, f, false); err != nil {
			if errors.Is(err, context.DeadlineExceeded) {
				err = unusable(s.path, Held, s.holder(), err)
			}
			return nil, err
		}
		same, err := stillThere(s.path, f)
		if err == nil && same {
			return f, nil
		}
		_ = f.Close()
		if err != nil {
			return nil, err
		}
	}
}

// longestHeld is how large a file is looked at where it is: its lock is held
// for as long, and nobody can write to it.
const longestHeld = 8 << 20

// aside gives a copy of a large file, without a name, and lets go of the file. Where
// there is no room for it, the file itself is looked at.
func (s *Store) aside(f *os.File) *os.File {
	info, err := f.Stat()
	if err != nil || info.Size() <= longestHeld || runtime.GOOS == "windows" {
		return f
	}
	dir, base := filepath.Split(s.path)
	aside, err := os.CreateTemp(filepath.Clean(dir), "."+base+".look-*")
	if err != nil {
		return f
	}
	err = os.Remove(aside.Name())
	if err == nil {
		_, err = io.Copy(aside, io.NewSectionReader(f, 0, info.Size()))
	}
	if err != nil {
		_ = aside.Close()
		return f
	}
	_ = f.Close()
	return aside
}

func (e *examiner) found(g Grade, where, format string, args ...any) {
	e.tell(Finding{Grade: g, Where: where, Says: fmt.Sprintf(format, args...)})
}

// first looks at the pages that say where everything else is. A meta without a
// page size can't be followed.
func (e *examiner) first() (meta, error) {
	m, magic, ok := newestMeta(e.file)
	switch {
	case !ok && !magic && !ours(e.file, e.size):
		return meta{}, unusable(e.path, NotAStore, "it is another kind of file", nil)
	case !ok:
		e.found(Unreadable, "the first two pages", "both are damaged: nothing says any more where the values are")
		return meta{}, nil
	case m.pageSize < smallestPage || m.pageSize > largestPage || m.pageSize&(m.pageSize-1) != 0:
		e.found(Unreadable, "the first two pages", "a page of %d bytes can't be", m.pageSize)
		return meta{}, nil
	}
	for page := range int64(2) {
		if one, _, ok := readMeta(e.file, page*m.pageSize); !ok || one.pageSize != m.pageSize {
			e.found(Unreadable, fmt.Sprintf("page %d", page), "it is damaged; what was saved last may be missing")
		}
	}
	if pages := uint64(e.size / m.pageSize); m.high > pages {
		e.found(Unreadable, "the end of the file", "%d of %d pages are missing", m.high-pages, m.high)
	}
	return m, nil
}

// all looks at everything behind the first two pages.
func (e *examiner) all(m meta) error {
	e.forest = newForest(e.file, e.size, m, func(page uint64, err error) {
		e.broken = true
		e.found(Unreadable, fmt.Sprintf("page %d", page), "%v", err)
	})
	for page := range min(2, len(e.forest.reached)) {
		e.forest.reached[page] = true
	}
	roots := e.forest.buckets()
	for _, r := range roots {
		e.roots[r.name] = r
	}
	if err := e.recognise(); err != nil {
		return err
	}
	for _, name := range buckets {
		if _, there := e.roots[name]; !there && !e.broken && !laterBuckets[name] {
			e.found(Missing, "bucket "+name, "it is not there")
		}
	}
	for _, r := range roots {
		if _, known := shapes[r.name]; !known {
			e.found(Contrary, fmt.Sprintf("bucket “%s”", r.name), "ebb knows of no such bucket")
		}
		e.forest.values(r, keyRange{}, true, e.value)
	}
	e.room()
	e.library()
	e.athletes()
	if !e.broken {
		e.askBbolt()
	}
	return nil
}

// athletes looks at how each athlete's values fit together, at several at once.
// What is found is told in the order of the athletes, and by then everything that
// is shared is only read.
func (e *examiner) athletes() {
	all := sorting.Collected(maps.Keys(e.whose), func(a, b plan.ID) int { return bytes.Compare(a[:], b[:]) })
	found := make([]chan []Finding, len(all))
	next := make(chan int, len(all))
	for i := range all {
		found[i] = make(chan []Finding, 1)
		next <- i
	}
	close(next)
	for range min(runtime.GOMAXPROCS(0), len(all)) {
		go func() {
			for i := range next {
				var theirs []Finding
				one := *e
				one.tell = func(f Finding) { theirs = append(theirs, f) }
				one.athlete(all[i])
				found[i] <- theirs
			}
		}()
	}
	for _, theirs := range found {
		for _, f := range <-theirs {
			e.tell(f)
		}
	}
}

// recognise refuses what is another program's, or of a later version.
func (e *examiner) recognise() error {
	r, there := e.roots[metaBucket]
	if !there {
		if !e.broken || !ours(e.file, e.size) {
			return unusable(e.path, NotAStore, "it is another program's bbolt file", nil)
		}
		e.found(Missing, "bucket "+metaBucket, "what the store says of itself is not to be found")
		return nil
	}
	var a about
	var refused *Unusable
	found := false
	e.forest.values(r, keyRange{}, false, func(i item) {
		if bytes.Equal(i.name, storeKey.name) {
			found = true
			if err := open(i.key, i.sealed, &a); errors.As(err, &refused) {
				refused.Path = e.path
			}
		}
		if bytes.Equal(i.name, repairedKey.name) {
			_ = open(i.key, i.sealed, &e.repaired)
		}
	})
	switch {
	case refused != nil:
		return refused
	case a.Schema > Schema:
		return unusable(e.path, Newer, "", nil)
	case a.Program == program && a.Schema >= 1:
		if !e.repaired.At.IsZero() {
			e.found(Note, "the store", "it was repaired on %s; records of that many days are lost: %d", e.repaired.At.Format(time.DateOnly), len(e.repaired.Days))
		}
		return nil
	case a.Program != "" && a.Program != program, !found && !ours(e.file, e.size):
		return unusable(e.path, NotAStore, "it is another program's bbolt file", nil)
	case !found:
		e.found(Missing, storeKey.String(), "it is not there")
	case a.Program == program:
		e.found(Contrary, storeKey.String(), "it names no schema")
	}
	return nil
}

// value looks at one value as it comes along in its bucket.
func (e *examiner) value(i item) {
	e.values++
	s, known := shapes[i.bucket]
	if !known {
		return
	}
	if !s.fits(i.name) {
		e.found(Contrary, e.where(i.key), "ebb makes no such key")
		return
	}
	athlete, has := athleteOf(i.key)
	if has {
		e.whose[athlete] = true
	}
	if _, err := unseal(i.key, i.sealed); err != nil {
		e.spoilt(i.key, err)
		return
	}
	switch i.bucket {
	case athleteBucket:
		var a plan.Athlete
		if open(i.key, i.sealed, &a) == nil {
			e.names[athlete] = a.Name
		}
	case metaBucket, keyBucket, codeBucket:
		if _, err := readShaped(i.key, i.sealed); err != nil {
			e.spoilt(i.key, err)
		}
	}
}

func (e *examiner) spoilt(k key, err error) {
	says := err.Error()
	if damaged, ok := errors.AsType[*DamagedValue](err); ok {
		says = damaged.Why
	}
	e.found(Spoilt, e.where(k), "%s", says)
}

// where says in words what lies under a key, its athlete by name.
func (e *examiner) where(k key) string {
	words := k.String()
	if athlete, has := athleteOf(k); has {
		words = strings.Replace(words, "athlete ^"+athlete.String(), e.who(athlete), 1)
	}
	return words
}

func (e *examiner) who(athlete plan.ID) string {
	if name := e.names[athlete]; name != "" {
		return name
	}
	return "athlete ^" + athlete.String()
}

// room compares the pages in use with those that are free.
func (e *examiner) room() {
	free, err := e.forest.free()
	if err != nil {
		e.forest.tell(e.forest.meta.freelist, err)
		return
	}
	stray := 0
	for n, used := range e.forest.reached {
		switch {
		case used && free[n]:
			e.broken = true
			e.found(Unreadable, fmt.Sprintf("page %d", n), "it is in use and listed as free: the next change would write over it")
		case !used && !free[n]:
			stray++
		}
	}
	if stray > 0 && !e.broken {
		e.found(Untidy, "the file", "%d pages are neither used nor free", stray)
	}
}

// askBbolt lets bbolt check a file in which nothing was found to trip it.
func (e *examiner) askBbolt() {
	db, err := bbolt.Open(e.path, filePerm, &bbolt.Options{
		ReadOnly: true, Timeout: time.Second,
		OpenFile: func(string, int, os.FileMode) (*os.File, error) { return e.file, nil },
	})
	if err == nil {
		defer db.Close()
		err = db.View(func(t *bbolt.Tx) error {
			for err := range t.Check() {
				e.found(Unreadable, "the pages", "%v", err)
			}
			return nil
		})
	}
	if err != nil {
		e.found(Unreadable, "the pages", "bbolt says: %v", err)
	}
}
