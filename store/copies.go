package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"ebb/plan/sorting"
)

// Copies of the store are kept in the folder "copies" beside it: before what
// changes much at once, and on each day that something is changed. They are
// backups as Backup makes them, but for the store that a restore replaced, which
// is kept as it was. Those of earlier versions end in ".zst" or ".gz" and count as
// well.

// Copy is one of the copies kept beside the store.
type Copy struct {
	Path  string
	At    time.Time // when it was made; midnight for the copy of a day
	Why   string    // "daily", "edit", "import", "migration", "replaced"
	Bytes int64     // of the copy, packed
}

const (
	copiesFolder  = "copies"
	packedSuffix  = ".sz" // as the framing format has it
	newestCopies  = 10    // kept in any case
	monthlyCopies = 12    // and the first of each of so many months
	bulkEdit      = 20    // an edit of more values than this is one to copy before
	bulkPause     = 10 * time.Minute

	copyDaily     = "daily"
	copyEdit      = "edit"
	copyImport    = "import"
	copyMigration = "migration"
	copyReplaced  = "replaced"

	dayForm  = "2006-01-02"
	timeForm = "2006-01-02-150405"
)

var copyName = pattern(`^-(\d{4}-\d\d-\d\d)(-\d{6})?-(daily|edit|import|migration|replaced)(?:-\d+)?\.(?:sz|zst|gz|ebb)$`)

// Copies lists the copies kept beside the store, the newest first.
func (d *Desk) Copies() ([]Copy, error) {
	if err := d.may(See, Thing{Kind: Whole}); err != nil {
		return nil, err
	}
	copies, err := d.store.copies()
	return copies, explainAt(d.store.copiesDir(), err)
}

func (s *Store) copiesDir() string { return filepath.Join(filepath.Dir(s.file()), copiesFolder) }

func (s *Store) copies() ([]Copy, error) {
	dir := s.copiesDir()
	entries, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	var found []Copy
	for _, e := range entries {
		rest, ours := strings.CutPrefix(e.Name(), filepath.Base(s.file()))
		parts := copyName().FindStringSubmatch(rest)
		if !ours || parts == nil || !e.Type().IsRegular() {
			continue
		}
		c := Copy{Path: filepath.Join(dir, e.Name()), Why: parts[3]}
		form := timeForm
		if parts[2] == "" {
			form = dayForm
		}
		at, formErr := time.ParseInLocation(form, parts[1]+parts[2], s.now().Location())
		info, infoErr := e.Info()
		if formErr != nil || infoErr != nil { // no date, or gone since
			continue
		}
		if isFile(s.path, info) { // a restore ended before it replaced anything
			continue
		}
		c.At, c.Bytes = at, info.Size()
		found = append(found, c)
	}
	sorting.By(found, func(a, b Copy) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(b.Path, a.Path)) })
	return found, err
}

// copyPath gives a name that no copy has yet, in a folder that is there. A day
// has one daily copy: its name is without the time.
func (s *Store) copyPath(why, suffix string) (string, error) {
	dir := s.copiesDir()
	if err := makeFolder(dir); err != nil {
		return "", err
	}
	base := filepath.Join(dir, filepath.Base(s.file())+"-")
	if why == copyDaily {
		return base + s.now().Format(dayForm) + "-" + why + suffix, nil
	}
	base += s.now().Format(timeForm) + "-" + why
	path := base + suffix
	for n := 2; ; n++ {
		if _, err := os.Lstat(path); errors.Is(err, os.ErrNotExist) {
			return path, nil
		}
		path = fmt.Sprintf("%s-%d%s", base, n, suffix)
	}
}

// keepCopy puts raw among the copies and takes away what is too many.
func (s *Store) keepCopy(raw *moment, why string) error {
	return s.keepCopyBy(why, func(name string) (Contents, error) {
		return s.putPacked(context.Background(), raw, name, false, "copy")
	})
}

