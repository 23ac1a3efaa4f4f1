package store

import (
	"context"
	"path/filepath"
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

// An acknowledged edit, and beside it a bare bbolt commit of a value as long on
// the same disk and in a file as large. The budget is 1.3 times.
func BenchmarkEdit(b *testing.B) {
	s, sam := decade(b)
	d := coach(s)
	snap, err := d.Snapshot(sam, Main)
	must(b, err)
	b.Run("acknowledged", func(b *testing.B) {
		for n := 0; b.Loop(); n++ {
			snap, _, err = d.Apply(sam, Main, snap, noteOn(100+n%52, time.Duration(n).String()), "")
			must(b, err)
		}
	})
	value := make([]byte, 1200)
	bare := func(n int) func(*bbolt.Tx) error {
		return func(t *bbolt.Tx) error {
			k := planKeys(weekBucket, sam, "bare")
			return t.Bucket([]byte(weekBucket)).Put(append(k.name, idBytes(n%52)...), value)
		}
	}
	b.Run("bare commit, opened each time", func(b *testing.B) {
		for n := 0; b.Loop(); n++ {
			db, err := bbolt.Open(s.path, 0o600, nil)
			must(b, err)
			must(b, db.Update(bare(n)))
			must(b, db.Close())
		}
	})
	b.Run("bare commit, kept open", func(b *testing.B) {
		db, err := bbolt.Open(s.path, 0o600, nil)
		must(b, err)
		defer db.Close()
		for n := 0; b.Loop(); n++ {
			must(b, db.Update(bare(n)))
		}
	})
	b.Run("bare commit of week and journal, opened each time", func(b *testing.B) {
		journal := make([]byte, 3500)
		for n := uint64(1 << 40); b.Loop(); n++ {
			db, err := bbolt.Open(s.path, 0o600, nil)
			must(b, err)
			must(b, db.Update(func(t *bbolt.Tx) error {
				k := journalKey(id(8), n)
				must(b, t.Bucket([]byte(journalBucket)).Put(k.name, journal))
				return bare(int(n))(t)
			}))
			must(b, db.Close())
		}
	})
}

func BenchmarkOpen(b *testing.B) {
	s, _ := decade(b)
	for b.Loop() {
		must(b, s.view(context.Background(), func(tx) error { return nil }))
	}
}
