package serve

import (
	"net"
	"net/netip"
	"sync"
	"time"
)

// gate lets connections in before anything of the protocol is spoken: so many
// in all, so many that have proved nothing, and of an address so many at once
// and so many a minute.
type gate struct {
	limits   Limits
	mu       sync.Mutex
	open     int
	unproven int
	visitors map[netip.Prefix]*visitor
}

// visitor is an address that was here lately.
type visitor struct {
	open  int
	may   float64 // how many new ones it may begin
	at    time.Time
	quiet time.Time // until when refusals are not told again
}

// mostVisitors bounds the table: of the addresses with nothing open some are
// forgotten then, which costs an attacker thousands of addresses.
const mostVisitors = 8192

func newGate(l Limits) *gate { return &gate{limits: l, visitors: map[netip.Prefix]*visitor{}} }

// pass is a connection that was let in.
type pass struct {
	gate   *gate
	who    *visitor
	proved bool
}

// refusal is why a connection was not let in, and whether it is worth telling:
// once a minute an address.
type refusal struct {
	why  string
	tell bool
}

// enter lets a connection in, or says why not.
func (g *gate) enter(from net.Addr, now time.Time) (*pass, refusal) {
	g.mu.Lock()
	defer g.mu.Unlock()
	v := g.visitor(addressOf(from), now)
	why := ""
	switch {
	case g.open >= g.limits.Connections:
		why = "too many connections in all"
	case g.unproven >= g.limits.Unproven:
		why = "too many connections without a key"
	case v.open >= g.limits.PerAddress:
		why = "too many connections from this address"
	case v.may < 1:
		why = "too many new connections from this address"
	}
	if why != "" {
		tell := now.After(v.quiet)
		if tell {
			v.quiet = now.Add(time.Minute)
		}
		return nil, refusal{why, tell}
	}
	v.may--
	v.open++
	g.open++
	g.unproven++
	return &pass{gate: g, who: v}, refusal{}
}

// visitor finds the entry of an address, with what it may begin by now.
func (g *gate) visitor(from netip.Prefix, now time.Time) *visitor {
	most := float64(g.limits.PerMinute)
	v := g.visitors[from]
	if v == nil {
		if len(g.visitors) >= mostVisitors {
			g.forget(now)
		}
		v = &visitor{may: most, at: now}
		g.visitors[from] = v
	}
	v.may = min(most, v.may+now.Sub(v.at).Minutes()*most)
	v.at = now
	return v
}

// forget makes room: those who could begin as many as ever by now, and where
// they are too few, anyone with nothing open; a quarter at once, since it takes a
// look at all.
func (g *gate) forget(now time.Time) {
	for from, v := range g.visitors {
		if v.open == 0 && now.Sub(v.at) > time.Minute {
			delete(g.visitors, from)
		}
	}
	for from, v := range g.visitors {
		if len(g.visitors) < mostVisitors*3/4 {
			return
		}
		if v.open == 0 {
			delete(g.visitors, from)
		}
	}
}

// prove says that the connection has proved a key.
func (p *pass) prove() {
	p.gate.mu.Lock()
	defer p.gate.mu.Unlock()
	if !p.proved {
		p.proved = true
		p.gate.unproven--
	}
}

// leave says that the connection is closed.
func (p *pass) leave() {
	p.gate.mu.Lock()
	defer p.gate.mu.Unlock()
	p.gate.open--
	p.who.open--
	if !p.proved {
		p.gate.unproven--
	}
}

// addressOf gives what counts as one address: of IPv6 the /64, which is what
// one person is given. What is no network address is one with all others.
func addressOf(a net.Addr) netip.Prefix {
	at, err := netip.ParseAddrPort(a.String())
	if err != nil {
		return netip.Prefix{}
	}
	ip := at.Addr().Unmap().WithZone("")
	bits := 64
	if ip.Is4() {
		bits = 32
	}
	prefix, _ := ip.Prefix(bits)
	return prefix
}
