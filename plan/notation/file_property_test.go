package notation

import (
	"bytes"
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

func TestAPlanFileReadsBackAsItWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := genFile.Draw(t, "file")
		marked := rapid.Bool().Draw(t, "ids")
		var in FileReading
		if marked {
			f = withIDs(t, f)
			in.Known = f
		}
		if err := f.Season.Check(); err != nil && f.Part != WeekFile {
			t.Fatalf("the generator made a season that is not in order: %v", err)
		}
		text := PrintFile(f, FileOptions{IDs: marked})
		again, err := ParseFile("plan.ebb", text, in)
		if err != nil {
			t.Fatalf("%s\n%v", text, err)
		}
		again.Remarks = nil
		if !reflect.DeepEqual(again, f) {
			t.Fatalf("%s\nread as\n%+v\nnot as\n%+v", text, again, f)
		}
		if twice := PrintFile(again, FileOptions{IDs: marked}); !bytes.Equal(twice, text) {
			t.Fatalf("printed as\n%s\nthen as\n%s", text, twice)
		}
	})
}
