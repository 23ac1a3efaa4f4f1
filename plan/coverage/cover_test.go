package coverage_test

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/coverage"
	"ebb/plan/notation"
)

// raceDay is the Saturday of the races of these tests, day 0 of their lines.
var raceDay = calendar.Of(2027, time.May, 22)

func id(n int) plan.ID { return plan.ID{15: byte(n), 14: byte(n >> 8)} }

// before gives a plan of a race and of sessions on days before it: "-21 long 4h
// #night". Weeks of seven days go from day -112 to the race.
func before(t testing.TB, race string, lines ...string) coverage.Input {
	t.Helper()
	e, err := notation.ParseEvent(race, plan.Run, calendar.Typing{Today: raceDay - 150})
	if err != nil {
		t.Fatal(err)
	}
	e.ID = id(9000)
	block := plan.Mesocycle{ID: id(8000), Name: "All", Phase: plan.Specific}
	for w := range 17 {
		block.Weeks = append(block.Weeks, plan.Microcycle{ID: id(8001 + w), Days: 7})
	}
	for n, line := range lines {
		var day int
		word, rest, _ := strings.Cut(line, " ")
		if _, err := fmt.Sscan(word, &day); err != nil {
			t.Fatal(err)
		}
		s, err := notation.ParseSession(rest, plan.Run)
		if err != nil {
			t.Fatalf("%s: %v", rest, err)
		}
		s.ID, s.Day = id(n+1), (day+112)%7
		week := &block.Weeks[(day+112)/7]
		i := 0
		for i < len(week.Sessions) && week.Sessions[i].Day <= s.Day {
			i++
		}
		week.Sessions = append(week.Sessions[:i], append([]plan.Session{s}, week.Sessions[i:]...)...)
	}
	athlete, err := plan.Athlete{Name: "Sam"}.Resolve()
	if err != nil {
		t.Fatal(err)
	}
	return coverage.Input{
		Plan:    plan.Plan{Seasons: []plan.Macrocycle{{ID: id(7000), Start: raceDay - 112, Blocks: []plan.Mesocycle{block}}}, Events: []plan.Event{e}},
		Athlete: &athlete, Today: raceDay - 60,
	}
}

// told writes a demand in short: "night 100 % 2 of 2 by -21 planned".
func told(d *coverage.Demand) string {
	return fmt.Sprintf("%s %.0f %% %d of %d by %d %s", d.Name, 100*d.Best.Share, d.Have, d.Want, d.Span.To-raceDay, d.State)
}

func demandOf(t testing.TB, c *coverage.Cover, name string) *coverage.Demand {
	t.Helper()
	for i := range c.Demands {
		if c.Demands[i].Name == name {
			return &c.Demands[i]
		}
	}
	t.Fatalf("%s does not ask for %s", c.Event.Name, name)
	return nil
}

const canyon = `A 2027-05-22 "Canyon 100K" 100k +5400m -5600m 16h fuel 75g #night #heat #technical`

func times(n int, format string, from, step int) (lines []string) {
	for i := range n {
		lines = append(lines, fmt.Sprintf(format, from+i*step))
	}
	return lines
}

