package cmd

import (
	"go/parser"
	"go/token"
	"testing"
)

// The rules of the house can fail: each is shown a file that breaks it.
func TestRulesCatchWhatTheyForbid(t *testing.T) {
	for _, tt := range []struct {
		name, path, src string
		rule            func(file) []string
		faults          int
	}{
		{"plan imports store", "plan/a.go", `import "ebb/store"`, importFaults, 1},
		{"plan's test imports store", "plan/a_test.go", `import "ebb/store"`, importFaults, 1},
		{"plan imports plan", "plan/load/a.go", `import "ebb/plan/calendar"`, importFaults, 0},
		{"plan imports a library", "plan/a.go", `import "golang.org/x/text/width"`, importFaults, 1},
		{"plan's test imports a library", "plan/a_test.go", `import "pgregory.net/rapid"`, importFaults, 0},
		{"plan reads files", "plan/a.go", `import "os"`, importFaults, 1},
		{"plan reaches the network", "plan/a.go", `import "net/url"`, importFaults, 1},
		{"plan throws dice", "plan/a.go", `import "math/rand/v2"`, importFaults, 1},
		{"plan calculates", "plan/a.go", `import "math"`, importFaults, 0},
		{"store imports tui", "store/a.go", `import "ebb/tui/keys"`, importFaults, 1},
		{"tui imports cmd", "tui/a.go", `import "ebb/cmd/ebb"`, importFaults, 1},
		{"cmd imports all", "cmd/ebb/a.go", "import (\n\"ebb/tui\"\n\"ebb/store\"\n\"ebb/plan\"\n)", importFaults, 0},
		{"a fifth room", "tui/a.go", `import "ebb/utils"`, importFaults, 1},
		{"bbolt in store", "store/a.go", `import "go.etcd.io/bbolt"`, importFaults, 0},
		{"bbolt in exchange", "store/exchange/fit/a.go", `import "go.etcd.io/bbolt"`, importFaults, 1},
		{"bbolt in cmd", "cmd/ebb/a.go", `import bolt "go.etcd.io/bbolt"`, importFaults, 1},
		{"ssh in serve", "tui/serve/a.go", `import "golang.org/x/crypto/ssh"`, importFaults, 0},
		{"ssh elsewhere", "tui/a.go", `import "golang.org/x/crypto/ssh"`, importFaults, 1},
		{"tea in tui", "tui/a.go", `import tea "charm.land/bubbletea/v2"`, importFaults, 0},
		{"tea in store", "store/a.go", `import tea "charm.land/bubbletea/v2"`, importFaults, 1},
		{"termtest in a test", "tui/screen/a_test.go", `import "ebb/tui/termtest"`, importFaults, 0},
		{"termtest in the program", "tui/screen/a.go", `import "ebb/tui/termtest"`, importFaults, 1},
		{"termtest in the tests of screens", "tui/screen/screentest/a.go", `import "ebb/tui/termtest"`, importFaults, 0},
		{"the tests of screens in the program", "tui/screen/a.go", `import "ebb/tui/screen/screentest"`, importFaults, 1},
		{"an SSH client in a test", "cmd/ebb/a_test.go", `import "ebb/tui/serve/sshtest"`, importFaults, 0},
		{"an SSH client of tests in the program", "cmd/ebb/a.go", `import "ebb/tui/serve/sshtest"`, importFaults, 1},
		{"termtest in the SSH client of tests", "tui/serve/sshtest/a.go", `import "ebb/tui/termtest"`, importFaults, 0},
		{"termtest imports the program", "tui/termtest/a.go", `import "ebb/tui/frame"`, importFaults, 1},
		{"plan has a clock", "plan/a.go", `import "time"; var now = time.Now()`, clockFaults, 1},
		{"plan has a zone", "plan/a.go", `import "time"; var l = time.Local`, clockFaults, 1},
		{"plan has a duration", "plan/a.go", `import "time"; var hour = time.Hour`, clockFaults, 0},
		{"plan's benchmark has a clock", "plan/a_test.go", `import "time"; var now = time.Now()`, clockFaults, 0},
		{"store has a clock", "store/a.go", `import "time"; var now = time.Now()`, clockFaults, 0},
		{"a bare goroutine", "tui/a.go", `func f() { go f() }`, goroutineFaults, 1},
		{"a goroutine that may panic", "tui/a.go", `func f() { go func() { f() }() }`, goroutineFaults, 1},
		{"a goroutine that catches", "tui/a.go", `func f() { go func() { defer f(); f() }() }`, goroutineFaults, 0},
		{"a goroutine of a test", "tui/a_test.go", `func f() { go f() }`, goroutineFaults, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			set := token.NewFileSet()
			tree, err := parser.ParseFile(set, tt.path, "package p; "+tt.src, 0)
			if err != nil {
				t.Fatal(err)
			}
			if got := tt.rule(file{tt.path, tree, set}); len(got) != tt.faults {
				t.Errorf("faults %q, want %d", got, tt.faults)
			}
		})
	}
}
