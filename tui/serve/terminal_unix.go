//go:build unix

package serve

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// resized calls to at first, and when the terminal says that its size is another.
func resized(ctx context.Context, to func()) {
	turned := make(chan os.Signal, 1)
	signal.Notify(turned, syscall.SIGWINCH)
	defer signal.Stop(turned)
	for {
		to()
		select {
		case <-ctx.Done():
			return
		case <-turned:
		}
	}
}
