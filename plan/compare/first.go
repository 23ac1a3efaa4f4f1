package compare

import (
	"fmt"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
)

// First says in sentences what of the differences matters before all others: from
// where on everything lies on other days, which races lie in another kind of week
// than before, and that a season begins in the middle of a week by now.
func First(a, b plan.Plan, own plan.Sport) (says []string) {
	for _, d := range Plans(a, b, own) {
		if d.What == "week" && d.How == Moved {
			says = append(says, fmt.Sprintf("%s: %s.", d.Day.Format("Mon 2 Jan"), d.Says))
		}
	}
	for i := range says {
		if i == mostShifts {
			says = append(says[:i], fmt.Sprintf("and %d more such shifts.", len(says)-i))
			break
		}
	}
	for _, e := range b.Events {
		i, there := a.FindEvent(e.ID)
		if !there {
			continue
		}
		was, is := weekOf(a, a.Events[i].From), weekOf(b, e.From)
		if was != is && !sameWeek(a, a.Events[i].From, b, e.From) {
			says = append(says, fmt.Sprintf("%s race %s on %s lies in %s by now, and lay in %s.", e.Priority, quoted(e.Name), e.From.Format("Mon 2 Jan"), is, was))
		}
	}
	for _, m := range b.Seasons {
		i := slices.IndexFunc(a.Seasons, func(old plan.Macrocycle) bool { return old.ID == m.ID })
		if i < 0 || m.Start.Weekday() == a.Seasons[i].Start.Weekday() {
			continue
		}
		says = append(says, fmt.Sprintf("Season %s begins on a %s by now, and began on a %s: its weeks of 7 days run from %s to %s, and a session keeps its weekday.",
			quoted(m.Name), m.Start.Weekday(), a.Seasons[i].Start.Weekday(), m.Start.Weekday(), (m.Start+calendar.Week-1).Weekday()))
	}
	return says
}

// mostShifts is how many shifts are named.
const mostShifts = 3

func sameWeek(a plan.Plan, x calendar.Day, b plan.Plan, y calendar.Day) bool {
	was, before := a.Locate(x)
	is, after := b.Locate(y)
	return before && after && a.Week(was).ID == b.Week(is).ID && a.Week(was).Kind == b.Week(is).Kind
}

// weekOf names the week that a day lies in by its kind, and by its number in the
// block.
func weekOf(p plan.Plan, day calendar.Day) string {
	at, ok := p.Locate(day)
	if !ok {
		return "no week"
	}
	return fmt.Sprintf("the %s week, number %d of %s", p.Week(at).Kind, at.Week+1, quoted(p.Block(at).Name))
}
