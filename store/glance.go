package store

import (
	"bytes"
	"cmp"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/sorting"
)

// Sight is how far back a Glance looks.
type Sight struct {
	Plan  calendar.Day // seasons that ended before are left out; of their weeks nothing is read
	Facts calendar.Day // records and check-ins from then on; 0: as in a Snapshot
	IDs   bool         // note the ids in what is left out, to print an id short enough and not too short
}

// Glance is Snapshot for who looks at the days from a while ago on, as ebb week
// and a screen that opens do: of ten seasons it reads the last. Seasons that
// ended before, and before the last day that was reported, are left out of
// Plan; what is expected of the days from sight.Plan on is the same without
// them. Nothing can be edited on it. Where there is nothing to leave out, it is
// the Snapshot.
func (d *Desk) Glance(athlete plan.ID, branch string, sight Sight) (*Snapshot, error) {
	if err := d.may(See, Thing{Kind: Plans, Athlete: athlete, Branch: branch}); err != nil {
		return nil, err
	}
	var snap *Snapshot
	err := d.view(func(t tx) error {
		on, err := t.branchNamed(athlete, branch)
		if err != nil {
			return err
		}
		snap, err = d.store.glance(t, viewKey{athlete, on.Key, d.sees(athlete)}, sight)
		return err
	})
	if err != nil {
		return nil, err
	}
	return snap, nil
}

// glance gives the snapshot of the file as t sees it, as far as sight goes, and
// remembers what it read for the whole one.
func (s *Store) glance(t tx, view viewKey, sight Sight) (*Snapshot, error) {
	k, sealed, err := lastSealed(t, view.athlete)
	if err != nil {
		return nil, err
	}
	from, was := s.recent(), s.memory.recall(view)
	if was.is(printOf(sealed), from) && (sight.Facts == 0 || sight.Facts >= from) {
		return was.snapshot, nil
	}
	snap, err := begun(t, view, k, sealed)
	if err != nil {
		return nil, err
	}
	r := reader{tx: t, view: view, values: values{}, since: sight.Plan}
	if was != nil {
		r.was = was.values
	}
	if err := r.fill(snap, cmp.Or(sight.Facts, from)); err != nil {
		return nil, err
	}
	snap.Begins = r.begins
	snap.Part = r.begins != 0 || sight.Facts != 0
	if snap.Part && sight.IDs {
		snap.Else, err = r.leftOut()
	}
	if was == nil || !snap.Part {
		s.memory.keep(view, &remembered{snapshot: snap, from: from, form: t.form(), values: r.values})
	}
	return snap, err
}

// lateValues gives the values of the plan without the seasons before r.since. A
// season has ended when the next begins.
func (r *reader) lateValues() ([]edit.Keyed, error) {
	heads, err := each[edit.SeasonHead](r, seasonBucket)
	if err != nil {
		return nil, err
	}
	sorting.By(heads, func(a, b edit.SeasonHead) int { return cmp.Compare(a.Start, b.Start) })
	first := 0
	for first+1 < len(heads) && heads[first+1].Start <= r.since {
		first++
	}
	weeks, err := r.weeksOf(heads[first:])
	for ; err == nil && first > 0 && hangsOnEarlier(weeks); first-- {
		var before []plan.Microcycle
		before, err = r.weeksOf(heads[first-1 : first])
		weeks = append(before, weeks...)
	}
	if err != nil {
		return nil, err
	}
	if first > 0 {
		r.begins = heads[0].Start
	}
	return r.withEvents(heads[first:], weeks)
}

// hangsOnEarlier reports whether a target of the first weeks is a share of weeks
// before them: it looks four weeks back.
func hangsOnEarlier(weeks []plan.Microcycle) bool {
	return slices.ContainsFunc(weeks[:min(4, len(weeks))], func(w plan.Microcycle) bool { return w.Target.Measure == plan.TargetShare })
}

// weeksOf reads the weeks that seasons name.
func (r *reader) weeksOf(heads []edit.SeasonHead) (weeks []plan.Microcycle, err error) {
	for _, h := range heads {
		for _, b := range h.Blocks {
			for _, id := range b.Weeks {
				k := r.place(edit.Ref{What: edit.WeekValue, ID: id})
				sealed := r.sealed(k)
				if sealed == nil || isGone(sealed) {
					return nil, &DamagedValue{Key: k.String(), Why: "it is missing"}
				}
				week, err := one[plan.Microcycle](r, k, sealed)
				if err != nil {
					return nil, err
				}
				weeks = append(weeks, week)
			}
		}
	}
	return weeks, nil
}

var idField = []byte(`"id":"`)

// leftOut gives the ids in the weeks that were not read. Finding them takes a
// fraction of decoding what they stand in.
func (r *reader) leftOut() (ids []plan.ID, err error) {
	for _, layer := range slices.Compact([]string{Main, r.view.branch}) {
		more, err := r.leftOutOf(planKeys(weekBucket, r.view.athlete, layer))
		if ids = append(ids, more...); err != nil {
			return nil, err
		}
	}
	return ids, nil
}

func (r *reader) leftOutOf(weeks key) (ids []plan.ID, err error) {
	err = r.each(weeks, nil, func(k key, sealed []byte) error {
		if _, read := r.values[k.bucket][string(k.name)]; read {
			return nil
		}
		rest, err := unseal(k, sealed)
		for at := bytes.Index(rest, idField); at >= 0; at = bytes.Index(rest, idField) {
			if rest = rest[at+len(idField):]; len(rest) < plan.IDLength {
				break
			}
			var id plan.ID
			if id.UnmarshalText(rest[:plan.IDLength]) == nil {
				ids = append(ids, id)
			}
		}
		return err
	})
	return ids, err
}
