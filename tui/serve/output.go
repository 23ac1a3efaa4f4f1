package serve

import (
	"bytes"
	"io"
	"sync"
	"time"
)

// output is what a session writes: in pieces, each of which the client must
// take within the time for stalling, or the connection is closed. It holds up
// nobody but its own session.
type output struct {
	to      io.Writer
	raw     bool // the terminal at the other end turns no \n into a new line
	stall   time.Duration
	stalled func()
	mu      sync.Mutex
	timer   *time.Timer
}

// piece is so small that a slow line takes one in time.
const piece = 4 << 10

func (o *output) Write(b []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	whole := b
	if o.raw && bytes.IndexByte(b, '\n') >= 0 {
		whole = bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n"))
	}
	for len(whole) > 0 {
		now := whole[:min(piece, len(whole))]
		if o.timer == nil {
			o.timer = time.AfterFunc(o.stall, o.stalled)
		} else {
			o.timer.Reset(o.stall)
		}
		_, err := o.to.Write(now)
		o.timer.Stop()
		if err != nil {
			return 0, err
		}
		whole = whole[len(now):]
	}
	return len(b), nil
}
