package comeback

import "fmt"

// long is from how many days on a gap is known to cost a race (Feely 2023), and
// replan from how many a plan is made anew.
const (
	long   = 7
	replan = 14
)

// What who is ill or injured should know, as sentences without their ends.
const (
	CareIll     = "with fever or symptoms below the neck there is no training: when you are well is for you and a doctor to say, not for ebb"
	CareInjured = "when an injury bears training again, and how much, is for a doctor or physiotherapist to say, not for ebb"
)

// care gives what a person should know beside the changes. It points to a
// professional and judges nothing.
func care(in Input, r *Return) []string {
	var says []string
	g := &r.Gap
	if g.Sick > 0 {
		says = append(says, CareIll)
	}
	if g.Injured {
		says = append(says, CareInjured)
	}
	for _, e := range in.Plan.Events {
		switch {
		case e.Span().Overlaps(g.Span):
			says = append(says, fmt.Sprintf("%s on %s falls on these days: it stays in the plan, and whether you start is yours to say", e.Name, date(e.From)))
		case e.From >= r.Days.From && e.From <= r.Days.To:
			says = append(says, fmt.Sprintf("%s on %s comes on day %d back: it and its day are left as they are, and whether you start is yours to say", e.Name, date(e.From), e.From-g.To))
		}
	}
	switch days := g.Days(); {
	case days >= replan:
		says = append(says, fmt.Sprintf("after %d days the weeks that follow are best planned anew from where you then are", days))
	case days >= long:
		says = append(says, "a week or more away went with races 5 to 8 % slower (Feely 2023): the goal may want a second look")
	}
	return says
}
