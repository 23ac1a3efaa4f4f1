package notation

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/calendar"
)

func TestASessionReadsBackAsItWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, own := genSession.Draw(t, "session"), genSport(t)
		if err := s.Check(); err != nil {
			t.Fatalf("the generator made a session that is not in order: %v", err)
		}
		line := PrintSession(s, own)
		again, err := ParseSession(line, own)
		if err != nil {
			t.Fatalf("%s\n%v", line, err)
		}
		if !reflect.DeepEqual(again, s) {
			t.Fatalf("%s\nread as %+v\nnot as %+v", line, again, s)
		}
		if twice := PrintSession(again, own); twice != line {
			t.Fatalf("printed as\n%s\nthen as\n%s", line, twice)
		}
	})
}

func TestAnEventReadsBackAsItWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, own := genEvent.Draw(t, "event"), genSport(t)
		if err := e.Check(); err != nil {
			t.Fatalf("the generator made an event that is not in order: %v", err)
		}
		line := PrintEvent(e, own)
		again, err := ParseEvent(line, own, calendar.Typing{})
		if err != nil {
			t.Fatalf("%s\n%v", line, err)
		}
		if !reflect.DeepEqual(again, e) {
			t.Fatalf("%s\nread as %+v\nnot as %+v", line, again, e)
		}
		if twice := PrintEvent(again, own); twice != line {
			t.Fatalf("printed as\n%s\nthen as\n%s", line, twice)
		}
	})
}

// A sentence is asked for at every keystroke: it must be there for every
// session that can be typed.
func TestEverySessionHasWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		if words := Words(genSession.Draw(t, "session"), genSport(t), Estimate{}); words == "" {
			t.Fatal("no words")
		}
	})
}

var sessionSeeds = []string{
	"easy 50m",
	`long 4h @3 +1400m fuel 70g salt 600mg #night #poles ! "last hour by headlamp"`,
	`intervals 1h10 ! "short and sharp": 20m @2, 5x(4m @9, 2m @2), 20m @2`,
	"bike easy 2h @z2", `strength heavy 45m "split squats, step-downs"`, "run threshold 12k @4:10-4:20/km",
	`rest "before the long day: nothing is the session"`,
	"multi: swim 400mtr, bike 20k 40m @200-220w, run 5k @5:00>4:30/km", "easy 2.5h", "1:30", "17m30", "easy 1h00m05",
	"hills: 3x(3x(2x1m @9, 30s \"a\\\"b\"), 2m), 8 x 1k -20ft", "swim 99m: 4x(100yd @1:30/100yd)",
	"easy 2,5h", "easy 1h: 2k @3,5, 1k", "climb 10m descent 5ft load 0.5 at 6:30 tag b2b private \"x\\n\" 5mi",
}

func FuzzSession(f *testing.F) {
	for _, seed := range sessionSeeds {
		f.Add(seed, uint8(plan.Run))
	}
	f.Fuzz(func(t *testing.T, line string, sport uint8) {
		own := plan.Sports()[int(sport)%len(plan.Sports())]
		s, remarks, err := ReadSession(line, own)
		if err != nil {
			checkError(t, err)
			return
		}
		for _, r := range remarks {
			if r.Column < 0 || r.Column+r.Width > len([]rune(line)) || r.Says == "" {
				t.Errorf("%q: remark %+v", line, r)
			}
		}
		if err := s.Check(); err != nil {
			t.Errorf("%q reads as a session that is not in order: %v", line, err)
		}
		printed := PrintSession(s, own)
		again, err := ParseSession(printed, own)
		if err != nil || !reflect.DeepEqual(again, s) {
			t.Errorf("%q printed as %q reads as\n%+v, not\n%+v (%v)", line, printed, again, s, err)
		}
		Words(s, own, Estimate{Seconds: 60, Metres: 1})
	})
}

