package store

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/s2"

	"ebb/plan"
	"ebb/plan/calendar"
)

var errStumble = errors.New("the step fails")

// stumbling gives the store as it is opened by someone for whom a step fails,
// and a way to ask whether the step was reached.
func stumbling(s *Store, point string) (*Store, func() bool) {
	o, reached := again(s), false
	o.stumble = func(at string) error {
		if at != point {
			return nil
		}
		reached = true
		return errStumble
	}
	return o, func() bool { return reached }
}

// inFolder gives the names of what lies in a folder, hidden files too, but for the
// file of turns, which every store has, and the note of where backups were put.
func inFolder(t testing.TB, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".db"+turnSuffix) && !strings.HasSuffix(e.Name(), ".db"+putAwaySuffix) {
			names = append(names, e.Name())
		}
	}
	return names
}

// restored gives a store of its own of what lies in a file.
func restored(t testing.TB, file string) *Store {
	t.Helper()
	s := newStore(t)
	_, err := coach(s).Restore(file, func(Replacement) error { return nil })
	must(t, err)
	return s
}

func TestABackupHoldsEverything(t *testing.T) {
	s, sam := seeded(t)
	apply(t, coach(s), sam, noteOn(100, "find the habit"))
	file := filepath.Join(t.TempDir(), "squad.sz")
	c, err := coach(s).Backup(file, false)
	must(t, err)
	if !slices.Equal(c.Athletes, []string{"Sam Rivera"}) || c.Records != 3 || c.Checkins != 1 || c.Weeks != 8 ||
		c.From != today-40 || c.To != today-1 || c.Schema != Schema || c.Changed.IsZero() {
		t.Errorf("contents = %+v", c)
	}
	info, err := os.Stat(file)
	must(t, err)
	if info.Mode().Perm() != 0o600 {
		t.Errorf("mode %o, want 600", info.Mode().Perm())
	}
	if names := inFolder(t, filepath.Dir(file)); len(names) != 1 {
		t.Errorf("in the folder: %v", names)
	}
	if names := inFolder(t, filepath.Dir(s.path)); len(names) != 1 {
		t.Errorf("beside the store: %v", names)
	}
	if got, want := indented(t, contentOf(t, restored(t, file))), indented(t, contentOf(t, s)); got != want {
		t.Errorf("restored:\n%s\nwant:\n%s", got, want)
	}
}

// Whoever has nothing but the descriptions of Snappy's formats gets the very file.
func TestABackupIsUnpackedByTheBook(t *testing.T) {
	s, _ := seeded(t)
	file := filepath.Join(t.TempDir(), "squad.sz")
	_, err := coach(s).Backup(file, false)
	must(t, err)
	packed, err := os.ReadFile(file)
	must(t, err)
	got := unframed(t, packed)
	want, err := os.ReadFile(s.path)
	must(t, err)
	if !bytes.HasPrefix(want, got) || len(got) == 0 {
		t.Errorf("unpacked are %d bytes, which do not begin the %d of the store", len(got), len(want))
	}
}

// Writers check in on two days with one transaction each, so that a backup
// between the two would show.
func TestABackupIsOfOneMoment(t *testing.T) {
	s, sam := seeded(t)
	stop, done := make(chan struct{}), make(chan error)
	for w := range 3 {
		go func() {
			d := coach(again(s))
			for n := 0; ; n++ {
				select {
				case <-stop:
					done <- nil
					return
				default:
				}
				day := today + calendar.Day(1000*w+n)
				err := d.changeFacts(sam, Checkins, "twice", func(t tx) ([]factChange, error) {
					return []factChange{checkinOn(day, n), checkinOn(-day, n)}, nil
				})
				if err != nil {
					done <- err
					return
				}
			}
		}()
	}
	var files []string
	for n := range 8 {
		file := filepath.Join(t.TempDir(), fmt.Sprint(n))
		_, err := coach(s).Backup(file, false)
		must(t, err)
		files = append(files, file)
	}
	close(stop)
	for range 3 {
		must(t, <-done)
	}
	for _, file := range files {
		copied := restored(t, file)
		if _, err := coach(copied).Audit(); err != nil {
			t.Error(err)
		}
		snap := snapshot(t, coach(copied), sam)
		if n := len(snap.Checkins) - 1; n < 0 {
			t.Errorf("%d check-ins", n)
		}
		c, err := surveyFile(copied.path)
		must(t, err)
		if c.Checkins%2 != 1 {
			t.Errorf("%d check-ins of pairs and one", c.Checkins)
		}
	}
}

