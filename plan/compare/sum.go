package compare

import (
	"fmt"
	"strings"

	"ebb/plan"
)

// Sum counts the differences of two plans: "1 season added, 2 sessions moved"; ""
// when there are none.
func Sum(a, b plan.Plan, own plan.Sport) string {
	counts := map[string]int{}
	for _, d := range Plans(a, b, own) {
		counts[d.What+" "+string(d.How)]++
	}
	var parts []string
	for _, what := range []string{"season", "block", "week", "event", "session", "mute"} {
		for _, how := range []How{Added, Removed, Moved, Changed} {
			switch n := counts[what+" "+string(how)]; n {
			case 0:
			case 1:
				parts = append(parts, fmt.Sprintf("1 %s %s", what, how))
			default:
				parts = append(parts, fmt.Sprintf("%d %ss %s", n, what, how))
			}
		}
	}
	return strings.Join(parts, ", ")
}
