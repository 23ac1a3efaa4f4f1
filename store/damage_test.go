package store

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"ebb/plan"
)

// Whatever happens to the bytes of a file, using it ends in an answer: what was
// stored, or an error that says the store can't be used. bbolt itself panics,
// or faults on memory that is not there.
func TestDamagedFilesAreSurvived(t *testing.T) {
	s, sam := seeded(t)
	for n := range 20 {
		apply(t, coach(s), sam, noteOn(100+n%8, "note"))
		must(t, coach(s).AddRecord(sam, record(6000+2*n, today, 1)))
	}
	whole, err := os.ReadFile(s.path)
	must(t, err)
	want := text(snapshot(t, coach(s), sam))
	page := os.Getpagesize()
	// Not one of the first two: when the newer of them is torn, the other stands
	// for what was there one transaction earlier, as after a crash.
	some := func(r *rand.Rand, b []byte) int { return 2 + r.IntN(len(b)/page-2) }
	// The header's last four bytes are left alone: they count the pages that go
	// with it, up to 2^32, and bbolt goes through them one by one when it writes,
	// which ends but takes minutes.
	for name, damage := range map[string]func(r *rand.Rand, b []byte) []byte{
		"a byte": func(r *rand.Rand, b []byte) []byte { b[r.IntN(len(b))] ^= byte(1 + r.IntN(255)); return b },
		"a page header": func(r *rand.Rand, b []byte) []byte {
			b[page*some(r, b)+r.IntN(12)] ^= byte(1 + r.IntN(255))
			return b
		},
		"a zeroed page": func(r *rand.Rand, b []byte) []byte {
			at := page * some(r, b)
			clear(b[at : at+page])
			return b
		},
		"cut": func(r *rand.Rand, b []byte) []byte { return b[:r.IntN(len(b))] },
	} {
		t.Run(name, func(t *testing.T) {
			r, refused := rand.New(rand.NewPCG(1, 2)), 0
			for n := range 100 {
				path := filepath.Join(t.TempDir(), "ebb.db")
				must(t, os.WriteFile(path, damage(r, append([]byte(nil), whole...)), 0o600))
				d := coach(Open(path, Options{Now: s.now}))
				snap, err := d.Snapshot(sam, Main)
				var u *Unusable
				var none *NoAthlete
				switch {
				case err == nil:
					if got := text(snap); got != want {
						t.Errorf("%d: read something else without a word", n)
					}
				case errors.As(err, &u), errors.As(err, &none):
					refused++
				default:
					t.Errorf("%d: error = %v, want *Unusable", n, err)
				}
				err = d.Checkin(sam, plan.Checkin{Day: today, Legs: 3})
				if err != nil && !errors.As(err, &u) && !errors.As(err, &none) {
					t.Errorf("%d: write: error = %v, want *Unusable", n, err)
				}
			}
			if refused == 0 {
				t.Error("none of 100 was refused")
			}
		})
	}
}
