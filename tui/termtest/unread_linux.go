package termtest

import (
	"os"

	"golang.org/x/sys/unix"
)

// unread gives the bytes that wait in the terminal for the program to read, 0
// once the terminal is closed.
func unread(tty *os.File) int {
	conn, err := tty.SyscallConn() // unlike Fd, safe while another goroutine closes
	if err != nil {
		return 0
	}
	n := 0
	err = conn.Control(func(fd uintptr) { n, _ = unix.IoctlGetInt(int(fd), unix.TIOCINQ) })
	if err != nil {
		return 0
	}
	return n
}
