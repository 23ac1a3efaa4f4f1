package store

import (
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
		if len(names) != 1 || !strings.HasSuffix(names[0], "-daily.gz") {
			t.Fatalf("%s: copies %v", point, names)
		}
		restored(t, filepath.Join(s.copiesDir(), names[0]))
	}
}
