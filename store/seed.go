package store

import (
	"cmp"
	"fmt"
	"slices"

	"ebb/plan"
	"ebb/plan/edit"
	"ebb/plan/sorting"
)

// Seed is an athlete with all that belongs to them.
type Seed struct {
	Athlete  plan.Athlete
	Plan     plan.Plan // on the branch main
	Records  []plan.Record
	Checkins []plan.Checkin
	Life     []plan.Life
}

// Seed writes athletes who are not there yet, all or none, with one journal
// entry each, which can't be undone.
func (d *Desk) Seed(seeds ...Seed) error {
	if err := d.may(Change, Thing{Kind: Squad}); err != nil {
		return err
	}
	return d.update(func(t tx) error {
		d.store.copyBeforeBulk(t)
		for _, s := range seeds {
			if err := d.sow(t, s); err != nil {
				return fmt.Errorf("%s: %w", s.Athlete.Name, err)
			}
		}
		return nil
	})
}

func (d *Desk) sow(t tx, s Seed) error {
	a, err := cleanAthlete(s.Athlete).Resolve()
	if err != nil {
		return err
	}
	if err := d.enrol(t, a); err != nil {
		return err
	}
	if err := sowPlan(t, a.ID, s.Plan); err != nil {
		return err
	}
	if err := sowRecords(t, a.ID, s.Records); err != nil {
		return err
	}
	for _, c := range s.Checkins {
		if err := t.put(factKey(checkinBucket, a.ID, c.Day), cleanCheckin(c)); err != nil {
			return err
		}
	}
	if err := sowLife(t, a.ID, s.Life); err != nil {
		return err
	}
	return d.note(t, a.ID, &entry{Head: Head{Words: "add " + a.Name}})
}

// sowRecords writes records day by day and each month's summary once.
func sowRecords(t tx, athlete plan.ID, records []plan.Record) error {
	records = slices.Clone(records)
	sorting.By(records, func(a, b plan.Record) int { return cmp.Compare(a.Day, b.Day) })
	arrival := uint16(0)
	for i, r := range records {
		arrival++
		if i == 0 || r.Day != records[i-1].Day {
			arrival = 1
		}
		records[i] = cleanRecord(r)
		if err := t.put(recordKey(athlete, r.Day, arrival, r.ID), records[i]); err != nil {
			return err
		}
	}
	for _, m := range monthsOf(records) {
		if err := t.put(monthKey(athlete, m.First), m); err != nil {
			return err
		}
	}
	return nil
}

// monthsOf sums up records, given by day and then in the order of arrival.
func monthsOf(records []plan.Record) (months []month) {
	var days []plan.DoneDay
	for len(records) > 0 {
		n := 1
		for n < len(records) && records[n].Day == records[0].Day {
			n++
		}
		today := doneDay(records[:n])
		records = records[n:]
		if len(days) > 0 && firstOfMonth(days[0].Day) != firstOfMonth(today.Day) {
			months, days = append(months, monthOf(days)), nil
		}
		days = append(days, today)
	}
	if len(days) > 0 {
		months = append(months, monthOf(days))
	}
	return months
}

func sowPlan(t tx, athlete plan.ID, p plan.Plan) error {
	values := edit.Values(p)
	for i := range values {
		values[i].Value = cleanValue(values[i].Value)
	}
	clean, err := edit.Join(values)
	if err == nil {
		err = clean.Check()
	}
	if err != nil {
		return err
	}
	for _, v := range values {
		if err := t.put(planKey(athlete, Main, v.Ref), payload(v.Value)); err != nil {
			return err
		}
	}
	return nil
}
