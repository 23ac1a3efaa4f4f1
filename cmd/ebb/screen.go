package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/store"
	"ebb/tui"
	"ebb/tui/command"
	"ebb/tui/theme"
)

// place is where the screens are opened.
type place struct {
	env   *command.Env
	squad *store.Store
	told  *warnings
	clock func() calendar.Day // the athlete's day; nil when the day was given
	quiet func()              // leaves signals to the screens
	color string              // what --color says
	db    string              // what --db says

	meanwhile func() error // work for a moment after the screens are open; may be nil
}

// errSignal says that a signal ended the screens: the code tells, no words do.
var errSignal = errors.New("ended by a signal")

// bare is ebb without a command.
var bare = entry{Command: command.Command{Name: "ebb"}, line: noLine, open: openEbb}

// openEbb opens the screens on a terminal, and prints the week elsewhere.
func openEbb(p place) error {
	if !isTerminal(p.env.Out) || !isTerminal(p.env.In) || isDumb(os.Getenv) || p.env.JSON {
		return week(p.env, nil)
	}
	athlete, err := p.athlete()
	if err != nil {
		return err
	}
	return p.show(p.terminal(), func(ctx context.Context) (tui.Options, error) { return p.options(ctx, athlete), nil })
}

// show runs the screens in a terminal until the person leaves.
func (p place) show(t tui.Terminal, options func(context.Context) (tui.Options, error)) error {
	p.quiet()
	settled := time.AfterFunc(moment, func() { debug.SetGCPercent(usualGC) })
	defer settled.Stop()
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	o, err := options(ctx)
	if err != nil {
		return err
	}
	defer p.told.wait()()
	defer tendBehind(ctx, p.squad, p.told)()
	ended := endScreens(stop)
	worked := afterMoment(p.meanwhile)
	err = tui.Run(ctx, t, o)
	err = errors.Join(err, worked())
	if code := ended(err); code != 0 {
		return &command.ExitError{Code: code, Err: errSignal}
	}
	return err
}

// athlete gives whom the screens are about, and keeps them as the one in use;
// in an empty store it is nobody, and the first edit makes one.
func (p place) athlete() (plan.ID, error) {
	who, err := p.env.Desk.Athlete(p.env.Athlete)
	var nobody *store.NoAthlete
	if errors.As(err, &nobody) && len(nobody.Some) == 0 && p.env.Athlete == "" {
		return plan.ID{}, nil
	}
	if err != nil {
		return plan.ID{}, err
	}
	if p.env.Athlete != "" {
		if last, err := p.env.Desk.LastUsed(); err == nil && last != who.ID {
			_ = p.env.Desk.SetLastUsed(who.ID) // a store that can only be read can still be looked at
		}
	}
	return who.ID, nil
}

// moment is how long the screens have the machine to themselves at first.
const moment = 300 * time.Millisecond

// afterMoment does some work a moment from now. The function it gives leaves
// it undone or waits for it, and gives its error.
func afterMoment(work func() error) (end func() error) {
	if work == nil {
		return func() error { return nil }
	}
	done := make(chan error, 1)
	timer := time.AfterFunc(moment, func() { done <- work() })
	return func() error {
		if timer.Stop() {
			return nil
		}
		return <-done
	}
}

func (p place) terminal() tui.Terminal {
	env := os.Environ()
	switch p.color {
	case "never":
		env = append(env, "NO_COLOR=1")
	case "always":
		env = append(env, "CLICOLOR_FORCE=1")
	}
	return tui.Terminal{In: p.env.In, Out: p.env.Out, Env: env}
}

func (p place) options(ctx context.Context, athlete plan.ID) tui.Options {
	today := p.clock
	if today == nil {
		today = func() calendar.Day { return p.env.Today }
	}
	t := p.terminal()
	return tui.Options{
		Desk: p.env.Desk, Athlete: athlete, Person: p.env.Desk.Who().Person,
		Today: today, Rolls: p.clock != nil,
		Squad:    store.Can(p.env.Desk.Who(), store.See, store.Thing{Kind: store.Squad}),
		Commands: commands(p.env.Desk.Who()), Env: *p.env, Come: comesTo(sshPort),
		Glyphs: glyphs(os.Getenv), Profile: theme.ProfileNamed(colorprofile.Detect(t.Out, t.Env).String()), Light: isLight(os.Getenv),
		Mouse:   os.Getenv("SSH_CONNECTION") == "" && os.Getenv("SSH_TTY") == "", // over a line from afar a terminal's own selection is worth more
		Changes: p.squad.Watch(ctx), CrashDir: stateDir(os.Getenv), Editor: p.editor(),
	}
}

// endScreens closes the screens on SIGTERM, SIGHUP and others. The function it gives
// tells the exit code of a run that a signal ended, 0 for any other.
func endScreens(stop func(), others ...os.Signal) func(error) int {
	caught := make(chan os.Signal, 1)
	signal.Notify(caught, append(others, syscall.SIGTERM, syscall.SIGHUP)...)
	by, done := syscall.Signal(0), make(chan struct{})
	go func() {
		defer close(done)
		if s, ok := (<-caught).(syscall.Signal); ok {
			by = s
			stop()
		}
	}()
	return func(err error) int {
		// The screens may have heard the same signal and be gone before it is
		// read here: after Stop it is in the channel or will never be.
		signal.Stop(caught)
		close(caught)
		<-done
		switch {
		case by != 0:
			return codeSignal + int(by)
		case errors.Is(err, tea.ErrInterrupted):
			return codeSignal + int(syscall.SIGINT)
		default:
			return codeDone
		}
	}
}

// glyphs gives the signs that the locale can show. Where none is said, those of
// the platform.
func glyphs(getenv func(string) string) theme.Glyphs {
	locale := strings.ToLower(first(getenv("LC_ALL"), getenv("LC_CTYPE"), getenv("LANG")))
	said := locale != ""
	if strings.Contains(locale, "utf-8") || strings.Contains(locale, "utf8") || !said && (runtime.GOOS == "darwin" || runtime.GOOS == "windows") {
		return theme.Unicode
	}
	return theme.ASCII
}

// isLight reads COLORFGBG, by which some terminals tell their ground before
// they are asked.
func isLight(getenv func(string) string) bool {
	_, ground, ok := cutLast(getenv("COLORFGBG"), ";")
	return ok && (ground == "7" || ground == "15")
}

// stateDir is where a crash leaves its details.
func stateDir(getenv func(string) string) string {
	if dir := getenv("XDG_STATE_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "ebb")
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return filepath.Join(home, ".local", "state", "ebb")
}
