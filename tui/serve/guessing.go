package serve

import (
	"net"
	"net/netip"
	"sync"
	"time"
)

// guessing counts wrong one-time codes: ten an hour from an address and a
// hundred in all, then none is looked at for the rest of that hour.
type guessing struct {
	mu    sync.Mutex
	since time.Time
	all   int
	by    map[netip.Prefix]int
}

const (
	guessesEach = 10
	guessesAll  = 100
)

// barred reports whether an address has guessed enough.
func (g *guessing) barred(from net.Addr, now time.Time) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.turn(now)
	return g.all >= guessesAll || g.by[addressOf(from)] >= guessesEach
}

// wrong counts a wrong code.
func (g *guessing) wrong(from net.Addr, now time.Time) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.turn(now)
	g.all++
	g.by[addressOf(from)]++ // no more entries than guesses in all
}

func (g *guessing) turn(now time.Time) {
	if g.by == nil || now.Sub(g.since) >= time.Hour {
		g.since, g.all, g.by = now, 0, map[netip.Prefix]int{}
	}
}
