package rules

import (
	"strings"
	"testing"

	"ebb/plan"
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
	if close := judged(t, training).of("R19"); len(close) == 0 {
		t.Error("two marathons in a fortnight are not too close")
	}
}
