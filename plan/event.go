package plan

import "ebb/plan/calendar"

// Event is a race, or another day that is prepared for. It carries its load
// itself; Plan holds the sessions of kind race on its days (pacing, warm-up),
// which replace that load and never add to it.
type Event struct {
	ID       ID           `json:"id"`
	From     calendar.Day `json:"from"`
	Days     int          `json:"days"` // 1 or more
	Priority Priority     `json:"priority"`
	Name     string       `json:"name"`

	Sport    Sport     `json:"sport"`
	Distance Distance  `json:"distance,omitzero"`
	Climb    Height    `json:"climb,omitzero"`
	Descent  Height    `json:"descent,omitzero"`
	Goal     Duration  `json:"goal,omitzero"`
	Effort   Intensity `json:"effort,omitzero"`
	Load     Number    `json:"load,omitzero"`
	Fuel     Fuel      `json:"fuel,omitzero"`
	Tags     []string  `json:"tags,omitempty"`
	Note     string    `json:"note,omitempty"`
	Private  string    `json:"private,omitempty"`
	Legs     []Leg     `json:"legs,omitempty"` // of a race in parts, or one a stage
	Plan     []Session `json:"plan,omitempty"` // Session.Day counts from the event's first day
}

// Leg is a part of a race: one sport of a triathlon, or one stage.
type Leg struct {
	Stage    int       `json:"stage,omitempty"` // day of the event, from 1; 0: a leg of a race without stages
	Sport    Sport     `json:"sport,omitzero"`  // NoSport: the event's
	Distance Distance  `json:"distance,omitzero"`
	Climb    Height    `json:"climb,omitzero"`
	Descent  Height    `json:"descent,omitzero"`
	Goal     Duration  `json:"goal,omitzero"`
	Effort   Intensity `json:"effort,omitzero"`
	Note     string    `json:"note,omitempty"`
}

// Priority says how much of the season an event may ask for.
type Priority uint8

// The priorities.
const (
	NoPriority Priority = iota
	A
	B
	C
)

var priorityWords = words{"", "A", "B", "C"}

// String gives the letter of p.
func (p Priority) String() string { return priorityWords.name(uint8(p)) }

// ParsePriority reads A, B or C.
func ParsePriority(letter string) (Priority, error) {
	i, err := priorityWords.find("priority", letter)
	return Priority(i), err
}

// MarshalText writes the letter.
func (p Priority) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads the letter.
func (p *Priority) UnmarshalText(text []byte) error {
	i, err := priorityWords.unmarshal("priority", text)
	*p = Priority(i)
	return err
}

// Span gives the days of the event.
func (e Event) Span() calendar.Span {
	return calendar.Span{From: e.From, To: e.From + calendar.Day(e.Days) - 1}
}