// The figures were worked out by hand from the tables.
func TestADemandIsHeldAgainstItsDose(t *testing.T) {
	for _, tt := range []struct {
		name, race string
		lines      []string
		want       string
	}{
		// .60 of 16 h is 9.6 h, and 7 h are enough: 6 h are 86 %.
		{"the longest, of the most that is asked", canyon, []string{"-40 long 6h"}, "time on feet 86 % 1 of 1 by -14 planned"},
		{"not near enough: 4.8 h of 5.6", canyon, []string{"-40 long 4h48"}, "time on feet 69 % 0 of 1 by -14 short"},
		{"too late", canyon, []string{"-10 long 7h"}, "time on feet 100 % 0 of 1 by -14 late"},
		{"done, not only planned", canyon, []string{"-80 long 6h"}, "time on feet 86 % 1 of 1 by -14 covered"},
		{"too much", canyon, []string{"-80 long 8h"}, "time on feet 114 % 1 of 1 by -14 too much"},
		{"by kilometres: 30 of 35, in less than 2.3 h", `A 2027-05-22 "City" 42.2k 3h`, []string{"-40 long 30k 2h15"}, "time on feet 86 % 1 of 1 by -14 planned"},
		{"a stage of 6 h", `A 2027-05-22..2027-05-24 "Three" : day 1: 30k 5h, day 2: 35k 6h, day 3: 40k 9h`, []string{"-40 long 4h48"}, "time on feet 80 % 1 of 1 by -14 planned"},
		{"the ride of an Ironman", `A 2027-05-22 "Iron" multi 11h: swim 3800mtr 1h10, bike 180k 5h45, run 42.2k 4h`, []string{"-40 bike long 5h"}, "longest ride 83 % 1 of 1 by -14 planned"},
		{"its big day, of all sports", `A 2027-05-22 "Iron" multi 11h: swim 3800mtr 1h10, bike 180k 5h45, run 42.2k 4h`, []string{"-40 bike long 3h", "-40 long 1h30", "-30 bike easy 1h"}, "big day 75 % 0 of 1 by -21 short"},
		{"its swim", `A 2027-05-22 "Iron" multi 11h: swim 3800mtr 1h10, bike 180k 5h45, run 42.2k 4h`, []string{"-40 swim 3000mtr 1h"}, "longest swim 71 % 0 of 1 by -14 short"},

		// .70 of 16 h is 11.2 h: 5 + 4 h are 80 %.
		{"back to back", canyon, []string{"-42 long 5h", "-41 long 4h"}, "back to back 80 % 1 of 3 by -21 short"},
		{"most of it on one day: 6.72 and 1.75", canyon, []string{"-42 long 9h", "-41 long 1h45"}, "back to back 76 % 0 of 3 by -21 short"},
		{"one day alone is none", canyon, []string{"-42 long 9h"}, "back to back 0 % 0 of 3 by -21 missing"},
		{"three days in a row are one pair", canyon, []string{"-42 long 5h", "-41 long 5h", "-40 long 5h"}, "back to back 89 % 1 of 3 by -21 short"},
		{"three times", canyon, append(times(3, "%d long 5h", -56, 14), times(3, "%d long 5h", -55, 14)...), "back to back 89 % 3 of 3 by -21 planned"},
		{"each weekend", canyon, append(times(4, "%d long 5h", -49, 7), times(4, "%d long 5h", -48, 7)...), "back to back 89 % 4 of 3 by -21 too much"},
		{"days in a row: 4.5, 4.5 and 4.8 of 14.4 h", `A 2027-05-22..2027-05-24 "Three" : day 1: 30k 5h, day 2: 35k 6h, day 3: 40k 9h`,
			[]string{"-42 long 4h30", "-41 long 4h30", "-40 long 9h"}, "days in a row 96 % 1 of 2 by -21 short"},

		// 5400 m in 100 km are 54 m a km.
		{"climb", canyon, []string{"-42 long 4h 20k +1080m", "-35 long 4h 20k +864m", "-28 long 4h 20k +850m"}, "climb 100 % 2 of 4 by -21 short"},
		{"climb of few among many flat ones", canyon, append(times(4, "%d long 2h 10k +540m", -70, 7), times(12, "%d long 2h 10k", -69, 4)...), "climb 100 % 4 of 4 by -21 short"},
		// Half of 5400 m is 2700: of the week from day -48 to day -42 1080 + 864.
		{"the hilliest week", canyon, []string{"-48 long 4h 20k +1080m", "-42 easy 1h 8k +864m", "-41 long 2h 10k +540m"}, "hilliest week 72 % 0 of 1 by -21 short"},
		{"a week that is hilly enough", canyon, []string{"-48 long 4h 20k +1836m", "-42 easy 1h 8k +864m"}, "hilliest week 100 % 1 of 1 by -21 planned"},
		{"no climb in an hour", canyon, []string{"-42 long 1h 10k +540m"}, "climb 0 % 0 of 4 by -21 missing"},
		{"descent", canyon, []string{"-42 long 4h 20k +1080m -560m"}, "descent 50 % 0 of 4 by -21 short"},

		{"night", canyon, []string{"-42 long 4h #night", "-35 easy 1h #night"}, "night 100 % 1 of 2 by -21 short"},
		{"an hour of it is half", canyon, []string{"-35 easy 1h #night"}, "night 50 % 0 of 2 by -21 short"},
		{"enough", canyon, []string{"-42 long 4h #night", "-35 long 3h #night"}, "night 100 % 2 of 2 by -21 planned"},
		{"twice enough", canyon, times(4, "%d long 3h #night", -49, 7), "night 100 % 4 of 2 by -21 plenty"},
		{"one is late", canyon, []string{"-42 long 4h #night", "-14 long 3h #night"}, "night 100 % 1 of 2 by -21 late"},
		{"bricks of a triathlon need no tag", `A 2027-05-22 "Half" multi 5h`, []string{"-42 multi 2h: 1h30 bike, 30m run"}, "brick 100 % 1 of 4 by -14 short"},

		{"heat", canyon, times(2, "%d easy 1h #heat", -14, 2), "heat 25 % 2 of 8 by -1 short"},
		{"heat of long ago", canyon, times(8, "%d easy 1h #heat", -60, 2), "heat 0 % 0 of 8 by -1 missing"},
		{"heat, the last too long ago", canyon, times(8, "%d easy 1h #heat", -21, 1), "heat 89 % 8 of 9 by -1 short"},
		{"heat, up to the race", canyon, times(8, "%d easy 1h #heat", -17, 2), "heat 100 % 8 of 8 by -1 planned"},

		{"fuel: 60 of 75 g are 80 %", canyon, []string{"-35 long 3h fuel 60g", "-28 long 3h fuel 50g", "-21 easy 1h fuel 75g"}, "fuel 80 % 1 of 8 by -1 short"},
		{"fuel of what is usual", `A 2027-05-22 "City" 42.2k 3h`, []string{"-35 long 3h fuel 60g"}, "fuel 100 % 1 of 6 by -1 short"},
	} {
		in := before(t, tt.race, tt.lines...)
		c := coverage.BookOf(in).Of(&in.Plan.Events[0])
		name := tt.want[:strings.IndexAny(tt.want, "0123456789")-1]
		if got := told(demandOf(t, &c, name)); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestWhatLacksComesFirst(t *testing.T) {
	in := before(t, canyon, "-42 long 6h #night", "-35 long 6h #night")
	c := coverage.BookOf(in).Of(&in.Plan.Events[0])
	was := 0
	for i := range c.Demands {
		lacks := 1
		if c.Demands[i].State.Lacks() {
			lacks = 0
		}
		if lacks < was {
			t.Fatalf("%s stands behind what is covered", c.Demands[i].Name)
		}
		was = lacks
	}
}

func TestRecordsStandForWhatWasPlanned(t *testing.T) {
	lines := []string{"-84 long 5h #night fuel 60g", "-77 long 5h #night fuel 60g", "-42 long 6h #night fuel 75g"}
	in := before(t, `A 2027-05-22 "Canyon" 100k 16h fuel 75g #night`, lines...)
	in.Plan.Events = append(in.Plan.Events, plan.Event{ID: id(9001), From: raceDay - 70, Days: 1, Priority: plan.B, Sport: plan.Run,
		Distance: plan.Distance{Value: 50, Unit: plan.Kilometres}, Goal: plan.DurationOf(6 * 3600), Tags: []string{"night"}})
	in.Records = []plan.Record{
		{ID: id(1), Day: raceDay - 84, Sessions: []plan.Share{{Session: id(1)}}, Done: plan.Session{Sport: plan.Run, Kind: plan.Long, Duration: plan.DurationOf(3 * 3600)}},
		{ID: id(2), Day: raceDay - 77, Sessions: []plan.Share{{Session: id(2)}}, State: plan.Skipped},
		{ID: id(3), Day: raceDay - 69, Done: plan.Session{Sport: plan.Run, Kind: plan.Easy, Duration: plan.DurationOf(3600)}},
	}
	c := coverage.BookOf(in).Of(&in.Plan.Events[0])
	// The first counts by the tag of its plan, the second was not done, of the race
	// there is no report though days after it have one, the third is planned.
	if got, want := told(demandOf(t, &c, "night")), "night 100 % 2 of 2 by -21 planned"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got, want := told(demandOf(t, &c, "time on feet")), "time on feet 86 % 1 of 1 by -14 planned"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	in.Records = append(in.Records[:2:2], plan.Record{ID: id(4), Day: raceDay - 70, Sessions: []plan.Share{{Session: id(9001)}}}, in.Records[2])
	c = coverage.BookOf(in).Of(&in.Plan.Events[0])
	if got, want := told(demandOf(t, &c, "night")), "night 100 % 3 of 2 by -21 covered"; got != want {
		t.Errorf("with the race: %s, want %s", got, want)
	}
}

func TestABlockIsToldByItsBest(t *testing.T) {
	in := before(t, canyon, "-70 long 3h30", "-66 long 7h", "-30 long 1h45", "-14 easy 1h #heat", "-12 easy 1h #heat")
	c := coverage.BookOf(in).Of(&in.Plan.Events[0])
	first, then := calendar.Span{From: raceDay - 77, To: raceDay - 60}, calendar.Span{From: raceDay - 59, To: raceDay - 1}
	longest, heat := demandOf(t, &c, "time on feet"), demandOf(t, &c, "heat")
	if got := longest.In(first); got != (coverage.Stand{Share: 1, Count: 1}) {
		t.Errorf("the first block comes to %+v", got)
	}
	if got := longest.In(then); got != (coverage.Stand{Share: .25, Planned: true}) {
		t.Errorf("the second comes to %+v", got)
	}
	if got := heat.In(then); got != (coverage.Stand{Share: .25, Count: 2, Planned: true}) {
		t.Errorf("heat comes to %+v: sessions of it add up", got)
	}
}

func TestWeeksWithoutSessionsAreToldOf(t *testing.T) {
	in := before(t, canyon, "-42 long 6h")
	c := coverage.BookOf(in).Of(&in.Plan.Events[0])
	// Sixteen weeks lie before the race, the first seven of them over.
	if c.Outlined != 8 {
		t.Errorf("%d weeks to come are outlined, want 8", c.Outlined)
	}
}

func TestARaceOfWhichNothingIsKnownAsksForItsTags(t *testing.T) {
	in := before(t, `B 2027-05-22 "Ride" bike 100k #night`)
	in.Plan.Events[0].Distance = plan.Distance{}
	c := coverage.BookOf(in).Of(&in.Plan.Events[0])
	if len(c.Demands) != 1 || c.Demands[0].Name != "night" || math.IsNaN(c.Demands[0].Best.Share) {
		t.Errorf("it asks for %+v", c.Demands)
	}
}

func TestDaysOutsideOfBlocksHoldWhatWasRehearsedThere(t *testing.T) {
	in := before(t, canyon, "-40 long 6h")
	all := in.Plan.Seasons[0].Blocks[0].Weeks
	in.Plan.Seasons[0].Blocks[0].Weeks, in.Plan.Seasons[0].Start = all[2:], raceDay-98
	run := all[10].Sessions[0]
	in.Records = []plan.Record{{ID: id(1), Day: raceDay - 105, Done: run}}
	c := coverage.BookOf(in).Of(&in.Plan.Events[0])
	blocks := c.Blocks(in.Plan)
	if len(blocks) != 2 || blocks[0].Span.From != raceDay-112 || blocks[0].Span.To != raceDay-99 || blocks[0].ID != (plan.ID{}) {
		t.Fatalf("blocks are %v", blocks)
	}
	if got := demandOf(t, &c, "time on feet").In(blocks[0].Span).Share; math.Abs(got-6./7) > 1e-9 {
		t.Errorf("outside of blocks it comes to %.2f", got)
	}
}

func TestARowSaysTheHoursOfEachOfItsDays(t *testing.T) {
	in := before(t, canyon, "-42 long 5h", "-41 long 4h")
	c := coverage.BookOf(in).Of(&in.Plan.Events[0])
	if d := demandOf(t, &c, "back to back"); d.Best.Hours != [3]float64{4, 5} {
		t.Errorf("hours are %v", d.Best.Hours)
	}
}
