//go:build linux || darwin || freebsd || netbsd || dragonfly

package store

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

// What a writer put by is taken up again where the file is as it was left, and
// nowhere else; and either way an edit comes on top of all that is there.
func TestWhatWasPutByIsUsedWhereNobodyWrote(t *testing.T) {
	for _, test := range []struct {
		name  string
		does  func(t *testing.T, s *Store)
		again bool   // it is taken up
		note  string // of the week that others edit, afterwards
	}{
		{"nothing", func(*testing.T, *Store) {}, true, ""},
		{"a look", func(t *testing.T, s *Store) { snapshot(t, coach(again(s)), id(9)) }, true, ""},
		{"another process edits", func(t *testing.T, s *Store) { apply(t, coach(again(s)), id(9), noteOn(101, "theirs")) }, false, "theirs"},
		{"a restore", func(t *testing.T, s *Store) {
			file := filepath.Join(t.TempDir(), "x.sz")
			_, err := coach(s).Backup(file, false)
			must(t, err)
			_, err = coach(again(s)).Restore(file, yes)
			must(t, err)
		}, false, ""},
		{"another file is written over it, of as many transactions", func(t *testing.T, s *Store) {
			twin := filepath.Join(t.TempDir(), "twin.db")
			must(t, copyFile(s.path+".twin", twin))
			apply(t, coach(Open(twin, Options{Now: s.now})), id(9), noteOn(101, "twin's"))
			text, err := os.ReadFile(twin)
			must(t, err)
			must(t, os.WriteFile(s.path, text, 0o600))
		}, false, "twin's"},
	} {
		s, sam := seeded(t)
		must(t, copyFile(s.path, s.path+".twin"))
		apply(t, coach(s), sam, noteOn(100, "first"))
		was := s.kept.Load()
		if was == nil {
			t.Fatal("nothing was put by")
		}
		test.does(t, s)
		for n := range 3 {
			apply(t, coach(s), sam, noteOn(100, fmt.Sprint(n)))
		}
		if is := s.kept.Load() == was; is != test.again {
			t.Errorf("%s: taken up: %v, want %v", test.name, is, test.again)
		}
		want := [4]string{"2", test.note}
		wantNotes(t, test.name, snapshot(t, coach(again(s)), sam), want)
		if r := examined(t, s.path); !r.Sound() {
			t.Errorf("%s: the doctor finds:\n%s", test.name, lines(r))
		}
	}
}

// Nobody waits for what is put by, and it closes by itself.
func TestWhatWasPutByHoldsUpNobody(t *testing.T) {
	s, sam := seeded(t)
	apply(t, coach(s), sam, noteOn(100, "first"))
	k := s.kept.Load()
	if k == nil {
		t.Fatal("nothing was put by")
	}
	f, err := os.OpenFile(s.path, os.O_RDWR, 0)
	must(t, err)
	defer f.Close()
	must(t, flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB))
	unlock(f)
	k.later.Reset(0)
	for s.kept.Load() != nil {
		runtime.Gosched()
	}
	apply(t, coach(s), sam, noteOn(100, "second"))
}
