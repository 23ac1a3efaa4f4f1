package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"ebb/plan"
)

// The schemas of these tests are made up: -1 and 0 came before 1 by a note that
// went from one key to another and back.
var (
	noteKeys = map[int]key{-1: {metaBucket, []byte("note of old")}, 0: {metaBucket, []byte("note")}, 1: lastKey("from the note")}

	fromMinusOne = step{from: -1, does: "move the note", run: moveNote(-1)}
	fromZero     = step{from: 0, does: "keep the note as the athlete last used", run: moveNote(0)}
)

func moveNote(from int) func(tx) error {
	return func(t tx) error {
		var note plan.ID
		if found, err := t.get(noteKeys[from], &note); err != nil || !found {
			return errors.Join(err, errors.New("the note is not there"))
		}
		return errors.Join(t.drop(noteKeys[from]), t.put(noteKeys[from+1], note))
	}
}

// ofSchema gives a store whose file is of an earlier schema, and takes it
// through the steps from there.
func ofSchema(t testing.TB, schema int) *Store {
	t.Helper()
	s, sam := seeded(t)
	apply(t, coach(s), sam, noteOn(100, "kept"))
	must(t, s.update(t.Context(), "kim", func(t tx) error {
		var a about
		if _, err := t.get(storeKey, &a); err != nil {
			return err
		}
		a.Schema = schema
		return errors.Join(t.put(storeKey, a), t.put(noteKeys[schema], sam))
	}))
	return withSteps(s)
}

func withSteps(s *Store) *Store {
	o := again(s)
	o.steps = []step{fromZero, fromMinusOne}
	return o
}

func schemaOf(t testing.TB, path string) int {
	t.Helper()
	c, err := surveyFile(path)
	must(t, err)
	return c.Schema
}

func wantMigrated(t testing.TB, s *Store) {
	t.Helper()
	if got := schemaOf(t, s.path); got != Schema {
		t.Errorf("schema %d, want %d", got, Schema)
	}
	must(t, s.viewOnce(t.Context(), func(t tx) error {
		var note plan.ID
		if found, err := t.get(noteKeys[1], &note); err != nil || !found || note != id(9) {
			return errors.Join(err, errors.New("the note is not where it belongs"))
		}
		if t.sealed(noteKeys[0]) != nil || t.sealed(noteKeys[-1]) != nil {
			return errors.New("the note is still where it was")
		}
		return nil
	}))
	wantNotes(t, "migrated", snapshot(t, coach(s), id(9)), [4]string{"kept"})
}

func TestAnEarlierStoreIsMigratedStepByStep(t *testing.T) {
	for schema := -1; schema < Schema; schema++ {
		for name, use := range map[string]func(*Store) error{
			"reading": func(s *Store) error { _, err := coach(s).Athletes(); return err },
			"writing": func(s *Store) error { return coach(s).Checkin(id(9), plan.Checkin{Day: today, Legs: 2}) },
		} {
			s := ofSchema(t, schema)
			before, err := os.ReadFile(s.path)
			must(t, err)
			must(t, use(s))
			wantMigrated(t, s)
			copies, err := s.copies()
			must(t, err)
			if len(copies) != 1 || copies[0].Why != copyMigration {
				t.Fatalf("%s from %d: copies %+v, want one", name, schema, copies)
			}
			unpacked := filepath.Join(t.TempDir(), "x")
			out, err := os.Create(unpacked)
			must(t, err)
			packed, err := os.Open(copies[0].Path)
			must(t, err)
			must(t, errors.Join(unpackStore(out, packed), out.Close(), packed.Close()))
			if after, err := os.ReadFile(unpacked); err != nil || !bytes.HasPrefix(before, after) || schemaOf(t, unpacked) != schema {
				t.Errorf("%s from %d: the copy is not what was there before", name, schema)
			}
		}
	}
}

