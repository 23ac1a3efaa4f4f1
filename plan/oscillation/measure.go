package oscillation

import (
	"math"

	"ebb/plan/response"
)

// Measure is O, the oscillation of some weeks from 0 to 100, with the four parts
// that it is made of, each from 0 to 1:
//
//	O = 100 sqrt(Stress Contrast Rhythm Settle)
//
// It is a product, for one missing part takes the wave away. The measure is this
// program's own; its thresholds are assumptions, chosen so that patterns that
// coaches use come out above those that they warn of, whatever the exact
// constants of the systems.
type Measure struct {
	O        float64
	Stress   float64 // was there a stimulus: evenings reached 30
	Contrast float64 // did hard and easy days differ
	Rhythm   float64 // did a week's load come down
	Settle   float64 // did the body come down, once a week

	Depth   float64           // of the lightest week under the mean of the two heaviest
	Peaks   [MaxWeeks]float64 // most that any system carried in an evening, week by week
	Troughs [MaxWeeks]float64 // least that the heaviest system carried on a morning
	Windows int               // weeks measured: as many of Peaks and Troughs count
	Loaded  int               // of these, the weeks with load
}

// Sparse reports whether most of the weeks are empty. One session and a race in
// two months contrast and settle to perfection: O of them is a number, but says
// nothing of training.
func (m Measure) Sparse() bool { return 2*m.Loaded < m.Windows }

// Untold says why there is no O to be told.
func (m Measure) Untold() string {
	if m.Windows < 2 {
		return "two weeks are needed"
	}
	return "too little planned to measure"
}

// Weeks are windows of 7 days counted back from the last day, whatever the
// microcycle: MaxWeeks of them, one more for the depth.
const (
	MaxWeeks   = 4
	depthWeeks = 5
	weekDays   = 7

	// MaxDays is how far back a measure looks.
	MaxDays = depthWeeks * weekDays
)

// Of measures the weeks that end on the last of days; ok is false when there
// are fewer than two.
func Of(days []response.Day) (m Measure, ok bool) {
	windows := min(len(days)/weekDays, depthWeeks)
	if windows < 2 {
		return Measure{}, false
	}
	days = days[len(days)-windows*weekDays:]
	var loads [depthWeeks]float64
	var stress, variation, settle float64
	m.Windows = min(windows, MaxWeeks)
	for w := range windows {
		week := days[w*weekDays : (w+1)*weekDays]
		loads[w] = Load(week)
		at := w - (windows - m.Windows)
		if at < 0 {
			continue
		}
		m.Peaks[at], m.Troughs[at] = Peak(week), Trough(week)
		if loads[w] > 0 {
			m.Loaded++
		}
		stress += m.Peaks[at]
		variation += Variation(week)
		settle += clip((30 - m.Troughs[at]) / 15)
	}
	n := float64(m.Windows)
	const flat, lively = .35, 2. / 3 // monotony 2.86 and 1.5
	m.Depth = depth(loads[:windows])
	m.Stress = clip(stress / n / 30)
	m.Contrast = clip((variation/n - flat) / (lively - flat))
	m.Rhythm = .25 + .75*clip(m.Depth/.35)
	m.Settle = settle / n
	m.O = 100 * math.Sqrt(m.Stress*m.Contrast*m.Rhythm*m.Settle)
	return m, true
}

// depth gives how far the lightest of weekly loads lies under the mean of the
// two heaviest, as a part of it; 0 without load.
func depth(loads []float64) float64 {
	first, second, least := 0.0, 0.0, math.Inf(1)
	for _, l := range loads {
		least = min(least, l)
		if l > first {
			first, second = l, first
		} else {
			second = max(second, l)
		}
	}
	if first == 0 {
		return 0
	}
	return 1 - least/((first+second)/2)
}

func clip(x float64) float64 { return min(max(x, 0), 1) }

// Band is O in a word: the word comes first and the number small, for single
// points mean nothing.
type Band uint8

// The bands: below 35, to 60, above. They are coloured red, amber and green.
const (
	Low Band = iota
	Fair
	Good
)

// The bounds of the bands.
const (
	fairFrom  = 35
	goodAbove = 60
)

// String gives the word of b.
func (b Band) String() string { return [...]string{"low", "fair", "good"}[b] }

// Band gives the band of m.
func (m Measure) Band() Band {
	switch {
	case m.O > goodAbove:
		return Good
	case m.O >= fairFrom:
		return Fair
	default:
		return Low
	}
}

// Weakest gives the word of the part that keeps O lowest.
func (m Measure) Weakest() string {
	word, least := "stress", m.Stress
	for _, part := range [...]struct {
		word string
		x    float64
	}{{"contrast", m.Contrast}, {"rhythm", m.Rhythm}, {"settle", m.Settle}} {
		if part.x < least {
			word, least = part.word, part.x
		}
	}
	return word
}
