package calendar

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"
)

const page = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"

// serving starts a server that knows one address, and gives where it listens.
func serving(t *testing.T, s *Server) string {
	t.Helper()
	if s.Page == nil {
		s.Page = func(_ context.Context, address string) ([]byte, bool, error) {
			switch address {
			case "breaks":
				return nil, false, errors.New("the store is elsewhere")
			case "panics":
				panic(address)
			}
			return []byte(page), address == "sam", nil
		}
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, l) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return l.Addr().String()
}

// ask sends a text and gives all that is answered.
func ask(t *testing.T, at, text string) string {
	t.Helper()
	c, err := net.Dial("tcp", at)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	if _, err := io.WriteString(c, text); err != nil {
		t.Fatal(err)
	}
	said, err := io.ReadAll(c)
	if err != nil {
		t.Fatal(err)
	}
	return string(said)
}

func get(line string, headers ...string) string {
	return line + "\r\n" + strings.Join(append([]string{"Host: x"}, headers...), "\r\n") + "\r\n\r\n"
}

func TestCalendarIsAnswered(t *testing.T) {
	at := serving(t, &Server{Now: func() time.Time { return time.Date(2027, 4, 6, 9, 0, 0, 0, time.FixedZone("", 7200)) }})
	said := ask(t, at, get("GET /sam.ics HTTP/1.1"))
	tag := tagOf([]byte(page))
	want := "HTTP/1.1 200 OK\r\nDate: Tue, 06 Apr 2027 07:00:00 GMT\r\nConnection: close\r\nX-Content-Type-Options: nosniff\r\n" +
		"Referrer-Policy: no-referrer\r\nX-Robots-Tag: noindex\r\nETag: " + tag + "\r\nCache-Control: private, no-cache\r\n" +
		"Content-Type: text/calendar; charset=utf-8\r\nContent-Length: 32\r\n\r\n" + page
	if said != want {
		t.Errorf("got\n%s", said)
	}
	if head := ask(t, at, get("HEAD /sam.ics HTTP/1.1")); head != strings.TrimSuffix(want, page) {
		t.Errorf("HEAD gives\n%s", head)
	}
	for have, unchanged := range map[string]bool{tag: true, `"x", W/` + tag: true, "*": true, `"x"`: false, "": false} {
		said := ask(t, at, get("GET /sam.ics HTTP/1.1", "if-none-match: "+have))
		status, _, _ := strings.Cut(said, "\r\n")
		if is := status == "HTTP/1.1 304 Not Modified"; is != unchanged || is == strings.HasSuffix(said, page) || !strings.Contains(said, "ETag: "+tag) {
			t.Errorf("with %s:\n%s", have, said)
		}
	}
}

// Nothing else is served, and what is no proper request is refused in one answer.
func TestAllElseIsRefused(t *testing.T) {
	at := serving(t, &Server{})
	for text, want := range map[string]status{
		get("GET / HTTP/1.1"):                                         notFound,
		get("GET /mara.ics HTTP/1.1"):                                 notFound,
		get("GET /sam HTTP/1.1"):                                      notFound,
		get("GET /sam.ics?x HTTP/1.1"):                                notFound,
		get("GET /../sam.ics HTTP/1.1"):                               notFound,
		get("GET http://x/sam.ics HTTP/1.1"):                          notFound,
		get("GET /breaks.ics HTTP/1.1"):                               broken,
		get("POST /sam.ics HTTP/1.1"):                                 method,
		get("PROPFIND /sam.ics HTTP/1.1"):                             method,
		get("CONNECT x:443 HTTP/1.1"):                                 method,
		get("GET /sam.ics HTTP/2.0"):                                  version,
		get("GET /sam.ics HTTQ/1.1"):                                  malformed,
		get("GET /sam.ics"):                                           malformed,
		get("GET  /sam.ics HTTP/1.1"):                                 malformed,
		get("GET /sam.ics HTTP/1.1 "):                                 malformed,
		get("G\tT /sam.ics HTTP/1.1"):                                 malformed,
		get("GET /sam.ics HTTP/1.1", "no colon"):                      malformed,
		get("GET /sam.ics HTTP/1.1", "Space : 1"):                     malformed,
		get("GET /sam.ics HTTP/1.1", "A: 1", " folded"):               malformed,
		get("GET /sam.ics HTTP/1.1", "A: 1\nB: 2"):                    malformed,
		get("GET /sam.ics HTTP/1.1", "A: \x00"):                       malformed,
		get("GET /sam.ics HTTP/1.1", "Host: y"):                       malformed,
		get("GET /sam.ics HTTP/1.1", "Content-Length: 5"):             malformed,
		get("GET /sam.ics HTTP/1.1", "Transfer-Encoding: chunked"):    malformed,
		get("GET /sam.ics HTTP/1.1", "A: "+strings.Repeat("x", 9000)): tooLong,
		"GET /" + strings.Repeat("x", 9000):                           tooLong,
		"GET /sam.ics HTTP/1.1\r\n\r\n":                               malformed,
		"\r\n\r\n":                                                    malformed,
		"GET /sam.ics HTTP/1.0\r\n\r\n":                               ok,
		get("GET /sam.ics HTTP/1.1", "Content-Length: 0"):             ok,
		get("GET /sam.ics HTTP/1.1") + get("GET /sam.ics HTTP/1.1"):   ok,
		"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n":        malformed,
	} {
		said := ask(t, at, text)
		if !strings.HasPrefix(said, "HTTP/1.1 "+want.words()+"\r\n") || strings.Count(said, "HTTP/1.1 ") != 1 {
			t.Errorf("%.60q: want %s, got\n%s", text, want.words(), said)
		}
		if want != ok && (strings.Contains(said, "VCALENDAR") || strings.Contains(said, "elsewhere")) {
			t.Errorf("%.60q tells too much:\n%s", text, said)
		}
		if want == method && !strings.Contains(said, "\r\nAllow: GET, HEAD\r\n") {
			t.Errorf("%.60q: what is allowed is not said:\n%s", text, said)
		}
	}
}

