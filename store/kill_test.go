package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"ebb/plan"
)

// What a child of these tests is to do, to which store, and where it dies.
const (
	deedEnv  = "EBB_STORE_TEST_DEED"
	storeEnv = "EBB_STORE_TEST_STORE"
	fileEnv  = "EBB_STORE_TEST_FILE"
	pointEnv = "EBB_STORE_TEST_POINT"

	killedCode = 77
)

var deeds = map[string]func(s *Store, file string) error{
	"backup":  func(s *Store, file string) error { _, err := coach(s).Backup(file, true); return err },
	"restore": func(s *Store, file string) error { _, err := coach(s).Restore(file, yes); return err },
	"migrate": func(s *Store, _ string) error { _, err := coach(withStepsOf(s)).Athletes(); return err },
	"copy": func(s *Store, _ string) error {
		return errors.Join(coach(s).Checkin(id(9), plan.Checkin{Day: today, Legs: 1}), s.Tend())
	},
	"repair": func(s *Store, _ string) error {
		d := doctor()
		d.Now, d.Fault = s.now, s.stumble
		r, err := d.Salvage(context.Background(), s.path)
		if err == nil {
			_, err = r.Swap(context.Background())
		}
		return err
	},
	"remove": func(s *Store, _ string) error { _, err := coach(s).RemoveAthlete(id(9), agreeing); return err },
	"load": func(s *Store, file string) error {
		squad, err := os.ReadFile(file)
		if err == nil {
			_, err = imported(coach(s), squad)
		}
		return err
	},
}

func withStepsOf(s *Store) *Store {
	s.steps = []step{fromZero, fromMinusOne}
	return s
}

// TestDeed is what a child runs: it does something and ends in the midst of it,
// with nothing cleaned up. In a run of the tests it has nothing to do.
func TestDeed(t *testing.T) {
	deed, point := deeds[os.Getenv(deedEnv)], os.Getenv(pointEnv)
	if deed == nil {
		return
	}
	s := Open(os.Getenv(storeEnv), Options{Now: clock(), Fault: func(at string) error {
		if at == point {
			os.Exit(killedCode)
		}
		return nil
	}})
	if err := deed(s, os.Getenv(fileEnv)); err != nil {
		t.Fatal(err)
	}
}

// die has a child do something and end at a point.
func die(t testing.TB, deed string, s *Store, file, point string) {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^TestDeed$", "-test.count=1")
	child.Env = append(os.Environ(), deedEnv+"="+deed, storeEnv+"="+s.path, fileEnv+"="+file, pointEnv+"="+point)
	out, err := child.CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != killedCode {
		t.Fatalf("%s: the child ended with %v, want to die at %s:\n%s", deed, err, point, out)
	}
}

func TestAProcessKilledInABackup(t *testing.T) {
	for point, replaced := range map[string]bool{"backup/copied": false, "backup/written": false, "backup/verified": false, "backup/placed": true} {
		s, file, was, is := twoStores(t)
		die(t, "backup", s, file, point)
		want := was
		if replaced {
			want = is
		}
		if got := contentOf(t, restored(t, file)); text(got) != text(want) {
			t.Errorf("%s: the backup holds\n%s\nwant\n%s", point, text(got), text(want))
		}
		wantContent(t, point, s, is)
		_, err := coach(s).Backup(file, true)
		must(t, err)
	}
}

func TestAProcessKilledInARestore(t *testing.T) {
	for point, swapped := range map[string]bool{
		"restore/unpacked": false, "restore/checked": false, "restore/kept": false, "restore/swapped": true, "copy/rotated": true,
	} {
		s, file, was, is := twoStores(t)
		die(t, "restore", s, file, point)
		want := is
		if swapped {
			want = was
		}
		wantContent(t, point, s, want)
		copies, err := coach(s).Copies()
		must(t, err)
		if swapped != (len(copies) == 1) {
			t.Errorf("%s: copies %v", point, copies)
		}
		if swapped {
			if got := contentOf(t, restored(t, copies[0].Path)); text(got) != text(is) {
				t.Errorf("%s: what was replaced is not kept", point)
			}
		}
		_, err = coach(s).Restore(file, yes)
		must(t, err)
		wantContent(t, point+", then again", s, was)
	}
}

func TestAProcessKilledInAMigration(t *testing.T) {
	for point, changed := range map[string]bool{
		"copy/written": false, "copy/verified": false, "copy/placed": false, "migrate/copied": false,
		"migrate/schema-0": false, "migrate/schema-1": false, "migrate/before": false, "migrate/after": true,
	} {
		s := ofSchema(t, -1)
		die(t, "migrate", s, "", point)
		if got := schemaOf(t, s.path); (got == Schema) != changed || !changed && got != -1 {
			t.Errorf("%s: schema %d", point, got)
		}
		_, err := coach(s).Athletes()
		must(t, err)
		wantMigrated(t, s)
	}
}

