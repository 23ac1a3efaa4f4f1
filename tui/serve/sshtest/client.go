package sshtest

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"io"
	"net"
	"strings"
	"time"

	"golang.org/x/crypto/ssh"

	"ebb/tui/termtest"
)

// patience bounds every wait, and is spent by a test that fails alone.
const patience = 30 * time.Second

// Key is a key of a person's own.
type Key struct{ ssh.Signer }

// NewKey makes an ed25519 key.
func NewKey(tb termtest.TB) Key {
	tb.Helper()
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		tb.Fatalf("a key: %v", err)
	}
	signer, err := ssh.NewSignerFromSigner(key)
	if err != nil {
		tb.Fatalf("a key: %v", err)
	}
	return Key{signer}
}

// Line gives the key as authorized_keys has it.
func (k Key) Line() string {
	return strings.TrimSpace(string(ssh.MarshalAuthorizedKey(k.PublicKey())))
}

// Fingerprint gives it as servers show it.
func (k Key) Fingerprint() string { return ssh.FingerprintSHA256(k.PublicKey()) }

// Client is a connection.
type Client struct {
	*ssh.Client
	tb termtest.TB
}

// Dial comes in at an address under a user name, with a key.
func Dial(tb termtest.TB, at, user string, key Key) (Client, error) {
	tb.Helper()
	nc, err := net.DialTimeout("tcp", at, patience)
	if err != nil {
		return Client{}, err
	}
	sc, channels, requests, err := ssh.NewClientConn(nc, at, &ssh.ClientConfig{
		User: user, Auth: []ssh.AuthMethod{ssh.PublicKeys(key.Signer)}, HostKeyCallback: ssh.InsecureIgnoreHostKey(), Timeout: patience, //nolint:gosec // the server is the test's own
	})
	if err != nil {
		return Client{}, errors.Join(err, nc.Close())
	}
	c := ssh.NewClient(sc, channels, requests)
	tb.Cleanup(func() { _ = c.Close() })
	return Client{c, tb}, nil
}

// In is Dial of someone who must come in.
func In(tb termtest.TB, at string, key Key) Client {
	tb.Helper()
	c, err := Dial(tb, at, "x", key)
	if err != nil {
		tb.Fatalf("does not come in: %v", err)
	}
	return c
}

// Gone is the exit code of a command whose connection ended before it did.
const Gone = -1

// Answer runs a command line and gives what it printed, and its exit code.
func (c Client) Answer(line string) (out, errs string, code int) {
	c.tb.Helper()
	s, err := c.NewSession()
	if err != nil {
		return "", err.Error(), Gone
	}
	defer func() { _ = s.Close() }()
	var o, e bytes.Buffer
	s.Stdout, s.Stderr = &o, &e
	err = s.Run(line)
	if exit, ok := errors.AsType[*ssh.ExitError](err); ok {
		return o.String(), e.String(), exit.ExitStatus()
	}
	if err != nil {
		return o.String(), e.String(), Gone
	}
	return o.String(), e.String(), 0
}

// Screens opens the screens in a terminal of w columns and h rows.
func (c Client) Screens(w, h int) *termtest.Term {
	c.tb.Helper()
	s, err := c.NewSession()
	if err != nil {
		c.tb.Fatalf("no session: %v", err)
	}
	in, err := s.StdinPipe()
	if err != nil {
		c.tb.Fatalf("no session: %v", err)
	}
	out, both := io.Pipe() // what a session says beside its screens is seen as well
	s.Stdout, s.Stderr = both, both
	if err := s.RequestPty("xterm-256color", h, w, ssh.TerminalModes{}); err != nil {
		c.tb.Fatalf("no terminal: %v", err)
	}
	if err := s.Shell(); err != nil {
		c.tb.Fatalf("no screens: %v", err)
	}
	return termtest.Attach(c.tb, w, h, termtest.Line{
		In: in, Out: out,
		Resize: func(w, h int) error { return s.WindowChange(h, w) },
		Wait: func() int {
			err := errors.Join(s.Wait(), both.Close())
			if exit, ok := errors.AsType[*ssh.ExitError](err); ok {
				return exit.ExitStatus()
			}
			if err != nil {
				return Gone
			}
			return 0
		},
		Close: func() { _, _ = s.Close(), out.Close() },
	})
}
