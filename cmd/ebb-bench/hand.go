package main

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"time"

	"ebb/cmd/ebb/demo"
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/store"
)

// hand edits a squad at random through the store, and says each thing that it
// is about to do and each that was acknowledged, a line each, unbuffered.
type hand struct {
	desk  *store.Desk
	out   io.Writer
	r     *rand.Rand
	name  string // goes into every token, so that no two are alike
	only  bool   // the first athlete only
	pause time.Duration
	count int
	today calendar.Day
	squad []plan.Athlete

	path  string
	fault func(point string) error
	safe  int                         // after so many edits, the next of safekeeping; 0: never
	kept  int                         // times it was done
	seen  map[plan.ID]*store.Snapshot // what was read last of each athlete
}

// say writes one line. A pipe takes it whole or not at all.
func (h *hand) say(format string, args ...any) { fmt.Fprintf(h.out, format+"\n", args...) }

// settle finds the squad, or makes it when there is none: all of it or nothing.
func (h *hand) settle() error {
	var err error
	for range 2 {
		h.squad, err = h.desk.Athletes()
		if h.squad = slices.DeleteFunc(h.squad, isNewcomer); err != nil || len(h.squad) > 0 {
			break
		}
		members, err := demo.Squad(h.today, h.desk.NewID)
		if err != nil {
			return err
		}
		seeds := make([]store.Seed, len(members))
		for i, m := range members {
			seeds[i] = store.Seed(m)
		}
		err = h.desk.Seed(seeds...)
		var unusable *store.Unusable
		if errors.As(err, &unusable) || errors.Is(err, errStop) {
			return err // else another was quicker
		}
	}
	if err == nil && len(h.squad) < squadSize {
		return fmt.Errorf("%d athletes where %d were added at once", len(h.squad), squadSize)
	}
	return err
}

const squadSize = 3

// work does n things, or goes on for ever when n is 0.
func (h *hand) work(n int, until time.Time) error {
	if err := h.settle(); err != nil {
		return err
	}
	h.say("ready")
	for i := 0; (n == 0 || i < n) && (until.IsZero() || time.Now().Before(until)); i++ {
		if err := h.once(); err != nil {
			return err
		}
		if h.safe > 0 && i%h.safe == h.safe-1 {
			if err := h.keepSafe(); err != nil {
				return err
			}
		}
		time.Sleep(h.pause)
	}
	return nil
}

// once does one thing. What the plan or the store refuses is no error: nothing
// was to change then, and the ledger finds out if something did.
func (h *hand) once() error {
	athlete := h.squad[0].ID
	if !h.only {
		athlete = h.squad[h.r.IntN(len(h.squad))].ID
	}
	if h.seen[athlete] == nil || h.r.IntN(4) > 0 { // else from what is on an old screen
		snap, err := h.desk.Snapshot(athlete, store.Main)
		if err != nil {
			return err
		}
		h.seen[athlete] = snap
	}
	h.count++
	d := h.draw()
	token := fmt.Sprintf("(%s.%d)", h.name, h.count)
	h.say("try %s %s %s", token, athlete, d.name)
	start := time.Now()
	seq, err := d.do(h, h.seen[athlete], token)
	took := time.Since(start)
	var unusable *store.Unusable
	switch {
	case errors.As(err, &unusable), errors.Is(err, errStop):
		return err
	case err != nil, seq == nothing:
		h.say("no %s", token)
	default:
		h.say("did %s %d %d", token, seq, took.Microseconds())
	}
	return nil
}

func (h *hand) draw() deed {
	at := h.r.IntN(allWeights)
	for _, d := range deeds {
		if at -= d.weight; at < 0 {
			return d
		}
	}
	return deeds[0]
}
