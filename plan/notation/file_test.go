package notation

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
)

// canyon is the plan file that everybody learns from.
const canyon = `ebb 1
athlete "Sam Rivera"
sport run
season "Canyon 100K" from 2026-11-30
event B 2027-03-14 "Foothill 50K" 50k +2100m 6h
event A 2027-05-22 "Canyon 100K" 100k +5400m -5600m 16h fuel 75g #night #heat #technical
    d1 race 16h at 05:00 "walk the first climb"

block base "Base 1" 3:1
  week load 310 "find the habit"
    Tue easy 50m
    Wed hills 1h: 15m @2, 8x(1m @8, 2m @2), 21m @2
    Thu strength maintenance 40m
    Sat long 2h30 +600m
    Sun easy 1h15
  week hours 7h
    Tue easy 50m private "ask about the knee"
    Tue strength heavy 30m
  down 65%

block koala "Come down"
  recovery 10d
    d1 rest
    d4 easy 30m
`

func read(t *testing.T, text string, in FileReading) File {
	t.Helper()
	f, err := ParseFile("plan.ebb", []byte(text), in)
	if err != nil {
		t.Fatalf("%s\n%v", text, err)
	}
	return f
}

func TestAPlanFileIsReadAndPrintedAsItStands(t *testing.T) {
	f := read(t, canyon, FileReading{})
	if got := string(PrintFile(f, FileOptions{})); got != canyon {
		t.Errorf("printed as\n%s", got)
	}
	base, down := f.Season.Blocks[0], f.Season.Blocks[1]
	hours := plan.Target{Measure: plan.TargetHours, Value: 7}
	share := plan.Target{Measure: plan.TargetShare, Value: 65}
	for _, c := range []struct {
		what      string
		got, want any
	}{
		{"athlete", f.Athlete, "Sam Rivera"},
		{"sport", f.Sport, plan.Run},
		{"part", f.Part, SeasonFile},
		{"start", f.Season.Start, calendar.Of(2026, time.November, 30)},
		{"ratio", base.Ratio, plan.Ratio{Stress: 3, Recovery: 1}},
		{"weeks", len(base.Weeks), 3},
		{"a load week", base.Weeks[0].Kind, plan.LoadWeek},
		{"hours", base.Weeks[1].Target, hours},
		{"a share", base.Weeks[2].Target, share},
		{"Saturday after a Monday", base.Weeks[0].Sessions[3].Day, 5},
		{"the second session of a day", base.Weeks[1].Sessions[1].Kind, plan.Heavy},
		{"a phase of the coach's own", down.Phase, plan.Phase("koala")},
		{"ten days", down.Weeks[0].Days, 10},
		{"the fourth day", down.Weeks[0].Sessions[1].Day, 3},
		{"the plan of an event", f.Events[1].Plan[0].At, plan.Clock(5, 0)},
		{"no week of the season holds the A event", f.Remarks[0].String(), "line 5, column 1: Foothill 50K lies outside of the season, 2026-11-30 to 2026-12-30"},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Errorf("%s: %v, want %v", c.what, c.got, c.want)
		}
	}
}

// Weeks follow one another from any day; their days keep the weekdays' names.
func TestWeekdaysAreThoseOfTheWeek(t *testing.T) {
	f := read(t, "ebb 1\nseason from 2026-12-02\nblock base\n  week 3d\n    d1 rest\n  week\n    Sat rest\n    Fri rest\n", FileReading{})
	days := f.Season.Blocks[0].Weeks[1].Sessions // from Saturday 5 December on
	if days[0].Day != 0 || days[1].Day != 6 {
		t.Errorf("Saturday is day %d, Friday day %d", days[0].Day, days[1].Day)
	}
}

