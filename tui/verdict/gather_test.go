package verdict

import (
	"slices"
	"testing"

	"ebb/plan/calendar"
	"ebb/plan/rules"
)

// What a rule says of three days or more is told once, where its first stands;
// what differs in weight or in its rule is told apart.
func TestWhatComesAgainIsGathered(t *testing.T) {
	tooClose, calm := &rules.Rule{ID: "R19", Fix: "move it"}, &rules.Rule{ID: "R20", Fix: "clear them"}
	day := func(n int) calendar.Day { return calendar.Of(2027, 5, n) }
	f := func(r *rules.Rule, s rules.Severity, n int) rules.Finding {
		return rules.Finding{Rule: r, Severity: s, From: day(n), To: day(n)}
	}
	s := &Seen{Today: day(1)}
	for _, tt := range []struct {
		name string
		all  []rules.Finding
		want []string
	}{
		{"none", nil, nil},
		{"two are read as they stand", []rules.Finding{f(tooClose, rules.Red, 1), f(tooClose, rules.Red, 15)}, []string{"R19 Sat 1 May", "R19 Sat 15 May"}},
		{"three", []rules.Finding{f(tooClose, rules.Red, 1), f(calm, rules.Red, 4), f(tooClose, rules.Red, 29), f(tooClose, rules.Red, 15)},
			[]string{"R19 3 times: Sat 1 May, 15 May, 29 May", "R20 Tue 4 May"}},
		{"weight", []rules.Finding{f(tooClose, rules.Warn, 1), f(tooClose, rules.Red, 15), f(tooClose, rules.Warn, 2), f(tooClose, rules.Warn, 3)},
			[]string{"R19 Sat 15 May", "R19 3 times: Sat 1 May, 2 May, 3 May"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			n := 0
			for _, g := range s.Gather(tt.all) {
				words := g.Findings[0].Rule.ID + " " + g.Days[0]
				if g.Several() {
					words = g.Findings[0].Rule.ID + " " + g.Says()
				}
				got, n = append(got, words), n+len(g.Findings)
			}
			if !slices.Equal(got, tt.want) || n != len(tt.all) {
				t.Errorf("%q, want %q; %d of %d", got, tt.want, n, len(tt.all))
			}
		})
	}
}