// A backup reads the file itself while others may write: what they changed after
// its moment is in none or all of its pages.
func TestABackupOfAFileThatGoesOn(t *testing.T) {
	for _, at := range []struct {
		point string
		times int    // that someone edits there
		want  string // the note in the backup
	}{
		{"backup/copied", 1, "edit 1"}, // it is read once more, from a copy
		{"backup/copied", 2, "edit 1"}, // which stays as it is
		{"backup/written", 1, "edit 1"},
		{"backup/written", 2, "edit 1"},
		{"backup/verified", 1, "edit 1"},
		{"backup/verified", 2, "edit 1"},
		{"backup/placed", 1, "before"},
	} {
		s, sam := seeded(t)
		apply(t, coach(s), sam, noteOn(100, "before"))
		other, edits := coach(again(s)), 0
		s.stumble = func(point string) error {
			if point == at.point && edits < at.times {
				edits++
				apply(t, other, sam, noteOn(100, fmt.Sprint("edit ", edits)))
			}
			return nil
		}
		file := filepath.Join(t.TempDir(), "x.sz")
		_, err := coach(s).Backup(file, false)
		must(t, err)
		if edits != at.times {
			t.Errorf("%+v: %d edits", at, edits)
		}
		wantNotes(t, fmt.Sprintf("%+v", at), snapshot(t, coach(restored(t, file)), sam), [4]string{at.want})
	}
}

func checkinOn(day calendar.Day, n int) factChange {
	return factChange{Kind: checkinFact, Day: day, After: []byte(text(plan.Checkin{Day: day, Legs: 1 + n%5}))}
}

func TestWhereABackupMayGo(t *testing.T) {
	s, _ := seeded(t)
	dir := t.TempDir()
	taken := filepath.Join(dir, "taken")
	must(t, os.WriteFile(taken, []byte("mine"), 0o644))
	for name, c := range map[string]struct{ file, says string }{
		"the store":         {s.path, "the store itself"},
		"a folder":          {dir, "is a folder"},
		"a file":            {taken, "there already"},
		"no folder":         {filepath.Join(dir, "none", "x"), "no such file"},
		"a file as folder":  {filepath.Join(taken, "x"), "not a directory"},
		"the store, forced": {s.path, "the store itself"},
	} {
		before := fingerprint(t, s.path)
		if _, err := coach(s).Backup(c.file, strings.Contains(name, "forced")); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: error = %v, want one that says %q", name, err, c.says)
		}
		if fingerprint(t, s.path) != before {
			t.Errorf("%s: the store was changed", name)
		}
	}
	if text, err := os.ReadFile(taken); err != nil || string(text) != "mine" {
		t.Errorf("the file that was there holds %q, %v", text, err)
	}
	_, err := coach(s).Backup(taken, true)
	must(t, err)
	info, err := os.Stat(taken)
	must(t, err)
	if info.Mode().Perm() != 0o600 {
		t.Errorf("mode %o over a file of 644", info.Mode().Perm())
	}
	restored(t, taken)
}

func TestNothingToBackUp(t *testing.T) {
	s := newStore(t)
	file := filepath.Join(t.TempDir(), "x")
	if _, err := coach(s).Backup(file, false); !errors.Is(err, errNoStore) {
		t.Errorf("error = %v, want %v", err, errNoStore)
	}
	if names := inFolder(t, filepath.Dir(file)); len(names) > 0 {
		t.Errorf("left: %v", names)
	}
}

