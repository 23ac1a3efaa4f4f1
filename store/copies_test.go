package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"ebb/plan"
	"ebb/plan/edit"
)

// setClock gives the store a clock that stands still until it is set.
func setClock(s *Store, at time.Time) (set func(time.Time)) {
	s.now = func() time.Time { return at }
	return func(to time.Time) { at = to }
}

var morning = time.Date(2027, time.March, 15, 6, 0, 0, 0, time.UTC)

func copiesOf(t testing.TB, s *Store) (names []string) {
	t.Helper()
	copies, err := coach(s).Copies()
	must(t, err)
	for _, c := range copies {
		names = append(names, filepath.Base(c.Path))
	}
	return names
}

func TestADayOnWhichSomethingIsChangedHasACopy(t *testing.T) {
	made, sam := seeded(t)
	s := again(made)
	set := setClock(s, morning)
	must(t, s.Tend())
	if names := copiesOf(t, s); names != nil {
		t.Errorf("a copy without a change: %v", names)
	}
	apply(t, coach(s), sam, noteOn(100, "monday"))
	if names := copiesOf(t, s); names != nil {
		t.Errorf("the edit itself waited for a copy: %v", names)
	}
	for range 2 {
		must(t, s.Tend())
		if names, want := copiesOf(t, s), []string{"ebb.db-2027-03-15-daily.sz"}; !slices.Equal(names, want) {
			t.Errorf("copies %v, want %v", names, want)
		}
	}
	other := again(s) // another process, later that day
	other.now = s.now
	apply(t, coach(other), sam, noteOn(100, "monday evening"))
	must(t, other.Tend())
	set(morning.AddDate(0, 0, 1))
	apply(t, coach(s), sam, noteOn(100, "tuesday"))
	must(t, s.Tend())
	if names, want := copiesOf(t, s), []string{"ebb.db-2027-03-16-daily.sz", "ebb.db-2027-03-15-daily.sz"}; !slices.Equal(names, want) {
		t.Errorf("copies %v, want %v", names, want)
	}
	copies, err := s.copies()
	must(t, err)
	for path, want := range map[string]os.FileMode{copies[0].Path: 0o600, s.copiesDir(): 0o700} {
		info, err := os.Stat(path)
		must(t, err)
		if info.Mode().Perm() != want {
			t.Errorf("%s has mode %o, want %o", path, info.Mode().Perm(), want)
		}
	}
	wantNotes(t, "the copy of monday", snapshot(t, coach(restored(t, copies[1].Path)), sam), [4]string{"monday"})
}

func TestSeveralProcessesMakeOneCopyOfADay(t *testing.T) {
	s, sam := seeded(t)
	var all sync.WaitGroup
	errs := make([]error, 6)
	for n := range errs {
		all.Go(func() {
			o := again(s)
			setClock(o, morning)
			errs[n] = errors.Join(coach(o).Checkin(sam, plan.Checkin{Day: today, Legs: 3}), o.Tend())
		})
	}
	all.Wait()
	must(t, errors.Join(errs...))
	if names := inFolder(t, s.copiesDir()); len(names) != 1 {
		t.Errorf("copies: %v, want one", names)
	}
}

func TestStoresInOneFolderKeepTheirCopiesApart(t *testing.T) {
	s, sam := seeded(t)
	other := Open(filepath.Join(filepath.Dir(s.path), "ebb.db-2"), Options{Now: s.now})
	_, err := coach(other).AddAthlete("Ana", nil)
	must(t, err)
	must(t, coach(s).Checkin(sam, plan.Checkin{Day: today, Legs: 3}))
	for _, o := range []*Store{s, other} {
		must(t, o.Tend())
		if names := copiesOf(t, o); len(names) != 1 {
			t.Errorf("%s has the copies %v, want one", o.path, names)
		}
	}
}

