package store

import "syscall"

// diskFull lists how a disk without room answers: ERROR_HANDLE_DISK_FULL and
// ERROR_DISK_FULL.
var diskFull = []syscall.Errno{39, 112}
