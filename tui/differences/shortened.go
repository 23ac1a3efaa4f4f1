package differences

import (
	"strings"

	"ebb/plan/compare"
)

// shortened says a difference so that what differs comes first, as rows are cut
// where they end: of a change the words that are not the same, of a move where it
// comes from.
func shortened(d compare.Difference) string {
	switch d.How {
	case compare.Moved:
		if d.What == "session" || d.What == "event" {
			what, _, _ := strings.Cut(d.Says, " from "+d.From.Format("Mon 2 Jan"))
			return "from " + d.From.Format("Mon 2 Jan") + ": " + what
		}
	case compare.Changed:
		if was, is, ok := strings.Cut(d.Says, " becomes "); ok {
			return change(strings.Fields(was), strings.Fields(is))
		}
	default: // what was added or removed is all new
	}
	return d.Says
}

// change writes two lines as the first word, which says what it is, and the words
// that differ.
func change(was, is []string) string {
	if len(was) == 0 || len(is) == 0 {
		return strings.Join(was, " ") + " → " + strings.Join(is, " ")
	}
	var head []string
	for len(was) > 1 && len(is) > 1 && was[0] == is[0] {
		if len(head) == 0 {
			head = was[:1]
		}
		was, is = was[1:], is[1:]
	}
	same := 0
	for same < min(len(was), len(is))-1 && was[len(was)-1-same] == is[len(is)-1-same] {
		same++
	}
	if same > 1 { // one word alone may be what is counted: 4 weeks
		was, is = was[:len(was)-same], is[:len(is)-same]
	}
	said := strings.TrimSuffix(strings.Join(was, " "), ":") + " → " + strings.TrimSuffix(strings.Join(is, " "), ":")
	if len(head) > 0 {
		said = head[0] + " " + said
	}
	return said
}
