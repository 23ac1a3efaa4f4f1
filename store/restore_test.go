package store

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"ebb/plan"
)

func yes(Replacement) error { return nil }

// twoStores gives a store, a backup of how it was, and what it was and is.
func twoStores(t testing.TB) (s *Store, file string, was, is content) {
	t.Helper()
	s, sam := seeded(t)
	apply(t, coach(s), sam, noteOn(100, "first"))
	file = filepath.Join(t.TempDir(), "squad.sz")
	_, err := coach(s).Backup(file, false)
	must(t, err)
	was = contentOf(t, restored(t, file))
	apply(t, coach(s), sam, noteOn(101, "second"))
	must(t, coach(s).AddRecord(sam, record(6000, today, 30)))
	is = contentOf(t, restoredCopy(t, s))
	return s, file, was, is
}

// restoredCopy gives a store apart with what is in s now.
func restoredCopy(t testing.TB, s *Store) *Store {
	t.Helper()
	return restored(t, plainCopy(t, s.path))
}

func plainCopy(t testing.TB, path string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "copy.ebb")
	must(t, copyFile(path, to))
	return to
}

func wantContent(t testing.TB, what string, s *Store, want content) {
	t.Helper()
	if got := contentOf(t, restoredCopy(t, s)); text(got) != text(want) {
		t.Errorf("%s:\n got %s\nwant %s", what, text(got), text(want))
	}
}

func TestRestoreBringsBackAndKeepsWhatItReplaces(t *testing.T) {
	s, file, was, is := twoStores(t)
	r, err := coach(s).Restore(file, func(r Replacement) error {
		if !r.Is || r.OldErr != nil || r.Old.Records != 4 || r.New.Records != 3 || !r.New.Changed.Before(r.Old.Changed) ||
			r.New.Store != r.Old.Store || !slices.Equal(r.Old.Athletes, []string{"Sam Rivera"}) {
			t.Errorf("asked about %+v", r)
		}
		return nil
	})
	must(t, err)
	wantContent(t, "restored", s, was)
	copies, err := coach(s).Copies()
	must(t, err)
	if len(copies) != 1 || copies[0].Path != r.Kept || copies[0].Why != copyReplaced {
		t.Fatalf("copies = %+v, kept %s", copies, r.Kept)
	}
	for path, want := range map[string]os.FileMode{r.Kept: 0o600, filepath.Dir(r.Kept): 0o700, s.path: 0o600} {
		info, err := os.Stat(path)
		must(t, err)
		if info.Mode().Perm() != want {
			t.Errorf("%s has mode %o, want %o", path, info.Mode().Perm(), want)
		}
	}
	_, err = coach(s).Restore(r.Kept, yes)
	must(t, err)
	wantContent(t, "restored from what was replaced", s, is)
	if names := inFolder(t, filepath.Dir(s.path)); len(names) != 2 {
		t.Errorf("beside the store: %v", names)
	}
}

func TestRestoreAsks(t *testing.T) {
	s, file, _, _ := twoStores(t)
	before, no := fingerprint(t, s.path), errors.New("rather not")
	if _, err := coach(s).Restore(file, func(Replacement) error { return no }); !errors.Is(err, no) {
		t.Errorf("error = %v", err)
	}
	if fingerprint(t, s.path) != before {
		t.Error("the store was changed all the same")
	}
	if names := inFolder(t, filepath.Dir(s.path)); len(names) != 1 {
		t.Errorf("beside the store: %v", names)
	}
}

func TestRestoreWhereThereIsNoStore(t *testing.T) {
	_, file, was, _ := twoStores(t)
	s := newStore(t)
	r, err := coach(s).Restore(file, func(r Replacement) error {
		if r.Is || r.OldErr != nil {
			t.Errorf("asked about %+v", r)
		}
		return nil
	})
	must(t, err)
	if r.Kept != "" {
		t.Errorf("kept %q of nothing", r.Kept)
	}
	wantContent(t, "restored", s, was)
}

func TestRestoreInThePlaceOfADamagedStore(t *testing.T) {
	s, file, was, _ := twoStores(t)
	for name, spoil := range map[string]func(path string) error{
		"cut":       func(path string) error { return os.Truncate(path, 5000) },
		"emptied":   func(path string) error { return os.Truncate(path, 0) },
		"text":      func(path string) error { return os.WriteFile(path, []byte("dear diary"), 0o600) },
		"one value": func(path string) error { return flipWords(path, "first") },
	} {
		must(t, spoil(s.path))
		before, err := os.ReadFile(s.path)
		must(t, err)
		r, err := coach(s).Restore(file, yes)
		must(t, err)
		if r.OldErr == nil {
			t.Errorf("%s: not said to be damaged", name)
		}
		kept, err := os.ReadFile(r.Kept)
		if err != nil || !bytes.Equal(kept, before) {
			t.Errorf("%s: what was replaced is not kept as it was (%v)", name, err)
		}
		wantContent(t, name, s, was)
	}
}

