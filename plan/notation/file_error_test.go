package notation

import (
	"errors"
	"fmt"
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
	want := `line 6:14: "fifty" means nothing here: words of your own stand in quotes (here and on 2 more lines, to line 8); try: "fifty"
line 9:3: "wek" is no kind of week: week, down, taper, race or recovery; try: week
line 12:5: a week of 10 days has no weekdays: its days are d1 to d10; try: d1 or d8`
	if err == nil || err.Error() != want {
		t.Errorf("%v", err)
	}
}

func TestTheSameMistakeIsToldOnceAndTheRestIsCounted(t *testing.T) {
	odd := func(n int) (text string) {
		for i := range n {
			text += fmt.Sprintf("    Tue easy x%03d\n", i)
		}
		return text
	}
	for _, c := range []struct {
		text string
		told int
		rest string
	}{
		{odd(MostFileErrors), MostFileErrors, ""},
		{odd(MostFileErrors + 1), MostFileErrors, "and 1 more line with mistakes: these first"},
		{odd(MostFileErrors + 31), MostFileErrors, "and 31 more lines with mistakes: these first"},
		{odd(2000), MostFileErrors, "and at least 999 more lines with mistakes: these first"},
		{strings.Repeat("\tTue easy 50m\n", 170) + odd(3), 4, ""},
		{odd(MostFileErrors) + strings.Repeat("    Tue easy x000\n", 300), MostFileErrors, ""},
	} {
		_, err := ParseFile("p.ebb", []byte(belowWeek+c.text), FileReading{})
		all, ok := errors.AsType[FileErrors](err)
		if !ok || len(all.All) != c.told || all.Rest() != c.rest || c.rest != "" && !strings.HasSuffix(all.Report(), "\n"+c.rest+"\n") {
			t.Errorf("%d told, rest %q: %v", len(all.All), all.Rest(), err)
		}
	}
}
