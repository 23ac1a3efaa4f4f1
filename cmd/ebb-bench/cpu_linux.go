package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// cpuOf gives the time that all threads of a process have run.
func cpuOf(pid int) (spent time.Duration, known bool) {
	tasks, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", pid))
	if err != nil {
		return 0, false
	}
	for _, task := range tasks {
		text, err := os.ReadFile(task)
		if err != nil {
			continue // a thread that has just ended
		}
		var ran time.Duration
		if _, err := fmt.Sscan(string(text), &ran); err == nil {
			spent, known = spent+ran, true
		}
	}
	return spent, known
}
