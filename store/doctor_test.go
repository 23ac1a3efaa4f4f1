package store

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"slices"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
)

// The process of a Doctor is this test's program.
func init() {
	if RunErrand(os.Stdout) {
		os.Exit(0)
	}
}

func doctor() Doctor {
	return Doctor{Limit: 10 * time.Second, Self: func(ctx context.Context) *exec.Cmd { return exec.CommandContext(ctx, os.Args[0]) }}
}

// lived gives a store in which everything happened that can: three athletes,
// edits, undone and done again, on two branches, records moved and deleted.
func lived(t testing.TB) *Store {
	t.Helper()
	s, sam := seeded(t)
	d := coach(s)
	for n := range 20 {
		apply(t, d, sam, noteOn(100+n%8, "note"))
		must(t, d.AddRecord(sam, record(6000+2*n, today-20, 1)))
		must(t, d.Checkin(sam, plan.Checkin{Day: today - 5, Legs: 1 + n%5}))
	}
	must(t, d.DeleteRecord(sam, today-20, id(6004)))
	must(t, d.ChangeRecord(sam, today-20, record(6006, today-50, 3)))
	undo(t, d, sam)
	redo(t, d, sam)
	undo(t, d, sam)
	_, err := d.SetAthlete(sam, []plan.Setting{{Key: "weight_kg", Value: "61"}})
	must(t, err)
	must(t, d.SetLastUsed(sam))
	must(t, d.SetLook(Look{Ground: LightGround, Mouse: MouseOff}))
	apply(t, d, sam, edit.DeleteSessions{Sessions: []plan.ID{id(1000)}})
	var more []Seed
	for n := range 2 {
		seed := Seed{Athlete: plan.Athlete{ID: plan.ID{0: byte(40 + n)}, Name: []string{"Zoë", "Ann"}[n]}, Plan: season(6)}
		for day := range 200 {
			seed.Records = append(seed.Records, record(10000+n*1000+day, today-300+2*calendar.Day(day), 40))
			seed.Checkins = append(seed.Checkins, plan.Checkin{Day: today - 300 + calendar.Day(day), Legs: 3})
		}
		more = append(more, seed)
	}
	must(t, d.Seed(more...))
	return s
}

func examined(t testing.TB, path string) Report {
	t.Helper()
	r, err := doctor().Examine(t.Context(), path)
	must(t, err)
	return r
}

func lines(r Report) string {
	all, err := json.MarshalIndent(r.Findings, "", " ")
	if err != nil {
		return err.Error()
	}
	return string(all)
}

func TestASoundStoreIsFoundSound(t *testing.T) {
	s := lived(t)
	r := examined(t, s.path)
	if !r.Whole() {
		t.Errorf("found: %s", lines(r))
	}
	if r.Athletes != 3 || r.Values < 900 {
		t.Errorf("looked at %d athletes and %d values", r.Athletes, r.Values)
	}
	t.Logf("%d bytes, %d pages, %d values: %v", r.Bytes, r.Pages, r.Values, r.Took)
}

// A page that was torn may hold keys that ebb never made; the file is looked at
// to its end all the same.
func TestAKeyThatCanNotBeIsNamedInEveryBucket(t *testing.T) {
	s := lived(t)
	db, err := bbolt.Open(s.path, filePerm, nil)
	must(t, err)
	must(t, db.Update(func(t *bbolt.Tx) error {
		athlete, _ := t.Bucket([]byte(athleteBucket)).Cursor().First()
		for _, name := range buckets {
			for _, k := range [][]byte{append(slices.Clone(athlete), 0, 0, 1), athlete[:5]} {
				if name == metaBucket || shapes[name].fits(k) {
					continue
				}
				if err := t.Bucket([]byte(name)).Put(k, []byte("torn")); err != nil {
					return err
				}
			}
		}
		return nil
	}))
	must(t, db.Close())
	named := map[string]bool{}
	for _, f := range examined(t, s.path).Findings {
		if f.Grade == Unreadable {
			t.Errorf("%s: %s", f.Where, f.Says)
		}
		named[f.Says] = true
	}
	if !named["ebb makes no such key"] {
		t.Errorf("found: %v", named)
	}
}
