package notation

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ebb/plan"
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

// looseFileLines are what people write in a file, right and wrong: in any order
// they must be read to something that is in order, or refused with a place and
// a reason.
var looseFileLines = []string{
	"", "  ", "# a comment", "    # another", "athlete Sam Rivera", "athlete \"Sam\"", "sport bike", "sport", "season \"X\" from 2026-11-30", "part week from 2026-12-02",
	"season 2027", "event A 2027-05-22 Canyon 100K 100k #night", "event B 2026-12-05..2026-12-06 \"Two\": day 1: 35k, day 2: 28k", "event C sat X", "  event A 2027-05-22 X",
	"block base \"Base 1\" 3:1", "block taper", "block", "block koala 2:1 \"a\" \"b\"", " block build", "  week", "  week load 310 \"note\"", "  down 65%", "  recovery 10d hours 7h30", "  race 3d",
	"  taper 29d", "  wek", "week", "   week", "  load 310", "  week “x”", "    Tue easy 50m", "    tue strength heavy 30m", "    Sat race 16h !", "    d1 race 5k", "    d2 rest", "    d9 long 2h",
	"    Sun easy 1,5h", "    Wed", "    easy 50m", "  Fri rest", "\tMon rest", "    Mon rest \"語\" tresh", "    Mon rest ^0400", "  week ^g400", "    Tue rest ^0w0", "    Wed easy 1h: 20m @2, 5x(4m @9, 2m @2)", "ebb 1", "garbage in",
}

func TestLooseLinesAreReadOrRefused(t *testing.T) {
	known := marked(t)
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(rapid.SampledFrom(looseFileLines), 0, 14).Draw(t, "lines")
		text := "ebb 1\n" + strings.Join(lines, "\n")
		if rapid.Bool().Draw(t, "likely") { // a line or two below a sound start
			text = belowBlock + strings.Join(lines[:min(2, len(lines))], "\n")
		}
		in := FileReading{Sport: plan.Run}
		if rapid.Bool().Draw(t, "known") {
			in.Known = known
		}
		f, err := ParseFile("p.ebb", []byte(text), in)
		if err != nil {
			checkFileErrors(t, err)
			return
		}
		holdFile(t, f, in)
	})
}
