package rules

import (
	"slices"
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/outlook"
)

func TestEveryRuleIsThereAndSaysWhatItIs(t *testing.T) {
	off := []string{"R09", "R12", "R31", "R35", "R42"}
	names := map[string]bool{}
	var ids []string
	for _, r := range All() {
		ids = append(ids, r.ID)
		if names[r.Name] || r.Name == "" || strings.ToLower(r.Name) != r.Name || strings.Contains(r.Name, " ") {
			t.Errorf("%s is called %q", r.ID, r.Name)
		}
		names[r.Name] = true
		for _, text := range []string{r.Statement, r.Why} {
			if !strings.HasSuffix(text, ".") || strings.Contains(text, "  ") {
				t.Errorf("%s says %q", r.ID, text)
			}
		}
		if r.Source == "" {
			t.Errorf("%s has no source", r.ID)
		}
		if r.Off != slices.Contains(off, r.ID) {
			t.Errorf("%s is off: %v", r.ID, r.Off)
		}
		if quiet := slices.Contains([]string{"R36", "R39", "R42"}, r.ID); quiet != (r.Fix == "") || strings.HasSuffix(r.Fix, ".") {
			t.Errorf("%s would be put right by %q", r.ID, r.Fix)
		}
		if len(r.Parameters) > maxParameters {
			t.Errorf("%s has too many parameters", r.ID)
		}
		for _, p := range r.Parameters {
			if p.Name == "" || p.Default < p.Low || p.Default > p.High {
				t.Errorf("%s: %+v", r.ID, p)
			}
		}
		if (r.judge == nil) != (r.ID == "R42") {
			t.Errorf("%s finds nothing, and does not say why", r.ID)
		}
	}
	if len(ids) != 43 || !slices.IsSorted(ids) || slices.Contains(ids, "R43") {
		t.Errorf("the rules are %v, want R01 to R44 without R43", ids)
	}
}

func TestSettingsAreCheckedWhenTheyAreTyped(t *testing.T) {
	for _, tt := range []struct{ id, value, err string }{
		{"R01", "3", ""},
		{"r01", "3", ""},
		{"down-week", "3", ""},
		{"R05", "35/55", ""},
		{"R05", "40", ""},
		{"R01", "on", ""},
		{"R01", `off "masters group"`, ""},
		{"R01", "off", `R01 is turned off with a reason: off "knows her body"`},
		{"R01", `off ""`, `R01 is turned off with a reason: off "knows her body"`},
		{"R01", "7", "weeks in a row without one of R01 is 2 to 6"},
		{"R01", "NaN", "weeks in a row without one of R01 is 2 to 6"},
		{"R01", "3/4", `R01 takes weeks in a row without one 2 to 6, on, or off "reason"`},
		{"R01", "often", `R01 takes weeks in a row without one 2 to 6, on, or off "reason"`},
		{"R05", "55/35", `the figures of R05 rise: carried that morning 20 to 60 / carried to red 20 to 100, on, or off "reason"`},
		{"R35", "3", `R35 takes on, or off "reason"`},
		{"R43", "on", `there is no rule "R43": R01 to R44, or a name such as down-week`},
	} {
		err := Check(tt.id, tt.value)
		if got := words(err); got != tt.err {
			t.Errorf("rule.%s=%s: %q, want %q", tt.id, tt.value, got, tt.err)
		}
	}
}

func words(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// A setting holds from its day on.
func TestASettingIsInForceFromItsDay(t *testing.T) {
	a, err := athlete(t).With(plan.Setting{Key: "rule.R03", Value: `off "trains twice a day"`, From: monday + 14})
	if err != nil {
		t.Fatal(err)
	}
	p := only(4, hard(2), hard(3), hard(23), hard(24))
	v := Judge(Input{Look: outlook.New(outlook.Input{Plan: p, Athlete: &a, Today: monday}), Today: monday})
	found := v.of("R03")
	if len(found) != 1 || found[0].From != monday+2 || found[0].To != monday+3 {
		t.Errorf("found %v", found)
	}
}

// A case keeps its identity while a week is put in before it, and what ended
// before it is asked about is left out.
func TestACaseMovesWithItsWeek(t *testing.T) {
	p := only(4, hard(16), hard(17))
	judge := func(p plan.Plan, since calendar.Day) []Finding {
		return Judge(Input{Look: outlook.New(outlook.Input{Plan: p, Athlete: athlete(t), Today: monday}), Today: monday, Since: since}).of("R03")
	}
	was := judge(p, 0)
	b := &p.Seasons[0].Blocks[0]
	b.Weeks = slices.Insert(slices.Clone(b.Weeks), 0, plan.Microcycle{ID: id(7), Days: 7})
	now := judge(p, 0)
	if len(was) != 1 || len(now) != 1 || was[0].Case != now[0].Case || now[0].From != was[0].From+7 {
		t.Errorf("was %+v, is %+v", was, now)
	}
	if left := judge(p, now[0].To); len(left) != 1 {
		t.Errorf("on its last day: %+v", left)
	}
	if left := judge(p, now[0].To+1); len(left) != 0 {
		t.Errorf("after it: %+v", left)
	}
}

func TestFindingsStandByGravityThenDay(t *testing.T) {
	v := Judge(readPatterns(t)[3].input(t, .5))
	for i := 1; i < len(v.Findings()); i++ {
		a, b := v.Findings()[i-1], v.Findings()[i]
		if a.Severity < b.Severity || a.Severity == b.Severity && a.From > b.From {
			t.Errorf("%s of %v before %s of %v", a.Severity, a.From, b.Severity, b.From)
		}
	}
}
