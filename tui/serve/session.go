package serve

import (
	"context"
	"slices"
	"strings"
	"time"

	"golang.org/x/crypto/ssh"

	"ebb/store"
)

// session is one channel of a connection: screens, or one answer.
type session struct {
	seat
	conn *conn
	n    int
	ch   ssh.Channel
	runs bool
}

// newSession makes the seat of a channel.
func (c *conn) newSession(n int, ch ssh.Channel) *session {
	ctx, cancel := context.WithCancel(context.Background())
	s := &session{conn: c, n: n, ch: ch}
	s.seat = seat{
		server: c.server, ctx: ctx, cancel: cancel, in: ch, sizes: make(chan size, 1),
		line: s.lineOf, comes: s.holder, cut: s.leftOpen,
	}
	s.writes(ch, ch.Stderr())
	return s
}

func (s *session) lineOf(event string) Line {
	l := s.conn.line(event)
	l.Session = s.n
	return l
}

// size is of a window, in cells.
type size struct{ w, h int }

// windowOf believes a client's size as far as it can be true.
func windowOf(w, h uint32) size {
	if w == 0 || h == 0 {
		return size{80, 24}
	}
	return size{int(min(w, mostColumns)), int(min(h, mostRows))}
}

// What a client may say of its environment.
const (
	mostEnv     = 16
	longestEnv  = 512
	longestTerm = 64
)

// EnvTaken says which variables of a client's environment count: those that tell
// of its language and its colours.
func EnvTaken(name string) bool {
	return name == "LANG" || name == "COLORTERM" || name == "NO_COLOR" || strings.HasPrefix(name, "LC_")
}

// envTaken says whether such a variable may be what it says it is.
func envTaken(name, value string) bool {
	return len(name)+len(value) <= longestEnv && !strings.ContainsAny(name+value, "\x00=\n")
}

// termTaken says whether a terminal may be called so.
func termTaken(name string) bool {
	return len(name) <= longestTerm && !strings.ContainsAny(name, "\x00=\n/")
}

// serve answers what is asked of the channel until the client closes it. It has
// one program, which ends with it; the other way round the client has a moment
// to close it.
func (s *session) serve(requests <-chan *ssh.Request) {
	idle := time.AfterFunc(s.server.config.Limits.Handshake, func() { _ = s.ch.Close() }) // until something is run
	over := make(chan struct{})
	for r := range requests {
		ok, run := s.asked(r)
		_ = r.Reply(ok, nil)
		if run == nil {
			continue
		}
		idle.Stop()
		s.server.safego("program", func() {
			defer close(over)
			code := 1
			defer func() { s.finish(code) }()
			code = run()
		})
	}
	idle.Stop()
	s.cancel()
	if s.runs {
		<-over
	}
}

// finish tells how it ended and closes the channel. A client that leaves its
// side open keeps the session's place for a moment, then the connection goes.
func (s *session) finish(code int) {
	s.farewell()
	s.cancel()
	_, _ = s.ch.SendRequest("exit-status", false, ssh.Marshal(struct{ Status uint32 }{uint32(code)}))
	_ = s.ch.Close()
	time.AfterFunc(s.server.config.Limits.Handshake, s.leftOpen)
}

// leftOpen closes a connection whose client has not closed the session.
func (s *session) leftOpen() {
	if slices.Contains(s.conn.all(), s) {
		s.conn.close()
	}
}

// asked answers a request; run is what it starts.
func (s *session) asked(r *ssh.Request) (ok bool, run func() int) {
	switch r.Type {
	case "env":
		return s.setEnv(r.Payload), nil
	case "pty-req":
		return s.setTerminal(r.Payload), nil
	case "window-change":
		var to struct{ W, H, X, Y uint32 }
		if !s.pty || ssh.Unmarshal(r.Payload, &to) != nil {
			return false, nil
		}
		s.resize(windowOf(to.W, to.H))
		return true, nil
	case "shell":
		if s.runs {
			return false, nil
		}
		s.runs = true
		return true, func() int { return s.run(nil) }
	case "exec":
		var line struct{ Command string }
		if s.runs || ssh.Unmarshal(r.Payload, &line) != nil {
			return false, nil
		}
		s.runs = true
		return true, func() int { return s.exec(line.Command) }
	default: // agents, X11, signals, breaks, subsystems
		return false, nil
	}
}

func (s *session) setEnv(payload []byte) bool {
	var v struct{ Name, Value string }
	if s.runs || ssh.Unmarshal(payload, &v) != nil || !EnvTaken(v.Name) {
		return false
	}
	if len(s.env) >= mostEnv || !envTaken(v.Name, v.Value) {
		return false
	}
	s.env = append(s.env, v.Name+"="+v.Value)
	return true
}

func (s *session) setTerminal(payload []byte) bool {
	var v struct {
		Term       string
		W, H, X, Y uint32
		Modes      string
	}
	if s.runs || s.pty || ssh.Unmarshal(payload, &v) != nil || !termTaken(v.Term) {
		return false
	}
	s.pty, s.term, s.size, s.out.raw, s.errs.raw = true, v.Term, windowOf(v.W, v.H), true, true
	return true
}

// holder gives who the key that signed is now; a key that came with a one-time
// code is asked about first.
func (s *session) holder(mayJoin bool) (who store.Principal, refused string) {
	server, proved := s.server, s.conn.ssh.Permissions.Extensions
	h, known, err := server.config.Keys.Holder(proved[keyProved])
	switch {
	case err != nil:
		server.log(Line{Event: "keys can't be read", Conn: s.conn.id, Why: err.Error()})
		return who, "the store can't be read just now: try again"
	case known && !h.holds(time.Now()):
		return who, "this key may not come in"
	case !known && proved[codeOffers] == "":
		return who, "this key may not come in"
	case !known && !mayJoin:
		return who, "this key is not known yet: come in without a command first"
	case !known:
		if h, refused = s.enrol(proved); refused != "" {
			return who, refused
		}
	}
	s.seen(proved[keyProved])
	h.Who.Via = "ssh"
	s.conn.is(h.Who)
	return h.Who, ""
}
