package verdict

import (
	"cmp"
	"strconv"
	"strings"

	"ebb/plan/rules"
	"ebb/plan/sorting"
)

// Group is what is told as one: a finding alone, or findings of one rule, as
// grave and with the same way out, that come again and again.
type Group struct {
	Findings []*rules.Finding // never empty
	Days     []string         // of each, as it is told behind the one before: Sat 1 May, 15 May
}

// again is from how many on findings are gathered: two are read as they stand.
const again = 3

// Gather puts findings together that say the same of several days, the gravest
// first, then by the day that they stand on. A group stands where its first
// finding does.
func (s *Seen) Gather(all []rules.Finding) (groups []Group) {
	type kind struct {
		rule     string
		severity rules.Severity
		way      string
	}
	of := func(f *rules.Finding) kind { return kind{f.Rule.ID, f.Severity, f.Way()} }
	count, at := map[kind]int{}, map[kind]int{}
	sorted := make([]*rules.Finding, len(all))
	for i := range all {
		sorted[i] = &all[i]
		count[of(&all[i])]++
	}
	sorting.By(sorted, func(a, b *rules.Finding) int {
		return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(s.Day(a), s.Day(b)))
	})
	for _, f := range sorted {
		k, day := of(f), s.Day(f)
		g, known := at[k]
		if !known || count[k] < again {
			g = len(groups)
			at[k] = g
			groups = append(groups, Group{})
		}
		format := "2 Jan"
		if len(groups[g].Findings) == 0 {
			format = "Mon 2 Jan"
		}
		groups[g].Findings, groups[g].Days = append(groups[g].Findings, f), append(groups[g].Days, day.Format(format))
	}
	return groups
}

// Several reports whether a group is more than a finding alone.
func (g *Group) Several() bool { return len(g.Findings) > 1 }

// Says tells how often, and on which days.
func (g *Group) Says() string {
	return strconv.Itoa(len(g.Findings)) + " times: " + strings.Join(g.Days, ", ")
}
