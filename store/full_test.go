//go:build linux || darwin

package store

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"testing"

	"ebb/plan"
)

// childEnv names the file on which a child of the test writes until there is
// no more room.
const childEnv = "EBB_STORE_TEST_FULL"

func TestMain(m *testing.M) {
	if path := os.Getenv(childEnv); path != "" {
		fillUp(path)
		return
	}
	os.Exit(m.Run())
}

// fillUp writes under a limit on the size of files, which is to a process what a
// full disk is, and prints what came of it.
func fillUp(path string) {
	signal.Ignore(syscall.SIGXFSZ)
	info, err := os.Stat(path)
	if err == nil {
		limit := syscall.Rlimit{Cur: uint64(info.Size()) + 8192, Max: uint64(info.Size()) + 8192}
		err = syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit)
	}
	if err != nil {
		fmt.Println("child:", err)
		return
	}
	d := coach(Open(path, Options{}))
	for n := 0; ; n++ {
		err := d.Checkin(id(9), plan.Checkin{Day: today, Legs: 1 + n%5, Note: strings.Repeat("x", 4000)})
		if err == nil {
			fmt.Println("saved", n)
			continue
		}
		var u *Unusable
		if errors.As(err, &u) {
			fmt.Println("reason", u.Why, u)
		} else {
			fmt.Println("other", err)
		}
		return
	}
}

func TestAFullDiskLosesNothing(t *testing.T) {
	s, sam := seeded(t)
	before := snapshot(t, coach(s), sam)
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childEnv+"="+s.path)
	out, err := child.CombinedOutput()
	must(t, err)
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	last, saved := lines[len(lines)-1], len(lines)-1
	if !strings.HasPrefix(last, fmt.Sprint("reason ", DiskFull)) || !strings.Contains(last, "disk is full") {
		t.Errorf("the child ended with %q, want a full disk", last)
	}
	after := snapshot(t, coach(again(s)), sam)
	samePlan(t, "plan", after.Plan, before.Plan)
	if got, want := after.Revision, before.Revision+uint64(saved); got != want {
		t.Errorf("%d changes are there, %d were acknowledged", got-before.Revision, saved)
	}
	must(t, coach(s).Checkin(sam, plan.Checkin{Day: today, Legs: 5}))
}