func TestAMigrationThatFailsChangesNothing(t *testing.T) {
	for point, changed := range map[string]bool{
		"copy/written": false, "copy/verified": false, "copy/placed": false, "migrate/copied": false,
		"migrate/schema-0": false, "migrate/schema-1": false, "migrate/before": false, "migrate/after": true,
	} {
		s := ofSchema(t, -1)
		o, reached := stumbling(s, point)
		o.steps = s.steps
		if _, err := coach(o).Athletes(); !errors.Is(err, errStumble) || !reached() {
			t.Errorf("%s: error = %v", point, err)
		}
		if got := schemaOf(t, s.path); (got == Schema) != changed || !changed && got != -1 {
			t.Errorf("%s: schema %d", point, got)
		}
		_, err := coach(s).Athletes()
		must(t, err)
		wantMigrated(t, s)
	}
}

func TestAStepThatFailsIsNamed(t *testing.T) {
	s := ofSchema(t, 0)
	s.steps = []step{{from: 0, does: "fold the map", run: func(t tx) error {
		return errors.Join(t.drop(noteKeys[0]), errors.New("it would not fold"))
	}}}
	before := fingerprint(t, s.path)
	if _, err := coach(s).Athletes(); err == nil || !strings.Contains(err.Error(), "fold the map: it would not fold") {
		t.Errorf("error = %v", err)
	}
	if fingerprint(t, s.path) != before {
		t.Error("the store was changed")
	}
	wantMigrated2(t, s)
}

func wantMigrated2(t testing.TB, s *Store) {
	t.Helper()
	o := withSteps(s)
	_, err := coach(o).Athletes()
	must(t, err)
	wantMigrated(t, o)
}

func TestADamagedStoreIsNotMigrated(t *testing.T) {
	s := ofSchema(t, 0)
	must(t, flipWords(s.path, "kept"))
	before := fingerprint(t, s.path)
	var u *Unusable
	if _, err := coach(s).Athletes(); !errors.As(err, &u) || u.Why != Damaged {
		t.Errorf("error = %v, want a damaged value", err)
	}
	if fingerprint(t, s.path) != before {
		t.Error("the store was changed")
	}
}

func TestManyMigrateAtOnce(t *testing.T) {
	s := ofSchema(t, -1)
	var all sync.WaitGroup
	errs := make([]error, 6)
	for n := range errs {
		all.Go(func() {
			_, readErr := coach(withSteps(s)).Athletes()
			errs[n] = errors.Join(readErr, coach(withSteps(s)).Checkin(id(9), plan.Checkin{Day: today, Legs: 2}))
		})
	}
	all.Wait()
	must(t, errors.Join(errs...))
	wantMigrated(t, s)
	if copies, err := s.copies(); err != nil || len(copies) != 1 {
		t.Errorf("copies %v, %v; want one", copies, err)
	}
}

func TestAnEarlierStoreThatCantBeWrittenSaysSo(t *testing.T) {
	s := asOther(ofSchema(t, 0), true, 13)
	s.steps = []step{fromZero}
	var u *Unusable
	if _, err := coach(s).Athletes(); !errors.As(err, &u) || u.Why != ReadOnly || !strings.Contains(u.What, "earlier version") {
		t.Errorf("error = %v", err)
	}
}

func TestABackupOfAnEarlierSchemaIsRestored(t *testing.T) {
	old := ofSchema(t, -1)
	before := fingerprint(t, old.path)
	s := withSteps(newStore(t))
	r, err := coach(s).Restore(old.path, yes)
	must(t, err)
	if r.New.Schema != -1 {
		t.Errorf("asked about schema %d, want that of the file", r.New.Schema)
	}
	wantMigrated(t, s)
	if fingerprint(t, old.path) != before {
		t.Error("the file that was restored from was changed")
	}
	s = newStore(t)
	var u *Unfit
	if _, err := coach(s).Restore(old.path, yes); !errors.As(err, &u) {
		t.Errorf("without steps: error = %v", err)
	}
}

