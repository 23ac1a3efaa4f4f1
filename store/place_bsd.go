//go:build darwin || freebsd

package store

import (
	"path/filepath"
	"syscall"
)

// networkOf names the network file system that a folder, or the nearest one
// above it that is there, lies on; "" for none.
func networkOf(dir string) string {
	var fs syscall.Statfs_t
	for syscall.Statfs(dir, &fs) != nil {
		if filepath.Dir(dir) == dir {
			return ""
		}
		dir = filepath.Dir(dir)
	}
	var name []byte
	for _, c := range fs.Fstypename {
		if c == 0 {
			break
		}
		name = append(name, byte(c))
	}
	return kindOf(string(name))
}
