package store

import (
	"context"
	"crypto/sha256"
	"errors"
	"time"

	"ebb/plan"
)

// CalendarKey is the kind of an Enrolled that is no SSH key but the address of an
// athlete's calendar: it lets nobody in.
const CalendarKey = "calendar"

// SubscribedAlready says that an athlete's calendar has an address. It can't be
// told again: the store has its hash.
type SubscribedAlready struct {
	Name  string
	Added time.Time
}

func (s *SubscribedAlready) Error() string {
	return "the calendar of " + s.Name + " has had an address since " + s.Added.Format(time.DateOnly) + ", told once and kept by nobody"
}

// Subscribe makes the address of an athlete's calendar: 128 random bits, of which
// the store keeps the hash. There is one address an athlete: when there is one
// already it ends if again is set, else the error is *SubscribedAlready.
func (d *Desk) Subscribe(athlete plan.ID, again bool) (address string, err error) {
	if err := d.may(Change, Thing{Kind: Keys, Athlete: athlete}); err != nil {
		return "", err
	}
	bits := d.NewID()
	err = d.update(func(t tx) error {
		who, err := d.guest(t, "", athlete, AthleteRole)
		if err != nil {
			return err
		}
		was, err := d.unsubscribe(t, athlete, again)
		if err != nil {
			return err
		}
		if was != nil && !again {
			return &SubscribedAlready{Name: who, Added: was.Added}
		}
		public := PublicKey{Kind: CalendarKey, Fingerprint: fingerprintOf(sha256.Sum256(bits[:])), Comment: CalendarKey}
		v := keyValue{Person: who, Role: AthleteRole.String(), Added: d.store.now().UTC(), By: d.who.Person}
		e, err := t.enrolKey(athlete, public, v)
		if err != nil {
			return err
		}
		return d.noteKey(t, athlete, e.words("added"))
	})
	if err != nil {
		return "", err
	}
	return bits.String(), nil
}

// Unsubscribe ends the address of an athlete's calendar, from the next time that
// it is asked for.
func (d *Desk) Unsubscribe(athlete plan.ID) error {
	if err := d.may(Change, Thing{Kind: Keys, Athlete: athlete}); err != nil {
		return err
	}
	return d.update(func(t tx) error {
		was, err := d.unsubscribe(t, athlete, true)
		if err == nil && was == nil {
			err = errors.New("the calendar has no address")
		}
		return err
	})
}

// unsubscribe gives the address that there is, and ends it if it is to.
func (d *Desk) unsubscribe(t tx, athlete plan.ID, end bool) (was *Enrolled, err error) {
	values, err := opened[keyValue](t, key{keyBucket, athlete[:]})
	if err != nil {
		return nil, err
	}
	for _, v := range values {
		e := v.enrolled(athlete, d.store.now())
		if v.Kind != CalendarKey || e.Role == 0 {
			continue
		}
		was = &e
		if !end {
			return was, nil
		}
		sum, _ := sumOf(v.Fingerprint)
		if err := t.changeKey(enrolledKey(athlete, sum), func(v *keyValue) { v.Revoked = d.store.now().UTC() }); err != nil {
			return nil, err
		}
		if err := d.noteKey(t, athlete, e.words("revoked")); err != nil {
			return nil, err
		}
	}
	return was, nil
}

// Subscriber says whose calendar has an address, as the athlete themselves; found
// is false for one that never was or was revoked.
func (s *Store) Subscriber(address string) (who Principal, found bool, err error) {
	bits, err := plan.ParseID(address)
	if err != nil {
		return Principal{}, false, nil // what is no address is one that is not there
	}
	sum := sha256.Sum256(bits[:])
	var e Enrolled
	err = s.view(context.Background(), func(t tx) error {
		e, _, err = t.keyHolder(sum[:], s.now())
		return err
	})
	if err != nil || e.Kind != CalendarKey || e.Role == 0 {
		return Principal{}, false, err
	}
	e.Via = CalendarKey
	return e.Principal, true, nil
}
