package serve

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/crypto/ssh"
)

// Key is a key by which clients know a server.
type Key struct{ signer ssh.Signer }

// Fingerprint gives it as clients show it.
func (k Key) Fingerprint() string { return ssh.FingerprintSHA256(k.signer.PublicKey()) }

func (k Key) there() bool { return k.signer != nil }

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

	mu   sync.Mutex
	held ring
	seen string // what the files were like when they were read
	said string // of the keys to the log
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

// String tells each key in a line: its fingerprint and, while there are two,
// from or until when it is used, in a time that is the same wherever it is read.
func (r ring) String() string {
	if !r.next.there() {
		return r.shown.Fingerprint()
	}
	at := r.from.UTC().Format("2006-01-02 15:04 UTC")
	return r.shown.Fingerprint() + "  in use until " + at + "\n" + r.next.Fingerprint() + "  from " + at
}

// inWords says the same in a sentence.
func (r ring) inWords() string {
	return strings.ReplaceAll(strings.ReplaceAll(r.String(), "  ", " "), "\n", ", ")
}

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

// String tells the keys: the fingerprint of the one that clients are shown, and
// while another is to follow that one's in a second line, both with their times.
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

// look gives what the files are like: when it is as before they are those that
// were read.
func (h *HostKeys) look() (seen string) {
	for _, name := range []string{h.path, h.path + nextFile} {
		seen += "/"
		if info, err := os.Lstat(name); err == nil {
			seen += info.Mode().String() + info.ModTime().Format(time.RFC3339Nano) + strconv.FormatInt(info.Size(), 10)
		}
	}
	return seen
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
