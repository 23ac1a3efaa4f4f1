package store

import (
	"errors"
	"testing"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
)

func TestRecordsOfADay(t *testing.T) {
	run := func(n int, load float64, at plan.TimeOfDay) plan.Record {
		r := record(n, today, load)
		r.Done.At = at
		return r
	}
	started := run(1, 30, 0)
	started.Start = time.Date(2027, time.March, 15, 7, 30, 0, 0, time.FixedZone("", 3600))
	nothing := plan.Record{ID: id(1), Day: today, State: plan.Nothing, Source: "typed"}
	skipped := plan.Record{ID: id(1), Day: today, State: plan.Skipped, Sessions: []plan.Share{{Session: id(1000)}}}
	for _, c := range []struct {
		name     string
		records  []plan.Record
		loads    []float64
		sessions int
	}{
		{"in the order of arrival", []plan.Record{run(1, 10, 0), run(3, 20, 0)}, []float64{10, 20}, 2},
		{"by the time of day, unknown last", []plan.Record{run(5, 10, 0), run(3, 20, plan.Clock(18, 0)), started}, []float64{30, 20, 10}, 3},
		{"a typed nothing is reported", []plan.Record{nothing}, nil, 0},
		{"a skipped session is answered", []plan.Record{skipped}, nil, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, sam := seeded(t)
			d := coach(s)
			for _, r := range c.records {
				must(t, d.AddRecord(sam, r))
			}
			done := snapshot(t, coach(again(s)), sam).Done
			last := done[len(done)-1]
			var loads []float64
			for _, i := range last.Impulses {
				loads = append(loads, i.Load)
			}
			if last.Day != today || text(loads) != text(c.loads) || len(last.Sessions) != c.sessions {
				t.Errorf("done = %s, want loads %v and %d sessions", text(last), c.loads, c.sessions)
			}
		})
	}
}

func TestRecordsThatAreNotThere(t *testing.T) {
	s, sam := seeded(t)
	d := coach(s)
	before := snapshot(t, d, sam)
	var gone *NotThere
	if err := d.DeleteRecord(sam, today, id(5000)); !errors.As(err, &gone) {
		t.Errorf("delete on another day: %v", err)
	}
	if err := d.ChangeRecord(sam, today, record(4999, today, 1)); !errors.As(err, &gone) {
		t.Errorf("change of an unknown one: %v", err)
	}
	if err := d.AddRecord(sam, record(5000, today-40, 1)); err == nil {
		t.Error("the same record was added twice")
	}
	if err := d.AddRecord(sam, plan.Record{Day: today}); err == nil {
		t.Error("a record without an id was added")
	}
	if err := d.AddRecord(sam, plan.Record{ID: id(77), Day: today, Impulses: []plan.Impulse{{Sport: 99}}}); err == nil {
		t.Error("a record was kept that can't be read")
	}
	var none *NoAthlete
	if err := d.AddRecord(id(4), record(6000, today, 1)); !errors.As(err, &none) {
		t.Errorf("a record of nobody: %v", err)
	}
	if snapshot(t, d, sam) != before {
		t.Error("something was stored")
	}
}

func TestSnapshotsReachBackSixtyWeeks(t *testing.T) {
	s, sam := seeded(t)
	d := coach(s)
	for n, back := range []calendar.Day{RecentDays + 1, RecentDays, 4000} {
		must(t, d.AddRecord(sam, record(6000+2*n, today-back, 1)))
	}
	snap := snapshot(t, d, sam)
	if first := snap.Records[0].Day; first != today-RecentDays {
		t.Errorf("the first record is of %s, want %s", first, today-RecentDays)
	}
	if first := snap.Done[0].Day; first != today-4000 {
		t.Errorf("the first day done is %s, want %s", first, today-4000)
	}
}
