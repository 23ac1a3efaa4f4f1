package outlook

import (
	"cmp"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
)

// reports is what was reported, with what is asked of it often.
type reports struct {
	done   []plan.DoneDay
	last   calendar.Day // the last reported day before today
	any    bool         // there is such a day
	linked map[plan.ID]bool
}

// linkDays is how long before today a session still ahead can have been done:
// older reports are not searched for links.
const linkDays = 366

func report(done []plan.DoneDay, today calendar.Day) reports {
	r := reports{done: done}
	past := at(done, today)
	if past > 0 {
		r.last, r.any = done[past-1].Day, true
	}
	lately := done[at(done, today-linkDays):]
	links := 0
	for i := range lately {
		links += len(lately[i].Sessions)
	}
	if links == 0 {
		return r
	}
	r.linked = make(map[plan.ID]bool, links)
	for i := range lately {
		for _, id := range lately[i].Sessions {
			r.linked[id] = true
		}
	}
	return r
}

// open reports whether the plan says what is expected of a day: no past day from
// it on was reported.
func (r *reports) open(day calendar.Day) bool { return !r.any || day > r.last }

// at gives the index of the first report of day or later.
func at(done []plan.DoneDay, day calendar.Day) int {
	i, _ := slices.BinarySearchFunc(done, day, func(d plan.DoneDay, day calendar.Day) int { return cmp.Compare(d.Day, day) })
	return i
}

// holdsRace reports whether what was done on a day answers an event: it names
// the event or a session of its plan, or was a race.
func holdsRace(d *plan.DoneDay, e *plan.Event) bool {
	if d == nil {
		return false
	}
	if slices.Contains(d.Sessions, e.ID) {
		return true
	}
	for i := range e.Plan {
		if slices.Contains(d.Sessions, e.Plan[i].ID) {
			return true
		}
	}
	return slices.ContainsFunc(d.Impulses, func(i plan.Impulse) bool { return i.Race })
}

func loadOf(impulses []plan.Impulse) float64 {
	sum := 0.0
	for i := range impulses {
		sum += impulses[i].Total()
	}
	return sum
}
