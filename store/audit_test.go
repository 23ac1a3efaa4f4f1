package store

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/edit"
)

// busy gives a store with a bit of every kind of change in it.
func busy(t *testing.T) (*Store, plan.ID) {
	t.Helper()
	s, sam := seeded(t)
	d := coach(s)
	apply(t, d, sam, noteOn(100, "one"))
	apply(t, d, sam, edit.InsertWeek{Week: week(500), Before: id(101)})
	apply(t, d, sam, edit.DeleteWeek{Week: id(102)})
	must(t, d.AddRecord(sam, record(6000, today, 70)))
	must(t, d.ChangeRecord(sam, today, record(6000, today-20, 71)))
	must(t, d.DeleteRecord(sam, today-1, id(5002)))
	must(t, d.Checkin(sam, plan.Checkin{Day: today, Legs: 3}))
	_, err := d.SetAthlete(sam, []plan.Setting{{Key: "weight_kg", Value: "63"}})
	must(t, err)
	undo(t, d, sam)
	undo(t, d, sam)
	redo(t, d, sam)
	_, err = d.AddAthlete("Ana", nil)
	must(t, err)
	return s, sam
}

func TestAnAuditFindsAWholeFileWhole(t *testing.T) {
	s, sam := busy(t)
	before, err := coach(s).Audit()
	must(t, err)
	if len(before) != 2 || before[1].Athlete.ID != sam || len(before[1].Steps) != 12 {
		t.Fatalf("trails: %+v", before)
	}
	apply(t, coach(s), sam, noteOn(101, "look for this"))
	after, err := coach(s).Audit()
	must(t, err)
	last := after[1].Steps[len(after[1].Steps)-1]
	if after[1].Origin != before[1].Origin || last.Person != "kim" || !strings.Contains(last.Changed, "look for this") {
		t.Errorf("origin %x, then %x; last step %+v", before[1].Origin, after[1].Origin, last)
	}
}

func TestAnAuditNamesWhatDoesNotFit(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(s *Store, t tx, sam plan.ID) error
		says  string
	}{
		{"a value that no entry made", func(_ *Store, t tx, sam plan.ID) error {
			return t.put(factKey(checkinBucket, sam, today), plan.Checkin{Day: today, Legs: 5})
		}, "check-in of 2027-03-15"},
		{"an entry without its value", func(_ *Store, t tx, sam plan.ID) error {
			return t.drop(key{weekBucket, append(planKeys(weekBucket, sam, Main).name, idBytes(500)...)})
		}, "week ^"},
		{"an entry that is missing", func(_ *Store, t tx, sam plan.ID) error { return t.drop(journalKey(sam, 3)) }, "journal entry 3 is missing"},
		{"a journal without a beginning", func(_ *Store, t tx, sam plan.ID) error { return t.drop(journalKey(sam, 1)) }, "first entry"},
		{"a summary of other records", func(_ *Store, t tx, sam plan.ID) error {
			return t.drop(monthKey(sam, today-20))
		}, "summaries"},
		{"a damaged value", func(_ *Store, t tx, sam plan.ID) error {
			return t.bucket(athleteBucket).Put(sam[:], []byte(`x{"name":"Sam"}`))
		}, "checksum"},
		{"a parent that is none", func(_ *Store, t tx, sam plan.ID) error {
			var e entry
			if err := open(journalKey(sam, 3), t.sealed(journalKey(sam, 3)), &e); err != nil {
				return err
			}
			e.Parent = 1
			return t.put(journalKey(sam, 3), json.RawMessage(text(e)))
		}, "parent"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, sam := busy(t)
			must(t, s.update(context.Background(), "", func(t tx) error { return c.spoil(s, t, sam) }))
			if _, err := coach(s).Audit(); err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("error = %v, want a word on %q", err, c.says)
			}
		})
	}
}
