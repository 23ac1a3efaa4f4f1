package store

import (
	"cmp"
	"fmt"
	"hash/maphash"
	"maps"
	"math"
	"slices"
	"sync"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/store/plain"
)

// Snapshot is all of an athlete on a branch as it was at one moment. Nothing in
// it may be changed. Two snapshots share the memory of what is the same in
// both, so that whoever computes with them sees what is new.
type Snapshot struct {
	Athlete  plan.Athlete // resolved
	Branch   string
	Revision uint64 // grows with every change of the athlete
	Plan     plan.Plan
	Done     []plan.DoneDay // of all time, ordered by day
	Records  []plan.Record  // from RecentDays ago on, ordered by day and arrival
	Checkins []plan.Checkin // from RecentDays ago on, ordered by day
	Life     []plan.Life    // of all time, in the order of plan.SortLife; empty for who may not see it
	Head     Head           // the newest entry of the branch or of no branch, for those who may see it
	Released calendar.Day   // the last day that the athlete sees; AllDays when nothing is held back

	Part   bool         // a Glance that leaves something out, or a plan of the past: nothing can be edited on it
	Begins calendar.Day // of a Glance that leaves seasons out: the first day of the first; else 0
	Else   []plan.ID    // of a Glance that was asked for them: the ids in the weeks that it leaves out

	key  string // of the branch
	last Head   // the newest entry of all
	mark uint64 // tells two files or histories with one revision apart
}

// RecentDays is how far back the records and check-ins of a Snapshot reach.
const RecentDays = 60 * calendar.Week

// memory is what was read last of each athlete, by branch and by how much the
// reader may see.
type memory struct {
	mu    sync.Mutex
	views map[viewKey]*remembered
	turn  uint64
}

type viewKey struct {
	athlete plan.ID
	branch  string
	sees    sees
}

// sees is what of an athlete's things a person sees beyond plan and records.
type sees struct{ private, checkins, life, journal, ahead bool }

var seesAll = sees{true, true, true, true, true}

func (d *Desk) sees(athlete plan.ID) sees {
	may := func(kind ThingKind) bool { return Can(d.who, See, Thing{Kind: kind, Athlete: athlete}) }
	return sees{
		private: may(Private), checkins: may(Checkins), life: may(Life), journal: may(Journal), ahead: may(Unreleased),
	}
}

// remembered is a snapshot with the values that it was made of, by key.
type remembered struct {
	snapshot *Snapshot
	from     calendar.Day // of records and check-ins
	form     uint64       // of the store that it was read from
	values   values
	turn     uint64 // when it was used last
}

// values holds what was read, by bucket and key.
type values map[string]map[string]decoded

func (v values) set(k key, d decoded) {
	if v[k.bucket] == nil {
		v[k.bucket] = map[string]decoded{}
	}
	v[k.bucket][string(k.name)] = d
}

// with gives the values after some were written; a decoded without a value was
// deleted. v stays as it is.
func (v values) with(written values) values {
	next := maps.Clone(v)
	for bucket, changed := range written {
		next[bucket] = maps.Clone(v[bucket])
		for name, d := range changed {
			if d.value == nil {
				delete(next[bucket], name)
				continue
			}
			next.set(key{bucket, []byte(name)}, d)
		}
	}
	return next
}

// decoded is a value and the fingerprint of what it was read from.
type decoded struct {
	print uint64
	value any
}

// mostRemembered bounds the athletes kept in memory, about 1 MB each.
const mostRemembered = 128

func (m *memory) recall(k viewKey) *remembered {
	m.mu.Lock()
	defer m.mu.Unlock()
	r := m.views[k]
	if r != nil {
		m.turn++
		r.turn = m.turn
	}
	return r
}

func (m *memory) keep(k viewKey, r *remembered) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.views == nil {
		m.views = map[viewKey]*remembered{}
	}
	m.turn++
	r.turn = m.turn
	m.views[k] = r
	if len(m.views) <= mostRemembered {
		return
	}
	oldest := k
	for other, held := range m.views {
		if held.turn < m.views[oldest].turn {
			oldest = other
		}
	}
	delete(m.views, oldest)
}

var printSeed = maphash.MakeSeed()

func printOf(sealed []byte) uint64 { return maphash.Bytes(printSeed, sealed) }

// Snapshot reads an athlete on a branch. Private notes are in it for those only
// who may see them; so are check-ins.
func (d *Desk) Snapshot(athlete plan.ID, branch string) (*Snapshot, error) {
	if err := d.may(See, Thing{Kind: Plans, Athlete: athlete, Branch: branch}); err != nil {
		return nil, err
	}
	var snap *Snapshot
	err := d.view(func(t tx) (err error) {
		on, err := t.branchNamed(athlete, branch)
		if err != nil {
			return err
		}
		snap, err = d.store.read(t, viewKey{athlete, on.Key, d.sees(athlete)})
		return err
	})
	if err != nil {
		return nil, err
	}
	return snap, nil
}

