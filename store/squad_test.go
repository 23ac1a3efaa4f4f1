package store

import (
	"fmt"
	"math"
	"path/filepath"
	"reflect"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/squad"
)

// rowOf gives what Rows says of one athlete.
func rowOf(t rapid.TB, d *Desk, athlete plan.ID, on calendar.Day) squad.Row {
	t.Helper()
	rows, err := d.Rows([]plan.ID{athlete}, on)
	if err != nil || len(rows) != 1 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	return rows[0]
}

// wholeRow makes the row from all that is known of an athlete.
func wholeRow(t rapid.TB, d *Desk, athlete plan.ID, on calendar.Day) squad.Row {
	t.Helper()
	snap, err := d.Snapshot(athlete, Main)
	if err != nil {
		t.Fatal(err)
	}
	return squad.Of(squad.Known{Athlete: &snap.Athlete, Plan: snap.Plan, Done: snap.Done, Checkins: snap.Checkins, Life: snap.Life, Today: on})
}

// somePlan draws seasons one after the other, with weeks of sessions, of targets
// that are shares of weeks before, and of nothing.
func somePlan(t *rapid.T) plan.Plan {
	var p plan.Plan
	n := 100
	start := today - calendar.Day(rapid.IntRange(0, 400).Draw(t, "from"))
	for s := range rapid.IntRange(0, 4).Draw(t, "seasons") {
		season := plan.Macrocycle{ID: id(10 + s), Name: fmt.Sprintf("S%d", s), Start: start}
		for b := range rapid.IntRange(1, 4).Draw(t, "blocks") {
			block := plan.Mesocycle{ID: id(20 + 5*s + b), Name: fmt.Sprintf("B%d", b), Phase: plan.Build}
			for range rapid.IntRange(1, 6).Draw(t, "weeks") {
				n++
				block.Weeks = append(block.Weeks, someWeek(t, n))
			}
			season.Blocks = append(season.Blocks, block)
		}
		p.Seasons = append(p.Seasons, season)
		start = season.Span().To + 1 + calendar.Day(rapid.SampledFrom([]int{0, 0, 9}).Draw(t, "gap"))
	}
	return p
}

func someWeek(t *rapid.T, n int) plan.Microcycle {
	week := plan.Microcycle{ID: id(n), Days: rapid.SampledFrom([]int{7, 7, 7, 10, 28}).Draw(t, "days"), Kind: plan.DownWeek}
	switch rapid.IntRange(0, 3).Draw(t, "filled") {
	case 0:
		week.Target = plan.Target{Measure: plan.TargetShare, Value: 70}
	case 1:
		week.Target = plan.Target{Measure: plan.TargetLoad, Value: 400}
	case 2:
		for d := 0; d < week.Days; d += 2 {
			hours := rapid.IntRange(1, 4).Draw(t, "hours")
			week.Sessions = append(week.Sessions, plan.Session{
				ID: id(10000 + 30*n + d), Day: d, Sport: plan.Run, Kind: plan.Long, Duration: plan.Duration{Seconds: 3600 * hours, Unit: plan.Hours},
			})
		}
	}
	return week
}

