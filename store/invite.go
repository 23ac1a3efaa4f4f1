package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"ebb/plan"
	"ebb/plan/sorting"
	"ebb/store/safe"
)

// Code is an invitation that was just made. Its text is told once and kept by
// nobody: the store has its hash.
type Code struct {
	Text    string // join-7KQ4-M2XA-...: the user name to come in with
	Person  string // whom it is for, as the journal will call them
	Role    Role
	Expires time.Time
}

// Invitation is a code that is open.
type Invitation struct {
	Name    string // the beginning of its hash, to take it back by
	Person  string
	Role    Role
	Made    time.Time
	By      string
	Expires time.Time
}

// codeValue is an invitation as it is kept, under its hash.
type codeValue struct {
	Hash    string    `json:"hash"` // SHA-256 of the 128 bits, in hex
	Person  string    `json:"person"`
	Role    string    `json:"role"`
	Made    time.Time `json:"made"`
	By      string    `json:"by"`
	Expires time.Time `json:"expires"`
}

// DefaultTTL is how long an invitation is open unless it is said otherwise.
const DefaultTTL = 72 * time.Hour

// longestTTL bounds that: what is open for ever will be found one day.
const longestTTL = 30 * 24 * time.Hour

const codeMark = "join"

func codeKey(athlete plan.ID, hash []byte) key {
	return key{codeBucket, slices.Concat(athlete[:], hash)}
}

// hashOf gives the hash of a code as it is typed: in either case, with or without
// hyphens. The code has 128 random bits, so that a plain hash hides it.
func hashOf(code string) (hash []byte, ok bool) {
	text := strings.ReplaceAll(strings.ToLower(code), "-", "")
	text, ok = strings.CutPrefix(text, codeMark)
	if !ok || len(text) != plan.IDLength {
		return nil, false
	}
	bits, err := plan.ParseID(text)
	if err != nil {
		return nil, false
	}
	sum := sha256.Sum256(bits[:])
	return sum[:], true
}

func codeText(bits plan.ID) string {
	parts := []string{codeMark}
	for four := range slices.Chunk([]byte(strings.ToUpper(bits.String())), 4) {
		parts = append(parts, string(four))
	}
	return strings.Join(parts, "-")
}

// Invite makes a code that lets one key in, once, as an athlete, as someone who
// looks at the athlete, or as a coach; athlete is of no account then. ttl is how
// long it is open: 0 is DefaultTTL, 30 days the most.
func (d *Desk) Invite(athlete plan.ID, role Role, ttl time.Duration) (Code, error) {
	return d.InviteAs("", athlete, role, ttl)
}

// InviteAs is Invite of someone with a name of their own in the journal.
func (d *Desk) InviteAs(person string, athlete plan.ID, role Role, ttl time.Duration) (c Code, err error) {
	if role == Coach {
		athlete = coachKeys
	}
	if err := d.may(Change, Thing{Kind: Keys, Athlete: athlete}); err != nil {
		return Code{}, err
	}
	if ttl == 0 {
		ttl = DefaultTTL
	}
	if ttl < 0 || ttl > longestTTL {
		return Code{}, errors.New("an invitation is open for 30 days at most")
	}
	bits := d.NewID()
	hash := sha256.Sum256(bits[:])
	err = d.update(func(t tx) error {
		who, err := d.guest(t, person, athlete, role)
		if err != nil {
			return err
		}
		now := d.store.now().UTC()
		if err := t.sweepCodes(now); err != nil {
			return err
		}
		v := codeValue{Hash: hex.EncodeToString(hash[:]), Person: who, Role: role.String(), Made: now, By: d.who.Person, Expires: now.Add(ttl)}
		c = Code{Text: codeText(bits), Person: who, Role: role, Expires: v.Expires}
		if err := t.put(codeKey(athlete, hash[:]), v); err != nil {
			return err
		}
		return d.noteKey(t, athlete, fmt.Sprintf("invite %s (%s)", who, role))
	})
	return c, err
}

// sweepCodes drops codes that are over.
func (t tx) sweepCodes(now time.Time) error {
	var over []key
	err := t.each(key{bucket: codeBucket}, nil, func(k key, sealed []byte) error {
		var v codeValue
		if err := open(k, sealed, &v); err != nil {
			return err
		}
		if !now.Before(v.Expires) {
			over = append(over, key{k.bucket, bytes.Clone(k.name)})
		}
		return nil
	})
	for _, k := range over {
		if err == nil {
			err = t.drop(k)
		}
	}
	return err
}

// CodeOpen reports whether a user name is a code that may be used now. How long
// it takes says nothing of any code that is open.
func (s *Store) CodeOpen(code string, now time.Time) (is bool, err error) {
	hash, ok := hashOf(code)
	if !ok {
		return false, nil
	}
	err = s.view(context.Background(), func(t tx) error {
		found, _, err := t.codeUnder(hash, now)
		is = found.name != nil
		return err
	})
	return is, err
}

