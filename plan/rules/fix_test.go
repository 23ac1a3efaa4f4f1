package rules

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/outlook"
)

func judged(t testing.TB, p plan.Plan) *Verdict {
	t.Helper()
	return Judge(Input{Look: outlook.New(outlook.Input{Plan: p, Athlete: athlete(t), Today: monday}), Today: monday})
}

func TestAFixTakesTheFindingAway(t *testing.T) {
	unsettled := weeks(4, func(w int) []plan.Session {
		if w > 1 {
			return []plan.Session{easy(1, 40)}
		}
		return []plan.Session{far(1, 48), far(4, 48)}
	})
	for _, tt := range []struct {
		rule string
		plan plan.Plan
		want string // the kind of edit
	}{
		{"R01", loads(300, 300, 300, 300, 300, 200), "edit.Batch"},
		{"R03", only(2, hard(2), hard(3), easy(5, 30), easy(9, 30)), "edit.SwapDays"},
		{"R05", only(2, far(1, 45), hard(2), easy(6, 20)), "edit.SwapDays"},
		{"R15", unsettled, "edit.DeleteSessions"},
		{"R19", racing(loads(200, 200), event(plan.A, 10, 42.2), event(plan.B, 70, 42.2)), "edit.Batch"},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			v := judged(t, tt.plan)
			found := v.of(tt.rule)
			if len(found) == 0 {
				t.Fatal("there is nothing to put right")
			}
			fix, ok := v.Fix(&found[0])
			if !ok {
				t.Fatalf("no fix for: %s", found[0].Says)
			}
			if got := fmt.Sprintf("%T", fix.Edit); got != tt.want {
				t.Errorf("the fix is a %s, want a %s: %+v", got, tt.want, fix.Edit)
			}
			if left := judged(t, fix.Plan).of(tt.rule); len(left) >= len(found) {
				t.Errorf("still there: %s", left[0].Says)
			}
		})
	}
}

// Of two races the main one stays, and what a fix would bring of a family that
// goes before is no fix.
func TestAFixKeepsWhatMattersMore(t *testing.T) {
	v := judged(t, racing(loads(200, 200), event(plan.A, 10, 42.2), event(plan.B, 70, 42.2)))
	fix, ok := v.Fix(&v.of("R19")[0])
	if !ok || fix.Plan.Events[0].Priority != plan.A || fix.Plan.Events[1].Priority != plan.C {
		t.Errorf("the fix is %+v", fix.Edit)
	}
	races := v.of("R19")[0]
	health := Finding{Rule: mustFind(t, "R36"), Severity: Warn, From: monday, To: monday, Case: Case{Rule: "R36"}}
	load := Finding{Rule: mustFind(t, "R10"), Severity: Warn, From: monday, To: monday, Case: Case{Rule: "R10"}}
	for _, tt := range []struct {
		name string
		fix  Fix
		want bool
	}{
		{"it is gone", Fix{Gone: []Finding{races}}, true},
		{"it stays", Fix{}, false},
		{"one on health comes", Fix{Gone: []Finding{races}, Come: []Finding{health}}, false},
		{"one on load comes", Fix{Gone: []Finding{races}, Come: []Finding{load}}, true},
		{"a red one on load comes", Fix{Gone: []Finding{races}, Come: []Finding{{Rule: load.Rule, Severity: Red}}}, false},
	} {
		if got := tt.fix.putsRight(&races); got != tt.want {
			t.Errorf("%s: put right %t", tt.name, got)
		}
	}
}

