package store

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"ebb/plan"
	"ebb/plan/calendar"
)

// decade gives a store with a season of 52 weeks and ten years of records and
// check-ins: five of the first a week, six of the second.
func decade(b *testing.B) (*Store, plan.ID) {
	b.Helper()
	s := Open(filepath.Join(b.TempDir(), "ebb.db"), Options{Now: func() time.Time { return time.Date(2027, time.March, 15, 6, 0, 0, 0, time.UTC) }})
	var records []plan.Record
	var checkins []plan.Checkin
	for back := range 3650 {
		day := today - calendar.Day(back)
		if back%7 < 5 {
			r := record(5000+2*back, day, 60)
			r.Done.Note = "felt fine, a little wind"
			records = append(records, r)
		}
		if back%7 < 6 {
			checkins = append(checkins, plan.Checkin{Day: day, Legs: 3, Energy: 4})
		}
	}
	must(b, coach(s).Seed(Seed{Athlete: plan.Athlete{ID: id(9), Name: "Sam"}, Plan: season(13), Records: records, Checkins: checkins}))
	return s, id(9)
}

// Reading one season and ten years of records.
func BenchmarkSnapshot(b *testing.B) {
	s, sam := decade(b)
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			_, err := coach(again(s)).Snapshot(sam, Main)
			must(b, err)
		}
	})
	b.Run("unchanged", func(b *testing.B) {
		for b.Loop() {
			_, err := coach(s).Snapshot(sam, Main)
			must(b, err)
		}
	})
	b.Run("after another process", func(b *testing.B) {
		other := coach(again(s))
		for n := 0; b.Loop(); n++ {
			b.StopTimer()
			_, _, err := other.Apply(sam, Main, nil, noteOn(100+n%52, time.Duration(n).String()), "")
			must(b, err)
			b.StartTimer()
			_, err = coach(s).Snapshot(sam, Main)
			must(b, err)
		}
	})
}

// An acknowledged edit against a bare bbolt commit of one value as long, in
// turn, on the same file and disk: the budget is 1.3 times. Bare is by the same
// contract, that nobody holds the file between two of them: opened, committed,
// closed. "two values" puts a journal entry beside it, as an edit does; "open" is
// a commit of the two on a copy of the file that is held open all the time.
func BenchmarkEditAgainstBareCommit(b *testing.B) {
	s, sam := decade(b)
	d := coach(s)
	snap, err := d.Snapshot(sam, Main)
	must(b, err)
	week, journal := make([]byte, 1100), make([]byte, 2600)
	bare := func(n int, put func(*bbolt.Tx) error) {
		db, err := bbolt.Open(s.path, 0o600, nil)
		must(b, err)
		must(b, db.Update(func(t *bbolt.Tx) error {
			k := planKeys(weekBucket, sam, "bare")
			return errors.Join(put(t), t.Bucket([]byte(weekBucket)).Put(append(k.name, idBytes(n%52)...), week))
		}))
		must(b, db.Close())
	}
	must(b, copyFile(s.path, s.path+".open"))
	open, err := bbolt.Open(s.path+".open", 0o600, nil)
	must(b, err)
	defer open.Close()
	var edits, one, two, held []float64
	for n := 0; b.Loop(); n++ {
		start := time.Now()
		snap, _, err = d.Apply(sam, Main, snap, noteOn(100+n%52, time.Duration(n).String()), "")
		must(b, err)
		edited := time.Now()
		bare(n, func(*bbolt.Tx) error { return nil })
		bared := time.Now()
		bare(n, func(t *bbolt.Tx) error {
			return t.Bucket([]byte(journalBucket)).Put(journalKey(id(8), uint64(n)).name, journal)
		})
		third := time.Now()
		must(b, open.Update(func(t *bbolt.Tx) error {
			k := planKeys(weekBucket, sam, "bare")
			return errors.Join(
				t.Bucket([]byte(journalBucket)).Put(journalKey(id(8), uint64(n)).name, journal),
				t.Bucket([]byte(weekBucket)).Put(append(k.name, idBytes(n%52)...), week))
		}))
		held = append(held, time.Since(third).Seconds())
		edits = append(edits, edited.Sub(start).Seconds())
		one = append(one, bared.Sub(edited).Seconds())
		two = append(two, third.Sub(bared).Seconds())
	}
	b.ReportMetric(1e6*median(edits), "us/edit")
	b.ReportMetric(median(edits)/median(one), "x-bare")
	b.ReportMetric(median(edits)/median(two), "x-bare-two-values")
	b.ReportMetric(median(edits)/median(held), "x-open-two-values")
	for name, all := range map[string][]float64{"edit": edits, "bare": one, "bare-two": two, "open-two": held} { // with others at work on the machine, the quiet moments tell most
		b.ReportMetric(1e6*all[len(all)/10], "p10-us-"+name)
	}
}

func median(all []float64) float64 {
	slices.Sort(all)
	return all[len(all)/2]
}

func BenchmarkOpen(b *testing.B) {
	s, _ := decade(b)
	for b.Loop() {
		must(b, s.view(context.Background(), func(tx) error { return nil }))
	}
}
