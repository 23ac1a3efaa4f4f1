package library

import (
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/races"
)

// Role is what a session is to its week. The zero Role means none.
type Role uint8

// The roles. Second is a long day after a long day; Off a day without training.
const (
	NoRole Role = iota
	Off
	Easy
	Quality
	Long
	Second
	Brick
	Strength
	Mobility
)

var roleWords = []string{"", "rest", "easy", "quality", "long", "second", "brick", "strength", "mobility"}

// String gives the word for r.
func (r Role) String() string { return roleWords[r] }

// RoleOf gives the role that a word names; NoRole for another word.
func RoleOf(word string) Role { return Role(max(0, slices.Index(roleWords, word))) }

// Hard reports whether a day of this role asks for a calm one after it.
func (r Role) Hard() bool { return r == Quality || r == Long || r == Second || r == Brick }

// Roles lists every role.
func Roles() []Role { return []Role{Off, Easy, Quality, Long, Second, Brick, Strength, Mobility} }

// Discipline is the family of races whose weeks lie alike.
type Discipline string

// The disciplines. Road is that of every single sport without hills and nights,
// on wheels or in water, too.
const (
	Road      Discipline = "road"
	Ultra     Discipline = "ultra"
	Stage     Discipline = "stage"
	Triathlon Discipline = "triathlon"
)

// Disciplines lists every discipline.
func Disciplines() []Discipline { return []Discipline{Road, Ultra, Stage, Triathlon} }

// DisciplineOf gives the discipline of an event that lasts so many hours (0: not
// known).
func DisciplineOf(e *plan.Event, hours float64) Discipline {
	class, ok := races.ClassOf(e, hours)
	switch {
	case e.Sport == plan.Multi:
		return Triathlon
	case e.Days > 1:
		return Stage
	case ok && footed(e.Sport) && class.NoHard >= races.FiftyK.NoHard && class.Name != races.Marathon.Name:
		return Ultra
	default:
		return Road
	}
}

// DisciplineAhead gives that of the next race of priority A behind a day, or else
// of the athlete's own sport.
func DisciplineAhead(events []plan.Event, a *plan.Athlete, day calendar.Day) Discipline {
	for i := range events {
		if e := &events[i]; e.Priority == plan.A && e.From > day {
			return DisciplineOf(e, load.EventDay(e, a, e.From).Seconds/3600)
		}
	}
	if a.On(day).Sport == plan.Multi {
		return Triathlon
	}
	return Road
}

func footed(s plan.Sport) bool { return s == plan.NoSport || s.OnFoot() }
