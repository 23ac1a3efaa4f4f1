package store

import (
	"bytes"
	"context"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
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

// An acknowledged edit against a bare bbolt commit of one value as long, in turn,
// on the same disk and files as long: the budget is 1.3 times. Each of the others
// comes right after an edit as often as after another one. Bare is by the same
// contract, that nobody holds the file between two of them: opened, committed,
// closed. "two values" puts a journal entry beside it, as an edit does; "open" is
// a commit of the two on a copy of the file that is held open all the time. A
// person edits in a row; after another process what was put by is of no use.
func BenchmarkEditAgainstBareCommit(b *testing.B) {
	b.Run("in a row", func(b *testing.B) { againstBare(b, func(s *Store) string { return s.path + ".bare" }) })
	b.Run("after another process", func(b *testing.B) { againstBare(b, func(s *Store) string { return s.path }) })
}

// againstBare has the bare commits go to a file.
func againstBare(b *testing.B, to func(s *Store) string) {
	b.Helper()
	s, sam := decade(b)
	d := coach(s)
	snap, err := d.Snapshot(sam, Main)
	must(b, err)
	for _, suffix := range []string{".bare", ".open"} {
		must(b, copyFile(s.path, s.path+suffix))
	}
	week, journal := storedBy(b, s, sam, func() {
		snap, _, err = d.Apply(sam, Main, snap, noteOn(100, "as long as the others"), "")
		must(b, err)
	})
	put := func(t *bbolt.Tx, n int, entry bool) error {
		if entry {
			if err := t.Bucket([]byte(journalBucket)).Put(journalKey(id(8), uint64(n)).name, journal); err != nil {
				return err
			}
		}
		k := planKeys(weekBucket, sam, "bare")
		return t.Bucket([]byte(weekBucket)).Put(append(k.name, idBytes(n%52)...), week)
	}
	bare := func(n int, entry bool) {
		db, err := bbolt.Open(to(s), 0o600, nil)
		must(b, err)
		must(b, db.Update(func(t *bbolt.Tx) error { return put(t, n, entry) }))
		must(b, db.Close())
	}
	open, err := bbolt.Open(s.path+".open", 0o600, nil)
	must(b, err)
	defer open.Close()
	var edits, one, two, held []float64
	clocked := func(all *[]float64, do func()) {
		start := time.Now()
		do()
		*all = append(*all, time.Since(start).Seconds())
	}
	for n := 0; b.Loop(); n++ {
		clocked(&edits, func() {
			snap, _, err = d.Apply(sam, Main, snap, noteOn(100+n%52, time.Duration(n).String()), "")
			must(b, err)
		})
		others := []func(){
			func() { clocked(&one, func() { bare(n, false) }) },
			func() { clocked(&two, func() { bare(n, true) }) },
			func() {
				clocked(&held, func() { must(b, open.Update(func(t *bbolt.Tx) error { return put(t, n, true) })) })
			},
		}
		for i := range others {
			others[(n+i)%len(others)]()
		}
	}
	b.ReportMetric(1e6*median(edits), "us/edit")
	b.ReportMetric(median(edits)/median(one), "x-bare")
	b.ReportMetric(median(edits)/median(two), "x-bare-two-values")
	b.ReportMetric(median(edits)/median(held), "x-open-two-values")
	for name, all := range map[string][]float64{"edit": edits, "bare": one, "bare-two": two, "open-two": held} { // with others at work on the machine, the quiet moments tell most
		b.ReportMetric(1e6*all[len(all)/10], "p10-us-"+name)
	}
}

// storedBy gives what an edit stores: a week, and the entry of the journal.
func storedBy(b *testing.B, s *Store, athlete plan.ID, apply func()) (week, journal []byte) {
	b.Helper()
	apply()
	must(b, s.view(context.Background(), func(t tx) error {
		week = bytes.Clone(t.sealed(planKey(athlete, Main, edit.Ref{What: edit.WeekValue, ID: id(100)})))
		_, entry, err := lastSealed(t, athlete)
		journal = bytes.Clone(entry)
		return err
	}))
	return week, journal
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
