//go:build unix

package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"

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
// ends, whether or not a signal tells it.
func TestAttachedEndsWithItsTerminal(t *testing.T) {
	for name, tt := range map[string]struct {
		script string
		goes   bool // the terminal does; else nobody reads what it is sent
		last   string
	}{
		"hung up":           {`exec "$@"`, true, "gone"},
		"hung up unheard":   {`trap "" HUP; exec "$@"`, true, "gone"},
		"nobody reads":      {`exec "$@"`, false, "stalled"},
		"an answer, unread": {`SSH_ORIGINAL_COMMAND="export json" exec "$@"`, false, "stalled"},
	} {
		a := newAttachment(t)
		master, tty, err := pty.Open()
		surely(t, name, err)
		surely(t, name, pty.Setsize(master, &pty.Winsize{Rows: 60, Cols: 200}))
		child := exec.Command("sh", "-c", tt.script, "sh", os.Args[0], "--db", a.db, "attach", "--as", "Sam Rivera", "--stall", "1s")
		child.Env = append(os.Environ(), a.env("TERM=xterm-256color")...)
		child.Stdin, child.Stdout, child.Stderr = tty, tty, tty
		child.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
		surely(t, name, child.Start())
		ended := make(chan error, 1)
		go func() { ended <- child.Wait() }()
		_ = tty.Close()
		if tt.goes {
			one := make([]byte, 1)
			_, err := master.Read(one) // its first byte: it has begun
			surely(t, name, err)
			_ = master.Close()
		} else {
			go func() { // each asks for the whole screen once more
				_, _ = master.WriteString(strings.Repeat("\x0c", 2000))
			}()
		}
		select {
		case <-ended:
		case <-time.After(30 * time.Second):
			_ = child.Process.Kill()
			t.Fatalf("%s: it does not end", name)
		}
		_ = master.Close()
		events := a.told()
		if last := events[len(events)-1]; last != "gone" || !strings.Contains(strings.Join(events, ", "), tt.last) {
			t.Errorf("%s: the log has %q", name, events)
		}
	}
}
