package store

import (
	"bytes"
	"encoding/binary"
	"maps"
	"math/bits"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/sorting"
)

// What was read of an athlete is brought up to date by the journal: it names
// every value that was changed since, and only those are read. Going through
// all of them takes several times as long, and whoever wants to write waits
// for it.

// mostBehind is how many entries are followed: where there are more, all is
// read.
const mostBehind = 64

// mention is the part of an entry that names what it changed.
type mention struct {
	Head
	Plan []struct {
		Ref edit.Ref `json:"ref"`
	} `json:"plan"`
	Facts []struct {
		Kind factKind     `json:"kind"`
		Day  calendar.Day `json:"day"`
	} `json:"facts"`
}

// changedSince is what entries changed.
type changedSince struct {
	last     Head
	head     Head // the newest that is told on main
	mark     uint64
	values   map[edit.Ref]bool
	records  map[calendar.Day]bool
	checkins map[calendar.Day]bool
	settings bool
	life     bool
}

// follow brings what was read up to the newest entry. It gives nil where that
// can't be done: when it was not all that one may see of main, when the file has
// another history, or when branches changed.
func (s *Store) follow(t tx, view viewKey, was *remembered, from calendar.Day) (*Snapshot, error) {
	if was == nil || was.snapshot.Part || was.from != from || was.form != t.form() || view.branch != Main || view.sees != seesAll {
		return nil, nil //nolint:nilnil // it can't be told, as said above
	}
	since, err := t.since(view.athlete, was.snapshot)
	if since == nil || err != nil {
		return nil, err
	}
	snap := *was.snapshot
	snap.Revision, snap.last, snap.Head, snap.mark = since.last.Seq, since.last, since.head, since.mark
	r := reader{tx: t, view: view, was: was.values, values: values{}, since: wholePlan}
	if err := r.follow(&snap, since, from); err != nil {
		return nil, err
	}
	s.memory.keep(view, &remembered{snapshot: &snap, from: from, form: was.form, values: was.values.with(r.values)})
	return &snap, nil
}

// form is a fingerprint of what a store says of itself: another schema and a
// repair change values and leave the journal as it is.
func (t tx) form() uint64 {
	return printOf(t.sealed(storeKey)) ^ bits.RotateLeft64(printOf(t.sealed(repairedKey)), 1)
}

// since reads what changed after a snapshot; nil when that can't be told.
func (t tx) since(athlete plan.ID, snap *Snapshot) (*changedSince, error) {
	b := t.bucket(journalBucket)
	if b == nil || snap.last.Seq == 0 {
		return nil, nil //nolint:nilnil // it can't be told, as said above
	}
	all := &changedSince{
		head: snap.Head, last: snap.last,
		values: map[edit.Ref]bool{}, records: map[calendar.Day]bool{}, checkins: map[calendar.Day]bool{},
	}
	c := b.Cursor()
	start := journalKey(athlete, snap.last.Seq).name
	name, sealed := c.Seek(start)
	if !bytes.Equal(name, start) || printOf(sealed) != snap.mark {
		return nil, nil //nolint:nilnil // another file, or another history
	}
	for name, sealed = c.Next(); bytes.HasPrefix(name, athlete[:]); name, sealed = c.Next() {
		var e mention
		if err := open(key{journalBucket, name}, sealed, &e); err != nil {
			return nil, err
		}
		gap := e.Seq != all.last.Seq+1 || binary.BigEndian.Uint64(name[idLength:]) != e.Seq
		if gap || e.Seq > snap.last.Seq+mostBehind || !all.add(&e) {
			return nil, nil //nolint:nilnil // it can't be told, as said above
		}
		all.mark = printOf(sealed)
	}
	if all.mark == 0 {
		return nil, nil //nolint:nilnil // it can't be told, as said above
	}
	return all, nil
}

// add notes what an entry changed. It reports whether that can be followed.
func (all *changedSince) add(e *mention) bool {
	all.last = e.Head
	if e.Branch == "" || e.Branch == Main {
		all.head = e.Head
	}
	for _, f := range e.Facts {
		switch f.Kind {
		case recordFact:
			all.records[f.Day] = true
		case checkinFact:
			all.checkins[f.Day] = true
		case settingsFact:
			all.settings = true
		case lifeFact:
			all.life = true
		case libraryFact: // no part of a snapshot
		default:
			return false
		}
	}
	if e.Branch != Main { // another branch holds its own
		return true
	}
	for _, c := range e.Plan {
		all.values[c.Ref] = true
	}
	return true
}

