package sketch

import (
	"fmt"
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/notation"
)

func event(t testing.TB, line string, id byte) plan.Event {
	t.Helper()
	e, err := notation.ParseEvent(line, plan.Run, calendar.Typing{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	e.ID = plan.ID{15: id, 0: 9}
	return e
}

func line(t testing.TB, text string) Line {
	t.Helper()
	l, err := ParseLine(text)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

const usualLine = "base 8w 3:1, build 8w 3:1, specific 6w 2:1, taper 2w, race, recovery 3w"

// usual is the season of the example, for an athlete of 8 hours.
func usual(t testing.TB) Input {
	return Input{
		Line: line(t, usualLine), Hours: Hours{6, 8}, Athlete: athleteOf(t, openings[2].minutes, "45"), Today: today, NewID: ids(),
		Events: []plan.Event{event(t, `A 2027-05-22 "Canyon 100K" 100k +5400m 16h fuel 75g #night`, 1)},
	}
}

func blocks(r Result) string {
	var all []string
	for _, d := range r.Dates {
		all = append(all, fmt.Sprintf("%s %s %d", d.Name, d.Span.From, d.Weeks))
	}
	return strings.Join(all, ", ")
}

func said(r Result) string {
	all := append([]string{}, r.Says...)
	for _, remark := range r.Remarks {
		all = append(all, remark.Says)
	}
	return strings.Join(all, "\n")
}

func TestBlocksAreLaidBackwardsAndForwards(t *testing.T) {
	for _, tt := range []struct {
		name, line string
		change     func(*Input)
		want, says string
	}{
		{"backwards", usualLine, nil, "Base 1 2026-11-30 4, Base 2 2026-12-28 4, Build 1 2027-01-25 4, Build 2 2027-02-22 4, Specific 1 2027-03-22 4, Specific 2 2027-04-19 2, Taper 2027-05-03 2, Race 2027-05-17 1, Recovery 2027-05-24 3", ""},
		{"later than today", "base 4w 3:1, taper 1w, race", nil, "Base 2027-04-12 4, Taper 2027-05-10 1, Race 2027-05-17 1", ""},
		{"a taper is the last recovery", "base 8w 3:1, taper 2w, race", nil, "Base 1 2027-03-08 5, Base 2 2027-04-12 3, Taper 2027-05-03 2, Race 2027-05-17 1", ""},
		{"a rest joins the first", "base 9w 3:1, race", nil, "Base 1 2027-03-15 5, Base 2 2027-04-19 4, Race 2027-05-17 1", ""},
		{"microcycles of nine days", "base 6x9d 2:1, race", nil, "Base 1 2027-03-24 3, Base 2 2027-04-20 3, Race 2027-05-17 1", ""},
		{"no race in the line", "base 4w, taper 1w, recovery 2w", nil, "Base 2027-04-12 4, Taper 2027-05-10 1, Race 2027-05-17 1, Recovery 2027-05-24 2", "The line has no race"},
		{"longer than the time", usualLine, func(in *Input) { in.Today = calendar.Of(2027, 2, 3) }, "Build 2027-02-08 6, Specific 1 2027-03-22 4, Specific 2 2027-04-19 2, Taper 2027-05-03 2, Race 2027-05-17 1, Recovery 2027-05-24 3", "need 24 weeks and 14 weeks are left: base goes (8 weeks), build loses 2 weeks of 8"},
		{"from a start that is too early", "base 4w 3:1, taper 1w, race", func(in *Input) { in.Start = calendar.Of(2027, 4, 5) }, "Base 2027-04-05 5, Taper 2027-05-10 1, Race 2027-05-17 1", "6 weeks are left before Canyon 100K and the blocks need 5 weeks: base gets 1 week more"},
		{"from a day in the middle of a week", "base 4w 3:1, taper 1w, race", func(in *Input) { in.Start = calendar.Of(2027, 4, 7) }, "Base 2027-04-07 5, Taper 2027-05-10 1, Race 2027-05-17 1", ""},
		{"without a race", "base 8w 3:1", func(in *Input) { in.Events, in.Start = nil, today }, "Base 1 2026-11-23 4, Base 2 2026-12-21 4", ""},
	} {
		in := usual(t)
		in.Line = line(t, tt.line)
		if tt.change != nil {
			tt.change(&in)
		}
		r, err := Make(in)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := blocks(r); got != tt.want {
			t.Errorf("%s: %s\nwant %s", tt.name, got, tt.want)
		}
		if !strings.Contains(said(r), tt.says) {
			t.Errorf("%s: said %s, want %s", tt.name, said(r), tt.says)
		}
	}
}

// What cannot be had is said in a sentence, and the best of it made.
func TestBadInputIsSaidAndTheBestIsMade(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(*Input)
		err    string // no season at all
		says   string
	}{
		{"a race tomorrow", func(in *Input) { in.Today = calendar.Of(2027, 5, 21) }, "", "Canyon 100K is too near for anything of the line before its week"},
		{"a race in the past", func(in *Input) { in.Today = calendar.Of(2027, 6, 1) }, "Canyon 100K was on Sat 22 May 2027, 10 days ago", ""},
		{"no race", func(in *Input) { in.Events = nil }, "which race?", ""},
		{"no time on any day", func(in *Input) { in.Athlete = athleteOf(t, [7]int{}, "45") }, "", "no day of the week has time to train"},
		{"hours that can't hold the long day", func(in *Input) { in.Hours = Hours{3, 4} }, "", "Canyon 100K asks for time on feet, 7 h in one go"},
		{"no day that is long enough", func(in *Input) {
			in.Hours, in.Athlete = Hours{10, 14}, athleteOf(t, [7]int{120, 120, 120, 120, 120, 180, 120}, "78")
		}, "", "the day with most time is Saturday, with 3 h"},
		{"more fitness than a week bears", func(in *Input) { in.Hours = Hours{14, 16} }, "", "would raise fitness by more than 5 a week"},
		{"two main races three weeks apart", func(in *Input) {
			in.Plan.Events = []plan.Event{event(t, `A 2027-05-01 "Other 50K" 50k +2000m 7h`, 2)}
		}, "", "Canyon 100K comes 21 days after Other 50K, and 56 are usual"},
	} {
		in := usual(t)
		tt.change(&in)
		r, err := Make(in)
		switch {
		case tt.err != "" && (err == nil || !strings.Contains(err.Error(), tt.err)):
			t.Errorf("%s: %v, want %s", tt.name, err, tt.err)
		case tt.err == "" && err != nil:
			t.Errorf("%s: %v", tt.name, err)
		case tt.err == "" && (!strings.Contains(said(r), tt.says) || len(r.Season.Blocks) == 0):
			t.Errorf("%s: said\n%s\nwant %s", tt.name, said(r), tt.says)
		}
	}
}

// The edit is one change: nothing is there before it, all after it, and undone it
// is as before.
func TestASeasonIsOneEdit(t *testing.T) {
	in := usual(t)
	r, err := Make(in)
	if err != nil {
		t.Fatal(err)
	}
	done, err := edit.Apply(in.Plan, r.Edit)
	if err != nil || len(done.Plan.Seasons) != 1 || len(done.Plan.Events) != 1 {
		t.Fatalf("%d seasons, %d events, %v", len(done.Plan.Seasons), len(done.Plan.Events), err)
	}
	if err := done.Plan.Check(); err != nil {
		t.Error(err)
	}
	in.Plan, in.Events = done.Plan, nil
	if _, err := Make(in); err == nil || !strings.Contains(err.Error(), "would lie over the season “Canyon 100K”") {
		t.Errorf("over a season that is there: %v", err)
	}
	in.Replace, in.Today = done.Plan.Seasons[0].ID, calendar.Of(2027, 2, 3)
	in.NewID = func() plan.ID { n := ids(); id := n(); id[1] = 7; return id }
	n := 0
	in.NewID = func() plan.ID { n++; return plan.ID{0: 3, 14: byte(n >> 8), 15: byte(n)} }
	again, err := Make(in)
	if err != nil {
		t.Fatal(err)
	}
	kept := again.Plan.Seasons[0]
	if len(again.Plan.Seasons) != 1 || kept.Start != done.Plan.Seasons[0].Start || kept.Blocks[0].Weeks[0].ID != done.Plan.Seasons[0].Blocks[0].Weeks[0].ID {
		t.Error("weeks that are over do not stay as they were")
	}
	if !strings.Contains(said(again), "10 weeks of “Canyon 100K” before Mon 8 Feb 2027 stay as they were") {
		t.Error(said(again))
	}
}

// What lies before a season that takes the place of another stays, though a cycle of
// it is cut in the middle, or days lie between the two.
func TestAReplacedSeasonKeepsItsPast(t *testing.T) {
	for _, tt := range []struct {
		name, line string
		start      calendar.Day
		weeks      int
	}{
		{"cycles of ten days", "base 14x10d 2:1", today - 63, 7},
		{"days between", "base 6w 2:1", today - 49, 7},
		{"to the day", "base 12w 3:1", today - 63, 10},
	} {
		in := usual(t)
		in.Line, in.Start, in.Today, in.Events = line(t, tt.line), tt.start, tt.start, nil
		old, err := Make(in)
		if err != nil {
			t.Fatal(err)
		}
		in = usual(t)
		in.Plan, in.Replace, in.Line = old.Plan, old.Season.ID, line(t, "base 24w 3:1, race")
		n := 0
		in.NewID = func() plan.ID { n++; return plan.ID{0: 3, 14: byte(n >> 8), 15: byte(n)} }
		again, err := Make(in)
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		kept, before := again.Season, 0
		day := kept.Start
		for _, b := range kept.Blocks {
			for _, w := range b.Weeks {
				if day < again.Dates[0].Span.From {
					before++
				}
				day += calendar.Day(w.Days)
			}
		}
		if err := again.Plan.Check(); err != nil || kept.Start != tt.start || before != tt.weeks || kept.Blocks[0].Weeks[0].ID != old.Season.Blocks[0].Weeks[0].ID {
			t.Errorf("%s: it starts on %s with %d weeks before %s, want %d from %s: %v", tt.name, kept.Start, before, again.Dates[0].Span.From, tt.weeks, tt.start, err)
		}
	}
}

// A lesser race gets a small taper, and the calm after it that its class asks for.
func TestLesserRacesAreFittedIn(t *testing.T) {
	in := usual(t)
	in.Plan.Events = []plan.Event{event(t, `B 2027-03-14 "Foothill 50K" 50k +2100m 6h`, 2), event(t, `C 2027-01-16 "Town 10" 10k 42m`, 3)}
	c := check(t, in)
	for _, f := range c.reds {
		t.Errorf("%s is red: %s", f.Rule.ID, f.Says)
	}
	for _, f := range append(c.warns, c.reds...) {
		if f.Rule.ID == "R20" || f.Rule.ID == "R19" {
			t.Errorf("%s: %s", f.Rule.ID, f.Says)
		}
	}
	for _, s := range c.result.Plan.SessionsOn(calendar.Of(2027, 3, 14)) {
		t.Errorf("on the day of a race stands %v", s)
	}
	at, _ := c.result.Plan.Locate(calendar.Of(2027, 3, 16))
	if c.result.Plan.Week(at).Kind != plan.RecoveryWeek {
		t.Error("the week after the race is none of recovery")
	}
}

func TestTheSameInputGivesTheSameSeason(t *testing.T) {
	a, errA := Make(usual(t))
	b, errB := Make(usual(t))
	if errA != nil || errB != nil || fmt.Sprint(a.Season) != fmt.Sprint(b.Season) || said(a) != said(b) {
		t.Error("two seasons of one input differ")
	}
}

func BenchmarkSketchOf52Weeks(b *testing.B) {
	in := usual(b)
	in.Line = line(b, "base 20w 3:1, build 16w 3:1, specific 8w 3:1, taper 2w, race, recovery 5w")
	in.Events = []plan.Event{event(b, `A 2027-10-23 "Canyon 100K" 100k +5400m 16h fuel 75g #night #heat`, 1)}
	for b.Loop() {
		if _, err := Make(in); err != nil {
			b.Fatal(err)
		}
	}
}
