//go:build linux || darwin || freebsd || netbsd || dragonfly

package store

import (
	"io/fs"
	"os"
	"syscall"
	"time"

	"go.etcd.io/bbolt"
)

// Who edits does it again in a moment, as a rule, and half of what a short
// transaction takes is opening the file: mapping it, reading its list of free
// pages, touching its pages anew. So a writer puts what it had open by, without
// any lock, and takes it up again when it has the lock and the file is the very
// one that it left: the same name, size and time, and the same transaction on its
// first pages. Whoever wrote meanwhile has changed those, and then all is opened
// anew. Nobody waits for what is put by, and after keepFor it is closed.

// keepFor is how long it stays open.
const keepFor = time.Second

// kept is a file as a writer left it.
type kept struct {
	db    *bbolt.DB
	file  *os.File
	turn  int // the descriptor of the file of turns
	info  fs.FileInfo
	left  imprint
	later *time.Timer
}

// imprint is what a file is known by.
type imprint struct {
	meta
	size int64
	mode fs.FileMode
	time time.Time
}

// imprintOf gives the imprint of an open file that info is of.
func imprintOf(info fs.FileInfo, f *os.File) (is imprint, ok bool) {
	m, _, ok := newestMeta(f)
	return imprint{m, info.Size(), info.Mode(), info.ModTime()}, ok
}

// putBy puts by what a writer had open and is done with, k where it was taken up,
// and gives its lock back. It reports whether that could be done.
func (s *Store) putBy(k *kept, db *bbolt.DB, f *os.File) bool {
	if s.shared.Swap(false) { // another process had the file meanwhile, and may well have it again
		return false
	}
	info, err := f.Stat()
	if err != nil {
		return false
	}
	left, ok := imprintOf(info, f)
	if !ok {
		return false
	}
	if k == nil {
		turn, err := openTurn(s.path+turnSuffix, turnFlags)
		if err != nil {
			return false
		}
		k = &kept{db: db, file: f, turn: turn}
	}
	k.info, k.left = info, left
	k.later = time.AfterFunc(keepFor, func() {
		if s.kept.CompareAndSwap(k, nil) {
			k.close()
		}
	})
	unlock(f)
	if old := s.kept.Swap(k); old != nil {
		old.close()
	}
	return true
}

// regain gives what was put by, with its lock; nil where there is nothing, and
// where others want the file or had it.
func (s *Store) regain() *kept {
	k := s.kept.Swap(nil)
	if k == nil {
		return nil
	}
	k.later.Stop()
	if k.lock() && k.asLeft(s.path) {
		return k
	}
	s.shared.Store(true)
	unlock(k.file)
	go k.close() // takes as long as the check
	return nil
}

// lock takes the lock in turn, if nobody else has it or waits.
func (k *kept) lock() bool {
	const now = syscall.LOCK_EX | syscall.LOCK_NB
	if flock(k.turn, now) != nil {
		return false
	}
	err := flock(int(k.file.Fd()), now)
	_ = flock(k.turn, syscall.LOCK_UN)
	return err == nil
}

// asLeft reports whether the name means the file still, and nobody wrote to it.
func (k *kept) asLeft(name string) bool {
	named, err := os.Stat(name)
	if err != nil || !os.SameFile(named, k.info) {
		return false
	}
	now, ok := imprintOf(named, k.file)
	return ok && now == k.left
}

// close gives up what was put by.
func (k *kept) close() {
	unlock(k.file)
	_ = syscall.Close(k.turn)
	_ = k.db.Close()
}
