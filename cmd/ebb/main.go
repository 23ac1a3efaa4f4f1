// Command ebb plans endurance seasons in a terminal.
//
// Every command is a function of command.Env and its words, one file each, in
// the table of table.go; this file and shell.go make a program of them. The
// package may import all of ebb.
package main

import (
	"errors"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
)

func main() { os.Exit(run(os.Args[1:])) }

// run calls the command that the words name and gives the exit code: 0 done, 1
// it ran and something is not as it should be, 2 the call is wrong, 3 the store
// can't be used, 130 and 143 on signals.
func run(args []string) int {
	quiet := endOnSignal()
	defer quiet()
	debug.SetGCPercent(startGC)
	out, whole := printingTo(os.Stdout)
	sh := newShell(os.Stdin, out, os.Stderr)
	sh.quiet = quiet
	err := whole(sh.run(args))
	if err != nil && !errors.Is(err, errSignal) && !errors.Is(err, errAnswered) {
		sh.tell(err)
	}
	return exitCode(err)
}

// A command makes a few megabytes and ends: collecting them costs more than it
// frees. The screens go back to what is usual a moment after they are open.
const (
	startGC = 400
	usualGC = 100
)

// endOnSignal ends the process with the code that a shell expects: a command
// works in single transactions, so it may end between any two instructions. The
// function it gives stops that; the screens handle signals themselves.
func endOnSignal() (stop func()) {
	caught := make(chan os.Signal, 1)
	signal.Notify(caught, syscall.SIGINT, syscall.SIGTERM)
	go func() {
		if s, ok := (<-caught).(syscall.Signal); ok {
			os.Exit(codeSignal + int(s))
		}
	}()
	return func() { signal.Stop(caught) }
}
