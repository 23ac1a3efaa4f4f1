package sketch

import (
	"errors"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/notation"
)

func TestALineIsReadAndPrinted(t *testing.T) {
	for _, tt := range []struct{ line, want string }{
		{"base 8w 3:1, build 8w 3:1, specific 6w 2:1, taper 2w, race, recovery 3w", ""},
		{"  Base   8W 3:1 ,race", "base 8w 3:1, race"},
		{"base 3:1 8w", "base 8w 3:1"},
		{"base 6x9d 2:1, race 10d, recovery 12d", ""},
		{"base 7d, speed 4x7d 3:1", "base 1w, speed 4w 3:1"},
	} {
		if tt.want == "" {
			tt.want = tt.line
		}
		l, err := ParseLine(tt.line)
		if err != nil || l.String() != tt.want {
			t.Errorf("%q: %q, %v, want %q", tt.line, l, err, tt.want)
		}
	}
}

func TestWhatCannotBeReadIsPointedAt(t *testing.T) {
	for _, tt := range []struct {
		line          string
		column, width int
		says, try     string
	}{
		{"", 0, 0, "the line is empty: it names the phases of a season", "base 8w 3:1, build 6w 3:1, taper 2w, race"},
		{"base 8w,", 8, 0, "a phase is missing behind the comma", ""},
		{"base 8w,, race", 8, 0, "a phase is missing between the commas", ""},
		{"base", 4, 0, "how long is base? weeks as 8w, days as 10d, or microcycles of nine days as 6x9d", "base 4w"},
		{"bsae 8w", 0, 4, "“bsae” is no phase that is known", "base"},
		{"spec 8w", 0, 4, "“spec” is no phase that is known", "specific"},
		{"8w base", 0, 2, "a phase begins with its name, as base 8w 3:1", ""},
		{"base 8w 3:x", 8, 3, "a ratio is weeks of stress to weeks of recovery, as 3:1", "3:1"},
		{"base 8w 3:0", 8, 3, "the figures of a ratio are 1 to 12", "3:1"},
		{"base 8w 3:1 2:1", 12, 3, "base has two ratios", ""},
		{"base 8w 6w", 8, 2, "base has two lengths", ""},
		{"base 0w", 5, 2, "a phase lasts a day or more", ""},
		{"base 40d", 5, 3, "a microcycle has 28 days at most: several are written 6x9d, weeks 8w", ""},
		{"base 8x", 5, 2, "“8x” is neither a length nor a ratio: 8w is eight weeks, 6x9d six microcycles of nine days, 3:1 three of stress to one of recovery", ""},
		{"base 8w, taper 2w 3:1", 8, 13, "taper has no ratio of stress to recovery: phases of load have one", ""},
		{"base 8w, race 2w", 8, 8, "a race is one microcycle, the one that holds the event", "race 14d"},
		{"base 300w", 5, 4, "300 microcycles are more than a season has", ""},
		{"über 8w", 0, 4, "a phase begins with its name, as base 8w 3:1", ""},
	} {
		_, err := ParseLine(tt.line)
		e, ok := errors.AsType[*notation.Error](err)
		if !ok || e.Column != tt.column || e.Width != tt.width || e.Says != tt.says || e.Try != tt.try {
			t.Errorf("%q: %+v, want column %d, %d wide: %s; try %s", tt.line, err, tt.column, tt.width, tt.says, tt.try)
		}
	}
}

func TestWhatIsPrintedReadsTheSame(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		var l Line
		for range rapid.IntRange(1, 8).Draw(r, "phases") {
			p := Phase{Of: rapid.SampledFrom(append(plan.Phases(), "speed", "heat")).Draw(r, "phase"), Cycles: rapid.IntRange(1, 12).Draw(r, "cycles"), Days: rapid.IntRange(1, plan.MaxDays).Draw(r, "days")}
			if p.Of == plan.RacePhase {
				if p.Cycles = 1; rapid.Bool().Draw(r, "bare") {
					p.Cycles, p.Days = 0, 0
				}
			}
			if loads(p.Of) && rapid.Bool().Draw(r, "with ratio") {
				p.Ratio = plan.Ratio{Stress: rapid.IntRange(1, 12).Draw(r, "stress"), Recovery: rapid.IntRange(1, 3).Draw(r, "rest")}
			}
			l = append(l, p)
		}
		if again, err := ParseLine(l.String()); err != nil || !reflect.DeepEqual(again, l) {
			r.Fatalf("%q: %v, %v", l, again, err)
		}
	})
}

func TestNoLineMakesTheReaderPanic(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune("bases racewxd0123456789:,. ü")), 0, 40, -1).Draw(r, "line")
		if _, err := ParseLine(text); err != nil {
			if e, ok := errors.AsType[*notation.Error](err); !ok || e.Says == "" || e.Column > len(text) {
				r.Fatalf("%q: %v", text, err)
			}
		}
	})
}

func TestHoursAreReadAndPrinted(t *testing.T) {
	for _, tt := range []struct {
		text string
		want Hours
		back string
	}{
		{"6h..11h", Hours{6, 11}, "6h..11h"}, {"6..11", Hours{6, 11}, "6h..11h"}, {"8h", Hours{8, 8}, "8h"}, {"5h30 .. 7.5h", Hours{5.5, 7.5}, "5h30..7h30"},
	} {
		h, err := ParseHours(tt.text)
		if err != nil || h != tt.want || h.String() != tt.back {
			t.Errorf("%q: %v, %v, want %v", tt.text, h, err, tt.want)
		}
	}
	for _, text := range []string{"", "x", "6h..", "..6h", "6h..90h", "0h", "-1h..2h", "NaN"} {
		if h, err := ParseHours(text); err == nil {
			t.Errorf("%q: read as %v", text, h)
		}
	}
}
