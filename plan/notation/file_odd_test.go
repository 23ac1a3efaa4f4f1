package notation

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Files as coaches type and paste them. Beside each stands how it is printed
// again, or all that is told of it.
func TestFilesThatPeopleType(t *testing.T) {
	files, err := filepath.Glob("testdata/odd/*.ebb")
	if err != nil || len(files) < 4 {
		t.Fatalf("%v, %v", files, err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile(strings.TrimSuffix(name, ".ebb") + ".want")
		if err != nil {
			t.Fatal(err)
		}
		f, err := ParseFile(filepath.Base(name), text, FileReading{})
		got := string(PrintFile(f, FileOptions{}))
		if all, ok := err.(FileErrors); ok {
			got = all.Report()
		}
		if got != string(want) {
			t.Errorf("%s:\n%s\nwant:\n%s", name, got, want)
		}
	}
}
