package block_test

import (
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/tui/keys"
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
	if p.Cursor() != p.Today {
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
func TestKeysThatChange(t *testing.T) {
	for _, tt := range []struct {
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
		{typed: "i enter", check: weeksOf(1, "load load load load down"), days: map[int]string{6: "", 13: "easy 1h10"}},
		{typed: "2i enter", check: weeksOf(1, "load load load load load down"), days: map[int]string{20: "easy 1h10"}},
		{typed: "i l enter", check: weeksOf(1, "load load load load load down"), days: map[int]string{20: "easy 1h10"}},
		{typed: "I enter", check: weeksOf(1, "load down load load down"), days: map[int]string{6: "", 13: "easy 1h10"}},
		{typed: "I esc", check: weeksOf(1, "load load load down")},
		{typed: "X enter", check: weeksOf(1, "load load down"), days: map[int]string{6: "easy 1h; bike easy 45m"}},
		{typed: "2X enter", check: weeksOf(1, "load down")},
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
	} {
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

// Every action of the table does something on this screen or says why not,
// whatever is on it.
func TestEveryActionDoesSomethingOrSaysWhyNot(t *testing.T) {
	outside := map[keys.Action]bool{ // the program's own
		keys.Help: true, keys.Palette: true, keys.Repaint: true, keys.Leave: true, keys.NextSeries: true, keys.NextAthlete: true,
	}
	for _, s := range states {
		for _, b := range keys.Table {
			t.Run(s.name+"/"+string(b.Action), func(t *testing.T) {
				p := s.open(t)
				for p.Typing() {
					p.types("esc")
				}
				ok, why := p.Can(b.Action, p.Scene)
				if outside[b.Action] {
					if ok || why != "" {
						t.Errorf("the program's own: Can says %v, %q", ok, why)
					}
					return
				}
				if !ok && why == "" {
					t.Fatal("does nothing and says nothing")
				}
				before, look := p.here(), p.text(120, 36)
				was, past := p.Plan, len(p.past)
				reply := p.Act(b.Action, 1, p.Scene)
				p.does(reply)
				if !ok {
					if reply.Says != why || !reply.Fault {
						t.Errorf("says %q, Can said %q", reply.Says, why)
					}
					p.unchanged(was)
					return
				}
				asks := reply.Text != nil || reply.Leave || reply.Undo > 0 || reply.Redo > 0 || reply.Record != nil || reply.Says != ""
				moved := p.here() != before || p.text(120, 36) != look || len(p.past) != past || p.Typing()
				if !asks && !moved && !atTheEdge(p, b.Action) && len(p.Plan.Seasons) > 0 {
					t.Errorf("does nothing on %s", before)
				}
			})
		}
	}
}

// atTheEdge tells whether there is nowhere further to go.
func atTheEdge(p *person, a keys.Action) bool {
	b, _ := keys.Of(a)
	return b.Group == keys.Move
}

func TestWhatCannotBeDoneSaysWhy(t *testing.T) {
	for _, tt := range []struct{ state, typed, says string }{
		{"empty", "+", "no session on Tue 6 Apr"},
		{"empty", "z", "there is no season yet"},
		{"empty", "p", "nothing to paste"},
		{"empty", ".", "nothing to repeat yet"},
		{"block", "space l space", "Wed 7 Apr is yet to come"},
		{"block", "x x", "no session on Tue 6 Apr"},
		{"block", "3l +", "nothing to make longer or shorter"},
		{"block", "99<", "lies outside the season"},
		{"block", "99>", "lies outside the season"},
		{"outline", "x", "no session on Tue 6 Apr"},
		{"block", "h space", "already done"},
	} {
		t.Run(tt.state+" "+tt.typed, func(t *testing.T) {
			p := stateNamed(t, tt.state).types(strings.Fields(tt.typed)...)
			p.said(tt.says, tt.typed != "h space")
		})
	}
}

func TestSpaceRecordsAsPlannedAndRWhatWasDone(t *testing.T) {
	p := sit(t, runner(t)).types("space")
	if len(p.noted) != 1 || p.noted[0].State != plan.DoneAsPlanned || p.noted[0].Day != p.Today || len(p.noted[0].Impulses) == 0 {
		t.Fatalf("space notes %+v", p.noted)
	}
	session, _ := p.UnderCursor(p.Scene)
	if p.noted[0].Sessions[0].Session != session.ID {
		t.Error("the record answers another session")
	}
	for _, tt := range []struct {
		line  string
		state plan.DoneState
		min   int
	}{
		{"easy 50m", plan.DoneAsPlanned, 50}, {"partly 20m", plan.DonePartly, 20}, {"instead bike 1h", plan.DoneInstead, 60},
		{"skipped", plan.Skipped, 0}, {"nothing", plan.Nothing, 0},
	} {
		p := sit(t, runner(t)).types("r")
		for range 40 {
			p.types("backspace")
		}
		p.types(tt.line, "enter")
		if len(p.noted) != 1 || p.noted[0].State != tt.state || p.noted[0].Done.Duration.Seconds != 60*tt.min {
			t.Errorf("%q notes %+v, says %q", tt.line, p.noted, p.status.Says)
		}
	}
}

// Cut and pasted a session is the same one; a copy is another.
func TestMovingKeepsTheIDAndCopyingDoesNot(t *testing.T) {
	p := sit(t, runner(t))
	id := func() plan.ID { s, _ := p.UnderCursor(p.Scene); return s.ID }
	first := id()
	p.types("x", "3l", "p")
	if id() != first {
		t.Error("x p changes the id")
	}
	p.types("p")
	if id() == first {
		t.Error("pasted a second time a session has the id of the first")
	}
	p.types(">")
	moved := id()
	p.types("M", "h", "enter")
	if id() != moved {
		t.Error("M changes the id")
	}
	p.types("y", "l", "p")
	if id() == moved {
		t.Error("y p keeps the id")
	}
	start := sit(t, runner(t))
	start.types("x", "2j", "p", "u", "u")
	start.unchanged(runner(t).Plan)
}

// enter opens the day, and the panel turns by tab.
func TestLooking(t *testing.T) {
	p := sit(t, runner(t)).types("4l", "enter")
	text := strings.Join(p.read.Lines, "\n")
	for _, words := range []string{"long 3h45 @3 +950m", "g carbohydrate, 2.2 g sodium", "Fitness", "legs ready"} {
		if !strings.Contains(text, words) {
			t.Errorf("the day does not say %q:\n%s", words, text)
		}
	}
	p = sit(t, runner(t))
	p.does(p.Act(keys.BlockText, 1, p.Scene))
	text = strings.Join(p.read.Lines, "\n")
	for _, words := range []string{"Specific, Mon 29 Mar to Sun 25 Apr 2027.", "Oscillation good", "12 April, load week", "does not come down"} {
		if !strings.Contains(text, words) {
			t.Errorf("the block in words does not say %q:\n%s", words, text)
		}
	}
	p.text(120, 36)
	for _, want := range []string{"morning  evening  ready", "form", "settled", "form"} {
		key := "tab"
		if want == "form" && !strings.Contains(p.text(120, 36), "evening") {
			key = "shift+tab"
		}
		if got := p.types(key).text(120, 36); !strings.Contains(got, want) {
			t.Errorf("after %s no %q on\n%s", key, want, got)
		}
	}
}

// On a screen without a panel tab opens it, and esc closes it before it leaves.
func TestThePanelOverANarrowScreen(t *testing.T) {
	p := sit(t, runner(t))
	if strings.Contains(p.text(70, 20), "oscillation") {
		t.Fatal("70x20 shows the panel unasked")
	}
	if got := p.types("tab").text(70, 20); !strings.Contains(got, "oscillation") {
		t.Fatalf("tab does not open the panel:\n%s", got)
	}
	if got := p.types("esc").text(70, 20); strings.Contains(got, "oscillation") || p.left {
		t.Fatalf("esc does not close the panel alone:\n%s", got)
	}
	if p.types("esc"); !p.left {
		t.Error("esc does not leave")
	}
}

// esc ends one thing: what is being made up, then what is on screen of a run.
func TestEscEndsOneThing(t *testing.T) {
	p := sit(t, runner(t))
	start := p.Plan
	p.types("3", "esc", "l")
	if p.Cursor() != p.Today+1 {
		t.Errorf("esc does not forget the count: %s", p.here())
	}
	p.types("h", "3+", "a", "easy 20m", "esc")
	if p.Typing() || p.left {
		t.Fatal("esc does not end the line alone")
	}
	p.types("e", "enter")
	p.unchangedBut(start, p.Today)
	for _, open := range []string{"z", "M", "s", "i"} {
		p := sit(t, runner(t)).types(open, "3", "esc")
		if !p.Typing() {
			t.Errorf("%s 3 esc ends more than the count", open)
		}
	}
}

// unchangedBut fails unless the plan differs on this day alone.
func (p *person) unchangedBut(want plan.Plan, day calendar.Day) {
	p.Helper()
	for at := range want.Weeks() {
		for d := range want.Week(at).Days {
			on := at.Start + calendar.Day(d)
			if a, b := want.SessionsOn(on), p.Plan.SessionsOn(on); on != day && len(a) != len(b) {
				p.Errorf("%s changed", on.Format("Mon 2 Jan"))
			}
		}
	}
}

// More and less, however many and in whatever order, are one step of undo and
// an inverse pair; esc takes the whole run back.
func TestARunIsOneThing(t *testing.T) {
	for _, tt := range []struct{ typed, then string }{
		{"+++", ""}, {"5+", ""}, {"3+2-", ""}, {"---", ""}, {"2=", ""}, {">>", ""}, {"2><", ""},
	} {
		p := sit(t, runner(t))
		start := p.Plan
		p.types(tt.typed)
		if len(p.past) != 1 {
			t.Errorf("%q is %d steps of undo", tt.typed, len(p.past))
		}
		if !strings.Contains(p.text(120, 36), "esc puts it back") {
			t.Errorf("%q: the screen does not say that esc puts it back", tt.typed)
		}
		p.types("esc")
		p.unchanged(start)
		if p.Cursor() != p.Today && !strings.ContainsAny(tt.typed, "<>") {
			t.Errorf("%q esc: the cursor is on %s", tt.typed, p.here())
		}
		if p.left {
			t.Errorf("%q esc leaves the screen as well", tt.typed)
		}
	}
}

func TestMoreAndLessAreAnInversePair(t *testing.T) {
	for _, moves := range []string{"", "h", "l", "4l", "2w", "3w", "2j", "3j", "2h"} {
		p := sit(t, runner(t)).types(moves)
		start := p.Plan
		before := p.here()
		p.types("+++")
		if p.here() == before {
			t.Errorf("%s: +++ changes nothing", before)
		}
		p.types("---")
		p.unchanged(start)
		if len(p.past) != 1 {
			t.Errorf("%s: +++--- is %d steps of undo", before, len(p.past))
		}
	}
}

// A run ends with anything else that is done: the next presses are another.
func TestARunEndsWithWhatComesBetween(t *testing.T) {
	for _, tt := range []struct {
		typed string
		steps int
	}{
		{"++", 1}, {"+l+", 2}, {"+lh+", 2}, {"+>", 2}, {"+>+", 3}, {"++--", 1},
	} {
		p := sit(t, runner(t)).types(tt.typed)
		if len(p.past) != tt.steps {
			t.Errorf("%q is %d steps of undo, want %d", tt.typed, len(p.past), tt.steps)
		}
	}
}

// While something is made up the plan stays as it is, and the screen shows
// what would be.
func TestAPreviewStoresNothing(t *testing.T) {
	for _, typed := range []string{"a long_3h", "e backspace 5", "M 2l", "s 2l", "z l", "z h", "I", "i 2l", "X", "T 200", "C down"} {
		p := sit(t, runner(t))
		start, look := p.Plan, p.text(120, 36)
		for _, word := range strings.Fields(typed) {
			p.types(strings.ReplaceAll(word, "_", " "))
		}
		if p.text(120, 36) == look {
			t.Errorf("%q does not show", typed)
		}
		p.unchanged(start)
		p.types("esc")
		p.unchanged(start)
		if p.Typing() || p.Cursor() != p.Today {
			t.Errorf("%q esc leaves the cursor on %s, typing %v", typed, p.here(), p.Typing())
		}
		p.status.Says = ""
		if got := p.text(120, 36); got != look {
			t.Errorf("%q esc: the screen is another", typed)
		}
	}
}

// What is stored is what was shown.
func TestWhatIsTakenIsWhatWasShown(t *testing.T) {
	for _, typed := range []string{"a long_3h", "M 2l", "s 2l", "z l", "z h", "I", "I o", "X", "X o", "T load_200", "C down"} {
		p := sit(t, runner(t))
		for _, word := range strings.Fields(typed) {
			p.types(strings.ReplaceAll(word, "_", " "))
		}
		shown := calendarOf(p.text(120, 36))
		p.types("enter")
		if p.Typing() {
			t.Errorf("%q is not taken: %s", typed, p.status.Says)
			continue
		}
		if got := calendarOf(p.text(120, 36)); got != shown {
			t.Errorf("%q: stored is\n%s\nshown was\n%s", typed, got, shown)
		}
	}
}

// calendarOf cuts the days and their figures out of a screen of 120x36,
// without the mark of the cursor.
func calendarOf(text string) string {
	lines := strings.Split(text, "\n")[3:30]
	for i, line := range lines {
		lines[i] = strings.ReplaceAll(string([]rune(line)[:min(72, len([]rune(line)))]), "▌", " ")
	}
	return textOf(lines)
}

// The first line in an empty store makes a season around it.
func TestTheFirstLineMakesASeason(t *testing.T) {
	p := empty(t).types("a", "long 3h", "enter")
	if len(p.Plan.Seasons) != 1 || p.here() != "Tue 6 Apr: long 3h" {
		t.Fatalf("%d seasons, the cursor on %s", len(p.Plan.Seasons), p.here())
	}
	p.types("u")
	p.unchanged(plan.Plan{})
}

// An edit of another person while something is made up leaves the cursor and
// what is typed alone.
func TestOthersEditsLeaveTheCursorAlone(t *testing.T) {
	p := sit(t, runner(t)).types("2l", "a", "long 3h")
	id := p.Plan.SessionsOn(april(13))[0].ID
	result, err := edit.Apply(p.Plan, edit.DeleteSessions{Sessions: []plan.ID{id}})
	if err != nil {
		t.Fatal(err)
	}
	p.shows(result.Plan)
	if !p.Typing() || p.Cursor() != april(8) {
		t.Fatalf("the cursor is on %s", p.here())
	}
	p.types("enter")
	if got := p.day(april(8)); got != "easy 45m; bike easy 1h; long 3h" {
		t.Errorf("on Thursday there is %q", got)
	}
}
