package serve

import (
	"errors"
	"flag"
	"fmt"
	"time"
)

// Limits say how much of the server one person, one address and all together
// may have.
type Limits struct {
	Connections int // at once, in all
	Unproven    int // of them, those that have proved no key yet
	PerAddress  int // at once from an address; of IPv6 from a /64
	PerMinute   int // new ones a minute from an address
	Sessions    int // at once on a connection
	PerKey      int // sessions at once of a key

	Handshake time.Duration // until a key is proved; later, the longest without a session
	Idle      time.Duration // without a key on the screens
	Warning   time.Duration // before the end of Idle
	Session   time.Duration // a connection in all
	Stall     time.Duration // that a client may leave its output unread
	Grace     time.Duration // for sessions to end when the server stops

	Paste int // bytes of one paste
	Input int // bytes a second, after a burst of as many
	Keys  int // keys a second, after a burst of four times as many
	FPS   int // frames a second at most; what comes after a pause is painted at once
}

// The window sizes beyond which a client is not believed.
const (
	mostColumns = 500
	mostRows    = 200
)

// Usual gives the limits that hold when nothing is said.
func Usual() Limits {
	return Limits{
		Connections: 1000, Unproven: 200, PerAddress: 10, PerMinute: 30, Sessions: 4, PerKey: 8,
		Handshake: 10 * time.Second, Idle: 15 * time.Minute, Warning: 2 * time.Minute, Session: 8 * time.Hour,
		Stall: 30 * time.Second, Grace: 10 * time.Second,
		Paste: 64 << 10, Input: 256 << 10, Keys: 250, FPS: 60,
	}
}

// Flags declares a flag for each limit, with the usual one as its default.
func (l *Limits) Flags(fs *flag.FlagSet) { l.declare(fs, false) }

// GuestFlags declares those of them that hold for a guest of another server.
func (l *Limits) GuestFlags(fs *flag.FlagSet) { l.declare(fs, true) }

func (l *Limits) declare(fs *flag.FlagSet, guest bool) {
	*l = Usual()
	for _, n := range l.numbers() {
		if n.guest || !guest {
			fs.IntVar(n.at, n.name, *n.at, n.says)
		}
	}
	for _, d := range l.times() {
		if d.guest || !guest {
			fs.DurationVar(d.at, d.name, *d.at, d.says)
		}
	}
}

type number struct {
	name, says  string
	at          *int
	least, most int
	guest       bool // it holds for a guest, too
}

func (l *Limits) numbers() []number {
	return []number{
		{"connections", "at once, in all", &l.Connections, 1, 100_000, false},
		{"unproven", "of them, those that have proved no key yet", &l.Unproven, 1, 100_000, false},
		{"per-address", "connections at once from an address (of IPv6: a /64)", &l.PerAddress, 1, 100_000, false},
		{"per-minute", "new connections a minute from an address", &l.PerMinute, 1, 100_000, false},
		{"sessions", "at once on a connection", &l.Sessions, 1, 1000, false},
		{"per-key", "sessions at once of a key", &l.PerKey, 1, 1000, false},
		{"paste", "bytes of one paste", &l.Paste, 1 << 10, 16 << 20, true},
		{"input", "bytes a second that a person may send", &l.Input, 1 << 10, 16 << 20, true},
		{"keys", "keys a second that a person may type", &l.Keys, 10, 100_000, true},
		{"fps", "frames a second at most", &l.FPS, 15, 60, true},
	}
}

type span struct {
	name, says  string
	at          *time.Duration
	least, most time.Duration
	guest       bool
}

func (l *Limits) times() []span {
	const day = 24 * time.Hour
	return []span{
		{"handshake", "until a key is proved", &l.Handshake, time.Second, time.Hour, false},
		{"idle", "the longest without a key", &l.Idle, time.Minute, 30 * day, true},
		{"session", "the longest that a connection lasts", &l.Session, time.Minute, 365 * day, true},
		{"stall", "the longest that a client may leave its output unread", &l.Stall, time.Second, time.Hour, true},
		{"grace", "for sessions to end when the server stops", &l.Grace, 0, time.Hour, false},
	}
}

// Check says what of the limits can't be.
func (l *Limits) Check() error {
	var wrong []error
	for _, n := range l.numbers() {
		if *n.at < n.least || *n.at > n.most {
			wrong = append(wrong, fmt.Errorf("--%s is %d to %d, not %d", n.name, n.least, n.most, *n.at))
		}
	}
	for _, d := range l.times() {
		if *d.at < d.least || *d.at > d.most {
			wrong = append(wrong, fmt.Errorf("--%s is %s to %s, not %s", d.name, d.least, d.most, *d.at))
		}
	}
	return errors.Join(wrong...)
}
