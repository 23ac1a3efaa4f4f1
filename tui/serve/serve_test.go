package serve

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/notation"
	"ebb/store"
	"ebb/tui"
	"ebb/tui/screen"
)

var today = calendar.Of(2027, 4, 6)

// sam and mara are the athletes of these tests, with a note each that no other may read.
var (
	sam  = plan.ID{15: 9}
	mara = plan.ID{15: 8}
)

// door is who may come in, as a test has it.
type door struct {
	mu    sync.Mutex
	keys  map[string]Holder
	codes map[string]store.Principal
}

func (d *door) keysOf() Keys {
	return Keys{
		Holder: func(f string) (Holder, bool, error) {
			d.mu.Lock()
			defer d.mu.Unlock()
			h, ok := d.keys[f]
			return h, ok, nil
		},
		CodeOpen: func(code string, _ time.Time) (bool, error) {
			d.mu.Lock()
			defer d.mu.Unlock()
			_, ok := d.codes[code]
			return ok, nil
		},
		Redeem: func(code, line string, _ time.Time) (Holder, error) {
			d.mu.Lock()
			defer d.mu.Unlock()
			who, ok := d.codes[code]
			if !ok {
				return Holder{}, errors.New("this code is not open any more")
			}
			key, _, _, _, err := ssh.ParseAuthorizedKey([]byte(line))
			if err != nil {
				return Holder{}, err
			}
			delete(d.codes, code)
			h := Holder{Who: who}
			d.keys[ssh.FingerprintSHA256(key)] = h
			return h, nil
		},
		Any: func(time.Time) (bool, error) {
			d.mu.Lock()
			defer d.mu.Unlock()
			return len(d.keys)+len(d.codes) > 0, nil
		},
	}
}

func (d *door) enrol(key ssh.Signer, who store.Principal) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.keys[ssh.FingerprintSHA256(key.PublicKey())] = Holder{Who: who}
}

func (d *door) revoke(key ssh.Signer) {
	d.mu.Lock()
	defer d.mu.Unlock()
	f := ssh.FingerprintSHA256(key.PublicKey())
	h := d.keys[f]
	h.Revoked = true
	d.keys[f] = h
}

// rig is a server on the loopback with a squad of two.
type rig struct {
	*testing.T
	server  *Server
	door    *door
	squad   *store.Store
	at      string
	log     *journal
	changes chan struct{}
	stop    func() error
	sam     ssh.Signer
	kim     ssh.Signer

	listener net.Listener // nil: one of the loopback
}

// journal is a log that can be waited on.
type journal struct {
	mu   sync.Mutex
	text []byte
	more *sync.Cond
}

func newJournal() *journal {
	j := &journal{}
	j.more = sync.NewCond(&j.mu)
	return j
}

func (j *journal) Write(b []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.text = append(j.text, b...)
	j.more.Broadcast()
	return len(b), nil
}

// wait waits until a text stands in it, and gives all of it.
func (j *journal) wait(t *testing.T, text string) string {
	t.Helper()
	return j.times(t, text, 1)
}

// times waits until a text stands in it so many times.
func (j *journal) times(t *testing.T, text string, n int) string {
	t.Helper()
	late := time.AfterFunc(20*time.Second, func() {
		j.mu.Lock()
		defer j.mu.Unlock()
		j.text = append(j.text, "\x00too late"...)
		j.more.Broadcast()
	})
	defer late.Stop()
	j.mu.Lock()
	defer j.mu.Unlock()
	for bytes.Count(j.text, []byte(text)) < n {
		if bytes.Contains(j.text, []byte("\x00too late")) {
			t.Fatalf("never %q in:\n%s", text, j.text)
		}
		j.more.Wait()
	}
	return string(j.text)
}

func newKey(t testing.TB) ssh.Signer {
	t.Helper()
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := ssh.NewSignerFromSigner(key)
	if err != nil {
		t.Fatal(err)
	}
	return signer
}

func season(newID func() plan.ID, word string) plan.Plan {
	m := plan.Macrocycle{ID: newID(), Name: "Spring", Start: calendar.Of(2027, 3, 1)}
	block := plan.Mesocycle{ID: newID(), Name: "Base " + word, Phase: plan.Build}
	for range 8 {
		week := plan.Microcycle{ID: newID(), Days: 7}
		for day, line := range []string{"rest", "easy 1h \"" + word + "\"", "intervals 1h10 !", "easy 45m", "rest", "long 3h", "bike easy 2h"} {
			session, err := notation.ParseSession(line, plan.Run)
			if err != nil {
				panic(err)
			}
			session.ID, session.Day = newID(), day
			week.Sessions = append(week.Sessions, session)
		}
		block.Weeks = append(block.Weeks, week)
	}
	m.Blocks = []plan.Mesocycle{block}
	return plan.Plan{Seasons: []plan.Macrocycle{m}}
}

