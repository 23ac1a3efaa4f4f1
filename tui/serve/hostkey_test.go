//go:build unix

package serve

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheHostKeyStays(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "ssh", "host_key")
	made, err := HostKey(path)
	if err != nil {
		t.Fatal(err)
	}
	again, err := HostKey(path)
	if err != nil || again.Fingerprint() != made.Fingerprint() {
		t.Errorf("after a restart %s, %v, want %s", again.Fingerprint(), err, made.Fingerprint())
	}
	for name, want := range map[string]os.FileMode{path: 0o600, filepath.Dir(path): 0o700} {
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
	}
	if keygen, err := exec.LookPath("ssh-keygen"); err == nil {
		out, err := exec.Command(keygen, "-y", "-f", path).CombinedOutput()
		if err != nil || !strings.HasPrefix(string(out), "ssh-ed25519 ") {
			t.Errorf("ssh-keygen reads %q, %v", out, err)
		}
		out, _ = exec.Command(keygen, "-l", "-f", path).CombinedOutput()
		if !strings.Contains(string(out), made.Fingerprint()) {
			t.Errorf("ssh-keygen shows %q, we %s", out, made.Fingerprint())
		}
	}
}

func TestBadHostKeysAreRefused(t *testing.T) {
	for _, tt := range []struct {
		name, says string
		spoil      func(path string) error
	}{
		{"others read it", "chmod 600", func(p string) error { return os.Chmod(p, 0o644) }},
		{"the group reads it", "chmod 600", func(p string) error { return os.Chmod(p, 0o640) }},
		{"others write the folder", "chmod 700", func(p string) error { return os.Chmod(filepath.Dir(p), 0o777) }},
		{"empty", "is empty", func(p string) error { return os.Truncate(p, 0) }},
		{"cut", "can't be read", func(p string) error { return os.Truncate(p, 200) }},
		{"no key", "no OpenSSH key", func(p string) error { return os.WriteFile(p, []byte("hello"), 0o600) }},
		{"a link", "no ordinary file", func(p string) error {
			if err := os.Rename(p, p+".real"); err != nil {
				return err
			}
			return os.Symlink(p+".real", p)
		}},
		{"a folder", "no ordinary file", func(p string) error {
			if err := os.Remove(p); err != nil {
				return err
			}
			return os.Mkdir(p, 0o700)
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
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "ssh", "host_key")
			if _, err := HostKey(path); err != nil {
				t.Fatal(err)
			}
			if err := tt.spoil(path); err != nil {
				t.Fatal(err)
			}
			before, _ := os.ReadFile(path)
			_, err := HostKey(path)
			if err == nil || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("%v, want %q", err, tt.says)
			}
			if after, _ := os.ReadFile(path); !bytes.Equal(after, before) {
				t.Error("it was changed")
			}
		})
	}
}
