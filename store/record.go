package store

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/sorting"
)

// AddRecord stores what was done. The record comes with its id and impulses.
func (d *Desk) AddRecord(athlete plan.ID, r plan.Record) error {
	if r.ID.IsZero() {
		return errors.New("a record needs an id")
	}
	r = cleanRecord(r)
	words := d.recordWords(athlete, r)
	return d.changeFacts(athlete, Records, words, func(t tx) ([]factChange, error) {
		if _, old, err := findRecord(t, athlete, r.Day, r.ID); err != nil || old != nil {
			return nil, cmp.Or(err, errors.New("this record is there already"))
		}
		c, err := arrival(t, athlete, r)
		return []factChange{c}, err
	})
}

// ChangeRecord puts r in the place of the record of the same id on a day. The
// day may be another one after.
func (d *Desk) ChangeRecord(athlete plan.ID, day calendar.Day, r plan.Record) error {
	r = cleanRecord(r)
	words := d.recordWords(athlete, r) + ", said anew"
	if r.Done.Effort.Scale == plan.RPE {
		words = fmt.Sprintf("%s, effort %g", d.recordWords(athlete, r), r.Done.Effort.To)
	}
	return d.changeFacts(athlete, Records, words, func(t tx) ([]factChange, error) {
		c, old, err := findRecord(t, athlete, day, r.ID)
		if err != nil {
			return nil, err
		}
		if old == nil {
			return nil, &NotThere{What: "record", ID: r.ID}
		}
		if !d.sees(athlete).private {
			r.Done.Private = old.Done.Private
		}
		if r.Day == day {
			c.After, err = json.Marshal(r)
			return []factChange{c}, err
		}
		moved, err := arrival(t, athlete, r)
		return []factChange{c, moved}, err
	})
}

// DeleteRecord takes a record of a day away.
func (d *Desk) DeleteRecord(athlete plan.ID, day calendar.Day, id plan.ID) error {
	words := "took away what was done " + dayWords(day)
	return d.changeFacts(athlete, Records, words, func(t tx) ([]factChange, error) {
		c, old, err := findRecord(t, athlete, day, id)
		if err == nil && old == nil {
			err = &NotThere{What: "record", ID: id}
		}
		return []factChange{c}, err
	})
}

// Checkin stores how the athlete feels on c.Day, in the place of what was said
// of that day before; one that is empty takes that away.
func (d *Desk) Checkin(athlete plan.ID, c plan.Checkin) error {
	c = cleanCheckin(c)
	if err := c.Check(); err != nil {
		return err
	}
	words := "check-in of " + dayWords(c.Day)
	return d.changeFacts(athlete, Checkins, words, func(t tx) ([]factChange, error) {
		change := factChange{Kind: checkinFact, Day: c.Day}
		before, err := stored(t, change.key(athlete))
		if err != nil {
			return nil, err
		}
		change.Before = before
		if c.Empty() { // everything was taken back
			if before == nil {
				return nil, errors.New("a check-in says something: how the legs are")
			}
			return []factChange{change}, nil
		}
		change.After, err = json.Marshal(c)
		return []factChange{change}, err
	})
}

// dayWords says a day as the words of other changes do.
func dayWords(d calendar.Day) string { return d.Format("Mon 2 Jan") }

// recordWords say what was done as the one who did it would: "done Mon 23 Nov:
// run easy".
func (d *Desk) recordWords(athlete plan.ID, r plan.Record) string {
	did := map[plan.DoneState]string{plan.DoneAsPlanned: "done ", plan.DonePartly: "partly done ", plan.DoneInstead: "instead "}[r.State]
	day := dayWords(r.Day)
	switch {
	case r.State == plan.Nothing:
		return "nothing done " + day
	case r.State == plan.Skipped && len(r.Sessions) > 0:
		return "skipped " + day + d.plannedWords(athlete, r)
	case r.State == plan.Skipped:
		return "skipped " + day
	case r.Done.Kind == plan.NoKind:
		return did + day
	case r.Done.Kind == plan.Rest:
		return did + day + ": rest"
	default:
		return did + day + ": " + r.Done.Sport.String() + " " + r.Done.Kind.String()
	}
}

// plannedWords names what a record without training answers, "" when that is not
// to be found: a skipped session leaves no sport and kind in its record.
func (d *Desk) plannedWords(athlete plan.ID, r plan.Record) string {
	snap, err := d.Glance(athlete, Main, Sight{Plan: r.Day, Facts: r.Day})
	if err != nil {
		return ""
	}
	for _, s := range snap.Plan.SessionsOn(r.Day) {
		if s.ID == r.Sessions[0].Session {
			return ": " + cmp.Or(s.Sport, r.Done.Sport).String() + " " + s.Kind.String()
		}
	}
	if i, ok := snap.Plan.FindEvent(r.Sessions[0].Session); ok {
		return ": " + snap.Plan.Events[i].Name
	}
	return ""
}