func FuzzEvent(f *testing.F) {
	for _, seed := range eventSeeds {
		f.Add(seed, uint8(plan.Run))
	}
	f.Fuzz(func(t *testing.T, line string, sport uint8) {
		own := plan.Sports()[int(sport)%len(plan.Sports())]
		e, _, err := ReadEvent(line, own, typing)
		if err != nil {
			checkError(t, err)
			return
		}
		if err := e.Check(); err != nil {
			t.Errorf("%q reads as an event that is not in order: %v", line, err)
		}
		printed := PrintEvent(e, own)
		again, err := ParseEvent(printed, own, typing)
		if err != nil || !reflect.DeepEqual(again, e) {
			t.Errorf("%q printed as %q reads as\n%+v, not\n%+v (%v)", line, printed, again, e, err)
		}
	})
}

// checkError holds an error to what a person needs of it.
func checkError(t *testing.T, err error) {
	t.Helper()
	e, ok := err.(*Error)
	if !ok {
		t.Fatalf("%T: %v", err, err)
	}
	if e.Says == "" || e.Column < 0 || e.Width < 0 || e.Column+e.Width > len([]rune(e.Line)) {
		t.Errorf("%+v", e)
	}
	if e.Caret() == "" || e.Error() == "" {
		t.Errorf("%+v says nothing", e)
	}
}

// looseWords are what people type, right and wrong: in any order they must be
// read to something that is in order, or refused with a place and a reason.
var looseWords = []string{
	"run", "bike", "swim", "multi", "strength", "mobility", "easy", "Long", "heavy", "rest", "race",
	"50m", "1h30", "1h30m15s", "2.5h", "17m30", "90s", "1:30", "2:59:59", "0.1h", "99m59", "400m", "1500m", "12k", "8mi", "400mtr", "100yd", "0.5k", "2,5k", "7", "12.",
	"@7", "@3-4", "@9-2", "@z2", "@z2>4", "@4:15/km", "@1:35/100mtr", "@220-200w", "@70>75%", "@140bpm", "@", "@3,5", "@3–4",
	"+1400m", "-1600m", "-0m", "+4500.5ft", "climb", "descent", "+", "load", "150", "0", "fuel", "70g", "salt", "600mg", "fluid", "500ml",
	"#night", "#b2b", "#NIGHT", "#", "tag", "night", "!", "?", "key", "optional", "at", "06:30", `"note"`, `"a \"q\" \\ \n"`, `""`, `"open`, "private",
	":", ",", "(", ")", "5x(", "3 x (", "2x", "4x1k", "99x", "day", "1:", "2:", "tresh", "é", "\t",
}

func looseLine(t *rapid.T) string {
	line := ""
	for range rapid.IntRange(0, 14).Draw(t, "words") {
		line += rapid.SampledFrom([]string{" ", " ", " ", " ", ""}).Draw(t, "gap") + rapid.SampledFrom(looseWords).Draw(t, "word")
	}
	return line
}

func TestLooseWordsAreReadOrRefused(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line, own := looseLine(t), genSport(t)
		if s, err := ParseSession(line, own); err != nil {
			if e, ok := err.(*Error); !ok || e.Says == "" || e.Column+e.Width > len([]rune(e.Line)) {
				t.Fatalf("%q: %#v", line, err)
			}
		} else {
			printed := PrintSession(s, own)
			again, err := ParseSession(printed, own)
			if s.Check() != nil || err != nil || !reflect.DeepEqual(again, s) {
				t.Fatalf("%q printed as %q reads as\n%+v, not\n%+v (%v, %v)", line, printed, again, s, err, s.Check())
			}
		}
		line = "A 2027-05-22..2027-05-23 Big" + line
		if e, err := ParseEvent(line, own, typing); err == nil {
			printed := PrintEvent(e, own)
			again, err := ParseEvent(printed, own, typing)
			if e.Check() != nil || err != nil || !reflect.DeepEqual(again, e) {
				t.Fatalf("%q printed as %q reads as\n%+v, not\n%+v (%v, %v)", line, printed, again, e, err, e.Check())
			}
		}
	})
}
