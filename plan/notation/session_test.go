package notation

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"ebb/plan"
)

func TestASessionLineIsReadAndPrintedBack(t *testing.T) {
	minutes := func(m int) plan.Duration { return plan.Duration{Seconds: 60 * m, Unit: plan.Minutes} }
	hours := func(m int) plan.Duration { return plan.Duration{Seconds: 60 * m, Unit: plan.Hours} }
	rpe := func(v float64) plan.Intensity { return plan.Intensity{Scale: plan.RPE, From: v, To: v} }
	km := func(v float64) plan.Distance { return plan.Distance{Value: v, Unit: plan.Kilometres} }
	up := func(v float64) plan.Height { return plan.Height{Value: v, Unit: plan.HeightMetres} }
	easy := plan.Session{Sport: plan.Run, Kind: plan.Easy}
	with := func(change func(*plan.Session)) plan.Session { s := easy; change(&s); return s }

	for _, c := range []struct {
		line  string
		want  plan.Session
		print string // "": the line
	}{
		{"easy 50m", with(func(s *plan.Session) { s.Duration = minutes(50) }), ""},
		{
			`long 4h @3 +1400m fuel 70g salt 600mg #night #poles ! "last hour by headlamp"`,
			plan.Session{
				Sport: plan.Run, Kind: plan.Long, Duration: hours(240), Effort: rpe(3), Climb: up(1400),
				Fuel: plan.Fuel{Carb: 70, Sodium: 600}, Tags: []string{"night", "poles"}, Key: true, Note: "last hour by headlamp",
			}, "",
		},
		{
			`intervals 1h10 ! "short and sharp": 20m @2, 5x(4m @9, 2m @2), 20m @2`,
			plan.Session{
				Sport: plan.Run, Kind: plan.Intervals, Duration: hours(70), Key: true, Note: "short and sharp",
				Steps: []plan.Step{
					{Duration: minutes(20), Effort: rpe(2)},
					{Repeat: 5, Steps: []plan.Step{{Duration: minutes(4), Effort: rpe(9)}, {Duration: minutes(2), Effort: rpe(2)}}},
					{Duration: minutes(20), Effort: rpe(2)},
				},
			}, "",
		},
		{"bike easy 2h @z2", plan.Session{Sport: plan.Bike, Kind: plan.Easy, Duration: hours(120), Effort: plan.Intensity{Scale: plan.Zone, From: 2, To: 2}}, ""},
		{`strength heavy 45m "split squats, step-downs"`, plan.Session{Sport: plan.Strength, Kind: plan.Heavy, Duration: minutes(45), Note: "split squats, step-downs"}, ""},
		{
			"run threshold 12k @4:10-4:20/km",
			plan.Session{Sport: plan.Run, Kind: plan.Threshold, Distance: km(12), Effort: plan.Intensity{Scale: plan.Pace, From: 250, To: 260, Per: plan.PerKilometre}},
			"threshold 12k @4:10-4:20/km",
		},
		{`rest "before the long day: nothing is the session"`, plan.Session{Sport: plan.Run, Kind: plan.Rest, Note: "before the long day: nothing is the session"}, ""},

		{"50m", with(func(s *plan.Session) { s.Duration = minutes(50) }), "easy 50m"},
		{"strength 45m", plan.Session{Sport: plan.Strength, Kind: plan.Maintenance, Duration: minutes(45)}, "strength maintenance 45m"},
		{"mobility 20m", plan.Session{Sport: plan.Mobility, Kind: plan.Flexibility, Duration: minutes(20)}, ""},
		{"EASY 50M #Night @Z2 \"Keep IT\"", with(func(s *plan.Session) {
			s.Duration, s.Tags, s.Note = minutes(50), []string{"night"}, "Keep IT"
			s.Effort = plan.Intensity{Scale: plan.Zone, From: 2, To: 2}
		}), `easy 50m @z2 #night "Keep IT"`},
		{"easy\t50m  ", with(func(s *plan.Session) { s.Duration = minutes(50) }), "easy 50m"},
		{"easy 50m tag night tag heat #night key climb 1400m descent 1600m", with(func(s *plan.Session) {
			s.Duration, s.Tags, s.Key, s.Climb, s.Descent = minutes(50), []string{"night", "heat"}, true, up(1400), up(1600)
		}), "easy 50m +1400m -1600m #night #heat !"},
		{"easy 50m optional", with(func(s *plan.Session) { s.Duration, s.Optional = minutes(50), true }), "easy 50m ?"},
		{"easy 50m +4500ft -0m", with(func(s *plan.Session) {
			s.Duration, s.Climb, s.Descent = minutes(50), plan.Height{Value: 4500, Unit: plan.HeightFeet}, up(0)
		}), ""},
		{"easy 50m load 150 fluid 500ml at 6:30 private \"watch \\\"him\\\"\\n\\\\\"", with(func(s *plan.Session) {
			s.Duration, s.Load, s.Fuel.Fluid, s.At, s.Private = minutes(50), plan.Given(150), 500, plan.Clock(6, 30), "watch \"him\"\n\\"
		}), `easy 50m load 150 fluid 500ml at 06:30 private "watch \"him\"\n\\"`},
		{"easy 50m load 0", with(func(s *plan.Session) { s.Duration, s.Load = minutes(50), plan.Given(0) }), ""},
		{
			"multi long 3h30: bike 3h, run 20m, 10m",
			plan.Session{Sport: plan.Multi, Kind: plan.Long, Duration: hours(210), Steps: []plan.Step{
				{Sport: plan.Bike, Duration: hours(180)}, {Sport: plan.Run, Duration: minutes(20)}, {Sport: plan.Run, Duration: minutes(10)},
			}}, "",
		},
		{
			`hills: 15m @2, 8 x (1m @8 +50m "tall", 2m @2 -50m), 3x1k @4:00/km, 3 x 1k`,
			plan.Session{Sport: plan.Run, Kind: plan.Hills, Steps: []plan.Step{
				{Duration: minutes(15), Effort: rpe(2)},
				{Repeat: 8, Steps: []plan.Step{{Duration: minutes(1), Effort: rpe(8), Climb: up(50), Cue: "tall"}, {Duration: minutes(2), Effort: rpe(2), Descent: up(50)}}},
				{Repeat: 3, Steps: []plan.Step{{Distance: km(1), Effort: plan.Intensity{Scale: plan.Pace, From: 240, To: 240, Per: plan.PerKilometre}}}},
				{Repeat: 3, Steps: []plan.Step{{Distance: km(1)}}},
			}},
			`hills: 15m @2, 8x(1m @8 +50m "tall", 2m @2 -50m), 3x1k @4:00/km, 3x1k`,
		},
		{
			"intervals: 3x(3x(2x(1m, 30s), 2m), 5m)",
			plan.Session{Sport: plan.Run, Kind: plan.Intervals, Steps: []plan.Step{{Repeat: 3, Steps: []plan.Step{
				{Repeat: 3, Steps: []plan.Step{
					{Repeat: 2, Steps: []plan.Step{{Duration: minutes(1)}, {Duration: plan.Duration{Seconds: 30, Unit: plan.Seconds}}}},
					{Duration: minutes(2)},
				}},
				{Duration: minutes(5)},
			}}}}, "",
		},
	} {
		got, err := ParseSession(c.line, plan.Run)
		if err != nil {
			t.Errorf("%s: %v", c.line, err)
			continue
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s:\n got %+v\nwant %+v", c.line, got, c.want)
		}
		if err := got.Check(); err != nil {
			t.Errorf("%s: read a session that is not in order: %v", c.line, err)
		}
		want := c.print
		if want == "" {
			want = c.line
		}
		if p := PrintSession(got, plan.Run); p != want {
			t.Errorf("%s: printed %s", c.line, p)
		}
	}
}