func TestADamagedStoreIsNotBackedUp(t *testing.T) {
	s, sam := seeded(t)
	apply(t, coach(s), sam, noteOn(100, "find the habit"))
	whole, err := os.ReadFile(s.path)
	must(t, err)
	at := bytes.LastIndex(whole, []byte("find the habit"))
	whole[at] ^= 1
	path := filepath.Join(t.TempDir(), "ebb.db")
	must(t, os.WriteFile(path, whole, 0o600))
	file := filepath.Join(t.TempDir(), "x")
	_, err = coach(Open(path, Options{Now: clock()})).Backup(file, false)
	var u *Unusable
	if !errors.As(err, &u) || u.Why != Damaged || !strings.Contains(u.What, "checksum") {
		t.Errorf("error = %v, want a damaged value", err)
	}
	if names := inFolder(t, filepath.Dir(file)); len(names) > 0 {
		t.Errorf("left: %v", names)
	}
}

func TestABackupThatFailsLeavesNothing(t *testing.T) {
	for _, point := range []string{"backup/copied", "backup/written", "backup/verified"} {
		s, _ := seeded(t)
		file := filepath.Join(t.TempDir(), "x")
		o, reached := stumbling(s, point)
		if _, err := coach(o).Backup(file, false); !errors.Is(err, errStumble) || !reached() {
			t.Errorf("%s: error = %v", point, err)
		}
		if names := inFolder(t, filepath.Dir(file)); len(names) > 0 {
			t.Errorf("%s: left: %v", point, names)
		}
		if names := inFolder(t, filepath.Dir(s.path)); len(names) != 1 {
			t.Errorf("%s: beside the store: %v", point, names)
		}
	}
}

// What was written is read again: nothing that differs gets past.
func TestPackedPiecesAreCompared(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, size := range []int{0, 1, pieceSize - 1, pieceSize, pieceSize + 1, 5*pieceSize + 77} {
		raw := make([]byte, size)
		for i := range raw {
			raw[i] = "abcdefgh"[r.IntN(8)]
		}
		var out bytes.Buffer
		pieces, err := packStore(&out, bytes.NewReader(raw), int64(size))
		must(t, err)
		must(t, readBack(bytes.NewReader(out.Bytes()), pieces))
		if size == 0 {
			continue
		}
		p := newPacker(bytes.NewReader(raw))
		first := min(blockSize, int64(size))
		packed := s2.EncodeSnappy(nil, raw[:first])
		must(t, p.compare(packed, raw[:first]))
		other := bytes.Clone(raw[:first])
		other[r.IntN(int(first))] ^= 1
		for name, plain := range map[string][]byte{"another store": other, "more of it": append(other, 'x'), "less of it": raw[:first-1]} {
			if p.compare(packed, plain) == nil {
				t.Errorf("%d bytes: %s passes for what was packed", size, name)
			}
		}
		spoilt := bytes.Clone(out.Bytes())
		spoilt[r.IntN(len(spoilt))] ^= 1
		for name, file := range map[string][]byte{"that is spoilt": spoilt, "that is cut": spoilt[:len(spoilt)-1], "with more in it": append(out.Bytes(), 'x')} {
			if readBack(bytes.NewReader(file), pieces) == nil {
				t.Errorf("%d bytes: a file %s passes", size, name)
			}
		}
	}
}

func TestOnlyTheCoachBacksUpAndRestores(t *testing.T) {
	s, sam := seeded(t)
	file := filepath.Join(t.TempDir(), "x")
	_, err := coach(s).Backup(file, false)
	must(t, err)
	for _, who := range []Principal{{Person: "sam", Role: AthleteRole, Athlete: sam}, {Person: "pat", Role: Viewer, Athlete: sam}, {}} {
		d, refused := s.As(who), new(*Refused)
		if _, err := d.Backup(file, true); !errors.As(err, refused) {
			t.Errorf("%v backs up: %v", who, err)
		}
		if _, err := d.Restore(file, func(Replacement) error { return nil }); !errors.As(err, refused) {
			t.Errorf("%v restores: %v", who, err)
		}
		if _, err := d.Copies(); !errors.As(err, refused) {
			t.Errorf("%v lists copies: %v", who, err)
		}
	}
}
