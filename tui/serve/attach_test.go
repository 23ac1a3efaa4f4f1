//go:build unix

package serve

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"ebb/store"
	"ebb/tui"
)

// guest is someone whom another server let in, with a terminal in memory and a
// time of its own.
type guest struct {
	*testing.T
	keys  *io.PipeWriter
	seen  *journal
	log   string // the audit log's path
	given int    // how often the terminal was given back
	turn  chan size
	code  chan int
	stop  func()
}

// comesBy opens the screens for a guest; change alters how.
func comesBy(t *testing.T, change func(c *Config, g *Guest), test func(g *guest)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		r := start(t, func(_ *Config, r *rig) { r.listener = &pipes{closed: make(chan struct{})} })
		in, keys := io.Pipe()
		g := &guest{T: t, keys: keys, seen: newJournal(), log: filepath.Join(t.TempDir(), "audit.log"), turn: make(chan size), code: make(chan int, 1)}
		audit, err := OpenAudit(g.log)
		if err != nil {
			t.Fatal(err)
		}
		c := Config{Limits: Usual(), Screens: r.server.config.Screens, Run: echoArgs, Audit: audit}
		who := Guest{
			Who: store.Principal{Person: "Sam Rivera", Role: store.AthleteRole, Athlete: sam, Via: "attach"}, In: in, Out: g.seen, Err: g.seen,
			From: func(name string) string {
				return map[string]string{"TERM": "xterm-256color", "SSH_CONNECTION": "192.0.2.7 50972 192.0.2.1 22"}[name]
			},
		}
		if change != nil {
			change(&c, &who)
		}
		at := size{80, 24}
		screen := &terminal{
			size: func() size { return at },
			raw:  func() (func(), error) { return func() { g.given++ }, nil },
			turn: func(ctx context.Context, to func()) {
				for {
					select {
					case <-ctx.Done():
						return
					case at = <-g.turn:
						to()
					}
				}
			},
		}
		ctx, stop := context.WithCancel(context.Background())
		g.stop = stop
		go func() { g.code <- attach(ctx, c, who, screen) }()
		test(g)
		stop()
		_ = keys.Close()
		_ = r.stop()
		synctest.Wait()
		_ = audit.Close()
	})
}

// text gives what has been seen, once nothing moves any more.
func (g *guest) text() string { return (&view{seen: g.seen}).text() }

func (g *guest) typed(text string) {
	g.Helper()
	if _, err := io.WriteString(g.keys, text); err != nil {
		g.Fatal(err)
	}
	after(time.Second) // the next frame
}

// ended gives the exit code, and fails when the guest is there still.
func (g *guest) ended() int {
	g.Helper()
	synctest.Wait()
	select {
	case code := <-g.code:
		if g.given != 1 {
			g.Errorf("the terminal was given back %d times", g.given)
		}
		return code
	default:
		g.Fatalf("not ended: %q", g.text())
		return 0
	}
}

// told gives the events of the audit log.
func (g *guest) told() (names []string, all []Line) {
	g.Helper()
	b, err := os.ReadFile(g.log)
	if err != nil {
		g.Fatal(err)
	}
	all = events(g.T, string(b))
	for _, l := range all {
		names = append(names, l.Event)
	}
	return names, all
}

func TestAGuestWhoTypesNothingIsWarnedAndLeaves(t *testing.T) {
	comesBy(t, nil, func(g *guest) {
		after(12 * time.Minute)
		g.typed("l") // a key counts from the beginning again
		after(12*time.Minute + 50*time.Second)
		if strings.Contains(g.text(), "no key for") {
			g.Error("warned too soon")
		}
		after(20 * time.Second)
		if !strings.Contains(g.text(), "no key for 13 min: this session ends in 2 min") {
			g.Errorf("not warned in time: %q", g.text())
		}
		after(2 * time.Minute)
		if code := g.ended(); code != 0 || !strings.Contains(g.text(), "no key for 15m0s: come in again when you like") {
			g.Errorf("code %d: %q", code, g.text())
		}
		names, all := g.told()
		if got := strings.Join(names, ", "); got != "login, session, session over, gone" {
			g.Errorf("the log has %s", got)
		}
		for _, l := range all {
			if l.Via != "attach" || l.Person != "Sam Rivera" || l.Role != "athlete" || l.Address != "192.0.2.7:50972" || l.Conn == "" || l.Conn != all[0].Conn {
				g.Errorf("%+v", l)
			}
		}
	})
}

