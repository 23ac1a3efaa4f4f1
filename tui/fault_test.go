package tui

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/edit"
	"ebb/store"
)

// fallible is a desk that fails as it is told to, until it is told no more.
type fallible struct {
	Desk
	fail func() error // nil: it works
}

func (f *fallible) err() error {
	if f.fail == nil {
		return nil
	}
	return f.fail()
}

func (f *fallible) Glance(athlete plan.ID, branch string, sight store.Sight) (*store.Snapshot, error) {
	if err := f.err(); err != nil {
		return nil, err
	}
	return f.Desk.Glance(athlete, branch, sight)
}

func (f *fallible) Snapshot(athlete plan.ID, branch string) (*store.Snapshot, error) {
	if err := f.err(); err != nil {
		return nil, err
	}
	return f.Desk.Snapshot(athlete, branch)
}

func (f *fallible) Apply(athlete plan.ID, branch string, base *store.Snapshot, e edit.Edit, run string) (*store.Snapshot, store.Receipt, error) {
	if err := f.err(); err != nil {
		return nil, store.Receipt{}, err
	}
	return f.Desk.Apply(athlete, branch, base, e, run)
}

func (f *fallible) Undo(athlete plan.ID, branch string) (*store.Snapshot, store.Receipt, error) {
	if err := f.err(); err != nil {
		return nil, store.Receipt{}, err
	}
	return f.Desk.Undo(athlete, branch)
}

func (f *fallible) AddRecord(athlete plan.ID, r plan.Record) error {
	if err := f.err(); err != nil {
		return err
	}
	return f.Desk.AddRecord(athlete, r)
}

func (f *fallible) Athletes() ([]plan.Athlete, error) {
	if err := f.err(); err != nil {
		return nil, err
	}
	return f.Desk.Athletes()
}

// What the store refuses is said; the plan on screen stays what is stored, and
// the program goes on.
func TestAStoreThatFails(t *testing.T) {
	for _, tt := range []struct {
		name, says string
		fail       func() error
	}{
		{"full disk", "no room", func() error {
			return &store.Unusable{Why: store.DiskFull, Path: "ebb.db", What: "no room on the disk", Do: "make room", Err: fs.ErrInvalid}
		}},
		{"held", "is held", func() error {
			return &store.Unusable{Why: store.Held, Path: "ebb.db", What: "the file is held by another program"}
		}},
		{"conflict", "gone", func() error {
			return &store.Conflict{Gone: true, By: store.Head{Person: "lee"}, Err: errors.New("the session is gone")}
		}},
		{"panic", "fault", func() error { panic("a fault in the store") }},
	} {
		for _, typed := range []string{"x", "+", ">", "u", "space", "a easy_20m enter", "M l enter", "z l enter", ": next_athlete enter"} {
			t.Run(tt.name+"/"+typed, func(t *testing.T) {
				_, s := fresh(t)
				desk := &fallible{Desk: coach(s, "kim")}
				p := opens(t, desk, sam, t.TempDir())
				p.types("5l", "x", "5h") // something to undo
				before := p.app.scene.Plan

				desk.fail = tt.fail
				for _, word := range strings.Fields(typed) {
					p.types(strings.ReplaceAll(word, "_", " "))
				}
				p.isWell()
				if !p.app.status.Fault || !strings.Contains(p.app.status.Says, tt.says) {
					t.Errorf("says %q (fault %v), want %q", p.app.status.Says, p.app.status.Fault, tt.says)
				}
				if !edit.Equal(before, p.app.scene.Plan) || p.app.busy || p.ended {
					t.Errorf("the plan changed, or the program is stuck: busy %v, ended %v", p.app.busy, p.ended)
				}

				desk.fail = nil
				p.types("esc", "t", "l", "x")
				p.isWell()
				if got := p.day(7); got != "" {
					t.Errorf("afterwards x does nothing: Wednesday has %q, says %q", got, p.app.status.Says)
				}
			})
		}
	}
}

// A command of the palette that panics is told like one that fails.
func TestACommandThatPanics(t *testing.T) {
	p, _ := fresh(t)
	p.types(":", "trip", "enter")
	p.isWell()
	p.reads("fault")
	p.types("q", "x")
	if got := p.day(6); got != "" {
		t.Errorf("afterwards x does nothing: %q", got)
	}
}

// A fault of the program itself ends it with a word to the person and the
// details in a file.
func TestAFaultEndsTheProgramInOrder(t *testing.T) {
	p, _ := fresh(t)
	p.app.scene.Outlook = nil // drawing can't do without
	_, cmd := p.app.Update(press("l"))
	c := p.app.crash
	if c == nil {
		t.Fatal("no crash is told")
	}
	if _, quits := cmd().(tea.QuitMsg); !quits {
		t.Error("the program goes on")
	}
	info, err := os.Stat(c.File)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("the details are readable by others: %v", info.Mode())
	}
	for _, words := range []string{"nil pointer", "tui.(*App)", "goroutine"} {
		if !strings.Contains(stackOf(c), words) {
			t.Errorf("the details do not say %q", words)
		}
	}
	if !strings.Contains(c.Error(), c.File) || !strings.Contains(c.Error(), "nothing that was stored is lost") {
		t.Errorf("says %q", c)
	}
}

// Where the folder for crashes can't be written, another is taken.
func TestACrashFindsAFolder(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	file := t.TempDir() + "/taken"
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{"", file} {
		c := newCrash("a fault", dir)
		if !strings.HasPrefix(c.File, os.TempDir()) || !strings.Contains(stackOf(c), "a fault") {
			t.Errorf("the details of a crash for %q are in %q", dir, c.File)
		}
	}
}
