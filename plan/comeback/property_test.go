package comeback

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/load"
	"ebb/plan/notation"
)

// someLines are sessions of every shape that can be cut.
var someLines = []string{
	"", "rest", "easy 50m", "easy 8k", "long 4h @3 +1400m -1200m fuel 70g #night !", "tempo 1h10", "race 2h",
	"intervals: 20m @2, 5x(4m @9, 2m @2), 20m @2", "intervals 12k: 3k @2, 6x(1k @9), 3k @2", "hills: 10x(1m @9, 2m @2)",
	"threshold: 10m @2, 2x(3x(5m @8, 1m @2), 5m @2), 10m @2", "strength heavy 45m", "strength plyo 20m", "mobility 20m",
	"bike intervals 2h @200-220w", "swim easy 3000mtr", "bike long 80k", "progression 1h30 @60>85% load 90", "recovery 9m", "multi race 3h: bike 2h, run 1h",
}

func anyPlan(t *rapid.T) plan.Plan {
	p := plan.Plan{Seasons: []plan.Macrocycle{{ID: id(1), Start: monday, Blocks: []plan.Mesocycle{{ID: id(2), Phase: plan.Build}}}}}
	b := &p.Seasons[0].Blocks[0]
	for n := range rapid.IntRange(1, 6).Draw(t, "weeks") {
		w := plan.Microcycle{ID: id(100 * (n + 1)), Days: rapid.SampledFrom([]int{7, 7, 7, 10, 3}).Draw(t, "length")}
		if rapid.IntRange(0, 4).Draw(t, "outline") == 0 {
			w.Target = plan.Target{Measure: plan.TargetLoad, Value: float64(rapid.IntRange(1, 500).Draw(t, "target"))}
		} else {
			for d := range w.Days {
				line := rapid.SampledFrom(someLines).Draw(t, "line")
				if line == "" {
					continue
				}
				s, err := notation.ParseSession(line, plan.Run)
				if err != nil {
					t.Fatal(line, err)
				}
				s.ID, s.Day = id(100*(n+1)+d+1), d
				w.Sessions = append(w.Sessions, s)
			}
		}
		b.Weeks = append(b.Weeks, w)
	}
	if rapid.Bool().Draw(t, "raced") {
		p.Events = []plan.Event{race(monday + calendar.Day(rapid.IntRange(0, 40).Draw(t, "race")))}
	}
	return p
}

func anyFact(t *rapid.T) plan.Life {
	l := fact(rapid.SampledFrom(append(plan.LifeKinds(), 0)).Draw(t, "kind"), rapid.IntRange(-10, 30).Draw(t, "from"), rapid.IntRange(1, 30).Draw(t, "days"))
	if l.Kind == plan.Injured && rapid.Bool().Draw(t, "allowed") {
		l.Allows = []plan.Sport{plan.Bike}
	}
	return l
}

// Whatever the plan and the fact: a return makes a plan that holds together, adds
// nothing, touches no race and no day outside of it, leaves no hard day early
// after illness, and bears its shares.
func TestAnyReturnIsGraduated(t *testing.T) {
	a := athlete(t)
	rapid.Check(t, func(t *rapid.T) {
		in := Input{Plan: anyPlan(t), Athlete: a, Today: monday + calendar.Day(rapid.IntRange(-5, 30).Draw(t, "today"))}
		f := anyFact(t)
		r := Propose(in, f)
		if len(r.Edit.Edits) == 0 {
			if len(r.Changes) > 0 {
				t.Fatalf("changes and no edit: %+v", r)
			}
			return
		}
		res, err := edit.Apply(in.Plan, r.Edit)
		if err != nil {
			t.Fatal(err)
		}
		if err := res.Plan.Check(); err != nil {
			t.Fatal(err, said(r))
		}
		if len(res.Plan.Events) > 0 && !slices.EqualFunc(in.Plan.Events, res.Plan.Events, func(a, b plan.Event) bool { return a.ID == b.ID && a.From == b.From }) {
			t.Fatal("an event changed")
		}
		for at := range in.Plan.Weeks() {
			was, is := in.Plan.Week(at), res.Plan.Week(at)
			if is.Target.Value > was.Target.Value || len(is.Sessions) != len(was.Sessions) {
				t.Fatalf("week of %s: %+v, was %+v", at.Start, is, was)
			}
			for i := range was.Sessions {
				checkSession(t, in, &r, at.Start+calendar.Day(was.Sessions[i].Day), was.Sessions[i], is.Sessions[i])
			}
		}
		if again := Propose(Input{Plan: res.Plan, Athlete: a, Today: in.Today}, f); len(again.Changes) > 0 {
			t.Fatalf("taken twice: %q", said(again))
		}
	})
}

func checkSession(t *rapid.T, in Input, r *Return, day calendar.Day, was, is plan.Session) {
	before, after := load.Of(was, in.Athlete, day), load.Of(is, in.Athlete, day)
	share := r.Ramp.share(int(day - r.Days.From))
	raceDay := len(in.Plan.EventsOn(day)) > 0
	switch {
	case line(was) == line(is):
		stays := was.Kind == plan.Rest || was.Kind == plan.Race || was.Sport == plan.Mobility || r.Gap.allows(was.Sport)
		if !stays && !raceDay && r.Days.Has(day) && day >= in.Today && share < 1 && before.Load > 10 {
			t.Fatalf("%s: %s is left as it is", day, line(was))
		}
	case !r.Days.Has(day) || day < in.Today || raceDay || was.Kind == plan.Race:
		t.Fatalf("%s: %s became %s", day, line(was), line(is))
	case after.Load > before.Load+1e-9:
		t.Fatalf("%s: %s (%.1f) became %s (%.1f)", day, line(was), before.Load, line(is), after.Load)
	case before.Seconds > 40*minute && after.Load > 1.11*share*before.Load:
		t.Fatalf("%s: %s (%.1f) became %s (%.1f) at %.2f", day, line(was), before.Load, line(is), after.Load, share)
	}
	if early := int(day - r.Days.From); r.Gap.Sick > 0 && early >= 0 && early < calmDays && day >= in.Today && !raceDay && was.Kind != plan.Race &&
		!r.Gap.allows(was.Sport) && after.Hard >= hardDay {
		t.Fatalf("%s, day %d after illness: %s is hard (%.1f)", day, early+1, line(is), after.Hard)
	}
}
