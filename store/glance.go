package store

import (
	"bytes"
	"cmp"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
)

// Glance is Snapshot for who only looks at the days from since on, as ebb week
// does: of ten seasons it reads the last. Seasons that ended before since, and
// before the last day that was reported, are left out of Plan; what is expected
// of the days from since on is the same without them. Nothing can be edited on
// it.
func (d *Desk) Glance(athlete plan.ID, branch string, since calendar.Day) (*Snapshot, error) {
	if err := d.may(See, Thing{Kind: Plans, Athlete: athlete, Branch: branch}); err != nil {
		return nil, err
	}
	snap := &Snapshot{Branch: branch, part: true}
	err := d.view(func(t tx) error {
		r := reader{tx: t, view: viewKey{athlete, branch, d.sees(athlete)}, values: values{}, since: since}
		err := r.fill(snap, since)
		snap.Else = r.left
		return err
	})
	if err != nil {
		return nil, err
	}
	return snap, nil
}

// lateValues gives the values of the plan without the seasons before since. A
// season has ended when the next begins.
func (r *reader) lateValues() ([]edit.Keyed, error) {
	heads, err := each[edit.SeasonHead](r, seasonBucket)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(heads, func(a, b edit.SeasonHead) int { return cmp.Compare(a.Start, b.Start) })
	for len(heads) > 1 && heads[1].Start <= r.since {
		heads = heads[1:]
	}
	var weeks []plan.Microcycle
	for _, h := range heads {
		for _, b := range h.Blocks {
			for _, id := range b.Weeks {
				k := planKey(r.view.athlete, r.view.branch, edit.Ref{What: edit.WeekValue, ID: id})
				sealed := r.sealed(k)
				if sealed == nil {
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
	if err := r.leaveOut(); err != nil {
		return nil, err
	}
	events, err := each[plan.Event](r, eventBucket)
	return keyedValues(heads, weeks, events), err
}

var idField = []byte(`"id":"`)

// leaveOut notes the ids in the weeks that were not read, so that an id can be
// printed short enough and not too short. Finding them takes a fiftieth of
// decoding what they stand in.
func (r *reader) leaveOut() error {
	return r.each(planKeys(weekBucket, r.view.athlete, r.view.branch), nil, func(k key, sealed []byte) error {
		if _, read := r.values[k.bucket][string(k.name)]; read {
			return nil
		}
		rest, err := unseal(k, sealed)
		for at := bytes.Index(rest, idField); at >= 0; at = bytes.Index(rest, idField) {
			if rest = rest[at+len(idField):]; len(rest) < plan.IDLength {
				break
			}
			if id, err := plan.ParseID(string(rest[:plan.IDLength])); err == nil {
				r.left = append(r.left, id)
			}
		}
		return err
	})
}
