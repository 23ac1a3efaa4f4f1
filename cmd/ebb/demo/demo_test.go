package demo

import (
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/oscillation"
	"ebb/plan/outlook"
	"ebb/store"
)

var tuesday = calendar.Of(2027, time.April, 6)

// counter makes ids that are the same in every run.
func counter() func() plan.ID {
	n := uint32(0)
	return func() plan.ID {
		n++
		return plan.ID{byte(n * 37), byte(n >> 8), byte(n >> 16), byte(n)}
	}
}

func squadOn(t *testing.T, today calendar.Day) map[string]Member {
	t.Helper()
	squad, err := Squad(today, counter())
	if err != nil {
		t.Fatal(err)
	}
	byName := map[string]Member{}
	for _, m := range squad {
		byName[m.Athlete.Name] = m
	}
	return byName
}

func look(m *Member, today calendar.Day) *outlook.Outlook {
	var done []plan.DoneDay
	for _, r := range m.Records {
		if n := len(done); n == 0 || done[n-1].Day != r.Day {
			done = append(done, plan.DoneDay{Day: r.Day})
		}
		last := &done[len(done)-1]
		last.Impulses = append(last.Impulses, r.Impulses...)
		for _, share := range r.Sessions {
			last.Sessions = append(last.Sessions, share.Session)
		}
	}
	return outlook.New(outlook.Input{Plan: m.Plan, Athlete: &m.Athlete, Done: done, Today: today})
}

func TestSquadIsSoundOnEveryWeekday(t *testing.T) {
	for today := tuesday - 1; today < tuesday+6; today++ {
		for name, m := range squadOn(t, today) {
			if err := m.Plan.Check(); err != nil {
				t.Errorf("%s on %s: %v", name, today, err)
			}
			at, ok := m.Plan.Locate(today)
			if !ok {
				t.Fatalf("%s: nothing is planned on %s", name, today)
			}
			if kind := m.Plan.Week(at).Kind; kind != plan.LoadWeek {
				t.Errorf("%s: %s lies in a %s week", name, today, kind)
			}
			for i, r := range m.Records {
				if r.Day >= today {
					t.Errorf("%s: a record of %s is known on %s", name, r.Day, today)
				}
				if i > 0 && r.Day < m.Records[i-1].Day {
					t.Errorf("%s: the record of %s stands after %s", name, r.Day, m.Records[i-1].Day)
				}
			}
		}
	}
}

func TestYesterdayIsReported(t *testing.T) {
	m := squadOn(t, tuesday)["Sam Rivera"]
	monday := m.Plan.SessionsOn(tuesday - 1)[0].ID
	last := m.Records[len(m.Records)-1]
	if last.Day != tuesday-1 || len(last.Sessions) != 1 || last.Sessions[0].Session != monday {
		t.Errorf("the last record is of %s and answers %v, want Monday's session %s", last.Day, last.Sessions, monday)
	}
}

func TestSameDaySameSquad(t *testing.T) {
	if !reflect.DeepEqual(squadOn(t, tuesday), squadOn(t, tuesday)) {
		t.Error("two squads of one day differ")
	}
}

func TestRunnerIsWhereTheyShouldBe(t *testing.T) {
	m := squadOn(t, tuesday)["Sam Rivera"]
	at, _ := m.Plan.Locate(tuesday)
	if block := m.Plan.Block(at); block.Name != "Specific 1" || at.Week != 1 || len(block.Weeks) != 4 {
		t.Errorf("today lies in week %d of %d of %s, want week 2 of 4 of Specific 1", at.Week+1, len(block.Weeks), block.Name)
	}
	race, _ := m.Plan.NextEvent(tuesday, plan.A)
	if race.Name != "Canyon 100K" || race.From-tuesday != 46 {
		t.Errorf("%s in %d days, want Canyon 100K in 46", race.Name, race.From-tuesday)
	}
	if behind := tuesday - m.Records[0].Day; behind < 240 {
		t.Errorf("records go back %d days, want eight months", behind)
	}
	if len(m.Checkins) < 150 {
		t.Errorf("%d check-ins in eight months, want most mornings", len(m.Checkins))
	}
}