func TestARowIsThatOfAllThatIsKnown(t *testing.T) {
	dir, run := t.TempDir(), 0
	rapid.Check(t, func(t *rapid.T) {
		run++
		s := Open(filepath.Join(dir, strconv.Itoa(run), "ebb.db"), Options{Now: clock()})
		sam := id(9)
		seed := Seed{Athlete: plan.Athlete{ID: sam, Name: "Sam"}, Plan: somePlan(t)}
		if rapid.Bool().Draw(t, "settings") {
			seed.Athlete.Settings = []plan.Setting{{Key: "start.date", Value: (today - 200).String()}, {Key: "start.fitness", Value: "50"}}
		}
		for i := range rapid.IntRange(0, 3).Draw(t, "races") {
			day := today + calendar.Day(rapid.IntRange(-100, 60).Draw(t, "race"))
			seed.Plan.Events = append(seed.Plan.Events, plan.Event{
				ID: id(90 + i), From: day, Days: 1, Priority: plan.A, Name: "R", Sport: plan.Run, Distance: plan.Distance{Value: 42, Unit: plan.Kilometres},
			})
		}
		for i := range rapid.IntRange(0, 2).Draw(t, "life") {
			seed.Life = append(seed.Life, plan.Life{
				ID: id(80 + i), Kind: plan.Sick, From: today - calendar.Day(rapid.IntRange(-20, 20).Draw(t, "since")), Days: 9,
			})
		}
		last := rapid.IntRange(-20, 60).Draw(t, "last report")
		for i := range rapid.IntRange(0, 60).Draw(t, "records") {
			seed.Records = append(seed.Records, record(60000+2*i, today-calendar.Day(last+3*i), 80))
		}
		for i := range rapid.IntRange(0, 4).Draw(t, "checkins") {
			seed.Checkins = append(seed.Checkins, plan.Checkin{Day: today - calendar.Day(9*i), Legs: 1 + i, Energy: 2, Ill: i == 1})
		}
		if err := coach(s).Seed(seed); err != nil {
			t.Fatal(err)
		}
		got, want := rowOf(t, coach(s), sam, today), wholeRow(t, coach(s), sam, today)
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("of what is read for a row\n%+v\nof everything\n%+v", got, want)
		}
	})
}

// Ten years ago counts for nothing that is seen.
func TestARowForgetsWhatIsLongOver(t *testing.T) {
	s := newStore(t)
	seed := Seed{Athlete: plan.Athlete{ID: id(9), Name: "Sam", Settings: []plan.Setting{{Key: "start.date", Value: (today - 3000).String()}}}, Plan: season(2)}
	for i := range 900 {
		seed.Records = append(seed.Records, record(60000+2*i, today-calendar.Day(3*i), 90))
	}
	must(t, coach(s).Seed(seed))
	got, want := rowOf(t, coach(s), id(9), today), wholeRow(t, coach(s), id(9), today)
	for i := range got.Wave {
		if math.Abs(got.Wave[i].Evening-want.Wave[i].Evening) > .01 || math.Abs(got.Wave[i].Morning-want.Wave[i].Morning) > .01 {
			t.Errorf("day %d: %+v, want %+v", i, got.Wave[i], want.Wave[i])
		}
	}
	if got.Why != want.Why || got.Done != want.Done || got.Since != want.Since {
		t.Errorf("%+v\nwant\n%+v", got, want)
	}
}

func TestOnlyACoachSeesTheSquad(t *testing.T) {
	s, sam := seeded(t)
	for _, who := range []Principal{{Role: AthleteRole, Athlete: sam}, {Role: Viewer, Athlete: sam}, {}} {
		if members, _, err := s.As(who).Squad(nil, today); err == nil {
			t.Errorf("%s sees %v", who.words(), members)
		}
		if rows, err := s.As(who).Rows([]plan.ID{sam}, today); err == nil {
			t.Errorf("%s sees %d rows", who.words(), len(rows))
		}
	}
	if members, _, err := coach(s).Squad(nil, today); err != nil || len(members) != 1 || members[0].Name == "" {
		t.Errorf("a coach sees %v, %v", members, err)
	}
}

