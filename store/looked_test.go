package store

import (
	"testing"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
)

// The squad shows who comes in by a key and when they looked last; that someone
// looked is news of their row alone, and of no other's.
func TestTheSquadShowsWhoLooked(t *testing.T) {
	s, sam := seeded(t)
	d := coach(s)
	ana, err := d.AddAthlete("Ana Kovač", nil)
	must(t, err)
	if r := rowOf(t, d, sam, today); r.Comes || r.Looked != 0 {
		t.Errorf("without a key: %v, %s", r.Comes, r.Looked)
	}
	e, err := d.AddKey(sam, AthleteRole, samsKey)
	must(t, err)
	if r := rowOf(t, d, sam, today); !r.Comes || r.Looked != 0 {
		t.Errorf("with a key that was never used: %v, %s", r.Comes, r.Looked)
	}
	kept := map[plan.ID]uint64{}
	members, _, err := d.Squad(nil, today)
	must(t, err)
	for _, m := range members {
		kept[m.ID] = m.Mark
	}
	for _, at := range []time.Duration{0, 26 * time.Hour} {
		must(t, s.KeySeen(e.Fingerprint, morning.Add(at)))
		members, changed, err := again(s).As(d.Who()).Squad(kept, today)
		must(t, err)
		if want := calendar.On(morning.Add(at)); len(changed) != 1 || changed[0].Athlete != sam || changed[0].Looked != want {
			t.Errorf("after a look on %s: %+v", want, changed)
		}
		for _, m := range members {
			kept[m.ID] = m.Mark
		}
	}
	if _, err := d.RevokeKey(sam, e.Fingerprint); err != nil {
		t.Fatal(err)
	}
	if r := rowOf(t, d, sam, today); r.Comes || r.Looked == 0 {
		t.Errorf("revoked: %v, %s", r.Comes, r.Looked)
	}
	if r := rowOf(t, d, ana.ID, today); r.Comes || r.Looked != 0 {
		t.Errorf("another: %v, %s", r.Comes, r.Looked)
	}
}
