package block_test

import (
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
)

func april(n int) calendar.Day { return calendar.Of(2027, 4, n) }

// What each key that moves does, from Tuesday 6 April, second week of the
// block.
func TestKeysThatMove(t *testing.T) {
	for _, tt := range []struct{ typed, at string }{
		{"", "Tue 6 Apr: easy 1h10"},
		{"l", "Wed 7 Apr: intervals 1h10 !"},
		{"right", "Wed 7 Apr: intervals 1h10 !"},
		{"h", "Mon 5 Apr: strength maintenance 45m"},
		{"left", "Mon 5 Apr: strength maintenance 45m"},
		{"j", "Tue 13 Apr: easy 1h"},
		{"down", "Tue 13 Apr: easy 1h"},
		{"k", "Tue 30 Mar: easy 1h10"},
		{"up", "Tue 30 Mar: easy 1h10"},
		{"3l", "Fri 9 Apr: rest"},
		{"10l", "Fri 16 Apr: rest"},
		{"2j", "Tue 20 Apr: bike easy 1h"},
		{"0", "Mon 5 Apr: strength maintenance 45m"},
		{"$", "Sun 11 Apr: bike easy 2h15"},
		{"gg", "Mon 1 Mar: rest"},
		{"G", "Sun 9 May: rest"},
		{"999l", "Sun 9 May: rest"},
		{"999h", "Mon 1 Mar: rest"},
		{"99j", "Tue 4 May: easy 30m"},
		{"{", "Mon 29 Mar: strength maintenance 45m"},
		{"2{", "Mon 1 Mar: rest"},
		{"}", "Mon 26 Apr: rest"},
		{"2}", "Mon 3 May: rest"},
		{"99}", "Mon 3 May: rest"},
		{"pgdown", "Tue 4 May: easy 30m"},
		{"pgup", "Tue 9 Mar: easy 1h"},
		{"w", "Wed 7 Apr: intervals 1h10 !"},
		{"2w", "Thu 8 Apr: easy 45m"},
		{"3w", "Thu 8 Apr: bike easy 1h"},
		{"4w", "Fri 9 Apr: rest"},
		{"4w b", "Thu 8 Apr: bike easy 1h"},
		{"4w 2b", "Thu 8 Apr: easy 45m"},
		{"4w 3b", "Wed 7 Apr: intervals 1h10 !"},
		{"b", "Mon 5 Apr: strength maintenance 45m"},
		{"3w l", "Fri 9 Apr: rest"},
		{"G t", "Tue 6 Apr: easy 1h10"},
		{"gd sun enter", "Sun 11 Apr: bike easy 2h15"},
		{"gd +2w enter", "Tue 20 Apr: bike easy 1h"},
		{"gd 2027-05-04 enter", "Tue 4 May: easy 30m"},
		{"gd race-21d enter", "Sat 1 May: easy 1h15"},
		{"gd sun esc", "Tue 6 Apr: easy 1h10"},
		{"gd 2030-01-01 enter", "Sun 9 May: rest"},
	} {
		t.Run(strings.ReplaceAll(tt.typed, " ", "_"), func(t *testing.T) {
			p := sit(t, runner(t)).types(strings.Fields(tt.typed)...)
			if got := p.here(); got != tt.at {
				t.Errorf("%q leads to %s, want %s", tt.typed, got, tt.at)
			}
			if p.news > 0 || p.Typing() {
				t.Errorf("%q changes something", tt.typed)
			}
		})
	}
}

func TestCountsThatMeanNothingAreDroppedWithAWord(t *testing.T) {
	p := sit(t, runner(t)).types("4t")
	p.said("a count means nothing before t", false)
	if p.Cursor != p.Today {
		t.Errorf("4t leads to %s", p.here())
	}
}

