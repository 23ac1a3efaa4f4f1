package oscillation

import (
	"ebb/plan"
	"ebb/plan/response"
)

// loaded is what any system must carry on an evening for a breath to begin.
const loaded = 30

// Breaths counts, in the last so many of days, the mornings on which the body
// came down to Light after an evening that was loaded: a breath is counted on
// the day it ends.
func Breaths(days []response.Day, last int) int {
	breaths, high := 0, false
	for i := range days {
		if high && days[i].Settled() {
			high = false
			if i >= len(days)-last {
				breaths++
			}
		}
		high = high || days[i].Evening.Max() > loaded
	}
	return breaths
}

// LongestUnsettled gives the longest run of days without a settled morning.
func LongestUnsettled(days []response.Day) int {
	longest, run := 0, 0
	for i := range days {
		run++
		if days[i].Settled() {
			run = 0
		}
		longest = max(longest, run)
	}
	return longest
}

// MeanDebt gives the mean slow debt of the last 28 days, or of as many as there
// are. Amber from 1.5, red from 2.5.
func MeanDebt(days []response.Day) float64 {
	days = days[max(0, len(days)-28):]
	if len(days) == 0 {
		return 0
	}
	sum := 0.0
	for i := range days {
		sum += days[i].Debt
	}
	return sum / float64(len(days))
}

// Stressful reports whether a day's impulses make it one of stress: 30 of hard
// load, a race, or a day so long that its load is over 100.
func Stressful(impulses []plan.Impulse) bool {
	const hard, long = 30, 100
	q, load := 0.0, 0.0
	for i := range impulses {
		if impulses[i].Race {
			return true
		}
		q += impulses[i].Hard
		load += impulses[i].Load
	}
	return q >= hard || load > long
}

// Spacing gives the mean gap in days between days of stress; ok is false with
// fewer than two.
func Spacing(stressful []bool) (gap float64, ok bool) {
	first, last, n := 0, 0, 0
	for i, is := range stressful {
		if !is {
			continue
		}
		if n == 0 {
			first = i
		}
		last = i
		n++
	}
	if n < 2 {
		return 0, false
	}
	return float64(last-first) / float64(n-1), true
}
