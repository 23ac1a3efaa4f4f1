package serve

import (
	"context"
	"io"
	"time"
)

// bucket lets so much through a second, after a burst.
type bucket struct {
	rate, burst, has float64
	at               time.Time
}

func newBucket(rate, burst int) *bucket {
	return &bucket{rate: float64(rate), burst: float64(burst), has: float64(burst), at: time.Now()}
}

// take takes n out, and waits while there is less than nothing in it.
func (b *bucket) take(ctx context.Context, n int) {
	now := time.Now()
	b.has = min(b.burst, b.has+now.Sub(b.at).Seconds()*b.rate) - float64(n)
	b.at = now
	if b.has >= 0 {
		return
	}
	wait := time.NewTimer(time.Duration(-b.has / b.rate * float64(time.Second)))
	defer wait.Stop()
	select {
	case <-ctx.Done():
	case <-wait.C:
	}
}

// input is what a person types, with pastes and replies of the terminal that
// have no end taken out, and no more of it in a second than one can type.
type input struct {
	ctx   context.Context //nolint:containedctx // of the session whose input it is
	from  io.Reader
	rate  *bucket
	typed func() // a byte came
	tame  *tame  // nil: it is read as it is
	ready []byte
	last  time.Time
	room  [4 << 10]byte
}

// pause is twice what a reader of keys waits before it takes a lone escape for
// the key.
const pause = 100 * time.Millisecond

func (in *input) Read(b []byte) (int, error) {
	for len(in.ready) == 0 {
		n, err := in.from.Read(in.room[:])
		if n > 0 {
			in.typed()
			in.rate.take(in.ctx, n)
			now := time.Now()
			if in.tame == nil {
				in.ready = in.room[:n]
			} else {
				in.ready = in.tame.feed(in.ready[:0], in.room[:n], now.Sub(in.last) > pause)
			}
			in.last = now
		}
		if err == nil && in.tame != nil && in.tame.endless {
			err = io.EOF
		}
		if err != nil && len(in.ready) == 0 {
			return 0, err
		}
	}
	n := copy(b, in.ready)
	in.ready = in.ready[n:]
	return n, nil
}
