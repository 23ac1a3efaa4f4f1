package serve

import (
	"context"
	"io"
	"strconv"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ebb/tui/frame"
	"ebb/tui/theme"
)

// painter brings what the program draws to the terminal at the other end: at
// once where nothing was for the time of a frame, else when that is over, and of
// several frames the last. It stands in for Bubble Tea's own renderer, which
// keeps 250 bytes a cell and wakes up for each frame that could be, typed or not:
// with hundreds of sessions in one process most of its memory, and of its work.
type painter struct {
	to    io.Writer
	every time.Duration // the time of a frame
	drawn chan struct{} // there is something new

	mu      sync.Mutex
	next    frame.Frame
	theme   *theme.Theme
	view    tea.View // what of it is not in the frame
	shown   frame.Shown
	wears   modes
	synced  bool // the terminal shows a frame at once when asked to
	unicode bool // it was asked to count signs as wholes
	ask     []byte
}

// modes are what a terminal was told, beside what it shows.
type modes struct {
	begun bool
	title string
	x, y  int
	shape int // of the cursor, as terminals number them; 0: their own
	mouse bool
}

func newPainter(to io.Writer, fps int) *painter {
	return &painter{to: to, every: time.Second / time.Duration(fps), drawn: make(chan struct{}, 1)}
}

// Paint takes a frame; it is called for each message, and waits for nobody.
func (p *painter) Paint(f *frame.Frame, th *theme.Theme, v tea.View) {
	p.mu.Lock()
	f.CopyTo(&p.next)
	p.theme, p.view = th, v
	p.mu.Unlock()
	p.wake()
}

func (p *painter) wake() {
	select {
	case p.drawn <- struct{}{}:
	default:
	}
}

// hears takes up what the terminal says of itself, and what asks for a repaint.
func (p *painter) hears(_ tea.Model, msg tea.Msg) tea.Msg {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch said := msg.(type) {
	case tea.WindowSizeMsg: // some scroll what they show
		p.shown.Forget()
	case tea.ModeReportMsg:
		switch {
		case said.Mode == ansi.ModeSynchronizedOutput && said.Value == ansi.ModeReset:
			p.synced = true
		case said.Mode == ansi.ModeUnicodeCore && said.Value != ansi.ModeNotRecognized && said.Value != ansi.ModePermanentlyReset && !p.unicode:
			p.unicode, p.ask = true, append(p.ask, ansi.SetModeUnicodeCore...)
		}
	case tea.KeyMsg, tea.MouseMsg, tea.PasteMsg:
	default:
		if msg == tea.ClearScreen() {
			p.shown.Forget()
		}
	}
	return msg
}

// run paints until ctx is done or the client is gone.
func (p *painter) run(ctx context.Context) {
	pause := time.NewTimer(p.every)
	defer pause.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-p.drawn:
		}
		update := p.update()
		if len(update) == 0 {
			continue
		}
		if _, err := p.to.Write(update); err != nil {
			return
		}
		pause.Reset(p.every)
		select {
		case <-ctx.Done():
			return
		case <-pause.C:
		}
	}
}

// update gives what is to be written now.
func (p *painter) update() []byte {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.theme == nil {
		return nil
	}
	out := p.turn(make([]byte, 0, usualUpdate))
	turned := len(out)
	begin, end := ansi.HideCursor, ansi.ShowCursor
	if p.synced {
		begin, end = ansi.SetModeSynchronizedOutput, ansi.ResetModeSynchronizedOutput
	}
	out = append(out, begin...)
	begun := len(out)
	out = p.shown.Paint(out, &p.next, p.theme)
	if cursor := p.view.Cursor; cursor != nil && (len(out) > begun || cursor.X != p.wears.x || cursor.Y != p.wears.y) {
		p.wears.x, p.wears.y = cursor.X, cursor.Y
		out = frame.AppendPlace(append(out, "\x1b["...), cursor.X, cursor.Y)
	}
	if len(out) == begun {
		return out[:turned]
	}
	return append(out, end...)
}

// usualUpdate is how many bytes most updates take at most.
const usualUpdate = 2 << 10

// turn appends what brings the terminal to what the program wants of it, beside
// what it shows.
func (p *painter) turn(dst []byte) []byte {
	w, v := &p.wears, &p.view
	if !w.begun {
		w.begun, w.x = true, -1
		dst = append(dst, ansi.SetModeAltScreenSaveCursor+ansi.SetModeBracketedPaste+ansi.ShowCursor...)
	}
	dst, p.ask = append(dst, p.ask...), nil
	if w.title != v.WindowTitle {
		w.title = v.WindowTitle
		dst = append(dst, ansi.SetWindowTitle(w.title)...)
	}
	if v.Cursor != nil {
		if shape := shapeOf(v.Cursor); shape != w.shape {
			w.shape = shape
			dst = append(dst, ansi.SetCursorStyle(shape)...)
		}
	}
	if mouse := v.MouseMode != tea.MouseModeNone; mouse != w.mouse {
		w.mouse = mouse
		if mouse {
			dst = append(dst, ansi.SetModeMouseButtonEvent+ansi.SetModeMouseExtSgr...)
		} else {
			dst = append(dst, mouseOff...)
		}
	}
	return dst
}

const mouseOff = ansi.ResetModeMouseButtonEvent + ansi.ResetModeMouseExtSgr

// shapeOf gives the number that terminals know a cursor's shape by.
func shapeOf(c *tea.Cursor) int {
	shape := 2*int(c.Shape) + 1
	if !c.Blink {
		shape++
	}
	return shape
}

// close leaves the terminal as it was found.
func (p *painter) close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	w := &p.wears
	if !w.begun {
		return
	}
	_, h := p.next.Size()
	end := "\x1b[" + strconv.Itoa(max(1, h)) + ";1H" + ansi.ResetModeAltScreenSaveCursor + ansi.ResetModeBracketedPaste
	if w.mouse {
		end += mouseOff
	}
	if w.title != "" {
		end += ansi.SetWindowTitle("")
	}
	if w.shape != 0 {
		end += ansi.SetCursorStyle(0)
	}
	if p.unicode {
		end += ansi.ResetModeUnicodeCore
	}
	w.begun = false
	_, _ = io.WriteString(p.to, end)
}
