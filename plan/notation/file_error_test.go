package notation

import (
	"errors"
	"strings"
	"testing"
)

// What the lines of a table of faults stand below.
const (
	belowVersion = "ebb 1\n"
	belowSeason  = belowVersion + "sport run\nseason \"X\" from 2026-11-30\n"
	belowBlock   = belowSeason + "block base \"Base 1\" 3:1\n"
	belowWeek    = belowBlock + "  week\n"
)

// fileFault is a text with something wrong, and all that a person is told.
type fileFault struct {
	what, text, want string
}

// tells holds what a person is told of each text to what it should be.
func tells(t *testing.T, above string, faults []fileFault) {
	t.Helper()
	for _, c := range faults {
		_, err := ParseFile("p.ebb", []byte(above+c.text), FileReading{})
		all, ok := errors.AsType[FileErrors](err)
		if !ok {
			t.Errorf("%s: %v", c.what, err)
			continue
		}
		if got, want := all.Report(), strings.TrimPrefix(c.want, "\n"); got != want {
			t.Errorf("%s:\n%s\nwant:\n%s", c.what, got, want)
		}
	}
}

func TestAllErrorsOfAFileAreToldTogether(t *testing.T) {
	text := belowWeek + strings.Repeat("    Tue easy fifty\n", 3) + "  wek\n    Wed rest\n  week 10d\n    Mon rest\n"
	_, err := ParseFile("", []byte(text), FileReading{})
	want := `line 6:14: "fifty" means nothing here: words of your own stand in quotes: "fifty"
line 7:14: "fifty" means nothing here: words of your own stand in quotes: "fifty"
line 8:14: "fifty" means nothing here: words of your own stand in quotes: "fifty"
line 9:3: "wek" is no kind of week: week, down, taper, race or recovery: week
line 12:5: a week of 10 days has no weekdays: its days are d1 to d10: d1 or d8`
	if err == nil || err.Error() != want {
		t.Errorf("%v", err)
	}
}

func TestTenErrorsAreEnough(t *testing.T) {
	for lines, more := range map[int]bool{MostFileErrors: false, MostFileErrors + 1: true} {
		_, err := ParseFile("p.ebb", []byte(belowWeek+strings.Repeat("    Tue easy fifty\n", lines)), FileReading{})
		all, ok := errors.AsType[FileErrors](err)
		if !ok || len(all.All) != MostFileErrors || all.More != more || strings.HasSuffix(all.Report(), "there are more: these first\n") != more {
			t.Errorf("%d lines: %v", lines, err)
		}
	}
}

func TestAFileThatIsTooLargeIsRefused(t *testing.T) {
	text := []byte(belowSeason + "# " + strings.Repeat("x", MostFileBytes))
	_, err := ParseFile("p.ebb", text, FileReading{})
	if err == nil || err.Error() != "p.ebb: a plan file has 4 MB at most: this one has 4.0 MB" {
		t.Errorf("%v", err)
	}
	if _, err := ParseFile("p.ebb", text[:MostFileBytes], FileReading{}); err != nil {
		t.Errorf("%v", err)
	}
}

// What is shown of a file can't move the cursor of who reads the error.
func TestErrorsAreSafeToShow(t *testing.T) {
	text := belowWeek + "    Tue easy 50m \x1b[2J \u202e\u009b31m\n    Wed \u202eeasy\x07\n\x1b[31mblock\n"
	_, err := ParseFile("p\x1b[2J.ebb", []byte(text), FileReading{})
	all, ok := errors.AsType[FileErrors](err)
	if !ok {
		t.Fatal(err)
	}
	for _, shown := range []string{all.Error(), all.Report()} {
		for _, r := range shown {
			if r != '\n' && showable(r) != r {
				t.Errorf("%U in %q", r, shown)
			}
		}
	}
}