func TestAGuestStaysSoLong(t *testing.T) {
	comesBy(t, func(c *Config, _ *Guest) { c.Limits.Session = time.Hour }, func(g *guest) {
		for range 4 {
			after(14 * time.Minute)
			g.typed("l")
		}
		if strings.Contains(g.text(), "is over") {
			g.Error("ended too soon")
		}
		after(5 * time.Minute)
		if code := g.ended(); code != 0 || !strings.Contains(g.text(), sessionOver) {
			g.Errorf("code %d: %q", code, g.text())
		}
	})
}

// A paste beyond the limit is left out whole and said; one without an end is no
// way to keep the rest from being heard for ever.
func TestAGuestsPastes(t *testing.T) {
	const begins, ends = "\x1b[200~", "\x1b[201~"
	comesBy(t, nil, func(g *guest) {
		g.typed(begins + strings.Repeat("x", 1<<20) + ends)
		after(10 * time.Second)
		if !strings.Contains(g.text(), "that paste is longer than 65536 bytes: it was left out") {
			g.Errorf("a paste of 1 MB: %q", g.text())
		}
		g.typed(":" + begins + "sunrise" + ends)
		if !strings.Contains(g.text(), "sunrise") || strings.Contains(g.text(), "xxx") {
			g.Errorf("a short one after it: %q", g.text())
		}
		go func() { _, _ = io.WriteString(g.keys, begins+strings.Repeat("y", 2<<20)) }() // until nobody reads it
		after(20 * time.Second)
		if code := g.ended(); code != 0 || strings.Contains(g.text(), "yyy") {
			g.Errorf("a paste without an end: code %d", code)
		}
	})
}

func TestAGuestsTerminalIsTurned(t *testing.T) {
	comesBy(t, nil, func(g *guest) {
		wide := len(g.text())
		g.turn <- size{12, 5}
		after(time.Second)
		small := len(g.text())
		if got := g.text()[wide:]; !strings.Contains(got, "\x1b[2J") || strings.Contains(got, "intervals 1h10") {
			g.Errorf("on 12x5: %q", got)
		}
		g.turn <- size{100, 30}
		after(time.Second)
		if got := g.text()[small:]; !strings.Contains(got, "intervals 1h10") {
			g.Errorf("on 100x30: %q", got)
		}
	})
}

func TestAGuestWhoIsGone(t *testing.T) {
	for name, goes := range map[string]func(g *guest){
		"the keys end": func(g *guest) { _ = g.keys.Close() },
		"a signal":     func(g *guest) { g.stop() },
		"they leave":   func(g *guest) { g.typed("qq") },
	} {
		comesBy(t, nil, func(g *guest) {
			_ = g.text()
			goes(g)
			after(time.Second)
			if code := g.ended(); code != 0 {
				g.Errorf("%s: code %d", name, code)
			}
			if names, _ := g.told(); names[len(names)-1] != "gone" {
				g.Errorf("%s: the log has %q", name, names)
			}
		})
	}
}

// stuck is a terminal whose other end has stopped to read.
type stuck struct{ until chan struct{} }

func (s stuck) Write([]byte) (int, error) { <-s.until; return 0, io.ErrClosedPipe }

func TestAGuestWhoDoesNotReadIsCutOff(t *testing.T) {
	held := make(chan struct{})
	var to *Guest
	comesBy(t, func(_ *Config, g *Guest) {
		to, held = g, make(chan struct{})
		to.Out, to.Err = stuck{held}, stuck{held}
	}, func(g *guest) {
		after(29 * time.Second)
		select {
		case <-g.code:
			g.Error("cut off too soon")
		default:
		}
		after(2 * time.Second)
		if code := g.ended(); code != codeFault {
			g.Errorf("code %d", code)
		}
		if names, _ := g.told(); strings.Join(names, ", ") != "login, session, stalled, gone" {
			g.Errorf("the log has %q", names)
		}
		close(held)
	})
}

