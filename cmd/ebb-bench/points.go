package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// runPoints ends a hand at each named step of the store's work, in each way, and
// looks at what is left; then another hand goes on with it. Which steps there
// are is found out by letting a hand go through all of them once.
func runPoints(args []string, out, talk io.Writer) error {
	p := points{}
	flags := flag.NewFlagSet("ebb-bench points", flag.ContinueOnError)
	flags.SetOutput(talk)
	flags.StringVar(&p.dir, "dir", "", "`folder` for the files; the system's own for such when empty")
	flags.IntVar(&p.most, "times", 3, "stop the first so many times a step is reached")
	only := flags.String("way", "", "end in this `way` only: kill, exit or error")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if _, known := ways[*only]; *only != "" && !known {
		return fmt.Errorf("-way %q: kill, exit or error", *only)
	}
	steps, err := p.list()
	if err != nil {
		return err
	}
	tried := 0
	for _, step := range slices.Sorted(maps.Keys(steps)) {
		for times := 1; times <= min(p.most, steps[step]); times++ {
			for _, way := range slices.Sorted(maps.Keys(ways)) {
				if *only != "" && way != *only {
					continue
				}
				stop := fmt.Sprintf("%s:%d:%s", step, times, way)
				if err := p.stopAt(stop); err != nil {
					return fmt.Errorf("%s: %w", stop, err)
				}
				tried++
			}
		}
	}
	fmt.Fprintf(out, "ended at %d steps, %d times in all: nothing acknowledged is lost, nothing is there half\n  %s\n",
		len(steps), tried, strings.Join(slices.Sorted(maps.Keys(steps)), " "))
	return nil
}

type points struct {
	dir  string
	most int
}

// through is what a hand does to come by every step.
var through = []string{"-n", "8", "-safe", "2", "-seed", "7"}

func (p points) list() (steps map[string]int, err error) {
	dir, err := os.MkdirTemp(p.dir, "ebb-points-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	l := newLedger()
	if err := p.hand(l, filepath.Join(dir, "ebb.db"), "list"); err != nil {
		return nil, err
	}
	for _, says := range l.faults {
		return nil, errors.New(says)
	}
	return l.points, nil
}

func (p points) hand(l *ledger, path, stop string) error {
	var mu sync.Mutex
	h, err := start(&mu, l, "hand", nil, append([]string{"-db", path, "-stop", stop}, through...)...)
	if err != nil {
		return err
	}
	return h.wait()
}

func (p points) stopAt(stop string) error {
	dir, err := os.MkdirTemp(p.dir, "ebb-points-")
	if err != nil {
		return err
	}
	path, l := filepath.Join(dir, "ebb.db"), newLedger()
	for _, at := range []string{stop, ""} {
		if err := p.hand(l, path, at); err != nil {
			return err
		}
		if says := l.faults["hand"]; says != "" && !strings.Contains(says, errStop.Error()) {
			return fmt.Errorf("%s: %s", path, says)
		}
		clear(l.faults)
		trails, err := audit(path)
		if err == nil {
			err = errors.Join(l.check(trails, nil, nil), l.checkKept(filepath.Dir(path)))
		}
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	if l.told == 0 {
		return fmt.Errorf("%s: nothing could be done afterwards", path)
	}
	return os.RemoveAll(dir)
}