func TestRacesLieInTheirRaceWeeks(t *testing.T) {
	for name, m := range squadOn(t, tuesday) {
		for _, e := range m.Plan.Events {
			at, ok := m.Plan.Locate(e.From)
			if e.Priority == plan.A && (!ok || m.Plan.Week(at).Kind != plan.RaceWeek) {
				t.Errorf("%s: %s on %s lies in no race week", name, e.Name, e.From)
			}
		}
	}
}

func TestMostIsDoneAndSomeIsNot(t *testing.T) {
	for name, m := range squadOn(t, tuesday) {
		states := map[plan.DoneState]int{}
		for _, r := range m.Records {
			states[r.State]++
		}
		share := float64(states[plan.DoneAsPlanned]) / float64(len(m.Records))
		if share < .85 || share > .98 || states[plan.Skipped] == 0 || states[plan.DonePartly] == 0 {
			t.Errorf("%s: %v of %d records", name, states, len(m.Records))
		}
	}
}

// The squad is to show contrast: a block that breathes, and one that grinds.
func TestWavesOfTheSquad(t *testing.T) {
	for _, want := range []struct {
		name      string
		low, high float64
		band      oscillation.Band
	}{
		{"Sam Rivera", 80, 95, oscillation.Good},
		{"Mara Okafor", 36, 59, oscillation.Fair},
		{"Jonas Lind", 75, 100, oscillation.Good},
	} {
		for today := tuesday - 1; today < tuesday+6; today++ {
			m := squadOn(t, today)[want.name]
			at, _ := m.Plan.Locate(today)
			got, ok := look(&m, today).Block(at)
			if !ok || got.O < want.low || got.O > want.high || got.Band() != want.band {
				t.Errorf("%s on a %s: O %.0f, %s; want %s, %.0f to %.0f", want.name, today.Weekday(), got.O, got.Band(), want.band, want.low, want.high)
			}
		}
	}
}

func TestRunnerComesDownInTheDownWeekOnly(t *testing.T) {
	m := squadOn(t, tuesday)["Sam Rivera"]
	o := look(&m, tuesday)
	at, _ := m.Plan.Locate(tuesday)
	at.Start = m.Plan.BlockStart(at)
	var loads []float64
	var down []bool
	for at.Week = range m.Plan.Block(at).Weeks {
		week := o.Week(at)
		loads, down = append(loads, week.Planned), append(down, week.CameDown())
		at.Start += calendar.Day(m.Plan.Week(at).Days)
	}
	if !reflect.DeepEqual(down, []bool{true, true, false, true}) {
		t.Errorf("weeks that came down: %v; want all but the third", down)
	}
	if loads[2] < loads[0] || loads[2] < loads[1] || loads[3] > .6*loads[2] {
		t.Errorf("planned loads %.0f: want the third the heaviest and the fourth well below", loads)
	}
}

func TestFillMakesTheFirstTheOneInUse(t *testing.T) {
	desk := store.Open(filepath.Join(t.TempDir(), "demo.db"), store.Options{}).As(store.Principal{Person: "me", Role: store.Coach})
	if err := Fill(desk, tuesday); err != nil {
		t.Fatal(err)
	}
	who, err := desk.Athlete("")
	if err != nil || who.Name != "Sam Rivera" {
		t.Fatalf("in use is %q, %v; want Sam Rivera", who.Name, err)
	}
	snap, err := desk.Snapshot(who.ID, store.Main)
	if err != nil {
		t.Fatal(err)
	}
	if want := squadOn(t, tuesday)["Sam Rivera"]; len(snap.Records) != len(want.Records) || len(snap.Plan.Seasons) != 1 {
		t.Errorf("%d records and %d seasons are stored, want %d and 1", len(snap.Records), len(snap.Plan.Seasons), len(want.Records))
	}
}
