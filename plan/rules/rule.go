package rules

import (
	"ebb/plan"
	"ebb/plan/calendar"
)

// Severity says how much a finding matters.
type Severity uint8

// The severities.
const (
	Info Severity = iota
	Warn
	Red
)

// String gives the word for s.
func (s Severity) String() string { return [...]string{"info", "warn", "red"}[s] }

// Family is what a rule is about. A fix is not worth a finding of a family that
// stands before its own.
type Family uint8

// The families, those that go first first.
const (
	Health Family = iota
	Races
	Recovery
	Specificity
	Load
)

// String gives the word for f.
func (f Family) String() string {
	return [...]string{"health", "races", "recovery", "specificity", "load"}[f]
}

// Rule is something that a plan is held against.
type Rule struct {
	ID, Name   string // R15, never-settles
	Family     Family
	Severity   Severity    // the gravest that it finds
	Off        bool        // until it is asked for
	Statement  string      // what it asks, in plain words
	Condition  string      // when it finds something, with {0} for its first parameter
	Why        string      // what it rests on, and what that does not show
	Source     string      // "convention of coaching" where there is no trial
	Fix        string      // what would put it right, in a few words; "": nothing that a plan can do
	Parameters []Parameter // the first is the one that a single value sets
	Lacks      string      // what it needs that is known only where it was said, and how to say it; "" for all others
	Back       int         // how many days before its case it looks, Forever: all
	Ahead      int         // how many days after its case it looks

	judge func(*call)
}

// Parameter is a figure of a rule that can be set for an athlete.
type Parameter struct {
	Name      string
	Default   float64
	Low, High float64
}

// Forever is the Back of rules that look at what is carried: all that was done
// before goes into it.
const Forever = 1 << 20

// Finding is a case in which a rule does not hold.
type Finding struct {
	Rule     *Rule
	Severity Severity
	From, To calendar.Day
	Says     string // one or two sentences, the last without its full stop
	Case     Case

	at  calendar.Day // the day that it hangs on: From less Back and To plus Ahead bound what it looks at
	set *setting     // how the rule stands on that day
	of  gist         // what its words are made of; 0: not kept
	way string       // what puts this one right; "": what its rule says
}

// Way says what would put a finding right, in a few words; "" where nothing that
// a plan can do would.
func (f *Finding) Way() string {
	switch f.way {
	case "":
		return f.Rule.Fix
	case noWay:
		return ""
	}
	return f.way
}

// noWay is the way of a finding that only tells.
const noWay = "none"

// Case is what a finding is about. It stays the same while the plan around it
// moves, so that it can be muted.
type Case struct {
	Rule string
	Of   plan.ID // the microcycle, block, session or event; zero outside of plans
	And  plan.ID // the other one, where there are two
	Day  int     // in the microcycle or event, from 0; the civil day outside of plans
}
