package serve

import (
	"context"
	"io"
	"sync"

	"github.com/charmbracelet/x/term"
)

// terminal is one of this machine, that a guest's screens are on.
type terminal struct {
	size func() size
	raw  func() (restore func(), err error)   // hands over each key as it is typed
	turn func(ctx context.Context, to func()) // calls to when the size may be another one, until ctx is done

	mu      sync.Mutex
	restore func()
}

// terminalOf gives the terminal that two streams are of; nil where there is none.
func terminalOf(in io.Reader, out io.Writer) *terminal {
	keys, is := in.(interface{ Fd() uintptr })
	shows, also := out.(interface{ Fd() uintptr })
	if !is || !also || !term.IsTerminal(keys.Fd()) || !term.IsTerminal(shows.Fd()) {
		return nil
	}
	return &terminal{
		size: func() size {
			w, h, err := term.GetSize(shows.Fd())
			if err != nil || w <= 0 || h <= 0 {
				w, h = 0, 0
			}
			return windowOf(uint32(w), uint32(h))
		},
		raw: func() (func(), error) {
			was, err := term.MakeRaw(keys.Fd())
			return func() { _ = term.Restore(keys.Fd(), was) }, err // one that is gone needs nothing
		},
		turn: resized,
	}
}

// take makes the terminal a seat's, until it is given back.
func (t *terminal) take(s *seat) error {
	restore, err := t.raw()
	if err != nil {
		return err
	}
	t.mu.Lock()
	t.restore = restore
	t.mu.Unlock()
	s.out.raw, s.errs.raw = true, true
	shown := s.size
	s.server.safego("terminal", func() {
		t.turn(s.ctx, func() {
			if now := t.size(); now != shown {
				shown = now
				s.resize(now)
			}
		})
	})
	return nil
}

// giveBack leaves the terminal as it was found.
func (t *terminal) giveBack() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.restore != nil {
		t.restore()
		t.restore = nil
	}
}
