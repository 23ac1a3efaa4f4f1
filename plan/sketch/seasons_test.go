package sketch

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/coverage"
	"ebb/plan/load"
	"ebb/plan/notation"
	"ebb/plan/oscillation"
	"ebb/plan/outlook"
	"ebb/plan/rules"
)

var today = calendar.Of(2026, time.November, 23) // a Monday

func ids() func() plan.ID {
	n := 0
	return func() plan.ID { n++; return plan.ID{0: 1, 13: byte(n >> 16), 14: byte(n >> 8), 15: byte(n)} }
}

// sample is a race with the line that leads to it.
type sample struct {
	name, event, line string
}

var samples = []sample{
	{"marathon", `A 2027-05-23 "City Marathon" 42.2k 3h30 fuel 75g`, "base 8w 3:1, build 8w 3:1, specific 6w 2:1, taper 2w, race, recovery 3w"},
	{"50 km", `A 2027-05-22 "Ridge 50K" 50k +2100m 6h30 fuel 70g #technical #poles`, "base 8w 3:1, build 8w 3:1, specific 6w 2:1, taper 2w, race, recovery 3w"},
	{"100 km", `A 2027-05-22 "Canyon 100K" 100k +5400m 16h fuel 75g #night #heat`, "base 8w 3:1, build 8w 3:1, specific 6w 2:1, taper 2w, race, recovery 3w"},
	{"100 mi", `A 2027-07-10 "Big Hundred" 100mi +6000m 26h fuel 75g #night #pack`, "base 12w 3:1, build 8w 3:1, specific 8w 3:1, taper 2w, race, recovery 5w"},
	{"stages", `A 2027-07-12..2027-07-17 "Six Days" 210k +9000m 36h fuel 60g #pack`, "base 12w 3:1, build 8w 3:1, specific 8w 3:1, taper 2w, race, recovery 4w"},
	{"70.3", `A 2027-06-06 "Lake 70.3" multi 5h30 fuel 80g #openwater: swim 1900mtr 40m, bike 90k 2h50, run 21.1k 1h55`, "base 8w 3:1, build 8w 3:1, specific 6w 2:1, taper 2w, race, recovery 2w"},
	{"Ironman", `A 2027-07-11 "Long Day" multi 11h30 fuel 85g #openwater: swim 3800mtr 1h15, bike 180k 5h50, run 42.2k 4h15`, "base 12w 3:1, build 8w 3:1, specific 8w 3:1, taper 2w, race, recovery 4w"},
}

var levels = []struct{ name, hours, fitness string }{
	{"4 h", "3h..4h", "22"}, {"8 h", "6h..8h", "45"}, {"14 h", "10h..14h", "78"},
}

// weeks of days with time: minutes from Monday on.
var openings = []struct {
	name    string
	minutes [7]int
}{
	{"3 days", [7]int{0, 0, 180, 0, 0, 480, 300}},
	{"5 days", [7]int{0, 180, 180, 180, 0, 480, 300}},
	{"7 days", [7]int{120, 180, 180, 180, 120, 480, 300}},
}

func athleteOf(t testing.TB, minutes [7]int, fitness string) *plan.Athlete {
	a := plan.Athlete{Name: "Sam", Settings: []plan.Setting{
		{Key: "start.date", Value: today.String()}, {Key: "start.fitness", Value: fitness}, {Key: "start.fatigue", Value: fitness}, {Key: "threshold.run", Value: "4:40/km"},
	}}
	for i, day := range []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"} {
		a.Settings = append(a.Settings, plan.Setting{Key: "available." + day, Value: fmt.Sprint(minutes[i])})
	}
	a, err := a.Resolve()
	if err != nil {
		t.Fatal(err)
	}
	return &a
}

