package store

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
)

// folder is all of an athlete as the examiner holds it: what could be read.
type folder struct {
	athlete  plan.ID
	layers   map[string]layer // by branch
	heads    map[string]branchHead
	done     map[calendar.Day][]plan.Record
	payloads map[string]uint64 // prints of what lies under each key of values that a change can touch
	spoilt   map[string]bool   // buckets in which a value can't be read
	sessions map[plan.ID]bool
}

func where(k key) string { return k.bucket + string(k.name) }

// each goes through what an athlete has in a bucket, under keys that can be. What
// is spoilt was told before.
func (e *examiner) each(bucket string, athlete plan.ID, visit func(k key, sealed []byte)) {
	r, there := e.roots[bucket]
	if !there {
		return
	}
	fits := shapes[bucket].fits
	e.forest.values(r, startingWith(athlete[:]), false, func(i item) {
		if fits(i.name) {
			visit(i.key, i.sealed)
		}
	})
}

// opened gives a value; nil when it can't be, which is told unless it was before.
func (e *examiner) opened(f *folder, k key, sealed []byte) any {
	s, known := shapes[k.bucket]
	if !known || !s.fits(k.name) {
		return nil
	}
	payload, err := unseal(k, sealed)
	if err != nil {
		f.spoilt[k.bucket] = true
		return nil
	}
	v, err := readShaped(k, sealed)
	if err != nil {
		f.spoilt[k.bucket] = true
		e.spoilt(k, err)
		return nil
	}
	f.payloads[where(k)] = printOf(payload)
	return v
}

func newFolder(athlete plan.ID) *folder {
	return &folder{
		athlete: athlete, layers: map[string]layer{}, heads: map[string]branchHead{}, done: map[calendar.Day][]plan.Record{},
		payloads: map[string]uint64{}, spoilt: map[string]bool{}, sessions: map[plan.ID]bool{},
	}
}

// library looks at how the library for all fits its journal.
func (e *examiner) library() {
	f := newFolder(forAll)
	if r, there := e.roots[metaBucket]; there {
		e.forest.values(r, startingWith(libraryKeys.name), false, func(i item) { e.opened(f, i.key, i.sealed) })
	}
	e.journal(f)
}

// athlete looks at how the values of one athlete fit together.
func (e *examiner) athlete(athlete plan.ID) {
	f := newFolder(athlete)
	e.person(f)
	e.plans(f)
	e.records(f)
	for _, bucket := range []string{checkinBucket, lifeBucket, keyBucket, codeBucket, commentBucket, requestBucket, libraryBucket} {
		e.each(bucket, athlete, func(k key, sealed []byte) { e.opened(f, k, sealed) })
	}
	e.months(f)
	e.journal(f)
}

func keyedOf(v any) edit.Keyed {
	switch v := v.(type) {
	case *edit.SeasonHead:
		return edit.Keyed{Ref: edit.Ref{What: edit.SeasonValue, ID: v.ID}, Value: edit.Value{Season: v}}
	case *plan.Microcycle:
		return edit.Keyed{Ref: edit.Ref{What: edit.WeekValue, ID: v.ID}, Value: edit.Value{Week: v}}
	case *plan.Event:
		return edit.Keyed{Ref: edit.Ref{What: edit.EventValue, ID: v.ID}, Value: edit.Value{Event: v}}
	case *plan.Mute:
		return edit.Keyed{Ref: edit.Ref{What: edit.MuteValue, ID: v.ID}, Value: edit.Value{Mute: v}}
	}
	return edit.Keyed{}
}

func (e *examiner) person(f *folder) {
	there := false
	e.each(athleteBucket, f.athlete, func(k key, sealed []byte) {
		there = true
		if a, ok := e.opened(f, k, sealed).(*plan.Athlete); ok {
			if _, err := a.Resolve(); err != nil {
				e.found(Contrary, e.where(k), "%v", err)
			}
		}
	})
	if !there {
		e.found(Missing, e.who(f.athlete), "who they are is not there, and there is more of theirs")
	}
}

