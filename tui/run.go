package tui

import (
	"context"
	"errors"
	"io"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"ebb/tui/theme"
)

// Terminal is where the program runs.
type Terminal struct {
	In  io.Reader
	Out io.Writer
	Env []string
}

// framesPerSecond is the clock of the renderer: half of its period is what a
// key waits for on average before it is seen.
const framesPerSecond = 120

// Run runs the program in a terminal until the person leaves. A *Crash is a
// fault of the program; tea.ErrInterrupted a signal.
func Run(ctx context.Context, t Terminal, o Options) error {
	o.Pause = Pause
	app, err := New(o)
	if err != nil {
		return err
	}
	program := tea.NewProgram(app,
		tea.WithContext(ctx), tea.WithInput(t.In), tea.WithOutput(t.Out), tea.WithEnvironment(t.Env),
		tea.WithFPS(framesPerSecond))
	_, err = program.Run()
	app.KeepUnsaved()
	_, _ = io.WriteString(t.Out, ansi.ShowCursor) // Bubble Tea 2.1.1 may end by a signal with it hidden
	if err := app.Ended(err); !errors.Is(err, tea.ErrProgramKilled) || ctx.Err() == nil {
		return err
	}
	return ctx.Err()
}

// Ended says why the program ended, when it ended by itself: what went wrong in
// it, before the error that its run gave.
func (a *App) Ended(run error) error {
	if a.crash != nil {
		return a.crash
	}
	if a.failed != nil {
		return a.failed
	}
	return run
}

// Notice is words for the person at the screens, from whoever runs them.
type Notice string

func profileOf(p colorprofile.Profile) theme.Profile {
	switch p {
	case colorprofile.TrueColor:
		return theme.TrueColor
	case colorprofile.ANSI256:
		return theme.ANSI256
	case colorprofile.ANSI:
		return theme.ANSI16
	default:
		return theme.NoColor
	}
}
