package leeway_test

import (
	"strings"
	"testing"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/leeway"
	"ebb/plan/notation"
	"ebb/plan/outlook"
)

var monday = calendar.Of(2027, time.April, 5)

func id(n int) plan.ID { return plan.ID{15: byte(n)} }

func never(plan.ID) bool { return false }

// weeks gives a plan of two weeks alike: a line a day, sessions apart by ";".
func weeks(t *testing.T, line string) plan.Plan {
	t.Helper()
	block := plan.Mesocycle{ID: id(2), Name: "Build", Phase: plan.Build}
	n := 10
	for range 2 {
		w := plan.Microcycle{ID: id(n), Days: 7}
		n++
		for d, day := range strings.Split(line, "|") {
			for one := range strings.SplitSeq(day, ";") {
				if one = strings.TrimSpace(one); one == "" {
					continue
				}
				s, err := notation.ParseSession(one, plan.Run)
				if err != nil {
					t.Fatal(err)
				}
				s.ID, s.Day = id(n), d
				n++
				w.Sessions = append(w.Sessions, s)
			}
		}
		block.Weeks = append(block.Weeks, w)
	}
	return plan.Plan{Seasons: []plan.Macrocycle{{ID: id(1), Name: "Spring", Start: monday, Blocks: []plan.Mesocycle{block}}}}
}

const usual = "rest | easy 1h | intervals 1h10 ! | | easy 45m #fixed; bike easy 1h | long 3h ! #fixed | easy 1h"

// A day is the athlete's to move unless a race, the coach or a key session holds
// it; what is over or was answered is not to be moved.
func TestWhatHoldsADay(t *testing.T) {
	p := weeks(t, usual)
	p.Events = []plan.Event{{ID: id(99), From: monday + 13, Days: 1, Name: "Canyon"}}
	on := func(day int) plan.ID { return p.SessionsOn(monday + calendar.Day(day))[0].ID }
	answered := on(1)
	for _, c := range []struct {
		day  int
		done func(plan.ID) bool
		want leeway.Hold
	}{
		{0, never, leeway.Over},
		{1, never, leeway.Yours},
		{1, func(s plan.ID) bool { return s == answered }, leeway.Over},
		{2, never, leeway.ByKey},
		{3, never, leeway.Empty},
		{4, never, leeway.ByCoach}, // one of its two sessions is fixed
		{5, never, leeway.ByCoach}, // the coach's word weighs more than the key
		{6, never, leeway.Yours},
		{7, never, leeway.Empty}, // a rest
		{13, never, leeway.ByRace},
		{40, never, leeway.Empty},
	} {
		if got := leeway.Of(&p, monday+calendar.Day(c.day), monday+1, c.done); got != c.want {
			t.Errorf("day %d: %s, want %s", c.day, got, c.want)
		}
	}
}

func look(t *testing.T, p plan.Plan, settings ...plan.Setting) *outlook.Outlook {
	t.Helper()
	a, err := plan.Athlete{Settings: settings}.Resolve()
	if err != nil {
		t.Fatal(err)
	}
	return outlook.New(outlook.Input{Plan: p, Athlete: &a, Today: monday})
}

// A session can go to the days of its week that are left and, late in it, to the
// next days; each says how the body would start it, as the move itself gives.
func TestWhereASessionCanGo(t *testing.T) {
	p := weeks(t, usual)
	o := look(t, p, plan.Setting{Key: "available.fri", Value: "0"})
	for _, c := range []struct {
		name  string
		day   int
		today int
		want  string
	}{
		{"from the middle of the week on", 2, 1, "6 8 9 10 11"},
		{"the last day reaches into the next week", 6, 4, "9 10 12 13 14"},
		{"today's goes on alone", 1, 1, "7 8 9 10 11"},
	} {
		s := p.SessionsOn(monday + calendar.Day(c.day))[0]
		all := leeway.Targets(o, s.ID, monday+calendar.Day(c.today), 5, never)
		var days []string
		for _, to := range all {
			days = append(days, to.Day.Format("2"))
			move, err := leeway.Edit(&p, s.ID, to.Day)
			if err != nil {
				t.Fatal(err)
			}
			moved, err := edit.Apply(p, move)
			if err != nil {
				t.Fatal(err)
			}
			there, _ := o.With(moved.Plan).Day(to.Day)
			if to.Starts != there.Morning.Max() {
				t.Errorf("%s: %s starts at %g, want %g", c.name, to.Day, to.Starts, there.Morning.Max())
			}
			if to.Never != (to.Day.Weekday() == time.Friday) {
				t.Errorf("%s: no time on %s: %v", c.name, to.Day.Format("Mon"), to.Never)
			}
		}
		if got := strings.Join(days, " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// No session is sent onto a race, nor to where there is no week; one that is gone
// goes nowhere.
func TestWhereASessionCantGo(t *testing.T) {
	p := weeks(t, usual)
	p.Events = []plan.Event{{ID: id(99), From: monday + 4, Days: 1, Name: "Canyon"}}
	o := look(t, p)
	for _, to := range leeway.Targets(o, p.SessionsOn(monday + 2)[0].ID, monday, 9, never) {
		if to.Day == monday+4 || to.Day == monday+2 {
			t.Errorf("it could go to %s", to.Day)
		}
	}
	if got := leeway.Targets(o, id(200), monday, 9, never); got != nil {
		t.Errorf("one that is gone could go to %v", got)
	}
	last := p.SessionsOn(monday + 13)[0].ID
	for _, to := range leeway.Targets(o, last, monday, 9, never) {
		if to.Day > monday+13 {
			t.Errorf("beyond the season: %s", to.Day)
		}
	}
	if _, err := leeway.Edit(&p, last, monday+20); err == nil || !strings.Contains(err.Error(), "no week of the plan holds") {
		t.Errorf("%v", err)
	}
}
