package complete

import (
	"strings"

	"ebb/plan"
)

// lengths and ratios that are offered behind a phase.
var (
	lengths = []string{"8w", "6w", "4w", "12w", "3w", "2w"}
	shorts  = []string{"2w", "1w", "3w", "4w"}
	ratios  = []string{"3:1", "2:1", "4:1"}
)

// Phases gives the ways on in the line that a season is sketched from: a phase,
// then its length, then in phases of load its ratio.
func Phases(before, after string, most int) []Way {
	if inWord(after) {
		return nil
	}
	from := strings.LastIndexAny(before, " ,\t") + 1
	w := ways{from: from, before: before, after: after, most: most, typed: before[from:]}
	words := strings.Fields(before[strings.LastIndexByte(before[:from], ',')+1 : from])
	offer := func(all []string, means string) {
		for _, text := range all {
			w.offer(text, means)
		}
	}
	if len(words) == 0 {
		for _, p := range plan.Phases() {
			w.offer(string(p), "")
		}
		return w.all
	}
	judged := plan.Phase(strings.ToLower(words[0])).Judged()
	switch length, ratio := strings.ContainsAny(strings.Join(words[1:], " "), "wd"), strings.Contains(strings.Join(words[1:], " "), ":"); {
	case !length && judged:
		offer(lengths, "weeks")
	case !length && words[0] != string(plan.RacePhase):
		offer(shorts, "weeks")
	case length && !ratio && judged:
		offer(ratios, "weeks of load to lighter ones")
	}
	return w.all
}
