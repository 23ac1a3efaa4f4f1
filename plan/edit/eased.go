package edit

import (
	"slices"

	"ebb/plan"
)

// longestEasy is the longest that an eased session is, in seconds.
const longestEasy = 3600

// easyWay is about an hour's easy way in each sport, in metres; 10 km where
// none is given.
var easyWay = map[plan.Sport]float64{plan.Bike: 25_000, plan.Swim: 2_500, plan.Hike: 5_000, plan.Ski: 12_000}

const easyWayElse = 10_000.

// shortEasy is what becomes of a session that states neither time nor distance.
const shortEasy = 45 * 60

// surfaces are the tags that say where a session is, not what it rehearses.
var surfaces = []string{"road", "trail", "track", "treadmill", "indoor", "openwater", "pool"}

// Eased gives the easy version of a session: what is left when the day must
// cost nothing. It keeps its id, place, time of day and the coach's private
// note; it lasts as long as before, up to an hour (or goes as far, up to an
// easy hour's way), easy, flat, without steps, and is no key session any more.
// Demands it would have rehearsed, its fuelling and its note go with them. Heavy
// strength and plyometrics become maintenance; a rest, recovery or mobility
// stays what it is. A session of several sports keeps the first.
func Eased(s plan.Session) plan.Session {
	if s.Kind == plan.Rest {
		return s.Clone()
	}
	eased := plan.Session{
		ID: s.ID, Day: s.Day, Sport: s.Sport, Kind: easyKind(s.Kind), At: s.At,
		Optional: s.Optional, Private: s.Private,
	}
	if s.Sport == plan.Multi {
		eased.Sport = firstSport(s.Steps)
	}
	eased.Duration, eased.Distance = easyAmount(s, eased.Sport)
	for _, tag := range s.Tags {
		if slices.Contains(surfaces, tag) {
			eased.Tags = append(eased.Tags, tag)
		}
	}
	return eased
}

func easyKind(k plan.Kind) plan.Kind {
	switch k {
	case plan.Recovery, plan.Maintenance, plan.Flexibility:
		return k
	case plan.Heavy, plan.Plyo:
		return plan.Maintenance
	default:
		return plan.Easy
	}
}

func firstSport(steps []plan.Step) plan.Sport {
	for _, p := range appendParts(nil, steps, 1) {
		if sp := p.step.Sport; sp != plan.NoSport && plan.Easy.FitsSport(sp) {
			return sp
		}
	}
	return plan.Multi
}

// easyAmount keeps one of time and distance: at an easy pace both do not fit
// together any more.
func easyAmount(s plan.Session, sport plan.Sport) (plan.Duration, plan.Distance) {
	sum := plan.SumSteps(s.Steps)
	switch {
	case !s.Duration.IsZero():
		return shorter(s.Duration), plan.Distance{}
	case !s.Distance.IsZero():
		return plan.Duration{}, nearer(s.Distance, sport)
	case sum.Timed:
		return shorter(plan.DurationOf(sum.Seconds)), plan.Distance{}
	}
	return plan.DurationOf(shortEasy), plan.Distance{}
}

func shorter(d plan.Duration) plan.Duration {
	if d.Seconds > longestEasy {
		return plan.DurationOf(longestEasy)
	}
	return d
}

// nearer keeps a distance within an hour's easy way, on the grid of its unit.
func nearer(d plan.Distance, sport plan.Sport) plan.Distance {
	longest, ok := easyWay[sport]
	if !ok {
		longest = easyWayElse
	}
	if d.Metres() <= longest {
		return d
	}
	one := plan.Distance{Value: 1, Unit: d.Unit}
	grid := distanceGrid(d.Unit, sport)
	n := int64(longest / one.Metres() * grains[d.Unit])
	return moved(d, n-n%grid)
}
