package plan

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"time"

	"ebb/plan/calendar"
)

// Check reports the first thing that is wrong with a session: a sport and kind
// that do not fit, a quantity out of bounds, steps that do not come to what is
// stated. It looks neither at the ID nor at the microcycle around it.
func (s Session) Check() error {
	l := SessionLimits()
	return cmp.Or(
		s.checkKind(),
		s.Duration.Check(l), s.Distance.Check(l), s.Effort.Check(), s.Climb.Check(l), s.Descent.Check(l),
		l.CheckLoad(s.Load), s.Fuel.Check(), checkTags(s.Tags),
		CheckText(s.Note, MaxNote), CheckText(s.Private, MaxNote),
		checkSteps(s.Steps), s.checkAmount(), s.checkSum(),
	)
}

func (s Session) checkKind() error {
	switch {
	case s.Day < 0 || s.Day >= MaxDays:
		return fmt.Errorf("a session lies on day 0 to %d of its week", MaxDays-1)
	case s.Sport > Other:
		return errors.New("no such sport")
	case s.Kind == NoKind || s.Kind > Flexibility:
		return errors.New("a session needs a kind")
	case !s.Kind.FitsSport(s.Sport):
		return fmt.Errorf("%s is no kind of %s session", s.Kind, s.Sport)
	case s.At > Clock(23, 59):
		return errors.New("the time of day runs from 00:00 to 23:59")
	case s.Key && s.Optional:
		return errors.New("a key session is not optional")
	case s.Origin > ByBuild:
		return errors.New("no such origin")
	}
	return nil
}

func (s Session) checkAmount() error {
	if s.Kind == Rest || !s.Duration.IsZero() || !s.Distance.IsZero() || len(s.Steps) > 0 {
		return nil
	}
	return errors.New("a session needs a duration or a distance, or steps that have them")
}

// sumSlack is how far in metres a sum of distances may be off for being adding
// up in another unit, or in decimals.
const sumSlack = .5

func (s Session) checkSum() error {
	if len(s.Steps) == 0 {
		return nil
	}
	sum := SumSteps(s.Steps)
	if sum.Timed && !s.Duration.IsZero() && sum.Seconds != s.Duration.Seconds {
		return fmt.Errorf("the steps last %d s, the session %d s", sum.Seconds, s.Duration.Seconds)
	}
	if sum.Measured && !s.Distance.IsZero() && math.Abs(sum.Metres-s.Distance.Metres()) > sumSlack {
		return fmt.Errorf("the steps are %.0f m long, the session %.0f m", sum.Metres, s.Distance.Metres())
	}
	return nil
}

func checkTags(tags []string) error {
	if len(tags) > MaxTags {
		return fmt.Errorf("%d tags at most", MaxTags)
	}
	for i, tag := range tags {
		if err := CheckTag(tag); err != nil {
			return err
		}
		if slices.Contains(tags[:i], tag) {
			return fmt.Errorf("the tag %s stands twice", tag)
		}
	}
	return nil
}

func checkSteps(steps []Step) error {
	if err := checkStepsAt(steps, 0); err != nil {
		return err
	}
	if SumSteps(steps).Count > MaxExpandedSteps {
		return fmt.Errorf("a session has %d steps at most, repeats counted out", MaxExpandedSteps)
	}
	return nil
}

func checkStepsAt(steps []Step, depth int) error {
	if len(steps) > MaxExpandedSteps {
		return fmt.Errorf("a session has %d steps at most", MaxExpandedSteps)
	}
	for i := range steps {
		if err := steps[i].check(depth); err != nil {
			return fmt.Errorf("step %d: %w", i+1, err)
		}
	}
	return nil
}

func (s *Step) check(depth int) error {
	if len(s.Steps) > 0 || s.Repeat != 0 {
		return s.checkRepeat(depth)
	}
	l := SessionLimits()
	if s.Sport > Other {
		return errors.New("no such sport")
	}
	if s.Duration.IsZero() && s.Distance.IsZero() {
		return errors.New("a step needs a duration or a distance")
	}
	return cmp.Or(s.Duration.Check(l), s.Distance.Check(l), s.Effort.Check(), s.Climb.Check(l), s.Descent.Check(l), CheckText(s.Cue, MaxCue))
}

