// Package outlooks works out what models and rules say of the plans that are
// stored: once for all the screens that show the same one. A change that a
// coach makes on five hundred screens is then looked through once, and five
// hundred sessions hold one outlook, not as many.
//
// What stands on it is what the store gave: a snapshot, which the store shares
// between all who may see the same of an athlete, and with it the day it is and
// the series. Drafts and previews are each screen's own; they are worked out
// from here and never kept here.
package outlooks

import (
	"maps"
	"sync"
	"weak"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/outlook"
	"ebb/store"
)

// Shared is what has been worked out, as long as anybody holds it. It may be used
// by many goroutines at once.
type Shared struct {
	newID func() plan.ID

	mu    sync.Mutex
	told  map[key]weak.Pointer[Told]
	sweep int // how many there are before those that nobody holds are dropped
}

// key names what something is told of, and holds none of it.
type key struct {
	snapshot weak.Pointer[store.Snapshot]
	today    calendar.Day
	series   outlook.Series
}

// leastSweep is how many are kept without asking who holds them.
const leastSweep = 32

// New makes a Shared with nothing in it. newID makes ids that nothing has yet,
// for what a fix of a finding adds.
func New(newID func() plan.ID) *Shared {
	return &Shared{newID: newID, told: map[key]weak.Pointer[Told]{}, sweep: leastSweep}
}

// Of gives what is told of a snapshot on a day by a series. was is what the one
// who asks was told before, of this athlete or another, or nil: what has not
// changed since is taken from it. It is never nil.
func (s *Shared) Of(snapshot *store.Snapshot, today calendar.Day, series outlook.Series, was *Told) *Told {
	t := s.entry(about{snapshot, today, series}, was)
	t.begin()
	return t
}

// entry finds what is told of something, or makes it, yet to be worked out.
func (s *Shared) entry(of about, was *Told) *Told {
	k := key{weak.Make(of.snapshot), of.today, of.series}
	s.mu.Lock()
	defer s.mu.Unlock()
	if t := s.told[k].Value(); t != nil {
		return t
	}
	if len(s.told) >= s.sweep {
		maps.DeleteFunc(s.told, func(_ key, t weak.Pointer[Told]) bool { return t.Value() == nil })
		s.sweep = max(leastSweep, 2*len(s.told))
	}
	t := newTold(of, was, s.newID)
	s.told[k] = weak.Make(t)
	return t
}