// Who is silent is let go of; one that ends in the middle gets its answer; a panic
// ends one connection.
func TestOthersSpoilNothing(t *testing.T) {
	at := serving(t, &Server{Patient: 50 * time.Millisecond})
	if said := ask(t, at, ""); said != "" {
		t.Errorf("to silence:\n%s", said)
	}
	if said := ask(t, at, "GET /sam.ics HT"); !strings.HasPrefix(said, "HTTP/1.1 408 ") {
		t.Errorf("to half a request:\n%s", said)
	}
	if said := ask(t, at, get("GET /panics.ics HTTP/1.1")); said != "" {
		t.Errorf("to what panics:\n%s", said)
	}
	if said := ask(t, at, get("GET /sam.ics HTTP/1.1")); !strings.HasSuffix(said, page) {
		t.Errorf("after them:\n%s", said)
	}
}

// More connections than there may be are closed at once, and when one of them
// ends the next is answered.
func TestConnectionsAreBounded(t *testing.T) {
	at := serving(t, &Server{Most: 1, Patient: time.Minute})
	first, err := net.Dial("tcp", at)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(first, "GET"); err != nil {
		t.Fatal(err)
	}
	second, err := net.Dial("tcp", at)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = second.Close() }()
	if n, err := second.Read(make([]byte, 1)); n != 0 || err == nil {
		t.Errorf("the second is answered: %d, %v", n, err)
	}
	if _, err := io.WriteString(first, " /sam.ics HTTP/1.0\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(first).ReadString('\n'); err != nil || line != "HTTP/1.1 200 OK\r\n" {
		t.Errorf("the first has %q, %v", line, err)
	}
	_ = first.Close()
}

// The log is told what is wrong, and never an address.
func TestLogHoldsNoAddress(t *testing.T) {
	var mu sync.Mutex
	var log strings.Builder
	at := serving(t, &Server{Log: func(event, from, why string) {
		mu.Lock()
		defer mu.Unlock()
		log.WriteString(event + " " + from + " " + why + "\n")
	}})
	ask(t, at, get("GET /sam.ics HTTP/1.1"))
	ask(t, at, get("GET /sammy.ics HTTP/1.1"))
	ask(t, at, get("GET /breaks.ics HTTP/1.1"))
	mu.Lock()
	defer mu.Unlock()
	if said := log.String(); strings.Contains(said, "sam") || !strings.Contains(said, "404 Not Found") || !strings.Contains(said, "the store is elsewhere") {
		t.Errorf("the log says\n%s", said)
	}
}

// No bytes make the reader do anything but refuse or find an address, whole.
func TestAnyBytesAreRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pieces := rapid.SliceOfN(rapid.SampledFrom([]string{"GET", " ", "/", "a.ics", "HTTP/1.1", "GET /a.ics HTTP/1.1\r\n", "\r\n", "\n", "\r", ":", "Host", "Host: x\r\n", "\x00", "é", "\r\n\r\n", "If-None-Match: \"\r\n"}), 0, 30)
		text := strings.Join(pieces.Draw(t, "pieces"), "")
		r, refused := read(strings.NewReader(text))
		if refused == 0 && !strings.Contains(text, "GET /"+r.address+".ics HTTP/1.") {
			t.Fatalf("%q is read as %+v", text, r)
		}
	})
}
