package serve

import (
	"context"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"ebb/store"
)

// seat is where one person is, at the screens or waiting for one answer: the
// limits that hold for them, and the log that hears of what they do. A session
// of the server is one, and so is what another server has started.
type seat struct {
	server *Server
	line   func(event string) Line                                  // begins a line of the log
	comes  func(mayJoin bool) (who store.Principal, refused string) // who it is, asked once
	cut    func()                                                   // ends it, though the other side neither reads nor goes
	ctx    context.Context                                          //nolint:containedctx // a seat is its context
	cancel context.CancelFunc

	env  []string // NAME=VALUE, those that are let in
	pty  bool
	term string
	size size

	in        io.Reader
	out, errs output
	takes     func() error // makes the terminal the screens'; nil: it is at the other end
	sizes     chan size    // the newest that the screens have yet to take

	refusals atomic.Int32 // that the log was told of

	mu      sync.Mutex
	why     string            // it ends
	notices func(says string) // shows words on the screens; nil: there are none
}

// writes says where what a seat writes goes to.
func (s *seat) writes(out, errs io.Writer) {
	stall := s.server.config.Limits.Stall
	s.out = output{to: out, stall: stall, stalled: s.stalled}
	s.errs = output{to: errs, stall: stall, stalled: s.stalled}
}

func (s *seat) stalled() {
	s.server.audit(s.line("stalled"))
	s.cut()
}

// say writes a line beside what is written: to the error stream.
func (s *seat) say(words string) { _, _ = io.WriteString(&s.errs, words+"\n") }

// tell shows words on the screens, where there are some.
func (s *seat) tell(words string) {
	s.mu.Lock()
	show := s.notices
	s.mu.Unlock()
	if show != nil {
		s.server.safego("notice", func() { show(words) })
	}
}

// end ends what runs here and says why. One who does not read is cut off.
func (s *seat) end(why string) {
	s.mu.Lock()
	if s.why == "" {
		s.why = why
	}
	s.mu.Unlock()
	s.cancel()
	time.AfterFunc(time.Second, s.cut)
}

// adds goes on with why it ends, where that is said.
func (s *seat) adds(words string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.why != "" {
		s.why += "; " + words
	}
}

// farewell says why it ended, if there is a reason.
func (s *seat) farewell() {
	s.mu.Lock()
	why := s.why
	s.mu.Unlock()
	if why != "" {
		s.say("ebb: " + why)
	}
}

// resize keeps the newest size alone: a client may send a million.
func (s *seat) resize(to size) {
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

func (s *seat) getenv(name string) (value string) {
	for _, v := range s.env {
		if said, is := strings.CutPrefix(v, name+"="); is {
			value = said
		}
	}
	return value
}

// hasScreens says whether the terminal, if there is one, can show screens.
func (s *seat) hasScreens() bool { return s.pty && s.term != "" && s.term != "dumb" }

// run does what was asked for, for who comes: the screens without words.
func (s *seat) run(args []string) (code int) {
	server := s.server
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
			code = codeFault
			s.fault(fault)
			s.end("this session stopped at a fault of the program's own: nothing that was stored is lost")
		}
	}()
	switch {
	case len(args) > 0:
		return s.answer(who, args)
	case s.hasScreens():
		return s.screens(who)
	default:
		return s.answer(who, []string{"week"})
	}
}

// seen notes that who comes in by a key looked. A disk that is full keeps nobody
// out.
func (s *seat) seen(key string) {
	note := s.server.config.Keys.Seen
	if note == nil {
		return
	}
	if err := note(key, time.Now()); err != nil {
		l := s.line("keys can't be written")
		l.Why = err.Error()
		s.server.log(l)
	}
}
