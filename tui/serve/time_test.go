//go:build unix

package serve

import (
	"bytes"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/crypto/ssh"

	"ebb/store"
)

// pipes is a listener whose connections are in memory: with them a session of
// hours takes no time in a test.
type pipes struct {
	come   chan net.Conn
	closed chan struct{}
}

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.come:
		return c, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error { close(p.closed); return nil }

func (p *pipes) Addr() net.Addr { return named("pipe") }

// pipe gives the two ends of a line. Those of net.Pipe hold nothing, and both
// sides of SSH begin by writing.
func pipe() (a, b net.Conn) {
	there, back, over := make(chan []byte, 64), make(chan []byte, 64), make(chan struct{})
	end := sync.OnceFunc(func() { close(over) })
	return &line{from: there, to: back, over: over, end: end}, &line{from: back, to: there, over: over, end: end}
}

type line struct {
	net.Conn // of which nothing is asked
	from, to chan []byte
	rest     []byte
	over     chan struct{}
	end      func()
}

func (l *line) Read(b []byte) (int, error) {
	if len(l.rest) == 0 {
		select {
		case l.rest = <-l.from:
		case <-l.over:
			return 0, io.EOF
		}
	}
	n := copy(b, l.rest)
	l.rest = l.rest[n:]
	return n, nil
}

func (l *line) Write(b []byte) (int, error) {
	select {
	case l.to <- bytes.Clone(b):
		return len(b), nil
	case <-l.over:
		return 0, net.ErrClosed
	}
}

func (l *line) Close() error                     { l.end(); return nil }
func (l *line) RemoteAddr() net.Addr             { return named("pipe") }
func (l *line) LocalAddr() net.Addr              { return named("pipe") }
func (l *line) SetWriteDeadline(time.Time) error { return nil }

// dial comes in by a key.
func (p *pipes) dial(t *testing.T, key ssh.Signer) *ssh.Client {
	t.Helper()
	mine, theirs := pipe()
	p.come <- theirs
	sc, channels, requests, err := ssh.NewClientConn(mine, "pipe", &ssh.ClientConfig{
		User: "x", Auth: []ssh.AuthMethod{ssh.PublicKeys(key)}, HostKeyCallback: ssh.InsecureIgnoreHostKey(),
	})
	if err != nil {
		t.Fatal(err)
	}
	return ssh.NewClient(sc, channels, requests)
}

// hours runs a test on a server in a time of its own.
func hours(t *testing.T, key ssh.Signer, limits func(l *Limits), test func(r *rig, c *ssh.Client)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		p := &pipes{make(chan net.Conn), make(chan struct{})}
		r := start(t, func(c *Config, r *rig) {
			limits(&c.Limits)
			r.listener = p
			r.door.enrol(key, store.Principal{Person: "Sam Rivera", Role: store.AthleteRole, Athlete: sam})
		})
		c := p.dial(t, key)
		test(r, c)
		_ = c.Close()
		_ = r.stop()
		synctest.Wait()
	})
}

// text gives what has been seen, once nothing moves any more.
func (v *view) text() string {
	synctest.Wait()
	v.seen.mu.Lock()
	defer v.seen.mu.Unlock()
	return string(v.seen.text)
}

func after(d time.Duration) { <-time.After(d) }

func TestWhoTypesNothingIsWarnedAndLeaves(t *testing.T) {
	hours(t, newKey(t), func(*Limits) {}, func(r *rig, c *ssh.Client) {
		v := r.screens(c, 80, 24)
		after(12 * time.Minute)
		v.typed("l") // a key counts from the beginning again
		after(12*time.Minute + 50*time.Second)
		if strings.Contains(v.text(), "no key for") {
			r.Error("warned too soon")
		}
		after(20 * time.Second)
		if !strings.Contains(v.text(), "no key for 13 min: this session ends in 2 min") {
			r.Errorf("not warned in time: %q", v.text())
		}
		v.typed("l")
		after(14 * time.Minute)
		if strings.Contains(v.text(), "come in again") {
			r.Error("a key after the warning does not count")
		}
		after(2 * time.Minute)
		if !strings.Contains(v.text(), "no key for 15m0s: come in again when you like") {
			r.Errorf("not ended: %q", v.text())
		}
		_ = v.Wait()
	})
}

func TestAConnectionEndsInTime(t *testing.T) {
	hours(t, newKey(t), func(l *Limits) { l.Session = time.Hour }, func(r *rig, c *ssh.Client) {
		v := r.screens(c, 80, 24)
		for range 4 { // a key now and then, or the other limit comes first
			after(14 * time.Minute)
			v.typed("l")
		}
		if strings.Contains(v.text(), "is over") {
			r.Error("ended too soon")
		}
		after(5 * time.Minute)
		if !strings.Contains(v.text(), "the longest time for a session is over") {
			r.Errorf("not ended: %q", v.text())
		}
		_ = v.Wait()
	})
}

