package plan

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"ebb/plan/calendar"
	"ebb/plan/sorting"
)

// Life is a fact that lies over the plan for some days: the plan stays as it is
// written, and what is expected of those days is a share of it. Taking the fact
// away gives the plan back.
type Life struct {
	ID     ID           `json:"id"`
	Kind   LifeKind     `json:"kind"`
	From   calendar.Day `json:"from"`
	Days   int          `json:"days"`             // 1 to MaxLifeDays
	Share  Number       `json:"share,omitzero"`   // of what is planned, 0 to 100 percent; absent: see Kept
	Allows []Sport      `json:"allows,omitempty"` // sports that go on in full
	Note   string       `json:"note,omitempty"`
}

// MaxLifeDays is the longest that one fact can be.
const MaxLifeDays = 731

// LifeKind is what happened. The zero LifeKind is nothing.
type LifeKind uint8

// The kinds of life.
const (
	Sick LifeKind = iota + 1
	Travel
	Holiday
	Injured
)

var lifeWords = words{"", "sick", "travel", "holiday", "injured"}

// LifeKinds lists the kinds of life.
func LifeKinds() []LifeKind { return []LifeKind{Sick, Injured, Travel, Holiday} }

// String gives the word for k.
func (k LifeKind) String() string { return lifeWords.name(uint8(k)) }

// ParseLifeKind reads the word for a kind of life.
func ParseLifeKind(word string) (LifeKind, error) {
	i, err := lifeWords.find("kind of life", word)
	return LifeKind(i), err
}

// MarshalText writes the word.
func (k LifeKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads the word.
func (k *LifeKind) UnmarshalText(text []byte) error {
	i, err := lifeWords.unmarshal("kind of life", text)
	*k = LifeKind(i)
	return err
}

// Health reports whether k is about health: then nothing of the plan is
// expected, races neither, and no share can be given.
func (k LifeKind) Health() bool { return k == Sick || k == Injured }

// travelShare is how much of the plan is expected on the road when nothing else
// is said. It is a convention, backed by no study: give another share.
const travelShare = 50

// Kept gives the share of the plan that is expected, in percent, of what Allows
// does not name: the one that was given; else half when travelling, and nothing
// when sick, injured, on holiday, or when the sports that go on are named.
func (l Life) Kept() float64 {
	switch {
	case l.Share.Given:
		return l.Share.Value
	case l.Kind == Travel && len(l.Allows) == 0:
		return travelShare
	default:
		return 0
	}
}

// Keeps gives the part of an impulse of the plan that is expected, 0 to 1. A race
// is run in full, or, when sick or injured, not at all.
func (l Life) Keeps(i Impulse) float64 {
	switch {
	case slices.Contains(l.Allows, i.Sport):
		return 1
	case i.Race && !l.Kind.Health():
		return 1
	default:
		return l.Kept() / 100
	}
}

// Span gives the days of the fact.
func (l Life) Span() calendar.Span {
	return calendar.Span{From: l.From, To: l.From + calendar.Day(l.Days) - 1}
}

// Equal reports whether two facts say the same.
func (l Life) Equal(m Life) bool {
	return l.ID == m.ID && l.Kind == m.Kind && l.From == m.From && l.Days == m.Days && l.Share == m.Share &&
		slices.Equal(l.Allows, m.Allows) && l.Note == m.Note
}

// Check reports the first thing that is wrong with a fact. It does not look at
// the ID.
func (l Life) Check() error {
	switch {
	case l.Kind == 0 || l.Kind > Injured:
		return errors.New("no such kind of life: sick, injured, travel or holiday")
	case l.Days < 1 || l.Days > MaxLifeDays:
		return fmt.Errorf("%s lasts 1 to %d days", l.Kind, MaxLifeDays)
	case l.Share.Given && l.Kind.Health():
		return fmt.Errorf("%s has no share: nothing of the plan is expected on those days", l.Kind)
	case l.Share.Given && (!finite(l.Share.Value) || l.Share.Value < 0 || l.Share.Value > 100):
		return errors.New("a share of the plan is 0 to 100 %")
	case !l.Share.Given && l.Share != Number{}:
		return errors.New("a share that is not given has no value")
	case len(l.Allows) > 0 && l.Kind == Sick:
		return errors.New("sick allows no sport: nothing of the plan is expected on those days")
	}
	return cmp.Or(checkAllows(l.Allows), checkSpan(l.Span()), CheckText(l.Note, MaxNote))
}

func checkAllows(sports []Sport) error {
	for i, sport := range sports {
		if sport == NoSport || sport > Other {
			return errors.New("no such sport")
		}
		if slices.Contains(sports[:i], sport) {
			return fmt.Errorf("%s stands twice", sport)
		}
	}
	return nil
}

// SortLife puts facts in order: by first day, then by id.
func SortLife(life []Life) {
	sorting.By(life, func(a, b Life) int {
		return cmp.Or(cmp.Compare(a.From, b.From), slices.Compare(a.ID[:], b.ID[:]))
	})
}

// LifeOn gives the facts that lie over a day, the one that says most first: sick,
// injured, holiday, travel.
func LifeOn(life []Life, day calendar.Day) []Life {
	var on []Life
	for _, l := range life {
		if l.Span().Has(day) {
			on = append(on, l)
		}
	}
	sorting.By(on, func(a, b Life) int { return a.Kind.rank() - b.Kind.rank() })
	return on
}

// rank orders the kinds by how much they say of a day, from 0.
func (k LifeKind) rank() int { return [...]int{0: 4, Sick: 0, Injured: 1, Holiday: 2, Travel: 3}[k] }

// MostOf gives the kind that says most of a day of the two.
func (k LifeKind) MostOf(other LifeKind) LifeKind {
	if other.rank() < k.rank() {
		return other
	}
	return k
}