func TestAmountsKeepTheirUnit(t *testing.T) {
	for _, c := range []struct {
		text, print string
		want        plan.Duration
	}{
		{"50m", "50m", plan.Duration{Seconds: 3000, Unit: plan.Minutes}},
		{"1h", "1h", plan.Duration{Seconds: 3600, Unit: plan.Hours}},
		{"1h30", "1h30", plan.Duration{Seconds: 5400, Unit: plan.Hours}},
		{"1h30m", "1h30", plan.Duration{Seconds: 5400, Unit: plan.Hours}},
		{"1h00m05s", "1h00m05", plan.Duration{Seconds: 3605, Unit: plan.Hours}},
		{"2.5h", "2.5h", plan.Duration{Seconds: 9000, Unit: plan.DecimalHours}},
		{"2.50h", "2.5h", plan.Duration{Seconds: 9000, Unit: plan.DecimalHours}},
		{"2.0h", "2.0h", plan.Duration{Seconds: 7200, Unit: plan.DecimalHours}},
		{"1.3333h", "1.3333h", plan.Duration{Seconds: 4800, Unit: plan.DecimalHours}},
		{"17m30", "17m30", plan.Duration{Seconds: 1050, Unit: plan.Minutes}},
		{"7.5m", "7m30", plan.Duration{Seconds: 450, Unit: plan.Minutes}},
		{"120m", "120m", plan.Duration{Seconds: 7200, Unit: plan.Minutes}},
		{"90s", "90s", plan.Duration{Seconds: 90, Unit: plan.Seconds}},
		{"1:30", "1h30", plan.Duration{Seconds: 5400, Unit: plan.Hours}},
		{"2:59:59", "2h59m59", plan.Duration{Seconds: 10799, Unit: plan.Hours}},
	} {
		s, err := ParseSession("easy "+c.text, plan.Run)
		if err != nil || s.Duration != c.want {
			t.Errorf("%s: %+v, %v", c.text, s.Duration, err)
		}
		if p := PrintSession(s, plan.Run); p != "easy "+c.print {
			t.Errorf("%s: printed %s", c.text, p)
		}
	}
	for text, want := range map[string]plan.Distance{
		"12k": {Value: 12, Unit: plan.Kilometres}, "12km": {Value: 12, Unit: plan.Kilometres}, "8mi": {Value: 8, Unit: plan.Miles},
		"400mtr": {Value: 400, Unit: plan.Metres}, "100yd": {Value: 100, Unit: plan.Yards}, "42.195k": {Value: 42.195, Unit: plan.Kilometres},
	} {
		s, err := ParseSession("easy "+text, plan.Run)
		if err != nil || s.Distance != want {
			t.Errorf("%s: %+v, %v", text, s.Distance, err)
		}
	}
}

