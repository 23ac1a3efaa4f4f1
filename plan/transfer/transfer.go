package transfer

import (
	"fmt"
	"math"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
)

// Person is an athlete on the day that a transfer is from, or to.
type Person struct {
	Athlete *plan.Athlete // resolved
	Day     calendar.Day  // whose settings count
	Fitness float64       // load a day that the athlete is used to (CTL) on that day
}

// Bounds of the factor: a plan that asks for more than twice as much, or less
// than a third, is another plan.
const (
	leastFactor = 1. / 3
	mostFactor  = 2.
	leastKnown  = 5. // a fitness below says that nothing is known, not that nothing can be done
)

// Factor gives what loads are multiplied by: the fitness of the one over that of
// the other, within a third and two. It is 1 and not known when either fitness
// is below 5.
func Factor(from, to Person) (factor float64, known bool) {
	if from.Fitness < leastKnown || to.Fitness < leastKnown {
		return 1, false
	}
	return min(max(to.Fitness/from.Fitness, leastFactor), mostFactor), true
}

// Sessions gives sessions as another athlete would do them, in the same order
// and on the same days, with new ids, and what a person should know of it, each
// once. Strength, mobility and rest go as they are: endurance says nothing of
// them. Fuelling is an hour's, and goes as it is.
func Sessions(sessions []plan.Session, from, to Person, newID func() plan.ID) ([]plan.Session, []string) {
	t := between(from, to)
	moved := make([]plan.Session, len(sessions))
	for i := range sessions {
		moved[i] = t.session(sessions[i])
		moved[i].ID = newID()
	}
	return moved, t.says
}

// Weeks gives whole weeks as another athlete would do them: sessions as
// Sessions does, targets of load and hours by the factor, shares as they are.
func Weeks(weeks []plan.Microcycle, from, to Person, newID func() plan.ID) ([]plan.Microcycle, []string) {
	t := between(from, to)
	moved := slices.Clone(weeks)
	for i := range moved {
		w := &moved[i]
		w.ID, w.Target = newID(), t.target(w.Target)
		w.Sessions = slices.Clone(w.Sessions)
		for s := range w.Sessions {
			w.Sessions[s] = t.session(w.Sessions[s])
			w.Sessions[s].ID = newID()
		}
	}
	return moved, t.says
}

// passage is the way from one athlete to another.
type passage struct {
	from, to *plan.Profile
	name     string // of the athlete whose sessions they are
	factor   float64
	says     []string
}

func between(from, to Person) *passage {
	t := &passage{from: from.Athlete.On(from.Day), to: to.Athlete.On(to.Day), name: from.Athlete.Name}
	var known bool
	switch t.factor, known = Factor(from, to); {
	case !known:
		t.tell("loads as they are: the fitness of one of the two is not known yet")
	case math.Abs(t.factor-1) < .005:
		t.factor = 1
	default:
		t.tell(fmt.Sprintf("loads × %.2f: fitness %.0f, there %.0f", t.factor, to.Fitness, from.Fitness))
	}
	return t
}

func (t *passage) tell(words string) {
	if !slices.Contains(t.says, words) {
		t.says = append(t.says, words)
	}
}

// session gives a session as the other athlete would do it. When what comes of
// it is no session any more, only its intensities are turned.
func (t *passage) session(s plan.Session) plan.Session {
	s = s.Clone()
	s.Private = ""
	if s.Sport == plan.NoSport && t.from.Sport != t.to.Sport {
		s.Sport = t.from.Sport
	}
	sport := s.Sport
	if sport == plan.NoSport {
		sport = t.from.Sport
	}
	s.Effort = t.intensity(s.Effort, sport)
	t.stepIntensities(s.Steps, sport)
	if s.Kind == plan.Rest || sport == plan.Strength || sport == plan.Mobility {
		return s
	}
	scaled := s.Clone()
	t.scale(&scaled, sport)
	if scaled.Check() != nil {
		return s
	}
	return scaled
}

func (t *passage) target(aim plan.Target) plan.Target {
	grid := map[plan.TargetMeasure]float64{plan.TargetLoad: 5, plan.TargetHours: .25}[aim.Measure]
	if grid == 0 || t.factor == 1 {
		return aim
	}
	scaled := aim
	scaled.Value = max(grid, onGrid(aim.Value*t.factor, grid))
	if scaled.Check() != nil {
		return aim
	}
	return scaled
}

func onGrid(v, grid float64) float64 { return grid * math.Round(v/grid) }
