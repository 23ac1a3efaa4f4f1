//go:build !linux

package main

import "time"

// cpuOf is not known while a process runs.
func cpuOf(int) (spent time.Duration, known bool) { return 0, false }
