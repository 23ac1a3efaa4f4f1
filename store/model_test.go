package store

import (
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
)

// seedFor is a store for one run of a property.
func seedFor(t *rapid.T, dir string, run *int) (*Store, plan.ID) {
	*run++
	s := Open(filepath.Join(dir, fmt.Sprintf("%d.db", *run)), Options{Now: clock()})
	if err := coach(s).Seed(Seed{Athlete: plan.Athlete{ID: id(9), Name: "Sam"}, Plan: season(2)}); err != nil {
		t.Fatal(err)
	}
	return s, id(9)
}

// repeat does up to 15 of the actions, and "" after each: fewer than rapid's own
// Repeat, since each waits for the disk.
func repeat(t *rapid.T, actions map[string]func(*rapid.T)) {
	check := actions[""]
	delete(actions, "")
	names := slices.Sorted(maps.Keys(actions))
	for range rapid.IntRange(1, 15).Draw(t, "steps") {
		actions[rapid.SampledFrom(names).Draw(t, "action")](t)
		check(t)
	}
}

func anyEdit(t *rapid.T, fresh *int) edit.Edit {
	week := id(rapid.IntRange(100, 107).Draw(t, "week"))
	session := id(rapid.IntRange(1000, 1023).Draw(t, "session"))
	*fresh++
	return rapid.SampledFrom([]edit.Edit{
		edit.SetNote{Week: week, Note: rapid.SampledFrom([]string{"", "a", "b\nc", "zoë"}).Draw(t, "note")},
		edit.SetKind{Week: week, Kind: rapid.SampledFrom(plan.WeekKinds()).Draw(t, "kind")},
		edit.DeleteSessions{Sessions: []plan.ID{session}},
		edit.Scale{Session: session, Steps: rapid.IntRange(-2, 2).Draw(t, "steps")},
		edit.InsertWeek{Week: plan.Microcycle{ID: id(3000 + *fresh), Days: rapid.IntRange(3, 10).Draw(t, "days")}, Before: week, Gives: edit.Push},
		edit.DeleteWeek{Week: week, Gives: edit.Push},
		edit.RenameBlock{Block: id(rapid.IntRange(10, 11).Draw(t, "block")), Name: rapid.SampledFrom([]string{"Base", "Build"}).Draw(t, "name")},
		edit.MoveEvent{Event: id(2), To: today + calendar.Day(rapid.IntRange(0, 200).Draw(t, "to"))},
		edit.DeleteEvent{Event: id(2)},
		edit.Mute{Mute: plan.Mute{ID: id(4000 + *fresh), Rule: rapid.SampledFrom([]string{"R05", "R15"}).Draw(t, "rule"), Of: rapid.SampledFrom([]plan.ID{week, session, id(10), id(2)}).Draw(t, "of"), Reason: "late shift"}},
		edit.Unmute{Mute: id(4000 + rapid.IntRange(0, *fresh).Draw(t, "mute"))},
	}).Draw(t, "edit")
}

// A person's edits, undos and redos, in any order and with a restart at any
// time, come to what a list of plans with a cursor comes to.
func TestEditsUndoAndRedoAreAsInAModel(t *testing.T) {
	dir, run := t.TempDir(), 0
	rapid.Check(t, func(t *rapid.T) {
		s, sam := seedFor(t, dir, &run)
		states, at, fresh := []plan.Plan{season(2)}, 0, 0
		group, groups := 0, []int{0} // edits of one group are undone as one
		lastRun := ""                // of the edit before, "" after an undo or redo
		check := func(snap *Snapshot, err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
			if !edit.Equal(snap.Plan, states[at]) {
				t.Fatalf("plan is %s\nwant %s", text(snap.Plan), text(states[at]))
			}
		}
		repeat(t, map[string]func(*rapid.T){
			"edit": func(t *rapid.T) {
				e, name := anyEdit(t, &fresh), rapid.SampledFrom([]string{"", "", "x"}).Draw(t, "run")
				want, wantErr := edit.Apply(states[at], e)
				snap, receipt, err := coach(s).Apply(sam, Main, nil, e, name)
				if (err != nil) != (wantErr != nil) {
					t.Fatalf("error %v, want %v", err, wantErr)
				}
				if err != nil || receipt.Seq == 0 {
					return
				}
				if name == "" || name != lastRun {
					group++
				}
				lastRun = name
				states, groups = append(states[:at+1], want.Plan), append(groups[:at+1], group)
				at++
				check(snap, err)
			},
			"undo": func(t *rapid.T) {
				snap, _, err := coach(s).Undo(sam, Main)
				if at == 0 {
					wantNothingTo(t, err)
					return
				}
				lastRun = ""
				for undone := groups[at]; groups[at] == undone; at-- {
				}
				check(snap, err)
			},
			"redo": func(t *rapid.T) {
				snap, _, err := coach(s).Redo(sam, Main)
				if at == len(states)-1 {
					wantNothingTo(t, err)
					return
				}
				lastRun = ""
				for at++; at+1 < len(groups) && groups[at+1] == groups[at]; at++ {
				}
				check(snap, err)
			},
			"restart": func(*rapid.T) { s = again(s) },
			"":        func(*rapid.T) { check(coach(s).Snapshot(sam, Main)) },
		})
	})
}

