package why

import (
	"strings"

	"ebb/plan/calendar"
	"ebb/plan/rules"
)

// rule answers for a rule: what it asks, how it stands, and what it finds.
func (a *asker) rule(r *rules.Rule) {
	a.page.Asked.Topic = r.ID
	a.title("%s, %s", r.ID, strings.ReplaceAll(r.Name, "-", " "))
	day := a.Day
	if day == 0 {
		day = a.Today
	}
	stands := rules.StandingOf(r, a.athlete, day)
	switch {
	case r.Lacks != "":
		a.here("It finds nothing without %s.", r.Lacks)
	case !stands.On && stands.Reason != "":
		a.here("It is off for %s: %s.", a.athlete.Name, stands.Reason)
	case !stands.On:
		a.here("It is off until it is asked for: ebb athlete set rule.%s=on", r.ID)
	}
	for i, p := range r.Parameters {
		usual := ""
		if stands.Values[i] != p.Default {
			usual = ", usually " + fig(p.Default)
		}
		a.here("%s: %s%s, of %s to %s.", capital(p.Name), fig(stands.Values[i]), usual, fig(p.Low), fig(p.High))
	}
	found := a.found(r)
	for i := range found {
		a.here("%s: %s.", capital(found[i].Severity.String()), found[i].Says)
		if i == 0 {
			a.here("%s", found[i].Limit())
		}
	}
	muted := a.muted(r)
	if len(found)+muted == 0 && a.Verdict != nil && stands.On && r.Lacks == "" {
		a.here("It finds nothing here.")
	}
	if way := wayOf(found); way != "" {
		a.here("Way out: %s.", way)
	}
	a.says(r.Statement, r.Why, r.Source+".")
}

// wayOf gives what would put right what a rule finds: that of all findings where
// they share one, else what the rule says.
func wayOf(found []rules.Finding) (way string) {
	for i := range found {
		switch w := found[i].Way(); {
		case i == 0:
			way = w
		case w != way:
			return found[0].Rule.Fix
		}
	}
	return way
}

// muted tells what of a rule is muted, on the day where one is asked about, and
// counts it.
func (a *asker) muted(r *rules.Rule) (n int) {
	if a.Verdict == nil {
		return 0
	}
	for _, m := range a.Verdict.Muted() {
		if m.Rule == r && (a.Day == 0 || calendar.Span{From: m.From, To: m.To}.Has(a.Day)) {
			a.here("Muted: %s. The reason: %s.", m.Says, m.Mute.Reason)
			n++
		}
	}
	return n
}

// found gives what a rule finds: on the day where one is asked about, else all.
func (a *asker) found(r *rules.Rule) (found []rules.Finding) {
	if a.Verdict == nil {
		return nil
	}
	for _, f := range a.Verdict.Findings() {
		if f.Rule == r && (a.Day == 0 || calendar.Span{From: f.From, To: f.To}.Has(a.Day)) {
			found = append(found, f)
		}
	}
	return found
}
