package serve

import (
	"context"
	"io"
	"net"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"ebb/store"
)

// Guest is someone whom another server has let in, as OpenSSH's own does by a
// line of authorized_keys: one process a guest, whose standard streams are theirs.
type Guest struct {
	Who  store.Principal
	Asks string              // the command line that they ask for; "": the screens
	From func(string) string // a variable of the environment: the address they come from, their terminal, their language

	In       io.Reader
	Out, Err io.Writer
}

// Attach does what a guest asks for, as a server of ours would: with its limits
// on what a person sends, and how long they stay, and with its log. Of c neither
// host key nor keys are looked at. It ends with ctx, and gives the exit code. Of
// one who was cut off, something may run still: the process should end.
func Attach(ctx context.Context, c Config, g Guest) (code int) {
	return attach(ctx, c, g, terminalOf(g.In, g.Out))
}

func attach(ctx context.Context, c Config, g Guest, t *terminal) (code int) {
	server := &Server{config: c, hub: hub{to: map[chan struct{}]struct{}{}}, begun: time.Now()}
	gone := make(chan struct{})
	s := &seat{
		server: server, in: g.In, sizes: make(chan size, 1), env: g.env(), term: g.term(),
		cut: sync.OnceFunc(func() { close(gone) }),
	}
	s.line = func(event string) Line { return g.line(event, server.begun) }
	s.comes = func(bool) (store.Principal, string) {
		s.seen("")
		return g.Who, ""
	}
	s.ctx, s.cancel = context.WithCancel(ctx)
	defer s.cancel()
	s.writes(g.Out, g.Err)
	if t != nil {
		s.pty, s.size, s.takes = true, t.size(), func() error { return t.take(s) }
		defer t.giveBack()
	}
	defer context.AfterFunc(ctx, func() { s.end("") })()
	late := time.AfterFunc(c.Limits.Session, func() { s.end(sessionOver) })
	defer late.Stop()
	server.audit(s.line("login"))
	defer func() { server.audit(s.line("gone")) }()
	code = codeFault
	over := make(chan int, 1)
	server.safego("guest", func() {
		defer close(over)
		did := s.exec(g.Asks)
		s.farewell()
		over <- did
	})
	select {
	case did, ended := <-over:
		if ended {
			code = did
		}
	case <-gone:
	}
	return code
}

// TurnedAway tells the log of a guest who is not let in, and why.
func (g Guest) TurnedAway(log *Audit, why error) error {
	l := g.line("refused", time.Now())
	l.At, l.Command, l.Why = time.Now().UTC(), g.Asks, why.Error()
	return log.Write(l)
}

// line begins a line of the log. What is one guest's has one name of a connection.
func (g Guest) line(event string, begun time.Time) Line {
	l := Line{
		Event: event, Via: viaAttach, Conn: strconv.FormatInt(begun.Unix(), 36) + "-p" + strconv.Itoa(os.Getpid()), Address: g.address(),
		Person: g.Who.Person, Role: g.Who.Role.String(),
	}
	if event != "login" && event != "gone" && event != "refused" {
		l.Session = 1
	}
	return l
}

// viaAttach is how guests come, in the log as in the journal.
const viaAttach = "attach"

// address gives where a guest comes from, as the other server tells it: address
// and port, and more that is of no use here.
func (g Guest) address() string {
	for _, name := range []string{"SSH_CONNECTION", "SSH_CLIENT"} {
		if words := strings.Fields(g.From(name)); len(words) > 1 {
			return net.JoinHostPort(words[0], words[1])
		}
	}
	return ""
}

// env gives what of the environment counts, as far as it may be true.
func (g Guest) env() (env []string) {
	for _, name := range []string{"LANG", "LC_ALL", "LC_CTYPE", "COLORTERM", "NO_COLOR"} {
		if value := g.From(name); value != "" && envTaken(name, value) {
			env = append(env, name+"="+value)
		}
	}
	return env
}

func (g Guest) term() string {
	if term := g.From("TERM"); termTaken(term) {
		return term
	}
	return ""
}
