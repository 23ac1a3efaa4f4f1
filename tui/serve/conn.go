package serve

import (
	"net"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/crypto/ssh"

	"ebb/store"
)

// conn is a connection with its sessions.
type conn struct {
	server *Server
	id     string
	net    net.Conn
	ssh    *ssh.ServerConn
	began  time.Time
	host   ring // the keys by which it knows the server

	user, client string // what it says of itself
	guessed      bool

	mu       sync.Mutex
	who      store.Principal // of the key that signed; zero until a session asked
	key      string
	sessions map[*session]struct{}
	next     int
	rejected int
	alone    *time.Timer // ends it when it has been without a session for long
	working  sync.WaitGroup
}

// stalling is a network connection whose writes may not wait for ever.
type stalling struct {
	net.Conn
	most time.Duration
}

func (s stalling) Write(b []byte) (int, error) {
	if err := s.SetWriteDeadline(time.Now().Add(s.most)); err != nil {
		return 0, err
	}
	return s.Conn.Write(b)
}

// connection serves a connection until it is closed.
func (s *Server) connection(nc net.Conn, p *pass) {
	l := s.config.Limits
	c := &conn{server: s, net: nc, sessions: map[*session]struct{}{}, began: time.Now(), host: s.config.HostKeys.keys(s.audit)}
	s.mu.Lock()
	s.last++
	c.id = strconv.FormatInt(s.begun.Unix(), 36) + "-" + strconv.FormatUint(s.last, 10)
	s.conns[c] = struct{}{}
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		delete(s.conns, c)
		s.mu.Unlock()
	}()
	hasty := time.AfterFunc(l.Handshake, c.close)
	defer hasty.Stop()
	sc, channels, requests, err := ssh.NewServerConn(stalling{nc, l.Stall}, c.protocol())
	if err != nil {
		why := c.line("refused")
		why.Why = err.Error()
		s.audit(why)
		return
	}
	hasty.Stop()
	p.prove()
	c.ssh, c.user, c.client = sc, sc.User(), string(sc.ClientVersion())
	c.mu.Lock()
	c.key = sc.Permissions.Extensions[keyProved]
	c.alone = time.AfterFunc(l.Handshake, c.close)
	c.mu.Unlock()
	s.audit(c.line("login"))
	over := time.AfterFunc(l.Session, func() { c.end(sessionOver) })
	defer over.Stop()
	s.safego("requests", func() { c.answerAll(requests) })
	for ch := range channels {
		c.opened(ch)
	}
	c.working.Wait()
	c.mu.Lock()
	c.alone.Stop()
	c.mu.Unlock()
	s.audit(c.line("gone"))
}

const sessionOver = "the longest time for a session is over: come in again"

// opened begins a session, or says why not.
func (c *conn) opened(asked ssh.NewChannel) {
	if asked.ChannelType() != "session" {
		c.reject(asked, ssh.Prohibited, "nothing but sessions here")
		return
	}
	if why := c.take(); why != "" {
		c.reject(asked, ssh.ResourceShortage, why)
		return
	}
	ch, requests, err := asked.Accept()
	if err != nil {
		c.give()
		return
	}
	c.mu.Lock()
	c.next++
	s := c.newSession(c.next, ch)
	c.sessions[s] = struct{}{}
	c.mu.Unlock()
	c.working.Add(1)
	c.server.safego("session", func() {
		defer c.working.Done()
		defer c.left(s)
		s.serve(requests)
	})
}

// mostRejected is how many channels a connection may ask for in vain.
const mostRejected = 100

func (c *conn) reject(asked ssh.NewChannel, reason ssh.RejectionReason, why string) {
	_ = asked.Reject(reason, why)
	l := c.line("refused")
	l.Why = why + " (" + cut(asked.ChannelType(), 64) + ")"
	if c.rejected++; c.rejected > mostRejected {
		c.close()
		return
	}
	c.server.audit(l)
}

// take counts a session, or says why there may be no more.
func (c *conn) take() (why string) {
	s := c.server
	s.mu.Lock()
	defer s.mu.Unlock()
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case s.stopping:
		return "the server is stopping"
	case len(c.sessions) >= s.config.Limits.Sessions:
		return "too many sessions on this connection"
	case s.byKey[c.key] >= s.config.Limits.PerKey:
		return "too many sessions of this key"
	}
	s.byKey[c.key]++
	c.alone.Stop()
	return ""
}

// give counts a session that is over.
func (c *conn) give() {
	s := c.server
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.byKey[c.key]--; s.byKey[c.key] <= 0 {
		delete(s.byKey, c.key)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.sessions) == 0 {
		c.alone.Reset(s.config.Limits.Handshake)
	}
}

func (c *conn) left(s *session) {
	s.cancel()
	c.mu.Lock()
	delete(c.sessions, s)
	c.mu.Unlock()
	c.give()
}

func (c *conn) all() []*session {
	c.mu.Lock()
	defer c.mu.Unlock()
	all := make([]*session, 0, len(c.sessions))
	for s := range c.sessions {
		all = append(all, s)
	}
	return all
}

func (c *conn) busy() int { return len(c.all()) }

// tell shows words on the screens of the connection.
func (c *conn) tell(words string) {
	for _, s := range c.all() {
		s.tell(words)
	}
}

// end ends the sessions with the reason why, and the connection a second later.
func (c *conn) end(why string) {
	for _, s := range c.all() {
		s.end(why)
	}
	time.AfterFunc(time.Second, c.close)
}

// close ends it at once.
func (c *conn) close() { _ = c.net.Close() }

func (c *conn) holder() (store.Principal, string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.who, c.key
}

func (c *conn) is(who store.Principal) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.who = who
}

// withoutCode gives a user name as the log may have it: of a one-time code, which
// may be open still, only enough to tell one from another.
func withoutCode(user string) string {
	const shown = len(joinPrefix) + 4
	if len(user) > shown && strings.HasPrefix(strings.ToLower(user), joinPrefix) {
		return user[:shown] + "..."
	}
	return user
}

// line begins a line for the log.
func (c *conn) line(event string) Line {
	who, key := c.holder()
	return Line{
		Event: event, Conn: c.id, Address: c.net.RemoteAddr().String(), User: withoutCode(c.user), Client: c.client,
		Key: key, Person: who.Person, Role: who.Role.String(),
	}
}