func TestBeforeAnEditOfManyValuesThereIsACopy(t *testing.T) {
	s := newStore(t)
	sam := id(9)
	must(t, coach(s).Seed(Seed{Athlete: plan.Athlete{ID: sam, Name: "Sam"}, Plan: season(8)}))
	set := setClock(s, morning)
	notes := func(words string, weeks int) edit.Edit {
		var b edit.Batch
		for n := range weeks {
			b.Edits = append(b.Edits, noteOn(100+n, words))
		}
		return b
	}
	apply(t, coach(s), sam, notes("few", bulkEdit))
	if names := copiesOf(t, s); names != nil {
		t.Errorf("a copy before %d values: %v", bulkEdit, names)
	}
	apply(t, coach(s), sam, notes("many", bulkEdit+1))
	want := []string{"ebb.db-2027-03-15-060000-edit.sz"}
	if names := copiesOf(t, s); !slices.Equal(names, want) {
		t.Fatalf("copies %v, want %v", names, want)
	}
	copies, err := s.copies()
	must(t, err)
	snap := snapshot(t, coach(restored(t, copies[0].Path)), sam)
	if got := snap.Plan.Seasons[0].Blocks[0].Weeks[0].Note; got != "few" {
		t.Errorf("the copy has the note %q, want the one before the edit", got)
	}
	if got := snapshot(t, coach(s), sam).Plan.Seasons[0].Blocks[0].Weeks[0].Note; got != "many" {
		t.Errorf("the store has the note %q, want the one of the edit", got)
	}
	set(morning.Add(bulkPause - time.Second))
	apply(t, coach(s), sam, notes("soon after", bulkEdit+1))
	if names := copiesOf(t, s); !slices.Equal(names, want) {
		t.Errorf("copies %v, want no more than %v", names, want)
	}
	set(morning.Add(bulkPause))
	_, _, err = coach(s).Undo(sam, Main)
	must(t, err)
	if names := copiesOf(t, s); len(names) != 2 {
		t.Errorf("copies %v, want another one", names)
	}
}

func TestSeedingAStoreThatIsInUseIsCopiedBefore(t *testing.T) {
	s, _ := seeded(t)
	if names := copiesOf(t, s); names != nil {
		t.Errorf("a copy of nothing: %v", names)
	}
	must(t, coach(s).Seed(Seed{Athlete: plan.Athlete{ID: id(8), Name: "Ana"}}))
	copies, err := s.copies()
	must(t, err)
	if len(copies) != 1 {
		t.Fatalf("copies %v, want one", copies)
	}
	c, err := surveyFile(restored(t, copies[0].Path).path)
	must(t, err)
	if !slices.Equal(c.Athletes, []string{"Sam Rivera"}) {
		t.Errorf("the copy holds %v", c.Athletes)
	}
}

func TestAThrowawayStoreHasNoCopies(t *testing.T) {
	made, sam := seeded(t)
	s := Open(made.path, Options{Now: clock(), NoCopies: true})
	must(t, coach(s).Checkin(sam, plan.Checkin{Day: today, Legs: 3}))
	must(t, coach(s).Seed(Seed{Athlete: plan.Athlete{ID: id(8), Name: "Ana"}}))
	must(t, s.Tend())
	if names := inFolder(t, s.copiesDir()); names != nil {
		t.Errorf("copies: %v", names)
	}
}

// A copy that can't be made is told, and is no reason not to keep the change.
func TestAnEditDoesNotDependOnItsCopy(t *testing.T) {
	made, sam := seeded(t)
	must(t, os.WriteFile(made.copiesDir(), []byte("in the way"), 0o600))
	var told []string
	s := Open(made.path, Options{Now: clock(), Warn: func(what, do string) { told = append(told, what, do) }})
	must(t, coach(s).Seed(Seed{Athlete: plan.Athlete{ID: id(8), Name: "Ana"}}))
	if len(told) != 2 || !strings.Contains(told[0], "no copy could be kept") {
		t.Errorf("told %q", told)
	}
	must(t, coach(s).Checkin(sam, plan.Checkin{Day: today, Legs: 3}))
	if err := s.Tend(); err == nil {
		t.Error("the copy of the day was made in a folder that is a file")
	}
}

func TestACopyThatFailsLeavesNothingHalf(t *testing.T) {
	for point, whole := range map[string]bool{"copy/written": false, "copy/verified": false, "copy/placed": true, "copy/rotated": true} {
		s, sam := seeded(t)
		o, reached := stumbling(s, point)
		must(t, coach(o).Checkin(sam, plan.Checkin{Day: today, Legs: 3}))
		if err := o.Tend(); !errors.Is(err, errStumble) || !reached() {
			t.Errorf("%s: error = %v", point, err)
		}
		if names := inFolder(t, s.copiesDir()); len(names) > 1 || (len(names) == 1) != whole {
			t.Errorf("%s: copies %v", point, names)
		}
		must(t, coach(s).Checkin(sam, plan.Checkin{Day: today, Legs: 4}))
		must(t, s.Tend())
		if names := copiesOf(t, s); len(names) != 1 {
			t.Errorf("%s, then again: copies %v", point, names)
		}
	}
}

