package serve

import (
	"fmt"
	"io"
	"net"
	"runtime"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
)

// addr is an address 10.0.0.n.
type addr struct{ n byte }

func (a *addr) Network() string { return "tcp" }
func (a *addr) String() string  { return fmt.Sprintf("10.0.0.%d:1", a.n) }

func TestTheGate(t *testing.T) {
	l := Usual()
	l.Connections, l.Unproven, l.PerAddress, l.PerMinute = 6, 4, 3, 5
	g, now := newGate(l), time.Now()
	enter := func(n byte, want string) *pass {
		t.Helper()
		p, no := g.enter(&addr{n}, now)
		if no.why != want {
			t.Fatalf("10.0.0.%d: %q, want %q", n, no.why, want)
		}
		return p
	}
	a, b := enter(1, ""), enter(1, "")
	enter(1, "")
	enter(1, "too many connections from this address")
	enter(2, "")
	enter(3, "too many connections without a key")
	a.prove()
	a.prove() // once is enough
	b.prove()
	enter(3, "").prove()
	enter(4, "")
	enter(5, "too many connections in all")
	a.leave()
	b.leave()
	c := enter(1, "")
	if g.open != 5 || g.unproven != 4 {
		t.Errorf("%d are open, %d of them without a key", g.open, g.unproven)
	}
	enter(6, "too many connections without a key")
	c.leave()
	enter(1, "").prove() // the fifth this minute
	enter(1, "too many new connections from this address")
}

func TestNewOnesAMinute(t *testing.T) {
	l := Usual()
	g, now := newGate(l), time.Now()
	came := func() (n int) {
		for {
			p, no := g.enter(&addr{1}, now)
			if p == nil {
				if no.why != "too many new connections from this address" {
					t.Fatal(no.why)
				}
				return n
			}
			n++
			p.leave()
		}
	}
	if n := came(); n != 30 {
		t.Errorf("%d come at once, want 30", n)
	}
	now = now.Add(10 * time.Second)
	if n := came(); n != 5 {
		t.Errorf("%d come after ten seconds, want 5", n)
	}
	tells := 0
	for range 100 {
		if _, no := g.enter(&addr{1}, now); no.tell {
			tells++
		}
	}
	if now = now.Add(2 * time.Minute); came() != 30 || tells != 0 {
		t.Errorf("told %d times more within the minute, or the minute is never over", tells)
	}
}

func TestAddressesAreForgotten(t *testing.T) {
	g, now := newGate(Usual()), time.Now()
	for i := range 3 * mostVisitors {
		a := &net.TCPAddr{IP: net.IPv4(10, byte(i>>16), byte(i>>8), byte(i))}
		if p, _ := g.enter(a, now); p != nil {
			p.leave()
		}
	}
	if n := len(g.visitors); n > mostVisitors {
		t.Errorf("%d addresses are kept", n)
	}
}

func TestAddressOf(t *testing.T) {
	for in, want := range map[string]string{
		"1.2.3.4:5": "1.2.3.4/32", "[::ffff:1.2.3.4]:5": "1.2.3.4/32", "[2001:db8:1:2:3:4:5:6]:7": "2001:db8:1:2::/64",
		"[2001:db8:1:2:ffff::]:7": "2001:db8:1:2::/64", "[fe80::1%eth0]:7": "fe80::/64", "pipe": "invalid Prefix",
	} {
		if got := addressOf(named(in)).String(); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

type named string

func (n named) Network() string { return "" }
func (n named) String() string  { return string(n) }

func TestSilentConnectionsKeepNobodyOut(t *testing.T) {
	r := start(t, func(c *Config, _ *rig) { c.Limits.Handshake = time.Second })
	before := runtime.NumGoroutine()
	silent := make([]net.Conn, 0, 1000)
	defer func() {
		for _, nc := range silent {
			_ = nc.Close()
		}
	}()
	for range 1000 {
		nc, err := net.Dial("tcp", r.at)
		if err != nil {
			t.Fatal(err)
		}
		silent = append(silent, nc)
	}
	if n := runtime.NumGoroutine() - before; n > 300 {
		t.Errorf("%d goroutines wait for those who say nothing", n)
	}
	c, err := r.dialFrom("127.0.0.2", "x", ssh.PublicKeys(r.sam))
	if err != nil {
		t.Fatalf("an honest client: %v", err)
	}
	answer(t, c, "week")
	if _, err := r.dial("x", r.sam); err == nil {
		t.Error("the address of the silent is let in beyond its limit")
	}
	r.log.wait(t, "too many connections from this address")
	r.log.wait(t, `"127.0.0.1`)
}

func TestSilenceIsClosed(t *testing.T) {
	r := start(t, func(c *Config, _ *rig) { c.Limits.Handshake = time.Second })
	nc, err := net.Dial("tcp", r.at)
	if err != nil {
		t.Fatal(err)
	}
	defer nc.Close()
	said, _ := io.ReadAll(nc) // until the server closes it
	if string(said[:min(13, len(said))]) != "SSH-2.0-ebb\r\n" {
		t.Errorf("the server says %q", said)
	}
	c := r.in("x", r.sam)
	_ = c.Wait() // it opens no session
}
