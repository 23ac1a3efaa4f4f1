package load

import (
	"math"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
)

// Estimate is what a session asks for, whole.
type Estimate struct {
	Seconds       float64
	Metres        float64
	AscentMetres  float64
	DescentMetres float64
	Load          float64 // 100 = one hour at threshold; of strength work, its own load
	Hard          float64 // the part of it at or near threshold and over
	IF            float64 // intensity factor; 0 when there is none, as of strength
	Method        string  // how the load was found: one of the By constants
	Estimated     Estimated
}

// Estimated says which figures of an Estimate were not stated.
type Estimated struct{ Seconds, Metres, Descent, Load bool }

// Names gives the words for the amounts that were estimated, as JSON lists them.
// Load is not among them: how it was found is told by the Method.
func (e Estimated) Names() []string {
	var names []string
	for _, f := range []struct {
		is   bool
		name string
	}{{e.Seconds, "seconds"}, {e.Metres, "metres"}, {e.Descent, "descent"}} {
		if f.is {
			names = append(names, f.name)
		}
	}
	return names
}

// Of gives what a session asks for on a day, by the thresholds in force then.
func Of(s plan.Session, a *plan.Athlete, day calendar.Day) Estimate {
	var parts [8]plan.Impulse
	_, e := estimate(parts[:0], &s, a.On(day))
	return e
}

// Append appends the impulses of a session on a day to dst and gives it: one for
// each stretch in one sport, in order; none for rest.
func Append(dst []plan.Impulse, s *plan.Session, a *plan.Athlete, day calendar.Day) []plan.Impulse {
	dst, _ = estimate(dst, s, a.On(day))
	return dst
}

// Session does both at once: it appends the impulses of a session on a day to
// dst and gives what the session asks for.
func Session(dst []plan.Impulse, s *plan.Session, a *plan.Athlete, day calendar.Day) ([]plan.Impulse, Estimate) {
	return estimate(dst, s, a.On(day))
}

// estimate appends the impulses of s to dst and sums them up.
func estimate(dst []plan.Impulse, s *plan.Session, p *plan.Profile) ([]plan.Impulse, Estimate) {
	first := len(dst)
	sport := sportOf(s.Sport, p)
	var e Estimate
	switch {
	case s.Kind == plan.Rest:
		return dst, Estimate{Method: ByNothing}
	case sport == plan.Strength:
		return strength(dst, s)
	case sport == plan.Mobility && !s.Load.Given:
		return dst, Estimate{Seconds: float64(s.Duration.Seconds), Method: ByNothing}
	case len(s.Steps) > 0:
		dst, e = stepped(dst, s, sport, p)
	default:
		dst, e = plain(dst, s, sport, p)
	}
	parts := dst[first:]
	e.stateAmounts(parts, s)
	if s.Load.Given {
		e.stateLoad(parts, s.Load.Value)
	}
	if e.Load == 0 && e.Seconds == 0 {
		return dst[:first], Estimate{Method: ByNothing}
	}
	race, heat := s.Kind == plan.Race, slices.Contains(s.Tags, "heat")
	for i := range parts {
		parts[i].Race, parts[i].Heat = race, heat
	}
	return dst, e
}

// sportOf gives the sport of a session: the athlete's own when it names none.
func sportOf(s plan.Sport, p *plan.Profile) plan.Sport {
	if s != plan.NoSport {
		return s
	}
	if p.Sport != plan.NoSport {
		return p.Sport
	}
	return plan.Run
}

// plain estimates a session without steps.
func plain(dst []plan.Impulse, s *plan.Session, sport plan.Sport, p *plan.Profile) ([]plan.Impulse, Estimate) {
	e := Estimate{
		Seconds: float64(s.Duration.Seconds), Metres: s.Distance.Metres(),
		AscentMetres: s.Climb.Metres(), Estimated: Estimated{Load: true},
	}
	w := way{e.Metres, e.AscentMetres}
	how, method, ok := intensityOf(s.Effort, sport, p)
	switch {
	case ok:
	case s.Kind == plan.Race && (method == ByKind || e.Seconds > 0 || e.Metres > 0):
		how, method = raceEffort(s, w, sport, p), ByDuration
	default:
		how = ofKind(s.Kind)
	}
	e.Method = method
	if e.Seconds == 0 {
		hours := w.hours(sport, how, p)
		if e.Metres == 0 && s.Load.Given && how.square() > 0 {
			hours = s.Load.Value / how.perHour(sport)
		}
		e.Seconds, e.Estimated.Seconds = 3600*hours, hours > 0
	}
	hours := e.Seconds / 3600
	if e.Metres == 0 {
		e.Metres = covered(sport, hours, e.AscentMetres, how, p)
		e.Estimated.Metres = e.Metres > 0
	}
	e.Load = hours * how.perHour(sport)
	e.IF = how.factor()
	e.Hard = Hard(e.Load, e.IF)
	part := plan.Impulse{Load: e.Load, Hard: e.Hard, Sport: sport}
	if sport.OnFoot() {
		part.FootKm = e.Metres / 1000
	}
	return append(dst, part), e
}

