package main

import (
	"flag"
	"fmt"
	"io"

	"ebb/plan/calendar"
	"ebb/plan/rules"
	"ebb/store"
	"ebb/tui/command"
	"ebb/tui/verdict"
)

const checkUse = "[--severity info|warn|red] [--each] [--muted]"

// checkWords says what a finding is, for help.
const checkWords = "A finding is a rule that does not hold somewhere from today on, with what it\n" +
	"sees and what would put it right. It explains and never forbids: most rules are\n" +
	"conventions of coaching, and ebb why RULE says what each rests on. A rule is set\n" +
	"by ebb athlete set rule.R05=40, or turned off by rule.R05='off \"reason\"'. One\n" +
	"case, or a rule in one block, is muted by ebb mute; --muted lists those, and why.\n" +
	"What a rule says of three days or more is told once, with the days; --each and\n" +
	"--json have every finding apart."

var checkCommand = command.Command{
	Name: "check", Reach: command.Screens, Needs: command.Right{Verb: store.See, Kind: store.Plans}, Use: checkUse, Short: "What a coach's eye would stop at, from today on",
	Example: "ebb check\nebb check --severity info\nebb check --severity warn --json\nebb check --muted",
	Run:     check,
}

type checkOptions struct {
	severity string
	muted    bool
	each     bool
}

func checkFlags(fs *flag.FlagSet) *checkOptions {
	o := &checkOptions{}
	fs.StringVar(&o.severity, "severity", "red", "info, warn or red: the least that is told")
	fs.BoolVar(&o.each, "each", false, "tell every finding apart, those too that come again and again")
	fs.BoolVar(&o.muted, "muted", false, "list what is muted, with the reason, and nothing else")
	return o
}

// checkDoc is what ebb check prints with --json.
type checkDoc struct {
	Ebb      int          `json:"ebb"`
	Athlete  string       `json:"athlete"`
	Findings []findingDoc `json:"findings"`
	Muted    int          `json:"muted"` // findings that are kept back
}

type findingDoc struct {
	Rule     string       `json:"rule"`
	Name     string       `json:"name"`
	Family   string       `json:"family"`
	Severity string       `json:"severity"`
	From     calendar.Day `json:"from"`
	To       calendar.Day `json:"to"`
	Says     string       `json:"says"`
	Fix      *string      `json:"fix"`
}

func docOf(f *rules.Finding) findingDoc {
	doc := findingDoc{
		Rule: f.Rule.ID, Name: f.Rule.Name, Family: f.Rule.Family.String(), Severity: f.Severity.String(),
		From: f.From, To: f.To, Says: f.Says + ".",
	}
	if way := f.Way(); way != "" {
		doc.Fix = &way
	}
	return doc
}

// severities are the words of --severity.
var severities = map[string]rules.Severity{"info": rules.Info, "warn": rules.Warn, "red": rules.Red}

func check(env *command.Env, args []string) error {
	fs := flag.NewFlagSet("check", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	o := checkFlags(fs)
	if err := fs.Parse(args); err != nil {
		return advise(err, "ebb check "+checkUse)
	}
	if err := noWords(fs.Args(), "ebb check "+checkUse); err != nil {
		return err
	}
	least, known := severities[o.severity]
	if !known {
		return advise(fmt.Errorf("--severity “%s” is not understood", o.severity), "write info, warn or red")
	}
	s, err := openSheet(env)
	if err != nil {
		return err
	}
	if o.muted {
		return s.checkMuted()
	}
	v := s.judged(0)
	told, rest := atLeast(v.Findings(), least)
	if env.JSON {
		doc := checkDoc{Ebb: schema, Athlete: s.athlete.Name, Findings: []findingDoc{}, Muted: len(v.Muted())}
		for i := range told {
			doc.Findings = append(doc.Findings, docOf(&told[i]))
		}
		err = printJSON(env.Out, doc)
	} else {
		s.printFindings(verdict.See(v, s.today).Gather(told), o.each)
		s.printRest(len(told), rest, len(v.Muted()), o.severity)
	}
	if err != nil || len(told) == 0 {
		return err
	}
	return amiss(advise(fmt.Errorf("%s at %s or above", count(len(told), "finding"), o.severity), "ebb why "+told[0].Rule.ID+" says what the first rests on"))
}

// judged holds the plan against the rules, from a day on; 0: from today.
func (s *sheet) judged(since calendar.Day) *rules.Verdict {
	if since == 0 {
		since = s.today
	}
	return rules.Judge(rules.Input{Look: s.look, Today: s.today, Since: min(since, s.today), Checkins: s.snap.Checkins, Records: s.snap.Records})
}

// atLeast gives the findings of a severity and above, and how many there are
// below it.
func atLeast(all []rules.Finding, least rules.Severity) (told []rules.Finding, below int) {
	for len(told) < len(all) && all[len(told)].Severity >= least {
		told = all[:len(told)+1]
	}
	return told, len(all) - len(told)
}

// printFindings prints findings, those of several days once, with the sentence of
// the first.
func (s *sheet) printFindings(told []verdict.Group, each bool) {
	p, gathered := newPage(s.env.Out, s.env.Width, s.env.Colour), false
	for i := range told {
		g := &told[i]
		gathered = gathered || g.Several() && !each
		for k, f := range g.Findings {
			if k > 0 && !each {
				break
			}
			p.head("%s %s (%s)", f.Severity, verdict.Title(f), f.Rule.ID)
			if g.Several() && !each {
				p.item("  ", "", g.Says()+".")
				p.item("  ", "The first: ", f.Says+".")
			} else {
				p.item("  ", "", f.Says+".")
			}
			if way := f.Way(); way != "" {
				p.item("  ", "Way out: ", way+".")
			}
		}
	}
	if gathered {
		p.say("What comes several times is told once: ebb check --each tells each.")
	}
}

// printRest says how many there are besides those that are told.
func (s *sheet) printRest(told, below, muted int, severity string) {
	p := newPage(s.env.Out, s.env.Width, s.env.Colour)
	switch {
	case told+below+muted == 0:
		p.say("%s: nothing to stop at.", s.athlete.Name)
	case told+below == 0:
		p.say("%s: nothing to stop at but what is muted.", s.athlete.Name)
	case told == 0:
		p.say("%s: nothing at %s or above; %s below: ebb check --severity info.", s.athlete.Name, severity, count(below, "finding"))
	case below > 0:
		p.say("%s more below %s: ebb check --severity info.", count(below, "finding"), severity)
	}
	if muted > 0 {
		p.say("%s muted: ebb check --muted says why.", count(muted, "finding"))
	}
}
