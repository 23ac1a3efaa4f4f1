package termtest

import (
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

var update = flag.Bool("update", false, "write the golden files of termtest instead of comparing with them")

// Golden compares text with testdata/NAME.golden of the package under test and
// fails with a unified diff. With -update it writes the file: look at the
// change before it is kept.
func Golden(tb TB, name, got string) {
	tb.Helper()
	got = strings.TrimRight(got, "\n") + "\n"
	path := filepath.Join("testdata", filepath.FromSlash(name)+".golden")
	if *update {
		writeGolden(tb, path, got)
		return
	}
	want, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		tb.Fatalf("%s is missing; -update writes it\n%s", path, got)
		return
	}
	if err != nil {
		tb.Fatalf("%v", err)
		return
	}
	if d := Diff(path, string(want), "now", got); d != "" {
		tb.Fatalf("not as in %s (-update accepts it)\n%s", path, d)
	}
}

func writeGolden(tb TB, path, text string) {
	tb.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		tb.Fatalf("%v", err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		tb.Fatalf("%v", err)
	}
}