// raceEffort gives the effort of a race by its duration; when that is not stated,
// by the duration that its way or else its load comes to.
func raceEffort(s *plan.Session, w way, sport plan.Sport, p *plan.Profile) effort {
	switch {
	case s.Duration.Seconds > 0:
		return even(RaceFactor(s.Duration.Hours()))
	case w.distance > 0 && speed(sport, 1, p) > 0:
		return even(RaceFactor(raceHours(func(intensity float64) float64 { return w.hours(sport, even(intensity), p) })))
	case s.Load.Given:
		return even(RaceFactor(raceHours(func(intensity float64) float64 { return s.Load.Value / even(intensity).perHour(sport) })))
	default:
		return ofKind(plan.Race)
	}
}

// stateLoad puts a stated load in the place of the estimate, shared among the
// parts as the estimate was. The hard part follows from the stated load; that of
// steps stays what the steps say.
func (e *Estimate) stateLoad(parts []plan.Impulse, load float64) {
	if e.Seconds > 0 {
		e.IF = math.Sqrt(load / (e.Seconds / 36))
	}
	hard := min(e.Hard, load)
	if e.Method != BySteps {
		hard = Hard(load, e.IF)
	}
	for i := range parts {
		p := &parts[i]
		share := 1 / float64(len(parts))
		if e.Load > 0 {
			share = p.Total() / e.Load
		}
		hardShare := share
		if e.Hard > 0 {
			hardShare = p.Hard / e.Hard
		}
		p.Load, p.Hard, p.Strength = share*load, hardShare*hard, 0
		if p.Sport == plan.Strength {
			p.Load, p.Strength = 0, share*load
		}
	}
	e.Load, e.Hard, e.Method, e.Estimated.Load = load, hard, ByStated, false
}

// stateAmounts puts what the line states of the whole in the place of what its
// parts come to, and gives the descent to the parts on foot.
func (e *Estimate) stateAmounts(parts []plan.Impulse, s *plan.Session) {
	if s.Duration.Seconds > 0 {
		e.Seconds, e.Estimated.Seconds = float64(s.Duration.Seconds), false
	}
	if s.Distance.Metres() > 0 {
		if len(parts) == 1 && parts[0].Sport.OnFoot() {
			parts[0].FootKm = s.Distance.Metres() / 1000
		}
		e.Metres, e.Estimated.Metres = s.Distance.Metres(), false
	}
	if s.Climb.IsZero() && s.Descent.IsZero() {
		return
	}
	if !s.Climb.IsZero() {
		e.AscentMetres = s.Climb.Metres()
	}
	e.DescentMetres, e.Estimated.Descent = s.Descent.Metres(), false
	if s.Descent.IsZero() {
		e.DescentMetres, e.Estimated.Descent = e.AscentMetres, e.AscentMetres > 0
	}
	e.spreadDescent(parts)
}

// spreadDescent shares the descent among the parts on land by their load; only
// on foot does it count.
func (e *Estimate) spreadDescent(parts []plan.Impulse) {
	land := 0.0
	for i := range parts {
		if parts[i].Sport != plan.Swim {
			land += parts[i].Load
		}
	}
	for i := range parts {
		parts[i].DescentKm = 0
		switch {
		case !parts[i].Sport.OnFoot():
		case len(parts) == 1:
			parts[i].DescentKm = e.DescentMetres / 1000
		case land > 0:
			parts[i].DescentKm = e.DescentMetres / 1000 * parts[i].Load / land
		}
	}
}
