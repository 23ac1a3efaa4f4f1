package store

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"ebb/plan"
)

func agreeing(Removal) error { return nil }

// the secret words stand in what Sam has: in a note that is deflated, in one that
// is not, and in the name.
const samsWord = "Quillonaire"

// squadOfTwo gives a store with Sam, who is to go, and Mara, who stays.
func squadOfTwo(t testing.TB) (s *Store, sam, mara plan.ID) {
	t.Helper()
	s = newStore(t)
	var seeds []Seed
	for n, name := range []string{samsWord, "Mara"} {
		r := record(5000+n, today, 60)
		r.Done.Note = "with " + name
		seeds = append(seeds, Seed{
			Athlete: plan.Athlete{ID: id(9 + n), Name: name}, Plan: season(2), Records: []plan.Record{r},
			Checkins: []plan.Checkin{{Day: today, Legs: 3, Note: name}},
		})
	}
	must(t, coach(s).Seed(seeds...))
	must(t, s.Tend())
	for n := range 2 {
		apply(t, coach(s), id(9+n), noteOn(100, "note of "+seeds[n].Athlete.Name))
	}
	must(t, coach(s).SetLastUsed(id(9)))
	_, _, err := coach(s).NewBranch(id(9), "knee", Main)
	must(t, err)
	return s, id(9), id(10)
}

// plainText gives all bytes of a file of the store's, unpacked.
func plainText(t testing.TB, path string) []byte {
	t.Helper()
	f, err := os.Open(path)
	must(t, err)
	defer f.Close()
	var all bytes.Buffer
	if unpacking(f) != nil {
		must(t, unpackStore(&all, f))
	} else {
		_, err = io.Copy(&all, f)
		must(t, err)
	}
	return all.Bytes()
}

func wantWithout(t testing.TB, path string, gone, there plan.ID) {
	t.Helper()
	text := plainText(t, path)
	for _, sign := range [][]byte{[]byte(samsWord), gone[:], []byte(gone.String())} {
		if bytes.Contains(text, sign) {
			t.Errorf("%s still holds %q", filepath.Base(path), sign)
		}
	}
	if !bytes.Contains(text, there[:]) {
		t.Errorf("%s lost the other athlete", filepath.Base(path))
	}
}

func TestWhoIsRemovedIsGoneFromStoreAndCopies(t *testing.T) {
	s, sam, mara := squadOfTwo(t)
	backup := filepath.Join(t.TempDir(), "mine.sz")
	_, err := coach(s).Backup(backup, false)
	must(t, err)
	_, err = coach(s).Restore(backup, yes) // leaves the file that it replaced among the copies
	must(t, err)
	old := filepath.Join(s.copiesDir(), "ebb.db-2026-01-02-030405-import.gz")
	f, err := os.Create(old)
	must(t, err)
	z := gzip.NewWriter(f)
	_, err = z.Write(plainText(t, backup))
	must(t, errors.Join(err, z.Close(), f.Close()))
	before := snapshot(t, coach(s), mara)
	watching := again(s)
	_ = snapshot(t, coach(watching), sam)
	_ = snapshot(t, coach(watching), mara)

	var asked Removal
	done, err := coach(s).RemoveAthlete(sam, func(r Removal) error { asked = r; return nil })
	must(t, err)
	if asked.Seasons != 1 || asked.Weeks != 8 || asked.Records != 1 || asked.Checkins != 1 || asked.Entries != 3 || len(asked.Copies) != 3 {
		t.Errorf("asked with %+v", asked)
	}
	if want := []Left{{Path: backup}}; !slices.Equal(done.Left, want) {
		t.Errorf("left %v, want %v", done.Left, want)
	}
	copies, err := s.copies()
	must(t, err)
	if len(copies) != 3 || len(done.Copies) != 3 {
		t.Fatalf("%d copies of 3 are there, %d were written anew", len(copies), len(done.Copies))
	}
	for _, c := range copies {
		wantWithout(t, c.Path, sam, mara)
		snapshot(t, coach(restored(t, c.Path)), mara)
	}
	if _, err := os.Stat(old); !os.IsNotExist(err) || !slices.Contains(done.Copies, strings.TrimSuffix(old, ".gz")+".sz") {
		t.Error("the copy that was packed with gzip is not packed as backups are now")
	}
	wantWithout(t, s.path, sam, mara)
	if !bytes.Contains(plainText(t, backup), []byte(samsWord)) {
		t.Error("the backup was touched")
	}
	for name, d := range map[string]*Desk{"own": coach(s), "another's": coach(watching)} {
		var nobody *NoAthlete
		if _, err := d.Snapshot(sam, Main); !errors.As(err, &nobody) {
			t.Errorf("%s desk reads Sam: %v", name, err)
		}
		if after := snapshot(t, d, mara); !reflect.DeepEqual(after.Plan, before.Plan) || after.Revision != before.Revision {
			t.Errorf("%s desk reads another Mara than before", name)
		}
		if last, err := d.LastUsed(); err != nil || !last.IsZero() {
			t.Errorf("%s desk used %v last (%v)", name, last, err)
		}
	}
	apply(t, coach(watching), mara, noteOn(101, "life goes on"))
	members, _, err := coach(watching).Squad(nil, today)
	must(t, err)
	if len(members) != 1 || members[0].ID != mara {
		t.Errorf("the squad is %v", members)
	}
	if r := examined(t, s.path); !r.Sound() {
		t.Errorf("the doctor finds:\n%s", lines(r))
	}
	if left := inFolder(t, filepath.Dir(s.path)); slices.ContainsFunc(left, func(name string) bool { return strings.Contains(name, ".new-") }) {
		t.Errorf("something half is left: %v", left)
	}
}

