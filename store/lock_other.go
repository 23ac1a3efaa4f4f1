//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly)

package store

import (
	"context"
	"os"
)

// lock leaves waiting to bbolt, which looks every 50 ms until its time limit.
func lock(context.Context, *os.File, bool) error { return nil }

// locksFiles says that lock keeps writers out.
const locksFiles = false

// takeTurn has nothing to order where nobody waits in a row.
func takeTurn(context.Context, string, bool) (end func(), err error) { return func() {}, nil }

// closesLater is false where the lock goes with the file, and one that is open
// can't be replaced.
const closesLater = false

// unlock leaves it to the end of the file.
func unlock(*os.File) {}

// alive can't be told here.
func alive(int) bool { return true }

// syncDir has no meaning here: a name lasts with its file.
func syncDir(string) error { return nil }
