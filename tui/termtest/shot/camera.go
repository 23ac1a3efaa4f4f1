//go:build unix

package main

import (
	"fmt"
	"slices"
)

// camera stands where a test would: it ends the terminal when the picture is
// taken and stops the run when it can't be.
type camera struct{ ends []func() }

// failure is what stops a run.
type failure string

func (f failure) Error() string { return string(f) }

// Helper is a test's way to name the line that failed; a picture has none.
func (*camera) Helper() {}

// Cleanup keeps f for the end.
func (c *camera) Cleanup(f func()) { c.ends = append(c.ends, f) }

// Fatalf stops the run.
func (*camera) Fatalf(format string, args ...any) {
	panic(failure(fmt.Sprintf(format, args...))) //nolint:forbidigo // a test stops here too; look catches it
}

func (c *camera) end() {
	for _, end := range slices.Backward(c.ends) {
		end()
	}
}
