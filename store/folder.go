package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// makeFolder makes a folder with those above it, and makes them last: a file that
// is synced in a folder that is not goes with it when the power does.
func makeFolder(dir string) error {
	var within []string // of each new folder, the one that gets its name
	for at := filepath.Clean(dir); ; at = filepath.Dir(at) {
		if _, err := os.Stat(at); err == nil || filepath.Dir(at) == at {
			break
		}
		within = append(within, filepath.Dir(at))
	}
	err := os.MkdirAll(dir, dirPerm)
	for _, above := range within {
		if wrong := syncDir(above); !errors.Is(wrong, fs.ErrPermission) { // one may write there and not list
			err = errors.Join(err, wrong)
		}
	}
	return err
}
