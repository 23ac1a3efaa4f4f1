package notation

import (
	"slices"
	"strings"
	"testing"

	"ebb/plan"
)

func TestWordsSayWhatALineWasUnderstoodAs(t *testing.T) {
	for _, c := range []struct {
		line  string
		guess Estimate
		want  string
	}{
		{
			"long 5h @3 +1500m fuel 70g salt 600mg !", Estimate{Metres: 41_200},
			"5 h easy by feel, climbing 1500 m, about 41 km, 70 g and 600 mg an hour, key",
		},
		{"easy 50m", Estimate{}, "50 min easy"},
		{"bike easy 2h @z2", Estimate{}, "2 h bike easy in zone 2"},
		{"threshold 12k @4:10-4:20/km", Estimate{Seconds: 3061}, "12 km threshold at 4:10 to 4:20 a km, about 51 min"},
		{"strength 45m", Estimate{}, "45 min maintenance strength"},
		{"mobility 20m", Estimate{}, "20 min mobility"},
		{`rest "sleep"`, Estimate{}, "rest"},
		{"easy 1h30 @60>75% +4500ft -0m #night #heat ?", Estimate{}, "1 h 30 min easy at 60 going to 75 % of threshold, climbing 4500 ft and without descent, night and heat, optional"},
		{"easy 90m load 150 fuel 70g salt 600mg fluid 500ml at 6:30 private \"x\"", Estimate{}, "90 min easy, load 150 as stated, 70 g, 600 mg and 500 ml an hour, at 06:30, a note for the coach alone"},
		{
			"intervals 1h10: 20m @2, 5x(4m @9, 90s @2-3), 22m30 @140-150bpm", Estimate{},
			"1 h 10 min intervals: 20 min very easy by feel, then 5 times (4 min very hard by feel, then 90 s very easy to easy by feel), then 22 min 30 s at 140 to 150 beats",
		},
		{"easy 300mtr", Estimate{Seconds: 40}, "300 metres easy, about 40 s"},
	} {
		s, err := ParseSession(c.line, plan.Run)
		if err != nil {
			t.Errorf("%s: %v", c.line, err)
			continue
		}
		if got := Words(s, plan.Run, c.guess); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.line, got, c.want)
		}
	}
}

func TestAWordBeingTypedIsCompleted(t *testing.T) {
	for prefix, want := range map[string][]string{
		"t":   {"tempo", "threshold", "test", "tag"},
		"Thr": {"threshold"},
		"s":   {"steady", "swim", "ski", "strength", "salt"},
		"#":   {"#night", "#heat", "#technical", "#poles", "#pack", "#road", "#trail", "#altitude", "#cold", "#openwater", "#b2b", "#fixed"},
		"#h":  {"#heat"},
		"zzz": nil,
	} {
		if got := Complete(prefix); !slices.Equal(got, want) {
			t.Errorf("%q: %v", prefix, got)
		}
	}
	for _, word := range Complete("") {
		if _, known := vocabulary[word]; !known {
			t.Errorf("%q is offered but not understood", word)
		}
	}
}

func TestStepsAreHeldAgainstWhatIsStated(t *testing.T) {
	for line, want := range map[string]string{
		"intervals 1h10: 20m, 5x(4m, 2m), 20m":           "",
		"intervals 12k: 2k, 4x2k @4:00/km, 2k":           "",
		"intervals 1h: 20m, 3x1k @4:00/km, 20m":          "the steps last about 52m, not 1h", // 8 min less is 13 %
		"intervals 1h: 20m, 5x1k @4:00/km, 20m":          "",                                 // 1h exactly
		"intervals 1h: 20m, 5x1k @9, 20m":                "",                                 // nothing says how long a kilometre takes
		"intervals 30m: 20m, 5x1k @9, 20m":               "the steps last about 40m, not 30m",
		"intervals 12k: 20m, 8k, 20m @5:00/km":           "", // what 20 minutes come to is open
		"intervals 10k: 20m, 8k, 20m @5:00/km":           "the steps are about 12k long, not 10k",
		"intervals 8mi: 20m @5:00/km, 10k, 20m @5:00/km": "the steps are about 18k long, not 12.875k",
	} {
		s, remarks, err := ReadSession(line, plan.Run)
		if err != nil {
			t.Errorf("%s: %v", line, err)
			continue
		}
		said := ""
		for _, r := range remarks {
			said += r.Says
			if stated := strings.Fields(line)[1]; line[r.Column:r.Column+r.Width]+":" != stated {
				t.Errorf("%s: the remark is on %q", line, line[r.Column:r.Column+r.Width])
			}
		}
		if said != want {
			t.Errorf("%s: %q", line, said)
		}
		if err := s.Check(); err != nil {
			t.Errorf("%s: %v", line, err)
		}
	}
}

