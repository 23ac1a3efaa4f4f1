package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ebb/tui/command"
	"ebb/tui/keys"
	"ebb/tui/screen"
	"ebb/tui/serve/sshtest"
	"ebb/tui/termtest"
)

// machine is what of the server's machine is no business of who comes over SSH, a
// coach neither: programs, which leave a trace when they are run, and files.
type machine struct {
	*testing.T
	root   string
	key    sshtest.Key
	secret []string // files; their words stand nowhere else: of a key, and of a session
	theirs []string // folders that nobody types
}

// inside is what stands in the secret file.
const inside = "ȣȣȣ"

// onMachine makes the surroundings of a server: a home, a working directory and
// programs of a test's own.
func onMachine(t *testing.T) *machine {
	t.Helper()
	m := &machine{T: t, root: t.TempDir()}
	m.key = sshtest.NewKey(t)
	typed := m.folder("typed")
	for name, text := range map[string]string{"secret.pub": m.key.Line() + " " + inside, "secret.txt": "session own: easy 1h \"" + inside + "\""} {
		m.secret = append(m.secret, filepath.Join(typed, name))
		surely(t, 0, os.WriteFile(filepath.Join(typed, name), []byte(text+"\n"), 0o600))
	}
	programs := m.folder("programs")
	for _, name := range []string{"sh", "bash", "vi", "vim", "nano", "ed", "emacs", "less", "more", "xdg-open", "open", "code", "git", "ssh", "editor"} {
		trap := "#!/bin/sh\n: > '" + filepath.Join(m.root, "ran-") + "'" + name + "\n"
		surely(t, 0, os.WriteFile(filepath.Join(programs, name), []byte(trap), 0o700))
	}
	for _, name := range []string{"EDITOR", "VISUAL", "PAGER", "BROWSER", "SHELL"} {
		t.Setenv(name, filepath.Join(programs, "editor"))
	}
	t.Setenv("PATH", programs)
	for _, name := range []string{"HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "TMPDIR"} {
		t.Setenv(name, m.folder(strings.ToLower(name)))
	}
	t.Chdir(m.folder("here"))
	return m
}

func (m *machine) folder(name string) string {
	m.Helper()
	path := filepath.Join(m.root, name)
	surely(m.T, 0, os.Mkdir(path, 0o700))
	if name != "typed" {
		m.theirs = append(m.theirs, path)
	}
	return path
}

// all gives the files there are.
func (m *machine) all() (found []string) {
	m.Helper()
	surely(m.T, 0, filepath.WalkDir(m.root, func(path string, _ fs.DirEntry, err error) error {
		found = append(found, path)
		return err
	}))
	return found
}

// untouched fails when a program was run, or a file is there that was not.
func (m *machine) untouched(before []string) {
	m.Helper()
	for _, path := range m.all() {
		if !slices.Contains(before, path) {
			m.Errorf("%s is new on the machine", path)
		}
	}
}

// unseen fails when what someone was sent tells of the machine's files.
func (m *machine) unseen(a *abroad, what, said string) {
	m.Helper()
	for _, word := range append(m.theirs, filepath.Dir(a.squad.Path()), inside, m.key.Fingerprint(), "goroutine ") {
		if at := strings.Index(said, word); at >= 0 {
			m.Errorf("%s tells of the machine: %q", what, said[max(0, at-200):min(len(said), at+200)])
			return
		}
	}
}

// sound fails when doctor finds anything wrong with a store.
func sound(t *testing.T, db string) {
	t.Helper()
	self, err := os.Executable()
	surely(t, self, err)
	doctor := exec.Command(self, "--db", db, "doctor")
	doctor.Env = append(os.Environ(), beEbb+"=1")
	if out, err := doctor.CombinedOutput(); err != nil || !strings.Contains(string(out), "Nothing is wrong") {
		t.Errorf("doctor: %v\n%s", err, out)
	}
}

// filesNamed are lines for the palette that name files of the server's, or a
// command that works on them; secrets are the paths of some.
func filesNamed(secrets []string) (lines []string) {
	for _, secret := range secrets {
		lines = append(lines, filesWith(secret)...)
	}
	return lines
}

