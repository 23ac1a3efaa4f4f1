package load

import (
	"ebb/plan"
	"ebb/plan/calendar"
)

// pattern is how a week's load lies on its days, Monday first; it sums to 1.
type pattern [calendar.Week]float64

// patterns are how a week of each phase lies that says only what it aims at: a
// calm Monday, two days of quality, a long weekend. They are assumptions of
// coaching practice; the specific phase has its long days back to back.
var patterns = map[plan.Phase]pattern{
	plan.Base:       {0, .16, .13, .16, .08, .14, .33},
	plan.Build:      {0, .17, .12, .17, .06, .13, .35},
	plan.Specific:   {0, .15, .10, .15, .05, .32, .23},
	plan.Peak:       {0, .17, .12, .17, .06, .13, .35},
	plan.Taper:      {0, .21, .13, .21, .06, .13, .26},
	plan.RacePhase:  racePattern,
	plan.Recover:    {0, .16, .16, .20, 0, .18, .30},
	plan.Transition: {0, .18, .14, .20, 0, .20, .28},
}

// racePattern is that of a week that ends in a race, whose load is not in it.
var racePattern = pattern{.10, .30, .15, .25, .05, .15, 0}

// patternOf gives the pattern of a week. A block of the coach's own word lies
// like build.
func patternOf(w *plan.Microcycle, phase plan.Phase) pattern {
	if w.Kind == plan.RaceWeek {
		return racePattern
	}
	if known, ok := patterns[phase]; ok {
		return known
	}
	return patterns[plan.Build]
}

// Shares gives the part of a week's load that falls on each of its days, by its
// phase's pattern and the days on which the athlete can train; the parts sum to
// 1. In a week of seven days the pattern keeps to weekdays, in others it starts
// on the first day and repeats.
func Shares(w *plan.Microcycle, phase plan.Phase, start calendar.Day, a *plan.Athlete) [plan.MaxDays]float64 {
	shares := weigh(w, phase, start, a)
	sum := 0.0
	for _, s := range shares {
		sum += s
	}
	for d := range shares {
		if sum > 0 {
			shares[d] /= sum
		} else if d < w.Days {
			shares[d] = 1 / float64(w.Days)
		}
	}
	return shares
}

func weigh(w *plan.Microcycle, phase plan.Phase, start calendar.Day, a *plan.Athlete) (weights [plan.MaxDays]float64) {
	p := patternOf(w, phase)
	for d := range min(w.Days, plan.MaxDays) {
		day := start + calendar.Day(d)
		weekday := int(day.Weekday()+6) % calendar.Week // Monday first
		at := d % calendar.Week
		if w.Days == calendar.Week {
			at = weekday
		}
		if a.On(day).Available[day.Weekday()] != 0 {
			weights[d] = p[at]
		}
	}
	return weights
}

// outlineFactor is the intensity factor at which a target is imagined done:
// hours become load by it, and load hours.
const outlineFactor = .70

// Target gives the load of a target; before are the loads of up to four
// microcycles before, in any order, of which a share takes the mean of the two
// largest.
func Target(t plan.Target, before []float64) float64 {
	switch t.Measure {
	case plan.TargetLoad:
		return t.Value
	case plan.TargetHours:
		return Score(t.Value, outlineFactor)
	case plan.TargetShare:
		return t.Value / 100 * largestTwo(before)
	default:
		return 0
	}
}

// largestTwo gives the mean of the two largest loads, or of as many as there
// are.
func largestTwo(loads []float64) float64 {
	switch len(loads) {
	case 0:
		return 0
	case 1:
		return loads[0]
	}
	first, second := max(loads[0], loads[1]), min(loads[0], loads[1])
	for _, l := range loads[2:] {
		switch {
		case l > first:
			first, second = l, first
		case l > second:
			second = l
		}
	}
	return (first + second) / 2
}

// Outline appends the impulse of a day of a week that has a target and no
// sessions: some easy work of this load in the athlete's own sport; none when
// the load is 0.
func Outline(dst []plan.Impulse, load float64, a *plan.Athlete, day calendar.Day) []plan.Impulse {
	if load <= 0 {
		return dst
	}
	p := a.On(day)
	sport := sportOf(plan.NoSport, p)
	if sport == plan.Strength {
		return append(dst, plan.Impulse{Strength: load, Sport: sport})
	}
	i := plan.Impulse{Load: load, Sport: sport}
	if sport.OnFoot() {
		how := even(outlineFactor)
		i.FootKm = covered(sport, load/how.perHour(sport), 0, how, p) / 1000
	}
	return append(dst, i)
}

// OutlineSeconds gives the time that an outlined load stands for.
func OutlineSeconds(load float64) float64 { return 3600 * load / Score(1, outlineFactor) }

// Outlined reports whether a week is drawn as an outline: it has a target and no
// session.
func Outlined(w *plan.Microcycle) bool { return !w.Target.IsZero() && len(w.Sessions) == 0 }
