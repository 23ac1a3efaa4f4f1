package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ebb/cmd/ebb/demo"
	"ebb/plan/calendar"
	"ebb/store"
	"ebb/tui/command"
)

// A new command says from where it may be run, or this fails: whether it reads
// or writes files by their names is for whoever writes it to know.
func TestEveryCommandSaysFromWhereItMayBeRun(t *testing.T) {
	for _, e := range table() {
		if e.Reach == command.Undecided {
			t.Errorf("%s does not say its Reach", e.Name)
		}
		if e.Needs == (command.Right{}) || !e.MayBeRunBy(store.Principal{Role: store.Coach}) || e.MayBeRunBy(store.Principal{}) {
			t.Errorf("%s does not say what right it needs, or it is nobody's or everybody's", e.Name)
		}
		if e.Reach > command.Here && (e.file != nil || e.open != nil) {
			t.Errorf("%s works on the file or opens screens: it is for Here", e.Name)
		}
	}
}

// awayOn gives a function that calls commands as someone elsewhere, on the demo's squad.
func awayOn(t *testing.T, role store.Role, name string) func(words ...string) (out, errs string, code int) {
	t.Helper()
	today, err := calendar.Parse(scriptDay)
	surely(t, today, err)
	file := filepath.Join(t.TempDir(), "ebb.db")
	squad := store.Open(file, store.Options{NoCopies: true})
	desk := squad.As(store.Principal{Person: "kim", Role: store.Coach})
	surely(t, 0, demo.Fill(desk, today))
	athlete, err := desk.Athlete(name)
	surely(t, athlete, err)
	own := squad.As(store.Principal{Person: name, Role: role, Athlete: athlete.ID, Via: "ssh"})
	return func(words ...string) (string, string, int) {
		var out, errs bytes.Buffer
		env := &command.Env{Desk: own, NewID: own.NewID, Width: pipeWidth, Today: today}
		code := callAway(env, words, strings.NewReader(""), &out, &errs)
		return out.String(), errs.String(), code
	}
}

func TestWhatMayBeRunFromElsewhere(t *testing.T) {
	t.Setenv("EBB_ATHLETE", "jonas") // of this machine: it counts for nobody elsewhere
	t.Setenv("EBB_DB", "/nowhere")
	t.Setenv("EBB_TODAY", "2020-01-01")
	call := awayOn(t, store.AthleteRole, "sam")
	for _, tt := range []struct {
		line string
		code int
		says string // in the output or beside it
	}{
		{"week", codeDone, "Sam Rivera, Tue 6 Apr 2027"},
		{"today", codeDone, "Sam Rivera"},
		{"season", codeDone, "Sam Rivera"},
		{"block", codeDone, "Sam Rivera"},
		{"why R05", codeDone, "R05"},
		{"export plan --season", codeDone, "season"},
		{"today --json", codeDone, `"athlete":"Sam Rivera"`},
		{"help week", codeDone, "ebb week"},
		{"--help", codeDone, "week"},
		{"log partly 20m", codeDone, "20m"},
		{"week nonsense", codeWrong, "nonsense"},
		{"week --json nonsense", codeWrong, `"code":2`},
		{"why R99", codeWrong, "R99"},
		{"week -a mara", codeWrong, "no flag -a"},
		{"week --db x", codeWrong, "no flag --db"},
		{"week --today 2027-01-01", codeWrong, "no flag --today"},
		{"week --branch main", codeWrong, "no flag --branch"},
		{"export json -o x.json", codeWrong, "names a file of this machine"},
		{"", codeWrong, "can't be run"},
		{"--version", codeWrong, "nothing to answer"},
	} {
		out, errs, code := call(strings.Fields(tt.line)...)
		if tt.line == "" {
			tt.says = "nothing to answer"
		}
		if code != tt.code || !strings.Contains(out+errs, tt.says) {
			t.Errorf("%q: code %d, want %d\n%s%s", tt.line, code, tt.code, out, errs)
		}
	}
	for _, words := range [][]string{{"__complete", "week", ""}, {"--json", "__complete", ""}, {"--", "__complete", ""}, {"completion", "bash"}, {"man", "."}, {"sh", "-c", "id"}, {"../week"}} {
		if out, errs, code := call(words...); code != codeWrong || out != "" || !strings.Contains(errs, "can't be run over SSH") {
			t.Errorf("%q: code %d, %q %q", words, code, out, errs)
		}
	}
	if _, err := os.Stat("x.json"); err == nil {
		t.Error("a file was written")
	}
}

