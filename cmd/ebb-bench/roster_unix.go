//go:build unix

package main

import (
	"runtime"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/store"
)

// measureRoster gives how long the rows of a squad take to be read and worked
// out: all of them, and those of one athlete after a change.
func measureRoster(path, today string, count int) ([]row, error) {
	day, err := calendar.Parse(today)
	if err != nil {
		return nil, err
	}
	desk := store.Open(path, store.Options{NoCopies: true}).As(store.Principal{Person: "bench", Role: store.Coach, Via: "local"})
	var all, one []time.Duration
	for range count {
		runtime.GC() // each begins alike
		began := time.Now()
		members, err := desk.Squad()
		if err != nil {
			return nil, err
		}
		ids := make([]plan.ID, len(members))
		for i, m := range members {
			ids[i] = m.ID
		}
		if _, err := desk.Rows(ids, day); err != nil {
			return nil, err
		}
		all = append(all, time.Since(began))
		began = time.Now()
		if _, err = desk.Squad(); err == nil {
			_, err = desk.Rows(ids[:min(1, len(ids))], day)
		}
		if err != nil {
			return nil, err
		}
		one = append(one, time.Since(began))
	}
	return []row{
		{"the roster of the big squad with waves, first", inMillis(quantile(all, .5)), 50, "ms"},
		{"the same after a change of one athlete", inMillis(quantile(one, .5)), 1, "ms"},
	}, nil
}
