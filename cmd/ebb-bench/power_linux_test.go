package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// onOwnDisk runs a trial on a disk of our own; tells is false, and what was said
// is empty, where nothing can be mounted.
func onOwnDisk(t *testing.T, words string) (said string, tells bool) {
	t.Helper()
	var out strings.Builder
	err := run(append(strings.Fields(words), "-dir", t.TempDir()), &out, &out)
	if errors.Is(err, errNoMount) {
		t.Log(err)
		return "", false
	}
	if err != nil {
		t.Errorf("%s: %v\n%s", words, err, &out)
	}
	return out.String(), true
}

func TestNothingIsLostToAPowerCutOrAFailingDisk(t *testing.T) {
	for _, c := range []struct{ words, want string }{
		{"power -cuts 8", "8 power cuts"},
		{"power -each 16", "each of the first 16 steps"},
		{"power -full -cuts 2", "2 full disks"},
		{"power -fsync -cuts 3", "3 failing syncs"},
	} {
		if said, tells := onOwnDisk(t, c.words); tells && !strings.Contains(said, c.want) {
			t.Errorf("%s: %s", c.words, said)
		}
	}
}

var every = flag.Bool("every", false, "try all programs without a sync, not three of them")

// A harness that would not notice a missing sync is worth nothing: the program
// is built with the syncs taken out of the store, and must be found out.
func TestAMissingSyncIsFoundOut(t *testing.T) {
	if err := run([]string{"power", "-cuts", "1", "-dir", t.TempDir()}, io.Discard, io.Discard); errors.Is(err, errNoMount) {
		t.Log(err)
		return
	}
	mutants := []struct{ name, file, from, to, words string }{
		{"edits", "file.go", "ReadOnly: !write,", "ReadOnly: !write, NoSync: true,", "power -cuts 40"},
		{"the new file", "file.go", "bbolt.Open(name, filePerm, nil)", "bbolt.Open(name, filePerm, &bbolt.Options{NoSync: true})", "power -each 40"},
		{"every name", "lock_unix.go", "return d.Sync()", "return nil", "power -cuts 40"},
		{"the name of a new folder", "folder.go", "wrong := syncDir(above); !errors", `wrong := errors.ErrUnsupported; above == "" && !errors`, "power -cuts 60"},
		{"the name of a new file", "file.go", `errors.Join(s.at("create/placed"), syncDir(dir))`, `s.at("create/placed")`, "power -cuts 80"},
		{"the name of a restored file", "restore.go", `kept, errors.Join(s.at("restore/swapped"), syncDir(filepath.Dir(path)))`, `kept, s.at("restore/swapped")`, "power -cuts 80"},
		{"the name of what is kept", "restore.go", "errors.Join(os.Chmod(kept, filePerm), syncDir(filepath.Dir(kept)))", "os.Chmod(kept, filePerm)", "power -cuts 80"},
		{"the name of a backup", "backup.go", `errors.Join(s.at(what+"/placed"), syncDir(filepath.Dir(name)))`, `s.at(what + "/placed")`, "power -cuts 80"},
		{"the name of a repaired file", "repair.go", "return kept, syncDir(filepath.Dir(r.Path))", "return kept, nil", "power -cuts 250"},
	}
	if !*every {
		mutants = mutants[:3]
	}
	for _, m := range mutants {
		t.Run(m.name, func(t *testing.T) {
			source := filepath.Join("..", "..", "store", m.file)
			text, err := os.ReadFile(source)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Count(string(text), m.from) != 1 {
				t.Fatalf("%s does not hold %q once: the mutant needs another place", source, m.from)
			}
			dir := t.TempDir()
			mutant, overlay, program := filepath.Join(dir, m.file), filepath.Join(dir, "overlay.json"), filepath.Join(dir, "ebb-bench")
			whole, err := filepath.Abs(source)
			if err != nil {
				t.Fatal(err)
			}
			for name, text := range map[string]string{
				mutant:  strings.Replace(string(text), m.from, m.to, 1),
				overlay: fmt.Sprintf(`{"Replace":{%q:%q}}`, whole, mutant),
			} {
				if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if out, err := exec.Command("go", "build", "-overlay", overlay, "-o", program, ".").CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			out, err := exec.Command(program, append(strings.Fields(m.words), "-dir", dir)...).CombinedOutput()
			if err == nil || !strings.Contains(string(out), "is kept in") {
				t.Errorf("%s without a sync passed: %v\n%s", m.name, err, out)
			}
			t.Logf("%s", out)
		})
	}
}