// There is one step for each schema before this one, and a golden store of each
// from the first on.
func TestStepsLeadUpToTheSchema(t *testing.T) {
	var from []int
	for _, st := range steps {
		from = append(from, st.from)
		if st.does == "" {
			t.Errorf("the step from %d does not say what it does", st.from)
		}
	}
	var want []int
	for n := 1; n < Schema; n++ {
		want = append(want, n)
	}
	if !slices.Equal(from, want) {
		t.Errorf("steps from %v, want from %v", from, want)
	}
	files, err := filepath.Glob(filepath.Join("testdata", "v*.ebb"))
	must(t, err)
	if len(files) != Schema {
		t.Errorf("golden stores %v, want one of each of %d schemas", files, Schema)
	}
}

func TestALaterStoreIsReadAnyway(t *testing.T) {
	s, sam := seeded(t)
	apply(t, coach(s), sam, noteOn(100, "understood"))
	later := key{"dreams", []byte("x")}
	must(t, s.update(t.Context(), "kim", func(t tx) error {
		var a about
		if _, err := t.get(storeKey, &a); err != nil {
			return err
		}
		a.Schema = Schema + 3
		return errors.Join(t.put(storeKey, a), t.put(later, "deep"), putLater(t, factKey(checkinBucket, sam, today)))
	}))
	before := fingerprint(t, s.path)
	var u *Unusable
	if _, err := coach(s).Athletes(); !errors.As(err, &u) || u.Why != Newer || !strings.Contains(u.Do, "ebb export json") {
		t.Errorf("error = %v, want a later version and a way out", err)
	}
	if _, _, _, err := s.As(Principal{Person: "sam", Role: AthleteRole, Athlete: sam}).ReadAnyway(); !errors.As(err, new(*Refused)) {
		t.Errorf("an athlete reads the whole of it: %v", err)
	}
	d, left, done, err := coach(s).ReadAnyway()
	must(t, err)
	snap := snapshot(t, d, sam)
	wantNotes(t, "read anyway", snap, [4]string{"understood"})
	if len(snap.Checkins) != 1 || len(snap.Records) != 3 {
		t.Errorf("%d check-ins, %d records; want 1, 3", len(snap.Checkins), len(snap.Records))
	}
	slices.Sort(left)
	if want := []string{"1 of dreams", "check-in of 2027-03-15, athlete ^" + sam.String()}; !slices.Equal(left, want) {
		t.Errorf("left out %q, want %q", left, want)
	}
	must(t, d.Checkin(sam, plan.Checkin{Day: today, Legs: 1})) // into the copy
	copied := d.store.path
	done()
	if _, err := os.Stat(filepath.Dir(copied)); !os.IsNotExist(err) {
		t.Errorf("%s is left", copied)
	}
	if fingerprint(t, s.path) != before {
		t.Error("the later store was changed")
	}
	for name, fail := range map[string]func() error{
		"backup":  func() error { _, err := coach(s).Backup(filepath.Join(t.TempDir(), "x"), false); return err },
		"writing": func() error { return coach(s).Checkin(sam, plan.Checkin{Day: today, Legs: 1}) },
	} {
		if err := fail(); !errors.As(err, &u) || u.Why != Newer {
			t.Errorf("%s: error = %v", name, err)
		}
	}
}

// putLater stores a value of a later version.
func putLater(t tx, k key) error {
	sealed, err := seal(k, json.RawMessage(`{"Dreams":3}`))
	if err != nil {
		return err
	}
	sealed[0] = valueVersion + 1
	sum := checksum(k, sealed)
	sealed[1], sealed[2], sealed[3], sealed[4] = byte(sum), byte(sum>>8), byte(sum>>16), byte(sum>>24)
	return t.putSealed(k, sealed)
}

func TestAStoreOfThisVersionIsReadAsItIs(t *testing.T) {
	s, _ := seeded(t)
	d := coach(s)
	readable, left, done, err := d.ReadAnyway()
	must(t, err)
	done()
	if readable != d || left != nil {
		t.Errorf("another desk, left out %q", left)
	}
	cut := plainCopy(t, s.path)
	must(t, os.Truncate(cut, 5000))
	if _, _, _, err := coach(Open(cut, Options{})).ReadAnyway(); err == nil {
		t.Error("a store that is cut is read")
	}
}
