//go:build !windows

package store

import "syscall"

// diskFull lists how a disk without room, a quota and a file size limit answer.
var diskFull = []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG}
