package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"ebb/cmd/ebb/demo"
	"ebb/plan/calendar"
	"ebb/store"
)

// beEbb is set where this test binary is to be ebb.
const beEbb = "EBB_TEST_BE_EBB"

// beforeEbb is done before this binary is ebb.
var beforeEbb = func() {}

// TestMain lets this test binary be ebb when a script or a terminal calls ebb.
func TestMain(m *testing.M) {
	if os.Getenv(beEbb) != "" {
		beforeEbb()
		main()
	}
	testscript.Main(m, map[string]func(){"ebb": main})
}

// The day of every script.
const scriptDay = "2027-04-06"

// TestScript runs the scripts of testdata/script: each tells a story of people
// and programs that use ebb. The day is fixed, and the store is the script's.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Condition: func(name string) (bool, error) {
			if name == "root" { // whom no file mode stops
				return os.Geteuid() == 0, nil
			}
			return false, fmt.Errorf("no condition %q", name)
		},
		Setup: func(env *testscript.Env) error {
			env.Setenv("EBB_TODAY", scriptDay)
			env.Setenv("XDG_DATA_HOME", env.WorkDir+"/data")
			env.Setenv("USER", "sam")
			env.Setenv("TERM", "xterm-256color")
			env.Setenv("NO_COLOR", "")
			env.Setenv("__FANG_TEST_WIDTH", "100")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"squad":  fillSquad,
			"fields": compareFields,
			"json":   askJSON,
			"reads":  compareText,
			"code":   expectCode,
			"cut":    cutFile,
			"spoil":  spoilFile,
		},
	})
}

// fillSquad is "squad FILE": the demo's squad as a store.
func fillSquad(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: squad FILE")
	}
	day, err := calendar.Parse(scriptDay)
	ts.Check(err)
	path := ts.MkAbs(args[0])
	ts.Check(demo.Fill(store.Open(path, store.Options{}).As(store.Principal{Person: "sam", Role: store.Coach}), day))
}

// expectCode is "code N COMMAND ...": the command ends with the exit code N.
func expectCode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N COMMAND ...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// cutFile is "cut FROM TO N": the first N bytes of a file.
func cutFile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: cut FROM TO N")
	}
	n, err := strconv.Atoi(args[2])
	ts.Check(err)
	whole, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), whole[:n], 0o600))
}

var shortID = regexp.MustCompile(`\[[0-9a-z]{4,}\]`)

// compareText is "reads FILE": the last command printed what is in the file,
// whatever its ids are.
func compareText(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: reads FILE")
	}
	got := shortID.ReplaceAllString(ts.ReadFile("stdout"), "[id]")
	if want := ts.ReadFile(args[0]); got != want {
		ts.Fatalf("printed\n%s\nwant\n%s", got, want)
	}
}

// spoilFile is "spoil FILE TEXT": the first letter of a text in a file is
// another one, as after a fault of the disk. Pages that are free now may hold
// the text too: it is spoilt wherever it is.
func spoilFile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: spoil FILE TEXT")
	}
	path := ts.MkAbs(args[0])
	whole, err := os.ReadFile(path)
	ts.Check(err)
	was, is := []byte(args[1]), []byte(args[1])
	is[0] ^= 1
	if !bytes.Contains(whole, was) {
		ts.Fatalf("%q is not in %s", args[1], args[0])
	}
	ts.Check(os.WriteFile(path, bytes.ReplaceAll(whole, was, is), 0o600))
}