func TestWhatCountsAsAComment(t *testing.T) {
	text := "# one\nebb 1 # two\n#three\nseason \"a # b\" from 2026-11-30 #\n    #  five\nblock base #trail # six\n"
	_, err := ParseFile("p.ebb", []byte(text), FileReading{})
	if err == nil || !strings.Contains(err.Error(), `"#trail" means nothing here`) {
		t.Errorf("a tag is no comment: %v", err)
	}
	f := read(t, strings.Replace(text, "#trail ", "", 1)+"  week\n    Tue rest \"# not this\" #trail # seven ^7kq4\n", FileReading{})
	want := []Comment{{1, "one"}, {2, "two"}, {3, "three"}, {4, ""}, {5, "five"}, {6, "six"}, {8, "seven ^7kq4"}}
	if !slices.Equal(f.Comments, want) {
		t.Errorf("%v", f.Comments)
	}
	if s := f.Season.Blocks[0].Weeks[0].Sessions[0]; f.Season.Name != "a # b" || s.Note != "# not this" || !s.HasTag("trail") {
		t.Errorf("%q, %+v", f.Season.Name, s)
	}
}

func TestCommentsStandAboveTheFile(t *testing.T) {
	text := string(PrintFile(File{Season: plan.Macrocycle{Start: 1}}, FileOptions{Comments: []string{"week 3 of 4", "two\nlines\x1b"}}))
	if want := "# week 3 of 4\n# two\n# lines?\nebb 1\nseason from 1970-01-02\n"; text != want {
		t.Errorf("%q", text)
	}
	if f := read(t, text, FileReading{}); len(f.Comments) != 3 || f.Comments[1].Text != "two" {
		t.Errorf("%v", f.Comments)
	}
}

func TestTheSportOfTheFileIsLeftOutInItsLines(t *testing.T) {
	body := "season from 2026-11-30\nblock base\n  week\n    Tue easy 50m\n    Wed run easy 50m\n"
	for _, c := range []struct {
		head string
		own  plan.Sport
		want [2]plan.Sport
	}{
		{"sport bike\n", plan.Run, [2]plan.Sport{plan.Bike, plan.Run}},
		{"", plan.Swim, [2]plan.Sport{plan.Swim, plan.Run}},
		{"", plan.NoSport, [2]plan.Sport{plan.NoSport, plan.Run}},
	} {
		s := read(t, "ebb 1\n"+c.head+body, FileReading{Sport: c.own}).Season.Blocks[0].Weeks[0].Sessions
		if got := [2]plan.Sport{s[0].Sport, s[1].Sport}; got != c.want {
			t.Errorf("%q for one of %s: %v", c.head, c.own, got)
		}
	}
}

func TestRemarksHaveTheirPlace(t *testing.T) {
	f := read(t, "ebb 1\nsport run\nseason from 2026-11-30\nblock bulid\n  week\n    Tue easy 1h \"ö\": 20m, 5k\n    Wed easy 1h: 70m, 5k\n", FileReading{})
	var got []string
	for _, r := range f.Remarks {
		got = append(got, r.String())
	}
	if len(got) != 2 || got[0] != "line 4, column 7: bulid is a phase of your own; the known one is build" || !strings.HasPrefix(got[1], "line 7, column 14: the steps last about 1h10") {
		t.Errorf("%q", got)
	}
}

// What fits in a session's or an event's own line fits in that of a file.
func TestTheLongestLinesReadBack(t *testing.T) {
	f := read(t, canyon, FileReading{})
	long := func(line string) string { return strings.Repeat("x", plan.MaxNote-len([]rune(line))) }
	s := &f.Season.Blocks[0].Weeks[0].Sessions[0]
	s.Note = strings.Repeat("ö", plan.MaxNote)
	s.Private = long(`easy 50m "" private ""`)
	e := &f.Events[0]
	e.Note, e.Private = strings.Repeat("\n", plan.MaxNote/4), strings.Repeat("\"", plan.MaxNote/4)
	f.Season.Blocks[0].Weeks[0].Note = strings.Repeat("\n", plan.MaxNote)
	if n := len([]rune(PrintSession(*s, plan.Run))); n != MaxLine {
		t.Fatalf("the line has %d characters", n)
	}
	again := read(t, string(PrintFile(f, FileOptions{})), FileReading{})
	if !reflect.DeepEqual(again.Season, f.Season) || !reflect.DeepEqual(again.Events, f.Events) {
		t.Error("long lines are read as something else")
	}
}
