// Ebb-bench measures a whole program from outside, through a pseudo terminal,
// as a person meets it: how long a key takes, how much is sent for it, how long
// it takes to start. The functions inside are measured by go test -bench.
//
//	go build -o ebb ./cmd/ebb
//	go run ./cmd/ebb-bench keys -- ./ebb demo
//	go run ./cmd/ebb-bench start -- ./ebb demo
//
// It stands beside the budgets what it found and judges nothing: figures of a
// busy machine are no fault of the program. That part runs on Unix only and
// knows nothing of ebb.
//
// The other part tries the store, and does judge: what is left behind when
// processes are killed, disks fill up or lose power.
//
//	go run ./cmd/ebb-bench crash -kills 10000
//
// Large stores to measure with are made by
//
//	go run ./cmd/ebb-bench squad -athletes 100 -years 10 -o big.db
//	go run ./cmd/ebb-bench squad -athletes 10000 -years 1 -history=false -o many.db
//
// and the store's part of the budgets is measured on them:
//
//	go run ./cmd/ebb-bench store -big big.db -many many.db -- ./ebb
//
// A row for each command that only reads is printed by
//
//	go run ./cmd/ebb-bench calls -db season.db -- ./ebb
//
// and hundreds of sessions on one server are measured by
//
//	go run ./cmd/ebb-bench ssh -- ./ebb
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"ebb/store"
)

func main() {
	if store.RunErrand(os.Stdout) {
		return
	}
	err := run(os.Args[1:], os.Stdout, os.Stderr)
	switch {
	case errors.Is(err, errNoMount):
		fmt.Fprintln(os.Stderr, "ebb-bench:", err)
		os.Exit(noMountCode)
	case errors.Is(err, errFault):
		os.Exit(2) // it was said already
	case err == nil, errors.Is(err, flag.ErrHelp):
	default:
		fmt.Fprintln(os.Stderr, "ebb-bench:", err)
		os.Exit(2)
	}
}

// noMountCode is how a trial ends that can't be made on this machine.
const noMountCode = 4

// options are what the words of the call ask for.
type options struct {
	w, h    int
	argv    []string // the program and its words
	count   int      // keys or starts
	pattern []string // keys, over and over
	first   []string // keys before any is measured
	until   string   // text by which the first frame is known to be whole
	env     []string // NAME=VALUE for the program
}

// mode is one thing to measure.
type mode struct {
	name, short string
	count       int
	measure     func(o options, out io.Writer) error
}

var modes = []mode{
	{"keys", "key press to last byte of the repaint, bytes and CPU a key", 200, measureKeys},
	{"start", "exec to the first whole frame", 20, measureStart},
}

// The keys of a round end where they began, so that all rounds are alike.
const usualKeys = "k j h l k h l j h l k j + + - - h l + -"

// trials are the modes that try the store, by name.
var trials = map[string]func(args []string, out, talk io.Writer) error{
	"crash":    runCrash,
	"power":    runPower,
	"points":   runPoints,
	"readonly": runReadOnly,
	"writers":  runWriters,
	"squad":    makeSquad,
	"store":    measureStorage,
	"calls":    measureCalls,
	"ssh":      measureSSH,
	childWord:  runHand,
}

func run(args []string, out, talk io.Writer) error {
	if len(args) > 0 {
		if try, known := trials[args[0]]; known {
			return try(args[1:], out, talk)
		}
		for _, m := range modes {
			if m.name != args[0] {
				continue
			}
			o, err := parse(m, args[1:], talk)
			if err != nil {
				return err
			}
			return m.measure(o, out)
		}
	}
	fmt.Fprintln(talk, "usage: ebb-bench MODE [flags] -- PROGRAM [words]")
	for _, m := range modes {
		fmt.Fprintf(talk, "  %-6s %s\n", m.name, m.short)
	}
	fmt.Fprintln(talk, "or:    ebb-bench crash|points|power|readonly|writers [flags]\n  what is left of a store when those who edit it are killed, when the power\n  is cut or the disk fails; how long eight who edit one athlete wait")
	fmt.Fprintln(talk, "or:    ebb-bench squad -o FILE [flags]\n  a large store, the same every time")
	fmt.Fprintln(talk, "or:    ebb-bench store [flags] -- PROGRAM\n  the store's part of the budgets, on large stores")
	fmt.Fprintln(talk, "or:    ebb-bench calls -db FILE -- PROGRAM\n  how long each command takes that only reads")
	fmt.Fprintln(talk, "or:    ebb-bench ssh [flags] -- PROGRAM\n  sessions over the loopback: keys, memory, an edit on all screens")
	if len(args) == 0 || strings.HasPrefix(args[0], "-") {
		return flag.ErrHelp
	}
	return fmt.Errorf("%q is no mode", args[0])
}

func parse(m mode, args []string, talk io.Writer) (options, error) {
	var o options
	var size, pattern, first string
	flags := flag.NewFlagSet("ebb-bench "+m.name, flag.ContinueOnError)
	flags.SetOutput(talk)
	flags.StringVar(&size, "size", "120x36", "`COLUMNSxROWS` of the terminal")
	flags.IntVar(&o.count, "n", m.count, "how many "+m.name)
	flags.StringVar(&o.until, "until", "help", "`text` of the last row by which the first frame is known to be whole")
	flags.Func("env", "`NAME=VALUE` for the program; may be given again", func(entry string) error {
		o.env = append(o.env, entry)
		return nil
	})
	if m.name == "keys" {
		flags.StringVar(&pattern, "keys", usualKeys, "`keys` to press, over and over; + - < > ~ count as edits, h j k l as moves")
		flags.StringVar(&first, "first", "", "`keys` to press before any is measured, as to reach a day with a session")
	}
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if _, err := fmt.Sscanf(size, "%dx%d", &o.w, &o.h); err != nil || o.w < 1 || o.h < 1 {
		return o, fmt.Errorf("-size %q: columns and rows are written as 120x36", size)
	}
	if o.count < 1 {
		return o, fmt.Errorf("-n %d: 1 at least", o.count)
	}
	if o.until == "" {
		return o, errors.New("-until: a text that stands in the first frame")
	}
	if o.argv = flags.Args(); len(o.argv) == 0 {
		return o, errors.New("no program: ebb-bench " + m.name + " -- ./ebb demo")
	}
	o.pattern, o.first = strings.Fields(pattern), strings.Fields(first)
	if m.name == "keys" && len(o.pattern) == 0 {
		return o, errors.New("-keys: at least one key")
	}
	return o, nil
}
