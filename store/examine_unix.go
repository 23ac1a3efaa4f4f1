//go:build !windows

package store

import (
	"os"
	"path/filepath"
	"syscall"
)

// modes tells who else can get at the file.
func (e *examiner) modes(info os.FileInfo) {
	if loose := info.Mode().Perm() &^ filePerm; loose != 0 {
		e.found(Exposed, e.path, "its mode is %04o: others can get at it, or run it; it should be %04o", info.Mode().Perm(), filePerm)
	}
	if owner, ok := info.Sys().(*syscall.Stat_t); ok && os.Geteuid() != 0 && int(owner.Uid) != os.Geteuid() {
		e.found(Exposed, e.path, "it belongs to user %d", owner.Uid)
	}
	dir := filepath.Dir(e.path)
	if folder, err := os.Stat(dir); err == nil && folder.Mode().Perm()&0o022 != 0 && folder.Mode()&os.ModeSticky == 0 {
		e.found(Exposed, dir, "its mode is %04o: others can put another file in the store's place", folder.Mode().Perm())
	}
}
