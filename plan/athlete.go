package plan

import (
	"cmp"
	"fmt"
	"slices"

	"ebb/plan/calendar"
	"ebb/plan/sorting"
)

// Athlete is a person who trains, with settings that hold from a day on.
type Athlete struct {
	ID       ID        `json:"id"`
	Name     string    `json:"name"`
	Settings []Setting `json:"settings,omitempty"` // in the order they were made

	profiles []Profile // made by Resolve: ordered by From, the first in force since ever
}

// Setting is one value of one setting, in force from a day until the next
// value of the same key. A zero From is "since ever".
type Setting struct {
	Key   string       `json:"key"`
	Value string       `json:"value"`
	From  calendar.Day `json:"from,omitempty"`
}

// Resolve reads the settings of a and gives it with the profile of every day
// ready. It fails on the first setting that is not understood; a setting whose
// value was refused when it was typed can only come from a damaged store.
func (a Athlete) Resolve() (Athlete, error) {
	ordered := slices.Clone(a.Settings)
	sorting.By(ordered, func(x, y Setting) int {
		if x.From == 0 || y.From == 0 { // since ever stands before every day, those before 1970 too
			return cmp.Compare(dated(x), dated(y))
		}
		return cmp.Compare(x.From, y.From)
	})
	a.profiles = []Profile{Defaults()}
	for _, s := range ordered {
		last := &a.profiles[len(a.profiles)-1]
		if s.From != last.From {
			next := last.clone()
			next.From = s.From
			a.profiles = append(a.profiles, next)
			last = &a.profiles[len(a.profiles)-1]
		}
		if err := last.set(s.Key, s.Value); err != nil {
			return Athlete{}, fmt.Errorf("athlete %s: %w", a.Name, err)
		}
	}
	return a, nil
}

func dated(s Setting) int {
	if s.From == 0 {
		return 0
	}
	return 1
}

// With gives the athlete with one more setting, resolved. The error says what
// the allowed values are; a itself is never changed.
func (a Athlete) With(s Setting) (Athlete, error) {
	a.Settings = slices.DeleteFunc(slices.Clone(a.Settings), func(old Setting) bool { return old.Key == s.Key && old.From == s.From })
	a.Settings = append(a.Settings, s)
	return a.Resolve()
}

// On gives the profile in force on a day: the defaults for an athlete that was
// not resolved. It must not be changed.
func (a *Athlete) On(day calendar.Day) *Profile {
	if len(a.profiles) == 0 {
		return &unsettled
	}
	later := a.profiles[1:] // the first is in force since ever
	i, found := slices.BinarySearchFunc(later, day, func(p Profile, d calendar.Day) int { return cmp.Compare(p.From, d) })
	if found {
		return &later[i]
	}
	return &a.profiles[i]
}

var unsettled = Defaults()
