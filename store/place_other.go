//go:build !(linux || darwin || freebsd)

package store

import (
	"path/filepath"
	"strings"
)

// networkOf knows a share of Windows by its path; other systems are not asked.
func networkOf(dir string) string {
	if strings.HasPrefix(filepath.VolumeName(dir), `\\`) {
		return "a share"
	}
	return ""
}