// A fix tells what it changes and what comes of it.
func TestAFixTellsWhatComesOfIt(t *testing.T) {
	v := judged(t, racing(loads(300, 300, 300, 300, 300, 200, 300, 300), event(plan.A, 50, 42.2)))
	found := v.of("R01")
	fix, ok := v.Fix(&found[0])
	if !ok || !v.Fixable(&found[0]) {
		t.Fatal("no fix")
	}
	if !slices.ContainsFunc(fix.Gone, func(f Finding) bool { return f.Case == found[0].Case }) {
		t.Errorf("gone are %v", fix.Gone)
	}
	changes := fix.Changes()
	if len(changes) == 0 || fix.Words() == "" {
		t.Errorf("%q changes %v", fix.Words(), changes)
	}
	races, swings := fix.Races(), fix.Swings()
	if len(races) != 1 || races[0].Is.Fitness >= races[0].Was.Fitness || races[0].From != 10 {
		t.Errorf("a week made lighter: %+v", races)
	}
	if len(swings) != 1 || !swings[0].Had || !swings[0].Has || swings[0].Is == swings[0].Was {
		t.Errorf("the wave: %+v", swings)
	}
}

func mustFind(t *testing.T, id string) *Rule {
	t.Helper()
	r, ok := Find(id)
	if !ok {
		t.Fatal(id)
	}
	return r
}

// Whatever the plan, what is offered for a finding takes it away (of two races
// that are too close it may first run one in training), brings nothing worse, leaves what is over, what was done and the days of races alone, and
// keeps the plan sound.
func TestFixesOfOddPlansAreSound(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		in := oddInput(t, rt)
		n := 9000000
		in.NewID = func() plan.ID { n++; return id(n) }
		v := Judge(in)
		findings := slices.DeleteFunc(slices.Clone(v.Findings()), func(f Finding) bool { return !v.Fixable(&f) })
		if len(findings) == 0 {
			return
		}
		f := findings[rapid.IntRange(0, len(findings)-1).Draw(rt, "finding")]
		sound := in.Look.Plan().Check() == nil
		for _, fix := range v.Fixes(&f, 2) {
			checkNoWorse(rt, v, &f, &fix)
			checkLeft(rt, in, &fix)
			if err := fix.Plan.Check(); sound && err != nil {
				rt.Fatalf("%s: the plan is no longer sound: %v", f.Rule.ID, err)
			}
			if fix.Words() == "" || len(fix.Changes()) == 0 {
				rt.Fatalf("%s: %q changes nothing", f.Rule.ID, fix.Words())
			}
		}
	})
}

func checkNoWorse(t *rapid.T, v *Verdict, f *Finding, fix *Fix) {
	again := Judge(Input{
		Look: v.ground.in.Look.With(fix.Plan), Today: v.ground.in.Today, Since: v.ground.in.Since,
		Checkins: v.ground.in.Checkins, Records: v.ground.in.Records,
	})
	if !reflect.DeepEqual(fix.Verdict.Findings(), again.Findings()) {
		t.Fatalf("%s: the verdict of the fix is another from scratch: %s", f.Rule.ID, firstDifference(fix.Verdict.Findings(), again.Findings()))
	}
	for _, left := range again.Findings() {
		if left.Case == f.Case && left.Severity >= f.Severity && !f.felt() && !fix.lowers(f) {
			t.Fatalf("%s is still there: %s", f.Rule.ID, left.Says)
		}
	}
	for _, come := range fix.Come {
		if come.Rule.Family < f.Rule.Family && come.Severity >= Warn || come.Severity == Red && f.Rule.Family != Health {
			t.Fatalf("%s: %s brings %s", f.Rule.ID, fix.Words(), come.Says)
		}
	}
}

// checkLeft asks that days before today, the days of races, and what was done
// are as they were.
func checkLeft(t *rapid.T, in Input, fix *Fix) {
	was := in.Look.Plan()
	done := map[plan.ID]bool{}
	for i := range in.Records {
		for _, share := range in.Records[i].Sessions {
			done[share.Session] = true
		}
	}
	for at := range was.Weeks() {
		for _, s := range was.Week(at).Sessions {
			day := at.Start + calendar.Day(s.Day)
			if day >= in.Today && len(fix.Plan.EventsOn(day)) == 0 && !done[s.ID] {
				continue
			}
			now, i, ok := fix.Plan.FindSession(s.ID)
			if !ok || now.Date() != day || !edit.SameSession(fix.Plan.Week(now).Sessions[i], s) {
				t.Fatalf("%s touches the session of %v", fix.Words(), day)
			}
		}
	}
}