func TestAConnectionWithoutASessionEnds(t *testing.T) {
	hours(t, newKey(t), func(*Limits) {}, func(r *rig, c *ssh.Client) {
		if _, _, err := c.OpenChannel("session", nil); err != nil { // nothing is run in it
			r.Fatal(err)
		}
		began := time.Now()
		_ = c.Wait()
		if took := time.Since(began); took > time.Minute {
			r.Errorf("it took %s", took)
		}
	})
}

// Who came in and what was given, revoked or taken away is on the disk before the
// work goes on; of all else the system decides when.
func TestWhatCountsIsSyncedToTheAuditLog(t *testing.T) {
	path := filepath.Join(t.TempDir(), "audit.log")
	a, err := OpenAudit(path)
	if err != nil {
		t.Fatal(err)
	}
	synced := ""
	a.sync = func(f *os.File) error {
		b, err := os.ReadFile(f.Name())
		synced = string(b)
		return errors.Join(err, f.Sync())
	}
	for event, counts := range map[string]bool{
		"login": true, "enrolled": true, "wrong code": true, "revoked": true, "keys": true, "export": true,
		"command": false, "session": false, "session over": false, "change": false, "refused": false, "gone": false, "host key": true, "host key rotated": true,
	} {
		synced = ""
		if err := a.Write(Line{Event: event, Conn: "of " + event}); err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(synced, `"of `+event+"\"}\n") != counts {
			t.Errorf("%s: on the disk: %q", event, synced)
		}
	}
	full := errors.New("full")
	a.sync = func(*os.File) error { return full }
	if err := a.Write(Line{Event: "login"}); !errors.Is(err, full) {
		t.Errorf("a login that is not on the disk: %v", err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestTheAuditLog(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ssh", "audit.log")
	a, err := OpenAudit(path)
	if err != nil {
		t.Fatal(err)
	}
	a.most = 1000
	for range 50 {
		if err := a.Write(Line{Event: "login", User: "a\nb\x1b[2J\u009b\x7f", Why: strings.Repeat("é", 40)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob(path + "*")
	if len(files) != 1+auditKept {
		t.Errorf("files %q", files)
	}
	for _, f := range files {
		info, err := os.Stat(f)
		if err != nil || info.Mode().Perm() != 0o600 || info.Size() > 1000 {
			t.Errorf("%s: %v, %d bytes", f, info.Mode(), info.Size())
		}
		b, _ := os.ReadFile(f)
		for _, l := range events(t, string(b)) {
			if l.User != "a\nb\x1b[2J\u009b\x7f" {
				t.Errorf("user %q", l.User)
			}
		}
	}
	if a, err = OpenAudit(path); err != nil { // it goes on where it was
		t.Fatal(err)
	}
	if info, err := a.file.Stat(); err != nil || info.Size() == 0 {
		t.Errorf("a new log is begun: %v", err)
	}
	_ = a.Close()
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenAudit(path); err == nil {
		t.Error("a log that others read is written")
	}
}

// Several processes write to one log, and begin new ones meanwhile: every line
// is there once and whole.
func TestSeveralWriteOneAuditLog(t *testing.T) {
	const writers, each = 8, 60
	path := filepath.Join(t.TempDir(), "audit.log")
	var working sync.WaitGroup
	for w := range writers {
		a, err := OpenAudit(path)
		if err != nil {
			t.Fatal(err)
		}
		a.most = 30_000 // all of it has room in the files that are kept
		working.Go(func() {
			for n := range each {
				if err := a.Write(Line{Event: "change", Session: w, Entry: uint64(n), Why: strings.Repeat("é", 20)}); err != nil {
					t.Error(err)
				}
			}
			if err := a.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	working.Wait()
	files, _ := filepath.Glob(path + "*")
	if len(files) < 3 || len(files) > 1+auditKept {
		t.Errorf("files %q", files)
	}
	next := map[int]map[uint64]int{}
	for _, f := range files {
		b, _ := os.ReadFile(f)
		if len(b) > 30_000 {
			t.Errorf("%s has %d bytes", f, len(b))
		}
		for _, l := range events(t, string(b)) {
			if next[l.Session] == nil {
				next[l.Session] = map[uint64]int{}
			}
			next[l.Session][l.Entry]++
		}
	}
	for w := range writers {
		for n := range each {
			if next[w][uint64(n)] != 1 {
				t.Fatalf("line %d of writer %d is there %d times", n, w, next[w][uint64(n)])
			}
		}
	}
}

// A log that another has moved away is begun anew, and one that has no room for a
// line keeps no half of it.
func TestAnAuditLogThatIsMoved(t *testing.T) {
	path := filepath.Join(t.TempDir(), "audit.log")
	a, err := OpenAudit(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, moved := range []bool{true, false} {
		if err := a.Write(Line{Event: "login"}); err != nil {
			t.Fatal(err)
		}
		if moved {
			err = os.Rename(path, path+".moved")
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	_ = a.Close()
	for _, f := range []string{path, path + ".moved"} {
		b, err := os.ReadFile(f)
		if err != nil || len(events(t, string(b))) != 1 {
			t.Errorf("%s: %s, %v", f, b, err)
		}
	}
}
