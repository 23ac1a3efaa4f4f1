package comeback

import (
	"fmt"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
)

// Sources of the rules, as they are named to people.
const (
	illnessSource = "Schwellnus 2022, IOC; the shares are convention"
	missedSource  = "Mujika & Padilla 2000, Feely 2023; the shares are convention"
)

// words says the rule for a gap.
func (r Ramp) words(g Gap) string {
	if len(r.Parts) == 0 {
		return fmt.Sprintf("%s: after %s the plan goes on as it stands, and nothing is made up for (%s)", r.Rule, g.Words(), missedSource)
	}
	parts := make([]string, len(r.Parts))
	for i, p := range r.Parts {
		parts[i] = fmt.Sprintf("%.0f %% of the plan for %s", 100*p.Share, count(p.Days, "day"))
	}
	said := fmt.Sprintf("%s: after %s: %s", r.Rule, g.Words(), strings.Join(parts, ", then "))
	source := missedSource
	if r.Rule == AfterIllness {
		said += fmt.Sprintf(", nothing hard in the first %d", r.Calm)
		source = illnessSource
	}
	return said + "; nothing is made up for (" + source + ")"
}

// shareWords says what the nth day of a ramp bears.
func (r Ramp) shareWords(n int) string {
	return fmt.Sprintf("%s: %.0f %% on day %d back", r.Rule, 100*r.share(n), n+1)
}

// goesOn says why nothing has to be eased after a fact.
func goesOn(l plan.Life) string {
	return fmt.Sprintf("%.0f %% of the plan is kept on those days, so that it goes on as it stands after them, and nothing is made up for", l.Kept())
}

// Words says how long a gap is and of what.
func (g *Gap) Words() string {
	switch days := g.Days(); {
	case g.Sick == days:
		return count(days, "day") + " ill"
	case g.Sick > 0:
		return fmt.Sprintf("%s off, %d of them ill", count(days, "day"), g.Sick)
	case g.Injured:
		return count(days, "day") + " injured"
	default:
		return count(days, "day") + " off"
	}
}

func date(d calendar.Day) string { return d.Format("Mon 2 Jan") }

func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
