package notation

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"ebb/plan"
)

// FuzzFile holds any text to this: it is read or refused with a reason and a
// place, and what is read prints to a text that reads as the same.
func FuzzFile(f *testing.F) {
	files, err := filepath.Glob("testdata/odd/*.ebb")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Add([]byte(canyon))
	for _, faults := range [][]fileFault{wholeFaults, headFaults, eventFaults, blockFaults, weekFaults, dayFaults, caretFaults} {
		for _, c := range faults {
			f.Add([]byte(belowWeek + c.text))
		}
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		file, err := ParseFile("p.ebb", text, FileReading{Sport: plan.Run})
		if err != nil {
			checkFileErrors(t, err)
			return
		}
		holdFile(t, file, FileReading{})
	})
}

// failing is a test or one try of a property.
type failing interface {
	Helper()
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// holdFile holds a file that was read to being in order, and to reading again
// as it is printed.
func holdFile(t failing, file File, in FileReading) {
	t.Helper()
	season := file.Season
	if file.Part == WeekFile {
		season.Blocks = nil
	}
	if err := season.Check(); err != nil {
		t.Errorf("a season that is not in order: %v", err)
	}
	for _, e := range file.Events {
		if err := e.Check(); err != nil {
			t.Errorf("an event that is not in order: %v", err)
		}
	}
	file.Comments, file.Remarks = nil, nil
	printed := PrintFile(file, FileOptions{IDs: true})
	again, err := ParseFile("p.ebb", printed, in)
	if err != nil {
		t.Fatalf("printed as\n%s\n%v", printed, err)
	}
	again.Remarks = nil
	if !reflect.DeepEqual(again, file) {
		t.Errorf("printed as\n%s\nreads as\n%+v, not\n%+v", printed, again, file)
	}
	if twice := PrintFile(again, FileOptions{IDs: true}); !bytes.Equal(twice, printed) {
		t.Errorf("printed as\n%s\nthen as\n%s", printed, twice)
	}
}

// checkFileErrors holds errors to what a person needs of them.
func checkFileErrors(t failing, err error) {
	t.Helper()
	all, ok := err.(FileErrors)
	if !ok || len(all.All) == 0 || len(all.All) > MostFileErrors {
		t.Fatalf("%T: %v", err, err)
	}
	for i, e := range all.All {
		switch {
		case e.Says == "" || e.Error() == "":
			t.Errorf("%+v says nothing", e)
		case e.Line > 0 && (e.Column < 1 || e.Column > characters(e.Text)+1 || e.at.from > e.at.to || e.at.to > len(e.Text)):
			t.Errorf("%+v stands nowhere", e)
		case i > 0 && e.Line > 0 && e.Line <= all.All[i-1].Line:
			t.Errorf("line %d after line %d", e.Line, all.All[i-1].Line)
		}
	}
	for _, r := range all.Report() {
		if r != '\n' && showable(r) != r {
			t.Errorf("%U in %q", r, all.Report())
		}
	}
}