// Weeks of ten days keep the number of the day, not the weekday.
func TestWeekUpAndDownInLongerWeeks(t *testing.T) {
	p := tenDays(t)
	p.types("gg", "9l")
	if got := p.here(); got != "Wed 7 Apr: long 3h @3 +600m" {
		t.Fatalf("gg 9l leads to %s", got)
	}
	if got := p.types("j").here(); got != "Sat 17 Apr: easy 1h30" {
		t.Errorf("j leads to %s", got)
	}
	if got := p.types("0").here(); got != "Thu 8 Apr: rest" {
		t.Errorf("0 leads to %s", got)
	}
	if got := p.types("$").here(); got != "Sat 17 Apr: easy 1h30" {
		t.Errorf("$ leads to %s", got)
	}
}

// What each key that changes does to the plan: the days it touches, after.
var changing = []struct {
	typed string
	at    string         // where the cursor is afterwards
	days  map[int]string // of April
	check func(plan.Plan) string
}{
	{typed: "+", at: "Tue 6 Apr: easy 1h14"},
	{typed: "=", at: "Tue 6 Apr: easy 1h14"},
	{typed: "-", at: "Tue 6 Apr: easy 1h07"},
	{typed: ">", at: "Wed 7 Apr: easy 1h10", days: map[int]string{6: "", 7: "intervals 1h10 !; easy 1h10"}},
	{typed: "<", at: "Mon 5 Apr: easy 1h10", days: map[int]string{6: "", 5: "strength maintenance 45m; easy 1h10"}},
	{typed: "3>", at: "Fri 9 Apr: easy 1h10", days: map[int]string{6: "", 9: "rest; easy 1h10"}},
	{typed: "2w >", at: "Fri 9 Apr: easy 45m", days: map[int]string{8: "bike easy 1h", 9: "rest; easy 45m"}},
	{typed: "x", at: "Tue 6 Apr", days: map[int]string{6: ""}},
	{typed: "2w 2x", at: "Thu 8 Apr", days: map[int]string{8: ""}},
	{typed: "y l p", at: "Wed 7 Apr: easy 1h10", days: map[int]string{6: "easy 1h10", 7: "intervals 1h10 !; easy 1h10"}},
	{typed: "y l P", at: "Wed 7 Apr: easy 1h10", days: map[int]string{7: "easy 1h10; intervals 1h10 !"}},
	{typed: "y 2l 2p", days: map[int]string{8: "easy 45m; easy 1h10; easy 1h10; bike easy 1h"}},
	{typed: "x 3l p", at: "Fri 9 Apr: easy 1h10", days: map[int]string{6: "", 9: "rest; easy 1h10"}},
	{typed: "M 2l enter", at: "Thu 8 Apr: easy 1h10", days: map[int]string{6: "", 8: "easy 45m; bike easy 1h; easy 1h10"}},
	{typed: "M 2l M", at: "Thu 8 Apr: easy 1h10", days: map[int]string{6: ""}},
	{typed: "M 2l esc", at: "Tue 6 Apr: easy 1h10", days: map[int]string{6: "easy 1h10"}},
	{typed: "s l enter", days: map[int]string{6: "intervals 1h10 !", 7: "easy 1h10"}},
	{typed: "s l s", days: map[int]string{6: "intervals 1h10 !", 7: "easy 1h10"}},
	{typed: "s l esc", at: "Tue 6 Apr: easy 1h10", days: map[int]string{6: "easy 1h10", 7: "intervals 1h10 !"}},
	{typed: "a tempo_45m enter", at: "Tue 6 Apr: tempo 45m", days: map[int]string{6: "easy 1h10; tempo 45m"}},
	{typed: "a esc", at: "Tue 6 Apr: easy 1h10", days: map[int]string{6: "easy 1h10"}},
	{typed: "e backspace 5 enter", at: "Tue 6 Apr: easy 1h15", days: map[int]string{6: "easy 1h15"}},
	{typed: "l ~", days: map[int]string{7: "easy 1h"}},
	{typed: "l ~ ~", days: map[int]string{7: "intervals 1h10 !"}},
	{typed: "i o o enter", check: weeksOf(1, "load load load load down"), days: map[int]string{6: "", 13: "easy 1h10"}},
	{typed: "2i o o enter", check: weeksOf(1, "load load load load load down"), days: map[int]string{20: "easy 1h10"}},
	{typed: "i o o l enter", check: weeksOf(1, "load load load load load down"), days: map[int]string{20: "easy 1h10"}},
	{typed: "I o o enter", check: weeksOf(1, "load down load load down"), days: map[int]string{6: "", 13: "easy 1h10"}},
	{typed: "i enter", check: weeksOf(1, "load load load down")},
	{typed: "I enter", check: weeksOf(1, "load down load down")},
	{typed: "I esc", check: weeksOf(1, "load load load down")},
	{typed: "X o enter", check: weeksOf(1, "load load down"), days: map[int]string{6: "easy 1h; bike easy 45m"}},
	{typed: "2X o enter", check: weeksOf(1, "load down")},
	{typed: "z l enter", check: weeksOf(1, "load load load down down")},
	{typed: "z 2l enter", check: weeksOf(1, "load load load down down down")},
	{typed: "z h enter", check: weeksOf(1, "load load load")},
	{typed: "z 9h enter", check: weeksOf(1, "load")},
	{typed: "z l h enter", check: weeksOf(1, "load load load down")},
	{typed: "T 65% enter", check: func(p plan.Plan) string {
		if got := p.Seasons[0].Blocks[1].Weeks[1].Target; got.Measure != plan.TargetShare || got.Value != 65 {
			return "the target is not 65 %"
		}
		return ""
	}},
	{typed: "C taper enter", check: weeksOf(1, "load taper load down")},
	{typed: "C block_peak enter", check: func(p plan.Plan) string {
		if got := p.Seasons[0].Blocks[1].Phase; got != plan.Peak {
			return "the phase is " + string(got)
		}
		return ""
	}},
	{typed: "+ .", at: "Tue 6 Apr: easy 1h18"},
	{typed: "x l .", days: map[int]string{6: "", 7: ""}},
	{typed: "a tempo_45m enter 3l .", at: "Fri 9 Apr: tempo 45m", days: map[int]string{6: "easy 1h10; tempo 45m", 9: "rest; tempo 45m"}},
	{typed: "x u", at: "Tue 6 Apr: easy 1h10", days: map[int]string{6: "easy 1h10"}},
	{typed: "x u ctrl+r", days: map[int]string{6: ""}},
	{typed: "x l x 2u", days: map[int]string{6: "easy 1h10", 7: "intervals 1h10 !"}},
}

