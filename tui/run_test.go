package tui

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/store"
	"ebb/tui/theme"
)

// cursed is a desk on which making an id is a fault of the program.
type cursed struct{ Desk }

func (cursed) NewID() plan.ID { panic("no ids today") }

// runs runs the program on a line of pipes, types keys and gives how it ended.
func runs(ctx context.Context, t *testing.T, desk Desk, athlete plan.ID, keys string) error {
	t.Helper()
	in, typing := io.Pipe()
	go func() {
		_, _ = io.WriteString(typing, keys)
	}()
	t.Cleanup(func() { _ = typing.Close() })
	return Run(ctx, Terminal{In: in, Out: io.Discard, Env: []string{"TERM=xterm-256color"}}, Options{
		Desk: desk, Athlete: athlete, Today: func() calendar.Day { return today },
		Glyphs: theme.Unicode, Profile: theme.TrueColor, CrashDir: t.TempDir(),
	})
}

func TestRunEndsWithTheLastKey(t *testing.T) {
	_, s := fresh(t)
	if err := runs(t.Context(), t, coach(s, "kim"), sam, "xq"); err != nil {
		t.Fatal(err)
	}
	again := opens(t, coach(s, "kim"), sam, "")
	if got := again.day(6); got != "" {
		t.Errorf("x before q is not stored: %q", got)
	}
}

func TestRunTellsACrash(t *testing.T) {
	_, s := fresh(t)
	err := runs(t.Context(), t, cursed{coach(s, "kim")}, sam, "aeasy 1h\x03\x03")
	var c *Crash
	if !errors.As(err, &c) {
		t.Fatalf("ends with %v", err)
	}
	if c.Fault != "no ids today" || !strings.Contains(stackOf(c), "NewID") {
		t.Errorf("tells %v, in %s", c.Fault, c.File)
	}
}

func TestRunEndsWithItsContext(t *testing.T) {
	_, s := fresh(t)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if err := runs(ctx, t, coach(s, "kim"), sam, ""); !errors.Is(err, context.Canceled) {
		t.Errorf("ends with %v", err)
	}
}

// A store that can't be used is told before the screen is taken.
func TestRunTellsAStoreThatCannotBeUsed(t *testing.T) {
	_, s := fresh(t)
	broken := &fallible{Desk: coach(s, "kim"), fail: func() error { return &store.Unusable{Why: store.Newer, What: "made by a later version"} }}
	var unusable *store.Unusable
	if err := runs(t.Context(), t, broken, sam, "q"); !errors.As(err, &unusable) {
		t.Errorf("ends with %v", err)
	}
}
