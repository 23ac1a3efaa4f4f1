package editor_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/notation"
	"ebb/tui/screen/screentest"
)

// days says what is planned on days of April, a line a day.
func days(p *screentest.Person, from, to int) string {
	var lines []string
	for d := from; d <= to; d++ {
		lines = append(lines, p.Day(april(d)))
	}
	return strings.Join(lines, "\n")
}

// selections are ways to select, and what is in them.
var selections = []string{"v", "v l", "v 2l", "v 3h", "2j v 6l", "V", "V j", "2j V", "V V", "v G", "gg V G"}

// More and less on a selection are an inverse pair, in whatever steps; all of it
// is one step of undo, and esc takes it back as a whole.
func TestMoreAndLessOnASelectionAreInverse(t *testing.T) {
	for _, sel := range selections {
		for _, run := range []string{"+-", "-+", "3+3-", "3-3+", "+++---", "2+-2-+", "9-9+", "30-30+", "20+20-"} {
			p := runner(t, strings.Fields(sel)...)
			start := p.Plan
			p.Types(run)
			if edits := len(p.Past); edits > 1 {
				t.Errorf("%s %s is %d steps of undo", sel, run, edits)
			}
			if changed := changedDays(start, p.Plan); changed != "" {
				t.Errorf("%s %s leaves: %s", sel, run, changed)
			}
		}
	}
}

// Sessions that are too short to go down with the others come back as they
// were.
func TestMoreAndLessOnSessionsThatCannotFollow(t *testing.T) {
	week := strings.Repeat("load 100 | rest | easy 3m | easy 1h | long 24h | intervals 1h: 10m @2, 5x(4m @9, 2m @2), 20m @2 | easy 1m | rest\n", 3)
	for _, run := range []string{"3-3+", "-+", "+-", "9-9+", "3-2-5+", "4-2+2-4+", "2-5+3-"} {
		p := blocks(t, week).Types("V")
		start := p.Plan
		p.Types(run)
		if changed := changedDays(start, p.Plan); changed != "" {
			t.Errorf("%s leaves: %s", run, changed)
		}
		if len(p.Past) > 1 {
			t.Errorf("%s is %d steps of undo", run, len(p.Past))
		}
	}
}

// changedDays says in the notation what differs between two plans.
func changedDays(was, now plan.Plan) string {
	var b strings.Builder
	for at := range was.Weeks() {
		for d := range was.Week(at).Days {
			day := at.Start + calendar.Day(d)
			a, z := linesOn(was, day), linesOn(now, day)
			if a != z {
				b.WriteString(day.Format("2 Jan") + ": " + a + " is now " + z + "; ")
			}
		}
	}
	if shape(was) != shape(now) {
		b.WriteString("weeks: " + shape(now))
	}
	return b.String()
}

func TestARunOnASelectionIsOneThing(t *testing.T) {
	for _, sel := range selections {
		for _, run := range []string{"+", "3+", "+++", "++-", "--", "5=", ">", ">>", "<", "2>", "><"} {
			p := runner(t, strings.Fields(sel)...)
			start, at := p.Plan, selected(p)
			p.Types(run)
			if p.Status.Fault { // at the edge of the season
				if len(p.Past) == 0 {
					p.Unchanged(start)
				}
				continue
			}
			if len(p.Past) != 1 {
				t.Errorf("%s %s is %d steps of undo", sel, run, len(p.Past))
			}
			if !strings.Contains(text(p, 120, 36), "esc puts it back") {
				t.Errorf("%s %s: the screen does not say that esc puts it back", sel, run)
			}
			p.Types("esc")
			if changed := changedDays(start, p.Plan); changed != "" {
				t.Errorf("%s %s esc leaves: %s", sel, run, changed)
			}
			if got := selected(p); got != at {
				t.Errorf("%s %s esc: %q is selected, was %q", sel, run, got, at)
			}
		}
	}
}

// Another selection, or another key in between, begins another run.
func TestARunEndsWithItsSelection(t *testing.T) {
	p := runner(t, "v", "l", "+", "l", "+")
	if len(p.Past) != 2 {
		t.Errorf("of two selections %d steps of undo", len(p.Past))
	}
	p = runner(t, "v", "l", "+", "~", "u", "+")
	if len(p.Past) != 2 {
		t.Errorf("with another change between %d steps of undo", len(p.Past))
	}
}

