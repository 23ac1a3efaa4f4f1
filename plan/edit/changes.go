package edit

import (
	"ebb/plan"
)

// Change is a value before and after; a value that was not there, or is no
// more, is nil.
type Change struct {
	Ref    Ref    `json:"ref"`
	Before *Value `json:"before,omitempty"`
	After  *Value `json:"after,omitempty"`
}

// Changes lists the values in which two plans differ. What the plans share in
// memory is not looked at, so that the changes of one edit cost next to
// nothing. The values share their memory with the plans.
func Changes(before, after plan.Plan) []Change {
	var changes []Change
	if !shared(before.Seasons, after.Seasons) {
		changes = diff(changes, SeasonValue, seasonsOf(before), seasonsOf(after))
		was, is := apartWeeks(before, after)
		changes = diff(changes, WeekValue, was, is)
	}
	if !shared(before.Events, after.Events) {
		changes = diff(changes, EventValue, eventsOf(before), eventsOf(after))
	}
	if !shared(before.Mutes, after.Mutes) {
		changes = diff(changes, MuteValue, mutesOf(before), mutesOf(after))
	}
	return changes
}

// Invert turns changes round: what was done becomes what undoes it, the last
// first.
func Invert(changes []Change) []Change {
	inverted := make([]Change, len(changes))
	for i, c := range changes {
		inverted[len(changes)-1-i] = Change{Ref: c.Ref, Before: c.After, After: c.Before}
	}
	return inverted
}

// piece is something that can be compared with its later self.
type piece interface {
	id() plan.ID
	value() *Value
}

type (
	seasonPiece struct{ *plan.Macrocycle }
	weekPiece   struct{ *plan.Microcycle }
	eventPiece  struct{ *plan.Event }
	mutePiece   struct{ *plan.Mute }
)

func (p seasonPiece) id() plan.ID { return p.ID }
func (p weekPiece) id() plan.ID   { return p.ID }
func (p eventPiece) id() plan.ID  { return p.ID }
func (p mutePiece) id() plan.ID   { return p.ID }

func (p seasonPiece) value() *Value {
	head := headOf(p.Macrocycle)
	return &Value{Season: &head}
}
func (p weekPiece) value() *Value  { return &Value{Week: p.Microcycle} }
func (p eventPiece) value() *Value { return &Value{Event: p.Event} }
func (p mutePiece) value() *Value  { return &Value{Mute: p.Mute} }

//nolint:unused // called by diff, through its constraint
func (p seasonPiece) same(q seasonPiece) bool { return sameSeason(p.Macrocycle, q.Macrocycle) }

//nolint:unused // called by diff, through its constraint
func (p weekPiece) same(q weekPiece) bool { return sameWeek(p.Microcycle, q.Microcycle) }

//nolint:unused // called by diff, through its constraint
func (p eventPiece) same(q eventPiece) bool { return sameEvent(p.Event, q.Event) }

//nolint:unused // called by diff, through its constraint
func (p mutePiece) same(q mutePiece) bool { return *p.Mute == *q.Mute }

// diff appends what differs between two lists: what is gone or changed in the
// order of the first, then what is new in the order of the second.
func diff[P interface {
	piece
	same(P) bool
}](changes []Change, what What, before, after []P) []Change {
	now := finder(after)
	for i, b := range before {
		j := now(i, b.id())
		switch {
		case j < 0:
			changes = append(changes, Change{Ref: Ref{what, b.id()}, Before: b.value()})
		case !b.same(after[j]):
			changes = append(changes, Change{Ref{what, b.id()}, b.value(), after[j].value()})
		}
	}
	was := finder(before)
	for j, a := range after {
		if was(j, a.id()) < 0 {
			changes = append(changes, Change{Ref: Ref{what, a.id()}, After: a.value()})
		}
	}
	return changes
}

// finder gives a function that finds an id in a list, quickest at the place
// where it is likely to be.
func finder[P piece](list []P) func(likely int, id plan.ID) int {
	var places map[plan.ID]int // made when it is needed first
	return func(likely int, id plan.ID) int {
		if likely < len(list) && list[likely].id() == id {
			return likely
		}
		if places == nil {
			places = make(map[plan.ID]int, len(list))
			for i, p := range list {
				places[p.id()] = i
			}
		}
		if i, ok := places[id]; ok {
			return i
		}
		return -1
	}
}

func seasonsOf(p plan.Plan) []seasonPiece {
	list := make([]seasonPiece, len(p.Seasons))
	for i := range p.Seasons {
		list[i] = seasonPiece{&p.Seasons[i]}
	}
	return list
}

func eventsOf(p plan.Plan) []eventPiece {
	list := make([]eventPiece, len(p.Events))
	for i := range p.Events {
		list[i] = eventPiece{&p.Events[i]}
	}
	return list
}

func mutesOf(p plan.Plan) []mutePiece {
	list := make([]mutePiece, len(p.Mutes))
	for i := range p.Mutes {
		list[i] = mutePiece{&p.Mutes[i]}
	}
	return list
}

// apartWeeks gives the weeks of two plans without those of blocks that both
// share.
func apartWeeks(a, b plan.Plan) (ofA, ofB []weekPiece) {
	return weeksBut(a, b), weeksBut(b, a)
}

func weeksBut(p, other plan.Plan) []weekPiece {
	var list []weekPiece
	for s := range p.Seasons {
		for b := range p.Seasons[s].Blocks {
			weeks := p.Seasons[s].Blocks[b].Weeks
			if s < len(other.Seasons) && b < len(other.Seasons[s].Blocks) && shared(weeks, other.Seasons[s].Blocks[b].Weeks) {
				continue
			}
			for w := range weeks {
				list = append(list, weekPiece{&weeks[w]})
			}
		}
	}
	return list
}

// sameSeason reports whether two seasons have the same head.
//
//nolint:unused // called by seasonPiece.same
func sameSeason(a, b *plan.Macrocycle) bool {
	if a.ID != b.ID || a.Name != b.Name || a.Start != b.Start || len(a.Blocks) != len(b.Blocks) {
		return false
	}
	if shared(a.Blocks, b.Blocks) {
		return true
	}
	for i := range a.Blocks {
		if !sameBlock(&a.Blocks[i], &b.Blocks[i]) {
			return false
		}
	}
	return true
}

//nolint:unused // called by sameSeason
func sameBlock(x, y *plan.Mesocycle) bool {
	if x.ID != y.ID || x.Name != y.Name || x.Phase != y.Phase || x.Ratio != y.Ratio || len(x.Weeks) != len(y.Weeks) {
		return false
	}
	if shared(x.Weeks, y.Weeks) {
		return true
	}
	for w := range x.Weeks {
		if x.Weeks[w].ID != y.Weeks[w].ID {
			return false
		}
	}
	return true
}
