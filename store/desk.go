package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"ebb/plan"
	"ebb/store/zone"
)

// Athletes gives everyone the person may see, resolved, by name.
func (d *Desk) Athletes() ([]plan.Athlete, error) {
	var found []plan.Athlete
	err := d.view(func(t tx) (err error) {
		found, err = d.athletes(t)
		return err
	})
	return found, err
}

func (d *Desk) athletes(t tx) (found []plan.Athlete, err error) {
	err = d.eachAthlete(t, func(k key, sealed []byte) error {
		a, err := resolved(k, sealed)
		found = append(found, a)
		return err
	})
	byName(found)
	return found, err
}

// Athlete finds someone by name, by the beginning of a name, or by the beginning
// of an id; with "" it is the only one there is, or the one used last. The error
// is *NoAthlete when there is nobody.
func (d *Desk) Athlete(name string) (found plan.Athlete, err error) {
	err = d.view(func(t tx) error {
		id, err := d.whom(t, name)
		if err != nil {
			return err
		}
		k := athleteKey(id)
		found, err = resolved(k, t.sealed(k))
		return err
	})
	return found, err
}

// called finds the one who goes by a name.
func called(name string, among []plan.Athlete) (plan.Athlete, error) {
	want := strings.ToLower(name)
	var near []plan.Athlete
	for _, a := range among {
		has := strings.ToLower(a.Name)
		if has == want {
			return a, nil
		}
		if strings.HasPrefix(has, want) {
			near = append(near, a)
		}
	}
	if len(near) == 1 {
		return near[0], nil
	}
	if len(near) > 1 {
		return plan.Athlete{}, fmt.Errorf("“%s” may be %s or %s: give more of the name", name, near[0].Name, near[1].Name)
	}
	ids := make([]plan.ID, len(among))
	names := make([]string, len(among))
	for i, a := range among {
		ids[i], names[i] = a.ID, a.Name
	}
	id, err := plan.FindID(name, ids)
	if err != nil {
		return plan.Athlete{}, &NoAthlete{Name: name, Some: names}
	}
	return among[slices.Index(ids, id)], nil
}

// AddAthlete adds someone, and gives them resolved. Two athletes can't have the
// same name.
func (d *Desk) AddAthlete(name string, settings []plan.Setting) (plan.Athlete, error) {
	if err := d.may(Change, Thing{Kind: Squad}); err != nil {
		return plan.Athlete{}, err
	}
	var err error
	added := cleanAthlete(plan.Athlete{ID: d.NewID(), Name: strings.TrimSpace(name)})
	for _, s := range settings {
		if added, err = withSetting(added, s); err != nil {
			return plan.Athlete{}, err
		}
	}
	if added, err = added.Resolve(); err != nil {
		return plan.Athlete{}, err
	}
	err = d.update(func(t tx) error {
		if err := d.enrol(t, added); err != nil {
			return err
		}
		return d.note(t, added.ID, &entry{Head: Head{Words: "add " + added.Name}})
	})
	return added, err
}

// enrol stores a new athlete.
func (d *Desk) enrol(t tx, a plan.Athlete) error {
	if a.Name == "" {
		return errors.New("an athlete needs a name")
	}
	if t.sealed(athleteKey(a.ID)) != nil {
		return fmt.Errorf("athlete ^%s is there already", a.ID)
	}
	there, err := d.named(t)
	if err != nil {
		return err
	}
	for _, other := range there {
		if strings.EqualFold(other.Name, a.Name) {
			return fmt.Errorf("there is already an athlete “%s”: give another name", other.Name)
		}
	}
	return t.put(athleteKey(a.ID), a)
}

// SetAthlete changes settings, all of them or, when one is refused, none.
func (d *Desk) SetAthlete(athlete plan.ID, settings []plan.Setting) (plan.Athlete, error) {
	words := make([]string, len(settings))
	for i, s := range settings {
		words[i] = s.Key + "=" + s.Value
	}
	var changed plan.Athlete
	err := d.changeFacts(athlete, Settings, "set "+strings.Join(words, " "), func(t tx) ([]factChange, error) {
		k := athleteKey(athlete)
		before, err := stored(t, k)
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(before, &changed); err != nil {
			return nil, &DamagedValue{Key: k.String(), Why: err.Error()}
		}
		for _, s := range settings {
			if changed, err = withSetting(changed, s); err != nil {
				return nil, err
			}
		}
		after, err := json.Marshal(changed)
		return []factChange{{Kind: settingsFact, Before: before, After: after}}, err
	})
	return changed, err
}

// withSetting gives an athlete with a setting that a person typed. Whether a time
// zone is known is asked here alone: a file must open on a machine whose tables
// lack the zone that another knew.
func withSetting(a plan.Athlete, s plan.Setting) (plan.Athlete, error) {
	s = cleanSetting(s)
	if s.Key == "tz" {
		if _, err := zone.Load(s.Value); err != nil || s.Value == "" || s.Value == "Local" {
			return a, fmt.Errorf("tz: “%s” is no time zone that is known here: a name such as Europe/Berlin, or UTC", s.Value)
		}
	}
	return a.With(s)
}

// LastUsed gives the athlete that the person looked at last, or the zero ID.
func (d *Desk) LastUsed() (plan.ID, error) {
	var last plan.ID
	err := d.view(func(t tx) error {
		_, err := t.get(lastKey(d.who.Person), &last)
		return err
	})
	if !Can(d.who, See, Thing{Kind: Choice, Athlete: last}) {
		last = plan.ID{}
	}
	return last, err
}

// SetLastUsed keeps which athlete the person looks at.
func (d *Desk) SetLastUsed(athlete plan.ID) error {
	if err := d.may(Change, Thing{Kind: Choice, Athlete: athlete}); err != nil {
		return err
	}
	return d.update(func(t tx) error { return t.put(lastKey(d.who.Person), athlete) })
}
