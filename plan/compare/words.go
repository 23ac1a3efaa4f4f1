package compare

import (
	"fmt"
	"strconv"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/notation"
)

func quoted(name string) string { return strconv.Quote(name) }

func becomes(what, was, is string) string {
	if what != "" {
		what += " "
	}
	return what + was + " becomes " + is
}

func count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}

// dated says a day with its weekday, and without a year: the list has it.
func dated(d calendar.Day) string { return d.Format("Mon 2 Jan") }

func movedWords(what string, from, to calendar.Day) string {
	return fmt.Sprintf("%s from %s to %s", what, dated(from), dated(to))
}

func seasonWords(m *plan.Macrocycle) string {
	return fmt.Sprintf("season %s, %s", quoted(m.Name), count(len(m.Blocks), "block"))
}

func blockWords(b *blockAt) string {
	return fmt.Sprintf("block %s, %s, %s", quoted(b.Name), b.Phase, count(len(b.Weeks), "week"))
}

func weekWords(w *weekAt) string {
	said := fmt.Sprintf("%s week in %s", w.Kind, quoted(w.in.Name))
	if n := len(w.Sessions); n > 0 {
		return said + ", " + count(n, "session")
	}
	if !w.Target.IsZero() {
		return said + ", " + notation.PrintTarget(w.Target)
	}
	return said
}

// shiftWords says that a week and what follows it lie on other days.
func shiftWords(w *weekAt, shift calendar.Day) string {
	who := "the " + w.Kind.String() + " week in " + quoted(w.in.Name)
	if w.first {
		who = "block " + quoted(w.in.Name)
	}
	switch {
	case shift == 0:
		return "from " + who + " on everything is on the same days again"
	case shift > 0:
		return fmt.Sprintf("from %s on everything is %s later", who, count(int(shift), "day"))
	default:
		return fmt.Sprintf("from %s on everything is %s earlier", who, count(-int(shift), "day"))
	}
}

func blockChanges(was, is *blockAt) (says []string) {
	name := "block " + quoted(was.Name)
	note := func(what, x, y string) {
		if x != y {
			says = append(says, becomes(what, x, y))
		}
	}
	note("block", quoted(was.Name), quoted(is.Name))
	note(name+":", string(was.Phase), string(is.Phase))
	note(name+": ratio", ratioWords(was.Ratio), ratioWords(is.Ratio))
	note(name+":", count(len(was.Weeks), "week"), count(len(is.Weeks), "week"))
	return says
}

func ratioWords(r plan.Ratio) string {
	if r == (plan.Ratio{}) {
		return "none"
	}
	return fmt.Sprintf("%d:%d", r.Stress, r.Recovery)
}

func weekChanges(was, is *weekAt) (says []string) {
	note := func(what, x, y string) {
		if x != y {
			says = append(says, becomes(what, x, y))
		}
	}
	note("", was.Kind.String()+" week", is.Kind.String()+" week")
	note("week:", count(was.Days, "day"), count(is.Days, "day"))
	note("target", notation.PrintTarget(was.Target), notation.PrintTarget(is.Target))
	note("note", quoted(was.Note), quoted(is.Note))
	return says
}

func (l *list) line(s *sessionAt) string { return notation.PrintSession(*s.Session, l.own) }

func (l *list) event(e *plan.Event) string { return notation.PrintEvent(*e, l.own) }
