//go:build unix

package serve

import (
	"fmt"
	"os"
	"syscall"
)

// private says why a file is not its owner's alone, whose this process must be.
func private(path string, info os.FileInfo) error {
	if mode := info.Mode().Perm(); mode&0o077 != 0 {
		return fmt.Errorf("%s can be read by others (%#o): chmod 600 makes it private", path, mode)
	}
	if owner, ok := info.Sys().(*syscall.Stat_t); ok && int(owner.Uid) != os.Geteuid() {
		return fmt.Errorf("%s belongs to another user (%d)", path, owner.Uid)
	}
	return nil
}

// closed says why a folder is open to others' files.
func closed(path string, info os.FileInfo) error {
	if mode := info.Mode().Perm(); mode&0o022 != 0 {
		return fmt.Errorf("the folder %s can be written by others (%#o): chmod 700 makes it private", path, mode)
	}
	return nil
}
