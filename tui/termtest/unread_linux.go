package termtest

import (
	"os"

	"golang.org/x/sys/unix"
)

// unread gives the bytes that wait in the terminal for the program to read.
func unread(tty *os.File) int {
	n, err := unix.IoctlGetInt(int(tty.Fd()), unix.TIOCINQ)
	if err != nil {
		return 0 // closed: nobody will read them
	}
	return n
}
