package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"ebb/plan"
	"ebb/store"
)

// TestMain lets the test's own binary be the hands that it kills.
func TestMain(m *testing.M) {
	if os.Getenv(childEnv) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// tried runs a trial and gives what it says.
func tried(t *testing.T, words string) string {
	t.Helper()
	var out strings.Builder
	if err := run(append(strings.Fields(words), "-dir", t.TempDir()), &out, &out); err != nil {
		t.Fatalf("%s: %v\n%s", words, err, &out)
	}
	t.Log(out.String())
	return out.String()
}

// The long run of these is by command: ebb-bench crash -kills 10000.
func TestKilledWritersLoseNothing(t *testing.T) {
	for _, words := range []string{"crash -kills 30 -round 15", "crash -kills 30 -round 15 -writers 3"} {
		if says := tried(t, words); !strings.Contains(says, "30 kills") || strings.Contains(says, "      0 changes") {
			t.Errorf("%s: %s", words, says)
		}
	}
}

// Steps of migrations and the like come by themselves as hands come by them.
func TestEndedAtEachStep(t *testing.T) {
	says := tried(t, "points -times 1 -way kill")
	for _, step := range []string{"create/placed", "commit/before", "backup/verified", "restore/swapped", "repair/swapped", "load/athlete"} {
		if !strings.Contains(says, step) {
			t.Errorf("%s was not tried: %s", step, says)
		}
	}
}

func TestEightEditOneAthlete(t *testing.T) {
	if says := tried(t, "writers -for 1s"); !strings.Contains(says, "edits are there") {
		t.Error(says)
	}
}

var sam = plan.ID{15: 1}

// trail is that of a store with a squad, in which ann did so many things.
func trail(tokens ...string) []store.Trail {
	trails := make([]store.Trail, squadSize)
	for i := range trails {
		trails[i] = store.Trail{Athlete: plan.Athlete{ID: plan.ID{15: byte(i + 1)}}, Steps: []store.Step{{Head: store.Head{Seq: 1}}}}
	}
	for i, token := range tokens {
		trails[0].Steps = append(trails[0].Steps, store.Step{Head: store.Head{Seq: uint64(i + 2), Person: "ann"}, Changed: "note " + token})
	}
	return trails
}

// The ledger itself: a harness that finds nothing is worth as much as what it
// would find.
func TestTheLedgerFindsWhatIsWrong(t *testing.T) {
	did := func(n int) string { return fmt.Sprintf("try (a.%d) %s note\ndid (a.%d) %d 90", n, sam, n, n+1) }
	try := func(n int) string { return fmt.Sprintf("try (a.%d) %s note", n, sam) }
	for _, c := range []struct {
		name   string
		heard  []string
		trails []store.Trail
		says   string // "": all is well
	}{
		{"all is there", []string{did(1), did(2)}, trail("(a.1)", "(a.2)"), ""},
		{"the last is lost", []string{did(1), did(2)}, trail("(a.1)"), "note (a.2) was acknowledged and is lost"},
		{"one in the middle is lost", []string{did(1), did(2)}, trail("(a.2)"), "not the note (a.1)"},
		{"everything is lost", []string{did(1)}, nil, "nothing is there"},
		{"an athlete is lost", []string{did(1)}, trail("(a.1)")[:2], "2 athletes"},
		{"another is in its place", []string{did(1)}, trail("(b.1)"), "not the note (a.1)"},
		{"what was begun is there", []string{did(1), try(2)}, trail("(a.1)", "(a.2)"), ""},
		{"what was begun is not there", []string{did(1), try(2)}, trail("(a.1)"), ""},
		{"two more are there", []string{did(1), try(2)}, trail("(a.1)", "(a.2)", "(a.3)"), "was not begun"},
		{"what was refused is there", []string{did(1), try(2) + "\nno (a.2)"}, trail("(a.1)", "(a.2)"), "was not begun"},
		{"someone unheard of", []string{}, trail("(a.1)"), "told nobody"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := newLedger()
			for _, heard := range c.heard {
				for line := range strings.Lines(heard) {
					if err := l.hear("ann", strings.TrimSpace(line)); err != nil {
						t.Fatal(err)
					}
				}
			}
			err := l.check(c.trails, nil, nil)
			switch {
			case c.says == "" && err != nil:
				t.Error(err)
			case c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)):
				t.Errorf("error = %v, want a word on %q", err, c.says)
			}
		})
	}
}

func TestWhatWasFoundMustStay(t *testing.T) {
	l := newLedger()
	if err := l.hear("ann", fmt.Sprintf("try (a.1) %s note", sam)); err != nil {
		t.Fatal(err)
	}
	if err := l.check(trail("(a.1)"), nil, nil); err != nil || l.found != 1 {
		t.Fatalf("%v, %d found", err, l.found)
	}
	if err := l.check(trail(), nil, nil); err == nil {
		t.Error("what was there after one kill may not be gone after the next")
	}
}
