package store

import (
	"context"
	"crypto/sha256"
	"time"

	"ebb/plan"
)

// AttachKey is the kind of an Enrolled that is no SSH key but says that an athlete
// comes in through another server: by a line of its authorized_keys, which is not
// kept here. It lets nobody in.
const AttachKey = "attach"

// What such a one says of itself in a list of keys.
const (
	attachLabel = "authorized_keys"
	attachBy    = "ebb attach"
)

// OpensServer says whether a kind of key lets someone in to a server of ours.
func OpensServer(kind string) bool { return kind != CalendarKey && kind != AttachKey }

// Attached notes that an athlete came in through another server, to the hour. What
// can't be written, as in a store that can only be read, is the error.
func (s *Store) Attached(who Principal, now time.Time) error {
	athlete := who.Athlete
	sum := sha256.Sum256([]byte(AttachKey + athlete.String()))
	at := enrolledKey(athlete, sum[:])
	var v keyValue
	err := s.view(context.Background(), func(t tx) error {
		_, err := t.get(at, &v)
		return err
	})
	if err != nil || now.Sub(v.Seen) < seenEach {
		return err
	}
	return s.update(context.Background(), who.Person, func(t tx) error {
		var a plan.Athlete
		if found, err := t.get(athleteKey(athlete), &a); err != nil || !found {
			return err
		}
		v := keyValue{Fingerprint: fingerprintOf(sum), Kind: AttachKey, Label: attachLabel, Role: AthleteRole.String(), Added: now.UTC().Truncate(time.Second), By: attachBy}
		if _, err := t.get(at, &v); err != nil {
			return err
		}
		v.Person, v.Seen = a.Name, now.UTC().Truncate(time.Second)
		return t.put(at, v)
	})
}
