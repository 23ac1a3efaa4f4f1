package serve

import (
	"context"
	"sync"
	"time"
)

// hub hands on that the store was changed: one watch of the file serves all
// sessions. Several changes in a row may be told once.
type hub struct {
	mu sync.Mutex
	to map[chan struct{}]struct{}
}

func (h *hub) listen() (changes <-chan struct{}, leave func()) {
	c := make(chan struct{}, 1)
	h.mu.Lock()
	defer h.mu.Unlock()
	h.to[c] = struct{}{}
	return c, func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		if _, there := h.to[c]; there {
			delete(h.to, c)
			close(c)
		}
	}
}

func (h *hub) tell() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for c := range h.to {
		select {
		case c <- struct{}{}:
		default: // it has yet to take the last one
		}
	}
}

// How often keys are looked at again: after a change at once, but not more
// often than this, and now and then since they expire.
const (
	sweepGap   = 500 * time.Millisecond
	sweepEvery = 30 * time.Second
)

// watch hands on changes, and ends what belongs to keys that hold no more.
func (s *Server) watch(ctx context.Context) {
	sweep := time.NewTimer(sweepEvery)
	defer sweep.Stop()
	changes, soon := s.config.Changes, false
	for {
		select {
		case <-ctx.Done():
			return
		case _, open := <-changes:
			if !open {
				changes = nil
				continue
			}
			s.hub.tell()
			if !soon {
				soon = true
				sweep.Reset(sweepGap)
			}
		case <-sweep.C:
			s.sweep()
			soon = false
			sweep.Reset(sweepEvery)
		}
	}
}

// sweep ends the connections of keys that are revoked, have expired, or are
// someone else's now. What can't be read ends nothing: the next look will.
func (s *Server) sweep() {
	now, looked := time.Now(), map[string]Holder{}
	for _, c := range s.open() {
		who, key := c.holder()
		if key == "" || who.Role == 0 {
			continue
		}
		h, seen := looked[key]
		if !seen {
			var err error
			if h, _, err = s.config.Keys.Holder(key); err != nil {
				s.log(Line{Event: "keys can't be read", Why: err.Error()})
				return
			}
			looked[key] = h
		}
		if h.holds(now) && h.Who.Role == who.Role && h.Who.Athlete == who.Athlete {
			continue
		}
		s.audit(c.line("revoked"))
		c.end("this key may not come in any more")
	}
}