// read gives the snapshot of the file as t sees it.
func (s *Store) read(t tx, view viewKey) (*Snapshot, error) {
	k, sealed, err := lastSealed(t, view.athlete)
	if err != nil {
		return nil, err
	}
	from, was := s.recent(), s.memory.recall(view)
	if was.is(printOf(sealed), from) {
		return was.snapshot, nil
	}
	if snap, err := s.follow(t, view, was, from); snap != nil || err != nil {
		return snap, err
	}
	snap, err := begun(t, view, k, sealed)
	if err != nil {
		return nil, err
	}
	r := reader{tx: t, view: view, values: values{}, since: wholePlan}
	if was != nil {
		r.was = was.values
	}
	if err := r.fill(snap, from); err != nil {
		return nil, err
	}
	s.memory.keep(view, &remembered{snapshot: snap, from: from, form: t.form(), values: r.values})
	return snap, nil
}

// recent gives the day from which on a Snapshot holds records and check-ins.
func (s *Store) recent() calendar.Day { return calendar.On(s.now()) - RecentDays }

// is reports whether r is the whole snapshot of a file with this mark.
func (r *remembered) is(mark uint64, from calendar.Day) bool {
	return r != nil && !r.snapshot.Part && r.snapshot.mark == mark && r.from == from
}

// lastSealed gives the newest entry of an athlete's journal.
func lastSealed(t tx, athlete plan.ID) (last key, sealed []byte, err error) {
	err = t.back(key{journalBucket, athlete[:]}, func(k key, v []byte) (bool, error) {
		last, sealed = k, v
		return true, nil
	})
	return last, sealed, err
}

// begun gives a snapshot with what the newest entry of the journal says.
func begun(t tx, view viewKey, last key, sealed []byte) (*Snapshot, error) {
	name, err := t.branchName(view.athlete, view.branch)
	snap := &Snapshot{Branch: name, key: view.branch, mark: printOf(sealed)}
	if sealed == nil || err != nil {
		return snap, err
	}
	if err := open(last, sealed, &snap.last); err != nil {
		return nil, err
	}
	snap.Revision = snap.last.Seq
	switch own := snap.last.Branch == "" || snap.last.Branch == view.branch; {
	case !view.sees.journal:
	case own && view.sees.ahead:
		snap.Head = snap.last
		if snap.Head.Branch != "" {
			snap.Head.Branch = name
		}
	default:
		snap.Head, err = t.newestTold(view.athlete, branchHead{Key: view.branch, Name: name}, view.sees)
	}
	return snap, err
}

// reader reads values, and takes those it has read before from memory.
type reader struct {
	tx
	view        viewKey
	was, values values
	since       calendar.Day // seasons that ended before may be left out; wholePlan: none
	begins      calendar.Day // the first day of the first season, when some were left out
}

// wholePlan is before every day.
const wholePlan calendar.Day = math.MinInt32

func (r *reader) fill(snap *Snapshot, from calendar.Day) (err error) {
	if snap.Athlete, err = r.athlete(); err != nil {
		return err
	}
	if snap.Done, err = r.done(); err != nil {
		return err
	}
	if snap.Plan, err = r.plan(snap.Done); err != nil {
		return err
	}
	if snap.Released, err = r.released(r.view.athlete); err != nil {
		return err
	}
	if !r.view.sees.ahead {
		snap.Plan = upTo(snap.Plan, snap.Released)
	}
	recent := factKey(recordBucket, r.view.athlete, from).name
	if snap.Records, err = all[plan.Record](r, key{recordBucket, r.view.athlete[:]}, recent); err != nil {
		return err
	}
	if r.view.sees.checkins {
		snap.Checkins, err = all[plan.Checkin](r, key{checkinBucket, r.view.athlete[:]}, recent)
	}
	if err == nil && r.view.sees.life {
		snap.Life, err = r.life()
	}
	return err
}

func (r *reader) athlete() (plan.Athlete, error) {
	k := athleteKey(r.view.athlete)
	sealed := r.sealed(k)
	if sealed == nil {
		return plan.Athlete{}, &NoAthlete{Name: "^" + r.view.athlete.String()}
	}
	return valueOf(r, k, sealed, func(a *plan.Athlete, payload []byte) (err error) {
		if err = plain.Unmarshal(payload, a); err == nil {
			*a, err = a.Resolve()
		}
		return err
	})
}

// done reads what was reported of every day there ever was.
func (r *reader) done() ([]plan.DoneDay, error) {
	var months [][]plan.DoneDay
	err := r.each(key{monthBucket, r.view.athlete[:]}, nil, func(k key, sealed []byte) error {
		days, err := r.doneOf(k, sealed)
		months = append(months, days)
		return err
	})
	return slices.Concat(months...), err
}

