package edit

import (
	"errors"
	"slices"

	"ebb/plan"
)

// Scale makes a session larger, or smaller, by so many steps of 5 %.
//
// A run of presses is told by Base and Taken, so that as many presses back end
// where it began: Base is the session before the run, Taken the steps from it
// so far. When the session is no longer what the run made of it, the steps
// count from what it is.
type Scale struct {
	Session plan.ID       `json:"session"`
	Steps   int           `json:"steps"`
	Base    *plan.Session `json:"base,omitempty"`
	Taken   int           `json:"taken,omitempty"`
}

func (e Scale) apply(d *draft) error {
	at, i, err := d.findSession(e.Session)
	if err != nil {
		return err
	}
	scaled, err := e.of(d.Week(at).Sessions[i])
	if err != nil {
		return err
	}
	d.replace(at, i, scaled)
	return nil
}

// of gives what the edit makes of a session.
func (e Scale) of(now plan.Session) (plan.Session, error) {
	if e.Base != nil {
		base := e.Base.Clone()
		base.ID, base.Day = now.ID, now.Day
		if reached, err := Scaled(base, e.Taken); err == nil && sameSession(reached, now) {
			return Scaled(base, e.Taken+e.Steps)
		}
	}
	return Scaled(now, e.Steps)
}

// maxSteps bounds the steps taken at once; well before, every amount is beyond
// its limit or at its least.
const maxSteps = 999

// Errors of sessions that can't be scaled.
var (
	errNothingToScale = errors.New("there is nothing to make longer or shorter here: the session states no time, distance or load")
	errLeast          = errors.New("that is as short as it gets in steps of 5 %: change the line itself")
	errNoStep         = errors.New("the steps are too short to grow by 5 %: change the line itself")
	errMixedUnits     = errors.New("the steps are in other units than the distance of the session: change the line itself")
)

// Scaled gives a session that is larger by so many steps of 5 %, or smaller
// when steps is negative. One step down undoes one step up exactly, whatever
// the session (for amounts of up to three decimals, six of a mile).
//
// Durations move in whole minutes, distances by .1 of their unit (.5 on the
// bike, 25 m or yd in the pool, 50 elsewhere), a stated load in whole numbers,
// each by one at least; climb and descent follow in steps of 10 m or 50 ft.
//
// Of steps the easy ones give and take: those outside of repeats that warm up,
// cool down or lie between, in turn, down to a minute (100 m). When there are
// none all steps move, each by 5 % in round figures, and the session by their
// sum: five times 4m and 2m are no whole minutes more.
//
// It fails for a rest, when the session can't get smaller, and when it would go
// beyond the limits of a session.
func Scaled(s plan.Session, steps int) (plan.Session, error) {
	if steps < -maxSteps || steps > maxSteps {
		return plan.Session{}, errors.New("that is too many steps at once: 999 at most")
	}
	s = s.Clone()
	for range max(steps, -steps) {
		if err := scaleOnce(&s, steps > 0); err != nil {
			return plan.Session{}, err
		}
	}
	return s, s.Check()
}

func scaleOnce(s *plan.Session, up bool) error {
	if s.Kind == plan.Rest {
		return errNothingToScale
	}
	was := *s
	was.Steps = s.Clone().Steps
	parts := partsOf(s)
	if err := scaleTime(s, parts, up); err != nil {
		return err
	}
	if err := scaleDistance(s, parts, up); err != nil {
		return err
	}
	s.Load = scaledLoad(s.Load, up)
	if sameSession(was, *s) {
		if s.Duration.IsZero() && s.Distance.IsZero() && len(s.Steps) == 0 && s.Load.IsZero() {
			return errNothingToScale
		}
		if up {
			return errNoStep
		}
		return errLeast
	}
	if !climbsInSteps(s.Steps) {
		s.Climb, s.Descent = scaledHeight(s.Climb, up), scaledHeight(s.Descent, up)
	}
	l := plan.SessionLimits()
	if err := s.Duration.Check(l); err != nil {
		return err
	}
	return s.Distance.Check(l)
}

// climbsInSteps reports whether steps say themselves how high they go; the
// session's climb is theirs then.
func climbsInSteps(steps []plan.Step) bool {
	return slices.ContainsFunc(steps, func(s plan.Step) bool {
		return !s.Climb.IsZero() || !s.Descent.IsZero() || climbsInSteps(s.Steps)
	})
}
