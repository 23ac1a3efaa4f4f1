package cmd

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// floors are the versions below which a library has a fault that someone could
// use against a server (x/crypto: CVE-2024-45337, CVE-2025-22869, CVE-2025-58181,
// CVE-2026-56854 to 56855 and 78662; x/text: normalisation that does not end).
var floors = map[string]string{"golang.org/x/crypto": "v0.56.0", "golang.org/x/text": "v0.39.0"}

// unwanted are servers and protocols that nothing here may speak.
var unwanted = []string{"wish", "charm.land/ssh", "charmbracelet/ssh", "gliderlabs/ssh", "pkg/sftp"}

func TestLibrariesHaveNoKnownFaults(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	for name, floor := range floors {
		found := regexp.MustCompile(`(?m)^\s*(?:require )?` + regexp.QuoteMeta(name) + ` (v[0-9.]+)`).FindStringSubmatch(string(text))
		if len(found) < 2 || older(found[1], floor) {
			t.Errorf("%s: %q, want %s at the least", name, found, floor)
		}
	}
	for _, name := range unwanted {
		if strings.Contains(string(text), name) {
			t.Errorf("go.mod has %s", name)
		}
	}
	for _, tt := range []struct {
		a, b string
		want bool
	}{{"v0.55.9", "v0.56.0", true}, {"v0.56.0", "v0.56.0", false}, {"v0.100.0", "v0.56.0", false}, {"v1.0.0", "v0.56.0", false}} {
		if older(tt.a, tt.b) != tt.want {
			t.Errorf("%s is older than %s: %t", tt.a, tt.b, !tt.want)
		}
	}
}

// older compares versions as v0.56.0.
func older(a, b string) bool {
	as, bs := strings.Split(strings.TrimPrefix(a, "v"), "."), strings.Split(strings.TrimPrefix(b, "v"), ".")
	for i := range min(len(as), len(bs)) {
		an, _ := strconv.Atoi(as[i])
		bn, _ := strconv.Atoi(bs[i])
		if an != bn {
			return an < bn
		}
	}
	return false
}