func TestTheCaretStandsUnderWhatIsWrong(t *testing.T) {
	for line, want := range map[string]string{
		"tresh 50m": "tresh 50m\n" +
			"^^^^^\n" +
			"\"tresh\" means nothing here\n" +
			"try: threshold",
		"\"Größe\"\teasy 50m #": "\"Größe\" easy 50m #\n" +
			"                 ^\n" +
			"a tag is glued to its #\n" +
			"try: #night",
		"easy 50m \"open": "easy 50m \"open\n" +
			"         ^\n" +
			"the quote is not closed",
		"long": "long\n" +
			"    ^\n" +
			"how long, or how far?\n" +
			"try: 50m, 1h30 or 12k",
		"easy\x1b[2J": "easy?[2J\n" +
			"    ^\n" +
			"a control character (U+001B) cannot stand in a line",
	} {
		_, err := ParseSession(line, plan.Run)
		if e, ok := err.(*Error); !ok || e.Caret() != want {
			t.Errorf("%q: %v\n%s", line, err, e.Caret())
		}
	}
}

func TestAnErrorIsALine(t *testing.T) {
	_, err := ParseSession("easy tresh 50m", plan.Run)
	if want := `column 6: "tresh" means nothing here; try: threshold`; err == nil || err.Error() != want {
		t.Errorf("%v", err)
	}
}

func TestTextIsBounded(t *testing.T) {
	for line, says := range map[string]string{
		`easy 50m "` + strings.Repeat("x", plan.MaxNote) + `"`:                    "",
		`easy 50m "` + strings.Repeat("é", plan.MaxNote) + `"`:                    "",
		`easy 50m "` + strings.Repeat("x", plan.MaxNote+1) + `"`:                  "2000 at most",
		`easy 50m: 50m "` + strings.Repeat("x", plan.MaxCue+1) + `"`:              "200 at most",
		`easy 50m` + strings.Repeat(" #tag", MaxLine/5+1):                         "4000 characters at most",
		`easy 50m #` + strings.Repeat("t", plan.MaxTag+1):                         "40 characters at most",
		`easy 50m #a #b #c #d #e #f #g #h #i #j #k #l #m #n #o #p #q #r #s #t #u`: "20 tags at most",
		"easy 50m \xff":               "UTF-8",
		"easy 50m \"a\xe2\x80\"":      "UTF-8",
		"easy 50m \"\u2066x\u2069\"":  "U+2066",
		"easy 50m \"a\nb\"":           "U+000A",
		"easy 99999999999999999999m":  "too long",
		"easy 1e9k":                   "no unit",
		"easy 99999999999999999999k":  "2000 km long at most",
		"easy 0.5mtr":                 "a metre or more",
		"easy 99999999999:30":         "too long",
		"easy 50m: 9999999999999x50m": "2 to 99",
	} {
		_, err := ParseSession(line, plan.Run)
		if says == "" && err != nil || says != "" && (err == nil || !strings.Contains(err.Error(), says)) {
			t.Errorf("%.40q: %v", line, err)
		}
	}
}

// Minutes that look like metres are errors where metres are likely, so a value
// that has them is written in hours.
func TestMinutesThatLookLikeMetresArePrintedAsHours(t *testing.T) {
	long := plan.Duration{Seconds: 100 * 60, Unit: plan.Minutes}
	for want, s := range map[string]plan.Session{
		"swim easy 1h40":  {Sport: plan.Swim, Kind: plan.Easy, Duration: long},
		"easy: 2x1h40":    {Sport: plan.Run, Kind: plan.Easy, Steps: []plan.Step{{Repeat: 2, Steps: []plan.Step{{Duration: long}}}}},
		"easy: swim 1h40": {Sport: plan.Run, Kind: plan.Easy, Steps: []plan.Step{{Sport: plan.Swim, Duration: long}}},
	} {
		if got := PrintSession(s, plan.Run); got != want {
			t.Errorf("printed %s, want %s", got, want)
		}
		if again, err := ParseSession(want, plan.Run); err != nil || again.Check() != nil {
			t.Errorf("%s: %v", want, err)
		}
	}
}

func TestTheSportIsLeftOutOnlyWhenItIsTheAthletesOwn(t *testing.T) {
	for _, c := range []struct {
		line string
		own  plan.Sport
		want string
	}{
		{"run easy 50m", plan.Run, "easy 50m"},
		{"run easy 50m", plan.Bike, "run easy 50m"},
		{"easy 50m", plan.Bike, "easy 50m"},
		{"45m", plan.Strength, "maintenance 45m"},
		{"heavy 45m", plan.Strength, "heavy 45m"},
		{"20m", plan.Mobility, "mobility 20m"},
		{"run easy 50m", plan.NoSport, "run easy 50m"},
	} {
		s, err := ParseSession(c.line, c.own)
		if err != nil {
			t.Errorf("%s (%v): %v", c.line, c.own, err)
			continue
		}
		if got := PrintSession(s, c.own); got != c.want {
			t.Errorf("%s (%v): %s", c.line, c.own, got)
		}
	}
}
