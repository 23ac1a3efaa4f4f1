//go:build unix

package termtest

import (
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"

	"github.com/creack/pty"
)

// Start runs a program in a pseudo terminal of w columns and h rows. It sees an
// environment of its own: TERM=xterm-256color, COLORTERM=truecolor,
// LANG=C.UTF-8, an empty home and of ours only the path. Entries of env are
// added: "NAME=value", or "NAME" to take one away. With COLORFGBG=0;15 (dark on
// light) the terminal also answers that its ground is light.
func Start(tb TB, w, h int, env []string, argv ...string) *Term {
	tb.Helper()
	home, err := os.MkdirTemp("", "termtest")
	if err != nil {
		tb.Fatalf("%v", err)
	}
	tb.Cleanup(func() { _ = os.RemoveAll(home) })

	vars := environment(home, env)
	cmd := exec.Command(argv[0], argv[1:]...)
	for _, name := range slices.Sorted(maps.Keys(vars)) {
		cmd.Env = append(cmd.Env, name+"="+vars[name])
	}
	master, tty, err := open(cmd, w, h)
	if err != nil {
		tb.Fatalf("%s: %v", argv[0], err)
	}
	return Attach(tb, w, h, Line{
		In:  master,
		Out: master,
		Resize: func(w, h int) error {
			return pty.Setsize(master, size(w, h))
		},
		Wait: func() int {
			_ = cmd.Wait()
			_ = tty.Close() // the last hold on the terminal: reading ends
			return exitCode(cmd.ProcessState)
		},
		Close: func() {
			_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) // the session: children too
			_ = master.Close()
		},
		HangUp: func() error {
			_, _ = tty.Write([]byte{0}) // for who is reading: a file is closed when nobody does
			return master.Close()
		},
		Signal: func(sig os.Signal) error { return cmd.Process.Signal(sig) },
		Unread: func() int { return unread(tty) },
		Light:  lightGroundIn(vars["COLORFGBG"]),
	})
}

// open starts the program as the leader of a session that has the terminal.
// Our own hold on the program's side stays open: it tells what is unread.
func open(cmd *exec.Cmd, w, h int) (master, tty *os.File, err error) {
	master, tty, err = pty.Open()
	if err != nil {
		return nil, nil, err
	}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = tty, tty, tty
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err = pty.Setsize(master, size(w, h)); err == nil {
		err = cmd.Start()
	}
	if err != nil {
		_ = master.Close()
		_ = tty.Close()
		return nil, nil, err
	}
	return master, tty, nil
}

func size(w, h int) *pty.Winsize {
	return &pty.Winsize{Rows: uint16(h), Cols: uint16(w)}
}

func environment(home string, env []string) map[string]string {
	vars := map[string]string{
		"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "HOME": home,
	}
	for _, name := range []string{"PATH", "TMPDIR", "GOCOVERDIR"} {
		if value, ok := os.LookupEnv(name); ok {
			vars[name] = value
		}
	}
	for _, entry := range env {
		name, value, set := strings.Cut(entry, "=")
		if !set {
			delete(vars, name)
			continue
		}
		vars[name] = value
	}
	return vars
}

// lightGroundIn reads COLORFGBG, "ink;ground" or "ink;other;ground" in the 16
// colours.
func lightGroundIn(value string) bool {
	ground := value[strings.LastIndexByte(value, ';')+1:]
	return ground == "7" || ground == "15"
}

func exitCode(s *os.ProcessState) int {
	if w, ok := s.Sys().(syscall.WaitStatus); ok && w.Signaled() {
		return -int(w.Signal())
	}
	return s.ExitCode()
}
