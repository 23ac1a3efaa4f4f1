package plan

import (
	"slices"
	"time"

	"ebb/plan/calendar"
)

// Impulse is what the models take of a session, a race or a record: the stress
// of one piece of training in one sport.
type Impulse struct {
	Load      float64 `json:"load"`                 // 100 = one hour at threshold
	Hard      float64 `json:"hard,omitempty"`       // the part of it at or near threshold and over (q of SCIENCE 3.2)
	FootKm    float64 `json:"foot_km,omitempty"`    // kilometres run or hiked
	DescentKm float64 `json:"descent_km,omitempty"` // kilometres of height lost on foot
	Strength  float64 `json:"strength,omitempty"`   // load of strength work; Load is 0 then
	Sport     Sport   `json:"sport"`
	Race      bool    `json:"race,omitempty"`
	Heat      bool    `json:"heat,omitempty"`
	Fuelled   Number  `json:"fuelled,omitzero"` // eaten over target, at most 1; absent: as planned
}

// Total gives the load of i with strength in full, as day loads, monotony and
// the oscillation count it.
func (i Impulse) Total() float64 { return i.Load + i.Strength }

// Part gives a share of i: 0.5 for half of it.
func (i Impulse) Part(share float64) Impulse {
	i.Load *= share
	i.Hard *= share
	i.FootKm *= share
	i.DescentKm *= share
	i.Strength *= share
	return i
}

// Record is what was done on a day: typed, or read from a file. Its impulses
// are fixed when it comes in, with the method that made them.
type Record struct {
	ID       ID           `json:"id"`
	Day      calendar.Day `json:"day"`              // civil day in the athlete's zone on arrival
	Start    time.Time    `json:"start,omitzero"`   // the instant, when known
	State    DoneState    `json:"state"`            // how it stands to what was planned
	Sessions []Share      `json:"links,omitempty"`  // the sessions it answers; none: unplanned
	Done     Session      `json:"done"`             // what was done, in a session's words
	Impulses []Impulse    `json:"impulses"`         // in the order of the day
	Method   string       `json:"method,omitempty"` // how the load was found: "stated", "steps", "zone" ...
	Source   string       `json:"source,omitempty"` // "typed", "as planned", or the file's format
}

// Answers reports whether r names a session or an event.
func (r *Record) Answers(id ID) bool {
	return slices.ContainsFunc(r.Sessions, func(share Share) bool { return share.Session == id })
}

// Share links a record to a session by id; the id stays when the session goes.
type Share struct {
	Session ID      `json:"session"`
	Part    float64 `json:"part,omitempty"` // 0: all of it
}

// DoneState says how a record stands to the plan.
type DoneState uint8

// The states of a record. Nothing is a typed "nothing today".
const (
	DoneAsPlanned DoneState = iota
	DonePartly
	DoneInstead
	Skipped
	Nothing
)

var doneWords = words{"done", "partly", "instead", "skipped", "nothing"}

// String gives the word for s.
func (s DoneState) String() string { return doneWords.name(uint8(s)) }

// ParseDoneState reads the word for a state.
func ParseDoneState(word string) (DoneState, error) {
	i, err := doneWords.find("state", word)
	return DoneState(i), err
}

// MarshalText writes the word.
func (s DoneState) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the word.
func (s *DoneState) UnmarshalText(text []byte) (err error) {
	*s, err = ParseDoneState(string(text))
	return err
}

// Load gives the load of the record, strength in full.
func (r Record) Load() float64 {
	sum := 0.0
	for _, i := range r.Impulses {
		sum += i.Total()
	}
	return sum
}

// DoneDay is what was reported of a day: the impulses of its records in order,
// and the sessions they answer. A day without one is not reported; a typed
// nothing is a DoneDay without impulses.
type DoneDay struct {
	Day      calendar.Day `json:"day"`
	Impulses []Impulse    `json:"impulses,omitempty"`
	Sessions []ID         `json:"sessions,omitempty"`
}
