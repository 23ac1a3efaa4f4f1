package main

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"ebb/cmd/ebb/demo"
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/store"
	"ebb/tui/command"
)

// surely gives v, or ends the test.
func surely[V any](t testing.TB, v V, err error) V {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// squadEnv gives what a command finds on the demo's squad; what it prints goes
// to out.
func squadEnv(t testing.TB, out *bytes.Buffer) *command.Env {
	t.Helper()
	squad := store.Open(filepath.Join(t.TempDir(), "ebb.db"), store.Options{})
	desk := squad.As(store.Principal{Person: "sam", Role: store.Coach, Via: "local"})
	today, err := calendar.Parse(scriptDay)
	surely(t, today, err)
	if err := demo.Fill(desk, today); err != nil {
		t.Fatal(err)
	}
	return &command.Env{Desk: desk, Today: today, Width: pipeWidth, NewID: desk.NewID, In: strings.NewReader(""), Out: out, Err: out}
}

// views are the calls that only read.
var views = [][]string{
	{"week"}, {"week", "2027-05-17"}, {"week", "2029-01-01"}, {"today"}, {"season"}, {"season", "2027-05-22"}, {"block"}, {"block", "2027-05-22"}, {"oscillation"},
	{"response"}, {"why", "R05"}, {"why", "hrv-low"}, {"why", "long-run-share"}, {"event", "list"}, {"coverage"}, {"fuel"}, {"fuel", "--sheet"}, {"athlete", "list"}, {"athlete", "show"},
}

func callByName(env *command.Env, words ...string) error {
	for _, c := range commands(env.Desk.Who()) {
		if c.Name == words[0] {
			return c.Run(env, words[1:])
		}
	}
	panic("no command " + words[0])
}

func TestViewsFitTheWidth(t *testing.T) {
	var out bytes.Buffer
	env := squadEnv(t, &out)
	for _, athlete := range []string{"sam", "mara", "jonas"} {
		env.Athlete = athlete
		for _, words := range views {
			for env.Width = narrowest; env.Width <= widest; env.Width += 7 {
				out.Reset()
				if err := callByName(env, words...); err != nil {
					t.Fatalf("%q: %v", words, err)
				}
				for line := range strings.Lines(out.String()) {
					line = strings.TrimSuffix(line, "\n")
					if n := ansi.StringWidth(line); n > env.Width {
						t.Errorf("%q at %d columns: a line of %d: %s", words, env.Width, n, line)
					}
					if strings.ContainsRune(line, '\x1b') {
						t.Errorf("%q: colour where none is shown: %q", words, line)
					}
				}
			}
		}
	}
}

func TestEveryViewIsOneObject(t *testing.T) {
	var out bytes.Buffer
	env := squadEnv(t, &out)
	env.JSON = true
	for _, words := range views {
		out.Reset()
		if err := callByName(env, words...); err != nil {
			t.Fatalf("%q: %v", words, err)
		}
		var doc struct{ Ebb int }
		if err := json.Unmarshal(out.Bytes(), &doc); err != nil || doc.Ebb != schema || bytes.Count(out.Bytes(), []byte("\n")) != 1 {
			t.Errorf("%q prints %s: %v", words, out.String(), err)
		}
	}
}

// What an athlete writes can't reach the coach's terminal as anything but text.
func TestTextIsSafeToPrint(t *testing.T) {
	const evil = "\x1b]0;owned\x07 \u009b2J \u202eevil \x9b"
	var out bytes.Buffer
	p := newPage(&out, 80, false)
	p.say("%s", evil)
	p.item("  ", evil, evil)
	p.head("%s", evil)
	for _, r := range strings.ReplaceAll(out.String(), "\n", "") {
		if !plan.Printable(r) {
			t.Errorf("%U reaches the terminal in %q", r, out.String())
		}
	}
	out.Reset()
	if err := printJSON(&out, map[string]string{"note": evil}); err != nil {
		t.Fatal(err)
	}
	for _, r := range strings.TrimSuffix(out.String(), "\n") {
		if !plan.Printable(r) {
			t.Errorf("%U stands bare in %q", r, out.String())
		}
	}
	var back map[string]string
	if err := json.Unmarshal(out.Bytes(), &back); err != nil || back["note"] != strings.ToValidUTF8(evil, "\ufffd") {
		t.Errorf("read back as %q, %v", back["note"], err)
	}
}
