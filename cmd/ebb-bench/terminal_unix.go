//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"time"

	"github.com/creack/pty"
)

// terminal is a program in a pseudo terminal, with the time at which each piece
// of its output came.
type terminal struct {
	cmd     *exec.Cmd
	master  *os.File
	home    string
	started time.Time
	ended   chan struct{} // closed when the output has ended

	mu     sync.Mutex // guards what follows
	pieces []piece
	output []byte
}

// piece is what one read gave.
type piece struct {
	at time.Time
	n  int
}

// patience bounds every wait for the program.
const patience = 10 * time.Second

// open starts the program with an empty home and the environment of a modern
// terminal.
func open(o options) (*terminal, error) {
	home, err := os.MkdirTemp("", "ebb-bench-")
	if err != nil {
		return nil, err
	}
	t := &terminal{cmd: exec.Command(o.argv[0], o.argv[1:]...), home: home, ended: make(chan struct{})}
	t.cmd.Env = append([]string{
		"TERM=xterm-256color", "COLORTERM=truecolor", "LANG=C.UTF-8", "HOME=" + home,
		"PATH=" + os.Getenv("PATH"), "TMPDIR=" + os.TempDir(),
	}, o.env...)
	t.started = time.Now()
	t.master, err = pty.StartWithSize(t.cmd, &pty.Winsize{Rows: uint16(o.h), Cols: uint16(o.w)})
	if err != nil {
		_ = os.RemoveAll(home)
		return nil, fmt.Errorf("%s: %w", o.argv[0], err)
	}
	go t.read()
	return t, nil
}

func (t *terminal) read() {
	defer close(t.ended)
	var r responder
	b := make([]byte, 1<<16)
	for {
		n, err := t.master.Read(b)
		at := time.Now()
		if n > 0 {
			t.mu.Lock()
			t.pieces = append(t.pieces, piece{at, n})
			t.output = append(t.output, b[:n]...)
			t.mu.Unlock()
			_, _ = t.master.Write(r.take(b[:n]))
		}
		if err != nil {
			return
		}
	}
}

// waitFor waits until a text has come and gives the time at which it had.
func (t *terminal) waitFor(text string) (at time.Time, bytesSent int, err error) {
	for start := time.Now(); time.Since(start) < patience; time.Sleep(time.Millisecond) {
		if at, n, ok := t.found(text); ok {
			return at, n, nil
		}
		select {
		case <-t.ended:
			if at, n, ok := t.found(text); ok {
				return at, n, nil
			}
			return time.Time{}, 0, fmt.Errorf("the program ended before %q was drawn; it said:\n%s", text, t.output)
		default:
		}
	}
	return time.Time{}, 0, fmt.Errorf("no %q within %v: -until names a text of the first frame", text, patience)
}

// found gives the time of the read that completed a text, and what had come by
// then.
func (t *terminal) found(text string) (at time.Time, bytesSent int, ok bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	i := bytes.Index(t.output, []byte(text))
	if i < 0 {
		return time.Time{}, 0, false
	}
	sum := 0
	for _, p := range t.pieces {
		if sum += p.n; sum >= i+len(text) {
			return p.at, sum, true
		}
	}
	return time.Time{}, 0, false
}

// press types keys and waits until the program has answered and fallen silent;
// it gives the time to the last byte and how many there were.
func (t *terminal) press(keys string) (took time.Duration, sent int, err error) {
	before := t.received()
	start := time.Now()
	if _, err := t.master.WriteString(keys); err != nil {
		return 0, 0, err
	}
	for t.received() == before && time.Since(start) < stillness {
		time.Sleep(silence / 4)
	}
	for time.Since(t.last(start)) < silence && time.Since(start) < patience {
		time.Sleep(silence / 4)
	}
	select {
	case <-t.ended:
		return 0, 0, fmt.Errorf("the program ended at the key %q", keys)
	default:
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, p := range t.pieces[before:] {
		took, sent = p.at.Sub(start), sent+p.n
	}
	return took, sent, nil
}

// silence is how long nothing must come for a repaint to be over: several
// frames of a renderer that draws 60 a second.
const silence = 50 * time.Millisecond

// stillness is how long a key that changes nothing is waited for. It is long,
// because a key that is only late must not be taken for one.
const stillness = 400 * time.Millisecond

func (t *terminal) received() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return len(t.pieces)
}

// last gives when the latest piece came, or start when that is later.
func (t *terminal) last(start time.Time) time.Time {
	t.mu.Lock()
	defer t.mu.Unlock()
	if n := len(t.pieces); n > 0 && t.pieces[n-1].at.After(start) {
		return t.pieces[n-1].at
	}
	return start
}

// end asks the program to leave, ends it when it does not, and cleans up.
func (t *terminal) end() {
	_, _ = t.master.WriteString("q")
	select {
	case <-t.ended:
	case <-time.After(2 * time.Second):
		_ = t.cmd.Process.Kill()
	}
	_ = t.cmd.Wait()
	_ = t.master.Close()
	_ = os.RemoveAll(t.home)
}