func TestKeysThatChange(t *testing.T) {
	for _, tt := range changing {
		t.Run(strings.ReplaceAll(tt.typed, " ", "_"), func(t *testing.T) {
			p := sit(t, runner(t))
			for _, word := range strings.Fields(tt.typed) {
				p.types(strings.ReplaceAll(word, "_", " "))
			}
			if p.Typing() {
				t.Fatalf("%q leaves something open: %s", tt.typed, p.status.Says)
			}
			if got := p.here(); tt.at != "" && got != tt.at {
				t.Errorf("the cursor is on %s, want %s", got, tt.at)
			}
			for d, want := range tt.days {
				if got := p.day(april(d)); got != want {
					t.Errorf("on %s there is %q, want %q", april(d).Format("Mon 2 Jan"), got, want)
				}
			}
			if tt.check != nil {
				if wrong := tt.check(p.Plan); wrong != "" {
					t.Error(wrong)
				}
			}
		})
	}
}

// weeksOf wants the kinds of the weeks of a block.
func weeksOf(block int, want string) func(plan.Plan) string {
	return func(p plan.Plan) string {
		var kinds []string
		for _, week := range p.Seasons[0].Blocks[block].Weeks {
			kinds = append(kinds, week.Kind.String())
		}
		if got := strings.Join(kinds, " "); got != want {
			return "the weeks are " + got + ", want " + want
		}
		return ""
	}
}
