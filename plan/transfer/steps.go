package transfer

import (
	"math"

	"ebb/plan"
)

// scaleSteps scales a session in parts. Repeats are done more or fewer times,
// twice at least, each as it was: a 4-minute interval is one for everybody. The
// stretches outside of them give and take what is left to the factor, between
// half and twice of themselves. What the session states goes with their sum.
func (t *passage) scaleSteps(s *plan.Session, sport plan.Sport) {
	whole := plan.SumSteps(s.Steps)
	way := t.factor * t.speedRatio(sport)
	var repeated, single float64 // seconds, of what is repeated as it is now
	for i := range s.Steps {
		st := &s.Steps[i]
		if len(st.Steps) == 0 {
			single += float64(st.Duration.Seconds)
			continue
		}
		by := t.factor
		if sum := plan.SumSteps(st.Steps); sum.Measured {
			by = way
		}
		st.Repeat = int(min(max(math.Round(float64(st.Repeat)*by), 2), plan.MaxRepeat))
		repeated += float64(plan.SumSteps(s.Steps[i : i+1]).Seconds)
	}
	rest := 1.
	if single > 0 {
		rest = min(max((t.factor*float64(whole.Seconds)-repeated)/single, .5), 2)
	}
	for i := range s.Steps {
		if st := &s.Steps[i]; len(st.Steps) == 0 {
			st.Duration = stretched(st.Duration, rest)
			st.Distance = scaledWay(st.Distance, way)
			st.Climb, st.Descent = scaledHeight(st.Climb, way), scaledHeight(st.Descent, way)
		}
	}
	t.restate(s, whole, way)
}

// stretched scales the time of a part in minutes.
func stretched(d plan.Duration, factor float64) plan.Duration {
	if d.Seconds < minuteGrid || factor == 1 {
		return d
	}
	d.Seconds = int(max(minuteGrid, onGrid(float64(d.Seconds)*factor, minuteGrid)))
	return inMinutes(d)
}

// restate lets a session state what its parts come to now, if it stated it.
func (t *passage) restate(s *plan.Session, was plan.StepSum, way float64) {
	sum := plan.SumSteps(s.Steps)
	switch {
	case s.Duration.IsZero():
	case was.Timed:
		s.Duration = inMinutes(plan.Duration{Seconds: sum.Seconds, Unit: s.Duration.Unit})
	default:
		s.Duration = scaledTime(s.Duration, t.factor)
	}
	switch {
	case s.Distance.IsZero():
	case was.Measured:
		one := plan.Distance{Value: 1, Unit: s.Distance.Unit}
		s.Distance.Value = math.Round(sum.Metres/one.Metres()*1000) / 1000
	default:
		s.Distance = scaledWay(s.Distance, way)
	}
}