func (s *Store) keepCopyBy(why string, put func(name string) (Contents, error)) error {
	name, err := s.copyPath(why, packedSuffix)
	if err != nil {
		return explainAt(s.copiesDir(), err)
	}
	if _, err := put(name); err != nil {
		return err
	}
	return s.rotate()
}

// rotate takes away the copies that are too many.
func (s *Store) rotate() error {
	s.sweep(filepath.Dir(s.file()))
	s.sweep(s.copiesDir())
	copies, err := s.copies()
	for _, c := range tooMany(copies, s.now()) {
		err = errors.Join(err, os.Remove(c.Path), s.at("copy/removed"))
	}
	return errors.Join(explainAt(s.copiesDir(), err), s.at("copy/rotated"))
}

// tooMany gives those of the copies, given newest first, that are neither among
// the newest nor the first of one of the last months.
func tooMany(copies []Copy, now time.Time) (away []Copy) {
	first := map[string]Copy{}
	for _, c := range copies { // the last one met is the first of its month
		first[c.At.Format("2006-01")] = c
	}
	oldest := time.Date(now.Year(), now.Month()-monthlyCopies+1, 1, 0, 0, 0, 0, now.Location())
	for i, c := range copies {
		monthly := first[c.At.Format("2006-01")].Path == c.Path && !c.At.Before(oldest)
		if i >= newestCopies && !monthly {
			away = append(away, c)
		}
	}
	return away
}

// Tend makes the copy of the day, when something was changed through s and no
// copy was made on this day yet. It takes a moment: it is for the time after the
// answer was given, at the end of a command and now and then behind a screen.
func (s *Store) Tend() error {
	if s.noCopies || !s.wrote.Load() {
		return nil
	}
	s.tending.Lock()
	defer s.tending.Unlock()
	day := s.now().Format(dayForm)
	if s.tended == day {
		return nil
	}
	copies, err := s.copies()
	if err != nil {
		return explainAt(s.copiesDir(), err)
	}
	if len(copies) == 0 || copies[0].At.Format(dayForm) != day {
		var quicker *Exists // another process
		err := s.keepCopyBy(copyDaily, func(name string) (Contents, error) {
			return s.packNow(context.Background(), name, false, "copy")
		})
		if err != nil && !errors.As(err, &quicker) {
			return err
		}
	}
	s.tended = day
	return nil
}

// copyBefore has the file as it is now kept among the copies, once the
// transaction that runs is over: copying takes place in the transaction,
// packing and checking after it, when others may go on. A store without an
// athlete needs no copy.
func (s *Store) copyBefore(t tx, why string) error {
	if s.noCopies || t.isEmpty() {
		return nil
	}
	raw, err := s.grab()
	if err != nil {
		return err
	}
	s.keepTaken() // of another edit
	s.taken.Store(&takenCopy{raw, why})
	return nil
}

func (t tx) isEmpty() bool {
	b := t.bucket(athleteBucket)
	if b == nil {
		return true
	}
	first, _ := b.Cursor().First()
	return first == nil
}

// takenCopy is a copy that is still to be packed.
type takenCopy struct {
	raw *moment
	why string
}

// copyBeforeBulk is copyBefore for an edit of many values. What can't be copied
// is told, and the edit goes on: undo brings back what it changes. Several such
// edits in a row have one copy, of before the first.
func (s *Store) copyBeforeBulk(t tx) {
	copies, err := s.copies()
	if err == nil && len(copies) > 0 && s.now().Sub(copies[0].At).Abs() < bulkPause {
		return
	}
	if err == nil {
		err = s.copyBefore(t, copyEdit)
	}
	s.tellNoCopy(err)
}

// keepTaken packs what copyBefore took.
func (s *Store) keepTaken() {
	taken := s.taken.Swap(nil)
	if taken == nil {
		return
	}
	defer taken.raw.drop()
	s.tellNoCopy(s.keepCopy(taken.raw, taken.why))
}

func (s *Store) tellNoCopy(err error) {
	if err != nil {
		s.warn("no copy could be kept beside the store: "+err.Error(), "the change itself is safe; ebb backup FILE makes a copy by hand")
	}
}