func TestMoreOnWeeksScalesTheirTargets(t *testing.T) {
	p := outline(t).Types("V", "j")
	start := p.Plan
	p.Types("4+")
	if got, want := targets(p.Plan), "load 400, load 547, load 583, 65%"; got != want {
		t.Errorf("4+ gives %s, want %s", got, want)
	}
	p.Types("4-")
	p.Unchanged(start)
	if len(p.Past) != 1 {
		t.Errorf("%d steps of undo", len(p.Past))
	}
	p = outline(t).Types("v", "j", "+")
	p.Unchanged(start)
	p.Said("no session in the selection", true)
}

// outline is a season of targets without sessions.
func outline(t testing.TB) *screentest.Person {
	t.Helper()
	p := blocks(t, "load 400 | rest | rest | rest | rest | rest | rest | rest\nload 450 | rest | rest | rest | rest | rest | rest | rest\nload 480 | rest | rest | rest | rest | rest | rest | rest\ndown 300 | rest | rest | rest | rest | rest | rest | rest")
	plain := p.Plan
	plain.Seasons = slices.Clone(plain.Seasons)
	plain.Seasons[0].Blocks = slices.Clone(plain.Seasons[0].Blocks)
	weeks := slices.Clone(plain.Seasons[0].Blocks[0].Weeks)
	for i := range weeks {
		weeks[i].Sessions = nil
	}
	weeks[3].Target = plan.Target{Measure: plan.TargetShare, Value: 65}
	plain.Seasons[0].Blocks[0].Weeks = weeks
	p.Shows(plain)
	return p
}

func targets(p plan.Plan) string {
	var all []string
	for at := range p.Weeks() {
		all = append(all, notation.PrintTarget(p.Week(at).Target))
	}
	return strings.Join(all, ", ")
}

// Days that are selected go earlier and later by days, with their sessions'
// order and ids; the selection goes along.
func TestDaysAreShifted(t *testing.T) {
	p := runner(t, "v", "2l")
	start, was := p.Plan, days(p, 6, 8)
	before, _ := ids(p.Plan)
	p.Types(">")
	if got, want := days(p, 6, 9), "\neasy 1h10\nintervals 1h10 !\nrest; easy 45m; bike easy 1h"; got != want {
		t.Errorf("> gives\n%s\nwant\n%s", got, want)
	}
	if got := selected(p); got != "7 Apr to 9 Apr" {
		t.Errorf("selected is %s", got)
	}
	after, _ := ids(p.Plan)
	if !sameSet(before, after) {
		t.Error("moved sessions have other ids")
	}
	p = runner(t, "v", "2l", "7>")
	if got := days(p, 13, 15); !strings.Contains(got, "easy 1h10") || !strings.Contains(got, "intervals 1h10 !") || days(p, 6, 8) != "\n\n" {
		t.Errorf("7> gives\n%s\nand leaves %q", got, days(p, 6, 8))
	}
	p.Types("u")
	p.Unchanged(start)
	if days(p, 6, 8) != was {
		t.Error("undo does not put the order back")
	}
}

func TestSelectionsStopAtTheEdgesOfTheSeason(t *testing.T) {
	for _, tt := range []struct{ typed, says string }{
		{"gg v <", "lies outside the season"},
		{"gg v 3l 2<", "lies outside the season"},
		{"G v >", "lies outside the season"},
		{"v 999>", "lies outside the season"},
		{"gg V <", "the season ends there"},
		{"G V >", "the season ends there"},
		{"V 9>", "only week of block"}, // a block is not emptied
		{"gg V G >", "the season ends there"},
		{"v l M 99l enter", ""},
	} {
		p := runner(t)
		start := p.Plan
		p.Types(strings.Fields(tt.typed)...)
		if tt.says != "" {
			p.Said(tt.says, true)
			p.Unchanged(start)
		}
		if p.Plan.Check() != nil {
			t.Errorf("%s leaves no plan", tt.typed)
		}
	}
}