func TestAProcessKilledInACopy(t *testing.T) {
	for _, point := range []string{"copy/written", "copy/verified", "copy/placed", "copy/rotated"} {
		s, sam := seeded(t)
		die(t, "copy", s, "", point)
		if snap := snapshot(t, coach(s), sam); len(snap.Checkins) != 2 {
			t.Errorf("%s: the check-in that was acknowledged is not there", point)
		}
		must(t, coach(s).Checkin(sam, plan.Checkin{Day: today, Legs: 2}))
		must(t, s.Tend())
		names := copiesOf(t, s)
		if len(names) != 1 || !strings.HasSuffix(names[0], "-daily.sz") {
			t.Fatalf("%s: copies %v", point, names)
		}
		restored(t, filepath.Join(s.copiesDir(), names[0]))
	}
}

// Until the repaired file has its name the damaged one is as it was; afterwards it
// is kept, as it was.
func TestAProcessKilledInARepair(t *testing.T) {
	for point, swapped := range map[string]bool{
		"repair/named": false, "repair/salvaged": false, "repair/examined": false, "repair/kept": false, "repair/swapped": true,
	} {
		path, damaged := sound(t)
		clear(damaged[40*pageSize : 42*pageSize])
		must(t, os.WriteFile(path, damaged, 0o600))
		s := Open(path, Options{Now: clock()})
		die(t, "repair", s, "", point)
		now, err := os.ReadFile(path)
		must(t, err)
		if bytes.Equal(now, damaged) == swapped {
			t.Errorf("%s: the damaged file was changed: %t", point, !swapped)
		}
		if !swapped {
			must(t, deeds["repair"](s, ""))
		}
		if r := examined(t, path); !r.Whole() {
			t.Errorf("%s, repaired: %s", point, lines(r))
		}
		kept, err := filepath.Glob(path + ".damaged-*")
		must(t, err)
		if len(kept) == 0 {
			t.Fatalf("%s: the damaged file is not kept", point)
		}
		for _, name := range kept {
			if was, err := os.ReadFile(name); err != nil || !bytes.Equal(was, damaged) {
				t.Errorf("%s: %s is not the damaged file: %v", point, name, err)
			}
		}
	}
}

// Those who are loaded come all at once, or nobody does.
func TestAProcessKilledInALoad(t *testing.T) {
	squad, err := exported(coach(lived(t)))
	must(t, err)
	file := filepath.Join(t.TempDir(), "squad.json")
	must(t, os.WriteFile(file, squad, 0o600))
	for point, there := range map[string]int{
		"load/copied": 1, "load/athlete": 1, "load/written": 1, "commit/before": 1, "commit/after": 4, "copy/written": 4, "copy/verified": 4, "copy/placed": 4, "copy/rotated": 4,
	} {
		s := newStore(t)
		must(t, coach(s).Seed(Seed{Athlete: plan.Athlete{ID: plan.ID{0: 99}, Name: "Someone else"}}))
		die(t, "load", s, file, point)
		for range 2 {
			athletes, err := coach(again(s)).Athletes()
			must(t, err)
			if len(athletes) != there {
				t.Errorf("%s: %d athletes, want %d", point, len(athletes), there)
			}
			if r := examined(t, s.path); !r.Whole() {
				t.Errorf("%s: %s", point, lines(r))
			}
			there = 4
			_, err = imported(coach(again(s)), squad)
			must(t, err)
		}
	}
}

// A rotation takes away copies that are too many, and no other, wherever it ends.
func TestAProcessKilledInARotation(t *testing.T) {
	for _, point := range []string{"copy/placed", "copy/removed", "copy/rotated"} {
		s, sam := seeded(t)
		must(t, os.MkdirAll(s.copiesDir(), dirPerm))
		for day := range 14 {
			name := filepath.Base(s.path) + s.now().AddDate(-2, 0, -day).Format("-"+dayForm) + "-daily.gz"
			must(t, os.WriteFile(filepath.Join(s.copiesDir(), name), nil, filePerm))
		}
		die(t, "copy", s, "", point)
		copies, err := s.copies()
		must(t, err)
		if len(copies) < newestCopies || copies[0].At.Format(dayForm) != s.now().Format(dayForm) {
			t.Errorf("%s: copies %v", point, copies)
		}
		restored(t, copies[0].Path)
		must(t, again(s).rotate())
		if copies, err = s.copies(); err != nil || len(copies) != newestCopies || copies[0].At.Format(dayForm) != s.now().Format(dayForm) {
			t.Errorf("%s, then again: %d copies, want %d: %v", point, len(copies), newestCopies, err)
		}
		if snap := snapshot(t, coach(s), sam); len(snap.Checkins) != 2 {
			t.Errorf("%s: the check-in that was acknowledged is not there", point)
		}
	}
}
