package rules

import "ebb/plan"

// leastEasy is how short a fix may make what stands before and after the
// repeats of a session, in seconds: ten minutes warm up, and cool down.
const leastEasy = 10 * 60

// fewer gives a session with repeats at about a share of its time, as a coach
// would: repeats go first, down to two, then what stands around them gets
// shorter. ok is false for one without repeats, or not planned by time alone.
func fewer(s plan.Session, share float64) (_ plan.Session, ok bool) {
	was := seconds(s.Steps)
	if was == 0 || !s.Distance.IsZero() {
		return s, false
	}
	s = s.Clone()
	most, repeats := int(share*float64(was)), false
	for i := range s.Steps {
		step := &s.Steps[i]
		repeats = repeats || step.Repeat > 0
		for step.Repeat > 2 && seconds(s.Steps) > most {
			step.Repeat--
		}
	}
	if !repeats {
		return s, false
	}
	for i := range s.Steps {
		step, over := &s.Steps[i], seconds(s.Steps)-most
		if step.Repeat > 0 || over <= 0 || step.Duration.Seconds <= leastEasy {
			continue
		}
		step.Duration = plan.DurationOf(max(leastEasy, (step.Duration.Seconds-over)/60*60))
	}
	if s.Duration.Seconds > 0 {
		s.Duration = plan.DurationOf(seconds(s.Steps))
	}
	return s, seconds(s.Steps) < was
}

// seconds gives the time of steps; 0 when one of them states none.
func seconds(steps []plan.Step) (sum int) {
	for i := range steps {
		n := steps[i].Duration.Seconds
		if steps[i].Repeat > 0 {
			n = seconds(steps[i].Steps) * steps[i].Repeat
		}
		if n == 0 {
			return 0
		}
		sum += n
	}
	return sum
}
