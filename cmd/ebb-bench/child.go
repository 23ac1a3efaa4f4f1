package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"sync"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/store"
)

// childWord is the mode in which the program is one of the hands that it starts
// itself.
const childWord = "hand"

// errFault says that a hand ended because the store could not be used.
var errFault = errors.New("the store could not be used")

// runHand is a hand of the command line's own: it edits until it is killed.
func runHand(args []string, out, talk io.Writer) error {
	var path, name, stop string
	var seed uint64
	var count, safe int
	var only, bare bool
	var span, pause time.Duration
	flags := flag.NewFlagSet("ebb-bench "+childWord, flag.ContinueOnError)
	flags.SetOutput(talk)
	flags.StringVar(&path, "db", "", "the store's `file`")
	flags.StringVar(&name, "name", "hand", "of the person")
	flags.Uint64Var(&seed, "seed", 1, "of chance")
	flags.IntVar(&count, "n", 0, "edits; 0: for ever")
	flags.DurationVar(&span, "for", 0, "how long; 0: for ever")
	flags.DurationVar(&pause, "pause", 0, "between two edits")
	flags.BoolVar(&only, "one", false, "edit the first athlete only")
	flags.BoolVar(&bare, "bare", false, "make no copies beside the store")
	flags.IntVar(&safe, "safe", 0, "after so many edits write a backup; then restore one; then repair the store; then load newcomers")
	flags.StringVar(&stop, "stop", "", "`POINT:TIMES:HOW`: at which step to end")
	if err := flags.Parse(args); err != nil {
		return err
	}
	fault, err := faultOf(stop, out)
	if err != nil {
		return err
	}
	h := &hand{
		desk: store.Open(path, store.Options{Fault: fault, NoCopies: bare}).As(store.Principal{Person: name, Role: store.Coach, Via: "local"}),
		out:  out, r: rand.New(rand.NewPCG(seed, 0)), name: name + "." + strconv.FormatUint(seed, 10), only: only, pause: pause,
		today: calendar.On(time.Now()), seen: map[plan.ID]*store.Snapshot{}, path: path, fault: fault, safe: safe,
	}
	var until time.Time
	if span > 0 {
		until = time.Now().Add(span)
	}
	err = h.work(count, until)
	if err != nil {
		h.say("fault %v", err)
		return errFault
	}
	return nil
}

// child is a hand in a process of its own.
type child struct {
	person string
	cmd    *exec.Cmd
	ready  chan struct{} // closed when it begins to edit, or has ended
	ended  chan struct{} // closed when all that it said was heard
	heard  error         // good once ended is closed
}

// start begins a hand. What it says goes to the ledger, under mu.
func start(mu *sync.Mutex, l *ledger, person string, wrap func(*exec.Cmd), args ...string) (*child, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	c := &child{person: person, ready: make(chan struct{}), ended: make(chan struct{})}
	c.cmd = exec.Command(self, append([]string{childWord, "-name", person}, args...)...)
	c.cmd.Env = append(os.Environ(), childEnv+"=1", "GOMAXPROCS=2")
	c.cmd.Stderr = os.Stderr
	if wrap != nil {
		wrap(c.cmd)
	}
	pipe, err := c.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := c.cmd.Start(); err != nil {
		return nil, err
	}
	go c.listen(mu, l, pipe)
	return c, nil
}

// childEnv is set for every hand: a test binary knows by it that it is one.
const childEnv = "EBB_BENCH_HAND"

func (c *child) listen(mu *sync.Mutex, l *ledger, from io.Reader) {
	defer close(c.ended)
	once := sync.OnceFunc(func() { close(c.ready) })
	defer once()
	lines := bufio.NewScanner(from)
	for lines.Scan() {
		if lines.Text() == "ready" {
			once()
			continue
		}
		mu.Lock()
		if _, known := l.tried[c.person]; !known {
			l.tried[c.person] = nil
		}
		err := l.hear(c.person, lines.Text())
		mu.Unlock()
		if err != nil {
			c.heard = fmt.Errorf("%s: %w", c.person, err)
		}
	}
}

// kill ends the child as kill -9 does, and gives what was heard amiss.
func (c *child) kill() error {
	_ = c.cmd.Process.Kill()
	return c.wait()
}

// wait waits for the end of the child.
func (c *child) wait() error {
	<-c.ended
	_ = c.cmd.Wait()
	return c.heard
}