// Every day for 400 days, at times twice: the newest ten stay, and the first of
// each of twelve months.
func TestRotation(t *testing.T) {
	var copies []Copy
	var now time.Time
	for day := range 400 {
		now = time.Date(2026, time.January, 20, 6, 0, 0, 0, time.UTC).AddDate(0, 0, day)
		for n := range 1 + day%7/6 {
			copies = slices.Insert(copies, 0, Copy{Path: fmt.Sprint(day, n), At: now.Add(time.Duration(n) * time.Hour)})
		}
		for _, c := range tooMany(copies, now) {
			copies = slices.DeleteFunc(copies, func(o Copy) bool { return o.Path == c.Path })
		}
	}
	var got []string
	for _, c := range copies {
		got = append(got, c.At.Format("0601-02 15"))
	}
	// now is 2027-02-23
	want := []string{
		"2702-23 06", "2702-22 07", "2702-22 06", "2702-21 06", "2702-20 06", "2702-19 06", "2702-18 06", "2702-17 06", "2702-16 06", "2702-15 07",
		"2702-01 06", "2701-01 06", "2612-01 06", "2611-01 06", "2610-01 06", "2609-01 06", "2608-01 06", "2607-01 06", "2606-01 06", "2605-01 06", "2604-01 06", "2603-01 06",
	}
	if !slices.Equal(got, want) {
		t.Errorf("kept:\n%v\nwant:\n%v", got, want)
	}
}

func TestRotationTakesNothingButCopies(t *testing.T) {
	s, sam := seeded(t)
	must(t, os.MkdirAll(s.copiesDir(), 0o700))
	mine := []string{"notes.txt", "ebb.db-2020-01-01-mine.gz", "ebb.db", "other.db-2020-01-01-daily.gz", "ebb.db-2020-13-45-daily.gz"}
	for _, name := range mine {
		must(t, os.WriteFile(filepath.Join(s.copiesDir(), name), nil, 0o600))
	}
	for n := range 30 {
		name := fmt.Sprintf("ebb.db-2020-01-%02d-daily.gz", n+1)
		must(t, os.WriteFile(filepath.Join(s.copiesDir(), name), nil, 0o600))
	}
	must(t, coach(s).Checkin(sam, plan.Checkin{Day: today, Legs: 3}))
	must(t, s.Tend())
	if names := copiesOf(t, s); len(names) != newestCopies || names[newestCopies-1] != "ebb.db-2020-01-22-daily.gz" {
		t.Errorf("copies: %v", names)
	}
	left := inFolder(t, s.copiesDir())
	for _, name := range mine {
		if !slices.Contains(left, name) {
			t.Errorf("%s is gone", name)
		}
	}
}

// Of what killed processes left, only what is old goes: the rest may be in use.
func TestWhatKilledProcessesLeftGoes(t *testing.T) {
	s, sam := seeded(t)
	dir := filepath.Dir(s.path)
	must(t, os.MkdirAll(s.copiesDir(), 0o700))
	old := []string{filepath.Join(dir, ".ebb.db.new-1"), filepath.Join(dir, ".ebb.db.copy-2"), filepath.Join(s.copiesDir(), ".ebb.db-2027-03-14-daily.gz.new-3")}
	others := []string{filepath.Join(dir, ".ebb.db.new-4"), filepath.Join(dir, ".other.db.new-5"), filepath.Join(dir, ".ebb.db.notes")}
	for _, name := range append(others, old...) {
		must(t, os.WriteFile(name, nil, 0o600))
	}
	before := time.Now().Add(-staleAfter - time.Hour)
	for _, name := range append(others[1:], old...) {
		must(t, os.Chtimes(name, before, before))
	}
	must(t, coach(s).Checkin(sam, plan.Checkin{Day: today, Legs: 3}))
	must(t, s.Tend())
	for _, name := range old {
		if _, err := os.Stat(name); !os.IsNotExist(err) {
			t.Errorf("%s is left", filepath.Base(name))
		}
	}
	for _, name := range others {
		if _, err := os.Stat(name); err != nil {
			t.Errorf("%s is gone", filepath.Base(name))
		}
	}
}
