package screen

import (
	"slices"
	"sort"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
)

// doneTimes holds how long what was done took, of the records that were asked
// for. Of records and settings that are the same as last time nothing is worked
// out again: a season asks for each of its weeks whenever a preview changes.
type doneTimes struct {
	records  []plan.Record
	settings []plan.Setting // of the athlete
	seconds  []float64      // of each record; less than 0: not yet asked for
	parts    []plan.Impulse
}

// of gives how long a record took.
func (t *doneTimes) of(sc *Scene, i int) float64 {
	if t.seconds[i] < 0 {
		t.seconds[i] = 0
		if r := &sc.Records[i]; r.State != plan.Skipped && r.State != plan.Nothing {
			var e load.Estimate
			t.parts, e = load.Session(t.parts[:0], &r.Done, sc.Athlete, r.Day)
			t.seconds[i] = e.Seconds
		}
	}
	return t.seconds[i]
}

// look forgets what is known of other records or settings.
func (t *doneTimes) look(sc *Scene) {
	if SameSlice(t.records, sc.Records) && SameSlice(t.settings, sc.Athlete.Settings) {
		return
	}
	t.records, t.settings = sc.Records, sc.Athlete.Settings
	t.seconds = slices.Grow(t.seconds[:0], len(sc.Records))[:len(sc.Records)]
	for i := range t.seconds {
		t.seconds[i] = -1
	}
}

// SameSlice reports whether two slices are the same memory.
func SameSlice[T any](a, b []T) bool { return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0]) }

// Done gives how many seconds of some days were done, and whether anything was
// reported of them, if only that nothing was done.
func (sc *Scene) Done(days calendar.Span) (seconds float64, reported bool) {
	from, to := sc.recordsBefore(days.From), sc.recordsBefore(days.To+1)
	if from >= to {
		return 0, false
	}
	sc.done.look(sc)
	for i := from; i < to; i++ {
		seconds += sc.done.of(sc, i)
	}
	return seconds, true
}

// recordsBefore counts the records that lie before a day.
func (sc *Scene) recordsBefore(day calendar.Day) int {
	return sort.Search(len(sc.Records), func(i int) bool { return sc.Records[i].Day >= day })
}
