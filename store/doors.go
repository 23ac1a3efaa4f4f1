package store

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"ebb/plan"
	document "ebb/store/exchange/json"
	"ebb/store/safe"
)

// Keys and codes as a dump hands them out and a load takes them in. Codes are
// hashed; a key is no secret.

// place gives where a key's value belongs, with its texts made safe.
func (v *keyValue) place(athlete plan.ID) (key, error) {
	sum, ok := sumOf(v.Fingerprint)
	if !ok {
		return key{}, fmt.Errorf("“%s” is no fingerprint", safe.Text(v.Fingerprint))
	}
	v.Kind, v.Label = safe.Text(v.Kind), safe.Text(v.Label)
	v.Person, v.By = safe.Text(v.Person), safe.Text(v.By)
	return enrolledKey(athlete, sum), fitsRole(athlete, v.Role)
}

func (v *codeValue) place(athlete plan.ID) (key, error) {
	hash, err := hex.DecodeString(v.Hash)
	if err != nil || len(hash) != sha256.Size || hex.EncodeToString(hash) != v.Hash {
		return key{}, fmt.Errorf("“%s” is no hash of a code", safe.Text(v.Hash))
	}
	v.Person, v.By = safe.Text(v.Person), safe.Text(v.By)
	return codeKey(athlete, hash), fitsRole(athlete, v.Role)
}

// packDoor makes what is dumped of a key or code ready to be written.
func (p *parcel) packDoor(text json.RawMessage, v interface {
	place(athlete plan.ID) (key, error)
},
) error {
	read := json.NewDecoder(bytes.NewReader(text))
	read.DisallowUnknownFields()
	if err := read.Decode(v); err != nil {
		return err
	}
	k, err := v.place(p.athlete.ID)
	if err != nil {
		return err
	}
	return p.add(k, v)
}

func (p *parcel) packDoors(keys, codes []document.Entry) error {
	for i, text := range keys {
		if err := p.packDoor(text, new(keyValue)); err != nil {
			return fmt.Errorf("key %d: %w", i+1, err)
		}
	}
	for i, text := range codes {
		if err := p.packDoor(text, new(codeValue)); err != nil {
			return fmt.Errorf("code %d: %w", i+1, err)
		}
	}
	return nil
}

// dumpDoors gives the keys and codes of an athlete, or of the coaches.
func (t tx) dumpDoors(athlete plan.ID) (keys, codes []document.Entry, err error) {
	if keys, err = t.payloads(key{keyBucket, athlete[:]}); err == nil {
		codes, err = t.payloads(key{codeBucket, athlete[:]})
	}
	return keys, codes, err
}

// payloads gives values as they lie, for a dump.
func (t tx) payloads(first key) (all []document.Entry, err error) {
	err = t.each(first, nil, func(k key, sealed []byte) error {
		payload, err := unseal(k, sealed)
		all = append(all, bytes.Clone(payload))
		return err
	})
	return all, err
}

// takenElsewhere refuses a key that is about to be written and is another's here.
func (t tx) takenElsewhere(k key) error {
	if k.bucket != keyBucket {
		return nil
	}
	_, at, err := t.keyHolder(k.name[idLength:], time.Time{})
	if err == nil && at.name != nil {
		err = &KeyTaken{Fingerprint: fingerprintOf([sha256.Size]byte(k.name[idLength:]))}
	}
	return err
}

// DumpCoaches gives the keys and codes of coaches to whom they may be told;
// nothing to others.
func (d *Desk) DumpCoaches() (c document.Coaches, err error) {
	if !Can(d.who, Change, Thing{Kind: Keys}) {
		return c, nil
	}
	err = d.view(func(t tx) error {
		c.Keys, c.Codes, err = t.dumpDoors(coachKeys)
		return err
	})
	return c, err
}

// takeCoaches lets in the coaches of a document whose keys nobody here has.
func (t tx) takeCoaches(c document.Coaches) error {
	var p parcel
	if err := p.packDoors(c.Keys, c.Codes); err != nil {
		return fmt.Errorf("coaches: %w", err)
	}
	for _, v := range p.values {
		if t.sealed(v.key) != nil {
			continue
		}
		if err := cmp.Or(t.takenElsewhere(v.key), t.putSealed(v.key, v.text)); err != nil {
			return err
		}
	}
	return nil
}
