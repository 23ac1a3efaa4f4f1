package cmd

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The release file is read as text: what it names must be there, and what it
// promises must stand in it.

func releaseFile(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(root, ".goreleaser.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// values gives what stands after "key:" in every line that has it, as written.
func values(text, key string) (out []string) {
	line := regexp.MustCompile(`(?m)^[ -]*` + regexp.QuoteMeta(key) + `:[ \t]+([^#\n]+)`)
	for _, m := range line.FindAllStringSubmatch(text, -1) {
		out = append(out, strings.Trim(strings.TrimSpace(m[1]), `"`))
	}
	return out
}

func TestReleaseNamesWhatIsThere(t *testing.T) {
	text := releaseFile(t)
	named := append(values(text, "main"), values(text, "src")...)
	if len(named) < 2 {
		t.Fatalf("names only %q", named)
	}
	made, err := os.ReadFile(filepath.Join(root, ".ci", "pages")) // before each release
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range named {
		if page, ok := strings.CutPrefix(name, ".ci/release/"); ok {
			if page != "ebb.1" && !strings.Contains(string(made), "$pages/"+page+"\"") {
				t.Errorf("names %s, which .ci/pages does not make", name)
			}
			continue
		}
		if _, err := os.Stat(filepath.Join(root, name)); err != nil {
			t.Errorf("names %s: %v", name, err)
		}
	}
	if got := values(text, "main"); !slices.Equal(got, []string{"./cmd/ebb"}) {
		t.Errorf("builds %q, want ./cmd/ebb alone", got)
	}
}

func TestReleaseKeepsItsPromises(t *testing.T) {
	text := releaseFile(t)
	for _, tt := range []struct{ promise, line string }{
		{"the format goreleaser 2 reads", "\nversion: 2\n"},
		{"static binaries", "CGO_ENABLED=0"},
		{"no path of the machine in the binary", "-trimpath"},
		{"no time of the build in the binary", `mod_timestamp: "{{ .CommitTimestamp }}"`},
		{"all four systems", "goos: [linux, darwin, windows, freebsd]"},
		{"checksums", "checksums.txt"},
	} {
		if !strings.Contains(text, tt.line) {
			t.Errorf("%s: %q is missing", tt.promise, strings.TrimSpace(tt.line))
		}
	}
	if strings.Contains(text, "\t") {
		t.Error("a tab: YAML takes none")
	}
	if strings.Contains(text, ".Env.") {
		t.Error("a variable of the environment: a release needs no token")
	}
}

func TestReleaseStampsEveryFileWithTheCommit(t *testing.T) {
	text := releaseFile(t)
	stamps := values(text, "mtime")
	if len(stamps) < 4 {
		t.Errorf("%d stamps: archives, their files, packages and their files need one each", len(stamps))
	}
	for _, stamp := range stamps {
		if stamp != "{{ .CommitDate }}" {
			t.Errorf("stamp %q", stamp)
		}
	}
}

// The variables set at link time must exist, else the linker is silent and the
// version empty.
func TestReleaseSetsVariablesThatExist(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(root, "cmd", "ebb", "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no source of cmd/ebb: %v", err)
	}
	var source strings.Builder
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		source.Write(b)
	}
	for _, m := range regexp.MustCompile(`-X main\.(\w+)=`).FindAllStringSubmatch(releaseFile(t), -1) {
		if !regexp.MustCompile(`(?m)^(var |\t)` + m[1] + `\b.*=`).MatchString(source.String()) {
			t.Errorf("cmd/ebb has no variable %s to set", m[1])
		}
	}
}