// plan looks at one branch: seasons name weeks that are there, each week once,
// and what comes of it is a plan.
func (e *examiner) plan(f *folder, branch string, values []edit.Keyed) {
	on := fmt.Sprintf("the plan of %s", e.who(f.athlete))
	if branch != Main {
		on = fmt.Sprintf("the branch \"%s\" of %s", branch, e.who(f.athlete))
	}
	named, weeks := map[plan.ID]string{}, map[plan.ID]bool{}
	for _, v := range values {
		weeks[v.Ref.ID] = weeks[v.Ref.ID] || v.Value.Week != nil
	}
	whole := true
	for _, v := range values {
		if v.Value.Season == nil {
			continue
		}
		var gone []string
		for _, b := range v.Value.Season.Blocks {
			for n, id := range b.Weeks {
				place := fmt.Sprintf("week %d of block \"%s\" of season \"%s\"", n+1, b.Name, v.Value.Season.Name)
				switch {
				case named[id] != "":
					whole = false
					e.found(Contrary, on, "^%s is %s and %s", id, named[id], place)
				case !weeks[id]:
					whole = false
					gone = append(gone, fmt.Sprintf("%s, ^%s", place, id))
				}
				named[id] = place
			}
		}
		e.gone(on, v.Value.Season.Name, gone)
	}
	for _, v := range values {
		if v.Value.Week != nil && named[v.Ref.ID] == "" {
			whole = false
			e.found(Contrary, on, "week ^%s is in no season that can be read", v.Ref.ID)
		}
		noteSessions(v.Value, f.sessions)
	}
	if !whole {
		return
	}
	p, err := edit.Join(values)
	if err == nil {
		err = p.Check()
	}
	if err != nil {
		e.found(Contrary, on, "%v", err)
		return
	}
	if n := gonePlaces(p); n > 0 {
		e.found(Note, on, "mutes about what is no longer in the plan, and count again when that comes back: %d", n)
	}
}

// gonePlaces counts the mutes of what is gone.
func gonePlaces(p plan.Plan) (n int) {
	for _, m := range p.Mutes {
		if edit.MutedAt(p, m) == "" {
			n++
		}
	}
	return n
}

// fewGone is how many weeks of a season that are not there are named one by one.
const fewGone = 3

// gone tells which weeks of a season are not there: a damaged page may hold a
// year of them, which are one trouble to whoever reads of it.
func (e *examiner) gone(on, season string, gone []string) {
	if len(gone) > fewGone {
		e.found(Missing, on, "%d weeks of season \"%s\" can't be read or are not there: %s, to %s", len(gone), season, gone[0], gone[len(gone)-1])
		return
	}
	for _, place := range gone {
		e.found(Missing, on, "%s, can't be read or is not there", place)
	}
}

func noteSessions(v edit.Value, seen map[plan.ID]bool) {
	var sessions []plan.Session
	switch {
	case v.Week != nil:
		sessions = v.Week.Sessions
	case v.Event != nil:
		sessions = v.Event.Plan
		seen[v.Event.ID] = true
	}
	for _, s := range sessions {
		seen[s.ID] = true
	}
}

// records gathers what was done by day. A session that is gone is no fault: its
// record keeps the id.
func (e *examiner) records(f *folder) {
	gone, twice := 0, map[plan.ID]calendar.Day{}
	e.each(recordBucket, f.athlete, func(k key, sealed []byte) {
		r, ok := e.opened(f, k, sealed).(*plan.Record)
		if !ok {
			return
		}
		if day, before := twice[r.ID]; before {
			e.found(Contrary, e.where(k), "the same record is there for %s", day)
		}
		twice[r.ID] = r.Day
		f.done[r.Day] = append(f.done[r.Day], *r)
		for _, share := range r.Sessions {
			if !f.sessions[share.Session] {
				gone++
			}
		}
	})
	if gone > 0 {
		e.found(Note, e.who(f.athlete), "%d records answer sessions that are gone", gone)
	}
}

// months compares each summary with what the records of its days give.
func (e *examiner) months(f *folder) {
	want := map[calendar.Day]plan.DoneDay{}
	for day, records := range f.done {
		want[day] = doneDay(records)
	}
	unsure := f.spoilt[recordBucket] || e.broken
	e.each(monthBucket, f.athlete, func(k key, sealed []byte) {
		first := dayAt(k.name[idLength:])
		m, ok := e.opened(f, k, sealed).(*month)
		if !ok {
			for day := range want {
				if firstOfMonth(day) == first {
					delete(want, day)
				}
			}
			return
		}
		for _, is := range m.days {
			should, there := want[is.Day]
			delete(want, is.Day)
			if e.lostBefore(f.athlete, is.Day) || unsure && !there {
				continue
			}
			if !there || !sameDay(is, should) {
				e.found(Contrary, e.where(k), "it does not say what the records of %s say", is.Day)
			}
		}
	})
	for _, day := range slices.Sorted(maps.Keys(want)) {
		if !e.lostBefore(f.athlete, day) {
			e.found(Missing, e.where(monthKey(f.athlete, day)), "%s is not in it", day)
		}
	}
}

