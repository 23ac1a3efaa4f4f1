//go:build unix

package serve

import (
	"fmt"
	"os"
	"syscall"
)

// private says why a file is not its owner's alone, who must be the user.
func private(path string, info os.FileInfo, user int) error {
	if mode := info.Mode().Perm(); mode&0o077 != 0 {
		return fmt.Errorf("%s can be read by others (%#o): chmod 600 makes it private", path, mode)
	}
	if owner, ok := info.Sys().(*syscall.Stat_t); ok && int(owner.Uid) != user {
		return fmt.Errorf("%s belongs to user %d, and this is user %d: start ebb as its owner, or chown %[3]d makes it this user's", path, owner.Uid, user)
	}
	return nil
}

// closed says why others than the user and root may put files into a folder.
func closed(path string, info os.FileInfo, user int) error {
	if mode := info.Mode().Perm(); mode&0o022 != 0 {
		return fmt.Errorf("the folder %s can be written by others (%#o): chmod 700 makes it private", path, mode)
	}
	if owner, ok := info.Sys().(*syscall.Stat_t); ok && owner.Uid != 0 && int(owner.Uid) != user {
		return fmt.Errorf("the folder %s belongs to user %d, and this is user %d: start ebb as its owner, or chown %[3]d makes it this user's", path, owner.Uid, user)
	}
	return nil
}
