package serve

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"
	"unicode/utf8"
)

// Line is what is told of one thing that happened: a line of JSON in the audit
// log and in the server's own. User, Client and Command are what the other side
// says, Athlete and Why may hold what someone typed: they are cut and escaped to ASCII, so that no line can be two and
// none can move the cursor of who reads it.
type Line struct {
	At      time.Time `json:"at"`
	Event   string    `json:"event"`
	Conn    string    `json:"conn,omitempty"` // the connection that it is of
	Address string    `json:"address,omitempty"`
	Via     string    `json:"via,omitempty"` // how they came, where it is not to a server of ours
	User    string    `json:"user,omitempty"`
	Client  string    `json:"client,omitempty"`
	Key     string    `json:"key,omitempty"` // its fingerprint
	Person  string    `json:"person,omitempty"`
	Role    string    `json:"role,omitempty"`
	Session int       `json:"session,omitempty"`
	Command string    `json:"command,omitempty"`
	Verb    string    `json:"verb,omitempty"`    // of what was done to the store, or refused
	What    string    `json:"what,omitempty"`    // to which kind of thing
	Athlete string    `json:"athlete,omitempty"` // of whom
	Entry   uint64    `json:"entry,omitempty"`   // its number in the journal of that athlete
	Code    *int      `json:"code,omitempty"`
	Why     string    `json:"why,omitempty"`
}

// kept are the events that must be on the disk before the work goes on.
var kept = map[string]bool{"login": true, "enrolled": true, "wrong code": true, "revoked": true, "export": true, "keys": true, "host key": true, "host key rotated": true}

// What a client says of itself is kept up to these bytes.
const (
	mostSaid = 256
	mostWhy  = 4096
)

// encode makes one line of ASCII of it.
func (l Line) encode() []byte {
	l.Address, l.User, l.Client, l.Command, l.Why = cut(l.Address, mostSaid), cut(l.User, mostSaid), cut(l.Client, mostSaid), cut(l.Command, 4*mostSaid), cut(l.Why, mostWhy)
	b, err := json.Marshal(l)
	if err != nil { // there is nothing in it that can't be encoded
		return nil
	}
	out := make([]byte, 0, len(b)+1)
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r < 0x7f:
			out = append(out, byte(r))
		case r > 0xffff:
			r -= 0x10000
			out = fmt.Appendf(out, `\u%04x\u%04x`, 0xd800+r>>10, 0xdc00+r&0x3ff)
		default:
			out = fmt.Appendf(out, `\u%04x`, r)
		}
		b = b[n:]
	}
	return append(out, '\n')
}

func cut(s string, most int) string {
	if len(s) <= most {
		return s
	}
	return s[:most] + "…"
}

// Audit is the log of who came and what they did: appended to, for its owner
// alone, and rotated. Several processes may write to one.
type Audit struct {
	path string
	most int64 // bytes of a file
	mu   sync.Mutex
	file *os.File
	sync func(*os.File) error
}

const (
	auditMost = 16 << 20
	auditKept = 5 // files before the one that is written
)

// OpenAudit opens the log, and makes it with its folder when it is not there.
func OpenAudit(path string) (*Audit, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("the audit log: %w", err)
	}
	a := &Audit{path: path, most: auditMost, sync: (*os.File).Sync}
	if err := a.open(); err != nil {
		return nil, fmt.Errorf("the audit log: %w", err)
	}
	return a, nil
}

func (a *Audit) open() error {
	f, err := os.OpenFile(a.path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("%s is no ordinary file", a.path)
	}
	if err == nil {
		err = private(a.path, info, os.Geteuid())
	}
	if err != nil {
		return errors.Join(err, f.Close())
	}
	a.file = f
	return nil
}

// Write appends a line; what must not be lost is on the disk when it returns.
// Of a line that found no room nothing is left.
func (a *Audit) Write(l Line) error {
	b := l.encode()
	a.mu.Lock()
	defer a.mu.Unlock()
	size, err := a.hold(int64(len(b)))
	if err != nil {
		return err
	}
	if _, err = a.file.Write(b); err != nil {
		err = errors.Join(err, a.file.Truncate(size))
	}
	unlockFile(a.file)
	if err == nil && kept[l.Event] {
		err = a.sync(a.file)
	}
	return err
}

// hold takes the lock of the file, so that there is room for more, and gives its
// size. When it is full, or another process has begun a new one, that is opened.
func (a *Audit) hold(more int64) (size int64, err error) {
	for stays := false; ; {
		if a.file == nil {
			if err := a.open(); err != nil {
				return 0, err
			}
		}
		if err := lockFile(a.file); err != nil {
			return 0, err
		}
		size, newest, err := a.look()
		if err != nil {
			unlockFile(a.file)
			return 0, err
		}
		if newest && (size == 0 || size+more <= a.most || stays) {
			return size, nil
		}
		if newest && movesOpen {
			stays = !a.rotate()
		}
		if err := a.shut(); err != nil {
			return 0, err
		}
		if newest && !movesOpen {
			stays = !a.rotate()
		}
	}
}

// look gives the size of the file, and whether it is the one that the path names.
func (a *Audit) look() (size int64, newest bool, err error) {
	is, err := a.file.Stat()
	if err != nil {
		return 0, false, err
	}
	named, err := os.Stat(a.path)
	return is.Size(), err == nil && os.SameFile(is, named), nil
}

// rotate gives the files other names, so that a new one is begun; the oldest
// goes. Where that can't be done the log goes on where it is.
func (a *Audit) rotate() (done bool) {
	for n := auditKept; n > 0; n-- {
		if err := os.Rename(a.numbered(n-1), a.numbered(n)); err != nil && !errors.Is(err, os.ErrNotExist) {
			return false
		}
	}
	return true
}

// shut puts the file on the disk, closes it and with it gives its lock back.
func (a *Audit) shut() error {
	err := errors.Join(a.file.Sync(), a.file.Close())
	a.file = nil
	return err
}

func (a *Audit) numbered(n int) string {
	if n == 0 {
		return a.path
	}
	return fmt.Sprintf("%s.%d", a.path, n)
}

// Close closes the log.
func (a *Audit) Close() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.file == nil {
		return nil
	}
	return a.shut()
}

// log tells the server's own log.
func (s *Server) log(l Line) {
	if l.At.IsZero() {
		l.At = time.Now().UTC()
	}
	if s.config.Log == nil {
		return
	}
	s.logging.Lock()
	defer s.logging.Unlock()
	_, _ = s.config.Log.Write(l.encode()) // who can't be told can't be told that
}

// audit tells both logs. That one can't be written, as on a full disk, is told
// to the other, and keeps nobody out.
func (s *Server) audit(l Line) {
	l.At = time.Now().UTC()
	s.log(l)
	if s.config.Audit == nil {
		return
	}
	if err := s.config.Audit.Write(l); err != nil {
		s.log(Line{Event: "audit log fails", Why: err.Error()})
	}
}
