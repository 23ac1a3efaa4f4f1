package rules

import (
	"slices"
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/outlook"
)

// Heavy strength on the eve of a race stands before it, and is taken away.
func TestHeavyStrengthOnTheEveOfARace(t *testing.T) {
	heavy := plan.Session{Day: 4, Sport: plan.Strength, Kind: plan.Heavy, Duration: plan.DurationOf(45 * 60)}
	sessions := func(w int) []plan.Session {
		if w < 3 {
			return []plan.Session{easy(1, 60), easy(3, 60), easy(6, 90)}
		}
		return []plan.Session{easy(1, 30), heavy}
	}
	v := judged(t, racing(weeks(4, sessions), event(plan.A, 26, 42.2)))
	found := v.of("R29")
	if len(found) != 1 || found[0].Severity != Warn || found[0].Way() != "take it away" {
		t.Fatalf("found %+v", found)
	}
	for _, f := range append(found, v.of("R30")...) {
		if !f.Case.And.IsZero() && strings.Contains(f.Way(), "add") {
			t.Errorf("%s: way out: %s", f.Says, f.Way())
		}
	}
	fix, ok := v.Fix(&found[0])
	if !ok || len(fix.Plan.Seasons[0].Blocks[0].Weeks[3].Sessions) != 1 {
		t.Errorf("it stays: %v %v", ok, fix.Edit)
	}
}

// The way out leaves out what is done already, and is none where a finding only
// tells.
func TestTheWayOutIsOfTheCase(t *testing.T) {
	training := racing(loads(200, 200, 200, 200, 200, 200, 200, 200), event(plan.C, 34, 42.2), event(plan.C, 48, 42.2))
	for _, f := range judged(t, training).of("R19") {
		if strings.Contains(f.Way(), "run one of them in training") {
			t.Errorf("%s: way out: %s", f.Says, f.Way())
		}
	}
	spikes := judged(t, training).of("R11")
	for _, f := range spikes {
		if f.Way() != "" {
			t.Errorf("%s: way out: %s", f.Says, f.Way())
		}
	}
	if near := judged(t, training).of("R19"); len(near) == 0 {
		t.Error("two marathons in a fortnight are not too close")
	}
}

// In the place of a race that goes nothing is put in the taper of a main race or
// the calm after it, and what is put there carries the fuel that the athlete is
// used to.
func TestWhatIsPutInThePlaceOfARace(t *testing.T) {
	long := plan.Session{Day: 6, Sport: plan.Run, Kind: plan.Long, Duration: plan.DurationOf(152 * 60), Fuel: plan.Fuel{Carb: 70}}
	for _, tt := range []struct {
		days int // from the race to the next one
		put  bool
	}{{-10, false}, {6, false}, {18, false}, {19, true}, {45, true}} {
		p := racing(weeks(16, func(int) []plan.Session { return []plan.Session{long} }), event(plan.B, 41, 42.2), event(plan.A, 41+tt.days, 42.2))
		n := 100000
		in := Input{Look: outlook.New(outlook.Input{Plan: p, Athlete: athlete(t), Today: monday}), Today: monday, NewID: func() plan.ID { n++; return id(n) }}
		g := Judge(in).ground
		lesser := slices.IndexFunc(g.races, func(r race) bool { return r.of.Priority == plan.B })
		all := g.insteadOf(&g.races[lesser])
		if put := len(all) > 0; put != tt.put {
			t.Errorf("%d days before the next: put %v, want %v", tt.days, put, tt.put)
		}
		if tt.put && (len(all) != 2 || all[0].Session.Fuel.Carb != 70 || all[0].Session.Duration.Seconds != 150*60 || all[1].Session.Kind != plan.Easy || all[1].Session.Duration.Seconds != 75*60) {
			t.Errorf("put in place: %+v", all)
		}
	}
}

// A finding without a fix names what stands in the way of one, and one with a fix
// names nothing.
func TestARefusalNamesWhatStandsInTheWay(t *testing.T) {
	v, named := Judge(overreachedInput(t)), 0
	for _, f := range v.Findings() {
		in, refused := v.Refused(&f)
		if _, ok := v.Fix(&f); ok && refused {
			t.Errorf("%s has a fix, and is refused for %s", f.Says, in.Says)
		}
		if refused {
			named++
			if in.Says == "" || in.Severity < Warn {
				t.Errorf("%s: in its way: %+v", f.Says, in)
			}
		}
	}
	if named == 0 {
		t.Error("no refusal names anything")
	}
}

// Of two races that are too close one is run in training, first of all; then it
// is put on another day, where that is far from all others, or struck out.
func TestWaysToPutRacesApart(t *testing.T) {
	p := racing(loads(200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200), event(plan.B, 33, 10), event(plan.B, 40, 10))
	v := judged(t, p)
	found := v.of("R19")
	if len(found) != 1 {
		t.Fatalf("found %+v", found)
	}
	var words []string
	for _, fix := range v.Fixes(&found[0], 9) {
		words = append(words, fix.Words())
	}
	got := strings.Join(words, "; ")
	training, moved, gone := strings.Index(got, "in training (C)"), strings.Index(got, "moved to"), strings.Index(got, "deleted")
	if training != strings.Index(got, " ")+1 || moved < training || gone < moved {
		t.Errorf("the ways are %s", got)
	}
}
