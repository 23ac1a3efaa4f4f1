package store

import (
	"bytes"
	"encoding/json"
	"slices"

	"ebb/plan"
	"ebb/plan/edit"
	document "ebb/store/exchange/json"
)

// Dump hands out all that the person may see of athletes, one at a time in the
// order of their ids: all of them when none is named. Each is whole and of one
// moment; the file is not held from one to the next, so that nobody waits for
// long.
//
// Who does not see private notes and every branch gets no journal, since both
// stand in it.
func (d *Desk) Dump(athletes []plan.ID, visit func(document.Athlete) error) error {
	if len(athletes) == 0 {
		err := d.view(func(t tx) error {
			all, err := d.athletes(t)
			for _, a := range all {
				athletes = append(athletes, a.ID)
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	athletes = slices.Clone(athletes)
	slices.SortFunc(athletes, func(a, b plan.ID) int { return bytes.Compare(a[:], b[:]) })
	for _, athlete := range athletes {
		if err := d.may(See, Thing{Kind: Settings, Athlete: athlete}); err != nil {
			return err
		}
		var a document.Athlete
		err := d.view(func(t tx) (err error) {
			a, err = d.dumpAthlete(t, athlete)
			return err
		})
		if err != nil {
			return err
		}
		if err := visit(a); err != nil {
			return err
		}
	}
	return nil
}

// Path gives the name of the store's file.
func (d *Desk) Path() string { return d.store.path }

// InUse gives which athlete each person used last: everyone's to who may see
// the squad, else the person's own.
func (d *Desk) InUse() (document.InUse, error) {
	used := document.InUse{}
	err := d.view(func(t tx) error {
		first := lastKey("")
		return t.each(first, nil, func(k key, sealed []byte) error {
			person := string(k.name[len(first.name):])
			if person != d.who.Person && !Can(d.who, See, Thing{Kind: Squad}) {
				return nil
			}
			var athlete plan.ID
			err := open(k, sealed, &athlete)
			used[person] = athlete
			return err
		})
	})
	return used, err
}

func (d *Desk) dumpAthlete(t tx, athlete plan.ID) (dump document.Athlete, err error) {
	var a plan.Athlete
	found, err := t.get(athleteKey(athlete), &a)
	if err != nil {
		return dump, err
	}
	if !found {
		return dump, &NoAthlete{Name: "^" + athlete.String()}
	}
	dump = document.Athlete{ID: a.ID, Name: a.Name, Settings: a.Settings}
	if dump.Branches, err = d.dumpBranches(t, athlete); err != nil {
		return dump, err
	}
	sees := d.sees(athlete)
	if Can(d.who, See, Thing{Kind: Records, Athlete: athlete}) {
		err = t.each(key{recordBucket, athlete[:]}, nil, func(k key, sealed []byte) error {
			var r document.Record
			r.Arrival, _, _ = recordAt(k.name)
			err := open(k, sealed, &r.Record)
			if !sees.private {
				hidePrivate(&r.Record)
			}
			dump.Records = append(dump.Records, r)
			return err
		})
	}
	if err == nil && sees.checkins {
		dump.Checkins, err = opened[plan.Checkin](t, key{checkinBucket, athlete[:]})
	}
	if err == nil && sees.life {
		dump.Life, err = opened[plan.Life](t, key{lifeBucket, athlete[:]})
		plan.SortLife(dump.Life)
	}
	if err == nil && sees.journal && sees.private {
		err = entriesFrom(t, athlete, func(e *entry) error {
			text, err := json.Marshal(e)
			dump.Journal = append(dump.Journal, text)
			return err
		})
	}
	return dump, err
}

// dumpBranches gives the branches that the person sees, by name.
func (d *Desk) dumpBranches(t tx, athlete plan.ID) (branches []document.Branch, err error) {
	names, err := branchNames(t, athlete)
	for _, name := range names {
		if !Can(d.who, See, Thing{Kind: Plans, Athlete: athlete, Branch: name}) {
			continue
		}
		b := document.Branch{Name: name}
		if b.Seasons, err = opened[edit.SeasonHead](t, planKeys(seasonBucket, athlete, name)); err != nil {
			return nil, err
		}
		if b.Weeks, err = opened[plan.Microcycle](t, planKeys(weekBucket, athlete, name)); err != nil {
			return nil, err
		}
		if b.Events, err = opened[plan.Event](t, planKeys(eventBucket, athlete, name)); err != nil {
			return nil, err
		}
		if !d.sees(athlete).private {
			for i := range b.Weeks {
				hidePrivate(&b.Weeks[i])
			}
			for i := range b.Events {
				hidePrivate(&b.Events[i])
			}
		}
		branches = append(branches, b)
	}
	return branches, err
}

// branchNames gives the branches on which an athlete has anything, in order.
func branchNames(t tx, athlete plan.ID) (names []string, err error) {
	for _, bucket := range planBuckets {
		err := t.each(key{bucket, athlete[:]}, nil, func(k key, _ []byte) error {
			name, _, _ := bytes.Cut(k.name[idLength:], []byte{branchEnd})
			if !slices.Contains(names, string(name)) {
				names = append(names, string(name))
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(names)
	return names, nil
}

// opened reads the values whose keys start with first.name.
func opened[V any](t tx, first key) (values []V, err error) {
	err = t.each(first, nil, func(k key, sealed []byte) error {
		var v V
		err := open(k, sealed, &v)
		values = append(values, v)
		return err
	})
	return values, err
}

// entriesFrom goes through the entries of an athlete from the first on.
func entriesFrom(t tx, athlete plan.ID, visit func(e *entry) error) error {
	return t.each(key{journalBucket, athlete[:]}, nil, func(k key, sealed []byte) error {
		var e entry
		if err := open(k, sealed, &e); err != nil {
			return err
		}
		return visit(&e)
	})
}
