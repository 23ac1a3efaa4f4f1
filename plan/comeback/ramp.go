package comeback

import "math"

// The rules that a return follows.
const (
	AfterIllness = "R37"
	AfterMissed  = "R38"
)

// A Ramp is how much of the plan the days after a gap bear.
type Ramp struct {
	Rule  string
	Parts []Part // one after the other, from the day after the gap
	Calm  int    // the first days on which nothing hard is done
}

// Part is some days of a ramp.
type Part struct {
	Days  int
	Share float64 // of the plan, 0 to 1
}

// Limits of the rules: R37 rewrites two weeks, and keeps three days free of hard
// work (Schwellnus 2022; the figures are convention).
const (
	longestEase = 14
	calmDays    = 3
)

// RampOf gives the ramp after a gap. After illness half of the plan is borne for
// as many days as were ill, then three quarters for half as many again, within
// two weeks. After missed days it goes by how many there were: up to 3 the plan
// goes on; after 4 to 6 a week at 80 %; after 7 to 13 a week at 65 and one at
// 80 %; after 14 or more it begins again at 50 %, with 65 and 80 % to follow.
// Where both hold, a day takes the smaller share.
func RampOf(g Gap) Ramp {
	missed := afterMissed(g.Days())
	if g.Sick == 0 {
		return missed
	}
	ill := afterIllness(g.Sick)
	if g.Days()-g.Sick > 3 || g.Days() >= longestEase {
		ill.Parts = smaller(ill.Parts, missed.Parts)
	}
	return ill
}

func afterIllness(days int) Ramp {
	first := min(days, longestEase)
	then := min((days+1)/2, longestEase-first)
	r := Ramp{Rule: AfterIllness, Parts: []Part{{first, .50}}, Calm: calmDays}
	if then > 0 {
		r.Parts = append(r.Parts, Part{then, .75})
	}
	return r
}

func afterMissed(days int) Ramp {
	r := Ramp{Rule: AfterMissed}
	switch {
	case days <= 3:
	case days <= 6:
		r.Parts = []Part{{7, .80}}
	case days <= 13:
		r.Parts = []Part{{7, .65}, {7, .80}}
	default:
		r.Parts = []Part{{7, .50}, {7, .65}, {7, .80}}
	}
	return r
}

// Days gives the number of days of the ramp.
func (r Ramp) Days() int { return max(daysOf(r.Parts), r.Calm) }

func daysOf(parts []Part) int {
	n := 0
	for _, p := range parts {
		n += p.Days
	}
	return n
}

// share gives what the nth day after the gap bears, counted from 0.
func (r Ramp) share(n int) float64 { return shareOf(r.Parts, n) }

func shareOf(parts []Part, n int) float64 {
	for _, p := range parts {
		if n < p.Days {
			return p.Share
		}
		n -= p.Days
	}
	return 1
}

// smaller takes the smaller share of two ramps on each day.
func smaller(a, b []Part) []Part {
	var parts []Part
	for n := range max(daysOf(a), daysOf(b)) {
		share := math.Min(shareOf(a, n), shareOf(b, n))
		if last := len(parts) - 1; last >= 0 && parts[last].Share == share {
			parts[last].Days++
			continue
		}
		parts = append(parts, Part{1, share})
	}
	return parts
}
