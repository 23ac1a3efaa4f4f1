package serve

import (
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/crypto/ssh"
)

func TestAnswersEndWithTheirCode(t *testing.T) {
	r := start(t, nil)
	c := r.in("x", r.sam)
	for _, tt := range []struct {
		line, out, errs string
		code            int
	}{
		{"week", `Sam Rivera ssh ["week"] 80 false` + "\n", "", 1},
		{"log 'easy 1h' x", `Sam Rivera ssh ["log" "easy 1h" "x"] 80 false` + "\n", "", 3},
		{"", `Sam Rivera ssh ["week"] 80 false` + "\n", "", 1},
		{"log 'easy", "", "ebb: a quote is not closed\n", 2},
		{"panic", "", "ebb: this session stopped at a fault of the program's own: nothing that was stored is lost\n", 1},
		{"week", `Sam Rivera ssh ["week"] 80 false` + "\n", "", 1},
	} {
		out, errs, code := answer(t, c, tt.line)
		if out != tt.out || errs != tt.errs || code != tt.code {
			t.Errorf("%q: %q, %q, code %d", tt.line, out, errs, code)
		}
	}
	all := events(t, r.log.wait(t, "a fault of a command"))
	if all[len(all)-1].Event == "" {
		t.Error("an event without a name")
	}
}

func TestACommandReadsSoMuchAndNoMore(t *testing.T) {
	r := start(t, func(c *Config, _ *rig) { c.Limits.Input = 16 << 20 })
	s, err := r.in("x", r.sam).NewSession()
	if err != nil {
		t.Fatal(err)
	}
	s.Stdin = io.LimitReader(endless{}, MostRead+1<<20)
	out, err := s.Output("read")
	if _, exits := errors.AsType[*ssh.ExitError](err); err != nil && !exits {
		t.Logf("the client ends with %v", err)
	}
	if string(out) != "5242880 bytes, <nil>\n" {
		t.Errorf("%q", out)
	}
}

type endless struct{}

func (endless) Read(b []byte) (int, error) { return len(b), nil }

func TestWhatAClientMayAskFor(t *testing.T) {
	r := start(t, nil)
	c := r.in("x", r.sam)
	for _, kind := range []string{"tcpip-forward", "streamlocal-forward@openssh.com", "hostkeys-prove-00@openssh.com", "keepalive@openssh.com"} {
		if ok, _, err := c.SendRequest(kind, true, nil); ok || err != nil {
			t.Errorf("%s: %v, %v", kind, ok, err)
		}
	}
	for _, kind := range []string{"direct-tcpip", "x11", "auth-agent@openssh.com", "forwarded-tcpip", "direct-streamlocal@openssh.com"} {
		if _, _, err := c.OpenChannel(kind, nil); err == nil {
			t.Errorf("a channel of %s opens", kind)
		}
	}
	ch, requests, err := c.OpenChannel("session", nil)
	if err != nil {
		t.Fatal(err)
	}
	go ssh.DiscardRequests(requests)
	type env struct{ Name, Value string }
	type pty struct {
		Term       string
		W, H, X, Y uint32
		Modes      string
	}
	for _, tt := range []struct {
		kind    string
		payload any
		want    bool
	}{
		{"env", env{"LANG", "de_DE.UTF-8"}, true}, {"env", env{"LC_ALL", "C"}, true}, {"env", env{"NO_COLOR", "1"}, true},
		{"env", env{"COLORTERM", "truecolor"}, true}, {"env", env{"EBB_DB", "/x"}, false}, {"env", env{"LD_PRELOAD", "x"}, false},
		{"env", env{"LC_X", strings.Repeat("x", 30_000)}, false}, {"env", env{"LC_X", "a\nEBB_DB=x"}, false}, {"env", env{"LC_A=B", "x"}, false},
		{"auth-agent-req@openssh.com", env{}, false}, {"x11-req", env{}, false}, {"subsystem", struct{ S string }{"sftp"}, false},
		{"signal", struct{ S string }{"TERM"}, false}, {"break", struct{ N uint32 }{1}, false}, {"window-change", pty{}, false},
		{"pty-req", pty{Term: strings.Repeat("x", 65)}, false}, {"pty-req", pty{Term: "../../x"}, false},
		{"pty-req", pty{Term: "xterm", W: 80, H: 24}, true}, {"pty-req", pty{Term: "xterm", W: 80, H: 24}, false},
	} {
		ok, err := ch.SendRequest(tt.kind, true, ssh.Marshal(tt.payload))
		if ok != tt.want || err != nil {
			t.Errorf("%s %.60v: %v, %v", tt.kind, tt.payload, ok, err)
		}
	}
	taken := 0
	for range 3000 {
		if ok, _ := ch.SendRequest("env", true, ssh.Marshal(env{"LC_X", "x"})); ok {
			taken++
		}
	}
	if taken != mostEnv-4 {
		t.Errorf("%d more are taken", taken)
	}
}

