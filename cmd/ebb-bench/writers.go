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
	"strconv"
	"sync"
	"text/tabwriter"
	"time"
)

// runWriters lets several processes edit one athlete without a pause, holds
// what they were told against the store, and says how long they waited.
func runWriters(args []string, out, talk io.Writer) error {
	var writers int
	var span time.Duration
	var dir string
	flags := flag.NewFlagSet("ebb-bench writers", flag.ContinueOnError)
	flags.SetOutput(talk)
	flags.IntVar(&writers, "writers", 8, "how many processes")
	flags.DurationVar(&span, "for", time.Minute, "how long")
	flags.StringVar(&dir, "dir", "", "`folder` for the file; the system's own for such when empty")
	pause := flags.Duration("pause", 0, "how long each waits between two edits")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if writers < 1 || span <= 0 {
		return errors.New("-writers 1 or more, -for more than nothing")
	}
	dir, err := os.MkdirTemp(dir, "ebb-writers-")
	if err != nil {
		return err
	}
	path := filepath.Join(dir, "ebb.db")
	stop, err := syncBeside(filepath.Join(dir, "beside"))
	if err != nil {
		return err
	}
	var mu sync.Mutex
	l := newLedger()
	hands := make([]*child, writers)
	for i := range hands {
		hands[i], err = start(&mu, l, "hand-"+strconv.Itoa(i), nil, "-one", "-db", path, "-for", span.String(), "-pause", pause.String(), "-seed", strconv.Itoa(i+1))
		if err != nil {
			return err
		}
	}
	for _, h := range hands {
		if err := h.wait(); err != nil {
			return err
		}
	}
	synced, err := stop()
	if err != nil {
		return err
	}
	for person, says := range l.faults {
		return fmt.Errorf("%s: %s", person, says)
	}
	trails, err := audit(path)
	if err == nil {
		err = l.check(trails, nil, nil)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	fmt.Fprintf(out, "%d processes edited one athlete for %v: all of %d edits are there\n", writers, span, l.told)
	fmt.Fprintln(out, "ms from the edit to its acknowledgement:")
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "p50\tp99\tworst\tedits\t\t")
	waits(t, "all", slices.Concat(slices.Collect(maps.Values(l.took))...))
	for _, deed := range slices.Sorted(maps.Keys(l.took)) {
		waits(t, deed, l.took[deed])
	}
	waits(t, "one page written and synced meanwhile, by nobody's turn", synced)
	return errors.Join(t.Flush(), os.RemoveAll(dir))
}

// syncPause is how long the disk is let be between two syncs beside the writers.
const syncPause = 50 * time.Millisecond

// syncBeside writes a page to a file of its own and syncs it, again and again,
// until it is stopped: what the disk alone takes while others use it.
func syncBeside(name string) (stop func() ([]time.Duration, error), err error) {
	f, err := os.Create(name)
	if err != nil {
		return nil, err
	}
	enough, ended := make(chan struct{}), make(chan struct{})
	var took []time.Duration
	var wrong error
	go func() {
		defer close(ended)
		page := make([]byte, diskPage)
		for wrong == nil {
			start := time.Now()
			if _, wrong = f.WriteAt(page, 0); wrong == nil {
				wrong = f.Sync()
			}
			took = append(took, time.Since(start))
			select {
			case <-enough:
				return
			case <-time.After(syncPause):
			}
		}
	}()
	return func() ([]time.Duration, error) {
		close(enough)
		<-ended
		return took, errors.Join(wrong, f.Close())
	}, nil
}

func waits(t io.Writer, what string, took []time.Duration) {
	fmt.Fprintf(t, "%.1f\t%.1f\t%.1f\t%d\t\t%s\n", inMillis(quantile(took, .5)), inMillis(quantile(took, .99)), inMillis(quantile(took, 1)), len(took), what)
}
