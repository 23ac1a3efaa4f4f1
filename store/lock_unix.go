//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package store

import (
	"context"
	"errors"
	"os"
	"syscall"
)

// lock takes the lock of the file before bbolt asks for it: bbolt would look
// every 50 ms only, and a writer among busy readers waits seconds that way. The
// lock belongs to the open file, so that bbolt then has it at once. flock knows
// no time limit: it waits in a goroutine, and a lock that comes too late is
// given back by closing the file, which lock does in every case of an error.
func lock(ctx context.Context, f *os.File, write bool) error {
	return lockFD(ctx, int(f.Fd()), write, func() { _ = f.Close() })
}

// lockFD is lock of a file that is open, and that end closes.
func lockFD(ctx context.Context, fd int, write bool, end func()) error {
	how := syscall.LOCK_SH
	if write {
		how = syscall.LOCK_EX
	}
	err := flock(fd, how|syscall.LOCK_NB)
	if err == nil {
		return nil
	}
	if !errors.Is(err, syscall.EWOULDBLOCK) {
		end()
		return err
	}
	got := make(chan error, 1)
	go func() { got <- flock(fd, how) }()
	select {
	case err = <-got:
		if err != nil {
			end()
		}
		return err
	case <-ctx.Done():
		go func() {
			if err := <-got; err == nil { // nobody waits for it any more
				_ = flock(fd, syscall.LOCK_UN)
			}
			end()
		}()
		return ctx.Err()
	}
}

// closesLater says that a file may be closed after others have it: one that is
// open can be replaced here all the same.
const closesLater = true

// locksFiles says that lock keeps writers out.
const locksFiles = true

// unlock gives the lock back. Closing the file would not do: what is still
// mapped of a file keeps it open, and locked.
func unlock(f *os.File) { _ = flock(int(f.Fd()), syscall.LOCK_UN) }

func flock(fd, how int) error {
	for {
		if err := syscall.Flock(fd, how); !errors.Is(err, syscall.EINTR) {
			return err
		}
	}
}

// alive reports whether a process of this machine runs.
func alive(pid int) bool {
	err := syscall.Kill(pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}

// syncDir makes a new name in a folder last.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	return d.Sync()
}
