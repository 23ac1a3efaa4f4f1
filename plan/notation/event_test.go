package notation

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
)

var typing = calendar.Typing{
	Today: calendar.Of(2027, time.April, 6), WeekStart: time.Monday,
	Races: []calendar.Race{{Name: "Canyon 100K", Day: calendar.Of(2027, time.May, 22), A: true}},
}

var eventSeeds = []string{
	`A 2027-05-22 "Canyon 100K" 100k +5400m -5600m 16h fuel 75g #night #heat`,
	`A 2027-08-01 "Ironman" 226k 11h: swim 3800mtr 1h10, bike 180k 5h45, run 42.2k 4h`,
	`B 2027-06-05..2027-06-06 Two Days: day 1: 35k +1000m 5h, day 2: 28k +1400m 5h`,
	"C sat Parkrun 5k", "A 12 oct..14 oct Canyon 100K run 100k", "b race-21d Foothill 50K 50k load 300",
	`A '12 oct' Sky race +3000m "note" private "p"`, "A sat..mon Three days", "C 2027-04-10 Lab test",
}

func TestAnEventLineIsReadAndPrintedBack(t *testing.T) {
	day := calendar.Of
	km := func(v float64) plan.Distance { return plan.Distance{Value: v, Unit: plan.Kilometres} }
	h := func(minutes int) plan.Duration { return plan.Duration{Seconds: 60 * minutes, Unit: plan.Hours} }
	up := func(v float64) plan.Height { return plan.Height{Value: v, Unit: plan.HeightMetres} }
	may22, may23 := day(2027, time.May, 22), day(2027, time.May, 23)

	for _, c := range []struct {
		line  string
		want  plan.Event
		print string
	}{
		{
			`A 2027-05-22 "Canyon 100K" 100k +5400m -5600m 16h fuel 75g #night #heat`,
			plan.Event{
				From: may22, Days: 1, Priority: plan.A, Name: "Canyon 100K", Sport: plan.Run, Distance: km(100),
				Climb: up(5400), Descent: up(5600), Goal: h(16 * 60), Fuel: plan.Fuel{Carb: 75}, Tags: []string{"night", "heat"},
			}, "",
		},
		{
			"a 22 may Canyon 100K 100k +5400m 16h",
			plan.Event{From: may22, Days: 1, Priority: plan.A, Name: "Canyon 100K", Sport: plan.Run, Distance: km(100), Climb: up(5400), Goal: h(960)},
			`A 2027-05-22 "Canyon 100K" 100k +5400m 16h`,
		},
		{
			"B race-1d Big Ride bike 100k", plan.Event{From: may22 - 1, Days: 1, Priority: plan.B, Name: "Big Ride", Sport: plan.Bike, Distance: km(100)},
			`B 2027-05-21 "Big Ride" bike 100k`,
		},
		{"C 2027-05-22 Lab test", plan.Event{From: may22, Days: 1, Priority: plan.C, Name: "Lab test", Sport: plan.Run}, `C 2027-05-22 "Lab test"`},
		{"C 2027-05-22 Hill climb climb 400m", plan.Event{From: may22, Days: 1, Priority: plan.C, Name: "Hill climb", Sport: plan.Run, Climb: up(400)}, `C 2027-05-22 "Hill climb" +400m`},
		{
			`A 2027-05-22 "Ironman": swim 3800mtr 1h10, bike 180k 5h45, run 42.2k 4h`,
			plan.Event{From: may22, Days: 1, Priority: plan.A, Name: "Ironman", Sport: plan.Multi, Legs: []plan.Leg{
				{Sport: plan.Swim, Distance: plan.Distance{Value: 3800, Unit: plan.Metres}, Goal: h(70)},
				{Sport: plan.Bike, Distance: km(180), Goal: h(345)},
				{Sport: plan.Run, Distance: km(42.2), Goal: h(240)},
			}},
			`A 2027-05-22 "Ironman" multi: swim 3800mtr 1h10, bike 180k 5h45, run 42.2k 4h`,
		},
		{
			`A 2027-05-22..2027-05-23 "Two days" 63k: day 1: 35k +1000m 5h, day 2: 28k +1400m 5h "careful"`,
			plan.Event{From: may22, Days: 2, Priority: plan.A, Name: "Two days", Sport: plan.Run, Distance: km(63), Legs: []plan.Leg{
				{Stage: 1, Distance: km(35), Climb: up(1000), Goal: h(300)},
				{Stage: 2, Distance: km(28), Climb: up(1400), Goal: h(300), Note: "careful"},
			}}, "",
		},
		{
			`A 2027-05-22..2027-05-23 "Long tri" multi: day 1: swim 10k, bike 145k, day 2: 275k`,
			plan.Event{From: may22, Days: 2, Priority: plan.A, Name: "Long tri", Sport: plan.Multi, Legs: []plan.Leg{
				{Stage: 1, Sport: plan.Swim, Distance: km(10)}, {Stage: 1, Sport: plan.Bike, Distance: km(145)}, {Stage: 2, Sport: plan.Bike, Distance: km(275)},
			}}, "",
		},
		{"A sat..mon Three days", plan.Event{From: day(2027, time.April, 10), Days: 3, Priority: plan.A, Name: "Three days", Sport: plan.Run}, `A 2027-04-10..2027-04-12 "Three days"`},
		{
			`A 22 may..23 may "Night \"Owl\"" 100k 15:30 "be brave" private "he is not ready" @3-4 load 600 salt 500mg fluid 600ml`,
			plan.Event{
				From: may22, Days: int(may23-may22) + 1, Priority: plan.A, Name: `Night "Owl"`, Sport: plan.Run, Distance: km(100), Goal: h(930),
				Note: "be brave", Private: "he is not ready", Effort: plan.Intensity{Scale: plan.RPE, From: 3, To: 4}, Load: plan.Given(600), Fuel: plan.Fuel{Sodium: 500, Fluid: 600},
			},
			`A 2027-05-22..2027-05-23 "Night \"Owl\"" 100k 15h30 @3-4 load 600 salt 500mg fluid 600ml "be brave" private "he is not ready"`,
		},
	} {
		got, err := ParseEvent(c.line, plan.Run, typing)
		if err != nil {
			t.Errorf("%s: %v", c.line, err)
			continue
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s:\n got %+v\nwant %+v", c.line, got, c.want)
		}
		want := c.print
		if want == "" {
			want = c.line
		}
		if p := PrintEvent(got, plan.Run); p != want {
			t.Errorf("%s: printed %s", c.line, p)
		}
	}
}

