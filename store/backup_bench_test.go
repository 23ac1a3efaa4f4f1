package store

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"ebb/plan/calendar"
)

// bigStore gives a store of many athletes with ten years of records each. How
// many megabytes it has is in MB of the report.
func bigStore(b *testing.B, athletes int) *Store {
	b.Helper()
	one, _ := decade(b)
	snap := snapshot(b, coach(one), id(9))
	s := Open(filepath.Join(b.TempDir(), "ebb.db"), Options{Now: one.now, NoCopies: true})
	var seeds []Seed
	for n := range athletes {
		seed := Seed{Plan: season(13), Checkins: snap.Checkins}
		seed.Athlete.ID, seed.Athlete.Name = id(9+n), "Athlete "+id(9+n).String()
		for back := range 3650 {
			r := record(5000+2*back, today-calendar.Day(back), 60)
			r.Done.Note = "felt fine, a little wind; the hill at the end was long " + id(back*n).String()
			seed.Records = append(seed.Records, r)
		}
		seeds = append(seeds, seed)
	}
	must(b, coach(s).Seed(seeds...))
	return s
}

// A backup of a big store, against nothing but copying the same bytes to the
// disk: the second is what the disk can do.
func BenchmarkBackup(b *testing.B) {
	s := bigStore(b, 60)
	info, err := os.Stat(s.path)
	must(b, err)
	dir := b.TempDir()
	b.Run("backup", func(b *testing.B) {
		b.SetBytes(info.Size())
		for b.Loop() {
			_, err := coach(s).Backup(filepath.Join(dir, "x.sz"), true)
			must(b, err)
		}
		packed, err := os.Stat(filepath.Join(dir, "x.sz"))
		must(b, err)
		b.ReportMetric(float64(packed.Size())/float64(info.Size()), "packed/raw")
	})
	b.Run("while others wait", func(b *testing.B) {
		b.SetBytes(info.Size())
		for b.Loop() {
			raw, err := s.still(b.Context())
			must(b, err)
			raw.drop()
		}
	})
	b.Run("copy and sync", func(b *testing.B) {
		b.SetBytes(info.Size())
		for b.Loop() {
			src, err := os.Open(s.path)
			must(b, err)
			out, err := os.Create(filepath.Join(dir, "plain"))
			must(b, err)
			_, err = io.Copy(struct{ io.Writer }{out}, struct{ io.Reader }{src})
			must(b, errors.Join(err, out.Sync(), out.Close(), src.Close()))
		}
	})
	b.Run("survey", func(b *testing.B) {
		b.SetBytes(info.Size())
		for b.Loop() {
			_, err := surveyFile(s.path)
			must(b, err)
		}
	})
	b.Run("pack", func(b *testing.B) {
		b.SetBytes(info.Size())
		f, err := os.Open(s.path)
		must(b, err)
		defer f.Close()
		for b.Loop() {
			_, err := packStore(io.Discard, f, info.Size())
			must(b, err)
		}
	})
}