func flipWords(path, words string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	for at := 0; ; at++ {
		next := bytes.Index(b[at:], []byte(words))
		if next < 0 {
			return os.WriteFile(path, b, 0o600)
		}
		at += next
		b[at] ^= 1
	}
}

func TestFilesThatAreNotToBeRestored(t *testing.T) {
	s, file, _, _ := twoStores(t)
	whole, err := os.ReadFile(file)
	must(t, err)
	dir := t.TempDir()
	write := func(name string, b []byte) string {
		path := filepath.Join(dir, name)
		must(t, os.WriteFile(path, b, 0o600))
		return path
	}
	var nonsense bytes.Buffer
	_, err = packStore(&nonsense, strings.NewReader("dear diary"), 10)
	must(t, err)
	later := plainCopy(t, s.path)
	rewrite(t, later, about{Program: program, Schema: Schema + 1})
	theirs := plainCopy(t, s.path)
	rewrite(t, theirs, about{Program: "another", Schema: 1})
	spoilt := plainCopy(t, s.path)
	must(t, flipWords(spoilt, "by feel"))
	plain := plainCopy(t, s.path)
	must(t, os.Truncate(plain, 9000))
	flipped := bytes.Clone(whole)
	at := bytes.Index(flipped, []byte(journalBucket)) // elsewhere a bit may unpack to the same
	if at < 0 {
		t.Fatal("no bucket's name stands in the backup as it is")
	}
	flipped[at] ^= 4
	for name, c := range map[string]struct{ file, says string }{
		"none":                {filepath.Join(dir, "none"), "is not there"},
		"a folder":            {dir, "folder"},
		"an empty file":       {write("empty", nil), "empty"},
		"a text":              {write("text", []byte("dear diary")), "not a store"},
		"a text, packed":      {write("text.sz", nonsense.Bytes()), "not a store"},
		"half a backup":       {write("half", whole[:len(whole)/2]), "only part"},
		"a backup less one":   {write("less", whole[:len(whole)-1]), "only part"},
		"a flipped bit":       {write("flipped", flipped), ""},
		"a store that is cut": {plain, "only part"},
		"a spoilt value":      {spoilt, "checksum"},
		"a later version's":   {later, "later version"},
		"another program's":   {theirs, "another program's"},
		"the store itself":    {s.path, "the store itself"},
	} {
		before, asked := fingerprint(t, s.path), false
		_, err := coach(s).Restore(c.file, func(Replacement) error { asked = true; return nil })
		var u *Unfit
		if !errors.As(err, &u) || !strings.Contains(u.What, c.says) || u.Do == "" || u.Path != c.file {
			t.Errorf("%s: error = %v, want one that says %q", name, err, c.says)
		}
		if asked || fingerprint(t, s.path) != before {
			t.Errorf("%s: asked %v, or the store was changed", name, asked)
		}
		if names := inFolder(t, filepath.Dir(s.path)); len(names) != 1 {
			t.Errorf("%s: beside the store: %v", name, names)
		}
	}
}

// However a backup is damaged, it is refused or restores what was in it.
func TestDamagedBackupsRestoreNothingElse(t *testing.T) {
	s, file, was, _ := twoStores(t)
	whole, err := os.ReadFile(file)
	must(t, err)
	plain, err := os.ReadFile(restored(t, file).path)
	must(t, err)
	r := rand.New(rand.NewPCG(3, 4))
	page := os.Getpagesize()
	for name, damaged := range map[string]func() []byte{
		"packed, a byte": func() []byte { b := bytes.Clone(whole); b[r.IntN(len(b))] ^= byte(1 + r.IntN(255)); return b },
		"packed, cut":    func() []byte { return whole[:r.IntN(len(whole))] },
		"plain, a byte":  func() []byte { b := bytes.Clone(plain); b[r.IntN(len(b))] ^= byte(1 + r.IntN(255)); return b },
		"plain, cut":     func() []byte { return plain[:r.IntN(len(plain))] },
		"plain, a page": func() []byte {
			b := bytes.Clone(plain)
			at := page * r.IntN(len(b)/page)
			clear(b[at : at+page])
			return b
		},
		"plain, pages swapped": func() []byte {
			b := bytes.Clone(plain)
			a, c := page*r.IntN(len(b)/page), page*r.IntN(len(b)/page)
			held := bytes.Clone(b[a : a+page])
			copy(b[a:], b[c:c+page])
			copy(b[c:], held)
			return b
		},
	} {
		t.Run(name, func(t *testing.T) {
			refused := 0
			for n := range 40 {
				path := filepath.Join(t.TempDir(), "x")
				must(t, os.WriteFile(path, damaged(), 0o600))
				o := Open(filepath.Join(t.TempDir(), "ebb.db"), Options{Now: s.now})
				_, err := coach(o).Restore(path, yes)
				var u *Unfit
				switch {
				case errors.As(err, &u):
					refused++
				case err != nil:
					t.Errorf("%d: error = %v, want *Unfit", n, err)
				default:
					wantContent(t, name, o, was)
				}
			}
			if refused == 0 {
				t.Error("none of 40 was refused")
			}
		})
	}
}

