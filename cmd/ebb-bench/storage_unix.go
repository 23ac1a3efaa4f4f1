//go:build unix

package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"strconv"
	"syscall"
	"time"
)

// storage says on what files the store is measured.
type storage struct {
	big, many, today string
	program          string
	count            int
	inside           bool // run go test -bench of store too
}

// measureStorage prints the store's part of the budgets. A figure is a median
// where nothing else is said; the least and processor time stand beside it, since
// others may be at work on the machine.
func measureStorage(args []string, out, talk io.Writer) error {
	s, err := parseStorage(args, talk)
	if err != nil {
		return err
	}
	var rows []row
	for _, f := range []struct {
		path, what string
		budget     float64
	}{{s.big, "on the big squad", 20}, {s.many, "on the large squad", 30}} {
		if f.path == "" {
			continue
		}
		more, err := s.measureFile(f.path, f.what, f.budget)
		if err != nil {
			return err
		}
		rows = append(rows, more...)
	}
	if s.big != "" {
		more, err := measureRoster(s.big, s.today, s.count)
		if err != nil {
			return err
		}
		rows = append(rows, more...)
	}
	if s.inside {
		more, err := insideStore()
		if err != nil {
			return err
		}
		rows = append(rows, more...)
	}
	return tell(out, options{argv: []string{s.program}, w: 120, h: 36}, rows)
}

func parseStorage(args []string, talk io.Writer) (s storage, err error) {
	flags := flag.NewFlagSet("ebb-bench store", flag.ContinueOnError)
	flags.SetOutput(talk)
	flags.StringVar(&s.big, "big", "", "a `file` of ebb-bench squad: 100 athletes with ten years")
	flags.StringVar(&s.many, "many", "", "a `file` of ebb-bench squad: 10,000 athletes with one year")
	flags.StringVar(&s.today, "today", "2027-04-06", "the `day` that the squads were made for")
	flags.IntVar(&s.count, "n", 31, "how often each is done")
	flags.BoolVar(&s.inside, "inside", true, "run the benchmarks of package store too, in the folder of ebb's source")
	if err := flags.Parse(args); err != nil {
		return s, err
	}
	if flags.NArg() != 1 || s.count < 1 {
		return s, errors.New("which program? ebb-bench store -big big.db -many many.db -- ./ebb")
	}
	s.program = flags.Arg(0)
	return s, nil
}

// someoneInSquad is an athlete of every squad.
const someoneInSquad = "Ada 00000"

func (s storage) measureFile(path, what string, budget float64) ([]row, error) {
	words := []string{"--db", path, "--today", s.today, "-a", someoneInSquad}
	week, err := s.processes(append(words, "week"))
	if err != nil {
		return nil, err
	}
	o := options{w: 120, h: 36, until: "help", count: s.count, argv: append([]string{s.program}, words...)}
	start, err := starts(o)
	if err != nil {
		return nil, err
	}
	return []row{
		{"ebb week " + what + ", whole process", quantile(week.clock, .5), budget, "ms"},
		{"the same, least", quantile(week.clock, 0), 0, "ms"},
		{"the same, processor time, least", quantile(week.processor, 0), 0, "ms"},
		{"the same, memory", quantile(week.memory, .5), 30, "MB"},
		{"start to first full screen " + what, inMillis(quantile(start.took, .5)), 45, "ms"},
		{"the same, least", inMillis(quantile(start.took, 0)), 0, "ms"},
		{"the same, processor time with leaving, least", quantile(start.processor, 0), 0, "ms"},
		{"the same, memory", quantile(start.memory, .5), 0, "MB"},
	}, nil
}

// processFigures are what each of several runs of a process took: milliseconds
// by the clock and of processors, and megabytes.
type processFigures struct{ clock, processor, memory []float64 }

// processes runs the program again and again.
func (s storage) processes(words []string) (f processFigures, err error) {
	for range s.count {
		cmd := exec.Command(s.program, words...) // the program that is measured
		cmd.Stderr = os.Stderr
		began := time.Now()
		if err := cmd.Run(); err != nil {
			return f, fmt.Errorf("%s: %w", s.program, err)
		}
		f.clock = append(f.clock, inMillis(time.Since(began)))
		f.processor = append(f.processor, inMillis(cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime()))
		if use, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
			f.memory = append(f.memory, float64(use.Maxrss)*unitOfMemory()/1e6)
		}
	}
	return f, nil
}

// unitOfMemory gives the bytes that the system counts memory in.
func unitOfMemory() float64 {
	if runtime.GOOS == "darwin" {
		return 1
	}
	return 1024
}

// inner are the figures of go test -bench that belong in the table.
var inner = []struct {
	pattern, what, unit string
	scale, budget       float64
}{
	{`BenchmarkEditAgainstBareCommit\S*\s.*?([0-9.e+]+) us/edit`, "an acknowledged edit, fsync included", "ms", 1e-3, 0},
	{`BenchmarkEditAgainstBareCommit\S*\s.*?([0-9.e+]+) x-bare\s`, "the same against a bare commit of one value", "x", 1, 1.3},
	{`BenchmarkEditAgainstBareCommit\S*\s.*?([0-9.e+]+) x-bare-two-values`, "the same against a bare commit of the two it writes", "x", 1, 1.3},
	{`BenchmarkSnapshot/first\S*\s+\d+\s+([0-9.e+]+) ns/op`, "the first snapshot, a season and ten years of records", "ms", 1e-6, 0},
	{`BenchmarkSnapshot/unchanged\S*\s+\d+\s+([0-9.e+]+) ns/op`, "a snapshot when nothing changed", "ms", 1e-6, 0},
}

// insideStore runs the benchmarks of package store.
func insideStore() ([]row, error) {
	text, err := exec.Command("go", "test", "-run", "^$", "-bench", "Snapshot|EditAgainstBareCommit", "./store").CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("go test -bench: %w\n%s", err, text)
	}
	return innerRows(text)
}

func innerRows(text []byte) (rows []row, err error) {
	for _, f := range inner {
		found := regexp.MustCompile(f.pattern).FindSubmatch(text)
		if found == nil {
			return nil, fmt.Errorf("no %s in what go test printed:\n%s", f.what, text)
		}
		v, err := strconv.ParseFloat(string(found[1]), 64)
		if err != nil {
			return nil, err
		}
		rows = append(rows, row{f.what, v * f.scale, f.budget, f.unit})
	}
	return rows, nil
}
