package phrase_test

import (
	"strings"
	"testing"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/notation"
	"ebb/plan/outlook"
	"ebb/tui/phrase"
)

var monday = calendar.Of(2027, time.March, 1)

// kinds gives a season of one block a row: its name, and a kind of week each.
func kinds(t *testing.T, rows ...string) plan.Plan {
	t.Helper()
	m := plan.Macrocycle{Name: "Spring", Start: monday}
	n := byte(1)
	for _, row := range rows {
		words := strings.Fields(row)
		b := plan.Mesocycle{Name: words[0], Phase: plan.Build}
		for _, word := range words[1:] {
			var kind plan.WeekKind
			if err := kind.UnmarshalText([]byte(word)); err != nil {
				t.Fatal(err)
			}
			w := plan.Microcycle{Kind: kind, Days: 7}
			for d, line := range strings.Split("rest|easy 1h|intervals 1h10 !|easy 45m|rest|long 3h30 +700m !|easy 1h", "|") {
				s, err := notation.ParseSession(line, plan.Run)
				if err != nil {
					t.Fatal(err)
				}
				n++
				s.ID, s.Day = plan.ID{n, byte(d)}, d
				w.Sessions = append(w.Sessions, s)
			}
			b.Weeks = append(b.Weeks, w)
		}
		m.Blocks = append(m.Blocks, b)
	}
	return plan.Plan{Seasons: []plan.Macrocycle{m}}
}

// Which week it is and what it leads to is said in words.
func TestTheWeekInWords(t *testing.T) {
	p := kinds(t, "Base load load down load", "Build load load load down", "Sharp taper race", "Rest recovery")
	p.Events = []plan.Event{{From: monday + 9*7 + 5, Days: 1, Priority: plan.A, Name: "Canyon"}}
	for week, want := range map[int]string{
		0:  "Week 1 of 11, load week 1 of 2 of Base. The down week comes on Mon 15 Mar.",
		1:  "Week 2 of 11, load week 2 of 2 of Base. The down week comes on Mon 15 Mar.",
		2:  "Week 3 of 11, the down week of Base: less, so that what you did can land.",
		3:  "Week 4 of 11, the load week of Base. The down week comes on Mon 19 Apr.",
		6:  "Week 7 of 11, load week 3 of 3 of Build. The down week comes on Mon 19 Apr.",
		8:  "Week 9 of 11, taper: shorter and still sharp. 12 d to Canyon.",
		9:  "Week 10 of 11, race week: little, and nothing new. 5 d to Canyon.",
		10: "Week 11 of 11, recovery: it comes back by doing less.",
	} {
		day := monday + calendar.Day(7*week)
		at, ok := p.Locate(day)
		if !ok {
			t.Fatal(day)
		}
		if got := phrase.Week(p, at, day); got != want {
			t.Errorf("week %d: %s, want %s", week+1, got, want)
		}
	}
}

// Where the wave is and what comes after is said without a figure of the models.
func TestTheWaveInWords(t *testing.T) {
	p := kinds(t, "Base load load")
	a, err := plan.Athlete{}.Resolve()
	if err != nil {
		t.Fatal(err)
	}
	look := outlook.New(outlook.Input{Plan: p, Athlete: &a, Today: monday})
	for _, c := range []struct {
		day         int
		wave, after string
	}{
		{0, "Today you are down: what you did has landed.", "After it comes easy 1h. All of you is settled tomorrow."},
		{5, "you start settled, and what you do takes the wave up again.", "After it comes easy 1h. All of you is settled on "},
		{6, "the wave comes down. Saturday's long is still in the ", "After it comes rest."},
	} {
		day := monday + calendar.Day(c.day)
		wave, after := phrase.Wave(look, day, monday), phrase.After(look, day, monday)
		if !strings.Contains(wave, c.wave) || !strings.Contains(after, c.after) {
			t.Errorf("day %d: %q %q", c.day, wave, after)
		}
		why := phrase.WhyInWords(look, day, monday, 0)
		if strings.ContainsAny(wave+why, "~(") || strings.Contains(why, "of 100") {
			t.Errorf("day %d tells figures: %q %q", c.day, wave, why)
		}
		if figures := phrase.Why(look, day, monday, 0); figures == why {
			t.Errorf("day %d: who makes the plan is told no more: %q", c.day, why)
		}
	}
}
