package edit

import (
	"cmp"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/sorting"
)

// worth is what a load week is to the race ahead, as far as the plan alone
// tells. Package ways weighs it by the models and names its choice in the edit.
type worth struct {
	rehearsals int // sessions that carry a demand of the race
	longest    bool
	keys       int
	seconds    int
}

// leastFirst sorts load weeks by what the race ahead of a change would lose by
// them: rehearsals of its demands, then the longest session, then key sessions,
// then time. Of equal weeks the earlier stands first: those next to the taper
// stay.
func (d *draft) leastFirst(ids []plan.ID, c change) {
	race := raceAhead(d.Plan, c.from)
	worths := make(map[plan.ID]worth, len(ids))
	var longestWeek plan.ID
	longest := 0
	for _, id := range ids {
		at, ok := d.FindWeek(id)
		if !ok {
			continue
		}
		w := worth{seconds: targetSeconds(d.Week(at))}
		for i := range d.Week(at).Sessions {
			s := &d.Week(at).Sessions[i]
			seconds := sessionSeconds(s)
			w.seconds += seconds
			if s.Key {
				w.keys++
			}
			if slices.ContainsFunc(race.Tags, s.HasTag) {
				w.rehearsals++
			}
			if seconds > longest {
				longest, longestWeek = seconds, id
			}
		}
		worths[id] = w
	}
	if w, ok := worths[longestWeek]; ok {
		w.longest = true
		worths[longestWeek] = w
	}
	sorting.By(ids, func(a, b plan.ID) int { return worths[a].compare(worths[b]) })
}

func (w worth) compare(v worth) int {
	return cmp.Or(cmp.Compare(w.rehearsals, v.rehearsals), cmp.Compare(flag(w.longest), flag(v.longest)),
		cmp.Compare(w.keys, v.keys), cmp.Compare(w.seconds, v.seconds))
}

func flag(is bool) int {
	if is {
		return 1
	}
	return 0
}

// The rough figures by which weeks are compared where no time is stated.
const (
	secondsPerKm   = 360
	secondsPerLoad = 60 // easy training: 60 an hour
)

func sessionSeconds(s *plan.Session) int {
	sum := plan.SumSteps(s.Steps)
	switch {
	case s.Kind == plan.Rest:
		return 0
	case !s.Duration.IsZero():
		return s.Duration.Seconds
	case !s.Distance.IsZero():
		return int(s.Distance.Metres() / 1000 * secondsPerKm)
	case sum.Timed:
		return sum.Seconds
	default:
		return int(sum.Metres/1000*secondsPerKm) + int(s.Load.Value*secondsPerLoad)
	}
}

// targetSeconds is what a week without sessions aims at.
func targetSeconds(w *plan.Microcycle) int {
	if len(w.Sessions) > 0 {
		return 0
	}
	switch w.Target.Measure {
	case plan.TargetHours:
		return int(w.Target.Value * 3600)
	case plan.TargetLoad:
		return int(w.Target.Value * secondsPerLoad)
	default:
		return int(w.Target.Value) * w.Days * 60 // a share of weeks that are as long
	}
}

// raceAhead gives the race that a day leads to: the next A event, else the
// next event of any priority, else none.
func raceAhead(p plan.Plan, day calendar.Day) plan.Event {
	if e, ok := p.NextEvent(day, plan.A); ok {
		return e
	}
	for _, e := range p.Events {
		if e.From >= day {
			return e
		}
	}
	return plan.Event{}
}