// What is not for elsewhere is refused by its name, whoever asks.
func TestNothingElseIsRunFromElsewhere(t *testing.T) {
	call := awayOn(t, store.Coach, "sam")
	for _, e := range table() {
		first := strings.Fields(e.Name)[0]
		if e.Reach == command.Anywhere {
			continue
		}
		if out, errs, code := call(strings.Fields(e.Name)...); code != codeWrong || !strings.Contains(errs, "“"+first+"” can't be run over SSH") {
			t.Errorf("%s: code %d, %q %q", e.Name, code, out, errs)
		}
	}
	for _, c := range commandsFrom(command.Screens, store.Principal{Role: store.Coach}) {
		if slices.Contains([]string{"import", "backup", "restore", "doctor", "demo", "edit", "serve"}, c.Name) {
			t.Errorf("the palette elsewhere has %s", c.Name)
		}
	}
}

// An athlete never sees another one, by whatever words they ask.
func TestAnAthleteElsewhereSeesNobodyElse(t *testing.T) {
	call := awayOn(t, store.AthleteRole, "sam")
	for _, line := range []string{"week", "today", "season", "block", "export json", "export csv --season", "export md", "why R05"} {
		out, errs, _ := call(strings.Fields(line)...)
		for _, other := range []string{"Mara", "Okafor", "Jonas", "Lind", "Lakeside", "Norrland"} {
			if strings.Contains(out+errs, other) {
				t.Errorf("%q tells of %s", line, other)
			}
		}
	}
}

// ebb serve has a fingerprint and a unit to print, and tells what is wrong.
func TestServeWithoutServing(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("EBB_DB", filepath.Join(dir, "ebb.db"))
	call := func(words ...string) (string, error) {
		var out bytes.Buffer
		err := newShell(strings.NewReader(""), &out, io.Discard).run(append([]string{"serve"}, words...))
		return out.String(), err
	}
	one, err := call("--fingerprint")
	two, again := call("--fingerprint")
	if err != nil || again != nil || one != two || !strings.HasPrefix(one, "SHA256:") {
		t.Errorf("%q, %v, then %q, %v", one, err, two, again)
	}
	rotated, err := call("--rotate-host-key")
	lines := regexp.MustCompile(`^(SHA256:\S{43})  in use until \S{10} \S{5} UTC\n(SHA256:\S{43})  from \S{10} \S{5} UTC\n$`).FindStringSubmatch(rotated)
	if err != nil || lines == nil || lines[1]+"\n" != one || lines[2] == lines[1] {
		t.Errorf("rotated %q, %v", rotated, err)
	}
	if now, err := call("--fingerprint"); err != nil || now != rotated {
		t.Errorf("after the rotation %q, %v", now, err)
	}
	if out, err := call("--rotate-host-key"); exitCode(err) != codeAmiss || out != "" || !strings.Contains(err.Error(), "a new host key waits already") {
		t.Errorf("rotated again %q, %v", out, err)
	}
	if log, err := os.ReadFile(filepath.Join(dir, "ssh", "audit.log")); err != nil || strings.Count(string(log), `"event":"host key rotated"`) != 1 {
		t.Errorf("the audit log has %q, %v", log, err)
	}
	if _, err := call("--rotate-host-key", "--host-key", filepath.Join(dir, "other")); exitCode(err) != codeAmiss || !strings.Contains(err.Error(), "there is no host key at ") {
		t.Errorf("rotated without a key: %v", err)
	}
	if unit, err := call("--print-unit"); err != nil || !strings.Contains(unit, "\nNoNewPrivileges=yes\n") {
		t.Errorf("%q, %v", unit, err)
	}
	const started = "ExecStart=/usr/bin/ebb --db /var/lib/ebb/ebb.db serve --listen=127.0.0.1:2022 --audit=\"/var/log/a 100%%\" --calendar=127.0.0.1:8443\n"
	unit, err := call("--print-unit", "--calendar", "127.0.0.1:8443", "--listen", "127.0.0.1:2022", "--audit", "/var/log/a 100%")
	line := regexp.MustCompile("(?m)^ExecStart=.*\n").FindString(unit)
	if err != nil || strings.ReplaceAll(line, "\"--audit=/var/log/a 100%%\"", "--audit=\"/var/log/a 100%%\"") != started {
		t.Errorf("with flags it is started by %q, %v", line, err)
	}
	for _, tt := range []struct{ words, says string }{
		{"--listen 0.0.0.0:0", "nobody could come in yet"},
		{"--listen here", "no address and port"},
		{"--fps 5", "--fps is 15 to 60"},
		{"--idle 1s", "--idle is 1m0s to"},
		{"now", "not understood here"},
		{"--today 2027-04-06", "serve takes no --today"},
	} {
		if out, err := call(strings.Fields(tt.words)...); exitCode(err) != codeWrong || !strings.Contains(err.Error()+out, tt.says) {
			t.Errorf("%s: %v", tt.words, err)
		}
	}
}