// follow reads again what was touched.
func (r *reader) follow(snap *Snapshot, since *changedSince, from calendar.Day) (err error) {
	if since.settings {
		if snap.Athlete, err = r.athlete(); err != nil {
			return err
		}
	}
	if since.life {
		if snap.Life, err = r.life(); err != nil {
			return err
		}
	}
	if len(since.values) > 0 {
		if snap.Plan, err = r.planSince(snap.Plan, since.values); err != nil {
			return err
		}
	}
	if snap.Done, err = renewed(snap.Done, dayOfDone, months(since.records), r.doneWithin); err != nil {
		return err
	}
	recent := func(days map[calendar.Day]bool) []calendar.Span {
		var spans []calendar.Span
		for _, day := range slices.Sorted(maps.Keys(days)) {
			if day >= from {
				spans = append(spans, calendar.Span{From: day, To: day})
			}
		}
		return spans
	}
	if snap.Records, err = renewed(snap.Records, dayOfRecord, recent(since.records), valuesOn[plan.Record](r, recordBucket)); err != nil {
		return err
	}
	snap.Checkins, err = renewed(snap.Checkins, dayOfCheckin, recent(since.checkins), valuesOn[plan.Checkin](r, checkinBucket))
	return err
}

func dayOfDone(d plan.DoneDay) calendar.Day    { return d.Day }
func dayOfRecord(r plan.Record) calendar.Day   { return r.Day }
func dayOfCheckin(c plan.Checkin) calendar.Day { return c.Day }

// planSince gives the plan with some values as they are now. The values go in
// the order of their ids, as when all are read.
func (r *reader) planSince(was plan.Plan, changed map[edit.Ref]bool) (plan.Plan, error) {
	values := edit.Values(was)
	values = slices.DeleteFunc(values, func(k edit.Keyed) bool { return changed[k.Ref] })
	for ref := range changed {
		k := planKey(r.view.athlete, Main, ref)
		sealed := r.sealed(k)
		if sealed == nil {
			r.values.set(k, decoded{})
			continue
		}
		v, err := r.pieceOf(ref, k, sealed)
		if err != nil {
			return was, err
		}
		values = append(values, edit.Keyed{Ref: ref, Value: v})
	}
	sorting.By(values, func(a, b edit.Keyed) int { return bytes.Compare(a.Ref.ID[:], b.Ref.ID[:]) })
	return joined(r.view.athlete, values)
}

func (r *reader) pieceOf(ref edit.Ref, k key, sealed []byte) (edit.Value, error) {
	switch ref.What {
	case edit.SeasonValue:
		v, err := one[edit.SeasonHead](r, k, sealed)
		return edit.Value{Season: &v}, err
	case edit.WeekValue:
		v, err := one[plan.Microcycle](r, k, sealed)
		return edit.Value{Week: &v}, err
	case edit.MuteValue:
		v, err := one[plan.Mute](r, k, sealed)
		return edit.Value{Mute: &v}, err
	default:
		v, err := one[plan.Event](r, k, sealed)
		return edit.Value{Event: &v}, err
	}
}

// months gives the months that days lie in.
func months(days map[calendar.Day]bool) (spans []calendar.Span) {
	for _, day := range slices.Sorted(maps.Keys(days)) {
		first := firstOfMonth(day)
		if n := len(spans); n > 0 && spans[n-1].From == first {
			continue
		}
		spans = append(spans, calendar.Span{From: first, To: firstOfMonth(first+31) - 1})
	}
	return spans
}

// doneWithin reads what was reported of the days of a month.
func (r *reader) doneWithin(month calendar.Span) ([]plan.DoneDay, error) {
	k := monthKey(r.view.athlete, month.From)
	sealed := r.sealed(k)
	if sealed == nil {
		r.values.set(k, decoded{})
		return nil, nil
	}
	return r.doneOf(k, sealed)
}

// valuesOn gives a function that reads the values of a day.
func valuesOn[V any](r *reader, bucket string) func(calendar.Span) ([]V, error) {
	return func(day calendar.Span) ([]V, error) {
		return all[V](r, factKey(bucket, r.view.athlete, day.From), nil)
	}
}

// renewed gives a list that goes by days with what is fresh of some spans, given
// in order, in the place of what it had of them.
func renewed[V any](was []V, on func(V) calendar.Day, spans []calendar.Span, fresh func(calendar.Span) ([]V, error)) ([]V, error) {
	if len(spans) == 0 {
		return was, nil
	}
	until := func(day calendar.Day) int {
		i, _ := slices.BinarySearchFunc(was, day, func(v V, day calendar.Day) int { return int(on(v)) - int(day) })
		return i
	}
	is, at := make([]V, 0, len(was)+len(spans)), 0
	for _, span := range spans {
		is = append(is, was[at:until(span.From)]...)
		at = until(span.To + 1)
		more, err := fresh(span)
		if err != nil {
			return nil, err
		}
		is = append(is, more...)
	}
	if is = append(is, was[at:]...); len(is) == 0 {
		return nil, nil
	}
	return is, nil
}