func (s *Step) checkRepeat(depth int) error {
	bare := s.Sport == NoSport && s.Duration == Duration{} && s.Distance == Distance{} && s.Effort == Intensity{} &&
		s.Climb == Height{} && s.Descent == Height{} && s.Cue == ""
	switch {
	case s.Repeat < 2 || s.Repeat > MaxRepeat:
		return fmt.Errorf("a repeat is done 2 to %d times", MaxRepeat)
	case depth >= MaxStepDepth:
		return fmt.Errorf("repeats stand within each other %d deep at most", MaxStepDepth)
	case len(s.Steps) == 0:
		return errors.New("a repeat needs steps")
	case !bare:
		return errors.New("a repeat has nothing but its steps")
	}
	return checkStepsAt(s.Steps, depth+1)
}

// MaxEventDays is the longest that an event can be.
const MaxEventDays = 60

// Check reports the first thing that is wrong with an event, its legs or its
// plan. Goals of legs are wishes and need not come to the goal of the whole
// (a triathlon has transitions); their distances do.
func (e Event) Check() error {
	l := EventLimits()
	return cmp.Or(
		e.checkHead(), checkName("an event", e.Name),
		e.Goal.Check(l), e.Distance.Check(l), e.Effort.Check(), e.Climb.Check(l), e.Descent.Check(l),
		l.CheckLoad(e.Load), e.Fuel.Check(), checkTags(e.Tags),
		CheckText(e.Note, MaxNote), CheckText(e.Private, MaxNote),
		e.checkLegs(l), e.checkPlan(),
	)
}

func (e Event) checkHead() error {
	switch {
	case e.Days < 1 || e.Days > MaxEventDays:
		return fmt.Errorf("an event has 1 to %d days", MaxEventDays)
	case e.Priority == NoPriority || e.Priority > C:
		return errors.New("an event needs a priority: A, B or C")
	case e.Name == "":
		return errors.New("an event needs a name")
	case e.Sport > Other:
		return errors.New("no such sport")
	}
	return checkSpan(e.Span())
}

func (e Event) checkLegs(l Limits) error {
	metres, measured := 0.0, len(e.Legs) > 0
	if len(e.Legs) > MaxExpandedSteps {
		return fmt.Errorf("an event has %d legs at most", MaxExpandedSteps)
	}
	for i, leg := range e.Legs {
		if err := leg.check(l, e.Days); err != nil {
			return fmt.Errorf("leg %d: %w", i+1, err)
		}
		if i > 0 && (leg.Stage < e.Legs[i-1].Stage || leg.Stage > 0 && e.Legs[i-1].Stage == 0) {
			return fmt.Errorf("leg %d: stages stand in order, and all legs have one or none", i+1)
		}
		metres += leg.Distance.Metres()
		measured = measured && !leg.Distance.IsZero()
	}
	if measured && !e.Distance.IsZero() && math.Abs(metres-e.Distance.Metres()) > sumSlack {
		return fmt.Errorf("the legs are %.0f m long, the event %.0f m", metres, e.Distance.Metres())
	}
	return nil
}

func (g Leg) check(l Limits, days int) error {
	switch {
	case g.Stage < 0 || g.Stage > days:
		return fmt.Errorf("day %d is none of the event's %d", g.Stage, days)
	case g.Sport > Other:
		return errors.New("no such sport")
	case g.Goal.IsZero() && g.Distance.IsZero():
		return errors.New("a leg needs a distance or a duration")
	}
	return cmp.Or(g.Goal.Check(l), g.Distance.Check(l), g.Effort.Check(), g.Climb.Check(l), g.Descent.Check(l), CheckText(g.Note, MaxCue))
}

func (e Event) checkPlan() error {
	for i, s := range e.Plan {
		if s.Kind != Race {
			return fmt.Errorf("session %d: the plan of an event is made of race sessions", i+1)
		}
		if err := s.Check(); err != nil {
			return fmt.Errorf("session %d: %w", i+1, err)
		}
	}
	return checkDays(e.Plan, e.Days)
}

// checkDays reports sessions that lie outside of so many days, or out of order.
func checkDays(sessions []Session, days int) error {
	for i, s := range sessions {
		if s.Day < 0 || s.Day >= days {
			return fmt.Errorf("session %d: day %d of %d", i+1, s.Day+1, days)
		}
		if i > 0 && s.Day < sessions[i-1].Day {
			return fmt.Errorf("session %d: sessions stand in the order of their days", i+1)
		}
	}
	return nil
}

func checkName(what, name string) error {
	for _, r := range name {
		if r == '\n' {
			return fmt.Errorf("the name of %s is one line", what)
		}
	}
	return CheckText(name, MaxName)
}

// checkSpan reports days that cannot be written as a date of four digits.
func checkSpan(s calendar.Span) error {
	if s.From < calendar.Of(1, time.January, 1) || s.To > calendar.Of(9999, time.December, 31) {
		return errors.New("days lie in the years 1 to 9999")
	}
	return nil
}