func (e *examiner) lostBefore(athlete plan.ID, day calendar.Day) bool {
	return slices.Contains(e.repaired.Days, lostDay{athlete, day})
}

// sameDay compares days as a summary keeps them.
func sameDay(a, b plan.DoneDay) bool {
	return bytes.Equal(monthOf([]plan.DoneDay{a}).packed(), monthOf([]plan.DoneDay{b}).packed())
}

// journal looks at the chain of changes, and whether what they left is there.
func (e *examiner) journal(f *folder) {
	last, on, latest := uint64(0), map[string]uint64{}, map[string]touch{}
	upto := e.repaired.Upto[f.athlete.String()]
	e.each(journalBucket, f.athlete, func(k key, sealed []byte) {
		seq := binary.BigEndian.Uint64(k.name[idLength:])
		if seq != last+1 && seq > upto {
			e.found(Missing, e.where(k), "%s before it", missing(last+1, seq-1))
		}
		if seq != last+1 {
			clear(latest) // what was changed in between is not known
			on = nil
		}
		last = seq
		ent, ok := e.opened(f, k, sealed).(*entry)
		if !ok {
			clear(latest) // what it changed is not known
			on = nil
			return
		}
		if ent.Branch != "" && on != nil {
			if ent.Parent != on[ent.Branch] && seq > upto {
				e.found(Contrary, e.where(k), "it follows entry %d and names %d as the one before", on[ent.Branch], ent.Parent)
			}
			on[ent.Branch] = seq
		}
		for _, other := range append(slices.Clone(ent.Undoes), ent.Redoes) {
			if other >= seq {
				e.found(Contrary, e.where(k), "it takes back entry %d, which is not before it", other)
			}
		}
		for _, branch := range goneBranches(ent) {
			dropped(latest, f.athlete, branch)
		}
		for _, t := range touched(f.athlete, ent) {
			latest[where(t.key)] = t
		}
		if seq <= upto {
			clear(latest)
		}
	})
	for _, name := range slices.Sorted(maps.Keys(latest)) {
		e.left(f, latest[name])
	}
}

func missing(from, to uint64) string {
	if from >= to {
		return fmt.Sprintf("entry %d is not there", from)
	}
	return fmt.Sprintf("entries %d to %d are not there", from, to)
}

// touch is what a change left of a value.
type touch struct {
	key
	seq  uint64
	plan *edit.Value     // of a plan
	fact json.RawMessage // of the athlete; with neither, nothing is left
}

// after gives what is left as it is stored; nil: nothing. Most of what a journal
// tells of was changed again later, and is never asked for.
func (t touch) after() []byte {
	switch {
	case t.plan != nil:
		text, _ := json.Marshal(payload(*t.plan)) //nolint:errchkjson // it was read from JSON
		return text
	case t.fact != nil:
		return compacted(t.fact)
	}
	return nil
}

// touched gives what an entry changed.
func touched(athlete plan.ID, ent *entry) []touch {
	all := make([]touch, 0, len(ent.Plan)+len(ent.Facts))
	for _, c := range ent.Plan {
		all = append(all, touch{key: planKey(athlete, ent.Branch, c.Ref), seq: ent.Seq, plan: c.After})
	}
	for _, c := range ent.Facts {
		all = append(all, touch{key: c.key(athlete), seq: ent.Seq, fact: c.After})
	}
	return all
}

func compacted(text []byte) []byte {
	var b bytes.Buffer
	if json.Compact(&b, text) != nil {
		return text
	}
	return b.Bytes()
}

// left compares a value with what the journal says that its last change left.
func (e *examiner) left(f *folder, t touch) {
	print, there := f.lies(t.key)
	after := t.after()
	switch {
	case f.spoilt[t.bucket] && !there, e.broken:
	case there && after == nil:
		e.found(Contrary, e.where(t.key), "it is there, and entry %d of the journal took it away", t.seq)
	case !there && after != nil:
		e.found(Missing, e.where(t.key), "it is not there, and entry %d of the journal put it there", t.seq)
	case there && printOf(after) != print:
		e.found(Contrary, e.where(t.key), "it is not what entry %d of the journal left", t.seq)
	}
}