// doneOf reads what was reported of a month.
func (r *reader) doneOf(k key, sealed []byte) ([]plan.DoneDay, error) {
	return valueOf(r, k, sealed, func(days *[]plan.DoneDay, payload []byte) error {
		m, err := readMonth(payload)
		*days = m.days
		return err
	})
}

// plan reads and joins the values of the plan.
func (r *reader) plan(done []plan.DoneDay) (plan.Plan, error) {
	read := r.planValues
	before, _ := slices.BinarySearchFunc(done, r.since, func(d plan.DoneDay, since calendar.Day) int { return cmp.Compare(d.Day, since) })
	if r.since > wholePlan && before > 0 {
		r.since = done[before-1].Day // what was not reported by then may be expected as planned
		read = r.lateValues
	}
	values, err := read()
	if err != nil {
		return plan.Plan{}, err
	}
	return joined(r.view.athlete, values)
}

func joined(athlete plan.ID, values []edit.Keyed) (plan.Plan, error) {
	p, err := edit.Join(values)
	if err != nil {
		return plan.Plan{}, &DamagedValue{Key: fmt.Sprintf("the plan of athlete ^%s", athlete), Why: err.Error()}
	}
	return p, nil
}

func (r *reader) planValues() ([]edit.Keyed, error) {
	heads, err := each[edit.SeasonHead](r, seasonBucket)
	if err != nil {
		return nil, err
	}
	weeks, err := each[plan.Microcycle](r, weekBucket)
	if err != nil {
		return nil, err
	}
	return r.withEvents(heads, weeks)
}

// withEvents adds to seasons and weeks what belongs to none of them.
func (r *reader) withEvents(heads []edit.SeasonHead, weeks []plan.Microcycle) ([]edit.Keyed, error) {
	events, err := each[plan.Event](r, eventBucket)
	if err != nil {
		return nil, err
	}
	mutes, err := each[plan.Mute](r, muteBucket)
	return keyedValues(heads, weeks, events, mutes), err
}

func keyedValues(heads []edit.SeasonHead, weeks []plan.Microcycle, events []plan.Event, mutes []plan.Mute) []edit.Keyed {
	values := make([]edit.Keyed, 0, len(heads)+len(weeks)+len(events)+len(mutes))
	for i := range heads {
		values = append(values, edit.Keyed{Ref: edit.Ref{What: edit.SeasonValue, ID: heads[i].ID}, Value: edit.Value{Season: &heads[i]}})
	}
	for i := range weeks {
		values = append(values, edit.Keyed{Ref: edit.Ref{What: edit.WeekValue, ID: weeks[i].ID}, Value: edit.Value{Week: &weeks[i]}})
	}
	for i := range events {
		values = append(values, edit.Keyed{Ref: edit.Ref{What: edit.EventValue, ID: events[i].ID}, Value: edit.Value{Event: &events[i]}})
	}
	for i := range mutes {
		values = append(values, edit.Keyed{Ref: edit.Ref{What: edit.MuteValue, ID: mutes[i].ID}, Value: edit.Value{Mute: &mutes[i]}})
	}
	return values
}

// each reads every value of one kind of the plan.
func each[V any](r *reader, bucket string) ([]V, error) {
	if r.view.branch != Main {
		return laidOver[V](r, bucket)
	}
	return all[V](r, planKeys(bucket, r.view.athlete, Main), nil)
}

// all reads the values whose keys start with first.name, from the key from on.
func all[V any](r *reader, first key, from []byte) (values []V, err error) {
	err = r.each(first, from, func(k key, sealed []byte) error {
		v, err := one[V](r, k, sealed)
		values = append(values, v)
		return err
	})
	return values, err
}

// one reads a value as the person may see it.
func one[V any](r *reader, k key, sealed []byte) (V, error) {
	return valueOf(r, k, sealed, func(v *V, payload []byte) error {
		err := plain.Unmarshal(payload, v)
		if !r.view.sees.private {
			hidePrivate(v)
		}
		return err
	})
}

// valueOf gives the value that was read from the same bytes before, or decodes
// it.
func valueOf[V any](r *reader, k key, sealed []byte, decode func(v *V, payload []byte) error) (v V, err error) {
	print := printOf(sealed)
	if old, ok := r.was[k.bucket][string(k.name)]; ok && old.print == print {
		if kept, ok := old.value.(V); ok {
			r.values.set(k, old)
			return kept, nil
		}
	}
	payload, err := unseal(k, sealed)
	if err != nil {
		return v, err
	}
	if err := decode(&v, payload); err != nil {
		return v, &DamagedValue{Key: k.String(), Why: err.Error()}
	}
	r.values.set(k, decoded{print, v})
	return v, nil
}
