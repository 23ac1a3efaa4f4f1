package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/store"
	"ebb/tui"
	"ebb/tui/command"
	"ebb/tui/theme"
)

// bare is ebb without a command.
var bare = entry{Command: command.Command{Name: "ebb"}, line: noLine, open: openEbb}

// openEbb opens the screens on a terminal, and prints the week elsewhere.
func openEbb(env *command.Env, squad *store.Store) error {
	if !isTerminal(env.Out) || !isTerminal(env.In) || isDumb(os.Getenv) || env.JSON {
		return week(env, nil)
	}
	return screens(env, squad)
}

// screens runs the screens until they are left.
func screens(env *command.Env, squad *store.Store) error {
	athlete, err := firstAthlete(env)
	if err != nil {
		return err
	}
	ctx, stop := untilSignal()
	defer stop()
	err = tui.Run(ctx, tui.Terminal{In: env.In, Out: env.Out, Env: os.Environ()}, tui.Options{
		Desk: env.Desk, Athlete: athlete, Person: env.Desk.Who().Person,
		Today: dayTeller(env), Commands: commands(), Env: *env,
		Glyphs: glyphs(os.Getenv), Light: lightGround(os.Getenv("COLORFGBG")),
		Changes: squad.Watch(ctx), CrashDir: stateDir(os.Getenv),
	})
	var caught *signalled
	if errors.As(context.Cause(ctx), &caught) {
		return &command.ExitError{Code: 128 + int(caught.Signal), Err: caught}
	}
	var crash *tui.Crash
	if errors.As(err, &crash) {
		return &command.ExitError{Code: 1, Err: advise(crash, "please send that file with a word on what you did")}
	}
	return err
}

// firstAthlete gives the athlete to open with, none in an empty store.
func firstAthlete(env *command.Env) (plan.ID, error) {
	athlete, err := env.Desk.Athlete(env.Athlete)
	var nobody *store.NoAthlete
	if errors.As(err, &nobody) && len(nobody.Some) == 0 && env.Athlete == "" {
		return plan.ID{}, nil
	}
	return athlete.ID, err
}

// dayTeller gives the day it is, on and on: a day that was given stays.
func dayTeller(env *command.Env) func() calendar.Day {
	now := func() calendar.Day { return calendar.On(time.Now().In(zone(env))) }
	if env.Today == now() {
		return now
	}
	return func() calendar.Day { return env.Today }
}

// signalled is the end by a signal.
type signalled struct{ syscall.Signal }

func (s *signalled) Error() string { return fmt.Sprintf("ended by %s", s.Signal) }

// untilSignal gives a context that ends with the first signal, so that the
// terminal is given back before the process ends.
func untilSignal() (context.Context, func()) {
	signal.Reset(syscall.SIGINT, syscall.SIGTERM) // those of commands end at once
	ctx, cancel := context.WithCancelCause(context.Background())
	caught := make(chan os.Signal, 1)
	signal.Notify(caught, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		if s, ok := (<-caught).(syscall.Signal); ok {
			cancel(&signalled{s})
		}
	}()
	return ctx, func() {
		signal.Stop(caught)
		close(caught)
		cancel(nil)
	}
}

// glyphs chooses the signs that the locale can show.
func glyphs(getenv func(string) string) theme.Glyphs {
	if getenv("EBB_ASCII") != "" {
		return theme.ASCII
	}
	locale := strings.ToUpper(first(getenv("LC_ALL"), getenv("LC_CTYPE"), getenv("LANG")))
	if locale == "" || strings.Contains(locale, "UTF-8") || strings.Contains(locale, "UTF8") {
		return theme.Unicode
	}
	return theme.ASCII
}

// lightGround reads COLORFGBG, a hint of some terminals: "0;15" is dark on
// light.
func lightGround(hint string) bool {
	ground := hint[strings.LastIndex(hint, ";")+1:]
	return ground == "7" || ground == "15"
}

// stateDir is where a crash leaves its details.
func stateDir(getenv func(string) string) string {
	if dir := getenv("XDG_STATE_HOME"); dir != "" {
		return filepath.Join(dir, "ebb")
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return filepath.Join(home, ".local", "state", "ebb")
}
