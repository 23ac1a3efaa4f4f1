//go:build !windows

package main

import "io"

// showColours has nothing to do where terminals read escape sequences.
func showColours(io.Writer) {}