func TestWindows(t *testing.T) {
	for _, tt := range []struct {
		w, h uint32
		want size
	}{{80, 24, size{80, 24}}, {4294967295, 1000, size{500, 200}}, {5000, 5000, size{500, 200}}, {0, 0, size{80, 24}}, {1, 1, size{1, 1}}, {40, 20, size{40, 20}}} {
		if got := windowOf(tt.w, tt.h); got != tt.want {
			t.Errorf("%dx%d: %v, want %v", tt.w, tt.h, got, tt.want)
		}
	}
}

func TestAHugeWindowAndManySizes(t *testing.T) {
	r := start(t, nil)
	c := r.in("x", r.sam)
	v := &view{seen: newJournal()}
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	v.Session, s.Stdout = s, v.seen
	v.keys, _ = s.StdinPipe()
	payload := ssh.Marshal(struct {
		Term       string
		W, H, X, Y uint32
		Modes      string
	}{"xterm-256color", 4294967295, 1000, 0, 0, ""})
	if ok, err := s.SendRequest("pty-req", true, payload); !ok || err != nil {
		t.Fatal(ok, err)
	}
	if err := s.Shell(); err != nil {
		t.Fatal(err)
	}
	v.seen.wait(t, "Rivera")
	for i := range 20_000 {
		if err := s.WindowChange(20+i%10, 60+i%40); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.WindowChange(5, 12); err != nil { // the last one counts
		t.Fatal(err)
	}
	v.seen.wait(t, "too small")
	v.typed("qq")
}

func TestSessionsAreCounted(t *testing.T) {
	r := start(t, nil)
	c := r.in("x", r.sam)
	var open []*view
	for range r.server.config.Limits.Sessions {
		open = append(open, r.screens(c, 80, 24))
	}
	if _, err := c.NewSession(); err == nil || !strings.Contains(err.Error(), "too many sessions on this connection") {
		t.Errorf("a fifth on the connection: %v", err)
	}
	other := r.in("x", r.sam)
	for range r.server.config.Limits.PerKey - len(open) {
		open = append(open, r.screens(other, 80, 24))
	}
	if _, err := r.in("x", r.sam).NewSession(); err == nil || !strings.Contains(err.Error(), "too many sessions of this key") {
		t.Errorf("a ninth of the key: %v", err)
	}
	answer(t, r.in("x", r.kim), "week")
	for _, v := range open {
		v.seen.wait(t, "Rivera")
		_ = v.Close()
	}
	for range open {
		r.log.wait(t, `"session over"`)
	}
	for { // once they are given back there is room again
		if s, err := r.in("x", r.sam).NewSession(); err == nil {
			_ = s.Close()
			return
		}
	}
}

// A client that closes its channel and keeps the connection leaves nothing
// running.
func TestAClosedChannelEndsItsSession(t *testing.T) {
	r := start(t, nil)
	c := r.in("x", r.sam)
	v := r.screens(c, 80, 24)
	v.seen.wait(t, "Rivera")
	_ = v.Close()
	r.log.wait(t, `"session over"`)
	if out, _, _ := answer(t, c, "week"); out == "" {
		t.Error("the connection is gone with it")
	}
}

func TestAnEndlessPaste(t *testing.T) {
	r := start(t, func(c *Config, _ *rig) { c.Limits.Input = 16 << 20 })
	v := r.screens(r.in("x", r.kim), 80, 24)
	v.seen.wait(t, "Rivera")
	v.typed("\x1b[200~" + strings.Repeat("x", 100<<10) + "\x1b[201~")
	v.seen.wait(t, "left out")
	v.typed("\x1b[200~")
	for range 64 {
		v.typed(strings.Repeat("x", 64<<10))
	}
	_ = v.Wait() // what has no end ends the session
	r.log.wait(t, `"session over"`)
}

// breaking is a program that stops at a fault where it is told to.
type breaking struct {
	tea.Model
	at string
}

type breakMsg struct{}

func (b *breaking) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "1":
			panic("in update")
		case "2":
			b.at = "view"
			return b, nil
		case "3":
			return b, func() tea.Msg { panic("in a command") }
		case "4":
			return b, tea.Batch(func() tea.Msg { panic("in a batch") }, nil, func() tea.Msg { return breakMsg{} })
		}
	}
	_, cmd := b.Model.Update(msg)
	return b, cmd
}

