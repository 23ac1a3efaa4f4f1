package store

import (
	"strings"
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

// Who comes in through another server has looked as well, but has no key that
// opens a server of ours, none that can be taken away here, and is no news twice
// in an hour.
func TestTheSquadShowsWhoCameThroughAnotherServer(t *testing.T) {
	s, sam := seeded(t)
	d := coach(s)
	who := Principal{Person: "Sam Rivera", Role: AthleteRole, Athlete: sam, Via: "attach"}
	for _, c := range []struct{ at, want time.Duration }{{0, 0}, {time.Minute, 0}, {2 * time.Hour, 2 * time.Hour}, {26 * time.Hour, 26 * time.Hour}} {
		must(t, s.Attached(who, morning.Add(c.at)))
		if r := rowOf(t, again(s).As(d.Who()), sam, today); !r.Comes || r.Looked != calendar.On(morning.Add(c.want)) {
			t.Errorf("after %s: %v, %s", c.at, r.Comes, r.Looked)
		}
		keys, err := d.Keys(sam)
		must(t, err)
		if len(keys) != 1 || keys[0].Kind != AttachKey || OpensServer(keys[0].Kind) || !keys[0].Seen.Equal(morning.Add(c.want)) || !keys[0].Added.Equal(morning) {
			t.Errorf("after %s: %+v", c.at, keys)
		}
	}
	keys, err := d.Keys(sam)
	must(t, err)
	if held, found, err := s.KeyHolder(keys[0].Fingerprint); found || held.Role != 0 || err != nil {
		t.Errorf("it opens a server: %+v, %v", held, err)
	}
	if keys, _, err := s.MayCome(morning); keys != 0 || err != nil {
		t.Errorf("%d keys let someone in: %v", keys, err)
	}
	if _, err := d.RevokeKey(sam, keys[0].Fingerprint); err == nil || !strings.Contains(err.Error(), "authorized_keys") {
		t.Errorf("it can be revoked here: %v", err)
	}
	nobody := Principal{Person: "Nobody", Role: AthleteRole, Athlete: s.NewID()}
	must(t, s.Attached(nobody, morning))
	if keys, err := d.Keys(nobody.Athlete); len(keys) != 0 || err != nil {
		t.Errorf("one who is not there looked: %+v, %v", keys, err)
	}
}
