package load

import "ebb/plan"

// strengthLoad is the load of 45 minutes of a kind of strength work.
var strengthLoad = [...]float64{plan.Heavy: 50, plan.Maintenance: 40, plan.Plyo: 40, plan.Flexibility: 0}

// strengthMinutes is how long strength work is that says nothing.
const strengthMinutes = 45

// strength estimates strength work: stated, by effort times minutes where an
// RPE is given (Foster 2001), else by the minute of its kind. It has no
// intensity factor and no hard part.
func strength(dst []plan.Impulse, s *plan.Session) ([]plan.Impulse, Estimate) {
	e := Estimate{Seconds: float64(s.Duration.Seconds), Method: ByStrength, Estimated: Estimated{Load: true}}
	if e.Seconds == 0 {
		e.Seconds = stepSeconds(s.Steps)
	}
	if e.Seconds == 0 {
		e.Seconds, e.Estimated.Seconds = strengthMinutes*60, true
	}
	minutes := e.Seconds / 60
	switch {
	case s.Load.Given:
		e.Load, e.Method, e.Estimated.Load = s.Load.Value, ByStated, false
	case s.Effort.Scale == plan.RPE:
		e.Load, e.Method = FromAU(SessionRPE((s.Effort.From+s.Effort.To)/2, minutes)), ByStrengthAU
	default:
		e.Load = perStrengthMinute(s.Kind) * minutes
	}
	return append(dst, plan.Impulse{Strength: e.Load, Sport: plan.Strength}), e
}

func perStrengthMinute(k plan.Kind) float64 {
	if k < plan.Heavy || int(k) >= len(strengthLoad) {
		k = plan.Maintenance
	}
	return strengthLoad[k] / strengthMinutes
}

// stepSeconds gives the sum of the stated durations of steps.
func stepSeconds(steps []plan.Step) float64 {
	sum := 0.0
	for i := range steps {
		st := &steps[i]
		sum += float64(max(1, st.Repeat)) * (float64(st.Duration.Seconds) + stepSeconds(st.Steps))
	}
	return sum
}
