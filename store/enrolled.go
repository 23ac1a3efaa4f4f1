package store

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"ebb/plan"
	"ebb/plan/sorting"
	"ebb/store/safe"
)

// Enrolled is a public key and whose it is.
type Enrolled struct {
	Principal          // whom the key lets in, and as what; without a Role when it lets in nobody any more
	Fingerprint string // SHA256:...
	Kind        string // of key: ssh-ed25519 and so on
	Label       string // what the line of the key said after it
	Added       time.Time
	By          string    // who added it, or made the code it came with
	Seen        time.Time // when it was last used, to the hour; zero: never
	Expires     time.Time // zero: never
	Revoked     time.Time // zero: it is good
}

// keyValue is an Enrolled as it is kept.
type keyValue struct {
	Fingerprint string    `json:"fingerprint"`
	Kind        string    `json:"kind"`
	Person      string    `json:"person"`
	Role        string    `json:"role"`
	Label       string    `json:"label,omitempty"`
	Added       time.Time `json:"added"`
	By          string    `json:"by"`
	Seen        time.Time `json:"seen,omitzero"`
	Expires     time.Time `json:"expires,omitzero"`
	Revoked     time.Time `json:"revoked,omitzero"`
}

// enrolled gives a key as it stands at a time: one that is revoked or over has
// no role.
func (v keyValue) enrolled(athlete plan.ID, now time.Time) Enrolled {
	e := Enrolled{
		Principal: Principal{Person: v.Person, Athlete: athlete}, Fingerprint: v.Fingerprint, Kind: v.Kind, Label: v.Label,
		Added: v.Added, By: v.By, Seen: v.Seen, Expires: v.Expires, Revoked: v.Revoked,
	}
	if v.Revoked.IsZero() && (v.Expires.IsZero() || now.Before(v.Expires)) && fitsRole(athlete, v.Role) == nil {
		e.Role = roleNamed(v.Role)
	}
	return e
}

// fitsRole refuses a coach among an athlete's keys, and all others elsewhere: a
// file that was brought in must not make anyone more than they are.
func fitsRole(athlete plan.ID, word string) error {
	if role := roleNamed(word); role == 0 || (role == Coach) != (athlete == coachKeys) {
		return fmt.Errorf("“%s” is no role for it", safe.Text(word))
	}
	return nil
}

func roleNamed(word string) Role {
	for role, name := range roleWords {
		if name == word {
			return role
		}
	}
	return 0
}

// coachKeys is whose keys a coach's are: nobody's among the athletes.
var coachKeys plan.ID

func enrolledKey(athlete plan.ID, sum []byte) key {
	return key{keyBucket, slices.Concat(athlete[:], sum)}
}

// KeyHolder says whom a key lets in now, by its fingerprint. Of a key that is
// revoked or over it gives what is known, without a role, and false. Unknown keys
// give the zero Enrolled and false.
func (s *Store) KeyHolder(fingerprint string) (e Enrolled, found bool, err error) {
	sum, ok := sumOf(fingerprint)
	if !ok {
		return Enrolled{}, false, nil
	}
	err = s.view(context.Background(), func(t tx) error {
		e, _, err = t.keyHolder(sum, s.now())
		return err
	})
	if !OpensServer(e.Kind) {
		return Enrolled{}, false, err
	}
	return e, err == nil && e.Role != 0, err
}

// keyHolder finds a key among all. Names alone are compared: they are few.
func (t tx) keyHolder(sum []byte, now time.Time) (e Enrolled, k key, err error) {
	var v keyValue
	err = t.each(key{bucket: keyBucket}, nil, func(at key, sealed []byte) error {
		if !bytes.HasSuffix(at.name, sum) || len(at.name) != enrolledKeyLong {
			return nil
		}
		k = key{keyBucket, bytes.Clone(at.name)}
		return open(at, sealed, &v)
	})
	if err != nil || k.name == nil {
		return Enrolled{}, key{}, err
	}
	e = v.enrolled(plan.ID(k.name), now)
	if e.Athlete != coachKeys && t.sealed(athleteKey(e.Athlete)) == nil {
		e.Role = 0
	}
	return e, k, nil
}

