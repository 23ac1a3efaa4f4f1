package main

import (
	"fmt"
	"strconv"
	"strings"

	"ebb/plan/rules"
	"ebb/store"
	"ebb/tui/command"
)

var whyCommand = command.Command{
	Name: "why", Reach: command.Anywhere, Needs: command.Right{Verb: store.See, Kind: store.Plans}, Use: "NUMBER [DATE|ID] | DATE | ID | RULE", Short: "Why a number is what it is here, or what a rule rests on",
	Example: "ebb why load sat\nebb why O\nebb why fitness 2027-05-01\nebb why rest mon\nebb why 7kq4\nebb why R15\nebb why never-settles --json",
	Run:     why,
}

// whyDoc is what ebb why prints with --json.
type whyDoc struct {
	Ebb        int            `json:"ebb"`
	Athlete    string         `json:"athlete"`
	Rule       string         `json:"rule"`
	Name       string         `json:"name"`
	Family     string         `json:"family"`
	Statement  string         `json:"statement"`
	Why        string         `json:"why"`
	Source     string         `json:"source"`
	Fix        *string        `json:"fix"`
	Lacks      *string        `json:"lacks"`
	On         bool           `json:"on"`
	Reason     *string        `json:"reason"`
	Parameters []parameterDoc `json:"parameters"`
	Findings   []findingDoc   `json:"findings"`
}

type parameterDoc struct {
	Name    string  `json:"name"`
	Value   float64 `json:"value"`
	Default float64 `json:"default"`
	Low     float64 `json:"low"`
	High    float64 `json:"high"`
}

func why(env *command.Env, args []string) error {
	if len(args) != 1 {
		return whyNumber(env, args)
	}
	r, ok := rules.Find(args[0])
	if !ok {
		return whyNumber(env, args)
	}
	s, err := openSheet(env)
	if err != nil {
		return err
	}
	stands := rules.StandingOf(r, &s.athlete, s.today)
	all := s.judged(0).Findings()
	var found []rules.Finding
	for _, f := range all {
		if f.Rule == r {
			found = append(found, f)
		}
	}
	if env.JSON {
		return printJSON(env.Out, whyOf(r, s.athlete.Name, stands, found))
	}
	s.printWhy(r, stands, found)
	return nil
}

func whyOf(r *rules.Rule, athlete string, stands rules.Standing, found []rules.Finding) whyDoc {
	doc := whyDoc{
		Ebb: schema, Athlete: athlete, Rule: r.ID, Name: r.Name, Family: r.Family.String(), Statement: r.Statement, Why: r.Why,
		Source: r.Source, Fix: given(r.Fix), Lacks: given(r.Lacks), On: stands.On, Reason: given(stands.Reason),
		Parameters: []parameterDoc{}, Findings: []findingDoc{},
	}
	for i, p := range r.Parameters {
		doc.Parameters = append(doc.Parameters, parameterDoc{p.Name, stands.Values[i], p.Default, p.Low, p.High})
	}
	for i := range found {
		doc.Findings = append(doc.Findings, docOf(&found[i]))
	}
	return doc
}

// given is a text for JSON, null when there is none.
func given(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// nearRules gives names of rules that hold a word, or a few of all.
func nearRules(word string) (names []string) {
	for _, r := range rules.All() {
		if strings.Contains(r.Name, strings.ToLower(word)) {
			names = append(names, r.Name)
		}
	}
	if len(names) == 0 {
		for _, r := range rules.All()[:5] {
			names = append(names, r.Name)
		}
	}
	return names
}

func (s *sheet) printWhy(r *rules.Rule, stands rules.Standing, found []rules.Finding) {
	p := newPage(s.env.Out, s.env.Width, s.env.Colour)
	p.head("%s, %s", r.ID, strings.ReplaceAll(r.Name, "-", " "))
	p.say("%s", r.Statement)
	p.say("%s", r.Why)
	p.item("", "Source: ", r.Source+".")
	for i, parameter := range r.Parameters {
		value, usual := valueOf(stands.Values[i]), valueOf(parameter.Default)
		if value != usual {
			value += " (usually " + usual + ")"
		}
		p.item("", parameter.Name+": ", fmt.Sprintf("%s, of %s to %s", value, valueOf(parameter.Low), valueOf(parameter.High)))
	}
	switch {
	case r.Lacks != "":
		p.say("It finds nothing without %s.", r.Lacks)
	case !stands.On && stands.Reason != "":
		p.say("It is off for %s: %s.", s.athlete.Name, stands.Reason)
	case !stands.On:
		p.say("It is off until it is asked for: ebb athlete set rule.%s=on", r.ID)
	case len(found) == 0:
		p.say("From today on it finds nothing for %s.", s.athlete.Name)
	}
	for i := range found {
		p.item("  ", found[i].Severity.String()+": ", found[i].Says+".")
	}
	if len(found) > 0 && r.Fix != "" {
		p.item("  ", "Way out: ", r.Fix+".")
	}
}

func valueOf(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
