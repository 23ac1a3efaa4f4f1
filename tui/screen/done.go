package screen

import (
	"sort"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
)

// doneTimes holds how long what was done took. Of records that are the same as
// last time nothing is worked out again: a season asks for each of its weeks
// whenever a preview changes.
type doneTimes struct {
	first   *plan.Record // of the records that were summed
	athlete *plan.Athlete
	upto    []float64 // seconds of all records before the i-th
}

// of sums the records up, unless they are the ones that were summed.
func (t *doneTimes) of(records []plan.Record, athlete *plan.Athlete) {
	if t.first == &records[0] && t.athlete == athlete && len(t.upto) == len(records)+1 {
		return
	}
	t.first, t.athlete = &records[0], athlete
	t.upto = append(t.upto[:0], 0)
	var parts []plan.Impulse // one memory for all: a season has hundreds of them
	seconds := 0.0
	for i := range records {
		r := &records[i]
		if r.State != plan.Skipped && r.State != plan.Nothing {
			var e load.Estimate
			parts, e = load.Session(parts[:0], &r.Done, athlete, r.Day)
			seconds += e.Seconds
		}
		t.upto = append(t.upto, seconds)
	}
}

// Done gives how many seconds of some days were done, and whether anything was
// reported of them, if only that nothing was done.
func (sc *Scene) Done(days calendar.Span) (seconds float64, reported bool) {
	from, to := sc.recordsBefore(days.From), sc.recordsBefore(days.To+1)
	if from >= to {
		return 0, false
	}
	sc.done.of(sc.Records, sc.Athlete)
	return sc.done.upto[to] - sc.done.upto[from], true
}

// recordsBefore counts the records that lie before a day.
func (sc *Scene) recordsBefore(day calendar.Day) int {
	return sort.Search(len(sc.Records), func(i int) bool { return sc.Records[i].Day >= day })
}