func TestEventErrorsPointAndSayWhatWouldBeRight(t *testing.T) {
	for _, c := range []struct{ line, at, says, try string }{
		{"", "", "starts with its priority", "A 2027-05-22"},
		{"D 2027-05-22 X 5k", "D", "A, B or C", ""},
		{"A someday X 5k", "someday", "not a date", ""},
		{"A 31 feb X 5k", "31", "February has", ""},
		{"A 2027-05-22", "", "no name", `"Canyon 100K"`},
		{"A 2027-05-22 100k", "", "no name", ""},
		{"A 2027-05-22..2027-05-01 X", "2027-05-22..2027-05-01", "ends on its first day or later", ""},
		{"A 2027-05-22..2027-12-01 X", "2027-05-22..2027-12-01", "60 days at most", ""},
		{`A 2027-05-22 "X" 100k !`, "!", "priority (A, B, C) instead", ""},
		{`A 2027-05-22 "X" easy`, "easy", "has no kind", ""},
		{`A 2027-05-22 "X" at 06:30`, "at", "no time of day", ""},
		{`A 2027-05-22 "X" 401h`, "401h", "400 h at most", ""},
		{`A 2027-05-22 "X" 1500m`, "1500m", "1500 minutes", "1500mtr"},
		{`A 2027-05-22 "X" swim 1000m`, "1000m", "1000 minutes", "1000mtr"},
		{`A 2027-05-22 "X": swim 1000m`, "1000m", "1000 minutes", "1000mtr"},
		{`A 2027-05-22 "X" 63k: 35k, 20k`, "63k", "the legs are 55k long, not 63k", "55k"},
		{`A 2027-05-22 "X": day 1: 35k, day 2: 28k`, "day 2", "after the event's last day, 1", "2027-05-22..2027-05-24"},
		{`A 2027-05-22 "X": day 0: 35k`, "day 0", "count from 1", ""},
		{`A 2027-05-22..2027-05-23 "X": 5k, day 2: 28k`, "", "of a day, or none", ""},
		{`A 2027-05-22 "X": day one: 35k`, "day one", "a stage is a day", "day 1: 35k"},
		{`A 2027-05-22 "X": 3x5k`, "x", "not repeated", ""},
		{`A 2027-05-22 "X": 5k #night`, "#night", "belongs before the colon", ""},
		{`A 2027-05-22 "X": `, "", "a leg is missing", ""},
		{`A 2027-05-22 "X": swim`, "swim", "how far", ""},
		{"A 2027-05-22 \"X\\nY\"", `"X\nY"`, "one line", ""},
	} {
		e, err := ParseEvent(c.line, plan.Run, typing)
		var fault *Error
		if !errors.As(err, &fault) {
			t.Errorf("%s: read as %+v, err %v", c.line, e, err)
			continue
		}
		runes := []rune(c.line)
		if at := string(runes[fault.Column : fault.Column+fault.Width]); at != c.at {
			t.Errorf("%s: points at %q, not at %q (%v)", c.line, at, c.at, fault)
		}
		if !strings.Contains(fault.Says, c.says) || !strings.Contains(fault.Try, c.try) {
			t.Errorf("%s: says %q, try %q", c.line, fault.Says, fault.Try)
		}
	}
}

func TestLegsBeyondTheGoalAreRemarked(t *testing.T) {
	for line, want := range map[string]int{
		`A 2027-05-22 "X" 11h: swim 1h10, bike 5h45, run 4h`: 0, // the rest is transitions
		`A 2027-05-22 "X" 10h: swim 1h10, bike 5h45, run 4h`: 1,
	} {
		_, remarks, err := ReadEvent(line, plan.Run, typing)
		if err != nil || len(remarks) != want {
			t.Errorf("%s: %v, %v", line, remarks, err)
		}
	}
}
