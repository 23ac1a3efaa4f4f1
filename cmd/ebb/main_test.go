package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets this test binary be ebb when a script calls ebb.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"ebb": main})
}

// TestScript runs the scripts of testdata/script: each tells a story of people
// and programs that use ebb. The day is fixed, and so is the store.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("EBB_TODAY", "2027-04-06")
			env.Setenv("XDG_DATA_HOME", env.WorkDir+"/data")
			env.Setenv("USER", "sam")
			env.Setenv("TERM", "xterm")
			env.Setenv("GOCOVERDIR", os.Getenv("GOCOVERDIR"))
			return nil
		},
	})
}
