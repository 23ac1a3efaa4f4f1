package store

import (
	"errors"
	"strings"
	"testing"

	"ebb/plan"
)

// An address leads to its athlete as long as it is not revoked, and lets nobody in
// by SSH.
func TestCalendarAddressIsTheAthletesUntilRevoked(t *testing.T) {
	s, sam := seeded(t)
	d := coach(s)
	first, err := d.Subscribe(sam, false)
	must(t, err)
	leads := func(address string, want bool) {
		t.Helper()
		who, found, err := s.Subscriber(address)
		if err != nil || found != want || found && (who.Athlete != sam || who.Role != AthleteRole) {
			t.Errorf("%s leads to %+v, %v, %v; want %v", address, who, found, err, want)
		}
	}
	leads(first, true)
	leads(first[:len(first)-1], false)
	leads("", false)
	leads(plan.ID{}.String(), false)
	if keys, codes, err := s.MayCome(morning); err != nil || keys+codes != 0 {
		t.Errorf("%d keys and %d codes let someone in: %v", keys, codes, err)
	}
	listed, err := d.Keys(sam)
	must(t, err)
	if len(listed) != 1 || listed[0].Kind != CalendarKey || strings.Contains(listed[0].Fingerprint, first) {
		t.Fatalf("the keys are %+v", listed)
	}
	if e, found, err := s.KeyHolder(listed[0].Fingerprint); found || err != nil || e.Role != 0 {
		t.Errorf("its hash lets in %+v", e)
	}
	there := (*SubscribedAlready)(nil)
	if _, err := d.Subscribe(sam, false); !errors.As(err, &there) {
		t.Errorf("a second address: %v, want SubscribedAlready", err)
	}
	leads(first, true)
	second, err := d.Subscribe(sam, true)
	must(t, err)
	leads(first, false)
	leads(second, true)
	must(t, d.Unsubscribe(sam))
	leads(second, false)
	if err := d.Unsubscribe(sam); err == nil {
		t.Error("revoked twice")
	}
	third, err := d.Subscribe(sam, false)
	must(t, err)
	listed, err = d.Keys(sam)
	must(t, err)
	for _, e := range listed {
		if e.Role != 0 {
			_, err := d.RevokeKey(sam, e.Fingerprint)
			must(t, err)
		}
	}
	leads(third, false)
}

// Only a coach makes and ends addresses.
func TestOnlyACoachGivesCalendarAddresses(t *testing.T) {
	s, sam := seeded(t)
	for _, role := range []Role{0, AthleteRole, Viewer} {
		d := s.As(Principal{Person: "x", Role: role, Athlete: sam})
		refused := (*Refused)(nil)
		if address, err := d.Subscribe(sam, true); !errors.As(err, &refused) || address != "" {
			t.Errorf("%s makes %q, %v", role, address, err)
		}
		if err := d.Unsubscribe(sam); !errors.As(err, &refused) {
			t.Errorf("%s ends one: %v", role, err)
		}
	}
	if _, err := coach(s).Subscribe(plan.ID{}, false); err == nil {
		t.Error("nobody's calendar has an address")
	}
}