func TestNobodyIsRemovedUnasked(t *testing.T) {
	s, sam, _ := squadOfTwo(t)
	was := fingerprint(t, s.path)
	errNo := errors.New("no")
	if _, err := coach(s).RemoveAthlete(sam, func(Removal) error { return errNo }); !errors.Is(err, errNo) {
		t.Errorf("a no gives %v", err)
	}
	var refused *Refused
	for _, who := range []Principal{{Person: "sam", Role: AthleteRole, Athlete: sam}, {Person: "v", Role: Viewer, Athlete: sam}, {}} {
		if _, err := s.As(who).RemoveAthlete(sam, agreeing); !errors.As(err, &refused) {
			t.Errorf("%v may remove Sam: %v", who, err)
		}
	}
	var nobody *NoAthlete
	if _, err := coach(s).RemoveAthlete(id(77), agreeing); !errors.As(err, &nobody) {
		t.Errorf("who is not there gives %v", err)
	}
	if fingerprint(t, s.path) != was {
		t.Error("the file changed")
	}
}

// Whatever step fails, Sam is there whole or not at all, Mara is there, and doing
// it again ends it.
func TestARemovalThatFails(t *testing.T) {
	for _, point := range []string{"remove/written", "remove/swapped", "remove/copies"} {
		made, sam, mara := squadOfTwo(t)
		s, reached := stumbling(again(made), point)
		if _, err := coach(s).RemoveAthlete(sam, agreeing); err == nil || !reached() {
			t.Errorf("%s: no error, or not reached", point)
		}
		if point != "remove/swapped" {
			snapshot(t, coach(again(made)), sam)
		}
		snapshot(t, coach(again(made)), mara)
		_, err := coach(again(made)).RemoveAthlete(sam, agreeing)
		var nobody *NoAthlete
		if err != nil && !errors.As(err, &nobody) {
			t.Errorf("%s: again: %v", point, err)
		}
		wantWithout(t, made.path, sam, mara)
	}
}

// A damaged copy may be the last that someone else has: it is named and stays.
func TestADamagedCopyIsNamedAndStays(t *testing.T) {
	s, sam, mara := squadOfTwo(t)
	copies, err := s.copies()
	must(t, err)
	must(t, os.WriteFile(copies[0].Path, []byte("\x28\xB5\x2F\xFDnot a frame"), 0o600))
	done, err := coach(s).RemoveAthlete(sam, agreeing)
	must(t, err)
	if len(done.Left) != 1 || done.Left[0].Path != copies[0].Path || done.Left[0].Why == "" {
		t.Errorf("left: %v", done.Left)
	}
	wantWithout(t, s.path, sam, mara)
}

// A store of which something is damaged is not written anew: repair knows better.
func TestADamagedStoreIsNotWrittenAnew(t *testing.T) {
	s, sam, _ := squadOfTwo(t)
	must(t, flipWords(s.path, "note of Mara"))
	was := fingerprint(t, s.path)
	_, err := coach(s).RemoveAthlete(sam, agreeing)
	wantUnusable(t, "RemoveAthlete", err, s.path, Damaged, "")
	if fingerprint(t, s.path) != was {
		t.Error("the file changed")
	}
}

func TestWhereBackupsWerePutIsNoted(t *testing.T) {
	s, _, _ := squadOfTwo(t)
	dir := t.TempDir()
	var want []string
	const odd = "b\nc.sz"
	for _, name := range []string{"a.sz", odd, "a.sz"} {
		_, err := coach(s).Backup(filepath.Join(dir, name), true)
		must(t, err)
	}
	want = []string{filepath.Join(dir, odd), filepath.Join(dir, "a.sz")}
	if got := s.backups(); !slices.Equal(got, want) {
		t.Errorf("noted %q, want %q", got, want)
	}
	long := strings.Repeat("x", 300)
	for n := range 300 {
		s.notePutAway(filepath.Join(dir, long+time.Duration(n).String()))
	}
	got := s.backups()
	if len(got) < mostPutAway || len(got) > 300 || !strings.HasSuffix(got[len(got)-1], time.Duration(299).String()) {
		t.Errorf("%d names are kept, the last %q", len(got), got[len(got)-1])
	}
	info, err := os.Stat(s.path + putAwaySuffix)
	must(t, err)
	if info.Size() > 2*longPutAway || info.Mode().Perm() != 0o600 {
		t.Errorf("the note has %d bytes and mode %o", info.Size(), info.Mode().Perm())
	}
}

func TestAProcessKilledInARemoval(t *testing.T) {
	for _, at := range []struct {
		point        string
		copies, gone bool
	}{
		{"remove/written", true, false}, {"remove/swapped", true, false}, {"remove/placed", true, false}, {"remove/copies", true, false},
		{"remove/written", false, false}, {"remove/swapped", false, true},
	} {
		s, sam, mara := squadOfTwo(t)
		if !at.copies {
			must(t, os.RemoveAll(s.copiesDir()))
		}
		was := snapshot(t, coach(s), mara)
		die(t, "remove", s, "", at.point)
		var nobody *NoAthlete
		if _, err := coach(again(s)).Snapshot(sam, Main); errors.As(err, &nobody) != at.gone || !at.gone && err != nil {
			t.Errorf("%+v: Sam: %v", at, err)
		}
		if is := snapshot(t, coach(again(s)), mara); !reflect.DeepEqual(is.Plan, was.Plan) {
			t.Errorf("%+v: another Mara than before", at)
		}
		if !at.gone {
			_, err := coach(again(s)).RemoveAthlete(sam, agreeing)
			must(t, err)
		}
		wantWithout(t, s.path, sam, mara)
		for _, c := range copiesOf(t, s) {
			wantWithout(t, filepath.Join(s.copiesDir(), c), sam, mara)
		}
	}
}
