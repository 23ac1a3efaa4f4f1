package rules

import (
	"strings"
	"testing"

	"ebb/plan/outlook"
)

// Every rule says when it speaks, with each of its parameters.
func TestEveryRuleSaysWhenItSpeaks(t *testing.T) {
	for i := range table {
		r := &table[i]
		if r.ID == "R42" {
			continue // it finds nothing of its own
		}
		if r.Condition == "" {
			t.Errorf("%s does not say when it speaks", r.ID)
		}
		set := r.defaults()
		if said := filled(r.Condition, &set); strings.ContainsAny(said, "{}") {
			t.Errorf("%s: %s", r.ID, said)
		}
		for k := range r.Parameters {
			n := string(rune('0' + k))
			if !strings.Contains(r.Condition, "{"+n) {
				t.Errorf("%s does not name %s: %s", r.ID, r.Parameters[k].Name, r.Condition)
			}
		}
	}
}

func TestAFindingSaysWhyForThisAthlete(t *testing.T) {
	for _, tt := range []struct {
		name     string
		settings []string
		want     string
	}{
		{"usual", nil, "R01 speaks when more than 4 weeks in a row of load 200 or more hold no down week; red from two more on. " +
			"Weeks in a row without one 4: as usual, not set for this athlete."},
		{"set", []string{"rule.down-week", "3"}, "R01 speaks when more than 3 weeks in a row of load 200 or more hold no down week; red from two more on. " +
			"Weeks in a row without one 3 (usually 4): set for this athlete."},
		{"of masters", []string{"rule.R42", "on", "born", "1960-02-03"}, "R01 speaks when more than 3 weeks in a row of load 200 or more hold no down week; red from two more on. " +
			"Weeks in a row without one 3 (usually 4): as R42 asks of those over fifty, which is on for this athlete."},
	} {
		v := Judge(Input{Look: outlook.New(outlook.Input{Plan: loads(300, 300, 300, 300, 300), Athlete: athlete(t, tt.settings...), Today: monday}), Today: monday})
		f := v.of("R01")[0]
		if got := f.Limit(); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
		if why := f.Why(); !strings.HasPrefix(why, f.Says+". R01 speaks") || !strings.Contains(why, f.Rule.Source) {
			t.Errorf("%s: %s", tt.name, why)
		}
	}
}
