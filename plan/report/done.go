package report

import (
	"errors"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/notation"
)

// ByPart is the method of a load that is a share of what was planned.
const ByPart = "part of what was planned"

// ErrHowMuch says that a part was reported without its size.
var ErrHowMuch = errors.New("how much of it was done? as 40m or 8k")

// Done is what was done: the session, its impulses, and how their load was
// found.
type Done struct {
	Session  plan.Session
	Impulses []plan.Impulse
	Method   string
}

// Read reads a line that says what was done on a day. Own is the sport of lines
// that name none, planned the session that the line answers, nil for none.
//
// A line that names neither sport nor kind is of the planned ones. When it says
// neither how hard that was nor with which steps, it is a part of what was
// planned: as hard as that, with the share of its load that the time is, or
// else the distance. An error is a *notation.Error or ErrHowMuch.
func Read(line string, planned *plan.Session, own plan.Sport, a *plan.Athlete, day calendar.Day) (Done, error) {
	if line == "" && planned != nil {
		return Done{}, ErrHowMuch
	}
	if planned != nil && IsAmount(line, own) {
		said, err := notation.ParseSession(head(*planned, own)+" "+line, own)
		if err == nil {
			return ofPlanned(said, *planned, a, day), nil
		}
	}
	said, err := notation.ParseSession(line, own)
	if err != nil {
		return Done{}, err
	}
	return estimated(said, a, day), nil
}

// IsAmount reports whether a line says how much and names neither a sport nor a
// kind.
func IsAmount(line string, own plan.Sport) bool {
	if _, err := notation.ParseSession(line, own); err != nil {
		return false
	}
	_, err := notation.ParseSession("run easy "+line, own)
	return err == nil
}

// head gives the sport and kind of a session as a line begins.
func head(s plan.Session, own plan.Sport) string {
	sport := s.Sport
	if sport == plan.NoSport {
		sport = own
	}
	if sport == plan.Mobility {
		return sport.String()
	}
	return sport.String() + " " + s.Kind.String()
}

func estimated(s plan.Session, a *plan.Athlete, day calendar.Day) Done {
	impulses, e := load.Session(nil, &s, a, day)
	return Done{s, impulses, e.Method}
}

// ofPlanned gives what was said of a planned session.
func ofPlanned(said, planned plan.Session, a *plan.Athlete, day calendar.Day) Done {
	said.Sport = planned.Sport
	for _, tag := range planned.Tags {
		if !slices.Contains(said.Tags, tag) {
			said.Tags = append(said.Tags, tag)
		}
	}
	if !said.Effort.IsZero() || said.Load.Given || len(said.Steps) > 0 || said.Kind == plan.Race { // a slower race is no longer one
		return estimated(said, a, day)
	}
	said.Effort = planned.Effort
	all, whole := load.Session(nil, &planned, a, day)
	share := shareOf(said, whole, a, day)
	if share == 0 || len(all) == 0 {
		return estimated(said, a, day)
	}
	for i := range all {
		all[i] = all[i].Part(share)
	}
	return Done{said, all, ByPart}
}

// shareOf gives which part of what was planned something is: by its time, else
// by its distance; 0 when that can't be told.
func shareOf(said plan.Session, whole load.Estimate, a *plan.Athlete, day calendar.Day) float64 {
	e := load.Of(said, a, day)
	switch {
	case !said.Duration.IsZero() && whole.Seconds > 0:
		return e.Seconds / whole.Seconds
	case !said.Distance.IsZero() && whole.Metres > 0:
		return e.Metres / whole.Metres
	default:
		return 0
	}
}
