package plan

// StepSum is what the steps of a session come to, repeats counted out.
type StepSum struct {
	Seconds  int     // of the steps that state a duration
	Metres   float64 // of the steps that state a distance
	Count    int     // stretches, repeats counted out
	Timed    bool    // every step states a duration
	Measured bool    // every step states a distance
}

// SumSteps adds up steps. No steps are neither timed nor measured. Count stops
// growing past MaxExpandedSteps, so that no nesting can make it overflow.
func SumSteps(steps []Step) StepSum {
	sum := StepSum{Timed: len(steps) > 0, Measured: len(steps) > 0}
	for i := range steps {
		one := sumStep(&steps[i])
		sum.Seconds += one.Seconds
		sum.Metres += one.Metres
		sum.Count = min(sum.Count+one.Count, MaxExpandedSteps+1)
		sum.Timed = sum.Timed && one.Timed
		sum.Measured = sum.Measured && one.Measured
	}
	return sum
}

func sumStep(s *Step) StepSum {
	if len(s.Steps) == 0 {
		return StepSum{
			Seconds: s.Duration.Seconds, Metres: s.Distance.Metres(), Count: 1,
			Timed: !s.Duration.IsZero(), Measured: !s.Distance.IsZero(),
		}
	}
	sum := SumSteps(s.Steps)
	sum.Seconds *= s.Repeat
	sum.Metres *= float64(s.Repeat)
	sum.Count = min(sum.Count*s.Repeat, MaxExpandedSteps+1)
	return sum
}
