package termtest

import (
	"bytes"
	"image/color"
	"io"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// patience bounds every wait. It is long, because it is only ever spent by a
// test that fails, and a loaded machine must not be one that fails.
const patience = 30 * time.Second

// TB is what a terminal needs of a test. A *testing.T is one, a *rapid.T too,
// and so is a program that takes pictures.
type TB interface {
	Helper()
	Fatalf(format string, args ...any)
	Cleanup(f func())
}

// Line is what a terminal is plugged into: a pty or an SSH channel.
type Line struct {
	In     io.Writer             // keys go here
	Out    io.Reader             // the program's output, to its end
	Resize func(w, h int) error  // tells the program its new size; nil when it can't be told
	Wait   func() int            // blocks until the program ended, gives its exit code
	Close  func()                // ends the program and frees the line
	HangUp func() error          // takes the terminal away, and leaves the program to it; nil when it can't be
	Signal func(os.Signal) error // sends a signal; nil when there is no way
	Unread func() int            // bytes typed and not yet read by the program; nil when that can't be known
	Light  bool                  // the terminal says that its ground is light
}

// Term is a terminal with a program in it.
type Term struct {
	tb      TB
	line    Line
	input   chan []byte
	pending atomic.Int64 // pieces of input not yet written to the line
	deaf    atomic.Bool  // nothing of the output is read
	changed chan struct{}
	drained chan struct{} // closed when the output has ended
	exited  chan struct{} // closed when the program has ended
	closed  chan struct{} // closed when the test has ended
	code    int           // valid once exited is closed

	mu     sync.Mutex // guards what follows
	em     *vt.Emulator
	state  state
	output bytes.Buffer
}

// state is what the emulator reports by callback only.
type state struct {
	title       string
	alt         bool
	hidden      bool
	pasteQuoted bool
}

// The colours a terminal reports when it is asked for its own.
var (
	darkInk, darkGround   = color.RGBA{0xc2, 0xc6, 0xce, 0xff}, color.RGBA{0x14, 0x16, 0x1b, 0xff}
	lightInk, lightGround = color.RGBA{0x38, 0x3c, 0x44, 0xff}, color.RGBA{0xfb, 0xfa, 0xf7, 0xff}
)

// Attach plugs a terminal of w columns and h rows into a line. The line is
// closed when the test ends.
func Attach(tb TB, w, h int, line Line) *Term {
	tb.Helper()
	t := &Term{
		tb:      tb,
		line:    line,
		input:   make(chan []byte, 4096),
		changed: make(chan struct{}, 1),
		drained: make(chan struct{}),
		exited:  make(chan struct{}),
		closed:  make(chan struct{}),
	}
	t.em = newEmulator(w, h, line.Light, &t.state)
	go t.write()
	go t.answer()
	go t.read()
	go func() {
		t.code = line.Wait()
		close(t.exited)
		t.wake()
	}()
	tb.Cleanup(func() {
		close(t.closed)
		line.Close()
		<-t.drained
		<-t.exited
		endReplies(t.em)
	})
	return t
}

func newEmulator(w, h int, light bool, s *state) *vt.Emulator {
	em := vt.NewEmulator(w, h)
	em.SetDefaultForegroundColor(darkInk)
	em.SetDefaultBackgroundColor(darkGround)
	if light {
		em.SetDefaultForegroundColor(lightInk)
		em.SetDefaultBackgroundColor(lightGround)
	}
	em.SetCallbacks(vt.Callbacks{
		Title:            func(title string) { s.title = title },
		AltScreen:        func(on bool) { s.alt = on },
		CursorVisibility: func(visible bool) { s.hidden = !visible },
		EnableMode: func(m ansi.Mode) {
			if m == ansi.ModeBracketedPaste {
				s.pasteQuoted = true
			}
		},
		DisableMode: func(m ansi.Mode) {
			if m == ansi.ModeBracketedPaste {
				s.pasteQuoted = false
			}
		},
	})
	// The emulator draws whole writes, so it keeps the promise of
	// synchronized output, but does not say so when asked.
	em.RegisterCsiHandler(ansi.Command('?', '$', 'p'), func(params ansi.Params) bool {
		if n, _, _ := params.Param(0, 0); n != ansi.ModeSynchronizedOutput.Mode() {
			return false
		}
		_, _ = io.WriteString(em.InputPipe(), ansi.ReportMode(ansi.ModeSynchronizedOutput, ansi.ModeReset))
		return true
	})
	return em
}

// endReplies lets the reader of the emulator's replies end. The emulator's own
// Close would race with it.
func endReplies(em *vt.Emulator) {
	if c, ok := em.InputPipe().(io.Closer); ok {
		_ = c.Close()
	}
}

// write sends input in order, in a goroutine of its own: a program that does
// not read must not hold up the drawing of its output.
func (t *Term) write() {
	for {
		select {
		case p := <-t.input:
			_, _ = t.line.In.Write(p) // a program that ended shows in exited
			t.pending.Add(-1)
		case <-t.closed:
			return
		}
	}
}

// answer passes the emulator's replies (colours, cursor position, attributes,
// modes) to the program.
func (t *Term) answer() {
	b := make([]byte, 4096)
	for {
		n, err := t.em.Read(b)
		if n > 0 {
			t.send(bytes.Clone(b[:n]))
		}
		if err != nil {
			return
		}
	}
}

func (t *Term) send(p []byte) {
	t.pending.Add(1)
	select {
	case t.input <- p:
	case <-t.closed:
		t.pending.Add(-1)
	}
}

func (t *Term) read() {
	defer close(t.drained)
	b := make([]byte, 1<<16)
	for {
		if t.deaf.Load() {
			select {
			case <-t.exited:
			case <-t.closed:
			}
		}
		n, err := t.line.Out.Read(b)
		if n > 0 {
			t.mu.Lock()
			_, _ = t.em.Write(b[:n])
			t.output.Write(b[:n])
			t.mu.Unlock()
			t.wake()
		}
		if err != nil {
			return
		}
	}
}

func (t *Term) wake() {
	select {
	case t.changed <- struct{}{}:
	default:
	}
}

// Resize changes the size of the terminal and tells the program.
func (t *Term) Resize(w, h int) {
	t.tb.Helper()
	t.mu.Lock()
	t.em.Resize(w, h)
	t.mu.Unlock()
	if t.line.Resize == nil {
		return
	}
	if err := t.line.Resize(w, h); err != nil {
		t.tb.Fatalf("resize to %dx%d: %v", w, h, err)
	}
}

// Alive tells whether the program is still running.
func (t *Term) Alive() bool {
	select {
	case <-t.exited:
		return false
	default:
		return true
	}
}

// Deafen reads no more of the program's output, until it has ended.
func (t *Term) Deafen() { t.deaf.Store(true) }

// HangUp takes the terminal away, as when a line breaks.
func (t *Term) HangUp() {
	t.tb.Helper()
	if t.line.HangUp == nil {
		t.tb.Fatalf("this line can't be hung up")
	}
	t.Deafen()
	if err := t.line.HangUp(); err != nil {
		t.tb.Fatalf("hang up: %v", err)
	}
}

// Exit waits until the program has ended and its last output is drawn, and
// gives its exit code. A program ended by a signal gives minus the signal's
// number: that is no code it chose.
func (t *Term) Exit() int {
	t.tb.Helper()
	deadline := time.After(patience)
	for _, end := range []chan struct{}{t.exited, t.drained} {
		select {
		case <-end:
		case <-deadline:
			t.fail("the program has not ended")
		}
	}
	return t.code
}

// Signal sends the program a signal.
func (t *Term) Signal(s os.Signal) {
	t.tb.Helper()
	if t.line.Signal == nil {
		t.tb.Fatalf("this line sends no signals")
	}
	if err := t.line.Signal(s); err != nil {
		t.tb.Fatalf("send %v: %v", s, err)
	}
}

// Bytes gives everything the program has sent so far.
func (t *Term) Bytes() []byte {
	t.mu.Lock()
	defer t.mu.Unlock()
	return bytes.Clone(t.output.Bytes())
}

func (t *Term) fail(why string) {
	t.tb.Helper()
	s := t.Screen()
	alive := "running"
	if !t.Alive() {
		alive = "ended"
	}
	t.tb.Fatalf("%s (program %s)\n%s", why, alive, s.Framed())
}
