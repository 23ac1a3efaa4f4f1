//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package serve

import (
	"errors"
	"os"
	"syscall"
)

// lock keeps others from renaming in a folder what this process looked at; the
// system gives it back when the process is ended. mine is false when another has
// it and it was not to be waited for. Where files can't be locked it is no more
// than a wish.
func lock(dir string, wait bool) (unlock func(), mine bool) {
	d, err := os.Open(dir)
	if err != nil {
		return func() {}, true
	}
	how := syscall.LOCK_EX
	if !wait {
		how |= syscall.LOCK_NB
	}
	for {
		err = syscall.Flock(int(d.Fd()), how)
		if !errors.Is(err, syscall.EINTR) {
			return func() { _ = d.Close() }, !errors.Is(err, syscall.EWOULDBLOCK)
		}
	}
}
