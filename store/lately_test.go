package store

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"go.etcd.io/bbolt"
	"pgregory.net/rapid"

	"ebb/plan"
)

// Whatever is done, by this store, another one or an earlier version of ebb, a
// look that goes on from the last one shows what a first look shows.
func TestALookGoesOnFromTheLastAsAFirstOne(t *testing.T) {
	dir, run, used := t.TempDir(), 0, 0
	rapid.Check(t, func(t *rapid.T) {
		s, _ := seedFor(t, dir, &run)
		other, n := again(s), 0
		check := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		anyone := func(t *rapid.T) plan.ID {
			all, err := coach(other).Athletes()
			check(err)
			return rapid.SampledFrom(all).Draw(t, "athlete").ID
		}
		checkin := func(t *rapid.T) {
			n++
			d := coach(rapid.SampledFrom([]*Store{s, other}).Draw(t, "store"))
			check(d.Checkin(anyone(t), plan.Checkin{Day: today, Legs: 1 + n%5, Energy: 1 + n/5%5}))
		}
		repeat(t, map[string]func(*rapid.T){
			"check-in": checkin, "one more": checkin, "three": func(t *rapid.T) { checkin(t); checkin(t); checkin(t) },
			"many": func(t *rapid.T) {
				for range mostLately + 1 {
					checkin(t)
				}
			},
			"settings": func(t *rapid.T) {
				n++
				_, err := coach(other).SetAthlete(anyone(t), []plan.Setting{{Key: "weight_kg", Value: fmt.Sprint(50 + n%40)}})
				check(err)
			},
			"add": func(t *rapid.T) {
				n++
				_, err := coach(other).AddAthlete(fmt.Sprint("New ", n), nil)
				check(err)
			},
			"last used": func(t *rapid.T) { check(coach(other).SetLastUsed(anyone(t))) },
			"undo":      func(t *rapid.T) { _, _, _ = coach(s).Undo(anyone(t), Main) }, // there may be nothing to undo
			"an earlier version": func(t *rapid.T) { // which knows of no such key
				n++
				athlete := anyone(t)
				check(other.update(t.Context(), "old", func(tx tx) error {
					is := slices.Clone(tx.sealed(latelyKey))
					d := coach(other)
					err := d.note(tx, athlete, &entry{Head: Head{Words: fmt.Sprint("old ", n)}})
					if is == nil {
						return tx.bucket(metaBucket).Delete(latelyKey.name)
					}
					return errors.Join(err, tx.bucket(metaBucket).Put(latelyKey.name, is))
				}))
			},
			"": func(t *rapid.T) {
				if rapid.Bool().Draw(t, "no look") {
					return
				}
				before := s.squad.last.Load()
				got, _, err := coach(s).Squad(nil, today)
				check(err)
				want, _, err := coach(again(s)).Squad(nil, today)
				check(err)
				if !slices.Equal(got, want) {
					t.Fatalf("a look goes on as\n%+v\na first one is\n%+v", got, want)
				}
				if now := s.squad.last.Load(); before != nil && now != before {
					used++
				}
			},
		})
	})
	if used == 0 {
		t.Error("no look went on from another")
	}
}

// A look after changes of a few asks for nobody else; what is damaged is left as
// it is and stops no edit.
func TestWhoChangedLastIsKnown(t *testing.T) {
	s, sam := seeded(t)
	d := coach(s)
	must(t, d.Checkin(sam, plan.Checkin{Day: today, Legs: 2}))
	_, _, err := d.Squad(nil, today)
	must(t, err)
	must(t, coach(again(s)).Checkin(sam, plan.Checkin{Day: today, Legs: 3}))
	must(t, d.view(func(t tx) error {
		if _, ok := s.squad.recall(t, d.who); !ok {
			return errors.New("everyone is asked again")
		}
		if _, ok := s.squad.recall(t, Principal{Role: Coach, Person: "another"}); ok {
			return errors.New("the look of another was handed out")
		}
		return nil
	}))
	db, err := bbolt.Open(s.path, filePerm, nil)
	must(t, err)
	must(t, db.Update(func(t *bbolt.Tx) error {
		return t.Bucket([]byte(metaBucket)).Put(latelyKey.name, []byte("no value at all"))
	}))
	must(t, db.Close())
	must(t, d.Checkin(sam, plan.Checkin{Day: today, Legs: 4}))
	must(t, d.view(func(t tx) error {
		if _, ok := s.squad.recall(t, d.who); ok || string(t.sealed(latelyKey)) != "no value at all" {
			return fmt.Errorf("it was used, or written over: %q", t.sealed(latelyKey))
		}
		return nil
	}))
	if r := examined(t, s.path); r.Sound() {
		t.Error("the doctor does not name it")
	}
}
