package store

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"ebb/plan"
	"ebb/plan/edit"
	"ebb/plan/sorting"
	document "ebb/store/exchange/json"
)

// Dump hands out all that the person may see of athletes, one at a time in the
// order of their ids: all of them when none is named. Each is whole and of one
// moment; the file is not held from one to the next, so that nobody waits for
// long.
//
// Who does not see private notes and every branch gets no journal, since both
// stand in it. What people were typing and how their screens look is left out: it
// is no part of a plan.
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
	sorting.By(athletes, func(a, b plan.ID) int { return bytes.Compare(a[:], b[:]) })
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
	if err == nil && Can(d.who, See, Thing{Kind: Comments, Athlete: athlete}) {
		dump.Comments, err = opened[plan.Comment](t, key{commentBucket, athlete[:]})
	}
	if err == nil && Can(d.who, See, Thing{Kind: Requests, Athlete: athlete}) {
		dump.Requests, err = opened[plan.Request](t, key{requestBucket, athlete[:]})
	}
	if err == nil && Can(d.who, Change, Thing{Kind: Keys, Athlete: athlete}) {
		dump.Keys, dump.Codes, err = t.dumpDoors(athlete)
	}
	if err == nil && Can(d.who, See, Thing{Kind: Library, Athlete: athlete}) {
		dump.Library, err = t.dumpLibrary(athlete)
	}
	if err == nil && sees.journal && sees.private {
		dump.Journal, err = t.dumpJournal(athlete)
	}
	return dump, err
}

// dumpJournal gives the entries of an athlete, or of the library for all.
func (t tx) dumpJournal(athlete plan.ID) (all []document.Entry, err error) {
	err = entriesFrom(t, athlete, func(e *entry) error {
		text, err := json.Marshal(e)
		all = append(all, text)
		return err
	})
	return all, err
}

// dumpBranches gives the branches that the person sees, by name, each whole. A
// main without anything is left out.
func (d *Desk) dumpBranches(t tx, athlete plan.ID) (branches []document.Branch, err error) {
	heads, err := t.branchHeads(athlete)
	if err != nil {
		return nil, err
	}
	main := branchHead{Key: Main, Name: Main}
	sees := d.sees(athlete)
	if sees.ahead {
		if _, err := t.get(branchKey(athlete, Main), &main); err != nil {
			return nil, err
		}
	}
	heads = append(heads, main)
	sorting.By(heads, func(a, b branchHead) int { return strings.Compare(a.Name, b.Name) })
	for _, h := range heads {
		if !Can(d.who, See, Thing{Kind: Plans, Athlete: athlete, Branch: h.Name}) {
			continue
		}
		b, err := t.dumpBranch(viewKey{athlete, h.Key, sees})
		if err != nil {
			return nil, err
		}
		if h.Key == Main && h.Released == nil && len(b.Seasons)+len(b.Events)+len(b.Mutes) == 0 {
			continue
		}
		b.Name, b.Released = h.Name, h.Released
		if h.Key != Main {
			b.Key, b.From, b.Since, b.At, b.Person = h.Key, h.From, h.Since, h.At, h.Person
		}
		branches = append(branches, b)
	}
	return branches, nil
}

// dumpBranch gives the values of a branch, each kind by id, as far as they are
// seen.
func (t tx) dumpBranch(view viewKey) (b document.Branch, err error) {
	r := &reader{tx: t, view: view, values: values{}, since: wholePlan}
	if b.Seasons, err = each[edit.SeasonHead](r, seasonBucket); err != nil {
		return b, err
	}
	if b.Weeks, err = each[plan.Microcycle](r, weekBucket); err != nil {
		return b, err
	}
	if b.Events, err = each[plan.Event](r, eventBucket); err != nil {
		return b, err
	}
	if b.Mutes, err = each[plan.Mute](r, muteBucket); err != nil || view.sees.ahead {
		return b, err
	}
	last, err := t.released(view.athlete)
	if err != nil || last == AllDays {
		return b, err
	}
	whole, err := joined(view.athlete, keyedValues(b.Seasons, b.Weeks, b.Events, b.Mutes))
	b = document.Branch{}
	for _, k := range edit.Values(upTo(whole, last)) {
		switch v := k.Value; {
		case v.Season != nil:
			b.Seasons = append(b.Seasons, *v.Season)
		case v.Week != nil:
			b.Weeks = append(b.Weeks, *v.Week)
		case v.Mute != nil:
			b.Mutes = append(b.Mutes, *v.Mute)
		default:
			b.Events = append(b.Events, *v.Event)
		}
	}
	sorting.By(b.Seasons, func(x, y edit.SeasonHead) int { return bytes.Compare(x.ID[:], y.ID[:]) })
	sorting.By(b.Weeks, func(x, y plan.Microcycle) int { return bytes.Compare(x.ID[:], y.ID[:]) })
	sorting.By(b.Events, func(x, y plan.Event) int { return bytes.Compare(x.ID[:], y.ID[:]) })
	sorting.By(b.Mutes, func(x, y plan.Mute) int { return bytes.Compare(x.ID[:], y.ID[:]) })
	return b, err
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
