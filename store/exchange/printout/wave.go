package printout

import (
	"math"

	"ebb/plan/calendar"
)

// ReadyLine is the level at or below which a morning is settled.
const ReadyLine = 20

// Wave is what the days of a block, and of those around it when it is short,
// carry.
type Wave struct {
	Name string // of the block
	Measure
	From  calendar.Day
	Days  []WaveDay
	Weeks []WaveWeek
}

// WaveDay is what one day carries: the highest of all systems that morning and
// evening, and the legs that evening.
type WaveDay struct {
	Morning, Evening, Legs float64
	Load                   float64
	Race                   string // the letter of a race on it
	Known                  bool
}

// WaveWeek is a microcycle of a wave.
type WaveWeek struct {
	Start   calendar.Day
	Days    int
	Kind    string
	Settled int     // mornings
	Lowest  float64 // morning
	Here    bool    // the week of the page
	Within  bool    // of the block itself
}

// CameDown reports whether a morning of the week was settled.
func (w WaveWeek) CameDown() bool { return w.Settled > 0 }

// tops are the levels that the scale of stress may end at, so that pages compare
// by eye.
var tops = [...]float64{60, 80, 100, 150, 300}

// Top gives the end of the scale that holds a level, or the last one.
func Top(highest float64) float64 {
	for _, top := range tops {
		if highest <= top {
			return top
		}
	}
	return tops[len(tops)-1]
}

// Round gives the next figure of 1 to 10 times a power of ten at or
// above v, for the end of a scale; 10 at least.
func Round(v float64) float64 {
	if !(v > 10) || math.IsInf(v, 0) {
		return 10
	}
	step := math.Pow(10, math.Floor(math.Log10(v)))
	for _, n := range [...]float64{1, 2, 3, 4, 5, 6, 7, 8, 10} {
		if v <= n*step {
			return n * step
		}
	}
	return 10 * step
}