// At each step the store is the old one or the new one, and what it was is
// there.
func TestARestoreThatFails(t *testing.T) {
	for point, swapped := range map[string]bool{
		"restore/unpacked": false, "restore/checked": false, "restore/kept": false, "restore/swapped": true,
	} {
		s, file, was, is := twoStores(t)
		o, reached := stumbling(s, point)
		if _, err := coach(o).Restore(file, yes); !errors.Is(err, errStumble) || !reached() {
			t.Errorf("%s: error = %v", point, err)
		}
		want := is
		if swapped {
			want = was
		}
		wantContent(t, point, s, want)
		copies, err := coach(s).Copies()
		must(t, err)
		if swapped != (len(copies) == 1) {
			t.Errorf("%s: copies = %v", point, copies)
		}
		_, err = coach(s).Restore(file, yes)
		must(t, err)
		wantContent(t, point+", then again", s, was)
	}
}

func TestOtherProgramsGoOnWithWhatWasRestored(t *testing.T) {
	for name, notify := range map[string]bool{"told by the system": true, "by looking": false} {
		t.Run(name, func(t *testing.T) {
			s, file, was, _ := twoStores(t)
			other := again(s)
			other.notify = notify
			screen := snapshot(t, coach(other), id(9))
			ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
			defer cancel()
			changed := other.Watch(ctx)
			_, err := coach(s).Restore(file, yes)
			must(t, err)
			if _, ok := <-changed; !ok {
				t.Fatal("not told of the restored file")
			}
			samePlan(t, "read after the telling", snapshot(t, coach(other), id(9)).Plan, was.Plan)
			_, _, err = coach(other).Apply(id(9), Main, screen, noteOn(102, "made on the old screen"), "")
			must(t, err)
			if err := coach(other).Checkin(id(9), plan.Checkin{Day: today, Legs: 2}); err != nil {
				t.Error(err)
			}
			snap := snapshot(t, coach(s), id(9))
			if got := snap.Plan.Seasons[0].Blocks[0].Weeks[2].Note; got != "made on the old screen" {
				t.Errorf("the edit after the restore is not there: %q", got)
			}
		})
	}
}

// Who waits for the lock of the old file writes into the new one.
func TestNothingIsWrittenIntoWhatWasReplaced(t *testing.T) {
	s, file, _, _ := twoStores(t)
	stop, done := make(chan struct{}), make(chan error)
	acknowledged := make([]int, 3)
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
				if err := d.Checkin(id(9), plan.Checkin{Day: today, Legs: 1 + n%5}); err != nil {
					done <- err
					return
				}
				acknowledged[w]++
			}
		}()
	}
	var kept []string
	for range 5 {
		r, err := coach(s).Restore(file, yes)
		must(t, err)
		before := fingerprint(t, r.Kept)
		if err := coach(again(s)).Checkin(id(9), plan.Checkin{Day: today, Legs: 5}); err != nil {
			t.Error(err)
		}
		if fingerprint(t, r.Kept) != before {
			t.Error("what was replaced was written to")
		}
		kept = append(kept, r.Kept)
	}
	close(stop)
	for range 3 {
		must(t, <-done)
	}
	for _, path := range append(kept, s.path) {
		if _, err := surveyFile(path); err != nil {
			t.Errorf("%s: %v", filepath.Base(path), err)
		}
	}
	if _, err := coach(s).Audit(); err != nil {
		t.Error(err)
	}
}

// A store that is reached by a link stays where it is, and the link a link.
func TestRestoreThroughALink(t *testing.T) {
	s, file, was, _ := twoStores(t)
	link := filepath.Join(t.TempDir(), "link.db")
	must(t, os.Symlink(s.path, link))
	r, err := coach(Open(link, Options{Now: s.now})).Restore(file, yes)
	must(t, err)
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is %v, %v", info, err)
	}
	if filepath.Dir(filepath.Dir(r.Kept)) != filepath.Dir(s.path) {
		t.Errorf("kept %s, not beside %s", r.Kept, s.path)
	}
	wantContent(t, "restored", s, was)
}
