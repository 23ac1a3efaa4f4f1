package load

import (
	"math"

	"ebb/plan"
)

// hardFrom is the intensity factor from which on a step is hard.
const hardFrom = .90

// tally adds up the steps of a session.
type tally struct {
	profile *plan.Profile
	sport   plan.Sport // of steps that name none
	whole   plan.Intensity
	kind    plan.Kind
	rest    effort  // of steps without an intensity
	race    bool    // rest is that of a race: its hard part goes by the formula
	stretch float64 // factor on the hours of steps that state none

	parts []plan.Impulse
	first int // of the session in parts

	sum        Estimate
	guessed    float64 // metres of the sum that are estimated
	sawDescent bool
}

// stepped estimates a session with steps. A step without an intensity takes
// that of the session; failing that, the kind's where no step has one, and an
// easy one between steps that do: a kind's intensity is the mean of such a
// session, its warm-up and pauses included.
func stepped(dst []plan.Impulse, s *plan.Session, sport plan.Sport, p *plan.Profile) ([]plan.Impulse, Estimate) {
	t := tallyOf(dst, s, sport, p)
	t.add(s.Steps)
	e := t.sum
	if !t.sawDescent && e.AscentMetres > 0 {
		e.DescentMetres, e.Estimated.Descent = e.AscentMetres, true
		e.spreadDescent(t.parts[t.first:])
	}
	hours := e.Seconds / 3600
	if hours > 0 {
		e.IF = math.Sqrt(e.Load / hours / 100)
	}
	if len(t.parts) == t.first+1 && !s.Climb.IsZero() && e.AscentMetres == 0 && s.Distance.IsZero() {
		t.shorten(&e, s.Climb.Metres())
	}
	return t.parts, e
}

// tallyOf begins to add up the steps of a session.
func tallyOf(dst []plan.Impulse, s *plan.Session, sport plan.Sport, p *plan.Profile) tally {
	t := tally{profile: p, sport: sport, whole: s.Effort, kind: s.Kind, parts: dst, first: len(dst), stretch: 1}
	t.sum = Estimate{Method: BySteps, Estimated: Estimated{Load: true}}
	switch {
	case s.Kind == plan.Race && s.Effort.IsZero():
		t.paceRace(s)
	case anyIntensity(s.Steps):
		t.rest = even(easyFactor)
	default:
		t.rest = ofKind(s.Kind)
	}
	return t
}

// paceRace sets the effort of the steps of a race by its duration: the stated
// one, to which steps that state no time are then stretched, or the one that
// comes of their distances.
func (t *tally) paceRace(s *plan.Session) {
	t.race = true
	need := func(intensity float64) float64 {
		t.rest = even(intensity)
		stated, open := t.hours(s.Steps)
		return stated + open
	}
	if s.Duration.Seconds == 0 {
		t.rest = even(RaceFactor(raceHours(need)))
		return
	}
	hours := s.Duration.Hours()
	need(RaceFactor(hours))
	stated, open := t.hours(s.Steps)
	if open > 0 && hours > stated {
		t.stretch = (hours - stated) / open
	}
}

// hours gives the hours of steps that state them and of those that do not.
func (t *tally) hours(steps []plan.Step) (stated, open float64) {
	for i := range steps {
		st := &steps[i]
		times := float64(max(1, st.Repeat))
		if len(st.Steps) > 0 {
			a, b := t.hours(st.Steps)
			stated, open = stated+times*a, open+times*b
			continue
		}
		if st.Duration.Seconds > 0 {
			stated += times * st.Duration.Hours()
			continue
		}
		sport := t.sportOf(st)
		how, _ := t.effortOf(st, sport)
		open += times * way{st.Distance.Metres(), st.Climb.Metres()}.hours(sport, how, t.profile)
	}
	return stated, open
}

// add goes through the steps in order, repeats expanded.
func (t *tally) add(steps []plan.Step) {
	for i := range steps {
		st := &steps[i]
		for range max(1, st.Repeat) {
			if len(st.Steps) > 0 {
				t.add(st.Steps)
			} else {
				t.addStep(st)
			}
		}
	}
}

func (t *tally) addStep(st *plan.Step) {
	sport := t.sportOf(st)
	part := t.part(sport)
	if sport == plan.Strength {
		load := perStrengthMinute(plan.Maintenance) * st.Duration.Hours() * 60
		part.Strength += load
		t.sum.Load += load
		t.sum.Seconds += float64(st.Duration.Seconds)
		return
	}
	how, given := t.effortOf(st, sport)
	metres, ascent, descent := st.Distance.Metres(), st.Climb.Metres(), st.Descent.Metres()
	hours := st.Duration.Hours()
	if hours == 0 {
		hours = t.stretch * way{metres, ascent}.hours(sport, how, t.profile)
		t.sum.Estimated.Seconds = t.sum.Estimated.Seconds || hours > 0
	}
	if metres == 0 {
		metres = covered(sport, hours, ascent, how, t.profile)
		t.guessed += metres
		t.sum.Estimated.Metres = t.sum.Estimated.Metres || metres > 0
	}
	load := hours * how.perHour(sport)
	hard := 0.0
	switch {
	case t.race && !given:
		hard = Hard(load, how.factor())
	case how.factor() >= hardFrom:
		hard = load
	}
	part.Load += load
	part.Hard += hard
	if sport.OnFoot() {
		part.FootKm += metres / 1000
		part.DescentKm += descent / 1000
	}
	t.sum.Seconds += 3600 * hours
	t.sum.Metres += metres
	t.sum.AscentMetres += ascent
	t.sum.DescentMetres += descent
	t.sum.Load += load
	t.sum.Hard += hard
	t.sawDescent = t.sawDescent || !st.Descent.IsZero()
}

// part gives the impulse of the stretch in this sport that is going on, a new
// one where the sport changes.
func (t *tally) part(sport plan.Sport) *plan.Impulse {
	if n := len(t.parts); n == t.first || t.parts[n-1].Sport != sport {
		t.parts = append(t.parts, plan.Impulse{Sport: sport})
	}
	return &t.parts[len(t.parts)-1]
}

func (t *tally) sportOf(st *plan.Step) plan.Sport {
	if st.Sport != plan.NoSport {
		return st.Sport
	}
	return t.sport
}

// effortOf gives the effort of a step; given tells whether the step or the
// session states it.
func (t *tally) effortOf(st *plan.Step, sport plan.Sport) (e effort, given bool) {
	for _, i := range [2]plan.Intensity{st.Effort, t.whole} {
		if e, _, ok := intensityOf(i, sport, t.profile); ok {
			return e, true
		}
		if !i.IsZero() { // a scale without the athlete's threshold
			return ofKind(t.kind), false
		}
	}
	return t.rest, false
}

// shorten takes the time that a stated climb needs out of the metres that were
// estimated.
func (t *tally) shorten(e *Estimate, ascent float64) {
	part := &t.parts[t.first]
	if part.Sport == plan.Swim || part.Sport == plan.Row {
		return
	}
	less := t.guessed - max(t.guessed-10*ascent, min(t.guessed, ascent/steepest))
	e.Metres -= less
	if part.Sport.OnFoot() {
		part.FootKm -= less / 1000
	}
}

func anyIntensity(steps []plan.Step) bool {
	for i := range steps {
		if !steps[i].Effort.IsZero() || anyIntensity(steps[i].Steps) {
			return true
		}
	}
	return false
}
