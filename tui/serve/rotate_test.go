package serve

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// A clock that is set.
type clock struct {
	mu sync.Mutex
	at time.Time
}

var rotationDay = time.Date(2027, 4, 6, 12, 30, 0, 0, time.UTC)

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

// day sets it to so many days after the rotation.
func (c *clock) day(n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = rotationDay.AddDate(0, 0, n)
}

// aHostKey makes a host key, and gives its path.
func aHostKey(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ssh", "host_key")
	if _, err := OpenHostKeys(path, time.Now); err != nil {
		t.Fatal(err)
	}
	return path
}

func rotated(t *testing.T, path string, now func() time.Time) *HostKeys {
	t.Helper()
	h, err := RotateHostKey(path, filepath.Join(t.TempDir(), "audit.log"), now)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// folder gives what is in a folder, by name; of links and folders what they are.
func folder(t *testing.T, dir string) map[string]string {
	t.Helper()
	all, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	in := map[string]string{}
	for _, e := range all {
		in[e.Name()] = e.Type().String()
		if !e.Type().IsRegular() {
			continue
		}
		b, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		in[e.Name()] = string(b)
	}
	return in
}

func namesIn(t *testing.T, dir string) string {
	t.Helper()
	all, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	names := make([]string, 0, len(all))
	for _, e := range all {
		names = append(names, e.Name())
	}
	return strings.Join(names, " ")
}

// The old key is shown for a month, the new one from then on; who starts the
// server, and how often, makes no difference.
func TestARotationTakesAMonth(t *testing.T) {
	path, at := aHostKey(t), &clock{at: rotationDay}
	before, err := OpenHostKeys(path, at.now)
	if err != nil {
		t.Fatal(err)
	}
	old := before.String()
	auditFile := filepath.Join(filepath.Dir(path), "audit.log")
	h, err := RotateHostKey(path, auditFile, at.now)
	if err != nil {
		t.Fatal(err)
	}
	next := h.held.next.Fingerprint()
	both := old + "  in use until 2027-05-06 12:30 UTC\n" + next + "  from 2027-05-06 12:30 UTC"
	if log, err := os.ReadFile(auditFile); err != nil || !strings.Contains(string(log), `"event":"host key rotated","why":"`+old+` in use until 2027-05-06 12:30 UTC, `+next+` from 2027-05-06 12:30 UTC"`) {
		t.Errorf("the audit log has %q, %v", log, err)
	}
	for _, tt := range []struct {
		day   int
		shown string
		says  string
		files string // after a server was there
	}{
		{0, old, both, "audit.log host_key host_key.next"},
		{29, old, both, "audit.log host_key host_key.next"},
		{30, next, next, "audit.log host_key"},
		{31, next, next, "audit.log host_key"},
		{1, next, next, "audit.log host_key"}, // a clock that goes back brings back no key
	} {
		at.day(tt.day)
		h, err := OpenHostKeys(path, at.now)
		if err != nil {
			t.Fatal(err)
		}
		names := namesIn(t, filepath.Dir(path))
		if got := h.String(); got != tt.says {
			t.Errorf("day %d: %s", tt.day, got)
		}
		if after := namesIn(t, filepath.Dir(path)); after != names {
			t.Errorf("day %d: looking made %s of %s", tt.day, after, names)
		}
		if got := h.keys(func(Line) {}).shown.Fingerprint(); got != tt.shown {
			t.Errorf("day %d: clients are shown %s, want %s", tt.day, got, tt.shown)
		}
		if got := namesIn(t, filepath.Dir(path)); got != tt.files {
			t.Errorf("day %d: there is %s, want %s", tt.day, got, tt.files)
		}
	}
}

// A process may be ended at any step. Whatever it leaves, a server starts with
// a key that clients know, and the rotation can be made or is told of.
func TestAnyStepMayBeTheLast(t *testing.T) {
	path, at := aHostKey(t), &clock{at: rotationDay}
	one, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	h := rotated(t, path, at.now)
	two, err := os.ReadFile(path + nextFile)
	if err != nil {
		t.Fatal(err)
	}
	old, next := h.held.shown.Fingerprint(), h.held.next.Fingerprint()
	part := func(of []byte, n int) []byte { return of[:n] }
	type files map[string][]byte
	for _, tt := range []struct {
		name          string
		files         files
		day29, day31  string
		rotates, says string // on day 29: a rotation is made of this one, or refused
	}{
		{"a first key begun", files{"host_key.17.new": {}}, "a new one", "a new one", "", "there is no host key"},
		{"a first key in part", files{"host_key.17.new": part(one, 100)}, "a new one", "a new one", "", "there is no host key"},
		{"a first key without its name", files{"host_key.17.new": one}, "a new one", "a new one", "", "there is no host key"},
		{"a first key with both names", files{"host_key.17.new": one, "host_key": one}, old, old, old, ""},
		{"a first key", files{"host_key": one}, old, old, old, ""},
		{"a next one begun", files{"host_key": one, "host_key.next.17.new": {}}, old, old, old, ""},
		{"a next one in part", files{"host_key": one, "host_key.next.17.new": part(two, 300)}, old, old, old, ""},
		{"a next one but for its time", files{"host_key": one, "host_key.next.17.new": part(two, len(two)-5)}, old, old, old, ""},
		{"a next one without its name", files{"host_key": one, "host_key.next.17.new": two}, old, old, old, ""},
		{"a next one with both names", files{"host_key": one, "host_key.next.17.new": two, "host_key.next": two}, old, next, "", "waits already"},
		{"a next one", files{"host_key": one, "host_key.next": two}, old, next, "", "waits already"},
		{"it has taken the place", files{"host_key": two}, next, next, next, ""},
		{"the old one was taken away", files{"host_key.next": two}, next, next, next, ""},
	} {
		for day, want := range map[int]string{29: tt.day29, 31: tt.day31} {
			path := filepath.Join(t.TempDir(), "host_key")
			for name, text := range tt.files {
				if err := os.WriteFile(filepath.Join(filepath.Dir(path), name), text, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			at.day(day)
			h, err := OpenHostKeys(path, at.now)
			if err != nil {
				t.Errorf("%s: day %d: no start: %v", tt.name, day, err)
				continue
			}
			got := h.keys(func(Line) {}).shown.Fingerprint()
			if made := got != old && got != next; got != want && (want != "a new one" || !made) {
				t.Errorf("%s: day %d: clients are shown %s, want %s", tt.name, day, got, want)
			}
		}
		path := filepath.Join(t.TempDir(), "host_key")
		for name, text := range tt.files {
			if err := os.WriteFile(filepath.Join(filepath.Dir(path), name), text, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		at.day(29)
		h, err := RotateHostKey(path, path+".log", at.now)
		switch {
		case tt.says != "" && (err == nil || !strings.Contains(err.Error(), tt.says)):
			t.Errorf("%s: a rotation: %v, want %q", tt.name, err, tt.says)
		case tt.says == "" && err != nil:
			t.Errorf("%s: a rotation: %v", tt.name, err)
		case tt.says == "" && h.held.shown.Fingerprint() != tt.rotates:
			t.Errorf("%s: what is rotated is %s, want %s", tt.name, h, tt.rotates)
		case tt.says == "" && namesIn(t, filepath.Dir(path)) != "host_key host_key.log host_key.next":
			t.Errorf("%s: a rotation leaves %s", tt.name, namesIn(t, filepath.Dir(path)))
		}
	}
}

// What a process left that was ended is swept away, and nothing else of the
// folder, which may be one that others keep their files in.
func TestWhatIsLeftIsSwept(t *testing.T) {
	path := aHostKey(t)
	for _, name := range []string{
		"host_key.12.new", "host_key.next.3141592653.new", "host_key.new", "host_key..new", "host_key.old.new", "host_key.1x.new",
		"host_key.12.new~", "sshd_config.new", "host_keys.12.new", "ssh_host_key.12.new", "host_key.12", "host_key.next.new",
	} {
		if err := os.WriteFile(filepath.Join(filepath.Dir(path), name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	rotated(t, path, time.Now)
	const want = "host_key host_key..new host_key.12 host_key.12.new~ host_key.1x.new host_key.new host_key.next host_key.next.new " +
		"host_key.old.new host_keys.12.new ssh_host_key.12.new sshd_config.new"
	if got := namesIn(t, filepath.Dir(path)); got != want {
		t.Errorf("there is %s, want %s", got, want)
	}
}

// Many may start for the first time at once: they all have one key.
func TestFirstStartsAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ssh", "host_key")
	var all sync.WaitGroup
	made := make(chan string, 8)
	for range cap(made) {
		all.Go(func() {
			h, err := OpenHostKeys(path, time.Now)
			if err != nil {
				t.Error(err)
				return
			}
			made <- h.String()
		})
	}
	all.Wait()
	close(made)
	one := <-made
	for each := range made {
		if each != one {
			t.Errorf("one shows %s, another %s", one, each)
		}
	}
	if names := namesIn(t, filepath.Dir(path)); names != "host_key" {
		t.Errorf("there is %s", names)
	}
}

// A second rotation within the month is refused, and nothing changes; without the
// file of the first it is made; after the month it is one like the first.
func TestTwoRotations(t *testing.T) {
	path, at := aHostKey(t), &clock{at: rotationDay}
	first := rotated(t, path, at.now)
	before := folder(t, filepath.Dir(path))
	auditFile := filepath.Join(t.TempDir(), "audit.log")
	at.day(29)
	_, err := RotateHostKey(path, auditFile, at.now)
	for _, want := range []string{"a new host key waits already", first.held.next.Fingerprint(), "2027-05-06 12:30 UTC", path + nextFile} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, without %q", err, want)
		}
	}
	if after := folder(t, filepath.Dir(path)); len(after) != 2 || after["host_key"] != before["host_key"] || after["host_key.next"] != before["host_key.next"] {
		t.Errorf("there is %q, before it was %q", after, before)
	}
	if _, err := os.Lstat(auditFile); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("what was not done is in an audit log: %v", err)
	}
	at.day(31)
	second := rotated(t, path, at.now)
	if second.held.shown.Fingerprint() != first.held.next.Fingerprint() || second.held.next.Fingerprint() == first.held.next.Fingerprint() {
		t.Errorf("after the month a second rotation gives %s, the first was %s", second, first)
	}
	if err := os.Remove(path + nextFile); err != nil {
		t.Fatal(err)
	}
	third := rotated(t, path, at.now)
	if third.held.shown.Fingerprint() != first.held.next.Fingerprint() || third.held.next.Fingerprint() == second.held.next.Fingerprint() {
		t.Errorf("the second given up, a third is %s", third)
	}
}

// A next key without a time would be used at once or never: neither is meant.
func TestTheTimeIsNeeded(t *testing.T) {
	path, at := aHostKey(t), &clock{at: rotationDay}
	rotated(t, path, at.now)
	whole, err := os.ReadFile(path + nextFile)
	if err != nil {
		t.Fatal(err)
	}
	text, line, found := strings.Cut(string(whole), "from ")
	if !found || line != "2027-05-06T12:30:00Z\n" {
		t.Fatalf("its last line is %q", line)
	}
	for _, end := range []string{"", "from\n", "from tomorrow\n", "from 2027-05-06\n", "from 0001-01-01T00:00:00Z\n", "until 2027-05-06T12:30:00Z\n"} {
		if err := os.WriteFile(path+nextFile, []byte(text+end), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := OpenHostKeys(path, at.now); err == nil || !strings.Contains(err.Error(), "its last line is as from 2027-05-06T12:30:00Z") {
			t.Errorf("with %q: %v", end, err)
		}
	}
	if err := os.WriteFile(path+nextFile, []byte(text+"from 2027-04-06T14:29:59+02:00\n"), 0o600); err != nil { // by hand, a second ago
		t.Fatal(err)
	}
	if h, err := OpenHostKeys(path, at.now); err != nil || strings.Contains(h.String(), "\n") {
		t.Errorf("with a time that is over %v, %v", h, err)
	}
}

// Many may do everything at once: at any moment there is a key in the file, it is
// the old one or the one that was made to follow, and one rotation alone is made.
func TestRotationsAtOnce(t *testing.T) {
	path, at := aHostKey(t), &clock{at: rotationDay}
	first := rotated(t, path, at.now)
	known := map[string]bool{first.held.shown.Fingerprint(): true, first.held.next.Fingerprint(): true}
	at.day(31)
	var all sync.WaitGroup
	made := make(chan string, 8)
	for range cap(made) {
		h, err := OpenHostKeys(path, at.now)
		if err != nil {
			t.Fatal(err)
		}
		all.Go(func() {
			for range 20 {
				if f := h.keys(func(Line) {}).shown.Fingerprint(); f != first.held.next.Fingerprint() {
					t.Errorf("clients are shown %s", f)
				}
				text, err := os.ReadFile(path)
				if err != nil {
					t.Errorf("without a key for a moment: %v", err)
				} else if _, _, err := parseKey(text); err != nil {
					t.Errorf("half a key: %v", err)
				}
				if h, err := OpenHostKeys(path, at.now); err != nil || !known[h.held.shown.Fingerprint()] {
					t.Errorf("a server that starts shows %v, %v", h, err)
				}
			}
		})
		all.Go(func() {
			if h, err := RotateHostKey(path, path+".log", at.now); err == nil {
				made <- h.held.next.Fingerprint()
			}
		})
	}
	all.Wait()
	if len(made) != 1 {
		t.Fatalf("%d rotations are made", len(made))
	}
	if h, err := OpenHostKeys(path, at.now); err != nil || h.held.next.Fingerprint() != <-made {
		t.Errorf("what is left is %v, %v", h, err)
	}
}
