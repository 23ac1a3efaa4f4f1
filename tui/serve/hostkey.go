package serve

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"golang.org/x/crypto/ssh"
)

// Key is a key by which clients know a server.
type Key struct{ signer ssh.Signer }

// Fingerprint gives it as clients show it.
func (k Key) Fingerprint() string { return ssh.FingerprintSHA256(k.signer.PublicKey()) }

func (k Key) there() bool { return k.signer != nil }

// blob gives the public key as it goes over the line.
func (k Key) blob() []byte { return k.signer.PublicKey().Marshal() }

// HostKeys are the keys by which clients know a server: the one in its file,
// and for a month after a rotation the one that follows it, in a file beside.
// The time from which that one is used stands in its file, so that a file is
// there with its time or not at all. Which key clients are shown follows from
// the files and the clock alone; that the follower's file then takes the other's
// name only tidies up.
type HostKeys struct {
	path string
	now  func() time.Time
	uid  int // of whom the files must be; where users have no numbers: -1

	mu     sync.Mutex
	held   ring
	seen   [2]os.FileInfo // of the files when they were read; nil: not there
	said   string         // which keys were told of last
	failed string         // what was told last of what failed
}

// nextFile is what is added to the file's name for the key that follows.
const nextFile = ".next"

// ring is what the files hold.
type ring struct {
	shown Key
	next  Key       // none, but in the month after a rotation
	from  time.Time // when next takes the place of shown
}

// due reports whether the key that follows is used by now.
func (r ring) due(now time.Time) bool { return r.next.there() && !now.Before(r.from) }

// at gives the keys as they are at a time.
func (r ring) at(now time.Time) ring {
	if r.due(now) {
		return ring{shown: r.next}
	}
	return r
}

// all gives the keys, first the one that clients are shown.
func (r ring) all() []Key {
	if r.next.there() {
		return []Key{r.shown, r.next}
	}
	return []Key{r.shown}
}

// String says which keys there are, and until when.
func (r ring) String() string {
	if !r.next.there() {
		return r.shown.Fingerprint()
	}
	return r.shown.Fingerprint() + " until " + timeOf(r.from) + ", then " + r.next.Fingerprint()
}

// lines tells each key in a line.
func (r ring) lines() []string {
	if !r.next.there() {
		return []string{r.shown.Fingerprint()}
	}
	at := timeOf(r.from)
	return []string{r.shown.Fingerprint() + "  in use until " + at, r.next.Fingerprint() + "  from " + at}
}

// timeOf writes a time so that it is the same wherever it is read.
func timeOf(t time.Time) string { return t.UTC().Format("2006-01-02 15:04 UTC") }

// OpenHostKeys gives the keys by which clients know the server: those in the
// files, or a new one when there is none yet. A file that is there and no good is
// refused, never replaced: clients would take the server for another.
func OpenHostKeys(path string, now func() time.Time) (*HostKeys, error) {
	h := &HostKeys{path: path, now: now, uid: os.Geteuid()}
	err := h.read()
	if errors.Is(err, fs.ErrNotExist) {
		if err := begin(path); err != nil {
			return nil, fmt.Errorf("the host key can't be made: %w", err)
		}
		err = h.read()
	}
	if err != nil {
		return nil, err
	}
	return h, nil
}

// Fingerprints gives the lines that tell the keys: the fingerprint of the one
// that clients are shown, and while another is to follow both with their times.
func (h *HostKeys) Fingerprints() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.held.at(h.now()).lines()
}

// String says the same in a line.
func (h *HostKeys) String() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.held.at(h.now()).String()
}

// read reads the files. With an error nothing is changed. The one that follows
// comes first: it may take the other's name meanwhile, and then is read twice,
// not never.
func (h *HostKeys) read() error {
	dir := filepath.Dir(h.path)
	if info, err := os.Stat(dir); err == nil {
		if err := closed(dir, info, h.uid); err != nil {
			return fmt.Errorf("the host key is not private: %w", err)
		}
	}
	seen := h.look()
	next, from, err := h.readKey(h.path+nextFile, "no other key is to follow then")
	follows := err == nil
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if follows && from.IsZero() {
		return fmt.Errorf("the host key %s says not from when it is used: its last line is as from %s; "+
			"remove it if no other key is to follow", h.path+nextFile, h.now().Add(month).UTC().Format(time.RFC3339))
	}
	without := "a new one is made then, which every client will warn of"
	if follows {
		without = filepath.Base(h.path) + nextFile + " takes its place then, and clients that do not know that yet warn"
	}
	shown, _, err := h.readKey(h.path, without)
	switch {
	case err == nil:
	case follows && errors.Is(err, fs.ErrNotExist): // someone took it away: the other is known to some
		shown, from = next, time.Time{}
	default:
		return err
	}
	h.held, h.seen = ring{shown, next, from}, seen
	return nil
}

// look gives what the files are like.
func (h *HostKeys) look() (seen [2]os.FileInfo) {
	for i, name := range []string{h.path, h.path + nextFile} {
		if info, err := os.Lstat(name); err == nil {
			seen[i] = info
		}
	}
	return seen
}

// alike reports whether the files are those that were read.
func alike(a, b [2]os.FileInfo) bool {
	for i := range a {
		if (a[i] == nil) != (b[i] == nil) {
			return false
		}
		if a[i] != nil && !(os.SameFile(a[i], b[i]) && a[i].Size() == b[i].Size() && a[i].Mode() == b[i].Mode() && a[i].ModTime().Equal(b[i].ModTime())) {
			return false
		}
	}
	return true
}

// readKey reads a file that must be an ordinary one and its owner's alone, with
// the time in it from when the key is used; zero: it says none. The error says
// what comes without the file.
func (h *HostKeys) readKey(path, without string) (Key, time.Time, error) {
	none := time.Time{}
	info, err := os.Lstat(path)
	if err != nil {
		return Key{}, none, fmt.Errorf("the host key: %w", err)
	}
	if !info.Mode().IsRegular() {
		return Key{}, none, fmt.Errorf("the host key %s is no ordinary file: put the key itself there, or name its file with --host-key", path)
	}
	if err := private(path, info, h.uid); err != nil {
		return Key{}, none, fmt.Errorf("the host key is not private: %w", err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return Key{}, none, fmt.Errorf("the host key: %w", err)
	}
	if len(b) == 0 {
		return Key{}, none, fmt.Errorf("the host key %s is empty: put its copy back, or remove it (%s)", path, without)
	}
	key, from, err := parseKey(b)
	if err != nil {
		return Key{}, none, fmt.Errorf("the host key %s can't be read: %w; put its copy back, or remove it (%s)", path, err, without)
	}
	signer, err := ssh.NewSignerFromSigner(key)
	return Key{signer}, from, err
}