func TestWhatAGuestCanNotHave(t *testing.T) {
	fault := func(context.Context, store.Principal, func(store.Deed)) (tui.Options, error) {
		panic("a fault of the screens")
	}
	closed := func(context.Context, store.Principal, func(store.Deed)) (tui.Options, error) {
		return tui.Options{}, &store.Unusable{Path: "/srv/secret.db", What: "/srv/secret.db is damaged"}
	}
	for name, tt := range map[string]struct {
		asks    string
		screens func(context.Context, store.Principal, func(store.Deed)) (tui.Options, error)
		code    int
		says    string
		log     string
	}{
		"a fault of the screens": {"", fault, 1, "this session stopped at a fault of the program's own", "login, session, fault, session over, gone"},
		"a fault of a command":   {"panic", nil, 1, "this session stopped at a fault of the program's own", "login, session, fault, session over, gone"},
		"a store that is broken": {"", closed, 3, "the store can't be used just now", "login, session, session over, gone"},
		"half a quote":           {`week "`, nil, 2, "a quote is not closed", "login, refused, gone"},
		"an answer":              {"log easy", nil, 2, `Sam Rivera attach ["log" "easy"] 80 true`, "login, session, session over, gone"},
	} {
		comesBy(t, func(c *Config, g *Guest) {
			if g.Asks = tt.asks; tt.screens != nil {
				c.Screens = tt.screens
			}
		}, func(g *guest) {
			text := g.text()
			g.given = 1 // it was never taken
			if code := g.ended(); code != tt.code || !strings.Contains(text, tt.says) || strings.Contains(text, "secret") {
				g.Errorf("%s: code %d, %q", name, code, text)
			}
			if names, _ := g.told(); strings.Join(names, ", ") != tt.log {
				g.Errorf("%s: the log has %q", name, names)
			}
		})
	}
}

// What the other side may choose of its environment is believed as far as a
// client's of ours is, and what it says of itself breaks no line of the log.
func TestWhatAGuestSaysOfItself(t *testing.T) {
	for _, tt := range []struct {
		said          map[string]string
		address, term string
		env           int
	}{
		{map[string]string{"SSH_CLIENT": "2001:db8::1 4711 22", "TERM": "xterm"}, "[2001:db8::1]:4711", "xterm", 0},
		{map[string]string{"SSH_CONNECTION": "a\x1b[2J\n{} b", "SSH_CLIENT": "c 1"}, "a\x1b[2J:{}", "", 0},
		{map[string]string{"SSH_CONNECTION": "alone", "TERM": "../../x"}, "", "", 0},
		{map[string]string{"TERM": strings.Repeat("x", 65), "LANG": strings.Repeat("x", 600), "LC_ALL": "a\nEBB_DB=x"}, "", "", 0},
		{map[string]string{"TERM": "dumb", "LANG": "C.UTF-8", "NO_COLOR": "1", "EBB_DB": "x", "LD_PRELOAD": "y"}, "", "dumb", 2},
	} {
		g := Guest{From: func(name string) string { return tt.said[name] }}
		if got := g.address(); got != tt.address {
			t.Errorf("%q: address %q", tt.said, got)
		}
		if got := g.term(); got != tt.term {
			t.Errorf("%q: terminal %q", tt.said, got)
		}
		if got := g.env(); len(got) != tt.env {
			t.Errorf("%q: environment %q", tt.said, got)
		}
		path := filepath.Join(t.TempDir(), "audit.log")
		log, err := OpenAudit(path)
		if err != nil {
			t.Fatal(err)
		}
		g.Asks = "a\nb\x1b[2J"
		if err := errors.Join(g.TurnedAway(log, errors.New("nobody comes in as “é\n”")), log.Close()); err != nil {
			t.Fatal(err)
		}
		b, _ := os.ReadFile(path)
		if all := events(t, string(b)); len(all) != 1 || all[0].Event != "refused" || all[0].Command != g.Asks || all[0].At.IsZero() {
			t.Errorf("the log has %s", b)
		}
	}
}

func TestLimitsOfAGuest(t *testing.T) {
	for _, l := range []func(l *Limits){
		func(l *Limits) { l.Idle = 0 }, func(l *Limits) { l.Session = -1 }, func(l *Limits) { l.Stall = 0 },
		func(l *Limits) { l.Paste = 0 }, func(l *Limits) { l.Input = 1 << 30 }, func(l *Limits) { l.Keys = 0 }, func(l *Limits) { l.FPS = 1000 },
	} {
		limits := Usual()
		if l(&limits); limits.Check() == nil {
			t.Errorf("%+v are possible", limits)
		}
	}
}