func (b *breaking) View() tea.View {
	if b.at == "view" {
		panic("in view")
	}
	return b.Model.View()
}

func TestAFaultEndsOneSession(t *testing.T) {
	r := start(t, nil)
	r.server.wrap = func(m tea.Model) tea.Model { return &breaking{Model: m} }
	c := r.in("x", r.sam)
	other := r.screens(c, 80, 24)
	other.seen.wait(t, "Rivera")
	for _, key := range []string{"1", "2", "3", "4"} {
		v := r.screens(c, 80, 24)
		v.seen.wait(t, "Rivera")
		v.typed(key)
		v.seen.wait(t, "a fault of the program's own")
		if exit, ok := errors.AsType[*ssh.ExitError](v.Wait()); !ok || exit.ExitStatus() != codeFault {
			t.Errorf("key %s: %v", key, exit)
		}
	}
	other.typed("?")
	other.seen.wait(t, "help")
	r.server.safego("a test", func() { panic("in a goroutine of our own") })
	r.log.wait(t, "in a goroutine of our own")
	answer(t, c, "week")
}

func TestAReaderThatStopsHoldsUpNobody(t *testing.T) {
	r := start(t, func(c *Config, _ *rig) { c.Limits.Stall = time.Second })
	c := r.in("x", r.sam)
	ch, requests, err := c.OpenChannel("session", nil)
	if err != nil {
		t.Fatal(err)
	}
	go ssh.DiscardRequests(requests)
	_, _ = ch.SendRequest("exec", true, ssh.Marshal(struct{ Line string }{"flood"})) // and nobody reads it
	quick := r.screens(r.in("x", r.kim), 80, 24)
	quick.seen.wait(t, "Rivera")
	quick.typed("?")
	quick.seen.wait(t, "help")
	r.log.wait(t, `"stalled"`)
	_ = c.Wait() // the connection goes, and the session with it
	r.log.wait(t, `"session over"`)
}

func TestStoppingLetsSessionsEnd(t *testing.T) {
	r := start(t, func(c *Config, _ *rig) { c.Limits.Grace = 300 * time.Millisecond })
	var open []*view
	for range 5 {
		v := r.screens(r.in("x", r.kim), 80, 24)
		v.seen.wait(t, "Rivera")
		open = append(open, v)
	}
	idle := r.in("x", r.sam)
	began := time.Now()
	if err := r.stop(); err != nil {
		t.Error(err)
	}
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("it took %s", took)
	}
	for _, v := range open {
		text := v.seen.wait(t, "the server stopped: what you did is kept")
		if !strings.Contains(text, "the server stops in 300ms") || !strings.Contains(text, "\x1b[?1049l") {
			t.Error("it was not told before, or the terminal is left as it was")
		}
		_ = v.Wait()
	}
	_ = idle.Wait()
	if _, err := r.dial("x", r.sam); err == nil {
		t.Error("someone comes in")
	}
}

func TestLeavingIsAskedOnce(t *testing.T) {
	r := start(t, nil)
	v := r.screens(r.in("x", r.sam), 80, 24)
	v.seen.wait(t, "Rivera")
	v.typed("q")
	v.seen.wait(t, "once more ends the session")
	v.typed("q")
	if err := v.Wait(); err != nil {
		t.Errorf("it ends with %v", err)
	}
}
