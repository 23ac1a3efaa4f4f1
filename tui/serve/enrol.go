package serve

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"
)

// enrolTime is how long the question may stay unanswered.
const enrolTime = 5 * time.Minute

// enrol gives the key that signed to whom the one-time code is for, once its
// holder has said yes: on a plain line, so that any client will do.
func (s *session) enrol(proved map[string]string) (h Holder, refused string) {
	server := s.server
	fmt.Fprintf(&s.out, "\nThis server's key:\n  %s\nYour key:\n  %s\n\nFrom now on let this key in? (y/n) ", strings.ReplaceAll(s.conn.host.String(), "\n", "\n  "), proved[keyProved])
	late := time.AfterFunc(enrolTime, func() { s.end("nobody answered") })
	answer := s.typedLine()
	late.Stop()
	if a := strings.ToLower(strings.TrimSpace(answer)); a != "y" && a != "yes" {
		return h, "nothing was changed: the code can still be used"
	}
	h, err := server.config.Keys.Redeem(proved[codeOffers], proved[lineProved], time.Now())
	if err != nil {
		l := s.line("enrolment fails")
		l.Why = err.Error()
		server.audit(l)
		return h, "the code can't be used: " + err.Error()
	}
	if !h.holds(time.Now()) {
		return h, "this key may not come in"
	}
	l := s.line("enrolled")
	l.Person, l.Role = h.Who.Person, h.Who.Role.String()
	server.audit(l)
	fmt.Fprintf(&s.out, "\nWelcome, %s. From now on this key comes in by any user name.\n", h.Who.Person)
	return h, ""
}

// longestYes is what a line is read up to.
const longestYes = 16

// typedLine reads what is typed up to a new line. With a terminal it is shown as it is
// typed, since the client's own is silent then.
func (s *session) typedLine() string {
	var said []byte
	var one [1]byte
	slow := newBucket(64, longestYes*4)
	for len(said) < longestYes && s.ctx.Err() == nil {
		if _, err := s.in.Read(one[:]); err != nil {
			return ""
		}
		slow.take(context.Background(), 1)
		switch c := one[0]; {
		case c == '\r' || c == '\n':
			if s.pty {
				_, _ = io.WriteString(&s.out, "\n")
			}
			return string(said)
		case c == 3 || c == 4: // ctrl+c, ctrl+d
			return ""
		case (c == 8 || c == 127) && len(said) > 0:
			said = said[:len(said)-1]
			if s.pty {
				_, _ = io.WriteString(&s.out, "\b \b")
			}
		case c >= ' ' && c < 127:
			said = append(said, c)
			if s.pty {
				_, _ = s.out.Write(one[:])
			}
		}
	}
	return ""
}
