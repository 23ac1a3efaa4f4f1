package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// power is a trial of what is left when the power is cut: a kill leaves to the
// system what was written and never synced, so it can't see a sync that is
// missing. Here the store lies on a disk of our own, which forgets.
type power struct {
	cuts, round int
	seed        uint64
	dir         string
	each        int    // cut at each of the first so many steps
	fault       string // what the disk does instead of going dark: "full" or "sync"

	r      *rand.Rand
	mu     sync.Mutex
	ledger *ledger
	sum    tally
}

func runPower(args []string, out, talk io.Writer) error {
	p := &power{}
	flags := flag.NewFlagSet("ebb-bench power", flag.ContinueOnError)
	flags.SetOutput(talk)
	flags.IntVar(&p.cuts, "cuts", 200, "how many cuts")
	flags.IntVar(&p.each, "each", 0, "cut at `each` of the first so many steps of a new file, in four ways each")
	full := flags.Bool("full", false, "the disk is full instead")
	sync := flags.Bool("fsync", false, "a sync fails instead")
	flags.IntVar(&p.round, "round", 5, "cuts on one file, before the next is made")
	flags.Uint64Var(&p.seed, "seed", 1, "of chance")
	flags.StringVar(&p.dir, "dir", "", "`folder` for the files; the system's own for such when empty")
	if err := flags.Parse(args); err != nil {
		return err
	}
	switch {
	case *full:
		p.fault = "full"
	case *sync:
		p.fault = "sync"
	}
	if os.Getenv(apartEnv) == "" {
		return apart(append([]string{"power"}, args...), out, talk)
	}
	return p.run(out)
}

// mostSteps is the power of two of writes and syncs within which the power is cut:
// the squad takes hundreds, an edit about ten.
const mostSteps = 11

// apartEnv is set in the process that may mount: its mounts are its own and go
// when it goes.
const apartEnv = "EBB_BENCH_APART"

// errNoMount says that this machine lets nobody mount a file system.
var errNoMount = errors.New("this needs Linux, /dev/fuse and the right to mount: root, or namespaces of one's own")

// apart runs the trial again where it may mount.
func apart(args []string, out, talk io.Writer) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.Command(self, args...)
	cmd.Env = append(os.Environ(), apartEnv+"=1", childEnv+"=1")
	cmd.Stdout, cmd.Stderr = out, talk
	cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS, Pdeathsig: syscall.SIGKILL}
	if os.Geteuid() != 0 {
		cmd.SysProcAttr.Cloneflags |= syscall.CLONE_NEWUSER
		cmd.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{HostID: os.Geteuid(), Size: 1}}
		cmd.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{HostID: os.Getegid(), Size: 1}}
	}
	err = cmd.Run()
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit) && exit.ExitCode() == noMountCode:
		return errNoMount
	case errors.As(err, &exit):
		return fmt.Errorf("the trial failed: %w", err)
	case err != nil:
		return errNoMount
	}
	return nil
}

func (p *power) run(out io.Writer) error {
	start := time.Now()
	p.r = rand.New(rand.NewPCG(p.seed, 2))
	if err := syscall.Mount("", "/", "", syscall.MS_REC|syscall.MS_PRIVATE, ""); err != nil {
		return errors.Join(errNoMount, err)
	}
	for step := 1; step <= p.each; step++ {
		if err := p.atStep(step); err != nil {
			return err
		}
	}
	if p.each > 0 {
		fmt.Fprintf(out, "power cut at each of the first %d steps of a new file, four times: nothing acknowledged is lost, nothing is there half\n", p.each)
		return nil
	}
	for p.sum.kills < p.cuts {
		if err := p.oneFile(); err != nil {
			return fmt.Errorf("after %d cuts: %w", p.sum.kills, err)
		}
	}
	t := p.sum
	what := map[string]string{"": "power cuts", "full": "full disks", "sync": "failing syncs"}[p.fault]
	fmt.Fprintf(out, "%d %s, %d files, %.0f s: nothing acknowledged is lost, nothing is there half\n",
		t.kills, what, t.files, time.Since(start).Seconds())
	fmt.Fprintf(out, "%7d changes acknowledged\n%7d under way at a cut, %d of them there whole\n%7d cuts before the squad was there, %d temporary files left behind\n",
		t.told, t.begun, t.found, t.early, t.left)
	return nil
}

