package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"
)

// Crash is a fault of the program itself, caught so that the terminal is given
// back as it was; its details are in a file.
type Crash struct {
	Fault any
	File  string // "" when it could not be written
}

// Error says what happened and where the details are.
func (c *Crash) Error() string {
	if c.File == "" {
		return fmt.Sprintf("ebb stopped at a fault of its own: %v; nothing that was stored is lost", c.Fault)
	}
	return fmt.Sprintf("ebb stopped at a fault of its own; nothing that was stored is lost; the details are in %s", c.File)
}

// newCrash writes the details of a fault into a file of dir, or of the
// temporary folder when dir can't be written.
func newCrash(fault any, dir string) *Crash {
	stack := debug.Stack()
	text := fmt.Appendf(nil, "%v\n\n%s", fault, stack)
	name := "crash-" + time.Now().UTC().Format("20060102T150405.000") + ".txt"
	for _, folder := range []string{dir, os.TempDir()} {
		if folder == "" || os.MkdirAll(folder, 0o700) != nil {
			continue
		}
		file := filepath.Join(folder, name)
		if os.WriteFile(file, text, 0o600) == nil {
			return &Crash{Fault: fault, File: file}
		}
	}
	return &Crash{Fault: fault}
}
