package main

import (
	"strings"

	"ebb/plan"
	"ebb/plan/edit"
	"ebb/plan/rules"
)

// mutesDoc is what ebb check --muted prints with --json.
type mutesDoc struct {
	Ebb     int       `json:"ebb"`
	Athlete string    `json:"athlete"`
	Muted   []muteDoc `json:"muted"`
}

type muteDoc struct {
	ID       *plan.ID     `json:"id"` // null: off by a setting
	Rule     string       `json:"rule"`
	Name     string       `json:"name"`
	Where    *string      `json:"where"` // null: what it was about is gone
	Reason   string       `json:"reason"`
	Findings []findingDoc `json:"findings"` // that it keeps back, from today on
}

// mutes lists what is muted in the plan, and the rules that are off for the
// athlete.
func (s *sheet) mutes() []muteDoc {
	all := []muteDoc{}
	kept := s.judged(0).Muted()
	for _, m := range s.plan.Mutes {
		doc := muteDoc{ID: &m.ID, Rule: m.Rule, Name: m.Rule, Reason: m.Reason, Where: given(edit.MutedAt(s.plan, m)), Findings: []findingDoc{}}
		if r, ok := rules.Find(m.Rule); ok {
			doc.Name = r.Name
		}
		for i := range kept {
			if kept[i].Mute.ID == m.ID {
				doc.Findings = append(doc.Findings, docOf(&kept[i].Finding))
			}
		}
		all = append(all, doc)
	}
	for i := range rules.All() {
		r := &rules.All()[i]
		if stands := rules.StandingOf(r, &s.athlete, s.today); stands.Reason != "" {
			all = append(all, muteDoc{Rule: r.ID, Name: r.Name, Where: given("in all plans"), Reason: stands.Reason, Findings: []findingDoc{}})
		}
	}
	return all
}

func (s *sheet) checkMuted() error {
	all := s.mutes()
	if s.env.JSON {
		return printJSON(s.env.Out, mutesDoc{schema, s.athlete.Name, all})
	}
	p := newPage(s.env.Out, s.env.Width, s.env.Colour)
	if len(all) == 0 {
		p.say("%s: nothing is muted.", s.athlete.Name)
	}
	ids := muteIDs(s.plan)
	for _, m := range all {
		where, back := "what it was about is gone", "ebb athlete set rule."+m.Rule+"=on"
		if m.Where != nil {
			where = *m.Where
		}
		if m.ID != nil {
			back = "ebb unmute " + m.ID.Short(ids)
		}
		p.head("%s (%s) %s", strings.ReplaceAll(m.Name, "-", " "), m.Rule, where)
		p.item("  ", "Reason: ", m.Reason)
		for _, f := range m.Findings {
			p.item("  ", f.Severity+": ", f.Says)
		}
		p.item("  ", "Told again by: ", back)
	}
	return nil
}
