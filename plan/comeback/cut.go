package comeback

import (
	"math"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/load"
)

// Tag marks a session that a return made smaller.
const Tag = "return"

// cutter makes sessions of a day smaller.
type cutter struct {
	athlete *plan.Athlete
	day     calendar.Day
}

// slack is how far over its share a session with steps may stay before its steps
// are given up for easy time.
const slack = 1.1

// Cut gives a session of a day at a share of what it is, from 0 to 1: shorter, with
// fewer repeats and less climb, at the same effort. Steps that can't be made small
// enough become easy time.
func Cut(s plan.Session, share float64, a *plan.Athlete, day calendar.Day) plan.Session {
	return cutter{a, day}.cut(s, share)
}

// Hard reports whether a session is hard in itself: work at or near threshold,
// short efforts of 7 of 10 and more, heavy strength or jumps.
func Hard(s plan.Session, a *plan.Athlete, day calendar.Day) bool { return cutter{a, day}.hard(s) }

// cut gives a session at a share of what it is: shorter, with fewer repeats and
// less climb, at the same effort. Steps that can't be made small enough become
// easy time.
func (c cutter) cut(s plan.Session, share float64) plan.Session {
	small := s.Clone()
	small.Climb, small.Descent = partOfHeight(s.Climb, share), partOfHeight(s.Descent, share)
	if s.Load.Given {
		small.Load.Value = math.Round(s.Load.Value * share)
	}
	if len(s.Steps) == 0 {
		small.Duration, small.Distance = partOfTime(s.Duration, share), partOfWay(s.Distance, share)
		return small
	}
	small.Steps = fewer(small.Steps, share)
	sum := plan.SumSteps(small.Steps)
	small.Duration = summedTime(s.Duration, sum, share)
	small.Distance = summedWay(s.Distance, sum, share)
	if small.Check() == nil && c.load(small) <= slack*share*c.load(s) {
		return small
	}
	return c.cut(edit.Eased(s), share)
}

func (c cutter) load(s plan.Session) float64 { return load.Of(s, c.athlete, c.day).Load }

// hard reports whether a session is hard in itself: work at or near threshold,
// strides and other short efforts of 7 of 10 and more, or heavy strength.
func (c cutter) hard(s plan.Session) bool {
	return hardKinds[s.Kind] || load.Of(s, c.athlete, c.day).Hard > 0 || sharp(s.Steps)
}

// hardKinds are hard by what they are for, however little of them is done.
var hardKinds = map[plan.Kind]bool{
	plan.Heavy: true, plan.Plyo: true, plan.Tempo: true, plan.Threshold: true, plan.Intervals: true, plan.Hills: true, plan.Test: true,
}

// sharpEffort is the effort of 10 from which a stretch is hard, however short.
const sharpEffort = 7

func sharp(steps []plan.Step) bool {
	return slices.ContainsFunc(steps, func(s plan.Step) bool {
		return s.Effort.Scale == plan.RPE && max(s.Effort.From, s.Effort.To) >= sharpEffort || sharp(s.Steps)
	})
}

// marked gives a session with the tag of a return.
func marked(s plan.Session) plan.Session {
	if len(s.Tags) < plan.MaxTags && !s.HasTag(Tag) {
		s.Tags = append(slices.Clip(s.Tags), Tag)
	}
	return s
}

// fewer takes repeats away, and from the stretches around them their share.
func fewer(steps []plan.Step, share float64) []plan.Step {
	var kept []plan.Step
	for _, s := range steps {
		switch n := int(math.Floor(float64(s.Repeat) * share)); {
		case s.Repeat == 0:
			s.Duration, s.Distance = partOfTime(s.Duration, share), partOfWay(s.Distance, share)
			s.Climb, s.Descent = partOfHeight(s.Climb, share), partOfHeight(s.Descent, share)
			kept = append(kept, s)
		case n < 2:
			kept = append(kept, s.Steps...)
		default:
			s.Repeat = n
			kept = append(kept, s)
		}
	}
	return kept
}

// summedTime gives the duration of a session whose steps were cut: their sum when
// they say it.
func summedTime(was plan.Duration, sum plan.StepSum, share float64) plan.Duration {
	if was.IsZero() || !sum.Timed {
		return partOfTime(was, share)
	}
	return plan.DurationOf(sum.Seconds)
}

func summedWay(was plan.Distance, sum plan.StepSum, share float64) plan.Distance {
	if was.IsZero() || !sum.Measured {
		return partOfWay(was, share)
	}
	one := plan.Distance{Value: 1, Unit: was.Unit}
	return plan.Distance{Value: math.Round(1000*sum.Metres/one.Metres()) / 1000, Unit: was.Unit}
}

// Amounts are cut to figures that a coach would write.
const (
	minute    = 60
	fewMin    = 10 * minute // no session is cut below
	longMin   = 30 * minute // from here on in steps of five minutes
	shortWay  = 5           // km or mi, below which tenths count
	poolWay   = 50          // metres or yards
	someFeet  = 50
	someMetre = 10
	tiny      = 1e-9
)

// partOfTime gives a share of a time, in whole minutes and never more, but no less
// than ten of them or what there was.
func partOfTime(d plan.Duration, share float64) plan.Duration {
	if d.IsZero() {
		return d
	}
	step := minute
	if d.Seconds >= longMin {
		step = 5 * minute
	}
	seconds := int(math.Floor(float64(d.Seconds)*share/float64(step)+tiny)) * step
	return plan.DurationOf(min(d.Seconds, max(seconds, min(fewMin, d.Seconds))))
}

// partOfWay gives a share of a distance on the grid of its unit.
func partOfWay(d plan.Distance, share float64) plan.Distance {
	if d.IsZero() {
		return d
	}
	grid := .1
	switch {
	case d.Unit == plan.Metres || d.Unit == plan.Yards:
		grid = poolWay
	case d.Value >= 2*shortWay:
		grid = .5
	}
	parts := max(1, math.Floor(d.Value*share/grid+tiny))
	return plan.Distance{Value: math.Min(d.Value, math.Round(parts*grid*1000)/1000), Unit: d.Unit}
}

// partOfHeight gives a share of a climb or descent in tens of metres.
func partOfHeight(h plan.Height, share float64) plan.Height {
	grid := float64(someMetre)
	if h.Unit == plan.HeightFeet {
		grid = someFeet
	}
	h.Value = math.Min(h.Value, math.Floor(h.Value*share/grid+tiny)*grid)
	return h
}