func inputOf(t testing.TB, s sample, hours string, a *plan.Athlete) Input {
	t.Helper()
	line, err := ParseLine(s.line)
	if err != nil {
		t.Fatal(err)
	}
	e, err := notation.ParseEvent(s.event, plan.Run, calendar.Typing{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	newID := ids()
	e.ID = newID()
	h, err := ParseHours(hours)
	if err != nil {
		t.Fatal(err)
	}
	return Input{Line: line, Hours: h, Events: []plan.Event{e}, Athlete: a, Today: today, NewID: newID}
}

type checked struct {
	result  Result
	look    *outlook.Outlook
	reds    []rules.Finding
	warns   []rules.Finding
	infos   []rules.Finding
	blocks  []string
	low     int     // blocks of load with a band under good
	off     float64 // the most that a week of load misses its hours by, share
	lacks   []string
	offWeek calendar.Day
}

func check(t testing.TB, in Input) checked {
	t.Helper()
	r, err := Make(in)
	if err != nil {
		t.Fatal(err)
	}
	c := checked{result: r}
	c.look = outlook.New(outlook.Input{Plan: r.Plan, Athlete: in.Athlete, Today: in.Today})
	for _, f := range rules.Judge(rules.Input{Look: c.look, Today: in.Today}).Findings() {
		switch f.Severity {
		case rules.Red:
			c.reds = append(c.reds, f)
		case rules.Warn:
			c.warns = append(c.warns, f)
		default:
			c.infos = append(c.infos, f)
		}
	}
	for at := range r.Plan.Weeks() {
		b, w := r.Plan.Block(at), r.Plan.Week(at)
		if at.Week == 0 && b.Phase.Judged() {
			m, ok := c.look.Block(at)
			band := m.Band()
			c.blocks = append(c.blocks, fmt.Sprintf("%.0f", m.O))
			if !ok || band != oscillation.Good {
				c.low++
			}
		}
		if w.Kind == plan.LoadWeek && w.Target.Measure == plan.TargetHours {
			sum := 0.0
			for i := range w.Sessions {
				sum += load.Of(w.Sessions[i], in.Athlete, at.Start).Seconds / 3600
			}
			if miss := sum/w.Target.Value - 1; miss*miss > c.off*c.off {
				c.off, c.offWeek = miss, at.Start
			}
		}
	}
	book := coverage.BookOf(coverage.Input{Plan: r.Plan, Athlete: in.Athlete, Today: in.Today})
	cover, _ := book.Next(in.Today)
	for _, d := range cover.Demands {
		if d.State.Lacks() {
			c.lacks = append(c.lacks, d.Name)
		}
	}
	return c
}

// remarks reports whether a remark has some words in it.
func (c *checked) remarks(words string) bool {
	return slices.ContainsFunc(c.result.Remarks, func(r Remark) bool { return strings.Contains(r.Says, words) })
}

func ruleCounts(all []rules.Finding) string {
	var names []string
	n := map[string]int{}
	for _, f := range all {
		if n[f.Rule.ID]++; n[f.Rule.ID] == 1 {
			names = append(names, f.Rule.ID)
		}
	}
	for i, id := range names {
		if n[id] > 1 {
			names[i] = fmt.Sprintf("%s x%d", id, n[id])
		}
	}
	return strings.Join(names, " ")
}

// Seven races, three levels, three weeks: nothing is red, every block of load
// swings well, weeks hold their hours or a remark says which do not, and what the
// race asks for is rehearsed or a remark names it.
func TestSevenRacesThreeLevelsThreeWeeks(t *testing.T) {
	for race, s := range samples {
		for level, l := range levels {
			for opening, o := range openings {
				name, c := made(t, race, level, opening)
				t.Logf("%-9s %-5s %-7s red %d warn [%s] O %s hours %+.0f%% lacks %q", s.name, l.name, o.name, len(c.reds), ruleCounts(c.warns), strings.Join(c.blocks, " "), 100*c.off, c.lacks)
				for _, f := range c.reds {
					t.Errorf("%s: %s is red: %s", name, f.Rule.ID, f.Says)
				}
				if c.low > 0 {
					t.Errorf("%s: %d blocks of load swing little: O %s", name, c.low, c.blocks)
				}
				if math.Abs(c.off) > .05 && !c.remarks("hours asks for") {
					t.Errorf("%s: the week of %s misses its hours by %.0f %%, and no remark says so", name, c.offWeek, 100*c.off)
				}
				for _, lack := range c.lacks {
					if !c.remarks("asks for " + lack) {
						t.Errorf("%s: %s is not rehearsed, and no remark says so", name, lack)
					}
				}
			}
		}
	}
}

// The long day reaches what the race asks for where there are hours for it.
func TestTheLongDayIsLongWhereThereAreHours(t *testing.T) {
	for _, tt := range []struct{ race, level int }{{0, 1}, {0, 2}, {1, 1}, {1, 2}, {5, 1}, {5, 2}, {6, 2}} {
		s, l := samples[tt.race], levels[tt.level]
		_, c := made(t, tt.race, tt.level, 2)
		for _, lack := range c.lacks {
			if strings.HasPrefix(lack, "longest") || lack == "time on feet" {
				t.Errorf("%s, %s: %s is short", s.name, l.name, lack)
			}
		}
	}
}
