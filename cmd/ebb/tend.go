package main

import (
	"context"
	"fmt"
	"io"
	"sync"
	"time"

	"ebb/store"
	"ebb/store/safe"
)

// warnings are what a person should know and what stops no work: a line with
// what is, and a line with what to do. While the screens are open they wait.
type warnings struct {
	out io.Writer

	mu      sync.Mutex
	waiting bool
	held    [][2]string
}

func (w *warnings) warn(what, do string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.waiting {
		w.held = append(w.held, [2]string{what, do})
		return
	}
	w.print(what, do)
}

func (w *warnings) print(what, do string) {
	fmt.Fprintf(w.out, "ebb: %s\n     %s\n", safe.Text(what), safe.Text(do))
}

// wait holds warnings back until the function it gives is called.
func (w *warnings) wait() (over func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.waiting = true
	return func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		for _, one := range w.held {
			w.print(one[0], one[1])
		}
		w.waiting, w.held = false, nil
	}
}

// tend makes the copy of the day, after a command has answered.
func tend(squad *store.Store, w *warnings) {
	if err := squad.Tend(); err != nil {
		w.warn("the copy of the day could not be made: "+err.Error(), "what you changed is safe; ebb backup FILE makes a copy by hand")
	}
}

// tendEvery is how often the screens look whether the day's copy is to be made.
const tendEvery = time.Minute

// tendBehind makes the copy of the day behind open screens, and when they are
// left.
func tendBehind(ctx context.Context, squad *store.Store, w *warnings) (last func()) {
	ctx, stop := context.WithCancel(ctx)
	var working sync.WaitGroup
	working.Go(func() {
		tick := time.NewTicker(tendEvery)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
				_ = squad.Tend() // told when the screens are left
			}
		}
	})
	return func() {
		stop()
		working.Wait()
		tend(squad, w)
	}
}
