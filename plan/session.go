package plan

import "slices"

// Session is one piece of training, or a rest that is planned on purpose.
type Session struct {
	ID  ID  `json:"id"`
	Day int `json:"day"` // days after the first day of its microcycle, from 0

	Sport    Sport     `json:"sport"`
	Kind     Kind      `json:"kind"`
	At       TimeOfDay `json:"at,omitzero"`
	Duration Duration  `json:"duration,omitzero"`
	Distance Distance  `json:"distance,omitzero"`
	Effort   Intensity `json:"effort,omitzero"`
	Climb    Height    `json:"climb,omitzero"`
	Descent  Height    `json:"descent,omitzero"`
	Load     Number    `json:"load,omitzero"` // stated: wins over every estimate
	Fuel     Fuel      `json:"fuel,omitzero"`
	Tags     []string  `json:"tags,omitempty"`
	Key      bool      `json:"key,omitempty"`
	Optional bool      `json:"optional,omitempty"`
	Note     string    `json:"note,omitempty"`
	Private  string    `json:"private,omitempty"` // the coach's alone
	Steps    []Step    `json:"steps,omitempty"`
	Origin   Origin    `json:"origin,omitempty"`
}

// Step is a part of a session: one stretch, or with Repeat a group done again.
type Step struct {
	Sport    Sport     `json:"sport,omitzero"` // NoSport: the session's
	Duration Duration  `json:"duration,omitzero"`
	Distance Distance  `json:"distance,omitzero"`
	Effort   Intensity `json:"effort,omitzero"`
	Climb    Height    `json:"climb,omitzero"`
	Descent  Height    `json:"descent,omitzero"`
	Cue      string    `json:"cue,omitempty"`
	Repeat   int       `json:"repeat,omitempty"` // 2 to 99 when Steps are repeated, else 0
	Steps    []Step    `json:"steps,omitempty"`
}

// Limits of structured sessions.
const (
	MaxRepeat        = 99
	MaxStepDepth     = 3
	MaxExpandedSteps = 500
)

// Fuel is what to take in during a session, an hour: carbohydrate in grams,
// sodium in milligrams, fluid in millilitres.
type Fuel struct {
	Carb   float64 `json:"carb,omitempty"`
	Sodium float64 `json:"sodium,omitempty"`
	Fluid  float64 `json:"fluid,omitempty"`
}

// TimeOfDay is a time on the clock, in minutes after midnight plus one, so that
// the zero value means "no time given".
type TimeOfDay uint16

// Clock makes a TimeOfDay.
func Clock(hour, minute int) TimeOfDay { return TimeOfDay(hour*60 + minute + 1) }

// HourMinute gives the hour and minute of t; t must be given.
func (t TimeOfDay) HourMinute() (hour, minute int) { return int(t-1) / 60, int(t-1) % 60 }

// Origin says where a session came from.
type Origin uint8

// The origins of a session.
const (
	ByHand Origin = iota
	BySketch
	ByTemplate
	ByBuild
)

// HasTag reports whether s carries the tag, given without its #.
func (s Session) HasTag(tag string) bool { return slices.Contains(s.Tags, tag) }

// Clone gives a copy of s that shares no memory with it.
func (s Session) Clone() Session {
	s.Tags = slices.Clone(s.Tags)
	s.Steps = cloneSteps(s.Steps)
	return s
}

func cloneSteps(steps []Step) []Step {
	steps = slices.Clone(steps)
	for i := range steps {
		steps[i].Steps = cloneSteps(steps[i].Steps)
	}
	return steps
}
