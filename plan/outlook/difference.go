package outlook

import (
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
)

// same reports whether w is what would be made of this microcycle.
func (w *week) same(start calendar.Day, phase plan.Phase, source *plan.Microcycle, target float64) bool {
	s := &w.source
	if w.start != start || s.Days != source.Days || len(s.Sessions) != len(source.Sessions) {
		return false
	}
	if len(s.Sessions) > 0 {
		return sameSessions(s.Sessions, source.Sessions)
	}
	if s.Target.IsZero() || source.Target.IsZero() {
		return s.Target.IsZero() == source.Target.IsZero()
	}
	return w.load == target && w.phase == phase && s.Kind == source.Kind
}

// sameSessions reports whether two weeks train the same on the same of their
// days.
func sameSessions(a, b []plan.Session) bool {
	if len(a) != len(b) || len(a) == 0 {
		return len(a) == len(b)
	}
	return &a[0] == &b[0] || slices.EqualFunc(a, b, sameTraining)
}

// trainsLike reports whether the models take the same of two weeks, because one
// was made of the other or is it.
func (w *week) trainsLike(old *week) bool {
	return w == old || len(w.days) > 0 && len(w.days) == len(old.days) && &w.days[0] == &old.days[0]
}

// firstWeekChange gives the first day on which w, the nth week of the new plan,
// differs from the old weeks.
func firstWeekChange(old []*week, n int, w *week) calendar.Day {
	if n >= len(old) {
		return w.start
	}
	was := old[n]
	if was.start != w.start {
		return min(was.start, w.start)
	}
	for d := range min(len(was.days), len(w.days)) {
		a, ofA := was.on(w.start + calendar.Day(d))
		b, ofB := w.on(w.start + calendar.Day(d))
		if a.load != b.load || a.race != b.race || !slices.Equal(ofA, ofB) {
			return w.start + calendar.Day(d)
		}
	}
	return w.start + calendar.Day(min(len(was.days), len(w.days)))
}

// firstEventChange gives the first day on which the events of two plans can
// differ in load. Both are in the order of days, so that the first unequal pair
// bounds all later ones.
func firstEventChange(old, now []plan.Event) calendar.Day {
	const never = calendar.Day(1<<31 - 1)
	n := min(len(old), len(now))
	if n > 0 && len(old) == len(now) && &old[0] == &now[0] {
		return never
	}
	for i := range n {
		if !sameEvent(&old[i], &now[i]) {
			return min(old[i].From, now[i].From)
		}
	}
	switch {
	case len(old) > n:
		return old[n].From
	case len(now) > n:
		return now[n].From
	default:
		return never
	}
}

// sameTraining reports whether two sessions are one to the models: names, notes
// and fuelling apart.
func sameTraining(a, b plan.Session) bool {
	return a.ID == b.ID && a.Day == b.Day && a.At == b.At && a.Sport == b.Sport && a.Kind == b.Kind &&
		a.Duration == b.Duration && a.Distance == b.Distance && a.Effort == b.Effort &&
		a.Climb == b.Climb && a.Descent == b.Descent && a.Load == b.Load &&
		slices.Equal(a.Tags, b.Tags) && slices.EqualFunc(a.Steps, b.Steps, sameStep)
}

func sameStep(a, b plan.Step) bool {
	return a.Sport == b.Sport && a.Duration == b.Duration && a.Distance == b.Distance && a.Effort == b.Effort &&
		a.Climb == b.Climb && a.Descent == b.Descent && a.Repeat == b.Repeat && slices.EqualFunc(a.Steps, b.Steps, sameStep)
}

func sameEvent(a, b *plan.Event) bool {
	return a.ID == b.ID && a.From == b.From && a.Days == b.Days && a.Sport == b.Sport && a.Distance == b.Distance &&
		a.Climb == b.Climb && a.Descent == b.Descent && a.Goal == b.Goal && a.Effort == b.Effort && a.Load == b.Load &&
		slices.Equal(a.Tags, b.Tags) && slices.Equal(a.Legs, b.Legs) && slices.EqualFunc(a.Plan, b.Plan, sameTraining)
}

// SharedTo gives the day up to which o holds the very days of another outlook,
// that day apart: before it both say the same. It is the first day of o, or
// before, when they share none.
func (o *Outlook) SharedTo(other *Outlook) calendar.Day {
	first := o.span.From
	if other.span.From != first {
		return first
	}
	n := 0
	for n < min(len(o.days), len(other.days)) && o.days[n] == other.days[n] {
		n++
	}
	return first + calendar.Day(n*pieceDays)
}

// Refed gives days outside of which o and another outlook, of another plan with
// all else the same, fed the models with the same: empty when they did
// everywhere.
func (o *Outlook) Refed(other *Outlook) calendar.Span {
	whole := o.span.Union(other.span)
	if o.span != other.span || len(o.weeks) != len(other.weeks) || firstEventChange(o.in.Plan.Events, other.in.Plan.Events) <= whole.To {
		return whole
	}
	refed := calendar.Span{From: 1}
	for i, w := range o.weeks {
		if was := other.weeks[i]; w != was {
			refed = refed.Union(calendar.Span{From: min(w.start, was.start), To: max(w.end(), was.end()) - 1})
		}
	}
	return refed
}