func filesWith(secret string) (lines []string) {
	for _, f := range []string{"ics", "json", "plan", "html", "csv"} {
		lines = append(lines, "export "+f+" -o made."+f, "export "+f+" "+secret, "export "+f+" --output="+secret)
	}
	lines = append(lines,
		"import "+secret, "library import "+secret, "library export -o made", "library export "+secret, "library add own --file "+secret,
		"athlete key sam add "+secret, "athlete key sam add ../typed/secret.pub", "athlete key sam add -", "athlete invite sam --host $(id)", "event add --file "+secret,
		"backup made.db", "backup "+secret, "restore "+secret, "doctor --repair", "serve", "attach --as sam", "demo", "edit", "edit week", "athlete rm sam", "!sh", "sh -c id",
	)
	for _, e := range table() {
		if e.Reach < command.Screens {
			lines = append(lines, e.Name, e.Name+" "+secret)
		}
	}
	return lines
}

// A coach has all over SSH but the machine: each key of the table on each screen,
// and each command that names a file, run no program, read and write no file, tell
// no path and stop no session; the store is whole afterwards.
func TestACoachsKeysStayWithinTheStore(t *testing.T) {
	m := onMachine(t)
	a := startAbroad(t)
	before := m.all()
	line := sshtest.In(t, a.at, a.keys["coach"])
	for _, at := range roomsOf("coach") {
		s := line.Screens(80, 24)
		s.WaitFor(" ebb ")
		way := wayTo("coach", at)
		s.Type(way)
		s.WaitUntil(func(s termtest.Screen) bool { return rooms[at].is(s.Lines()) })
		for _, b := range keys.Table {
			if b.Action == keys.Leave {
				continue
			}
			if len(b.Keys) == 0 {
				s.Type(":" + string(b.Action) + "\r" + way)
			}
			for _, key := range b.Keys {
				if seq, named := termtest.Bytes(key); named {
					key = seq
				}
				s.Type(key + "\r" + way) // and what it asks is answered with enter
			}
		}
		if at == screen.Block {
			for _, typed := range filesNamed(m.secret) {
				s.Type(":" + typed + "\r" + way)
			}
		}
		s.Type(":all keys are pressed")
		s.WaitFor("all keys are pressed")
		m.unseen(a, at.String(), string(s.Bytes()))
		s.Type(strings.Repeat("\x03", 200))
		if code := s.Exit(); code != 0 {
			t.Errorf("%s: the session ends with code %d", at, code)
		}
	}
	for _, typed := range filesNamed(m.secret) {
		out, errs, _ := line.Answer(typed)
		m.unseen(a, typed, out+errs)
	}
	for _, l := range a.told() {
		if l.Event == "fault" {
			t.Errorf("a session stopped: %+v", l)
		}
	}
	m.untouched(before)
	sound(t, a.squad.Path())
}

// Whatever a coach types over SSH, in whichever order, the same holds.
func TestACoachTypesWhateverThereIs(t *testing.T) {
	m := onMachine(t)
	a := startAbroad(t)
	before := m.all()
	typed := a.typed(a.marked)
	for _, line := range filesNamed(m.secret) {
		typed = append(typed, ":"+line+"\r")
	}
	all, rounds := roomsOf("coach"), 0
	rapid.Check(t, func(rt *rapid.T) {
		if rounds++; rounds > len(all) { // each is a start of the program, and stores what it does
			return
		}
		p := a.walks("coach", func(lines []string) {
			m.unseen(a, "a frame", strings.Join(lines, "\n"))
		})
		p.types(wayTo("coach", all[rounds%len(all)]))
		for _, text := range rapid.SliceOfN(rapid.SampledFrom(typed), 30, 30).Draw(rt, "typed") {
			p.types(text)
		}
		if err := p.app.Ended(nil); err != nil {
			rt.Fatalf("%v", err)
		}
	})
	m.untouched(before)
	sound(t, a.squad.Path())
}