// start starts a server; change alters its configuration first.
func start(t *testing.T, change func(c *Config, s *rig)) *rig {
	t.Helper()
	dir := t.TempDir()
	r := &rig{
		T: t, door: &door{keys: map[string]Holder{}, codes: map[string]store.Principal{}},
		squad: store.Open(filepath.Join(dir, "ebb.db"), store.Options{NoCopies: true}), log: newJournal(),
		changes: make(chan struct{}), sam: newKey(t), kim: newKey(t),
	}
	coach := r.squad.As(store.Principal{Person: "kim", Role: store.Coach, Via: "local"})
	for id, name := range map[plan.ID]string{sam: "Sam Rivera", mara: "Mara Okafor"} {
		err := coach.Seed(store.Seed{Athlete: plan.Athlete{ID: id, Name: name}, Plan: season(r.squad.NewID, strings.Fields(name)[1])})
		if err != nil {
			t.Fatal(err)
		}
	}
	r.door.enrol(r.sam, store.Principal{Person: "Sam Rivera", Role: store.AthleteRole, Athlete: sam})
	r.door.enrol(r.kim, store.Principal{Person: "kim", Role: store.Coach})
	key, err := OpenHostKeys(filepath.Join(dir, "ssh", "host_key"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	c := Config{
		Limits: Usual(), HostKeys: key, Keys: r.door.keysOf(), Log: r.log, Changes: r.changes,
		Screens: func(_ context.Context, who store.Principal, told func(store.Deed)) (tui.Options, error) {
			o := tui.Options{Desk: r.squad.As(who).Telling(told), Athlete: who.Athlete, Today: func() calendar.Day { return today }, Home: screen.Week}
			if who.Role == store.Coach {
				o.Athlete = sam
			}
			return o, nil
		},
		Run: echoArgs,
	}
	c.Limits.PerMinute = 1000
	if change != nil {
		change(&c, r)
	}
	if r.server, err = New(c); err != nil {
		t.Fatal(err)
	}
	r.serve()
	return r
}

func (r *rig) serve() {
	l := r.listener
	if l == nil {
		var err error
		if l, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
			r.Fatal(err)
		}
	}
	r.at = l.Addr().String()
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- r.server.Serve(ctx, l) }()
	var once sync.Once
	var end error
	r.stop = func() error {
		once.Do(func() {
			stop()
			end = <-ended
		})
		return end
	}
	r.Cleanup(func() {
		r.server.Close()
		_ = r.stop()
	})
}

// echoArgs is a command that says what it was called with.
func echoArgs(call Call) int {
	if call.Args[0] == "panic" {
		panic("a fault of a command")
	}
	if call.Args[0] == "flood" {
		n, err := io.Copy(call.Out, io.LimitReader(endless{}, 64<<20))
		return min(int(n), 1) + len(fmt.Sprint(err))
	}
	if call.Args[0] == "read" {
		n, err := io.Copy(io.Discard, call.In)
		fmt.Fprintf(call.Out, "%d bytes, %v\n", n, err)
		return 0
	}
	fmt.Fprintf(call.Out, "%s %s %q %d %v\n", call.Who.Person, call.Who.Via, call.Args, call.Width, call.Colour)
	return len(call.Args)
}

// dial comes in with keys, in their order.
func (r *rig) dial(user string, keys ...ssh.Signer) (*ssh.Client, error) {
	return r.dialFrom("", user, ssh.PublicKeys(keys...))
}

func (r *rig) dialFrom(local, user string, auth ...ssh.AuthMethod) (*ssh.Client, error) {
	d := net.Dialer{Timeout: 10 * time.Second}
	if local != "" {
		d.LocalAddr = &net.TCPAddr{IP: net.ParseIP(local)}
	}
	nc, err := d.Dial("tcp", r.at)
	if err != nil {
		return nil, err
	}
	sc, channels, requests, err := ssh.NewClientConn(nc, r.at, &ssh.ClientConfig{
		User: user, Auth: auth, HostKeyCallback: ssh.InsecureIgnoreHostKey(), Timeout: 10 * time.Second,
	})
	if err != nil {
		_ = nc.Close()
		return nil, err
	}
	c := ssh.NewClient(sc, channels, requests)
	r.Cleanup(func() { _ = c.Close() })
	return c, nil
}

// in is dial that must come in.
func (r *rig) in(user string, keys ...ssh.Signer) *ssh.Client {
	r.Helper()
	c, err := r.dial(user, keys...)
	if err != nil {
		r.Fatalf("%s does not come in: %v", user, err)
	}
	return c
}

// answer runs a command and gives what it printed, and its exit code.
func answer(t *testing.T, c *ssh.Client, line string) (out, errs string, code int) {
	t.Helper()
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var o, e bytes.Buffer
	s.Stdout, s.Stderr = &o, &e
	err = s.Run(line)
	if exit, ok := errors.AsType[*ssh.ExitError](err); ok {
		return o.String(), e.String(), exit.ExitStatus()
	}
	if err != nil {
		t.Fatalf("%q: %v, %s", line, err, e.String())
	}
	return o.String(), e.String(), 0
}

// screens opens the screens and gives what they send.
type view struct {
	*ssh.Session
	seen *journal
	keys io.WriteCloser
}

func (r *rig) screens(c *ssh.Client, w, h int) *view {
	r.Helper()
	s, err := c.NewSession()
	if err != nil {
		r.Fatal(err)
	}
	v := &view{Session: s, seen: newJournal()}
	s.Stdout, s.Stderr = v.seen, v.seen
	v.keys, _ = s.StdinPipe()
	if err := s.RequestPty("xterm-256color", h, w, ssh.TerminalModes{}); err != nil {
		r.Fatal(err)
	}
	if err := s.Shell(); err != nil {
		r.Fatal(err)
	}
	return v
}

// typed types keys.
func (v *view) typed(text string) { _, _ = io.WriteString(v.keys, text) }

// events gives the log's lines, each of which must be one of JSON in ASCII.
func events(t *testing.T, log string) (all []Line) {
	t.Helper()
	for line := range strings.Lines(log) {
		var l Line
		if err := json.Unmarshal([]byte(line), &l); err != nil {
			t.Fatalf("no line of JSON: %q: %v", line, err)
		}
		for _, c := range []byte(strings.TrimSuffix(line, "\n")) {
			if c < ' ' || c > '~' {
				t.Fatalf("byte %#x in %q", c, line)
			}
		}
		all = append(all, l)
	}
	return all
}