// seenEach is how exactly it is kept when a key was last used: not every
// connection is worth a write.
const seenEach = time.Hour

// KeySeen notes that a key was used.
func (s *Store) KeySeen(fingerprint string, now time.Time) error {
	sum, ok := sumOf(fingerprint)
	if !ok {
		return nil
	}
	e, good, err := s.KeyHolder(fingerprint)
	if err != nil || !good || now.Sub(e.Seen) < seenEach {
		return err
	}
	return s.update(context.Background(), e.Person, func(t tx) error {
		e, k, err := t.keyHolder(sum, now)
		if err != nil || e.Role == 0 {
			return err
		}
		return t.changeKey(k, func(v *keyValue) { v.Seen = now.UTC().Truncate(time.Second) })
	})
}

func (t tx) changeKey(k key, change func(*keyValue)) error {
	var v keyValue
	if _, err := t.get(k, &v); err != nil {
		return err
	}
	change(&v)
	return t.put(k, v)
}

// Keys lists the keys that let in as an athlete, or look at one; of the zero ID,
// the coaches'. Those added last come first.
func (d *Desk) Keys(athlete plan.ID) (keys []Enrolled, err error) {
	if err := d.may(See, Thing{Kind: Keys, Athlete: athlete}); err != nil {
		return nil, err
	}
	err = d.view(func(t tx) error {
		values, err := opened[keyValue](t, key{keyBucket, athlete[:]})
		for _, v := range values {
			keys = append(keys, v.enrolled(athlete, d.store.now()))
		}
		return err
	})
	sorting.By(keys, func(a, b Enrolled) int { return b.Added.Compare(a.Added) })
	return keys, err
}

// AddKey lets a key in as an athlete, as someone who looks at the athlete, or as
// a coach. line is one of a .pub file. Keys of coaches are the same person's as
// the one who adds them, so that either may undo what the other did.
func (d *Desk) AddKey(athlete plan.ID, role Role, line string) (Enrolled, error) {
	return d.AddKeyOf("", athlete, role, line)
}

// AddKeyOf is AddKey of someone with a name of their own in the journal: a second
// coach, or one who looks on.
func (d *Desk) AddKeyOf(person string, athlete plan.ID, role Role, line string) (e Enrolled, err error) {
	if role == Coach {
		athlete = coachKeys
	}
	if err := d.may(Change, Thing{Kind: Keys, Athlete: athlete}); err != nil {
		return Enrolled{}, err
	}
	public, err := ParsePublicKey(line)
	if err != nil {
		return Enrolled{}, err
	}
	err = d.update(func(t tx) error {
		who, err := d.guest(t, person, athlete, role)
		if err != nil {
			return err
		}
		v := keyValue{Person: who, Role: role.String(), Added: d.store.now().UTC(), By: d.who.Person}
		if e, err = t.enrolKey(athlete, public, v); err != nil {
			return err
		}
		return d.noteKey(t, athlete, e.words("added"))
	})
	return e, err
}

// guest gives the name that the journal keeps for who comes with a key.
func (d *Desk) guest(t tx, person string, athlete plan.ID, role Role) (string, error) {
	person = safe.Text(strings.TrimSpace(person))
	if role == Coach {
		return cmp.Or(person, d.who.Person), nil
	}
	if role != AthleteRole && role != Viewer {
		return "", errors.New("a key is an athlete's, a viewer's or a coach's")
	}
	var a plan.Athlete
	found, err := t.get(athleteKey(athlete), &a)
	if err != nil {
		return "", err
	}
	if !found {
		return "", &NoAthlete{Name: "^" + athlete.String()}
	}
	if role == Viewer {
		return cmp.Or(person, "viewer of "+a.Name), nil
	}
	return a.Name, nil
}

