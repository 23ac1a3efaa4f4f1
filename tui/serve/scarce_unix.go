//go:build unix

package serve

import (
	"errors"
	"syscall"
)

// isScarce reports whether the system has too little of something just now, or
// the client was gone before it was taken.
func isScarce(err error) bool {
	for _, e := range []syscall.Errno{syscall.EMFILE, syscall.ENFILE, syscall.ENOBUFS, syscall.ENOMEM, syscall.ECONNABORTED} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}
