//go:build unix

package main

import (
	"bytes"
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

// A restore asks in a terminal, and a no leaves everything as it was. After a
// yes the store is the other one, and what it replaced is kept and comes back.
func TestRestoreAsks(t *testing.T) {
	dir := t.TempDir()
	backup, db := filepath.Join(dir, "sam.sz"), filepath.Join(dir, "ebb", "ebb.db")
	ebb := func(args ...string) *termtest.Term { return inTerminal(t, dir, nil, args...) }
	want := func(code int, texts []string, args ...string) {
		t.Helper()
		screen := ebb(args...)
		if got := screen.Exit(); got != code {
			t.Errorf("%q: exit code %d, want %d", args, got, code)
		}
		for _, text := range texts {
			if out := string(screen.Bytes()); !strings.Contains(out, text) {
				t.Errorf("%q prints %q, want %q in it", args, out, text)
			}
		}
	}
	want(0, nil, "athlete", "add", "Sam")
	want(0, nil, "add", "sat", "long 3h")
	want(0, []string{"wrote and checked"}, "backup", backup)
	want(0, nil, "add", "sat", "easy 40m")
	before, err := os.ReadFile(db)
	if err != nil {
		t.Fatal(err)
	}

	for _, no := range []string{"n", "", "perhaps"} {
		screen := ebb("restore", backup)
		screen.WaitFor("The store now: Sam", "In its place: ", "What was changed after", "Restore it? [y/N]")
		screen.Type(no)
		screen.Press("enter")
		if code := screen.Exit(); code != 1 {
			t.Errorf("%q: exit code %d", no, code)
		}
		if out := string(screen.Bytes()); !strings.Contains(out, "nothing was changed") {
			t.Errorf("%q prints %q", no, out)
		}
		if after, err := os.ReadFile(db); err != nil || !bytes.Equal(after, before) {
			t.Errorf("%q: the store is another one: %v", no, err)
		}
		if kept, _ := filepath.Glob(filepath.Join(dir, "ebb", "copies", "*-replaced*")); len(kept) > 0 {
			t.Errorf("%q leaves %v", no, kept)
		}
	}

	screen := ebb("restore", backup)
	screen.WaitFor("Restore it? [y/N]")
	screen.Type("y")
	screen.Press("enter")
	if code := screen.Exit(); code != 0 {
		t.Errorf("y: exit code %d: %s", code, screen.Bytes())
	}
	kept, _ := filepath.Glob(filepath.Join(dir, "ebb", "copies", "*-replaced*.ebb"))
	if len(kept) != 1 {
		t.Fatalf("y keeps %v, want what was replaced", kept)
	}
	if was, err := os.ReadFile(kept[0]); err != nil || !bytes.Equal(was, before) {
		t.Errorf("what was replaced is kept as another one: %v", err)
	}
	week := ebb("week")
	week.Exit()
	if out := string(week.Bytes()); !strings.Contains(out, "long 3h") || strings.Contains(out, "easy 40m") {
		t.Errorf("after the restore the week is %q", out)
	}
	want(0, nil, "restore", kept[0], "--yes")
	want(0, []string{"long 3h", "easy 40m"}, "week")
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
