package complete_test

import (
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/complete"
	"ebb/plan/notation"
)

// today is Tuesday 20 April 2027, in the last of four weeks of the plan.
var today = calendar.Of(2027, 4, 20)

// written is the plan of an athlete: weeks of sessions, a line each with its
// day, the same in all weeks but the last, which is a down week.
func written(t testing.TB) plan.Plan {
	t.Helper()
	season := plan.Macrocycle{Start: today - 1 - 3*calendar.Week}
	block := plan.Mesocycle{Name: "Base", Phase: plan.Base}
	for w := range 4 {
		week := plan.Microcycle{Days: calendar.Week, Kind: plan.LoadWeek}
		lines := []string{
			"", `intervals 1h10 ! #track "short and sharp": 20m @2, 5x(4m @9, 2m @2), 20m @2`, "easy 50m", "tempo 1h @6", "",
			"long 2h30 @3 +600m fuel 70g salt 600mg #trail", "easy 1h15 #trail at 07:30",
		}
		if w == 3 {
			week.Kind, lines = plan.DownWeek, []string{"", "easy 40m", "", "steady 45m", "", "long 1h30 @2", ""}
		}
		for d, line := range lines {
			if line == "" {
				continue
			}
			s, err := notation.ParseSession(line, plan.Run)
			if err != nil {
				t.Fatal(err)
			}
			s.Day = d
			week.Sessions = append(week.Sessions, s)
		}
		block.Weeks = append(block.Weeks, week)
	}
	season.Blocks = append(season.Blocks, block)
	p := plan.Plan{Seasons: []plan.Macrocycle{season}}
	e, err := notation.ParseEvent(`A 2027-05-22 "Canyon 100K" 100k +5400m 16h fuel 75g #night`, plan.Run, calendar.Typing{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	p.Events = append(p.Events, e)
	return p
}

func runner(t testing.TB) *plan.Athlete {
	t.Helper()
	a, err := plan.Athlete{Settings: []plan.Setting{{Key: "threshold.run", Value: "4:00/km"}, {Key: "easy.run", Value: "5:20/km"}}}.Resolve()
	if err != nil {
		t.Fatal(err)
	}
	return &a
}

func texts(ways []complete.Way) string {
	all := make([]string, len(ways))
	for i, w := range ways {
		all[i] = w.Text
	}
	return strings.Join(all, " | ")
}

// A bar in a line is the caret.
func TestTheWaysOn(t *testing.T) {
	used := complete.Gather(written(t), runner(t), today, today) // a Tuesday of a down week
	session, event, record, date := used.Session, used.Event, used.Record, used.Date
	for _, c := range []struct {
		line string
		of   func(before, after string, most int) []complete.Way
		want string // how the ways begin
	}{
		{"|", session, "easy 40m | intervals 1h10 #track !: 20m @2, 5x(4m @9, 2m @2), 20m @2 | steady 45m"},
		{"t|", session, "tempo 1h @6 | tempo | threshold | test"},
		{"in|", session, "intervals 1h10 #track !: 20m @2, 5x(4m @9, 2m @2), 20m @2 | intervals"},
		{"IN|", session, "intervals 1h10 #track !: 20m @2, 5x(4m @9, 2m @2), 20m @2 | intervals"},
		{"long |", session, "long 1h30 @2 | long 2h30 @3 +600m fuel 70g salt 600mg #trail | 2h30 | 1h30"},
		{"long 2|", session, "long 2h30 @3 +600m fuel 70g salt 600mg #trail | 2h30"},
		{"bike lo|", session, "long"},
		{"strength |", session, "heavy | maintenance | plyo"},
		{"strength h|", session, "heavy"},
		{"easy 1h @|", session, "@z1 | @z2 | @z3 | @z4 | @z5 | @4:00/km | @5:20/km | @6 | @3 | @2"},
		{"long 1h @|", session, "@3 | @2 | @z1"},
		{"easy 1h @z|", session, "@z1 | @z2 | @z3 | @z4 | @z5"},
		{"easy 1h @4|", session, "@4:00/km"},
		{"easy 1h #|", session, "#trail | #track | #night | #heat | #technical"},
		{"easy 1h #tr|", session, "#trail | #track"},
		{"easy 1h #n|", session, "#night"},
		{"easy 1h tag n|", session, "night"},
		{"easy 1h fu|", session, "fuel 70g | fuel 75g"},
		{"easy 1h fuel |", session, "70g | 75g"},
		{"easy 1h fuel 7|", session, "70g | 75g"},
		{"easy 1h salt |", session, "600mg"},
		{"easy 1h load |", session, "150"},
		{"easy 1h at |", session, "07:30 | 06:30"},
		{"easy 1h climb 6|", session, "600m"},
		{"easy 1h +|", session, "+600m | +5400m"},
		{"easy 1h ke|", session, "key"},
		{"easy 1h ! ke|", session, "key"},
		{"easy 1h ? ke|", session, ""},
		{`easy 1h "t|`, session, ""},
		{`easy 1h "in the dark" #n|`, session, "#night"},
		{`easy 1h #tr|"dark"`, session, "#trail | #track"},
		{"intervals 1h10: |", session, "20m @2, 5x(4m @9, 2m @2), 20m @2 | 20m @2 | 5x(4m @9, 2m @2)"},
		{"intervals: 20m @2, 5|", session, "5x(4m @9, 2m @2)"},
		{"intervals: 20m @2, 5x(4m @z|", session, "@z1 | @z2"},
		{"multi 3h: b|", session, "bike"},
		{"long 2h30 lo|", session, "load 150"},
		{"lo| 1h", session, "long | load 150"},
		{"thr| 1h", session, "threshold"},
		{"zzz|", session, ""},
		{"te|mpo 1h", session, ""},             // within a word there is nothing to finish
		{"easy 1h xyz #n|", session, "#night"}, // a fault further on is not ours

		{"|", event, "A | B | C"},
		{"A |", event, "2027-04-20 | today | tomorrow"},
		{"A s|", event, "sat | sun"},
		{"A 12 o|", event, "12 oct"},
		{"A 22 may |", event, `"Canyon 100K"`},
		{"A sat..s|", event, "sat | sun"},
		{`A sat "Hill" |`, event, "100k | 10k | 21.1k | 42.2k | +5400m"},
		{`A sat "Hill" 50k f|`, event, "fuel 75g"},
		{`A sat "Hill" 50k #n|`, event, "#night"},
		{`A sat "Hill" bi|`, event, "bike"},
		{`A sat "Hi|`, event, ""},

		{"p|", record, "progression | partly"},
		{"partly t|", record, "tempo 1h @6 | tempo | threshold"},
		{"partly 30m #t|", record, "#trail | #track"},
		{"skipped |", record, ""},

		{"|", date, "today | tomorrow | yesterday | tue | wed"},
		{"ra|", date, "race-21d | race-14d | race-7d | race"},
		{"12 d|", date, "12 dec"},
		{"31 f|", date, ""},
	} {
		before, after, _ := strings.Cut(c.line, "|")
		got := texts(c.of(before, after, 24))
		if c.want == "" && got != "" || !strings.HasPrefix(got, c.want) {
			t.Errorf("%s\n got %s\nwant %s", c.line, got, c.want)
		}
	}
}

func TestWhatAWayMeans(t *testing.T) {
	used := complete.Gather(written(t), runner(t), today, today)
	for _, c := range []struct{ line, way, means string }{
		{"te", "tempo", "hard, but it can be held for long"},
		{"easy 1h @z", "@z4", "threshold, about 4:00/km"},
		{"easy 1h @", "@5:20/km", "easy pace on the flat"},
		{"bike 1h @z", "@z2", "steady"}, // no power is known
		{"in", "intervals 1h10 #track !: 20m @2, 5x(4m @9, 2m @2), 20m @2", "as before on this day of the week"},
		{"tem", "tempo 1h @6", "as before"},
		{"easy 1h #", "#track", "a tag of this plan"},
		{"easy 1h fuel ", "70g", "carbohydrate an hour"},
	} {
		found := false
		for _, w := range used.Session(c.line, "", 24) {
			if w.Text == c.way {
				found = true
				if w.Means != c.means {
					t.Errorf("%s: %s means %q, want %q", c.line, c.way, w.Means, c.means)
				}
			}
		}
		if !found {
			t.Errorf("%s: no %s", c.line, c.way)
		}
	}
}

func TestAGhostIsTheRestOfAnEarlierLine(t *testing.T) {
	used := complete.Gather(written(t), runner(t), today+4, today) // a Saturday
	for _, c := range []struct{ typed, ghost string }{
		{"l", "ong 1h30 @2"}, // the down week's own
		{"long 2", "h30 @3 +600m fuel 70g salt 600mg #trail"},
		{"LONG 2", "h30 @3 +600m fuel 70g salt 600mg #trail"},
		{"", ""},
		{"long 5h", ""},
		{"tempo 1h @6", ""},
	} {
		if got := complete.Ghost(used.Session(c.typed, "", 8), c.typed); got != c.ghost {
			t.Errorf("%q: %q, want %q", c.typed, got, c.ghost)
		}
	}
}

func TestTakingAWay(t *testing.T) {
	used := complete.Gather(plan.Plan{}, &plan.Athlete{}, today, today) // who has written nothing
	for _, c := range []struct{ line, want string }{
		{"temp|", "tempo |"},
		{"temp| 1h", "tempo| 1h"},
		{"easy 1h fu|", "easy 1h fuel 70g |"},
		{"easy 1h #ni|", "easy 1h #night |"},
	} {
		before, after, _ := strings.Cut(c.line, "|")
		ways := used.Session(before, after, 1)
		if len(ways) == 0 {
			t.Errorf("%s: no way on", c.line)
			continue
		}
		text, caret := ways[0].Take(before, after)
		if got := text[:caret] + "|" + text[caret:]; got != c.want {
			t.Errorf("%s becomes %s, want %s", c.line, got, c.want)
		}
	}
}

// An athlete with ten years of weeks is not read to the end.
func TestFarWeeksAreNotRead(t *testing.T) {
	p := plan.Plan{Seasons: []plan.Macrocycle{{Start: today - 520*calendar.Week, Blocks: []plan.Mesocycle{{}}}}}
	for w := range 520 {
		minutes := plan.Duration{Seconds: (w + 1) * 60, Unit: plan.Minutes}
		p.Seasons[0].Blocks[0].Weeks = append(p.Seasons[0].Blocks[0].Weeks, plan.Microcycle{
			Days: calendar.Week, Sessions: []plan.Session{{Sport: plan.Run, Kind: plan.Easy, Duration: minutes}},
		})
	}
	if got := len(complete.Gather(p, runner(t), today, today).Lines); got > 80 {
		t.Errorf("%d lines were gathered", got)
	}
}
