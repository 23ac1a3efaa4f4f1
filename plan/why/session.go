package why

import (
	"fmt"
	"math"

	"ebb/plan"
	"ebb/plan/load"
	"ebb/plan/notation"
)

// loadWords say what a load is, everywhere.
const (
	loadWhat = "Load is the stress of training in one unit: 100 is an hour at threshold."
	loadNot  = "It is a planning figure: two ways of measuring the same session differ by 15 % easily, and nothing in it knows heat, sleep or the day you had."
)

// planned gives the session that is asked about, with its day set; of a day
// without an id it is the first that is no rest.
func (a *asker) planned() (*plan.Session, error) {
	if !a.ID.IsZero() {
		at, i, ok := a.plan.FindSession(a.ID)
		if !ok {
			return nil, fmt.Errorf("that session is gone")
		}
		a.Day, a.page.Asked.Day = at.Date(), at.Date()
		return &a.plan.Week(at).Sessions[i], nil
	}
	sessions := a.plan.SessionsOn(a.Day)
	for i := range sessions {
		if sessions[i].Kind != plan.Rest {
			return &sessions[i], nil
		}
	}
	if len(sessions) > 0 {
		return &sessions[0], nil
	}
	return nil, fmt.Errorf("there is no session on %s", full(a.Day))
}

// line writes what a session asks for. Its notes are left out: they are no part
// of a sum, and the private one is the coach's alone, where a page is sent on.
func (a *asker) line(s *plan.Session) string {
	bare := *s
	bare.Note, bare.Private = "", ""
	return notation.PrintSession(bare, a.athlete.On(a.Day).Sport)
}

// session answers for the load of one session, and what it is for.
func (a *asker) session() error {
	s, err := a.planned()
	if err != nil {
		return err
	}
	if s.Kind == plan.Rest {
		return a.rest()
	}
	e := load.Of(*s, a.athlete, a.Day)
	a.title("Load of %s %s: %s", short(a.Day), a.line(s), whole(e.Load))
	source := a.loadOf(s, e)
	a.here("%s", a.starts())
	a.says(loadWhat, loadNot, append(source, busso)...)
	if s.Note != "" {
		a.here("The coach says: %s", s.Note)
	}
	if e.Estimated.Seconds {
		a.page.See = append(a.page.See, Asked{Topic: "duration", Day: a.Day, ID: s.ID})
	}
	if e.Estimated.Metres && e.Metres > 0 {
		a.page.See = append(a.page.See, Asked{Topic: "distance", Day: a.Day, ID: s.ID})
	}
	a.see("load", "fuelling", a.heaviest(), "week", "fitness")
	return nil
}

// loadOf writes out how the load of a session came about, and gives where that
// comes from.
func (a *asker) loadOf(s *plan.Session, e load.Estimate) []string {
	hours := e.Seconds / 3600
	what := fmt.Sprintf("%s: ", a.line(s))
	perHour := 0.0
	if hours > 0 {
		perHour = e.Load / hours
	}
	switch e.Method {
	case load.ByNothing:
		a.here("%snothing to count: 0", what)
		return []string{counting}
	case load.ByStated:
		a.here("%sits line states the load, which wins over every estimate: %s", what, fig(e.Load))
		return []string{"The coach."}
	case load.BySteps:
		return a.loadOfSteps(s, e)
	case load.ByStrength:
		a.here("%s%s min x %s a minute = %s", what, fig(60*hours), fine(perHour/60), fig(e.Load))
		return []string{foster01, "45 minutes count 50 when heavy, 40 otherwise: an assumption."}
	case load.ByStrengthAU:
		a.here("%seffort %s x %s min / 4.8 = %s", what, fig((s.Effort.From+s.Effort.To)/2), fig(60*hours), fig(e.Load))
		return []string{foster01}
	}
	a.here("%s%s h x %s an hour = %s", what, fine(hours), fig(perHour), fig(e.Load))
	sport := s.Sport
	if sport == plan.NoSport {
		sport = a.athlete.On(a.Day).Sport
	}
	switch {
	case e.Method == load.ByEffort:
		a.here("An hour at effort %s counts %s: %s of threshold.", scaleWords(s.Effort), fig(perHour), fine(e.IF))
		return []string{friel, foster01}
	case sport == plan.Swim && math.Abs(100*e.IF*e.IF*e.IF-perHour) < .01:
		a.here("%s: %s of threshold speed, and swimming counts its cube: 100 x %s x %s x %s = %s an hour", capital(howWords(s, e)), fine(e.IF), fine(e.IF), fine(e.IF), fine(e.IF), fig(perHour))
		return []string{swimScore}
	case e.IF > 0:
		a.here("%s: %s of threshold, which counts squared: 100 x %s x %s = %s an hour", capital(howWords(s, e)), fine(e.IF), fine(e.IF), fine(e.IF), fig(perHour))
	}
	if e.Method == load.ByDuration {
		return []string{coggan, raceTable}
	}
	if s.Effort.IsZero() {
		return []string{coggan, kindTable}
	}
	return []string{coggan}
}

