package chart

import "math"

// Ready is the level of the waterline: a morning at or below it is settled.
const Ready = 20

// tops are the levels a wave may end at, so that blocks compare by eye.
var tops = [...]int{60, 80, 100, 150, 300}

// Top is the lowest end of the scale that holds this level, 60, 80, 100, 150
// or 300, or the last of them. floor is the end in use: while a preview lasts
// the scale is never lowered, so hand it in then and 0 otherwise.
func Top(highest float64, floor int) int {
	for _, t := range tops {
		if t >= floor && highest <= float64(t) {
			return t
		}
	}
	return max(floor, tops[len(tops)-1])
}

// Highest is the highest level of the days, in the evening or the morning.
func Highest(days []Day) float64 {
	top := 0.0
	for _, d := range days {
		top = max(top, level(d.Evening), level(d.Morning))
	}
	return top
}

// level makes a figure one that can be drawn: nothing for what is no number.
func level(v float64) float64 {
	if math.IsNaN(v) {
		return 0
	}
	return min(max(v, 0), 1e6)
}

// rise is how many eighths of a cell a level stands over the line on a side of
// n eighths that ends at top. Whatever is over the line is seen.
func rise(v float64, top, n int) int {
	v = level(v)
	if v <= Ready || top <= Ready || n <= 0 {
		return 0
	}
	e := math.Round((v - Ready) / float64(top-Ready) * float64(n))
	return int(min(max(e, 1), float64(n)))
}

// sink is how many eighths of n a settled morning hangs under the line.
// Whatever is under the line is seen.
func sink(v float64, n int) int {
	v = level(v)
	if v >= Ready || n <= 0 {
		return 0
	}
	return int(max(math.Round((Ready-v)/Ready*float64(n)), 1))
}

// Settled reports whether a level is that of a settled morning.
func Settled(level float64) bool { return level <= Ready }
