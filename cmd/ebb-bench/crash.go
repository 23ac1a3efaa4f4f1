package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"ebb/store"
)

// crash is a trial of what is left behind when processes that edit a store are
// killed. A hand says what it was told is saved; after each kill the store is
// read whole and held against that.
type crash struct {
	kills   int
	writers int
	round   int // kills on one file
	seed    uint64
	dir     string

	mu     sync.Mutex // guards the ledger, which the hands' pipes fill
	ledger *ledger
	path   string
	r      *rand.Rand
	born   int
	sum    tally
}

// tally is what came of it, over all files.
type tally struct {
	kills, files, told, found, begun, early, left int
	deeds                                         map[string]int
}

const longestLife = 40 * time.Millisecond

func (c *crash) run(out io.Writer) error {
	start := time.Now()
	c.r = rand.New(rand.NewPCG(c.seed, 1))
	c.sum.deeds = map[string]int{}
	for c.sum.kills < c.kills {
		if err := c.oneFile(); err != nil {
			return fmt.Errorf("after %d kills, file %s kept: %w", c.sum.kills, c.path, err)
		}
	}
	t := c.sum
	fmt.Fprintf(out, "%d kills of %d at once, %d files, %.0f s: nothing acknowledged is lost, nothing is there half\n",
		t.kills, c.writers, t.files, time.Since(start).Seconds())
	fmt.Fprintf(out, "%7d changes acknowledged\n%7d under way at a kill, %d of them there whole\n%7d kills before the squad was there, %d temporary files left behind\n",
		t.told, t.begun, t.found, t.early, t.left)
	return nil
}

// oneFile kills so many times on a new file. The first hands make it.
func (c *crash) oneFile() error {
	dir, err := os.MkdirTemp(c.dir, "ebb-crash-")
	if err != nil {
		return err
	}
	c.path, c.ledger = filepath.Join(dir, "ebb.db"), newLedger()
	hands := make([]*child, c.writers)
	defer func() {
		for _, h := range hands {
			if h != nil {
				_ = h.kill()
			}
		}
	}()
	for i := range hands {
		if hands[i], err = c.hand(i); err != nil {
			return err
		}
	}
	for n := 0; n < c.round && c.sum.kills < c.kills; n++ {
		i := c.r.IntN(len(hands))
		if n >= c.writers { // else it may die while the file is made
			<-hands[i].ready
		}
		time.Sleep(time.Millisecond + time.Duration(c.r.Int64N(int64(longestLife))))
		if err := hands[i].kill(); err != nil {
			return err
		}
		c.sum.kills++
		if err := c.compare(hands, hands[i].person); err != nil {
			return err
		}
		if hands[i], err = c.hand(i); err != nil {
			return err
		}
	}
	for i, h := range hands {
		if err := h.kill(); err != nil {
			return err
		}
		hands[i] = nil
	}
	if err := c.compare(hands, ""); err != nil {
		return err
	}
	return c.close(dir)
}

func (c *crash) close(dir string) error {
	left, err := filepath.Glob(filepath.Join(dir, ".*"))
	if err != nil {
		return err
	}
	c.sum.files++
	c.sum.left += len(left)
	c.sum.told += c.ledger.told
	c.sum.begun += c.ledger.begun
	c.sum.found += c.ledger.found
	return os.RemoveAll(dir)
}

func (c *crash) hand(i int) (*child, error) {
	c.born++
	return start(&c.mu, c.ledger, "hand-"+strconv.Itoa(i), nil,
		"-db", c.path, "-seed", strconv.FormatUint(c.seed<<32+uint64(c.born), 10))
}

// compare reads the store and holds it against the ledger; dead is the hand
// that was just killed.
func (c *crash) compare(hands []*child, dead string) error {
	living := map[string]bool{}
	for _, h := range hands {
		if h != nil && h.person != dead {
			living[h.person] = true
		}
	}
	c.mu.Lock()
	told := c.ledger.counts()
	c.mu.Unlock()
	trails, err := audit(c.path)
	if err != nil {
		return err
	}
	if len(trails) == 0 {
		c.sum.early++
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for person, says := range c.ledger.faults {
		return fmt.Errorf("%s: %s", person, says)
	}
	return c.ledger.check(trails, living, told)
}

// audit reads a store whole, as one who was not there.
func audit(path string) ([]store.Trail, error) {
	return store.Open(path, store.Options{}).As(store.Principal{Person: "auditor", Role: store.Coach}).Audit()
}

func runCrash(args []string, out, talk io.Writer) error {
	c := &crash{}
	flags := flag.NewFlagSet("ebb-bench crash", flag.ContinueOnError)
	flags.SetOutput(talk)
	flags.IntVar(&c.kills, "kills", 200, "how many kills")
	flags.IntVar(&c.writers, "writers", 1, "how many edit at once, 1 to 8, killed one by one")
	flags.IntVar(&c.round, "round", 50, "kills on one file, before the next is made")
	flags.Uint64Var(&c.seed, "seed", 1, "of chance")
	flags.StringVar(&c.dir, "dir", "", "`folder` for the files; the system's own for such when empty")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if c.writers < 1 || c.writers > 8 || c.kills < 0 || c.round < 1 {
		return errors.New("-writers 1 to 8, -kills 0 or more, -round 1 or more")
	}
	return c.run(out)
}