// Selected weeks change places with those beside them: all others, and races,
// keep their dates.
func TestWeeksAreShifted(t *testing.T) {
	p := runner(t, "V")
	start := p.Plan
	week := days(p, 5, 11)
	next := days(p, 12, 18)
	_, before := ids(p.Plan)
	p.Types(">")
	if days(p, 12, 18) != week || days(p, 5, 11) != next {
		t.Errorf("> gives\n%s\n\n%s", days(p, 5, 11), days(p, 12, 18))
	}
	_, after := ids(p.Plan)
	if !sameSet(before, after) {
		t.Error("weeks have other ids")
	}
	if p.Plan.Events[0].From != start.Events[0].From {
		t.Error("the race moved")
	}
	if p.Editor.Cursor != april(13) || selected(p) != "12 Apr to 18 Apr" {
		t.Errorf("the cursor is on %s, selected %s", p.Here(), selected(p))
	}
	p.Types("<")
	if changed := changedDays(start, p.Plan); changed != "" {
		t.Errorf("> < leaves %s", changed)
	}
	p = runner(t, "V", "j", "2<")
	if got := days(p, 5, 11); got == week {
		t.Error("2< moves nothing")
	}
	if moved := p.Plan.SessionsOn(april(7)); len(moved) == 0 || p.Day(calendarOf(3, 24)) != "intervals 1h10 !" {
		t.Errorf("2< leaves the 24th of March with %q", p.Day(calendarOf(3, 24)))
	}
}

// Weeks of other lengths change places too, and everything between keeps its
// dates.
func TestLongWeeksAreShifted(t *testing.T) {
	for _, block := range []string{tenDays, nineDays} {
		p := blocks(t, block).Types("V", ">")
		if p.Status.Fault {
			t.Fatalf("refused: %s", p.Status.Says)
		}
		if got := p.Plan.Seasons[0].Blocks[0].Weeks[1].Target.Value; got != 600 && got != 500 {
			t.Errorf("the first week is not the second: %v", got)
		}
		p.Types("<")
		p.Unchanged(blocks(t, block).Plan)
	}
}

// ~ makes everything easy; pressed again it gives back, but only what was made
// easy by it and is so still.
func TestEaseOnASelection(t *testing.T) {
	p := runner(t, "v", "3l")
	start := p.Plan
	p.Types("~")
	if got := p.Day(april(7)); got != "easy 1h" {
		t.Errorf("intervals become %q", got)
	}
	if got := days(p, 8, 9); got != "easy 45m; bike easy 1h\nrest" {
		t.Errorf("what is easy becomes %q", got)
	}
	if len(p.Past) != 1 {
		t.Errorf("%d steps of undo", len(p.Past))
	}
	p.Types("~")
	p.Unchanged(start)
	p.Types("~", "u", "~")
	if got := p.Day(april(7)); got != "easy 1h" {
		t.Errorf("after ~ u the next ~ makes %q of it", got)
	}
	p = runner(t, "v", "~")
	p.Said("easy already", false)
	p.Unchanged(start)
}

func TestEaseAfterUndoAndAfterAnotherChange(t *testing.T) {
	p := runner(t, "l", "~", "u", "~")
	if got := p.Day(april(7)); got != "easy 1h" {
		t.Errorf("~ u ~ gives %q", got)
	}
	p.Types("e")
	for range 30 {
		p.Types("backspace")
	}
	p.Types("tempo 40m", "enter", "~")
	if got := p.Day(april(7)); strings.Contains(got, "intervals") || strings.Contains(got, "tempo") {
		t.Errorf("what was written meanwhile is gone: ~ gives %q", got)
	}
	if got := p.Types("~").Day(april(7)); got != "tempo 40m" {
		t.Errorf("and back %q", got)
	}
}

