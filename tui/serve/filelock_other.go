//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly)

package serve

import "os"

// lockFile: a line is written whole without it, and a file that another process
// has open is given no other name here.
func lockFile(*os.File) error { return nil }

func unlockFile(*os.File) {}

// lockFolder: folders are not locked here.
func lockFolder(string, bool) (unlock func(), mine bool) { return func() {}, true }

// movesOpen says that a file that is open can be given another name: not where
// Windows keeps it.
const movesOpen = false