func (p *power) oneFile() error {
	p.ledger = newLedger()
	d := newDisk()
	if p.fault != "" || p.sum.files%2 == 1 { // the squad first: it would not fit, or take most of the cuts
		if err := p.edit(d, 0, 0, "-n", "5"); err != nil {
			return err
		}
	}
	for n := 0; n < p.round && p.sum.kills < p.cuts; n++ {
		after, err := p.once(d, n)
		if err != nil {
			return err
		}
		d = after
		p.sum.kills++
	}
	p.sum.files++
	p.sum.left += max(0, d.files()-1)
	p.sum.told += p.ledger.told
	p.sum.begun += p.ledger.begun
	p.sum.found += p.ledger.found
	return nil
}

// once lets a hand edit until the power goes, or the disk fails it, and looks
// at what is left.
func (p *power) once(d *disk, n int) (*disk, error) {
	steps := 1 + p.r.IntN(1<<p.r.IntN(mostSteps)) // few as often as many
	if err := p.edit(d, steps, uint64(p.sum.kills+n)); err != nil {
		return nil, err
	}
	after := d.cut(p.r)
	if p.fault != "" {
		d.room = 0
		after = d
	}
	return after, p.look(after, p.ledger, fmt.Sprintf("at step %d", steps))
}

// atStep cuts the power at a step of a new file, and looks at four of the many
// things that may be left.
func (p *power) atStep(step int) error {
	d := newDisk()
	p.ledger = newLedger()
	if err := p.edit(d, step, uint64(step)); err != nil {
		return err
	}
	for range 4 {
		if err := p.look(d.cut(p.r), p.ledger.clone(), fmt.Sprintf("at step %d of a new file", step)); err != nil {
			return err
		}
	}
	return nil
}

// edit lets a hand edit on the disk until it goes dark, or fails it; with 0
// steps nothing happens to the disk.
func (p *power) edit(d *disk, steps int, seed uint64, more ...string) error {
	at, err := os.MkdirTemp(p.dir, "ebb-disk-")
	if err != nil {
		return err
	}
	m, err := mount(at, d)
	if err != nil {
		return errors.Join(errNoMount, err)
	}
	m.mu.Lock()
	switch {
	case steps == 0:
	case p.fault == "":
		m.cutAt = steps
	case p.fault == "full":
		d.room = d.used() + diskPage*steps
	case p.fault == "sync":
		m.fail = func(step string) syscall.Errno {
			if step != "sync" && step != "sync-names" {
				return 0
			}
			if steps -= 10; steps > 0 { // an edit takes about ten
				return 0
			}
			return syscall.EIO
		}
	}
	m.mu.Unlock()
	hand, err := start(&p.mu, p.ledger, "hand", nil, append(more,
		"-bare", "-safe", "2", "-db", filepath.Join(at, home, "ebb.db"), "-seed", strconv.FormatUint(p.seed<<32+seed, 10))...)
	if err != nil {
		m.unmount()
		return err
	}
	stuck := false
	select {
	case <-m.dark:
	case <-hand.ended:
	case <-time.After(stuckAfter):
		stuck = true
	}
	_ = hand.cmd.Process.Kill()
	m.unmount()
	if err := hand.wait(); err != nil {
		return err
	}
	if stuck {
		return fmt.Errorf("a hand neither ended nor reached step %d within %v", steps, stuckAfter)
	}
	return os.Remove(at)
}

// stuckAfter is how long a hand may take to its last step: thousands of times what
// it needs.
const stuckAfter = 2 * time.Minute

// home is the folder of the store on the disk, which the first edit makes.
const home = "ebb"

// look puts what is left into a folder of the system's and reads it there.
func (p *power) look(d *disk, l *ledger, when string) error {
	left, err := os.MkdirTemp(p.dir, "ebb-left-")
	if err != nil {
		return err
	}
	if err := d.writeTo(left); err != nil {
		return err
	}
	if err := p.compare(filepath.Join(left, home, "ebb.db"), l); err != nil {
		return fmt.Errorf("%s, what is left is kept in %s: %w", when, left, err)
	}
	return os.RemoveAll(left)
}

// toldOf is what a person is told when the disk fails.
var toldOf = map[string]string{"full": "the disk is full", "sync": "can't be read or written"}

func (p *power) compare(path string, l *ledger) error {
	trails, err := audit(path)
	if err != nil {
		return err
	}
	if len(trails) == 0 {
		p.sum.early++
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	says, faulty := l.faults["hand"]
	delete(l.faults, "hand")
	if faulty != (p.fault != "") || !strings.Contains(says, toldOf[p.fault]) {
		return fmt.Errorf("the hand was told %q, want a word on %q", says, toldOf[p.fault])
	}
	return errors.Join(l.check(trails, nil, nil), l.checkKept(filepath.Dir(path)))
}