// stored gives a copy of the payload under a key, nil when there is none.
func stored(t tx, k key) (json.RawMessage, error) {
	sealed := t.sealed(k)
	if sealed == nil {
		return nil, nil
	}
	payload, err := unseal(k, sealed)
	return slices.Clone(payload), err
}

// changeFacts writes facts of an athlete, or of the library for all, with what
// follows from them and one entry in the journal.
func (d *Desk) changeFacts(athlete plan.ID, kind ThingKind, words string, find func(tx) ([]factChange, error)) error {
	if err := d.may(Change, Thing{Kind: kind, Athlete: athlete}); err != nil {
		return err
	}
	return d.update(func(t tx) error {
		if t.sealed(athleteKey(athlete)) == nil && (kind != Library || athlete != forAll) {
			return &NoAthlete{Name: "^" + athlete.String()}
		}
		changes, err := find(t)
		if err != nil {
			return err
		}
		for _, c := range changes {
			if err := t.setFact(athlete, c); err != nil {
				return err
			}
		}
		return d.note(t, athlete, &entry{Head: Head{Words: words, Library: kind == Library}, Facts: changes})
	})
}

// setFact writes one fact as it is after a change. What could not be read back
// is refused.
func (t tx) setFact(athlete plan.ID, c factChange) error {
	k := c.key(athlete)
	if c.After == nil {
		if err := t.drop(k); err != nil {
			return err
		}
	} else {
		if err := json.Unmarshal(c.After, c.Kind.form()); err != nil {
			return fmt.Errorf("this %s can't be kept: %w", c.Kind, err)
		}
		if err := t.put(k, c.After); err != nil {
			return err
		}
	}
	if c.Kind == recordFact {
		return t.summarise(athlete, c.Day)
	}
	return nil
}

// arrival is a record that comes in as the last of its day.
func arrival(t tx, athlete plan.ID, r plan.Record) (factChange, error) {
	c := factChange{Kind: recordFact, Day: r.Day, Order: 1, ID: r.ID}
	err := t.each(factKey(recordBucket, athlete, r.Day), nil, func(k key, _ []byte) error {
		if order, _, ok := recordAt(k.name); ok {
			c.Order = order + 1
		}
		return nil
	})
	if err != nil {
		return c, err
	}
	c.After, err = json.Marshal(r)
	return c, err
}

// findRecord gives a record of a day, and the change that would delete it.
func findRecord(t tx, athlete plan.ID, day calendar.Day, id plan.ID) (c factChange, r *plan.Record, err error) {
	err = t.each(factKey(recordBucket, athlete, day), nil, func(k key, sealed []byte) error {
		order, found, ok := recordAt(k.name)
		if !ok || found != id {
			return nil
		}
		payload, err := unseal(k, sealed)
		if err != nil {
			return err
		}
		c = factChange{Kind: recordFact, Day: day, Order: order, ID: id, Before: slices.Clone(payload)}
		r = new(plan.Record)
		return open(k, sealed, r)
	})
	return c, r, err
}

// summarise brings a day of its month's summary up to date with its records.
func (t tx) summarise(athlete plan.ID, day calendar.Day) error {
	var records []plan.Record
	err := t.each(factKey(recordBucket, athlete, day), nil, func(k key, sealed []byte) error {
		var r plan.Record
		err := open(k, sealed, &r)
		records = append(records, r)
		return err
	})
	if err != nil {
		return err
	}
	k := monthKey(athlete, day)
	var m month
	if _, err := t.get(k, &m); err != nil {
		return err
	}
	days := m.days
	i, found := slices.BinarySearchFunc(days, day, func(x plan.DoneDay, day calendar.Day) int { return cmp.Compare(x.Day, day) })
	switch {
	case len(records) == 0 && found:
		days = slices.Delete(days, i, i+1)
	case len(records) == 0:
	case found:
		days[i] = doneDay(records)
	default:
		days = slices.Insert(days, i, doneDay(records))
	}
	if len(days) == 0 {
		return t.drop(k)
	}
	return t.put(k, monthOf(days))
}

// doneDay sums up the records of a day, given in the order of arrival: those
// with a time of day first, by that, then the others.
func doneDay(records []plan.Record) plan.DoneDay {
	records = slices.Clone(records)
	sorting.By(records, func(a, b plan.Record) int { return cmp.Compare(minuteOf(a), minuteOf(b)) })
	day := plan.DoneDay{Day: records[0].Day}
	for _, r := range records {
		day.Impulses = append(day.Impulses, r.Impulses...)
		for _, share := range r.Sessions {
			if !slices.Contains(day.Sessions, share.Session) {
				day.Sessions = append(day.Sessions, share.Session)
			}
		}
	}
	return day
}

// minuteOf gives the minute of the day at which a record began, or one after
// every other when it is not known.
func minuteOf(r plan.Record) int {
	switch {
	case r.Done.At != 0:
		return int(r.Done.At) - 1
	case !r.Start.IsZero():
		return r.Start.Hour()*60 + r.Start.Minute()
	default:
		return 24 * 60
	}
}
