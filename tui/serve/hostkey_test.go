//go:build unix

package serve

import (
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestTheHostKeyStays(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "ssh", "host_key")
	made, err := OpenHostKeys(path, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	again, err := OpenHostKeys(path, time.Now)
	if err != nil || again.String() != made.String() {
		t.Errorf("after a restart %s, %v, want %s", again, err, made)
	}
	for name, want := range map[string]os.FileMode{path: 0o600, filepath.Dir(path): 0o700} {
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
	}
	if left := namesIn(t, filepath.Dir(path)); left != "host_key" {
		t.Errorf("there is %s", left)
	}
	if keygen, err := exec.LookPath("ssh-keygen"); err == nil {
		out, err := exec.Command(keygen, "-y", "-f", path).CombinedOutput()
		if err != nil || !strings.HasPrefix(string(out), "ssh-ed25519 ") {
			t.Errorf("ssh-keygen reads %q, %v", out, err)
		}
		out, _ = exec.Command(keygen, "-l", "-f", path).CombinedOutput()
		if !strings.Contains(string(out), made.String()) {
			t.Errorf("ssh-keygen shows %q, we %s", out, made.String())
		}
	}
}

// spoiled are files that a server may not be known by, and what is said of them.
var spoiled = []struct {
	name, says string
	spoil      func(path string) error
}{
	{"others read it", "chmod 600", func(p string) error { return os.Chmod(p, 0o644) }},
	{"the group reads it", "chmod 600", func(p string) error { return os.Chmod(p, 0o640) }},
	{"others write the folder", "chmod 700", func(p string) error { return os.Chmod(filepath.Dir(p), 0o777) }},
	{"empty", "is empty: put its copy back, or remove it", func(p string) error { return os.Truncate(p, 0) }},
	{"cut", "can't be read", func(p string) error { return os.Truncate(p, 200) }},
	{"no key", "no OpenSSH key", func(p string) error { return os.WriteFile(p, []byte("hello"), 0o600) }},
	{"a link", "no ordinary file", func(p string) error {
		if err := os.Rename(p, p+".real"); err != nil {
			return err
		}
		return os.Symlink(p+".real", p)
	}},
	{"a link to nothing", "no ordinary file", func(p string) error {
		return errors.Join(os.Remove(p), os.Symlink(p+".real", p))
	}},
	{"a folder", "no ordinary file", func(p string) error {
		return errors.Join(os.Remove(p), os.Mkdir(p, 0o700))
	}},
	{"a pipe", "no ordinary file", func(p string) error {
		return errors.Join(os.Remove(p), syscall.Mkfifo(p, 0o600))
	}},
	{"a flipped bit", "can't be read", func(p string) error {
		b, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		lines := strings.Split(string(b), "\n")
		l := []byte(lines[3]) // of the private part
		if l[20] == 'A' {
			l[20] = 'B'
		} else {
			l[20] = 'A'
		}
		lines[3] = string(l)
		return os.WriteFile(p, []byte(strings.Join(lines, "\n")), 0o600)
	}},
}

// Neither the key in use nor the one that follows may be any of that; and what
// is no good is neither replaced nor passed over.
func TestBadHostKeysAreRefused(t *testing.T) {
	for _, file := range []string{"", nextFile} {
		for _, tt := range spoiled {
			t.Run(tt.name+file, func(t *testing.T) {
				path := aHostKey(t)
				if file != "" {
					rotated(t, path, time.Now)
				}
				if err := tt.spoil(path + file); err != nil {
					t.Fatal(err)
				}
				before := folder(t, filepath.Dir(path))
				_, err := OpenHostKeys(path, time.Now)
				if err == nil || !strings.Contains(err.Error(), tt.says) {
					t.Errorf("%v, want %q", err, tt.says)
				}
				_, err = RotateHostKey(path, path+".log", time.Now)
				if err == nil || !strings.Contains(err.Error(), tt.says) {
					t.Errorf("to a rotation %v, want %q", err, tt.says)
				}
				if after := folder(t, filepath.Dir(path)); !maps.Equal(after, before) {
					t.Errorf("it was changed: %q", after)
				}
			})
		}
	}
}

// Files of someone else are not ours to be known by: whoever they belong to may
// read and change them. The superuser gives them away in truth; anyone else looks
// at them as another user would.
func TestHostKeysOfOthersAreRefused(t *testing.T) {
	const other = 4242
	for _, tt := range []struct {
		name, says string
		of         func(path string) string
	}{
		{"the key", "host_key belongs to user ", func(p string) string { return p }},
		{"the next key", "host_key.next belongs to user ", func(p string) string { return p + nextFile }},
		{"the folder", "ssh belongs to user ", filepath.Dir},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := aHostKey(t)
			rotated(t, path, time.Now)
			h := &HostKeys{path: path, now: time.Now, uid: os.Geteuid()}
			if err := h.read(); err != nil {
				t.Fatal(err)
			}
			if os.Chown(tt.of(path), other, -1) == nil {
				_, err := OpenHostKeys(path, time.Now)
				if err == nil || !strings.Contains(err.Error(), tt.says+"4242, and this is user 0: ") {
					t.Errorf("%v, want %q", err, tt.says)
				}
				return
			}
			info, err := os.Lstat(tt.of(path))
			if err != nil {
				t.Fatal(err)
			}
			check := private
			if info.IsDir() {
				check = closed
			}
			if err := check(tt.of(path), info, other); err == nil || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("%v, want %q", err, tt.says)
			}
		})
	}
}