// codeUnder finds an open code by its hash, in constant time for each there is.
func (t tx) codeUnder(hash []byte, now time.Time) (found key, v codeValue, err error) {
	err = t.each(key{bucket: codeBucket}, nil, func(k key, sealed []byte) error {
		if len(k.name) != enrolledKeyLong || subtle.ConstantTimeCompare(k.name[idLength:], hash) != 1 {
			return nil
		}
		var is codeValue
		if err := open(k, sealed, &is); err != nil {
			return err
		}
		if now.Before(is.Expires) {
			found, v = key{k.bucket, bytes.Clone(k.name)}, is
		}
		return nil
	})
	return found, v, err
}

// CodeGone says that a code is not open: it never was, was used, or is over.
type CodeGone struct{}

func (*CodeGone) Error() string {
	return "this code is not open any more: ask for another one"
}

// Redeem binds a key to a code and uses the code up, both or neither: of two who
// come with one code, the first has it. The error is *CodeGone for the other,
// and *KeyTaken, with the code still open, for a key that lets someone in
// already.
func (s *Store) Redeem(code, authorizedKey string, now time.Time) (e Enrolled, err error) {
	public, err := ParsePublicKey(authorizedKey)
	if err != nil {
		return Enrolled{}, err
	}
	hash, ok := hashOf(code)
	if !ok {
		return Enrolled{}, &CodeGone{}
	}
	err = s.update(context.Background(), codeMark, func(t tx) error {
		at, v, err := t.codeUnder(hash, now)
		if err != nil {
			return err
		}
		athlete := coachKeys
		if at.name != nil {
			athlete = plan.ID(at.name)
		}
		if at.name == nil || athlete != coachKeys && t.sealed(athleteKey(athlete)) == nil {
			return &CodeGone{}
		}
		if err := t.drop(at); err != nil {
			return err
		}
		e, err = t.enrolKey(athlete, public, keyValue{Person: v.Person, Role: v.Role, Added: now.UTC(), By: v.By})
		if err != nil {
			return err
		}
		who := e.Principal
		who.Via = "ssh"
		return s.As(who).noteKey(t, athlete, e.words("added"))
	})
	if err != nil {
		return Enrolled{}, err
	}
	return e, nil
}

// Invitations lists the codes that are open for an athlete; of the zero ID, for
// coaches. Those made last come first.
func (d *Desk) Invitations(athlete plan.ID) (open []Invitation, err error) {
	if err := d.may(See, Thing{Kind: Keys, Athlete: athlete}); err != nil {
		return nil, err
	}
	err = d.view(func(t tx) error {
		open, err = d.invitations(t, athlete)
		return err
	})
	return open, err
}

func (d *Desk) invitations(t tx, athlete plan.ID) (open []Invitation, err error) {
	values, err := opened[codeValue](t, key{codeBucket, athlete[:]})
	for _, v := range values {
		if d.store.now().Before(v.Expires) {
			open = append(open, Invitation{Name: v.name(), Person: v.Person, Role: roleNamed(v.Role), Made: v.Made, By: v.By, Expires: v.Expires})
		}
	}
	sorting.By(open, func(a, b Invitation) int { return b.Made.Compare(a.Made) })
	return open, err
}

// name is the beginning of the hash.
func (v *codeValue) name() string { return v.Hash[:min(8, len(v.Hash))] }

// TakeBack closes an invitation, by its name.
func (d *Desk) TakeBack(athlete plan.ID, name string) (was Invitation, err error) {
	if err := d.may(Change, Thing{Kind: Keys, Athlete: athlete}); err != nil {
		return Invitation{}, err
	}
	err = d.update(func(t tx) error {
		open, err := d.invitations(t, athlete)
		if err != nil {
			return err
		}
		for _, i := range open {
			if len(name) >= fewestLetters && strings.HasPrefix(i.Name, strings.ToLower(name)) {
				was = i
			}
		}
		if was.Name == "" {
			return fmt.Errorf("no invitation that is open begins with “%s”", safe.Text(name))
		}
		var at []key
		err = t.each(key{codeBucket, athlete[:]}, nil, func(k key, _ []byte) error {
			if strings.HasPrefix(hex.EncodeToString(k.name[idLength:]), was.Name) {
				at = append(at, key{k.bucket, bytes.Clone(k.name)})
			}
			return nil
		})
		for _, k := range at {
			if err == nil {
				err = t.drop(k)
			}
		}
		if err != nil {
			return err
		}
		return d.noteKey(t, athlete, fmt.Sprintf("take back the invitation of %s (%s)", was.Person, was.Role))
	})
	return was, err
}

// MayCome says how many keys let someone in now, and how many codes are open.
func (s *Store) MayCome(now time.Time) (keys, codes int, err error) {
	err = s.view(context.Background(), func(t tx) error {
		keys, codes = 0, 0
		err := t.each(key{bucket: keyBucket}, nil, func(k key, sealed []byte) error {
			var v keyValue
			err := open(k, sealed, &v)
			if err == nil && OpensServer(v.Kind) && v.enrolled(plan.ID(k.name), now).Role != 0 {
				keys++
			}
			return err
		})
		if err != nil {
			return err
		}
		open, err := opened[codeValue](t, key{bucket: codeBucket})
		for _, v := range open {
			if now.Before(v.Expires) {
				codes++
			}
		}
		return err
	})
	return keys, codes, err
}
