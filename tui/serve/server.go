package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"ebb/store"
	"ebb/tui"
)

// Config is what a server is made of.
type Config struct {
	Limits   Limits
	HostKeys *HostKeys
	Keys     Keys

	// Screens gives what the screens are started with, for a person who came in;
	// the terminal is filled in here; told is told of what they do. Run runs a command and gives its exit code.
	Screens func(ctx context.Context, who store.Principal, told func(store.Deed)) (tui.Options, error)
	Run     func(call Call) (code int)

	Changes <-chan struct{} // the store was changed, by anyone
	Audit   *Audit          // nil: none is kept
	Log     io.Writer       // the server's own log, lines of JSON; nil: none
}

// Keys is who may come in.
type Keys struct {
	Holder   func(fingerprint string) (Holder, bool, error)              // whose a key is
	CodeOpen func(code string, now time.Time) (bool, error)              // whether a one-time code may be redeemed
	Redeem   func(code, publicKey string, now time.Time) (Holder, error) // gives a key to whom a code is for
	Seen     func(fingerprint string, now time.Time) error               // notes that a key was used; may be nil
	Any      func(now time.Time) (bool, error)                           // there is a key or an open code
}

// Holder is whose a key is.
type Holder struct {
	Who     store.Principal
	Expires time.Time // zero: never
	Revoked bool
}

func (h Holder) holds(now time.Time) bool {
	return !h.Revoked && (h.Expires.IsZero() || now.Before(h.Expires)) && h.Who.Role != 0
}

// Server lets people in.
type Server struct {
	config   Config
	gate     *gate
	guessing guessing
	hub      hub

	mu       sync.Mutex
	conns    map[*conn]struct{}
	byKey    map[string]int // sessions
	last     uint64         // connection's number
	stopping bool
	begun    time.Time

	working sync.WaitGroup
	logging sync.Mutex

	wrap func(tea.Model) tea.Model // for tests that break a program
}

// New makes a server. One that would let nobody in by a key, or has no key to
// be known by, is refused.
func New(c Config) (*Server, error) {
	if err := c.Limits.Check(); err != nil {
		return nil, err
	}
	switch {
	case c.HostKeys == nil:
		return nil, errors.New("a server needs a host key")
	case c.Keys.Holder == nil || c.Keys.CodeOpen == nil || c.Keys.Redeem == nil || c.Keys.Any == nil:
		return nil, errors.New("a server needs to know whose a key is")
	case c.Screens == nil || c.Run == nil:
		return nil, errors.New("a server needs screens and commands")
	}
	return &Server{
		config: c, gate: newGate(c.Limits), hub: hub{to: map[chan struct{}]struct{}{}},
		conns: map[*conn]struct{}{}, byKey: map[string]int{}, begun: time.Now(),
	}, nil
}

// Address gives the address to listen at: a bare port is one of the loopback.
// Beyond it nothing is opened as long as nobody could come in. Names are not
// looked up: all that does so is left out of the program.
func (k Keys) Address(listen string, now time.Time) (netip.AddrPort, error) {
	at, err := netip.ParseAddrPort(strings.Replace(listen, "localhost:", "127.0.0.1:", 1))
	if port, bare := strings.CutPrefix(listen, ":"); bare {
		at, err = netip.ParseAddrPort("127.0.0.1:" + port)
	}
	if err != nil {
		return at, fmt.Errorf("“%s” is no address and port to listen at: write 127.0.0.1:2222", listen)
	}
	if at.Addr().IsLoopback() {
		return at, nil
	}
	anyone, err := k.Any(now)
	if err != nil {
		return at, err
	}
	if !anyone {
		return at, fmt.Errorf("%s can be reached from elsewhere, and nobody could come in yet: ebb athlete invite NAME makes a one-time code first", listen)
	}
	return at, nil
}

// Serve lets people in until ctx is done; then it tells them, gives them the
// time of grace, and ends what is left. It closes the listener.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	inside, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	s.config.HostKeys.keys(s.audit) // whoever reads the log sees what clients see
	s.safego("watch", func() { s.watch(inside) })
	failed := make(chan error, 1)
	s.safego("listener", func() { failed <- s.accept(l) })
	var err error
	select {
	case <-ctx.Done():
	case err = <-failed:
	}
	s.mu.Lock()
	s.stopping = true
	s.mu.Unlock()
	closed := l.Close()
	s.drain()
	stop()
	s.wait(2 * time.Second)
	if err == nil && !errors.Is(closed, net.ErrClosed) {
		err = closed
	}
	return err
}

// accept takes connections until the listener is closed. What the system has
// too few of, as files, is waited for.
func (s *Server) accept(l net.Listener) error {
	for {
		nc, err := l.Accept()
		if err == nil {
			s.arrived(nc)
			continue
		}
		s.mu.Lock()
		stopping := s.stopping
		s.mu.Unlock()
		if stopping || errors.Is(err, net.ErrClosed) {
			return nil
		}
		if temporary, ok := errors.AsType[net.Error](err); !ok || !temporary.Timeout() && !isScarce(err) {
			return err
		}
		s.log(Line{Event: "accept fails", Why: err.Error()})
		<-time.After(100 * time.Millisecond)
	}
}

// arrived lets a connection in, or closes it.
func (s *Server) arrived(nc net.Conn) {
	p, no := s.gate.enter(nc.RemoteAddr(), time.Now())
	if p == nil {
		_ = nc.Close()
		if no.tell {
			s.audit(Line{Event: "refused", Address: nc.RemoteAddr().String(), Why: no.why})
		}
		return
	}
	s.safego("connection", func() {
		defer p.leave()
		defer func() { _ = nc.Close() }()
		s.connection(nc, p)
	})
}

// drain lets sessions end: those without a screen at once, the others after
// the time of grace.
func (s *Server) drain() {
	grace := s.config.Limits.Grace
	for _, c := range s.open() {
		if c.busy() == 0 {
			c.close()
			continue
		}
		c.tell(fmt.Sprintf("the server stops in %s: what you did is kept", grace))
	}
	if s.wait(grace) {
		return
	}
	for _, c := range s.open() {
		c.end("the server stopped: what you did is kept")
	}
	s.wait(1500 * time.Millisecond)
	s.Close()
}

// Close ends everything at once.
func (s *Server) Close() {
	for _, c := range s.open() {
		c.close()
	}
}

func (s *Server) open() []*conn {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := make([]*conn, 0, len(s.conns))
	for c := range s.conns {
		all = append(all, c)
	}
	return all
}

// wait waits until no connection is left, or for so long.
func (s *Server) wait(most time.Duration) (empty bool) {
	over := time.NewTimer(most)
	defer over.Stop()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for len(s.open()) > 0 {
		select {
		case <-over.C:
			return false
		case <-tick.C:
		}
	}
	return true
}