// loadOfSteps writes out the steps.
func (a *asker) loadOfSteps(s *plan.Session, e load.Estimate) []string {
	var loads []float64
	for _, st := range load.Stretches(s, a.athlete, a.Day) {
		step := notation.PrintStep(*st.Step)
		if st.Seconds > 0 {
			a.here("%s: %s h x %s an hour = %s", step, fine(st.Seconds/3600), fig(3600*st.Load/st.Seconds), fig(st.Load))
		}
		loads = append(loads, st.Load)
	}
	a.here("All of %s: %s = %s", name(s), sum(loads), fig(e.Load))
	if e.Hard > 0 {
		a.here("%s of it is hard: steps at 0.9 of threshold and over.", fig(e.Hard))
	}
	return []string{coggan, friel}
}

func scaleWords(i plan.Intensity) string {
	if i.From == i.To {
		return fig(i.From)
	}
	return fig(i.From) + " to " + fig(i.To)
}

// howWords says what the intensity was taken from.
func howWords(s *plan.Session, e load.Estimate) string {
	if e.Method == load.ByKind || s.Effort.IsZero() {
		if e.Method == load.ByDuration {
			return "a race of " + clock(e.Seconds/3600)
		}
		return s.Kind.String() + " without an intensity"
	}
	return "the intensity on its line, by " + e.Method
}

// amounts answers for the time, the way and the climb of a session.
func (a *asker) amounts() error {
	s, err := a.planned()
	if err != nil {
		return err
	}
	p := a.athlete.On(a.Day)
	e := load.Of(*s, a.athlete, a.Day)
	hours, km := e.Seconds/3600, e.Metres/1000
	a.title("%s of %s %s", capital(a.Topic), short(a.Day), a.line(s))
	speed := load.FlatSpeed(s.Sport, e.IF, p)
	climbs := s.Sport != plan.Swim && s.Sport != plan.Row
	way := km
	if climbs {
		way = load.KmEffort(km, e.AscentMetres)
	}
	switch {
	case !e.Estimated.Seconds:
		a.here("Its time is stated: %s.", clock(hours))
	case len(s.Steps) > 0:
		a.here("Its time is that of its steps, each from its distance and intensity: %s.", clock(hours))
	case hours > 0 && km > 0 && !e.Estimated.Metres:
		if climbs && e.AscentMetres > 0 {
			a.here("%s km and %s m of climb count as: %s + %s / 100 = %s km", fig(km), fig(e.AscentMetres), fig(km), fig(e.AscentMetres), fig(way))
		}
		a.here("At %s km/h on the flat: %s / %s = %s h", fig(way/hours), fig(way), fig(way/hours), fig(hours))
	case hours > 0:
		a.here("From its load of %s: %s / %s an hour = %s h", fig(e.Load), fig(e.Load), fig(e.Load/hours), fig(hours))
	}
	switch {
	case km == 0:
		a.here("No distance: none is known for it.")
	case !e.Estimated.Metres:
		a.here("Its distance is stated: %s km.", fig(km))
	case len(s.Steps) > 0 || speed <= 0:
		a.here("Its distance is that of its steps, each from its time and intensity: %s km.", fig(km))
	case climbs && e.AscentMetres > 0:
		flat := hours * speed
		a.here("%s h x %s km/h on the flat = %s km", fig(hours), fig(speed), fig(flat))
		if math.Abs(flat-e.AscentMetres/100-km) < .01 {
			a.here("less 1 km for each 100 m of climb: %s - %s / 100 = %s km", fig(flat), fig(e.AscentMetres), fig(km))
		} else {
			a.here("less 1 km for each 100 m of climb, down to a slope of a quarter: %s km", fig(km))
		}
	default:
		a.here("%s h x %s km/h = %s km", fig(hours), fig(speed), fig(hours*speed))
	}
	switch {
	case e.AscentMetres == 0 && e.DescentMetres == 0:
		a.here("No climb is stated: none is counted.")
	case e.Estimated.Descent:
		a.here("%s m of climb are stated, and as much descent is taken for it; say -0m for none.", fig(e.AscentMetres))
	default:
		a.here("%s m of climb and %s of descent are stated.", fig(e.AscentMetres), fig(e.DescentMetres))
	}
	a.says("What a line leaves out is estimated from the athlete's own paces, and marked as an estimate.",
		"It is no forecast: ground, weather and legs make it otherwise. Climb is in the time, and not counted again in load; descent counts for legs and muscle alone.",
		effortKm, "Speed is in proportion to intensity, through the threshold pace and the easy one that are set.")
	a.page.See = []Asked{{Topic: "session", Day: a.Day, ID: s.ID}}
	a.see("model")
	return nil
}
