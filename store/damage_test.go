package store

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"ebb/plan"
	"ebb/plan/edit"
)

// Whatever happens to the bytes of a file, using it ends in an answer: nothing
// but what was stored, or an error that says the store can't be used. bbolt
// itself panics, or faults on memory that is not there. A value whose key was
// hit is not found where it was: to miss it, one has to look at the whole file.
func TestDamagedFilesAreSurvived(t *testing.T) {
	s, sam := seeded(t)
	for n := range 20 {
		apply(t, coach(s), sam, noteOn(100+n%8, "note"))
		must(t, coach(s).AddRecord(sam, record(6000+2*n, today, 1)))
	}
	whole, err := os.ReadFile(s.path)
	must(t, err)
	stored := map[string]bool{}
	for _, piece := range pieces(snapshot(t, coach(s), sam)) {
		stored[piece] = true
	}
	page := os.Getpagesize()
	// Not one of the first two: when the newer of them is torn, the other stands
	// for what was there one transaction earlier, as after a crash.
	some := func(r *rand.Rand, b []byte) int { return 2 + r.IntN(len(b)/page-2) }
	// The header's last four bytes are left alone: they count the pages that go
	// with it, up to 2^32, and bbolt goes through them one by one when it writes,
	// which ends but takes minutes.
	for name, damage := range map[string]func(r *rand.Rand, b []byte) []byte{
		"a byte": func(r *rand.Rand, b []byte) []byte {
			at := r.IntN(len(b))
			if in := at % page; in >= 12 && in < 16 {
				at += 4
			}
			b[at] ^= byte(1 + r.IntN(255))
			return b
		},
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
					for _, piece := range pieces(snap) {
						if !stored[piece] {
							t.Errorf("%d: read what was never stored: %s", n, piece)
						}
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

// pieces gives all that a snapshot holds, one by one.
func pieces(snap *Snapshot) (all []string) {
	for _, k := range edit.Values(snap.Plan) {
		all = append(all, text(k))
	}
	for _, r := range snap.Records {
		all = append(all, text(r))
	}
	for _, c := range snap.Checkins {
		all = append(all, text(c))
	}
	for _, d := range snap.Done {
		all = append(all, text(d))
	}
	return append(all, text(snap.Athlete))
}
