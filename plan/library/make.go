package library

import (
	"math"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
)

const (
	fiveMinutes = 300
	minute      = 60
	leastEasy   = 5 * minute // what is left of a warm-up
	leastWarm   = 8 * minute // of one before more work than usual
)

// Make gives the session of an entry with a length of about so many seconds, in
// steps of five minutes, within its range. Repeats are done more or less often,
// stretches at an effort follow by the minute, the easy ones take up the rest;
// climb and descent follow the whole. A figure of 0 or less gives the session as
// it is written. It has no id, and is on the first day of its week.
func (e Entry) Make(seconds int, a *plan.Athlete, day calendar.Day) plan.Session {
	return e.MakeDose(seconds, 1, a, day)
}

// MakeDose is Make with dose times the work that its length alone would give: more
// repeats or fewer, stretches at an effort longer or shorter, in the same time, as
// a session goes on from week to week. As much is left easy as a warm-up needs.
func (e Entry) MakeDose(seconds int, dose float64, a *plan.Athlete, day calendar.Day) plan.Session {
	s := e.Session.Clone()
	if seconds <= 0 || s.Kind == plan.Rest {
		return s
	}
	if e.Most > 0 {
		seconds = min(max(seconds, e.Least), e.Most)
	}
	return sized(s, max(fiveMinutes, rounded(seconds, fiveMinutes)), dose, a, day)
}

// MakeLoad is Make for a load.
func (e Entry) MakeLoad(want float64, a *plan.Athlete, day calendar.Day) plan.Session {
	s := e.Session.Clone()
	for range 3 { // load an hour hardly changes with length: this is more than enough
		is := load.Of(s, a, day)
		if !(is.Load > 0) || !(want > 0) {
			return s
		}
		s = e.Make(int(is.Seconds*want/is.Load+.5), a, day)
	}
	return s
}

func rounded(x, grain int) int { return (x + grain/2) / grain * grain }

// sized gives a session that lasts so many seconds, with a dose of work.
func sized(s plan.Session, want int, dose float64, a *plan.Athlete, day calendar.Day) plan.Session {
	was := load.Of(s, a, day).Seconds
	if !(was > 0) {
		return s
	}
	factor := float64(want) / was
	if len(s.Steps) > 0 {
		r := resizer{s: &s, a: a, day: day, factor: factor * dose, left: float64(want), warm: leastEasy}
		if dose > 1 {
			r.warm = leastWarm
		}
		r.resize()
	}
	switch sum := plan.SumSteps(s.Steps); {
	case s.Distance.IsZero():
		s.Duration = plan.DurationOf(want)
	case sum.Measured:
		s.Duration, s.Distance.Value = plan.Duration{}, sum.Metres*s.Distance.Value/s.Distance.Metres()
	default:
		s.Duration, s.Distance = plan.Duration{}, longer(s.Distance, factor)
	}
	s.Climb, s.Descent = higher(s.Climb, factor), higher(s.Descent, factor)
	return s
}

// longer gives a distance times a factor, in round figures: 50 m in water and on
// a track, 1 km or mile beyond 20 of them, else half of one.
func longer(d plan.Distance, factor float64) plan.Distance {
	v, grain := d.Value*factor, .5
	switch {
	case d.Unit == plan.Metres || d.Unit == plan.Yards:
		grain = 50
	case v >= 20:
		grain = 1
	}
	d.Value = max(grain, math.Round(v/grain)*grain)
	return d
}

// higher gives a height times a factor, in tens.
func higher(h plan.Height, factor float64) plan.Height {
	h.Value = math.Round(h.Value*factor/10) * 10
	return h
}

// resizer fits the steps of a session to the time there is.
type resizer struct {
	s      *plan.Session
	a      *plan.Athlete
	day    calendar.Day
	factor float64
	left   float64 // seconds for the easy stretches
	warm   int     // of which each has so many at least
}

func (r *resizer) resize() {
	steps := r.s.Steps
	var easy []int // the places of easy stretches; of all where none is
	sum := 0.0
	for i := range steps {
		if len(steps[i].Steps) == 0 && calm(steps[i].Effort) {
			easy, sum = append(easy, i), sum+r.seconds(steps[i])
		}
	}
	if len(easy) == 0 {
		for i := range steps {
			if len(steps[i].Steps) == 0 {
				easy, sum = append(easy, i), sum+r.seconds(steps[i])
			}
		}
	}
	for i := range steps {
		r.fix(&steps[i], easy, i)
	}
	for r.left < float64(r.warm*len(easy)) && r.fewer() { //nolint:revive // the work is in the condition
	}
	for n, i := range easy {
		share := r.left / float64(len(easy)-n)
		if sum > 0 {
			share = r.left * r.seconds(steps[i]) / sum
		}
		sum -= r.seconds(steps[i])
		r.left -= r.give(&steps[i], max(share, minute), n == len(easy)-1)
	}
}

// fix settles a step that is not easy, and takes its time from what is left.
func (r *resizer) fix(s *plan.Step, easy []int, at int) {
	if slices.Contains(easy, at) {
		return
	}
	switch {
	case len(s.Steps) > 0:
		s.Repeat = min(max(int(math.Round(float64(s.Repeat)*r.factor)), 2), plan.MaxRepeat)
	case !s.Duration.IsZero():
		s.Duration = plan.DurationOf(max(minute, toMinutes(float64(s.Duration.Seconds)*r.factor)))
	default:
		s.Distance = longer(s.Distance, r.factor)
	}
	r.left -= r.seconds(*s)
}

// fewer takes a repeat out of the group that has most of them; false when there
// is none to take.
func (r *resizer) fewer() bool {
	var most *plan.Step
	for i := range r.s.Steps {
		if s := &r.s.Steps[i]; len(s.Steps) > 0 && s.Repeat > 2 && (most == nil || s.Repeat > most.Repeat) {
			most = s
		}
	}
	if most == nil {
		return false
	}
	r.left += r.seconds(*most) / float64(most.Repeat)
	most.Repeat--
	return true
}

// give makes an easy stretch so long, the last of them to the second, and gives
// how long it is.
func (r *resizer) give(s *plan.Step, seconds float64, last bool) float64 {
	switch {
	case s.Duration.IsZero():
		was := r.seconds(*s)
		if was > 0 {
			s.Distance = longer(s.Distance, seconds/was)
		}
	case last:
		s.Duration = plan.DurationOf(int(seconds + .5))
	case seconds >= 25*minute:
		s.Duration = plan.DurationOf(rounded(int(seconds), fiveMinutes))
	default:
		s.Duration = plan.DurationOf(toMinutes(seconds))
	}
	return r.seconds(*s)
}

func toMinutes(seconds float64) int { return max(1, int(seconds/minute+.5)) * minute }

// seconds gives how long a step takes, repeats counted out.
func (r *resizer) seconds(s plan.Step) float64 {
	if s.Distance.IsZero() && len(s.Steps) == 0 {
		return float64(s.Duration.Seconds)
	}
	one := plan.Session{Sport: r.s.Sport, Kind: r.s.Kind, Steps: []plan.Step{s}}
	return load.Of(one, r.a, r.day).Seconds
}

// calm reports whether a stretch of this effort may be longer or shorter without
// the session being another one.
func calm(e plan.Intensity) bool {
	middle := (e.From + e.To) / 2
	switch e.Scale {
	case plan.NoScale:
		return true
	case plan.RPE:
		return middle <= 4
	case plan.Zone:
		return middle <= 2
	case plan.Percent:
		return middle <= 76
	default:
		return false
	}
}
