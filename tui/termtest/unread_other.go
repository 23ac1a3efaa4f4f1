//go:build unix && !linux

package termtest

import "os"

// unread gives 0: what waits in the terminal is only asked for on Linux.
func unread(*os.File) int { return 0 }
