package printout

import "ebb/plan/calendar"

// Season is a macrocycle on one page.
type Season struct {
	Head
	From, To calendar.Day
	Blocks   []Block
	Weeks    []SeasonWeek
	Events   []Event
	Curve    []Point // a day each, from From on

	Seconds  float64 // planned
	Load     float64 // planned
	Done     *Report // nil: nothing reported
	Metres   float64
	Climb    float64
	Settled  int // mornings of the season
	Longest  int // days in a row without a settled morning
	Mornings int
}

// Block is a mesocycle of a season: so many weeks from one on.
type Block struct {
	Name  string
	Phase string
	Ratio string // "3:1", "" for none
	First int    // index into Weeks
	Weeks int
	Measure
}

// SeasonWeek is a microcycle of a season.
type SeasonWeek struct {
	Start, To calendar.Day
	Kind      string
	Phase     string
	Note      string
	Outline   bool // a target and no session yet
	Empty     bool // it holds nothing and aims at nothing, and nothing was reported
	Past      bool
	Here      bool // today is in it

	Seconds float64 // planned
	Planned float64 // the load of that
	Load    float64 // what was done, then what is planned: what the chart draws
	Done    *Report // nil: nothing reported
	Target  float64 // as load; 0: none
	Metres  float64
	Climb   float64

	Lowest, Highest float64 // the lowest morning and the highest evening of the heaviest system
	Settled         int     // mornings
	Fitness         float64 // of the last day
	Form            float64 // mean of the mornings
	Known           bool    // the models know its days
}

// Report is what was reported of some days.
type Report struct {
	Seconds float64
	Load    float64
}

// CameDown reports whether a morning of the week was settled.
func (w SeasonWeek) CameDown() bool { return w.Settled > 0 }

// ComesDown reports whether the week is there to come down.
func (w SeasonWeek) ComesDown() bool {
	switch w.Kind {
	case "down", "taper", "recovery":
		return true
	default:
		return w.Phase == "recovery" || w.Phase == "transition"
	}
}

// EmptyRun counts the weeks in a row, from one on and before another, that
// nothing is planned for. A week with a note begins a run of its own.
func (s *Season) EmptyRun(from, to int) int {
	n := 0
	for from+n < to && s.Weeks[from+n].Empty && (n == 0 || s.Weeks[from+n].Note == "") {
		n++
	}
	return n
}

// Days gives the length of the week.
func (w SeasonWeek) Days() int { return int(w.To-w.Start) + 1 }

// Event is a race of a season with the windows that it asks for; an empty window
// ends before it begins.
type Event struct {
	From, To                 calendar.Day
	Priority                 string
	Name                     string
	Amounts                  string // "100k +5400m 16h"
	Away                     string // "in 46 d"
	Note                     string
	Private                  string
	Taper, NoHard, EasyOnly  calendar.Span
	Fitness, Form            float64 // that morning
	WantedFrom, WantedTo     int     // form that is wanted
	Wanted, Known, Important bool
}

// Point is a day of the curves.
type Point struct {
	Fitness, Fatigue float64
	Known            bool
}
