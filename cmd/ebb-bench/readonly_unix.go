//go:build unix

package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// nobody is whom the hands are when root tries: root may write everything.
const nobody = 65534

// runReadOnly turns the file and its folder read-only under a hand at work,
// again and again: it must be told in words, and nothing may be lost.
func runReadOnly(args []string, out, talk io.Writer) error {
	var turns int
	var dir string
	flags := flag.NewFlagSet("ebb-bench readonly", flag.ContinueOnError)
	flags.SetOutput(talk)
	flags.IntVar(&turns, "turns", 20, "how often")
	flags.StringVar(&dir, "dir", "", "`folder` for the file; the system's own for such when empty")
	if err := flags.Parse(args); err != nil {
		return err
	}
	home, wrap, err := ownFolder(dir)
	if err != nil {
		return err
	}
	var mu sync.Mutex
	path, l, r := filepath.Join(home, "ebb.db"), newLedger(), rand.New(rand.NewPCG(1, 3))
	for n := range turns {
		h, err := start(&mu, l, "hand", wrap, "-db", path, "-seed", strconv.Itoa(n))
		if err != nil {
			return err
		}
		select {
		case <-h.ready:
		case <-h.ended:
		}
		time.Sleep(time.Duration(r.Int64N(int64(longestLife))))
		if err := errors.Join(os.Chmod(path, 0o400), os.Chmod(home, 0o500)); err != nil {
			return errors.Join(err, h.kill())
		}
		if err := h.wait(); err != nil {
			return err
		}
		if says := l.faults["hand"]; !strings.Contains(says, "can be read but not changed") {
			return fmt.Errorf("%s: the hand was told %q", path, says)
		}
		trails, err := audit(path)
		if err == nil {
			err = l.check(trails, nil, nil)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		if err := errors.Join(os.Chmod(home, 0o700), os.Chmod(path, 0o600)); err != nil {
			return err
		}
	}
	fmt.Fprintf(out, "turned read-only %d times under a hand at work: told so each time, all of %d changes are there\n", turns, l.told)
	return os.RemoveAll(filepath.Dir(home))
}

// ownFolder makes a folder for the store, and what makes the hands people who
// are refused what its modes refuse. They need a program that they may run.
func ownFolder(dir string) (home string, wrap func(*exec.Cmd), err error) {
	top, err := os.MkdirTemp(dir, "ebb-readonly-")
	if err != nil {
		return "", nil, err
	}
	home = filepath.Join(top, "store")
	if err := os.Mkdir(home, 0o700); err != nil || os.Geteuid() != 0 {
		return home, nil, err
	}
	self, err := os.Executable()
	if err != nil {
		return "", nil, err
	}
	text, err := os.ReadFile(self)
	if err != nil {
		return "", nil, err
	}
	program := filepath.Join(top, "hand")
	err = errors.Join(os.Chmod(top, 0o711), os.WriteFile(program, text, 0o700), os.Chmod(program, 0o755), os.Chown(home, nobody, nobody))
	return home, func(cmd *exec.Cmd) {
		cmd.Path = program
		cmd.Dir = home
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}, err
}
