//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package serve

import (
	"errors"
	"os"
	"syscall"
)

func flock(f *os.File, how int) error {
	for {
		if err := syscall.Flock(int(f.Fd()), how); !errors.Is(err, syscall.EINTR) {
			return err
		}
	}
}

// lockFile waits until no other process holds the file.
func lockFile(f *os.File) error { return flock(f, syscall.LOCK_EX) }

func unlockFile(f *os.File) { _ = syscall.Flock(int(f.Fd()), syscall.LOCK_UN) }

// lockFolder keeps other processes from giving other names to the host keys in a
// folder; the system takes the lock back from one that is ended. mine is false
// when another has it and it was not to be waited for. Where folders can't be
// locked everyone has it.
func lockFolder(dir string, wait bool) (unlock func(), mine bool) {
	d, err := os.Open(dir)
	if err != nil {
		return func() {}, true
	}
	how := syscall.LOCK_EX
	if !wait {
		how |= syscall.LOCK_NB
	}
	return func() { _ = d.Close() }, !errors.Is(flock(d, how), syscall.EWOULDBLOCK)
}

// movesOpen says that a file that is open can be given another name.
const movesOpen = true
