package outlook

import (
	"cmp"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/sorting"
)

// raceDay is a day of an event.
type raceDay struct {
	day   calendar.Day
	event *plan.Event
}

// raceDays lists the days of events from a day to the end of the horizon, in
// order.
func (o *Outlook) raceDays(from calendar.Day) []raceDay {
	var days []raceDay
	for i := range o.in.Plan.Events {
		e := &o.in.Plan.Events[i]
		for offset := range calendar.Day(e.Days) {
			if day := e.From + offset; day >= from && o.span.Has(day) {
				days = append(days, raceDay{day, e})
			}
		}
	}
	sorting.By(days, func(a, b raceDay) int { return cmp.Compare(a.day, b.day) })
	return days
}
