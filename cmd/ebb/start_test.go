package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"ebb/cmd/ebb/demo"
	"ebb/plan/calendar"
	"ebb/store"
)

// BenchmarkWeek is the whole process of ebb week on the demo's squad.
func BenchmarkWeek(b *testing.B) {
	path := filepath.Join(b.TempDir(), "ebb.db")
	day, err := calendar.Parse(scriptDay)
	if err != nil {
		b.Fatal(err)
	}
	if err := demo.Fill(store.Open(path, store.Options{}).As(store.Principal{Person: "sam", Role: store.Coach}), day); err != nil {
		b.Fatal(err)
	}
	benchmarkCommand(b, "--db", path, "--today", scriptDay, "week")
}

// BenchmarkDemo is the whole process of ebb demo without a terminal.
func BenchmarkDemo(b *testing.B) { benchmarkCommand(b, "demo", "--today", scriptDay) }

func benchmarkCommand(b *testing.B, args ...string) {
	program := filepath.Join(b.TempDir(), "ebb")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	for b.Loop() {
		cmd := exec.Command(program, args...)
		cmd.Env = append(os.Environ(), "USER=sam")
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
	}
}
