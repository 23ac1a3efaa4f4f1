package main

import (
	"context"
	"encoding/binary"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"ebb/plan"
	"ebb/store"
	document "ebb/store/exchange/json"
)

// safekeeping is what a hand does besides editing, to the file as a whole. With
// nobody else at work it changes nothing in it. Each gives the file that it says
// is kept.
var safekeeping = []struct {
	name string
	do   func(h *hand) (kept string, err error)
}{
	{"backup", (*hand).backup},
	{"restore", (*hand).restore},
	{"repair", (*hand).repair},
	{"load", (*hand).load},
}

// keepSafe does the next thing, and says what is kept now.
func (h *hand) keepSafe() error {
	next := safekeeping[h.kept%len(safekeeping)]
	h.kept++
	kept, err := next.do(h)
	if err != nil {
		return fmt.Errorf("%s: %w", next.name, err)
	}
	if kept != "" {
		h.say("kept %s %s", next.name, filepath.ToSlash(kept))
	}
	clear(h.seen)
	return nil
}

// backup writes a backup under a name of its own.
func (h *hand) backup() (string, error) {
	name := fmt.Sprintf("%s-%d.zst", h.name, h.kept)
	_, err := h.desk.Backup(filepath.Join(filepath.Dir(h.path), name), true)
	return name, err
}

// restore puts a backup of the store in its place.
func (h *hand) restore() (string, error) {
	name, err := h.backup()
	if err != nil {
		return "", err
	}
	done, err := h.desk.Restore(filepath.Join(filepath.Dir(h.path), name), func(store.Replacement) error { return nil })
	if err != nil {
		return "", err
	}
	return filepath.Rel(filepath.Dir(h.path), done.Kept)
}

// repair makes a new file of all that can be read of the store: everything.
func (h *hand) repair() (string, error) {
	doctor := store.Doctor{Fault: h.fault, Self: func(ctx context.Context) *exec.Cmd {
		self, err := os.Executable()
		if err != nil {
			self = os.Args[0]
		}
		return exec.CommandContext(ctx, self)
	}}
	r, err := doctor.Salvage(context.Background(), h.path)
	if err != nil {
		return "", err
	}
	defer r.Drop()
	if len(r.Lost) > 0 || !r.Report.Sound() {
		return "", fmt.Errorf("a sound store is repaired: %v %v", r.Lost, r.Report.Findings)
	}
	kept, err := r.Swap(context.Background())
	return filepath.Base(kept), err
}

// load takes in two newcomers at once, each with a year behind them, of which the
// journal tells the plan only.
func (h *hand) load() (string, error) {
	id, made := h.desk.NewID(), harvest{}
	n := int(binary.BigEndian.Uint32(id[:])) & 0xFFFFF // not those of another hand
	club := squad{today: h.today, years: 1}
	h.say("loading")
	_, err := h.desk.Load(club.people(n, n+newcomers, &made), func() document.Rest { return document.Rest{} })
	if err == nil {
		h.say("loaded")
	}
	return "", err
}

// newcomers come in one load.
const newcomers = 2

// isNewcomer tells those who were loaded by the numbers that end their names.
func isNewcomer(a plan.Athlete) bool {
	return strings.TrimRight(a.Name, "0123456789") != a.Name
}
