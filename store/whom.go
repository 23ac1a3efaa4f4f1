package store

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"ebb/plan"
	"ebb/plan/sorting"
)

// whom finds the athlete that a name means, as Desk.Athlete says. Of a squad of
// thousands no more than names is read.
func (d *Desk) whom(t tx, name string) (plan.ID, error) {
	if name == "" {
		return d.usual(t)
	}
	if id, err := d.exactly(t, name); err != nil || !id.IsZero() {
		return id, err
	}
	squad, err := d.named(t)
	if err != nil {
		return plan.ID{}, err
	}
	for _, a := range squad {
		if strings.EqualFold(a.Name, name) {
			return a.ID, nil
		}
	}
	byName(squad)
	a, err := called(name, squad)
	return a.ID, err
}

// exactly gives the athlete of this name, if it can be told without a look at
// anyone else: sums are checked of the one who is found, since those of
// thousands take longer than all the rest of a command.
func (d *Desk) exactly(t tx, name string) (found plan.ID, err error) {
	errFound := errors.New("found")
	wanted := []byte(name)
	err = d.eachAthlete(t, func(k key, sealed []byte) error {
		if len(sealed) < envelopeLength {
			return nil
		}
		if has, ok := plainName(sealed[envelopeLength:]); !ok || !bytes.EqualFold(has, wanted) {
			return nil
		}
		if _, err := unseal(k, sealed); err != nil {
			return err
		}
		found = plan.ID(k.name)
		return errFound
	})
	if errors.Is(err, errFound) {
		err = nil
	}
	return found, err
}

// usual gives the only athlete that the person sees, or the one they used last.
func (d *Desk) usual(t tx) (only plan.ID, err error) {
	errTwo := errors.New("there are two")
	err = d.eachAthlete(t, func(k key, _ []byte) error {
		if !only.IsZero() {
			return errTwo
		}
		only = plan.ID(k.name)
		return nil
	})
	switch {
	case err == nil && only.IsZero():
		return only, &NoAthlete{}
	case !errors.Is(err, errTwo):
		return only, err
	}
	var last plan.ID
	if _, err := t.get(lastKey(d.who.Person), &last); err != nil {
		return last, err
	}
	if Can(d.who, See, Thing{Kind: Settings, Athlete: last}) && t.sealed(athleteKey(last)) != nil {
		return last, nil
	}
	n := 0
	err = d.eachAthlete(t, func(key, []byte) error { n++; return nil })
	return last, cmp.Or(err, fmt.Errorf("there are %d athletes: say which one with -a NAME", n))
}

// eachAthlete goes through the athletes that the person sees, in the order of
// their ids.
func (d *Desk) eachAthlete(t tx, visit func(k key, sealed []byte) error) error {
	return t.each(key{bucket: athleteBucket}, nil, func(k key, sealed []byte) error {
		if len(k.name) != idLength || !Can(d.who, See, Thing{Kind: Settings, Athlete: plan.ID(k.name)}) {
			return nil
		}
		return visit(k, sealed)
	})
}

// named gives the athletes that the person sees, with id and name alone.
func (d *Desk) named(t tx) (squad []plan.Athlete, err error) {
	err = d.eachAthlete(t, func(k key, sealed []byte) error {
		payload, err := unseal(k, sealed)
		if err != nil {
			return err
		}
		a := plan.Athlete{ID: plan.ID(k.name)}
		if name, ok := plainName(payload); ok {
			a.Name = string(name)
		} else if err := json.Unmarshal(payload, &a); err != nil {
			return &DamagedValue{Key: k.String(), Why: err.Error()}
		}
		squad = append(squad, a)
		return nil
	})
	return squad, err
}

// plainName finds the name of an athlete where nothing in it is escaped: a
// fraction of what it takes to decode them.
func plainName(payload []byte) (name []byte, ok bool) {
	const id, next = `{"id":"`, `","name":"`
	if len(payload) < len(id)+plan.IDLength || !bytes.HasPrefix(payload, []byte(id)) {
		return nil, false
	}
	rest, ok := bytes.CutPrefix(payload[len(id)+plan.IDLength:], []byte(next))
	end := bytes.IndexByte(rest, '"')
	if !ok || end < 0 || bytes.IndexByte(rest[:end], '\\') >= 0 {
		return nil, false
	}
	return rest[:end], true
}

// resolved reads an athlete with their profiles.
func resolved(k key, sealed []byte) (plan.Athlete, error) {
	var a plan.Athlete
	if err := open(k, sealed, &a); err != nil {
		return a, err
	}
	a, err := a.Resolve()
	if err != nil {
		return a, &DamagedValue{Key: k.String(), Why: err.Error()}
	}
	return a, nil
}

func byName(squad []plan.Athlete) {
	sorting.By(squad, func(a, b plan.Athlete) int {
		if a.Name != b.Name {
			if byName := strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)); byName != 0 {
				return byName
			}
		}
		return cmp.Compare(a.ID.String(), b.ID.String())
	})
}