func wantNothingTo(t *rapid.T, err error) {
	t.Helper()
	var nothing *NothingTo
	if !errors.As(err, &nothing) {
		t.Fatalf("error %v, want *NothingTo", err)
	}
}

// The monthly summaries equal what the records give, whatever was added,
// changed, moved to another day or month, deleted, undone or redone.
func TestSummariesEqualTheRecords(t *testing.T) {
	dir, run := t.TempDir(), 0
	rapid.Check(t, func(t *rapid.T) {
		s, sam := seedFor(t, dir, &run)
		d, next := coach(s), 5000
		day := func(t *rapid.T) calendar.Day {
			return today + calendar.Day(rapid.SampledFrom([]int{-400, -16, -15, -14, -1, 0, 16, 17}).Draw(t, "day"))
		}
		some := func(t *rapid.T, n int) plan.Record {
			r := record(n, day(t), float64(rapid.IntRange(1, 100).Draw(t, "load")))
			r.Done.At = plan.TimeOfDay(rapid.SampledFrom([]int{0, 300, 600}).Draw(t, "at"))
			r.State = rapid.SampledFrom([]plan.DoneState{plan.DoneAsPlanned, plan.Skipped, plan.Nothing}).Draw(t, "state")
			if r.State != plan.DoneAsPlanned {
				r.Impulses = nil
			}
			return r
		}
		pick := func(t *rapid.T) (plan.Record, bool) {
			all := recordsOf(t, s, sam)
			if len(all) == 0 {
				return plan.Record{}, false
			}
			return rapid.SampledFrom(all).Draw(t, "record"), true
		}
		allow := func(err error) {
			var nothing *NothingTo
			if err != nil && !errors.As(err, &nothing) {
				t.Fatal(err)
			}
		}
		repeat(t, map[string]func(*rapid.T){
			"add": func(t *rapid.T) { next++; allow(d.AddRecord(sam, some(t, next))) },
			"change": func(t *rapid.T) {
				if old, ok := pick(t); ok {
					changed := some(t, 0)
					changed.ID = old.ID
					allow(d.ChangeRecord(sam, old.Day, changed))
				}
			},
			"delete": func(t *rapid.T) {
				if old, ok := pick(t); ok {
					allow(d.DeleteRecord(sam, old.Day, old.ID))
				}
			},
			"undo": func(*rapid.T) { _, _, err := d.Undo(sam, Main); allow(err) },
			"redo": func(*rapid.T) { _, _, err := d.Redo(sam, Main); allow(err) },
			"": func(t *rapid.T) {
				snap, err := d.Snapshot(sam, Main)
				allow(err)
				if got, want := text(snap.Done), text(summed(recordsOf(t, s, sam))); got != want {
					t.Fatalf("summaries:\n got %s\nwant %s", got, want)
				}
			},
		})
	})
}

// recordsOf reads all records, however long ago.
func recordsOf(t *rapid.T, s *Store, athlete plan.ID) (all []plan.Record) {
	err := s.view(t.Context(), func(t tx) error {
		return t.each(key{recordBucket, athlete[:]}, nil, func(k key, sealed []byte) error {
			var r plan.Record
			err := open(k, sealed, &r)
			all = append(all, r)
			return err
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// summed is the summary the slow way.
func summed(records []plan.Record) (days []plan.DoneDay) {
	minute := func(r plan.Record) int {
		if r.Done.At == 0 {
			return 9999
		}
		return int(r.Done.At)
	}
	slices.SortStableFunc(records, func(a, b plan.Record) int {
		return 100000*int(a.Day-b.Day) + minute(a) - minute(b)
	})
	for _, r := range records {
		if len(days) == 0 || days[len(days)-1].Day != r.Day {
			days = append(days, plan.DoneDay{Day: r.Day})
		}
		last := &days[len(days)-1]
		last.Impulses = append(last.Impulses, r.Impulses...)
		for _, share := range r.Sessions {
			if !slices.Contains(last.Sessions, share.Session) {
				last.Sessions = append(last.Sessions, share.Session)
			}
		}
	}
	return days
}
