package findings

import (
	"ebb/plan"
	"ebb/plan/edit"
	"ebb/plan/rules"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/verdict"
)

// hush is what mutes findings: a mute of the plan, or the athlete's setting of a
// rule.
type hush struct {
	id     plan.ID // of the mute
	always bool    // the rule is off for the athlete
	where  string
	reason string
	hides  []*rules.Finding
}

// entriesOfMuted lists all that is muted, by what mutes it: one row a mute, then
// one a rule that is off. A mute that hides nothing now is listed too, so that it
// can be taken back.
func entriesOfMuted(sc *screen.Scene) (all []entry) {
	if sc.Findings == nil || sc.Findings.Verdict == nil {
		return nil
	}
	found := sc.Findings.Muted()
	for _, m := range sc.Plan.Mutes {
		r, ok := rules.Find(m.Rule)
		if !ok {
			continue
		}
		h := &hush{id: m.ID, where: edit.MutedAt(sc.Plan, m), reason: m.Reason}
		e := entry{Finding: &rules.Finding{Rule: r, Severity: r.Severity, Case: rules.Case{Rule: m.Rule, Of: m.Of, And: m.And, Day: m.Day}}, hush: h}
		for i := range found {
			if found[i].Mute.ID != m.ID {
				continue
			}
			h.hides = append(h.hides, &found[i].Finding)
			if e.day == 0 {
				e.day, e.Severity, e.From, e.To = sc.Findings.Day(&found[i].Finding), found[i].Severity, found[i].From, found[i].To
			}
		}
		all = append(all, e)
	}
	for i := range rules.All() {
		r := &rules.All()[i]
		if s := rules.StandingOf(r, sc.Athlete, sc.Today); !s.On && s.Reason != "" {
			h := &hush{always: true, where: "for " + sc.Athlete.Name + " at all times", reason: s.Reason}
			all = append(all, entry{Finding: &rules.Finding{Rule: r, Severity: r.Severity, Case: rules.Case{Rule: r.ID, Day: -1}}, hush: h})
		}
	}
	for i := range all {
		e := &all[i]
		e.title = verdict.Title(e.Finding)
		e.says = "“" + e.hush.reason + "”  " + e.hush.says()
	}
	return all
}

// says tells how far a mute goes and what it hides.
func (h *hush) says() string {
	switch {
	case h.always:
		return "off " + h.where
	case len(h.hides) == 0 && h.where == "":
		return "what it was about is gone"
	case len(h.hides) == 0:
		return "hides nothing now " + h.where
	default:
		return "hides " + phrase.Counted(len(h.hides), "finding") + " " + h.where
	}
}