// T and C ask once and hold for each week.
func TestTargetAndKindOfSeveralWeeks(t *testing.T) {
	p := runner(t, "V", "j", "T", "load 333", "enter")
	if got := targets(p.Plan); strings.Count(got, "load 333") != 2 || len(p.Past) != 1 {
		t.Errorf("targets %s in %d steps", got, len(p.Past))
	}
	p.Types("k", "V", "j", "C", "dow", "n", "enter")
	if got := shape(p.Plan); !strings.Contains(got, "Specific 1: load down down down\n") || len(p.Past) != 2 {
		t.Errorf("kinds %s in %d steps", got, len(p.Past))
	}
	p.Types("2u")
	p.Unchanged(screentest.Runner(t).Plan)
	p = runner(t, "V", "j", "T", "load much", "enter")
	if !p.Editor.Typing() || !p.Status.Fault {
		t.Error("a target that is none is taken")
	}
	p = runner(t, "V", "V", "C", "recovery", "enter", "u")
	p.Unchanged(screentest.Runner(t).Plan)
}

func TestNothingToWorkOnIsSaid(t *testing.T) {
	for _, typed := range []string{"x", "y", "~", "+", "-", "<", ">", "M"} {
		p := blocks(t, strings.Repeat("load 100 | easy 1h | easy 30m | easy 30m | rest | rest | rest | rest\n", 3)).Types("v", "j", "x", "v", "2l")
		start := p.Plan
		p.Types(typed)
		p.Said("no session in the selection", true)
		p.Unchanged(start)
	}
}

// A selection over a gap between seasons takes what there is; weeks do not
// change from one season to another.
func TestASelectionOverTwoSeasons(t *testing.T) {
	newID := screentest.IDs()
	spring := plan.Macrocycle{ID: newID(), Name: "Spring", Start: calendarOf(3, 29), Blocks: []plan.Mesocycle{screentest.Weeks(t, "A", plan.Build, strings.Repeat("load 100 | easy 1h | rest | rest | rest | rest | rest | rest\n", 3), newID)}}
	summer := plan.Macrocycle{ID: newID(), Name: "Summer", Start: calendarOf(5, 3), Blocks: []plan.Mesocycle{screentest.Weeks(t, "B", plan.Build, strings.Repeat("load 100 | easy 2h | rest | rest | rest | rest | rest | rest\n", 3), newID)}}
	both := plan.Plan{Seasons: []plan.Macrocycle{spring, summer}}
	for _, typed := range []string{"V 3j >", "V 3j <", "V 3j M k enter", "V 3j M 2j enter", "V 3j +", "V 3j ~", "V 3j y p enter", "V 3j T 65% enter", "v 3j >", "v 3j x", "V 3j x enter", "V 3j X enter"} {
		t.Run(typed, func(t *testing.T) {
			words := strings.Fields(typed)
			p := sit(t, screentest.SceneOf(t, both, newID)).Types(words[:2]...)
			held := 0
			span, _ := p.Editor.Selected(p.Plan)
			for day := span.From; day <= span.To; day++ {
				held += len(p.Plan.SessionsOn(day))
			}
			p.Types(words[2:]...)
			if p.Plan.Check() != nil {
				t.Error("no plan")
			}
			if got := p.Plan.Seasons[1].Start; got != calendarOf(5, 3) {
				t.Errorf("summer begins on %s", got.Format("2 Jan"))
			}
			before, _ := ids(both)
			after, _ := ids(p.Plan)
			switch taken := len(before) - len(after); {
			case strings.HasSuffix(typed, "X enter"), strings.HasSuffix(typed, "x enter"):
				if taken != 0 && taken != held {
					t.Errorf("of %d sessions that were selected %d are taken out", held, taken)
				}
				if p.Types("G", "p", "enter"); kept(before, after)+held != len(before) {
					t.Errorf("%d sessions are gone that were not selected", len(before)-kept(before, after)-held)
				}
			case strings.ContainsAny(typed, "<>M") && strings.HasPrefix(typed, "V"):
				if got := shape(p.Plan); got != shape(both) {
					t.Errorf("weeks go from one season to the other:\n%s", got)
				}
			}
		})
	}
}

func sameSet(a, b []plan.ID) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	byBytes := func(x, y plan.ID) int { return bytes.Compare(x[:], y[:]) }
	slices.SortFunc(a, byBytes)
	slices.SortFunc(b, byBytes)
	return slices.Equal(a, b)
}
