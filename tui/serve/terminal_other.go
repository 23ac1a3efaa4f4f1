//go:build !unix

package serve

import (
	"context"
	"time"
)

// lookEach is how often a size is looked at where no terminal tells of it.
const lookEach = 500 * time.Millisecond

// resized calls to at first, and now and then.
func resized(ctx context.Context, to func()) {
	look := time.NewTicker(lookEach)
	defer look.Stop()
	for {
		to()
		select {
		case <-ctx.Done():
			return
		case <-look.C:
		}
	}
}
