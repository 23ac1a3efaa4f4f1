package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc64"
	"io/fs"
	"maps"
	"os"
	"slices"

	"ebb/plan"
	"ebb/plan/edit"
	"ebb/store/plain"
)

// Trail is the history of an athlete as the journal tells it, from what was
// there first to what is there now.
type Trail struct {
	Athlete plan.Athlete
	Steps   []Step // the oldest first
	Origin  uint64 // fingerprint of all values as they were before the first step
}

// Step is an entry of the journal, with the values it changed as text.
type Step struct {
	Head
	Changed string
}

// Audit reads the whole file in one transaction and holds its parts against each
// other: the pages, each value's checksum, the journal without a gap, and for
// every athlete the journal gone back from the newest entry, each of which must
// have left what the next one found, down to what is stored now; and the months'
// summaries against the records. The error names all that does not fit.
//
// It is for trying crashes, on files that ebb wrote. bbolt follows pages that lead
// in a circle for ever: it is asked when a reader that trusts none found nothing.
func (d *Desk) Audit() (trails []Trail, err error) {
	if err := d.soundPages(); err != nil {
		return nil, err
	}
	err = d.view(func(t tx) error {
		if t.Tx == nil {
			return nil
		}
		if err := errors.Join(t.readAll()...); err != nil {
			return err
		}
		var wrong []error
		athletes, err := d.athletes(t)
		if err != nil {
			return err
		}
		for _, a := range athletes {
			if err := d.may(See, Thing{Kind: Journal, Athlete: a.ID}); err != nil {
				return err
			}
			trail, err := t.retrace(a)
			if err == nil {
				err = t.summariesFit(a.ID)
			}
			if err != nil {
				wrong = append(wrong, fmt.Errorf("%s: %w", a.Name, err))
			}
			trails = append(trails, trail)
		}
		return errors.Join(wrong...)
	})
	return trails, err
}