func TestIntensitiesInAllForms(t *testing.T) {
	for _, c := range []struct {
		text, print string
		want        plan.Intensity
	}{
		{"@7", "", plan.Intensity{Scale: plan.RPE, From: 7, To: 7}},
		{"@3.5", "", plan.Intensity{Scale: plan.RPE, From: 3.5, To: 3.5}},
		{"@3-4", "", plan.Intensity{Scale: plan.RPE, From: 3, To: 4}},
		{"@4-3", "@3-4", plan.Intensity{Scale: plan.RPE, From: 3, To: 4}},
		{"@z2", "", plan.Intensity{Scale: plan.Zone, From: 2, To: 2}},
		{"@z2-3", "", plan.Intensity{Scale: plan.Zone, From: 2, To: 3}},
		{"@z2-z3", "@z2-3", plan.Intensity{Scale: plan.Zone, From: 2, To: 3}},
		{"@4:15/km", "", plan.Intensity{Scale: plan.Pace, From: 255, To: 255, Per: plan.PerKilometre}},
		{"@7:00/mi", "", plan.Intensity{Scale: plan.Pace, From: 420, To: 420, Per: plan.PerMile}},
		{"@1:35/100mtr", "", plan.Intensity{Scale: plan.Pace, From: 95, To: 95, Per: plan.Per100Metres}},
		{"@1:30/100yd", "", plan.Intensity{Scale: plan.Pace, From: 90, To: 90, Per: plan.Per100Yards}},
		{"@200-220w", "", plan.Intensity{Scale: plan.Power, From: 200, To: 220}},
		{"@70-75%", "", plan.Intensity{Scale: plan.Percent, From: 70, To: 75}},
		{"@140-150bpm", "", plan.Intensity{Scale: plan.HeartRate, From: 140, To: 150}},
		{"@60>75%", "", plan.Intensity{Scale: plan.Percent, From: 60, To: 75, Ramp: true}},
		{"@75>60%", "", plan.Intensity{Scale: plan.Percent, From: 75, To: 60, Ramp: true}},
		{"@5:00>4:10/km", "", plan.Intensity{Scale: plan.Pace, From: 300, To: 250, Ramp: true, Per: plan.PerKilometre}},
		{"@3>7", "", plan.Intensity{Scale: plan.RPE, From: 3, To: 7, Ramp: true}},
	} {
		s, err := ParseSession("easy 1h "+c.text, plan.Run)
		if err != nil || s.Effort != c.want {
			t.Errorf("%s: %+v, %v", c.text, s.Effort, err)
		}
		want := c.print
		if want == "" {
			want = c.text
		}
		if p := PrintSession(s, plan.Run); p != "easy 1h "+want {
			t.Errorf("%s: printed %s", c.text, p)
		}
	}
}

