package serve

import (
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// month is for how long the old key stays in use after a rotation: the library
// shows clients one key of a kind, and those who know the old one alone must come
// in once more to be told of the new one.
const month = 30 * 24 * time.Hour

// newFile is what the names of files end in that are not whole yet.
const newFile = ".new"

// RotateHostKey makes the key that takes the place of the one in the file in a
// month, and notes it in the audit log. A server that runs tells clients of it
// from its next connection on. Where one waits already nothing is done: clients
// that took that one up would warn of a third.
func RotateHostKey(path, auditFile string, now func() time.Time) (*HostKeys, error) {
	h := &HostKeys{path: path, now: now, uid: os.Geteuid()}
	if err := h.read(); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no host key at %s to take the place of: ebb serve makes one on its first start", path)
	} else if err != nil {
		return nil, err
	}
	unlock, _ := lockFolder(filepath.Dir(path), true)
	defer unlock()
	if err := h.tidy(); err != nil {
		return nil, err
	}
	if h.held.next.there() {
		return nil, fmt.Errorf("a new host key waits already: %s; %s is its file, and removing that gives it up", h.held.inWords(), path+nextFile)
	}
	audit, err := OpenAudit(auditFile)
	if err != nil {
		return nil, err
	}
	defer func() { _ = audit.Close() }()
	if err := makeKey(path+nextFile, now().Add(month)); err != nil {
		return nil, fmt.Errorf("the new host key can't be made: %w", err)
	}
	if err := h.read(); err != nil {
		return nil, err
	}
	err = audit.Write(Line{At: now().UTC(), Event: "host key rotated", Why: h.held.inWords()})
	if err != nil {
		err = fmt.Errorf("the new host key is made, but not noted in the audit log: %w", err)
	}
	return h, err
}

// tidy lets the key that follows take the other's name when its time has come:
// in one step, so that there is a key at any time. The folder is locked.
func (h *HostKeys) tidy() error {
	sweep(h.path)
	if err := h.read(); err != nil || !h.held.due(h.now()) {
		return err
	}
	if err := os.Rename(h.path+nextFile, h.path); err != nil {
		return fmt.Errorf("the host key %s can't take the place of the old one: %w", h.path+nextFile, err)
	}
	syncFolder(filepath.Dir(h.path))
	return h.read()
}

// keys gives the keys for a connection that begins now. What changed in the
// files since the last one is taken in; when that is no good, the keys that there
// were stay.
func (h *HostKeys) keys(tell func(Line)) ring {
	h.mu.Lock()
	defer h.mu.Unlock()
	var err error
	if h.look() != h.seen {
		err = h.read()
	}
	if err == nil && h.held.due(h.now()) {
		unlock, mine := lockFolder(filepath.Dir(h.path), false)
		if mine {
			err = h.tidy()
		}
		unlock()
	}
	r := h.held.at(h.now())
	says := r.inWords()
	if err != nil {
		says += ", and " + err.Error()
	}
	if h.said != says {
		h.said = says
		tell(Line{Event: "host key", Why: says})
	}
	return r
}

// begin makes the first key, unless another process is before it.
func begin(path string) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	unlock, _ := lockFolder(dir, true)
	defer unlock()
	sweep(path)
	err := makeKey(path, time.Time{})
	syncFolder(filepath.Dir(dir)) // the folder may be new as well
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	return err
}

// makeKey makes a key in a file that is not there yet, and has it on the disk
// before it has its name. With a time the file says from when it is used.
func makeKey(path string, from time.Time) error {
	dir := filepath.Dir(path)
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return err
	}
	text, err := formatKey(key, from)
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, filepath.Base(path)+".*"+newFile) // 0600, and new
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = name(f.Name(), path)
	}
	_ = os.Remove(f.Name())
	syncFolder(dir)
	return err
}

// name gives a file the name that nothing has yet. Where a file can't have two
// names it is renamed.
func name(file, path string) error {
	err := os.Link(file, path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return fs.ErrExist
	}
	return os.Rename(file, path)
}

// sweep removes what a process left that was ended while it made a key. The
// folder is locked; what else is in it is not ours.
func sweep(path string) {
	all, _ := os.ReadDir(filepath.Dir(path)) // what can't be seen or removed harms nobody
	for _, e := range all {
		number, ours := strings.CutPrefix(e.Name(), filepath.Base(path))
		number, whole := strings.CutSuffix(strings.TrimPrefix(number, nextFile), newFile)
		if ours && whole && len(number) > 1 && number[0] == '.' && strings.Trim(number[1:], "0123456789") == "" {
			_ = os.Remove(filepath.Join(filepath.Dir(path), e.Name()))
		}
	}
}

func syncFolder(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync() // some systems sync no folders
		_ = d.Close()
	}
}
