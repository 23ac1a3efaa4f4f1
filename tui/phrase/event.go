package phrase

import (
	"strconv"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
)

// EventAmounts says how far, how high and how long an event is, "" when its
// line says none of it: "100k +5400m 16h".
func EventAmounts(e *plan.Event) string {
	var words []string
	if !e.Distance.IsZero() {
		words = append(words, Distance(e.Distance))
	}
	if !e.Climb.IsZero() {
		words = append(words, Height(e.Climb))
	}
	if !e.Descent.IsZero() {
		words = append(words, "−"+strings.TrimPrefix(Height(e.Descent), "+"))
	}
	if !e.Goal.IsZero() {
		words = append(words, Clock(e.Goal.Seconds))
	}
	return strings.Join(words, " ")
}

// EventLoad gives the load of an event over its days, and the hours it takes by
// its goal, its legs or the athlete's own paces.
func EventLoad(e *plan.Event, a *plan.Athlete) (stress, hours float64) {
	for d := range calendar.Day(e.Days) {
		day := load.EventDay(e, a, e.From+d)
		stress, hours = stress+day.Load, hours+day.Seconds/3600
	}
	if !e.Goal.IsZero() {
		hours = e.Goal.Hours()
	}
	return stress, hours
}

// Event says an event in a sentence: what it is, when, how far ahead, and what
// it takes.
func Event(e plan.Event, a *plan.Athlete, today calendar.Day) string {
	words := e.Priority.String() + " event"
	if e.Sport != a.On(e.From).Sport && e.Sport != plan.NoSport {
		words = e.Priority.String() + " " + e.Sport.String() + " event"
	}
	if e.Days > 1 {
		words += " of " + Counted(e.Days, "day") + " from"
	} else {
		words += " on"
	}
	words += " " + e.From.Format("Mon 2 Jan 2006") + ", " + Away(e.From, today)
	if amounts := EventAmounts(&e); amounts != "" {
		words += ": " + amounts
	}
	stress, hours := EventLoad(&e, a)
	if e.Goal.IsZero() && hours > 0 {
		words += ", about " + Clock(int(hours*60)*60)
	}
	return words + ", load " + strconv.Itoa(Figure(stress))
}

// Away says how far a day is: "in 46 d", "today", "3 d ago".
func Away(day, today calendar.Day) string {
	switch n := int(day - today); {
	case n == 0:
		return "today"
	case n > 0:
		return "in " + strconv.Itoa(n) + " d"
	default:
		return strconv.Itoa(-n) + " d ago"
	}
}
