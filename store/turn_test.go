//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"testing"
)

// Who gives the lock back and wants it again comes after everyone who waited
// meanwhile, however quick it is.
func TestWaitersAreServedInTurn(t *testing.T) {
	s, _ := seeded(t)
	for _, write := range []bool{true, false} {
		held, err := s.openLocked(t.Context(), s.path, os.O_RDWR, 0)
		must(t, err)
		served := make(chan string, 2)
		want := func(name string, how int) {
			f, err := s.openLocked(t.Context(), s.path, how, 0)
			if err != nil {
				t.Error(err)
				return
			}
			served <- name
			must(t, f.Close())
		}
		how := os.O_RDONLY
		if write {
			how = os.O_RDWR
		}
		go want("waited", how)
		for !turnTaken(t, s) {
			runtime.Gosched()
		}
		must(t, held.Close())
		want("came again", os.O_RDWR)
		if order := []string{<-served, <-served}; !slices.Equal(order, []string{"waited", "came again"}) {
			t.Errorf("write %t: served in the order %v", write, order)
		}
	}
}

// turnTaken reports whether someone has the turn, and so waits for the lock.
func turnTaken(t *testing.T, s *Store) bool {
	t.Helper()
	f, err := os.Open(s.path + turnSuffix)
	must(t, err)
	defer f.Close()
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_SH|syscall.LOCK_NB)
	return errors.Is(err, syscall.EWOULDBLOCK)
}

// A turn that can't be had is done without.
func TestTurnsAreACourtesy(t *testing.T) {
	for name, spoil := range map[string]func(file string) error{
		"a folder": func(file string) error { return os.Mkdir(file, 0o700) },
		"a pipe":   func(file string) error { return syscall.Mkfifo(file, 0o600) },
		"a link":   func(file string) error { return os.Symlink("elsewhere", file) },
		"no right": func(file string) error { return os.WriteFile(file, nil, 0) },
	} {
		s, sam := seeded(t)
		must(t, os.Remove(s.path+turnSuffix))
		must(t, spoil(s.path+turnSuffix))
		apply(t, coach(s), sam, noteOn(100, name))
		if _, err := os.Stat(filepath.Join(filepath.Dir(s.path), "elsewhere")); err == nil {
			t.Errorf("%s: something was made elsewhere", name)
		}
	}
}

// Who gives up waiting for the turn leaves neither turn nor lock behind.
func TestGivingUpATurn(t *testing.T) {
	s, sam := seeded(t)
	end, err := takeTurn(t.Context(), s.path, true)
	must(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := coach(s).Within(ctx).Apply(sam, Main, nil, noteOn(100, "late"), ""); !errors.Is(err, context.Canceled) {
		t.Errorf("error = %v, want canceled", err)
	}
	end()
	apply(t, coach(s), sam, noteOn(100, "in time"))
}

// Reading makes no file.
func TestReadingLeavesNoTurn(t *testing.T) {
	s, sam := seeded(t)
	must(t, os.Remove(s.path+turnSuffix))
	snapshot(t, coach(s), sam)
	if _, err := os.Lstat(s.path + turnSuffix); !os.IsNotExist(err) {
		t.Errorf("a file was made: %v", err)
	}
}
