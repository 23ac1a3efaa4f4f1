//go:build unix

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"ebb/cmd/ebb/demo"
	"ebb/plan/calendar"
	"ebb/store"
	"ebb/tui/serve"
	"ebb/tui/termtest"
)

// attachment is a store whose athlete comes in as OpenSSH's own server lets them.
type attachment struct {
	*testing.T
	db string
}

func newAttachment(t *testing.T) *attachment {
	t.Helper()
	a := &attachment{T: t, db: filepath.Join(t.TempDir(), "ebb.db")}
	kim := store.Open(a.db, store.Options{NoCopies: true}).As(store.Principal{Person: "kim", Role: store.Coach})
	surely(t, a.db, demo.Fill(kim, calendar.On(time.Now())))
	return a
}

func (a *attachment) env(more ...string) []string {
	return append([]string{beEbb + "=1", "SSH_CONNECTION=192.0.2.7 50972 192.0.2.1 22"}, more...)
}

// screens comes in on a phone. script runs it as "$@".
func (a *attachment) screens(script string, flags ...string) *termtest.Term {
	a.Helper()
	words := append([]string{"sh", "-c", script, "sh", os.Args[0], "--db", a.db, "attach", "--as", "Sam Rivera"}, flags...)
	return termtest.Start(a, 40, 20, a.env("EDITOR=touch "+filepath.Join(filepath.Dir(a.db), "edited")), words...)
}

// told gives the events of the audit log.
func (a *attachment) told() (events []string) {
	a.Helper()
	b, err := os.ReadFile(auditBeside(a.db))
	surely(a.T, b, err)
	for line := range strings.Lines(string(b)) {
		var l serve.Line
		surely(a.T, line, json.Unmarshal([]byte(line), &l))
		events = append(events, l.Event)
	}
	return events
}

// On a terminal each key arrives as it is typed, by itself or in a sequence; the
// size follows the window; neither a shell nor the editor of this machine can be
// had; and the terminal is left as it was found.
func TestAttachedScreens(t *testing.T) {
	a := newAttachment(t)
	phone := a.screens(`"$@"; echo "code $?"; stty -a`)
	phone.WaitFor("Specific 1", "space done")
	phone.Press("ctrl+z", "alt+[", "E", "down", "alt+P")
	phone.Settle()
	phone.Press("c")
	phone.WaitFor("legs")
	phone.Press("esc", "ctrl+z")
	phone.Resize(100, 30)
	phone.WaitFor("› Specific 1 › week of", "ctrl+z does nothing here")
	phone.Press("q", "q")
	if code := phone.Exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	_, after, _ := strings.Cut(string(phone.Bytes()), "code 0")
	for _, mode := range []string{"icanon", "echo", "isig", "opost"} {
		if !slices.Contains(strings.Fields(after), mode) {
			t.Errorf("the terminal is left without %s: %q", mode, after)
		}
	}
	if _, err := os.Stat(filepath.Join(filepath.Dir(a.db), "edited")); err == nil {
		t.Error("the editor of this machine was run")
	}
	if got := strings.Join(a.told(), ", "); got != "login, session, session over, gone" {
		t.Errorf("the log has %s", got)
	}
	info, err := os.Stat(auditBeside(a.db))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the log: %v, %v", info, err)
	}
}

// A paste of a megabyte is left out and said, and keys are heard after it.
func TestAttachedPaste(t *testing.T) {
	phone := newAttachment(t).screens(`exec "$@"`, "--input", "16777216")
	phone.WaitFor("space done")
	phone.Paste(strings.Repeat("easy 1h ", 1<<17))
	phone.WaitFor("that paste is longer than 65536 bytes")
	phone.Press("c")
	phone.WaitFor("legs")
}

func TestSignalsEndAttached(t *testing.T) {
	a := newAttachment(t)
	for n, s := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		phone := a.screens(`exec "$@"`)
		phone.WaitFor("space done")
		phone.Signal(s)
		if code := phone.Exit(); code != codeSignal+int(s) {
			t.Errorf("%v gives exit code %d, want %d", s, code, codeSignal+int(s))
		}
		if events := a.told(); len(events) != 4*(n+1) || events[len(events)-1] != "gone" {
			t.Errorf("%v: the log has %q", s, events)
		}
	}
}

// Where the other end of the terminal is gone, or has stopped to read, the process
// ends.
func TestAttachedEndsWithItsTerminal(t *testing.T) {
	const repaint = "\x0c"
	for name, tt := range map[string]struct {
		does func(phone *termtest.Term)
		code int
		told string
	}{
		"hung up": {(*termtest.Term).HangUp, codeSignal + int(syscall.SIGHUP), "login, session, session over, gone"},
		"nobody reads": {func(phone *termtest.Term) {
			phone.Deafen()
			phone.Type(strings.Repeat(repaint, 4000))
		}, 1, "login, session, stalled, gone"},
	} {
		a := newAttachment(t)
		phone := a.screens(`exec "$@"`, "--stall", "1s")
		phone.WaitFor("space done")
		tt.does(phone)
		if code := phone.Exit(); code != tt.code {
			t.Errorf("%s: exit code %d, want %d", name, code, tt.code)
		}
		if got := strings.Join(a.told(), ", "); got != tt.told {
			t.Errorf("%s: the log has %s", name, got)
		}
	}
}
