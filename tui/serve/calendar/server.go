// Package calendar answers calendar programs: each athlete's plan at an address
// that can't be guessed, and nothing else. It is as much of HTTP/1.1 (RFC 9112) as
// they need, by hand, since net/http is a tenth of the program: GET and HEAD,
// ETag, one answer a connection. TLS is for a reverse proxy in front of it.
package calendar

import (
	"context"
	"errors"
	"net"
	"sync"
	"time"
)

// Server answers at a listener. What a page is made of, it is handed.
type Server struct {
	// Page gives the calendar at an address, or false when there is none. It is
	// called for one connection at a time.
	Page func(ctx context.Context, address string) (page []byte, found bool, err error)
	Log  func(event, address, why string) // may be nil; never told the address of a calendar

	Now     func() time.Time // time.Now when nil
	Patient time.Duration    // for a request, and again for the answer to be taken; 0: 10 s
	Most    int              // connections at once; 0: 64

	making  sync.Mutex
	working sync.WaitGroup
}

// Serve answers until ctx is done. It closes the listener and all connections: who
// was cut off asks again.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	if s.Now == nil {
		s.Now = time.Now
	}
	if s.Patient == 0 {
		s.Patient = 10 * time.Second
	}
	if s.Most == 0 {
		s.Most = 64
	}
	free := make(chan struct{}, s.Most)
	defer context.AfterFunc(ctx, func() { _ = l.Close() })()
	defer s.working.Wait()
	for {
		c, err := l.Accept()
		switch {
		case err == nil:
		case ctx.Err() != nil || errors.Is(err, net.ErrClosed):
			return nil
		default: // of files, say, there are too few now
			s.log("accept fails", "", err.Error())
			select {
			case <-ctx.Done():
			case <-time.After(100 * time.Millisecond):
			}
			continue
		}
		select {
		case free <- struct{}{}:
			s.working.Add(1)
			go func() {
				defer func() { <-free; s.working.Done() }()
				s.connection(ctx, c)
			}()
		default:
			_ = c.Close()
		}
	}
}

// connection answers once and closes. What breaks in it breaks for it alone.
func (s *Server) connection(ctx context.Context, c net.Conn) {
	from := c.RemoteAddr().String()
	defer func() {
		if broken := recover(); broken != nil {
			s.log("panic", from, "the answer could not be made")
		}
		_ = c.Close()
	}()
	defer context.AfterFunc(ctx, func() { _ = c.Close() })()
	_ = c.SetReadDeadline(time.Now().Add(s.Patient))
	r, refused := read(c)
	if refused == gone {
		return
	}
	a := s.answer(ctx, r, refused, from)
	_ = c.SetWriteDeadline(time.Now().Add(s.Patient))
	if _, err := c.Write(a.bytes(s.Now())); err != nil {
		return
	}
	settle(c)
}

// settle takes what still comes for a moment: a connection that is closed on
// unread bytes is reset, and the answer lost.
func settle(c net.Conn) {
	if half, ok := c.(interface{ CloseWrite() error }); ok {
		_ = half.CloseWrite()
	}
	_ = c.SetReadDeadline(time.Now().Add(500 * time.Millisecond))
	rest := make([]byte, 4096)
	for range 16 {
		if _, err := c.Read(rest); err != nil {
			return
		}
	}
}

// answer finds out what is asked for.
func (s *Server) answer(ctx context.Context, r request, refused status, from string) answer {
	if refused != 0 {
		s.log("refused", from, refused.words())
		return answer{status: refused, head: r.head}
	}
	page, found, err := s.page(ctx, r.address)
	switch {
	case err != nil:
		s.log("fails", from, err.Error())
		return answer{status: broken, head: r.head}
	case !found:
		s.log("refused", from, notFound.words())
		return answer{status: notFound, head: r.head}
	}
	a := answer{status: ok, page: page, tag: tagOf(page), head: r.head}
	if r.has(a.tag) {
		a.status = notModified
	}
	return a
}

func (s *Server) page(ctx context.Context, address string) (page []byte, found bool, err error) {
	s.making.Lock()
	defer s.making.Unlock()
	return s.Page(ctx, address)
}

func (s *Server) log(event, from, why string) {
	if s.Log != nil {
		s.Log(event, from, why)
	}
}
