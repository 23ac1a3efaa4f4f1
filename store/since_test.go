package store

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
)

// Whoever looked before, and whoever writes, has the same as who reads the file
// for the first time, whatever was done in between and by whom.
func TestASnapshotBroughtUpToDateIsAsOneReadAnew(t *testing.T) {
	dir, run := t.TempDir(), 0
	followed := 0
	rapid.Check(t, func(t *rapid.T) {
		s, sam := seedFor(t, dir, &run)
		screen, fresh := again(s), 6000
		lee := func() *Desk { return again(s).As(Principal{Person: "lee", Role: Coach}) }
		someone := func() *Desk {
			return rapid.SampledFrom([]func() *Desk{lee, func() *Desk { return coach(s) }}).Draw(t, "who")()
		}
		day := func() calendar.Day { return today - calendar.Day(rapid.IntRange(0, 70).Draw(t, "day")) }
		branch := func() string { return rapid.SampledFrom([]string{Main, Main, "sketch"}).Draw(t, "branch") }
		var last *Snapshot
		anyRecord := func() plan.Record {
			if n := len(last.Records); n > 0 {
				return last.Records[rapid.IntRange(0, n-1).Draw(t, "record")]
			}
			return record(1, today, 10)
		}
		ignore := func(...any) {} // what is refused changes nothing, and that is seen as well
		last, _ = coach(screen).Snapshot(sam, Main)
		repeat(t, map[string]func(*rapid.T){
			"edit": func(t *rapid.T) {
				ignore(someone().Apply(sam, branch(), nil, anyEdit(t, &fresh), ""))
			},
			"edit of an old plan": func(t *rapid.T) { ignore(someone().Apply(sam, Main, last, anyEdit(t, &fresh), "")) },
			"two races of a day": func(*rapid.T) {
				fresh += 2
				for _, n := range []int{fresh, fresh - 1} {
					ignore(someone().Apply(sam, Main, nil, edit.AddEvent{Event: plan.Event{
						ID: id(n), From: today + 3, Days: 1, Priority: plan.C, Name: "Parkrun", Sport: plan.Run, Distance: plan.Distance{Value: 5, Unit: plan.Kilometres},
					}}, ""))
				}
			},
			"add record": func(*rapid.T) {
				fresh += 2
				ignore(someone().AddRecord(sam, record(fresh, day(), 30)))
			},
			"move record": func(*rapid.T) {
				r := anyRecord()
				was := r.Day
				r.Day = day()
				ignore(someone().ChangeRecord(sam, was, r))
			},
			"delete record": func(*rapid.T) { ignore(someone().DeleteRecord(sam, anyRecord().Day, anyRecord().ID)) },
			"check-in":      func(*rapid.T) { ignore(someone().Checkin(sam, plan.Checkin{Day: day(), Legs: 3})) },
			"life": func(*rapid.T) {
				fresh++
				ignore(someone().AddLife(sam, plan.Life{ID: id(fresh), Kind: plan.Sick, From: day(), Days: 2}))
			},
			"set": func(t *rapid.T) {
				kilos := rapid.SampledFrom([]string{"60", "70"}).Draw(t, "kg")
				ignore(someone().SetAthlete(sam, []plan.Setting{{Key: "weight_kg", Value: kilos}}))
			},
			"branch":  func(*rapid.T) { ignore(someone().NewBranch(sam, "sketch", Main)) },
			"take":    func(*rapid.T) { ignore(someone().TakeBranch(sam, "sketch", true)) },
			"release": func(*rapid.T) { ignore(someone().Release(sam, day())) },
			"undo":    func(*rapid.T) { ignore(someone().Undo(sam, branch())) },
			"redo":    func(*rapid.T) { ignore(someone().Redo(sam, branch())) },
			"": func(t *rapid.T) {
				if !rapid.Bool().Draw(t, "look") {
					return // and so several changes behind
				}
				want, err := coach(again(s)).Snapshot(sam, Main)
				if err != nil {
					t.Fatal(err)
				}
				view := viewKey{sam, Main, seesAll}
				before := screen.memory.recall(view)
				last, err = coach(screen).Snapshot(sam, Main)
				if err != nil {
					t.Fatal(err)
				}
				if !reflect.DeepEqual(last, want) {
					t.Fatalf("brought up to date it is\n%s\nread anew\n%s", text(last), text(want))
				}
				_ = screen.view(t.Context(), func(t tx) error {
					if since, err := t.since(sam, before.snapshot); since != nil && err == nil {
						followed++
					}
					return nil
				})
				mine, err := coach(s).Snapshot(sam, Main)
				if err != nil || !edit.Equal(mine.Plan, want.Plan) || !reflect.DeepEqual(mine.Records, want.Records) ||
					!reflect.DeepEqual(mine.Done, want.Done) || !reflect.DeepEqual(mine.Checkins, want.Checkins) ||
					!reflect.DeepEqual(mine.Athlete, want.Athlete) || mine.Revision != want.Revision {
					t.Fatalf("who wrote has (%v)\n%s\nread anew\n%s", err, text(mine), text(want))
				}
			},
		})
	})
	least := 50
	if testing.Short() { // a fifth of the cases
		least /= 5
	}
	if followed < least {
		t.Errorf("%d snapshots were brought up to date: this tries nothing", followed)
	}
}