// soundPages gives what is wrong with the pages, as doctor reads them. A file that
// is not there has nothing wrong.
func (d *Desk) soundPages() error {
	if _, err := os.Stat(d.store.path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	var wrong []error
	_, err := examine(context.Background(), d.store.path, d.store.wait, func(f Finding) {
		if f.Grade == Unreadable {
			wrong = append(wrong, fmt.Errorf("%s: %s", f.Where, f.Says))
		}
	})
	return errors.Join(append(wrong, err)...)
}

// readAll takes every value out of its envelope.
func (t tx) readAll() (wrong []error) {
	for _, bucket := range buckets {
		err := t.each(key{bucket: bucket}, []byte{}, func(k key, sealed []byte) error {
			if _, err := unseal(k, sealed); err != nil {
				wrong = append(wrong, err)
			}
			return nil
		})
		if err != nil {
			wrong = append(wrong, err)
		}
	}
	return wrong
}

// past is an athlete's values at some moment, by bucket and key.
type past map[string]map[string][]byte

func (p past) at(k key) []byte { return p[k.bucket][string(k.name)] }

func (p past) set(k key, v []byte) {
	if v == nil {
		delete(p[k.bucket], string(k.name))
		return
	}
	p[k.bucket][string(k.name)] = v
}

// retrace goes back through the journal.
func (t tx) retrace(a plan.Athlete) (Trail, error) {
	trail := Trail{Athlete: a}
	was, err := t.valuesOf(a.ID)
	if err != nil {
		return trail, err
	}
	parents := map[string]uint64{} // by branch: what the entry after names
	var after uint64
	err = entriesBack(t, a.ID, func(e *entry) (bool, error) {
		if after != 0 && e.Seq != after-1 {
			return true, fmt.Errorf("journal entry %d is missing", after-1)
		}
		after = e.Seq
		if parent, later := parents[e.Branch]; later && e.Branch != "" && parent != e.Seq {
			return true, fmt.Errorf("journal entry %d is not the parent of the next on “%s”", e.Seq, e.Branch)
		}
		parents[e.Branch] = e.Parent
		step, err := was.back(a.ID, e)
		trail.Steps = append(trail.Steps, step)
		return err != nil, err
	})
	if err == nil && after != 1 {
		err = errors.New("the journal does not begin with its first entry")
	}
	slices.Reverse(trail.Steps)
	trail.Origin = was.print()
	return trail, err
}

// valuesOf gives all that is stored of an athlete but journal and summaries,
// which follow from it.
func (t tx) valuesOf(athlete plan.ID) (past, error) {
	p := past{}
	for _, bucket := range []string{
		athleteBucket, seasonBucket, weekBucket, eventBucket, muteBucket, recordBucket, checkinBucket, lifeBucket, branchBucket,
		commentBucket, requestBucket, libraryBucket,
	} {
		p[bucket] = map[string][]byte{}
		err := t.each(key{bucket, athlete[:]}, nil, func(k key, sealed []byte) error {
			payload, err := unseal(k, sealed)
			if bucket != branchBucket || isBranchKey(k.name) {
				p.set(k, bytes.Clone(payload))
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	branches, err := t.otherBranches(athlete)
	for _, branch := range branches {
		var all texts
		if all, err = t.textsOf(athlete, branch); err != nil {
			break
		}
		p.setBranch(athlete, branch, all)
	}
	return p, err
}

// back takes an entry's changes off, which must be what is there.
func (p past) back(athlete plan.ID, e *entry) (Step, error) {
	changed, err := json.Marshal([]any{e.Plan, e.Facts})
	if err != nil {
		return Step{}, err
	}
	step := Step{e.Head, string(changed)}
	turn := func(k key, before, after []byte) error {
		if !bytes.Equal(p.at(k), after) {
			return fmt.Errorf("%s is not what journal entry %d by %s (%s) made of it", k, e.Seq, e.Person, e.Words)
		}
		p.set(k, before)
		return nil
	}
	for _, c := range slices.Backward(e.Plan) {
		before, err1 := valueText(c.Before)
		after, err2 := valueText(c.After)
		if err := errors.Join(err1, err2, turn(planKey(athlete, e.Branch, c.Ref), before, after)); err != nil {
			return step, err
		}
	}
	for _, c := range slices.Backward(e.Facts) {
		if err := p.branchBack(athlete, c, e); err != nil {
			return step, err
		}
		if err := turn(c.key(athlete), c.Before, c.After); err != nil {
			return step, err
		}
	}
	return step, nil
}

func valueText(v *edit.Value) ([]byte, error) {
	switch {
	case v == nil:
		return nil, nil
	case v.Week != nil:
		return plain.Week(v.Week)
	}
	return json.Marshal(payload(*v))
}

func (p past) print() uint64 {
	sum := crc64.New(crc64.MakeTable(crc64.ECMA))
	for _, bucket := range slices.Sorted(maps.Keys(p)) {
		for _, name := range slices.Sorted(maps.Keys(p[bucket])) {
			fmt.Fprintf(sum, "%s %x %s\n", bucket, name, p[bucket][name])
		}
	}
	return sum.Sum64()
}

// summariesFit holds the summaries of the months against the records.
func (t tx) summariesFit(athlete plan.ID) error {
	var want, got []plan.DoneDay
	var day []plan.Record
	flush := func() {
		if len(day) > 0 {
			want = append(want, doneDay(day))
			day = nil
		}
	}
	err := t.each(key{recordBucket, athlete[:]}, nil, func(k key, sealed []byte) error {
		var r plan.Record
		if err := open(k, sealed, &r); err != nil {
			return err
		}
		if len(day) > 0 && day[0].Day != r.Day {
			flush()
		}
		day = append(day, r)
		return nil
	})
	if err != nil {
		return err
	}
	flush()
	err = t.each(key{monthBucket, athlete[:]}, nil, func(k key, sealed []byte) error {
		var m month
		if err := open(k, sealed, &m); err != nil {
			return err
		}
		got = append(got, m.days...)
		return nil
	})
	if err != nil {
		return err
	}
	a, errA := json.Marshal(got)
	b, errB := json.Marshal(want)
	if err := errors.Join(errA, errB); err != nil {
		return err
	}
	if !bytes.Equal(a, b) {
		return errors.New("the summaries of the months are not what the records give")
	}
	return nil
}