func TestAMarkChangesWithTheAthleteAlone(t *testing.T) {
	s, sam := seeded(t)
	kim, err := coach(s).AddAthlete("Kim", nil)
	must(t, err)
	marks := func() map[plan.ID]uint64 {
		members, _, err := coach(s).Squad(nil, today)
		must(t, err)
		all := map[plan.ID]uint64{}
		for _, m := range members {
			all[m.ID] = m.Mark
		}
		return all
	}
	before := marks()
	for what, change := range map[string]func() error{
		"a check-in": func() error { return coach(s).Checkin(sam, plan.Checkin{Day: today - 1, Legs: 5}) },
		"a record":   func() error { return coach(s).AddRecord(sam, record(70000, today-1, 50)) },
		"an edit":    func() error { _, _, err := coach(s).Apply(sam, Main, nil, noteOn(100, "other"), ""); return err },
		"a setting": func() error {
			_, err := coach(s).SetAthlete(sam, []plan.Setting{{Key: "model.gain", Value: "1.2"}})
			return err
		},
	} {
		must(t, change())
		after := marks()
		if after[sam] == before[sam] {
			t.Errorf("%s does not show in the mark", what)
		}
		if after[kim.ID] != before[kim.ID] {
			t.Errorf("%s of one shows in the mark of another", what)
		}
		before = after
	}
}

// Who hands over the marks of rows gets those that changed since, and no others.
func TestTheSquadBringsTheRowsThatChanged(t *testing.T) {
	s, sam := seeded(t)
	kim, err := coach(s).AddAthlete("Kim", nil)
	must(t, err)
	members, rows, err := coach(s).Squad(nil, today)
	must(t, err)
	if len(members) != 2 || len(rows) != 0 {
		t.Fatalf("%d members and %d rows for who keeps none", len(members), len(rows))
	}
	kept := map[plan.ID]uint64{}
	for _, m := range members {
		kept[m.ID] = m.Mark
	}
	if _, rows, err = coach(s).Squad(kept, today); err != nil || len(rows) != 0 {
		t.Fatalf("nothing changed: %+v, %v", rows, err)
	}
	must(t, coach(again(s)).Checkin(sam, plan.Checkin{Day: today - 1, Ill: true}))
	_, rows, err = coach(s).Squad(kept, today)
	must(t, err)
	if len(rows) != 1 || rows[0].Athlete != sam || !rows[0].Felt.Ill {
		t.Fatalf("sam is ill: %+v", rows)
	}
	if want := rowOf(t, coach(s), sam, today); !reflect.DeepEqual(rows[0], want) {
		t.Errorf("it came with the names as\n%+v\nand alone as\n%+v", rows[0], want)
	}
	delete(kept, kim.ID)
	if members, rows, err = coach(s).Squad(kept, today); err != nil || len(members) != 2 || len(rows) != 1 {
		t.Errorf("a newcomer: %d members, %d rows, %v", len(members), len(rows), err)
	}
}

// Whoever is damaged or gone takes nobody else along.
func TestOneDamagedAthlete(t *testing.T) {
	s, sam := seeded(t)
	kim, err := coach(s).AddAthlete("Kim", nil)
	must(t, err)
	must(t, s.update(t.Context(), "test", func(t tx) error {
		k := planKey(sam, Main, edit.Ref{What: edit.WeekValue, ID: id(100)})
		return t.bucket(k.bucket).Put(k.name, []byte("no value at all"))
	}))
	rows, err := coach(s).Rows([]plan.ID{sam, id(4711), kim.ID}, today)
	must(t, err)
	if len(rows) != 2 || rows[0].Athlete != sam || rows[1].Athlete != kim.ID {
		t.Fatalf("%+v", rows)
	}
	if rows[0].Attention != squad.Red || rows[0].Name == "" || rows[0].Modelled {
		t.Errorf("the damaged one: %+v", rows[0])
	}
	if rows[1].Attention == squad.Red {
		t.Errorf("the other one: %+v", rows[1])
	}
}

// What the roster asks for: the names at every change of the file, and a row of
// one athlete with ten years.
func BenchmarkSquad(b *testing.B) {
	s, sam := decade(b)
	d := coach(s)
	b.Run("names", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, _, err := d.Squad(nil, today); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("a row", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := d.Rows([]plan.ID{sam}, today); err != nil {
				b.Fatal(err)
			}
		}
	})
}