func TestErrorsPointAndSayWhatWouldBeRight(t *testing.T) {
	for _, c := range []struct{ line, at, says, try string }{
		{"", "", "empty", "easy 50m"},
		{"long", "", "how long", "50m"},
		{"tresh 50m", "tresh", "means nothing", "threshold"},
		{"esay 50m", "esay", "means nothing", "easy"},
		{"intervalls 50m", "intervalls", "means nothing", "intervals"},
		{"bicycle easy 50m", "bicycle", "your own stand in quotes", `"bicycle"`},
		{"easy 50m hilly", "hilly", "means nothing", "hills"},
		{"easy long 50m", "long", "a second kind", ""},
		{"run bike 50m", "bike", "a second sport", "multi"},
		{"heavy 50m", "heavy", "kind of strength session", "strength heavy"},
		{"bike heavy 50m", "heavy", "it goes with strength", ""},
		{"strength easy 50m", "easy", "no kind of strength", "heavy, maintenance or plyo"},
		{"mobility easy 20m", "easy", "sport and kind in one", "mobility 20m"},
		{"flexibility 20m", "flexibility", "mobility", "mobility"},
		{"easy 50", "50", "50 of what", "50m"},
		{"easy 50min", "50min", "no unit", "50m"},
		{"easy 2hours", "2hours", "no unit", "2h"},
		{"easy 5miles", "5miles", "no unit", "5mi"},
		{"easy 400m", "", "", ""}, // 400 minutes of running are possible
		{"swim easy 400m", "400m", "400m is 400 minutes; metres", "400mtr"},
		{"400m swim", "400m", "400m is 400 minutes; metres", "400mtr"},
		{"easy 1500m", "1500m", "1500m is 1500 minutes; metres", "1500mtr"},
		{"intervals: 8x(400m @9, 90s)", "400m", "400m is 400 minutes; metres", "400mtr"},
		{"intervals: 8x400m @9", "400m", "400m is 400 minutes; metres", "400mtr"},
		{"multi: swim 400m, bike 20k", "400m", "400 minutes", "400mtr"},
		{"easy 25h", "25h", "24 h at most", ""},
		{"easy 0m", "0m", "a second or more", ""},
		{"easy 1h5", "1h5", "two digits", "1h05 or 1h50"},
		{"easy 1h75", "1h75", "run to 59", ""},
		{"easy 1.5h30", "1.5h30", "ends at its unit", ""},
		{"easy 1.5s", "1.5s", "whole", ""},
		{"easy 1:5", "1:5", "no duration", ""},
		{"easy 2,5h", "2,5h", "point, not a comma", "2.5h"},
		{"easy 1h @3,5", "@3,5", "point, not a comma", "@3.5"},
		{"easy 1h +1,5m", "+1,5m", "point, not a comma", ""},
		{"easy 1h: 2,5k, 1k", "2,5k", "point, not a comma", "2.5k"},
		{"easy 1h: 2k @3,5, 1k", "3,5", "point, not a comma", "3.5"},
		{"easy 1h 30m", "30m", "a second duration", "1h30"},
		{"easy 90 min", "90 min", "glued to its figure", "90m"},
		{"easy 5 k", "5 k", "glued to its figure", "5k"},
		{"easy 5 easy", "5", "of what", "5m"},
		{"easy 1h rpe 7", "rpe", "after @", "@7"},
		{"easy 1h @70-75", "@70-75", "bare figure is effort", "@70-75%"},
		{"intervals: 4m; 2m", "4m;", "comma stands between steps", ""},
		{"trail 1h", "trail", "a tag starts with #", "#trail"},
		{"Squats 45m", "Squats", "stand in quotes", `"Squats"`},
		{"easy 5k 3mi", "3mi", "a second distance", ""},
		{"easy 1h @3 @4", "@4", "a second intensity", ""},
		{`easy 1h "a" "b"`, `"b"`, "a second note", ""},
		{`easy 1h private "a" private "b"`, `private "b"`, "a second private note", ""},
		{"easy 1h load 5 load 6", "load 6", "a second load", ""},
		{"easy 1h ! ?", "?", "one of the two", ""},
		{"easy 1h optional key", "key", "one of the two", ""},
		{"easy 1h !!", "!!", "stands alone", "!"},
		{"easy 1h @", "@", "right after @", "@7"},
		{"easy 1h @ 7", "@", "right after @", "@7"},
		{"easy 1h @11", "@11", "bare figure is effort", "@11%"},
		{"easy 1h @75", "@75", "bare figure is effort", "@75%, @75w or @75bpm"},
		{"easy 1h @3.3", "@3.3", "halves", ""},
		{"easy 1h @z6", "@z6", "z1 to z5", ""},
		{"easy 1h @4:15", "@4:15", "for a distance", "@4:15/km"},
		{"easy 1h @1:35/100m", "@1:35/100m", "/100mtr", ""},
		{"easy 1h @250%", "@250%", "1 to 200", ""},
		{"easy 1h @10bpm", "@10bpm", "30 to 250", ""},
		{"easy 1h @hard", "@hard", "a figure", "@7"},
		{"easy 1h +1400", "+1400", "m or ft", "+1400m"},
		{"easy 1h 4500ft", "4500ft", "need a sign", "+4500ft"},
		{"easy 1h +", "+", "a height", "+1400m"},
		{"easy 1h climb", "climb", "a height", "climb 1400m"},
		{"easy 1h +30000m", "+30000m", "20000 m at most", ""},
		{"easy 1h load", "load", "takes a figure", "load 150"},
		{"easy 1h load 50m", "load 50m", "bare number", "load 50"},
		{"easy 1h load 9999", "load 9999", "0 to 5000", ""},
		{"easy 1h fuel 70", "fuel 70", "in g", "fuel 70g"},
		{"easy 1h salt 70g", "salt 70g", "in mg", "salt 70mg"},
		{"easy 1h fuel 0g", "fuel 0g", "leave it out", ""},
		{"easy 1h fuel 400g", "fuel 400g", "0 to 300 g", ""},
		{"easy 1h 70g", "70g", "carbohydrate", "fuel 70g"},
		{"easy 1h at 25:00", "at 25:00", "no time of day", "at 06:30"},
		{"easy 1h at", "at", "no time of day", "at 06:30"},
		{"easy 1h #", "#", "glued", "#night"},
		{"easy 1h # night", "#", "glued", "#night"},
		{"easy 1h #1st", "#1st", "starts with a letter", ""},
		{"easy 1h #nïght", "#nïght", "a to z, digits and -", ""},
		{`easy 1h "open`, `"`, "not closed", ""},
		{`easy 1h ""`, `""`, "nothing in these quotes", ""},
		{`easy 1h "a\b"`, `\`, "backslash", ""},
		{"easy 1h private", "private", "stands in quotes", ""},
		{"easy 1h 'soft'", "'soft'", "double quotes", ""},
		{"easy 1h, 5k", "1h,", "comma stands between steps", "5x(4m @9, 2m @2)"},
		{"easy 1h:20m", "1h:20m", "followed by a blank", "1h: 20m"},
		{"intervals:20m", "intervals:20m", "followed by a blank", "intervals: 20m"},
		{"easy 5x1k", "5x1k", "steps follow a colon", ": 5x1k"},
		{"intervals:", "", "step is missing", "4m @9"},
		{"intervals: 20m,", "", "step is missing", ""},
		{"intervals: 20m @2 5x(4m)", "5x", "steps follow a colon", ""},
		{"intervals: 5x(4m @9", "", "not closed", ")"},
		{"intervals: 5x(4m))", ")", "no ( for this", ""},
		{"intervals: (4m)", "(", "follows a repeat", ""},
		{"intervals: 1x(4m)", "1x", "2 to 99", ""},
		{"intervals: 100x(4m)", "100x", "2 to 99", ""},
		{"intervals: 2x(2x(2x(2x(1m))))", "2x", "3 deep at most", ""},
		{"intervals: 99x(6x1m)", "1m", "500 steps at most", ""},
		{"intervals: 5x(4m) 2m", "2", "a comma stands between", ","},
		{"intervals: @9", "@9", "how long, or how far", ""},
		{"intervals: 20m #night", "#night", "#night belongs before the colon", ""},
		{"intervals: 20m !", "!", "! belongs before the colon", ""},
		{"intervals: 20m key", "key", "key belongs before the colon", ""},
		{"intervals: 20m load 50", "load", "load belongs before the colon", ""},
		{"intervals: 20m fuel 70g", "fuel", "fuel belongs before the colon", ""},
		{"intervals: 20m at 06:30", "at", "at belongs before the colon", ""},
		{"intervals: 20m easy", "easy", "easy belongs before the colon", ""},
		{`intervals: 20m private "x"`, "private", "private belongs before the colon", ""},
		{"intervals: 1:30", "1:30", "minutes or hours", "1m30 or 1h30"},
		{"intervals: 20m relaxed", "relaxed", "words stand in quotes", ""},
		{"intervals: 20m : 5m", ":", "second colon", ""},
		{"intervals 1h: 20m, 20m", "1h", "the steps last 40m, not 1h", "40m"},
		{"intervals 10k: 2k, 2x3k", "10k", "the steps are 8k long, not 10k", "8k"},
		{"easy 50m \x1b[2J", "\x1b", "control character", ""},
		{"easy 50m \u202e", "\u202e", "control character", ""},
		{"easy 50m \u009b", "\u009b", "control character", ""},
		{"easy \"a\tb\" 50m", "\t", "a tab cannot stand in a note", "a blank"},
	} {
		s, err := ParseSession(c.line, plan.Run)
		if c.says == "" {
			if err != nil {
				t.Errorf("%s: %v", c.line, err)
			}
			continue
		}
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("%s: read as %+v, err %v", c.line, s, err)
			continue
		}
		runes := []rune(c.line)
		if e.Column+e.Width > len(runes) {
			t.Errorf("%s: %d+%d lies outside of the line", c.line, e.Column, e.Width)
			continue
		}
		if at := string(runes[e.Column : e.Column+e.Width]); at != c.at {
			t.Errorf("%s: points at %q, not at %q (%v)", c.line, at, c.at, e)
		}
		if !strings.Contains(e.Says, c.says) || !strings.Contains(e.Try, c.try) {
			t.Errorf("%s: says %q, try %q", c.line, e.Says, e.Try)
		}
	}
}
