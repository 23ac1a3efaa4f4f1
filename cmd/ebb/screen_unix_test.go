//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"ebb/tui/termtest"
)

// inTerminal runs ebb in a terminal of its own; dir is where it keeps things.
func inTerminal(t *testing.T, dir string, env []string, args ...string) *termtest.Term {
	t.Helper()
	env = append([]string{beEbb + "=1", "USER=sam", "EBB_TODAY=" + scriptDay, "XDG_DATA_HOME=" + dir, "TMPDIR=" + dir}, env...)
	return termtest.Start(t, 120, 36, env, append([]string{os.Args[0]}, args...)...)
}

func TestScreensOnATerminal(t *testing.T) {
	dir := t.TempDir()
	screen := inTerminal(t, dir, nil, "demo")
	screen.WaitFor("Sam Rivera › Canyon 100K › Specific 1")
	screen.Press("q")
	if code := screen.Exit(); code != 0 {
		t.Errorf("leaving gives exit code %d", code)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "ebb-demo-*")); len(left) > 0 {
		t.Errorf("the demo leaves %v behind", left)
	}
}

func TestSignalsEndTheScreens(t *testing.T) {
	for _, s := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		dir := t.TempDir()
		screen := inTerminal(t, dir, nil, "demo")
		screen.WaitFor("Specific 1")
		screen.Signal(s)
		if code := screen.Exit(); code != codeSignal+int(s) {
			t.Errorf("%v gives exit code %d, want %d", s, code, codeSignal+int(s))
		}
		if left, _ := filepath.Glob(filepath.Join(dir, "ebb-demo-*")); len(left) > 0 {
			t.Errorf("%v: the demo leaves %v behind", s, left)
		}
	}
}

// A terminal that can't place a cursor gets the text, and no sequences.
func TestDumbTerminal(t *testing.T) {
	screen := inTerminal(t, t.TempDir(), []string{"TERM=dumb"}, "demo")
	if code := screen.Exit(); code != 0 {
		t.Fatalf("exit code %d", code)
	}
	out := string(screen.Bytes())
	if !strings.Contains(out, "Week 2 of 4 of Specific 1.") || strings.ContainsRune(out, '\x1b') {
		t.Errorf("a dumb terminal gets %q", out)
	}
}

// Looking at an empty store makes none; the first line typed makes all it needs,
// and is there for the next one who asks.
func TestEmptyStoreIsNoWall(t *testing.T) {
	dir := t.TempDir()
	screen := inTerminal(t, dir, nil)
	screen.WaitFor("ebb")
	screen.Press("q")
	if code := screen.Exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	if _, err := os.Stat(filepath.Join(dir, "ebb")); err == nil {
		t.Error("looking made a store")
	}

	screen = inTerminal(t, dir, nil)
	screen.WaitFor("ebb")
	screen.Press("a")
	screen.Type("easy 45m")
	screen.Press("enter")
	screen.WaitFor("Block 1")
	screen.Press("q")
	screen.Exit()
	text := inTerminal(t, dir, []string{"TERM=dumb"})
	text.Exit()
	if out := string(text.Bytes()); !strings.Contains(out, "> Tue  6  easy 45m") {
		t.Errorf("afterwards ebb prints %q", out)
	}
}