// enrolKey stores a key. One that lets in already is refused: a key is one
// person's.
func (t tx) enrolKey(athlete plan.ID, public PublicKey, v keyValue) (Enrolled, error) {
	sum, _ := sumOf(public.Fingerprint)
	old, at, err := t.keyHolder(sum, v.Added)
	switch {
	case err != nil:
		return Enrolled{}, err
	case old.Role != 0:
		return Enrolled{}, &KeyTaken{Fingerprint: public.Fingerprint}
	case at.name != nil:
		if err := t.drop(at); err != nil {
			return Enrolled{}, err
		}
	}
	v.Fingerprint, v.Kind, v.Label = public.Fingerprint, public.Kind, public.Comment
	return v.enrolled(athlete, v.Added), t.put(enrolledKey(athlete, sum), v)
}

// KeyTaken says that a key lets someone in already. It does not say whom.
type KeyTaken struct{ Fingerprint string }

func (k *KeyTaken) Error() string {
	return "the key " + k.Fingerprint + " lets someone in already: revoke it there, or make another with ssh-keygen -t ed25519"
}

// words says what became of a key, for the journal.
func (e Enrolled) words(what string) string {
	return fmt.Sprintf("%s %s: %s", e.called(), what, e.Fingerprint[:len(fingerprintMark)+8])
}

// called is whose key it is, in words.
func (e Enrolled) called() string {
	words := "key of " + e.Person
	if e.Label != "" {
		words += " (" + e.Label + ")"
	}
	return words
}

// noteKey notes a change of keys in the journal of an athlete. It is none that
// undo takes back: what let someone in must not do so again by a press of u. A
// coach's key is in nobody's journal, and in the server's log.
func (d *Desk) noteKey(t tx, athlete plan.ID, words string) error {
	if athlete == coachKeys {
		d.tell(t, Deed{Thing: Thing{Kind: Keys}, Words: words})
		return nil
	}
	return d.note(t, athlete, &entry{Head: Head{Words: words}, of: Keys})
}

// fewestLetters of a fingerprint name a key.
const fewestLetters = 4

// RevokeKey ends what a key may do, from now on and in sessions that are open.
// It is named by the beginning of its fingerprint, with or without SHA256:.
func (d *Desk) RevokeKey(athlete plan.ID, prefix string) (e Enrolled, err error) {
	if err := d.may(Change, Thing{Kind: Keys, Athlete: athlete}); err != nil {
		return Enrolled{}, err
	}
	prefix = strings.TrimPrefix(prefix, fingerprintMark)
	if len(prefix) < fewestLetters {
		return Enrolled{}, fmt.Errorf("give %d letters or more of the key's fingerprint", fewestLetters)
	}
	err = d.update(func(t tx) error {
		var at []key
		err := t.each(key{keyBucket, athlete[:]}, nil, func(k key, sealed []byte) error {
			var v keyValue
			if err := open(k, sealed, &v); err != nil {
				return err
			}
			if strings.HasPrefix(strings.TrimPrefix(v.Fingerprint, fingerprintMark), prefix) {
				at = append(at, key{k.bucket, bytes.Clone(k.name)})
				e = v.enrolled(athlete, d.store.now())
			}
			return nil
		})
		switch {
		case err != nil:
			return err
		case len(at) == 0:
			return fmt.Errorf("no key here begins with “%s”: ebb athlete key list shows them", safe.Text(prefix))
		case len(at) > 1:
			return fmt.Errorf("%d keys begin with “%s”: give more letters", len(at), safe.Text(prefix))
		case e.Kind == AttachKey:
			return errors.New("it is a line of authorized_keys that lets them in: take it out there")
		case !e.Revoked.IsZero():
			return fmt.Errorf("%s was revoked on %s", e.called(), e.Revoked.Format(time.DateOnly))
		}
		e.Revoked, e.Role = d.store.now().UTC(), 0
		if err := t.changeKey(at[0], func(v *keyValue) { v.Revoked = e.Revoked }); err != nil {
			return err
		}
		return d.noteKey(t, athlete, e.words("revoked"))
	})
	return e, err
}
