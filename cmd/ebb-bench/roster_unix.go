//go:build unix

package main

import (
	"errors"
	"fmt"
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
		members, _, err := desk.Squad(nil, day)
		if err != nil {
			return nil, err
		}
		ids, marks := make([]plan.ID, len(members)), map[plan.ID]uint64{}
		for i, m := range members {
			ids[i], marks[m.ID] = m.ID, m.Mark
		}
		if _, err := desk.Rows(ids, day); err != nil {
			return nil, err
		}
		all = append(all, time.Since(began))
		if len(ids) == 0 {
			return nil, errors.New("nobody is in the squad")
		}
		marks[ids[0]]++ // as if it had changed since
		began = time.Now()
		_, changed, err := desk.Squad(marks, day)
		if err == nil && len(changed) != 1 {
			err = fmt.Errorf("%d rows came after the change of one athlete", len(changed))
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
