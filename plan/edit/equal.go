package edit

import (
	"slices"

	"ebb/plan"
)

// Equal reports whether two plans hold the same. The order of events of one
// day does not count.
func Equal(a, b plan.Plan) bool { return len(Changes(a, b)) == 0 }

// equal reports whether two values, either of which may be absent, hold the same.
func equal(a, b *Value) bool {
	switch {
	case a == nil || b == nil:
		return a == nil && b == nil
	case a.Season != nil && b.Season != nil:
		return sameHead(*a.Season, *b.Season)
	case a.Week != nil && b.Week != nil:
		return sameWeek(a.Week, b.Week)
	case a.Event != nil && b.Event != nil:
		return sameEvent(a.Event, b.Event)
	case a.Mute != nil && b.Mute != nil:
		return *a.Mute == *b.Mute
	}
	return false
}

func sameWeek(a, b *plan.Microcycle) bool {
	return a == b ||
		a.ID == b.ID && a.Kind == b.Kind && a.Days == b.Days && a.Target == b.Target && a.Note == b.Note &&
			sameSessions(a.Sessions, b.Sessions)
}

func sameSessions(a, b []plan.Session) bool {
	return shared(a, b) || slices.EqualFunc(a, b, sameSession)
}

// SameSession reports whether two sessions are one: the same id, on the same day
// of its week, with the same content.
func SameSession(a, b plan.Session) bool { return sameSession(a, b) }

func sameSession(a, b plan.Session) bool {
	return a.ID == b.ID && a.Day == b.Day &&
		a.Sport == b.Sport && a.Kind == b.Kind && a.At == b.At &&
		a.Duration == b.Duration && a.Distance == b.Distance && a.Effort == b.Effort &&
		a.Climb == b.Climb && a.Descent == b.Descent && a.Load == b.Load && a.Fuel == b.Fuel &&
		a.Key == b.Key && a.Optional == b.Optional && a.Note == b.Note && a.Private == b.Private && a.Origin == b.Origin &&
		slices.Equal(a.Tags, b.Tags) && slices.EqualFunc(a.Steps, b.Steps, sameStep)
}

func sameStep(a, b plan.Step) bool {
	return a.Sport == b.Sport && a.Duration == b.Duration && a.Distance == b.Distance && a.Effort == b.Effort &&
		a.Climb == b.Climb && a.Descent == b.Descent && a.Cue == b.Cue && a.Repeat == b.Repeat &&
		slices.EqualFunc(a.Steps, b.Steps, sameStep)
}

func sameEvent(a, b *plan.Event) bool {
	return a == b ||
		a.ID == b.ID && a.From == b.From && a.Days == b.Days && a.Priority == b.Priority && a.Name == b.Name &&
			a.Sport == b.Sport && a.Distance == b.Distance && a.Climb == b.Climb && a.Descent == b.Descent &&
			a.Goal == b.Goal && a.Effort == b.Effort && a.Load == b.Load && a.Fuel == b.Fuel &&
			a.Note == b.Note && a.Private == b.Private &&
			slices.Equal(a.Tags, b.Tags) && slices.Equal(a.Legs, b.Legs) && sameSessions(a.Plan, b.Plan)
}

// shared reports whether two slices are one and the same memory.
func shared[T any](a, b []T) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}
