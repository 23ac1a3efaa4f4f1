package serve

import (
	"context"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/crypto/ssh"

	"ebb/store"
)

// session is one channel of a connection: screens, or one answer.
type session struct {
	conn   *conn
	n      int
	ch     ssh.Channel
	ctx    context.Context //nolint:containedctx // a session is its context
	cancel context.CancelFunc

	env  []string // NAME=VALUE, those that are let in
	pty  bool
	term string
	size size
	runs bool

	out   output
	sizes chan size // the newest that the screens have yet to take

	refusals atomic.Int32 // that the log was told of

	mu      sync.Mutex
	why     string            // it ends
	notices func(says string) // shows words on the screens; nil: there are none
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

// serve answers what is asked of the channel until the client closes it. It has
// one program, which ends with it; the other way round the client has a moment
// to close it.
func (s *session) serve(requests <-chan *ssh.Request) {
	l := s.conn.server.config.Limits
	s.out = output{to: s.ch, stall: l.Stall, stalled: s.stalled}
	idle := time.AfterFunc(l.Handshake, func() { _ = s.ch.Close() }) // until something is run
	over := make(chan struct{})
	for r := range requests {
		ok, run := s.asked(r)
		_ = r.Reply(ok, nil)
		if run == nil {
			continue
		}
		idle.Stop()
		s.conn.server.safego("program", func() {
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
	s.mu.Lock()
	why := s.why
	s.mu.Unlock()
	if why != "" {
		s.say("ebb: " + why)
	}
	s.cancel()
	_, _ = s.ch.SendRequest("exit-status", false, ssh.Marshal(struct{ Status uint32 }{uint32(code)}))
	_ = s.ch.Close()
	time.AfterFunc(s.conn.server.config.Limits.Handshake, s.leftOpen)
}

// leftOpen closes a connection whose client has not closed the session.
func (s *session) leftOpen() {
	if slices.Contains(s.conn.all(), s) {
		s.conn.close()
	}
}

func (s *session) stalled() {
	l := s.conn.line("stalled")
	l.Session = s.n
	s.conn.server.audit(l)
	s.conn.close()
}

// say writes a line beside what is written: to the error stream.
func (s *session) say(words string) {
	_, _ = (&output{to: s.ch.Stderr(), raw: s.pty, stall: s.conn.server.config.Limits.Stall, stalled: s.stalled}).Write([]byte(words + "\n"))
}

// tell shows words on the screens, where there are some.
func (s *session) tell(words string) {
	s.mu.Lock()
	show := s.notices
	s.mu.Unlock()
	if show != nil {
		s.conn.server.safego("notice", func() { show(words) })
	}
}

// end ends the session and says why. One whose client does not read is ended
// with its connection.
func (s *session) end(why string) {
	s.mu.Lock()
	if s.why == "" {
		s.why = why
	}
	s.mu.Unlock()
	s.cancel()
	time.AfterFunc(time.Second, func() {
		if slices.Contains(s.conn.all(), s) {
			s.conn.close()
		}
	})
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
	if len(s.env) >= mostEnv || len(v.Name)+len(v.Value) > longestEnv || strings.ContainsAny(v.Name+v.Value, "\x00=\n") {
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
	if s.runs || s.pty || ssh.Unmarshal(payload, &v) != nil || len(v.Term) > longestTerm || strings.ContainsAny(v.Term, "\x00=\n/") {
		return false
	}
	s.pty, s.term, s.size, s.out.raw = true, v.Term, windowOf(v.W, v.H), true
	return true
}

// resize keeps the newest size alone: a client may send a million.
func (s *session) resize(to size) {
	for {
		select {
		case s.sizes <- to:
			return
		default:
		}
		select {
		case <-s.sizes:
		default:
		}
	}
}

func (s *session) getenv(name string) string {
	for _, v := range slices.Backward(s.env) {
		if value, is := strings.CutPrefix(v, name+"="); is {
			return value
		}
	}
	return ""
}

// run does what was asked for, for whom the key that signed is by now: the
// screens without words.
func (s *session) run(args []string) (code int) {
	server := s.conn.server
	begun := s.commandLine(args, false)
	if len(args) == 0 || begun.Event != "export" {
		begun.Event = "session"
	}
	who, refused := s.comes(len(args) == 0)
	if refused != "" {
		begun.Event, begun.Why = "refused", refused
		server.audit(begun)
		s.say("ebb: " + refused)
		return codeWrong
	}
	begun.Person, begun.Role = who.Person, who.Role.String()
	server.audit(begun)
	ended := begun
	ended.Event = "session over"
	defer func() {
		s.mu.Lock()
		ended.Why = s.why
		s.mu.Unlock()
		if ended.Code = &code; code == codeWrong { // what it was that could not be run
			ended.Command = strings.Join(args, " ")
		}
		server.audit(ended)
	}()
	defer func() {
		if fault := recover(); fault != nil {
			code = 1
			server.fault(s, fault)
			s.end("this session stopped at a fault of the program's own: nothing that was stored is lost")
		}
	}()
	switch {
	case len(args) > 0:
		return s.answer(who, args)
	case s.pty && s.term != "" && s.term != "dumb":
		return s.screens(who)
	default:
		return s.answer(who, []string{"week"})
	}
}

// comes gives who the key that signed is now; a key that came with a one-time
// code is asked about first.
func (s *session) comes(mayJoin bool) (who store.Principal, refused string) {
	server, proved := s.conn.server, s.conn.ssh.Permissions.Extensions
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
	if server.config.Keys.Seen != nil {
		if err := server.config.Keys.Seen(proved[keyProved], time.Now()); err != nil { // a disk that is full keeps nobody out
			server.log(Line{Event: "keys can't be written", Conn: s.conn.id, Why: err.Error()})
		}
	}
	h.Who.Via = "ssh"
	s.conn.is(h.Who)
	return h.Who, ""
}

func (s *Server) lineOf(of *session, event string) Line {
	l := of.conn.line(event)
	l.Session = of.n
	return l
}
