package oscillation

import (
	"math"

	"ebb/plan/response"
)

// Load gives the sum of the days' loads, strength in full.
func Load(days []response.Day) float64 {
	sum := 0.0
	for i := range days {
		sum += days[i].Load
	}
	return sum
}

// Peak gives the most that any system carried on an evening.
func Peak(days []response.Day) float64 {
	most := 0.0
	for i := range days {
		most = max(most, days[i].Evening.Max())
	}
	return most
}

// Trough gives the least that the heaviest system carried on a morning; 0
// without days.
func Trough(days []response.Day) float64 {
	if len(days) == 0 {
		return 0
	}
	least := math.Inf(1)
	for i := range days {
		least = min(least, days[i].Morning.Max())
	}
	return least
}

// Variation gives the coefficient of variation of the days' loads: population
// standard deviation over mean; 0 without load.
func Variation(days []response.Day) float64 {
	if len(days) == 0 {
		return 0
	}
	mean := Load(days) / float64(len(days))
	if mean == 0 {
		return 0
	}
	squares := 0.0
	for i := range days {
		squares += (days[i].Load - mean) * (days[i].Load - mean)
	}
	return math.Sqrt(squares/float64(len(days))) / mean
}

// mostMonotony is the monotony of days that are all alike.
const mostMonotony = 10

// Monotony gives mean over population standard deviation of the days' loads, at
// most 10 (Foster 1998); ok is false without load.
func Monotony(days []response.Day) (m float64, ok bool) {
	if Load(days) == 0 {
		return 0, false
	}
	variation := Variation(days)
	if variation*mostMonotony <= 1 {
		return mostMonotony, true
	}
	return 1 / variation, true
}

// Strain gives the load of the days times their monotony (Foster 1998); 0
// without load.
func Strain(days []response.Day) float64 {
	m, _ := Monotony(days)
	return Load(days) * m
}

// Ramp gives what fitness gained over the days; before is fitness on the evening
// before the first.
func Ramp(days []response.Day, before float64) float64 {
	if len(days) == 0 {
		return 0
	}
	return days[len(days)-1].Fitness - before
}

// DownDepth gives how far a week's load lies under the mean of the two largest
// of the weeks before, up to four of them; ok is false with fewer than two or
// without load in them.
func DownDepth(load float64, before []float64) (deep float64, ok bool) {
	before = before[max(0, len(before)-4):]
	if len(before) < 2 {
		return 0, false
	}
	first, second := 0.0, 0.0
	for _, l := range before {
		if l > first {
			first, second = l, first
		} else {
			second = max(second, l)
		}
	}
	if first == 0 {
		return 0, false
	}
	return 1 - load/((first+second)/2), true
}

// ACWR gives the load of the last 7 days over the mean week of the last 28: the
// acute to chronic ratio, coupled. It is information only: the ratio is bound to
// itself mathematically and does not tell injury (Lolli 2019, Impellizzeri
// 2020). ok is false with fewer than 28 days or without load.
func ACWR(days []response.Day) (ratio float64, ok bool) {
	week, month, ok := acuteChronic(days)
	return week / (month / 4), ok
}

// UncoupledACWR gives the load of the last 7 days over the mean week of the 21
// days before them.
func UncoupledACWR(days []response.Day) (ratio float64, ok bool) {
	week, month, ok := acuteChronic(days)
	if month == week {
		return 0, false
	}
	return week / ((month - week) / 3), ok
}

func acuteChronic(days []response.Day) (week, month float64, ok bool) {
	if len(days) < 4*weekDays {
		return 0, 1, false
	}
	week, month = Load(days[len(days)-weekDays:]), Load(days[len(days)-4*weekDays:])
	if month == 0 {
		return 0, 1, false
	}
	return week, month, true
}

// FormSwing gives the range of form over the last 28 days as a part of fitness on
// the last; 0 without fitness. It misleads alone: a marathon every week swings
// as a sound block does.
func FormSwing(days []response.Day) float64 {
	days = days[max(0, len(days)-28):]
	if len(days) == 0 || days[len(days)-1].Fitness == 0 {
		return 0
	}
	least, most := math.Inf(1), math.Inf(-1)
	for i := range days {
		least, most = min(least, days[i].Form), max(most, days[i].Form)
	}
	return (most - least) / days[len(days)-1].Fitness
}
